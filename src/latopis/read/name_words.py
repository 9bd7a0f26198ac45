"""What a single token says about names: whether it may begin, continue or be one, and what the article elsewhere shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from latopis.sentence import agreement_as, agreement_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from latopis.lexicon.names import NameWords
    from latopis.model import ActorType, Analysis, Sentence, Token

    Analyses: TypeAlias = tuple[Analysis, ...]

FIRST_NAME: Final = "imię"
SURNAME: Final = "nazwisko"
PLACE: Final = "nazwa_geograficzna"
ORGANISATIONS: Final = frozenset(("nazwa_organizacji", "nazwa_firmy", "nazwa_instytucji"))
_ROMAN: Final = frozenset("IVXLC")
_OPENERS: Final = frozenset("„“”\"«»'‚‘’–—-:;([•*+…")
_ADJECTIVES: Final = frozenset(("adj", "ppas", "pact"))
_NOMINAL: Final = frozenset(("subst", "adj", "ger", "ppas", "pact", "brev", "depr", "num", "frag", "romandig"))


@dataclass(slots=True)
class Evidence:
    """What the whole article shows: the forms of its capitalised words, and the base forms that each leaves possible.

    `forms` counts folded forms; `bases` counts, for a folded base form, the distinct forms that may belong to it; `inside`
    holds the folded base forms of words capitalised where no sentence begins; `surnames` those of people named in full;
    `known` the keys of the register's actors that are named beyond doubt. The last two grow while names are noted; `asked`
    counts how often something hung on them.
    """

    forms: Counter[str] = field(default_factory=Counter)
    bases: Counter[str] = field(default_factory=Counter)
    inside: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    asked: int = 0

    def names_one_of(self, keys: Iterable[str]) -> bool:
        """Whether one of the register's actors is named beyond doubt."""
        self.asked += 1
        return not self.known.isdisjoint(keys)

    def has_surname(self, bases: Iterable[str]) -> bool:
        """Whether somebody with one of the folded surnames is named in full."""
        self.asked += 1
        return not self.surnames.isdisjoint(bases)


def evidence_in(sentences: Iterable[Sentence]) -> Evidence:
    """The evidence of the article's capitalised words."""
    found = Evidence()
    forms, bases = found.forms, found.bases
    for sentence in sentences:
        for at, token in enumerate(sentence.tokens):
            if not token.capitalised or token.kind != "word":
                continue
            form, possible = _folded(token.text), name_bases(token)
            if form not in forms:
                for base in possible:
                    bases[base] = bases.get(base, 0) + 1
            forms[form] = forms.get(form, 0) + 1
            if not opens(sentence.tokens, at):
                found.inside.update(possible, _noun_bases(token.analyses))
    return found


_cached: Final = lru_cache(maxsize=32_768)
"""Keeps what follows from a form or from its analyses: news repeats its words."""


@_cached
def _folded(form: str) -> str:
    return form.casefold()


def name_bases(token: Token) -> tuple[str, ...]:
    """The folded base forms that the token may have as a name, sorted."""
    return _name_bases(token.analyses)


@_cached
def _name_bases(analyses: Analyses) -> tuple[str, ...]:
    return tuple(sorted({entry.lemma.casefold() for entry in analyses if entry.labels or entry.guessed}))


@_cached
def _noun_bases(analyses: Analyses) -> frozenset[str]:
    return frozenset(entry.lemma.casefold() for entry in analyses if entry.pos == "subst")


def opens(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a capital at this token says nothing: it begins the sentence, a quotation, or what follows a colon or a dash."""
    return at == 0 or tokens[at - 1].text in _OPENERS or tokens[at - 1].text[:1] in ".?!" or tokens[at - 1].kind == "symbol"


def is_common(token: Token) -> bool:
    """Whether the dictionary knows the word as no name at all."""
    return _is_common(token.analyses)


@_cached
def _is_common(analyses: Analyses) -> bool:
    return any(not entry.labels and not entry.guessed for entry in analyses)


def is_small(token: Token) -> bool:
    """Whether the word can be no part of a name: neither a name nor a noun or what goes with one."""
    return _is_small(token.analyses)


@_cached
def _is_small(analyses: Analyses) -> bool:
    return not any(entry.labels or entry.guessed or entry.pos in _NOMINAL for entry in analyses)


def is_roman(token: Token) -> bool:
    """Whether the token is a Roman numeral, as after the name of a king or pope."""
    return 0 < len(token.text) <= 5 and set(token.text) <= _ROMAN


def is_initial(token: Token) -> bool:
    """Whether the token is an initial: one capital, or several with their points (J.D.)."""
    return token.kind == "word" and token.capitalised and (len(token.text) == 1 or token.text.endswith("."))


def is_acronym(token: Token) -> bool:
    """Whether the token is written in capitals (OUBZ, V4) or mixes them as acronyms do (PiS, TVN24)."""
    return _is_acronym(token.text)


@_cached
def _is_acronym(form: str) -> bool:
    letters = [character for character in form.partition("-")[0] if character.isalpha()]
    return len(form) > 1 and len(letters) > 0 and sum(map(str.isupper, letters)) * 2 > len(letters)


def has_label(token: Token, *labels: str) -> bool:
    """Whether an analysis of the token carries one of the labels of names."""
    return any(not entry.labels.isdisjoint(labels) for entry in token.analyses)


def is_given_in_two(token: Token) -> bool:
    """Whether the token is a given name of two syllables as Koreans write it, behind the surname (Park Sang-hoon)."""
    front, hyphen, back = token.text.partition("-")
    return (
        bool(hyphen) and token.best.guessed and front[:1].isupper() and front[1:].islower() and back.isalpha() and back.islower()
    )


def lemmas(token: Token) -> frozenset[str]:
    """Every lemma that the token may have, folded."""
    return _lemmas(token.analyses)


@_cached
def _lemmas(analyses: Analyses) -> frozenset[str]:
    return frozenset(entry.lemma.casefold() for entry in analyses)


def capital_lemmas(token: Token) -> tuple[str, ...]:
    """Every lemma that the token may have, with a capital."""
    return _capital_lemmas(token.analyses)


@_cached
def _capital_lemmas(analyses: Analyses) -> tuple[str, ...]:
    return tuple([entry.lemma[:1].upper() + entry.lemma[1:] for entry in analyses])


def first_name_gender(token: Token, words: NameWords) -> str:
    """The gender of the first name that the token may be: m1, f, or nothing where it is none."""
    return _first_name_gender(token.text, token.analyses, words)


@_cached
def _first_name_gender(text: str, analyses: Analyses, words: NameWords) -> str:
    form = text.replace("’", "'")
    if form.isupper() and len(form) > 2:
        form = form.capitalize()
    for lemma in (form, *(entry.lemma.replace("’", "'") for entry in analyses)):
        if lemma in words.first_names:
            return words.first_names[lemma]
    front, hyphen, _ = form.partition("-")
    if hyphen and front in words.first_names:
        return words.first_names[front]
    labelled = [entry for entry in analyses if FIRST_NAME in entry.labels and "sg" in entry.numbers]  # nobody is several
    return "" if not labelled else "f" if all("f" in entry.genders for entry in labelled) else "m1"


def head_type(token: Token, words: NameWords) -> ActorType | None:
    """The type that a capitalised head noun gives (Urząd -> office); None for any other word."""
    return _head_type(token.analyses, words)


@_cached
def _head_type(analyses: Analyses, words: NameWords) -> ActorType | None:
    nouns = [entry.lemma.casefold() for entry in analyses if entry.pos == "subst" and not entry.guessed]
    return next((words.heads[lemma] for lemma in nouns if lemma in words.heads), None)


def title_type(token: Token, words: NameWords) -> ActorType | None:
    """The type of what a noun before a name announces (prezydent -> person, dziennik -> outlet)."""
    return _title_type(token.analyses, words)


@_cached
def _title_type(analyses: Analyses, words: NameWords) -> ActorType | None:
    nouns = (entry for entry in analyses if entry.pos in ("subst", "brev", "adj", "depr"))
    return next((words.titles[entry.lemma.casefold()] for entry in nouns if entry.lemma.casefold() in words.titles), None)


def is_adjective(token: Token) -> bool:
    """Whether the token may be an adjective or participle."""
    return _is_adjective(token.analyses)


@_cached
def _is_adjective(analyses: Analyses) -> bool:
    return any(entry.pos in _ADJECTIVES for entry in analyses)


def adjective_agreement(token: Token) -> int:
    """The combinations of number, case and gender in which the token may be an adjective."""
    return agreement_as(token.analyses, _ADJECTIVES)


def noun_agreement(token: Token) -> int:
    """The combinations of number, case and gender in which the token may be a noun."""
    return _noun_agreement(token.analyses)


@_cached
def _noun_agreement(analyses: Analyses) -> int:
    return agreement_in(entry for entry in analyses if entry.pos not in _ADJECTIVES)


def spellings(surname: str) -> tuple[str, ...]:
    """The surname, and its other spelling where Polish has two whose oblique forms coincide (Łukaszenka, Łukaszenko).

    >>> spellings("rudenka")
    ('rudenka', 'rudenko')
    """
    if len(surname) > 4 and surname[-3:-1] == "nk" and surname[-1] in "ao":
        return (surname, surname[:-1] + ("o" if surname.endswith("a") else "a"))
    return (surname,)

"""What a single token says about names: whether it may begin, continue or be one, and what the article elsewhere shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from latopis.lexicon.names import NameWords
    from latopis.model import ActorType, Analysis, Sentence, Token

FIRST_NAME: Final = "imię"
SURNAME: Final = "nazwisko"
PLACE: Final = "nazwa_geograficzna"
ORGANISATIONS: Final = frozenset(("nazwa_organizacji", "nazwa_firmy", "nazwa_instytucji"))
_ROMAN: Final = frozenset("IVXLC")
_OPENERS: Final = frozenset("„“”\"«»'‚‘’–—-:;([•*+…")
_ADJECTIVES: Final = frozenset(("adj", "ppas", "pact"))


@dataclass(slots=True)
class Evidence:
    """What the whole article shows: the forms of its capitalised words, and the base forms that each leaves possible.

    `forms` counts folded forms; `bases` counts, for a folded base form, the distinct forms that may belong to it; `inside`
    holds the folded base forms of words capitalised where no sentence begins; `surnames` those of people named in full;
    `known` the keys of the register's actors that are named beyond doubt.
    """

    forms: Counter[str] = field(default_factory=Counter)
    bases: Counter[str] = field(default_factory=Counter)
    inside: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)


def evidence_in(sentences: Iterable[Sentence]) -> Evidence:
    """The evidence of the article's capitalised words."""
    found = Evidence()
    for sentence in sentences:
        for at, token in enumerate(sentence.tokens):
            if token.kind != "word" or not token.capitalised:
                continue
            form = token.text.casefold()
            bases = {entry.lemma.casefold() for entry in token.analyses if entry.labels or entry.guessed}
            if form not in found.forms:
                found.bases.update(sorted(bases))
            found.forms[form] += 1
            if not opens(sentence.tokens, at):
                found.inside |= bases | {entry.lemma.casefold() for entry in token.analyses if entry.pos == "subst"}
    return found


def opens(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a capital at this token says nothing: it begins the sentence, a quotation, or what follows a colon or a dash."""
    return at == 0 or tokens[at - 1].text in _OPENERS or tokens[at - 1].text[:1] in ".?!" or tokens[at - 1].kind == "symbol"


def is_common(token: Token) -> bool:
    """Whether the dictionary knows the word as no name at all."""
    return any(not entry.labels and not entry.guessed for entry in token.analyses)


def is_roman(token: Token) -> bool:
    """Whether the token is a Roman numeral, as after the name of a king or pope."""
    return 0 < len(token.text) <= 5 and set(token.text) <= _ROMAN


def is_initial(token: Token) -> bool:
    """Whether the token is an initial: one capital, or several with their points (J.D.)."""
    return token.kind == "word" and token.capitalised and (len(token.text) == 1 or token.text.endswith("."))


def is_acronym(token: Token) -> bool:
    """Whether the token is written in capitals (OUBZ, V4) or mixes them as acronyms do (PiS, TVN24)."""
    letters = [character for character in token.text.partition("-")[0] if character.isalpha()]
    return len(token.text) > 1 and len(letters) > 0 and sum(map(str.isupper, letters)) * 2 > len(letters)


def has_label(token: Token, *labels: str) -> bool:
    """Whether an analysis of the token carries one of the labels of names."""
    return any(not entry.labels.isdisjoint(labels) for entry in token.analyses)


def lemmas(token: Token) -> set[str]:
    """Every lemma that the token may have, folded."""
    return {entry.lemma.casefold() for entry in token.analyses}


def first_name_gender(token: Token, words: NameWords) -> str:
    """The gender of the first name that the token may be: m1, f, or nothing where it is none."""
    form = token.text.replace("’", "'")
    if form.isupper() and len(form) > 2:
        form = form.capitalize()
    for lemma in (form, *(entry.lemma.replace("’", "'") for entry in token.analyses)):
        if lemma in words.first_names:
            return words.first_names[lemma]
    front, hyphen, _ = form.partition("-")
    if hyphen and front in words.first_names:
        return words.first_names[front]
    labelled = [entry for entry in token.analyses if FIRST_NAME in entry.labels]
    return "" if not labelled else "f" if all("f" in entry.genders for entry in labelled) else "m1"


def head_type(token: Token, words: NameWords) -> ActorType | None:
    """The type that a capitalised head noun gives (Urząd -> office); None for any other word."""
    nouns = [entry.lemma.casefold() for entry in token.analyses if entry.pos == "subst" and not entry.guessed]
    return next((words.heads[lemma] for lemma in nouns if lemma in words.heads), None)


def title_type(token: Token, words: NameWords) -> ActorType | None:
    """The type of what a noun before a name announces (prezydent -> person, dziennik -> outlet)."""
    nouns = (entry for entry in token.analyses if entry.pos in ("subst", "brev", "adj", "depr"))
    return next((words.titles[entry.lemma.casefold()] for entry in nouns if entry.lemma.casefold() in words.titles), None)


def is_adjective(token: Token) -> bool:
    """Whether the token may be an adjective or participle."""
    return any(entry.pos in _ADJECTIVES for entry in token.analyses)


def adjective_agreement(token: Token) -> int:
    """The combinations of number, case and gender in which the token may be an adjective."""
    return _joined(entry for entry in token.analyses if entry.pos in _ADJECTIVES)


def noun_agreement(token: Token) -> int:
    """The combinations of number, case and gender in which the token may be a noun."""
    return _joined(entry for entry in token.analyses if entry.pos not in _ADJECTIVES)


def _joined(entries: Iterable[Analysis]) -> int:
    found = 0
    for entry in entries:
        found |= entry.agreement
    return found


def shouts(tokens: Sequence[Token]) -> bool:
    """Whether the sentence is a headline in capitals."""
    long_words = [token.text for token in tokens if token.kind == "word" and len(token.text) > 3]
    return len(long_words) > 2 and sum(map(str.isupper, long_words)) * 2 > len(long_words)


def spellings(surname: str) -> tuple[str, ...]:
    """The surname, and its other spelling where Polish has two whose oblique forms coincide (Łukaszenka, Łukaszenko).

    >>> spellings("rudenka")
    ('rudenka', 'rudenko')
    """
    if len(surname) > 4 and surname[-3:-1] == "nk" and surname[-1] in "ao":
        return (surname, surname[:-1] + ("o" if surname.endswith("a") else "a"))
    return (surname,)

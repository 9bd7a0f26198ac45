"""The base form of a name: its words in the nominative, chosen so that they agree and the article's other forms bear them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.grammar import CASES, GENDERS, NUMBERS, agreement, bits, genders_in, numbers_in
from latopis.read import name_words as w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from latopis.lexicon.names import NameWords
    from latopis.model import Analysis, Token
    from latopis.read.name_words import Evidence

_MAN_OBLIQUE: Final = agreement(("sg",), ("gen", "acc"), ("m1",))
_MAN: Final = agreement(("sg",), ("nom",), ("m1",))
_WOMAN: Final = agreement(("sg",), (), ("f",))
_GENITIVE: Final = bits(("gen",))
_NOMINATIVE: Final = bits(("nom",))
_PEOPLE: Final = tuple(agreement(("sg",), (case,), (gender,)) for gender in ("m1", "f") for case in CASES)
_ANY: Final = tuple(agreement((number,), (case,), (gender,)) for number in NUMBERS for gender in GENDERS for case in CASES)
_LABELLED: Final = 2.5
"""What it counts that the dictionary, or the list of first names, knows a base form as the kind of name that is looked for."""
_SOFT: Final = ("i", "j", "l", "c", "cz", "sz", "ż", "rz")
_OF_WOMEN: Final = ("owa", "ewa", "ska", "cka", "aja")
_OBLIQUE: Final = ("u", "ę", "ą", "em", "owi", "ów", "ami", "ach", "ego", "emu")
"""Endings that a foreign name hardly has in the nominative."""
_KOREAN: Final = ("owi", "iem", "em", "a")
_ADJECTIVAL: Final = ("skiej", "ckiej", "dzkiej", "skiego", "ckiego", "skim", "ckim", "ską", "cką", "ska", "cka", "skie", "ckie")
_ADJECTIVE_ENDINGS: Final = (
    "iego", "iemu", "iej", "imi", "ich", "ego", "emu", "ymi", "ych", "im", "ym", "ej", "ią", "ie", "ia", "ą", "e", "a", "i", "y",
)  # fmt: skip


@frozen
class Base:
    """A base form, and the genders and numbers that the chosen readings of its words leave possible."""

    lemma: str
    genders: frozenset[str]
    numbers: frozenset[str]


def as_it_stands(tokens: Sequence[Token]) -> Base:
    """The words of a name that is not declined, or of which nothing is known."""
    return Base(_joined(tokens, [token.text for token in tokens]), frozenset(), frozenset())


@frozen
class _Option:
    lemma: str
    agreement: int
    score: float


@frozen
class Bases:
    """Base forms in one article, with the evidence of its other forms."""

    words: NameWords
    evidence: Evidence

    def person(self, tokens: Sequence[Token], cases: frozenset[str] = frozenset()) -> Base:
        """The base form of a person's name; a title before it tells in which of the `cases` it stands."""
        gender = w.first_name_gender(tokens[0], self.words) if len(tokens) > 1 else ""
        options = [self._person_options(token, first=at == 0 and len(tokens) > 1, of=gender) for at, token in enumerate(tokens)]
        return _chosen(tokens, options, _PEOPLE, cases)

    def korean(self, tokens: Sequence[Token]) -> Base:
        """The base form of a surname with a given name of two syllables behind it, which tells whether both are declined."""
        surname, given = tokens[0].text, tokens[1].text
        ending = next((end for end in _KOREAN if given.endswith(end) and len(given.partition("-")[2]) > len(end) + 2), "")
        if not ending:
            return Base(_joined(tokens, [surname, given]), frozenset(), frozenset(("sg",)))
        declined = next((end for end in _KOREAN if surname.endswith(end) and len(surname) > len(end) + 2), "")
        words = [surname.removesuffix(declined), given.removesuffix(ending)]
        return Base(_joined(tokens, words), frozenset(("m1",)), frozenset(("sg",)))

    def single(self, tokens: Sequence[Token], cases: frozenset[str], *labels: str) -> Base:
        """The base form of a name that is no phrase: a place, a company; analyses with one of the labels are preferred."""
        if len(tokens) == 1 and len(tokens[0].text) < 6 and tokens[0].text.isupper():
            return Base(tokens[0].text, frozenset(), frozenset(("sg",)))
        options = [self._options(token, labels) for token in tokens]
        return _chosen(tokens, options, _ANY, cases)

    def phrase(self, tokens: Sequence[Token], cases: frozenset[str]) -> Base:
        """The base form of a name with a head noun: the head and what agrees with it in the nominative, the rest as it stands."""
        head = next((at for at, token in enumerate(tokens) if w.head_type(token, self.words)), None)
        if head is None:
            head = next((at for at, token in enumerate(tokens) if not w.is_adjective(token)), 0)
        noun = _noun(tokens[head], cases)
        if noun is None:
            return as_it_stands(tokens)
        number = "sg" if "sg" in noun.numbers else "pl"
        shared = _shared(tokens, head, noun)
        agreeing = set(_agreeing(tokens, head, shared))
        gender = next((value for value in GENDERS if value in (noun.genders or {"m3"})), "m3")
        words = [token.text for token in tokens]
        words[head] = _cased(noun.lemma if number == "sg" else _plural(tokens[head], noun), tokens[head])
        for at in agreeing:
            words[at] = _nominative_adjective(tokens[at], gender, number)
        return Base(_joined(tokens, words), frozenset((gender,)), frozenset((number,)))

    def _person_options(self, token: Token, *, first: bool, of: str) -> list[_Option]:
        if w.is_initial(token) or w.is_roman(token) or not token.capitalised or token.kind != "word":
            return [_Option(token.text, bits(()), 0.0)]
        options = self._options(token, (w.FIRST_NAME,) if first else (w.SURNAME, w.FIRST_NAME))
        if of != "f" and not any(option.agreement & _MAN for option in options):
            options.append(_Option(token.text, _MAN, self._score(token.text, token) - 0.2))
        if first:
            own = self.words.first_names.get(token.text)
            options += (
                [_Option(token.text, agreement(("sg",), ("nom",), (own,)), self._score(token.text, token) + 1)] if own else []
            )
            options = [self._as_first_name(option) for option in _men_first(options, token.text)]
        elif of == "m1":
            return options
        elif token.text[-1] not in "aąę" and not token.text.endswith(("iej", "owej")):
            known = not token.best.guessed and bool(token.best.labels)
            options.append(_Option(token.text, _WOMAN, self._score(token.text, token) - (0.3 if known else 0.0)))
        elif token.text.endswith(_OF_WOMEN):
            options.append(_Option(token.text, _WOMAN & bits(("nom",)), self._score(token.text, token) + 2.5))
        return options

    def _as_first_name(self, option: _Option) -> _Option:
        gender = self.words.first_names.get(option.lemma)
        if gender is None:
            return option
        indeclinable = gender == "f" and option.lemma[-1] != "a"
        possible = _WOMAN if indeclinable else option.agreement & bits((gender,))
        return _Option(option.lemma, possible, option.score + (0.0 if option.score > _LABELLED - 0.5 else _LABELLED))

    def _options(self, token: Token, labels: Iterable[str]) -> list[_Option]:
        wanted = set(labels)
        named = [entry for entry in token.analyses if entry.labels or entry.guessed or entry.lemma[:1].isupper()]
        found = []
        for rank, entry in enumerate(named or token.analyses):
            score = (
                self._score(entry.lemma, token)
                - 0.1 * rank
                + (_LABELLED - 0.5) * bool(entry.labels & wanted)
                + 0.5 * bool(entry.labels)
            )
            score += 0.25 * (
                {w.FIRST_NAME, w.SURNAME} <= entry.labels
            )  # a first name at home in Poland (Jacek, rather than Jack)
            score -= 0.7 * (entry.guessed and entry.lemma == token.text and token.text.endswith(_OBLIQUE))
            lemma = entry.lemma if entry.lemma[:1].isupper() else entry.lemma.capitalize()
            found.append(_Option(_like(lemma, token.text), entry.agreement or bits(()), score))
        return found

    def _score(self, lemma: str, token: Token) -> float:
        """How far the article bears out a base form: it occurs elsewhere, other forms of it do, somebody is named so in full."""
        folded = lemma.casefold()
        occurs = 2.0 * (folded in self.evidence.forms and lemma != token.text)
        return occurs + 0.5 * min(self.evidence.bases[folded], 4) + 3.0 * (folded in self.evidence.surnames)


def _men_first(options: list[_Option], form: str) -> list[_Option]:
    """The options with less for a rare woman's name that is a man's genitive too (Pawła); her surname outweighs it."""
    if not any(option.agreement & _MAN_OBLIQUE and option.lemma != form for option in options if option.score > 1):
        return options
    return [_Option(option.lemma, option.agreement, option.score - 2.5 * (option.lemma == form)) for option in options]


def _chosen(
    tokens: Sequence[Token], options: Sequence[list[_Option]], cells: Sequence[int], cases: frozenset[str] = frozenset()
) -> Base:
    """The options that agree in one combination of number, case and gender, the best of all combinations."""
    wanted = bits(cases) if cases else 0
    picks: dict[tuple[int, ...], tuple[list[_Option], float]] = {}
    best = -1e9
    picked: list[_Option] = []
    for cell in cells:
        fitting = tuple([_fitting(cell, choices) for choices in options])
        found = picks.get(fitting)
        if found is None:
            chosen = [_best_of(choices, which) for choices, which in zip(options, fitting, strict=True)]
            found = picks[fitting] = chosen, sum([option.score for option in chosen])
        score = found[1] + (1.5 if cell & wanted else 0.0) + (0.3 if cell & _NOMINATIVE else 0.0)
        if score > best + 1e-9:
            best, picked = score, found[0]
    shared = -1
    for option in picked:
        shared &= option.agreement
    words = [option.lemma for option in picked]
    return Base(
        _joined(tokens, words), genders_in(shared) if shared else frozenset(), numbers_in(shared) if shared else frozenset()
    )


def _fitting(cell: int, choices: Sequence[_Option]) -> int:
    """Which of the choices may stand in the cell, as a bit set of their places."""
    found, bit = 0, 1
    for choice in choices:
        if choice.agreement & cell:
            found |= bit
        bit <<= 1
    return found


def _best_of(choices: Sequence[_Option], fitting: int) -> _Option:
    """The best of the fitting choices; where none fits, the best of all, for less."""
    if fitting:
        return max([choice for at, choice in enumerate(choices) if fitting >> at & 1], key=_score)
    closest = max(choices, key=_score)
    return _Option(closest.lemma, closest.agreement, closest.score - 5.0)


def _score(option: _Option) -> float:
    return option.score


def _noun(token: Token, cases: frozenset[str]) -> Analysis | None:
    nouns = [entry for entry in token.analyses if entry.pos == "subst" and not entry.labels]
    nouns = nouns or [entry for entry in token.analyses if entry.pos == "subst"]
    fitting = [entry for entry in nouns if not cases or entry.cases & cases]
    return next(iter(fitting or nouns), None)


def _shared(tokens: Sequence[Token], head: int, noun: Analysis) -> int:
    found = noun.agreement
    for token in tokens[:head]:
        found = found & w.adjective_agreement(token) or found
    return found


def _agreeing(tokens: Sequence[Token], head: int, shared: int) -> Iterator[int]:
    """The adjectives before the head, and those right after it that agree with it."""
    yield from (at for at in range(head) if w.is_adjective(tokens[at]))
    for at in range(head + 1, len(tokens)):
        agrees = w.adjective_agreement(tokens[at]) & shared
        foreign = tokens[at].best.guessed and tokens[at].text.endswith(_ADJECTIVAL)
        after = tokens[at + 1] if at + 1 < len(tokens) and not w.has_label(tokens[at + 1], w.PLACE) else None
        of_next = after is not None and w.adjective_agreement(tokens[at]) & w.noun_agreement(after) & _GENITIVE
        if tokens[at].kind != "word" or not (agrees or foreign) or of_next:
            return
        yield at


def _plural(token: Token, noun: Analysis) -> str:
    """The nominative plural of a common noun, where the form is not one: by the endings of the main declensions."""
    lemma = noun.lemma
    if "nom" in noun.cases:
        return token.text
    if lemma.endswith("o"):
        return lemma[:-1] + "a"
    stem = lemma[:-1] if lemma.endswith("a") else lemma
    if stem.endswith(("k", "g")):
        return stem + "i"
    return stem + ("e" if stem.endswith(_SOFT) else "y")


def _nominative_adjective(token: Token, gender: str, number: str) -> str:
    form = token.text
    ending = next((end for end in _ADJECTIVE_ENDINGS if form.casefold().endswith(end)), "")
    stem = form[: len(form) - len(ending)]
    hard = stem.endswith(("k", "g"))
    soft = ending.startswith("i") and not hard
    if number == "pl" or gender == "n":
        return stem + ("ie" if hard or soft else "e")
    if gender == "f":
        return stem + ("ia" if soft else "a")
    return stem + ("i" if hard or soft else "y")


def _cased(lemma: str, token: Token) -> str:
    return _like(lemma.capitalize() if token.capitalised and lemma.islower() else lemma, token.text)


def _like(lemma: str, form: str) -> str:
    """The lemma in capitals where the form is, in both halves of a compound."""
    if len(form) > 1 and form.isupper() and not lemma.isupper():
        return lemma.upper()
    pieces, shown = lemma.split("-"), form.split("-")
    if len(pieces) == 1 or len(pieces) != len(shown):
        return lemma
    return "-".join([part[:1].upper() + part[1:] if own[:1].isupper() else part for part, own in zip(pieces, shown, strict=True)])


def _joined(tokens: Sequence[Token], words: Sequence[str]) -> str:
    pieces = [(" " if token.spaced and at else "") + word for at, (token, word) in enumerate(zip(tokens, words, strict=True))]
    return "".join(pieces)

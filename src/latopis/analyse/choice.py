"""Which analysis of a word is meant: a preferred one for the commonest forms, then what its neighbours allow.

Every analysis gets points; the order of the dictionary breaks ties. The points are few and plain on purpose: case is settled
later, by agreement inside phrases, so that only lemma and class are chosen here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from latopis.model import Token

if TYPE_CHECKING:
    from latopis.model import Analysis

_NOUNS: Final = frozenset(("subst", "depr", "ger", "ppron3", "ppron12", "siebie"))
_ATTRIBUTES: Final = frozenset(("adj", "ppas", "pact", "num"))
_NOMINAL: Final = _NOUNS | _ATTRIBUTES
_FINITE: Final = frozenset(("fin", "praet", "bedzie", "imps", "winien", "impt"))
_REFLEXIVE: Final = _FINITE | {"inf", "pcon", "pant", "ger", "pact"}
# Points of a class before any context: what a form that could be several things most often is in news.
_CLASS: Final[Mapping[str, float]] = {
    "prep": 3.0, "conj": 2.5, "comp": 2.5, "subst": 2.0, "adj": 1.9, "fin": 2.1, "praet": 2.4, "inf": 2.2, "part": 1.8,
    "adv": 2.2, "num": 2.0, "ppron3": 2.2, "ppas": 2.0, "ger": 1.0, "pact": 1.5, "imps": 2.3, "bedzie": 2.5, "winien": 2.3,
    "pred": 1.6, "brev": 2.2, "pcon": 2.0, "pant": 1.5, "impt": 0.2, "interj": -2.0, "depr": -3.0, "adjp": -1.0, "adja": 0.0,
    "burk": -1.0, "ppron12": 2.0, "siebie": 2.0, "frag": -1.0, "cond": 1.0, "aglt": -2.0, "dig": 2.0, "interp": 2.0, "ign": 0.0,
}  # fmt: skip
_NAMES: Final = frozenset(("imię", "nazwisko", "nazwa_geograficzna", "nazwa_organizacji", "patronimicum"))
_PERSONS_NAMES: Final = frozenset(("imię", "nazwisko", "patronimicum"))
_LOCATIVE: Final = frozenset(("loc",))
_VOCATIVE: Final = frozenset(("voc",))
_PERSONAL: Final = frozenset(("m1", "f"))
_MASCULINE_PERSONS: Final = frozenset(("m1",))
_PLURAL: Final = frozenset(("pl",))
_FEMININE: Final = frozenset(("f",))
_NEUTER: Final = frozenset(("n",))
_NO_NOUNS: Final = frozenset(("co", "nic", "coś", "to", "wszystko", "te", "miejsce"))  # to co, to nic; ma to miejsce
_SPECIAL: Final = ("to", "ten")
_MODAL: Final = frozenset(
    ("móc", "musieć", "chcieć", "mieć", "zamierzać", "powinien", "woleć", "potrafić", "zdołać", "zacząć", "próbować", "można",
     "należeć", "trzeba", "warto", "wolno")
)  # fmt: skip

Preferred = Mapping[str, tuple[str, str]]


_Weigh: TypeAlias = Callable[["Analysis", "Analysis"], float]


class _Place(NamedTuple):
    """A token where it stands: its neighbours, and what holds of all its analyses.

    `after` weighs an analysis against the word before; None where that asks for nothing.
    """

    token: Token
    previous: Token | None
    following: Token | None
    first: bool
    capitalised: bool
    liked: tuple[str, str] | None
    stems: tuple[str, ...]
    after: _Weigh | None
    form: str


def ordered(tokens: tuple[Token, ...], analyses: list[tuple[Analysis, ...]], preferred: Preferred) -> tuple[Token, ...]:
    """The tokens with their analyses, in falling likelihood; `analyses` has those of every token in the dictionary's order."""
    read = zip(tokens, analyses, strict=True)
    found = [Token(token.span, token.text, token.kind, token.spaced, entries) for token, entries in read]
    last = len(found) - 1
    for index, token in enumerate(found):
        entries = token.analyses
        if len(entries) > 1:
            place = _place(token, found[index - 1] if index else None, found[index + 1] if index < last else None, preferred)
            points = [_points(entry, place) for entry in entries]
            if points != sorted(points, reverse=True):
                order = sorted(range(len(points)), key=points.__getitem__, reverse=True)
                found[index] = Token(token.span, token.text, token.kind, token.spaced, tuple([entries[at] for at in order]))
    return tuple(found)


def _place(token: Token, previous: Token | None, following: Token | None, preferred: Preferred) -> _Place:
    return _Place(
        token,
        previous,
        following,
        previous is None or previous.kind == "punctuation",
        token.capitalised,
        preferred.get(token.text) or preferred.get(token.lower),
        # what its adjectives have in common with the nouns made of them: nowy, nowa, nowe
        tuple([entry.lemma[:-1] for entry in token.analyses if entry.pos == "adj"]),
        _after(previous.best) if previous is not None and previous.kind == "word" else None,
        "" if previous is None else previous.text,
    )


def _points(entry: Analysis, place: _Place) -> float:
    points = _CLASS.get(entry.pos, 0.0)
    if points < 0 or entry.cases == _VOCATIVE:
        return points - 3.0  # no neighbour saves a call or an interjection
    points += _alone(entry, place)
    if place.capitalised or entry.labels:
        points += _named(entry, place)
    previous, following = place.previous, place.following
    if previous is not None:
        if place.after is not None:
            points += place.after(entry, previous.analyses[0])
        if previous.kind == "word":
            if entry.lemma in _SPECIAL or place.form == "się":
                points += _after_form(entry, place, previous)
        elif previous.kind == "number":
            points += 0.5 if entry.pos in _NOMINAL or entry.pos == "brev" else -0.5 if entry.pos in _FINITE else 0.0
    if following is not None and following.kind == "word":
        points += _before(entry, following)
    return points


def _alone(entry: Analysis, place: _Place) -> float:
    """What the form itself tells."""
    points = _liking(entry, place) if place.liked == (entry.lemma, entry.pos) else 0.0
    if entry.pos == "subst":
        if place.stems and entry.lemma[:-1].lower() in place.stems:
            points -= 0.3 if entry.genders == _MASCULINE_PERSONS and "pl" in entry.numbers else 1.0
        if entry.cases == _LOCATIVE and not _may_be_locative(place.previous):
            points -= 2.0
    elif entry.pos == "brev":
        points += _abbreviated(entry, place)
    elif entry.person == "sec":
        points -= 1.0
    elif entry.person == "pri" and entry.pos == "fin" and "sg" in entry.numbers:
        points -= 0.4
    return points


def _liking(entry: Analysis, place: _Place) -> float:
    """The weight of the table: less at the beginning of a sentence for a name that is also a word (`Polska armia`)."""
    if not place.capitalised:
        return 2.5
    if entry.lemma[:1].isupper():
        return 1.2 if place.first else 3.0
    if any(_calls_a_person(other, place.first) for other in place.token.analyses):
        return 0.0  # Marek is rather a man than some makes
    return 2.5 if place.first else 3.5


def _calls_a_person(entry: Analysis, first: bool) -> bool:
    return "imię" in entry.labels and not entry.guessed and (not first or ("nom" in entry.cases and "sg" in entry.numbers))


def _may_be_locative(previous: Token | None) -> bool:
    """A locative never stands without a preposition: one before it, or a word that one governs."""
    if previous is None:
        return False
    if previous.kind != "word" or "loc" in previous.best.cases:
        return True
    return previous.best.pos in ("conj", "brev", "ign", "part", "adv")


def _abbreviated(entry: Analysis, place: _Place) -> float:
    """An abbreviation has a full stop, or a number before it."""
    if entry.lemma[:1].isupper() and "_" in entry.lemma:
        return -3.0  # a book of the Bible
    if place.following is not None and place.following.text == ".":
        return 0.0
    return 0.0 if place.previous is not None and place.previous.kind == "number" else -2.0


def _named(entry: Analysis, place: _Place) -> float:
    """Names are written with a capital; a capital inside a sentence is a name; capitals throughout are an acronym."""
    named = bool(entry.labels & _NAMES) or entry.lemma[:1].isupper()
    token = place.token
    if token.text == entry.lemma and len(token.text) > 1 and token.text.isupper():
        return 4.0
    if len(entry.cases) > 5 and entry.genders == _FEMININE and entry.pos == "subst":
        return -0.5  # a woman's title or surname that does not decline: the form is rather a man's or a place's that does
    if not place.capitalised:
        return -4.0 if named else 0.0
    forename = 0.6 if "imię" in entry.labels and place.following is not None and place.following.capitalised else 0.0
    if place.first:
        return forename - 0.3 if named else 0.0
    return forename + _capitalised_inside(entry, place, named)


def _capitalised_inside(entry: Analysis, place: _Place, named: bool) -> float:
    if entry.pos == "adj":
        return 1.7 if _in_a_name(entry, place) else -1.0
    if entry.numbers == _PLURAL and entry.labels & _PERSONS_NAMES:
        return 1.0
    return 1.5 if named else -1.0


def _in_a_name(entry: Analysis, place: _Place) -> bool:
    """Whether an adjective with a capital agrees with a capitalised noun beside it: `Bank Polski`, but not `Jan Polski`."""
    for other in (place.previous, place.following):
        if other is None or not other.capitalised or not other.analyses:
            continue
        nouns = other.analyses[:1] if other is place.previous else other.analyses
        if any(_names_no_person(noun) and noun.agreement & entry.agreement for noun in nouns):
            return True
    return False


def _names_no_person(noun: Analysis) -> bool:
    return noun.pos == "subst" and noun.genders != _MASCULINE_PERSONS and not noun.labels & _PERSONS_NAMES


def _after(before: Analysis) -> _Weigh | None:
    """What the class of the word before asks for."""
    if before.pos == "prep":
        return _after_preposition
    if before.pos in _FINITE or before.lemma in _MODAL:
        return _after_verb
    if before.pos in _ATTRIBUTES:
        return _after_attribute
    if before.pos == "subst":
        return _after_noun
    return _after_not if before.pos == "part" and before.lemma == "nie" else None


def _after_attribute(entry: Analysis, before: Analysis) -> float:
    if entry.pos not in _NOUNS:
        return 0.0
    return 1.0 if entry.agreement & before.agreement else -0.3


def _after_not(entry: Analysis, before: Analysis) -> float:
    del before
    return 1.0 if entry.pos in _FINITE or entry.pos == "inf" else 0.0


def _after_preposition(entry: Analysis, before: Analysis) -> float:
    if entry.pos in _NOMINAL:
        return 1.5 if entry.cases & before.cases else -2.0
    return -1.5 if entry.pos in _FINITE else -1.0 if entry.pos == "prep" else 0.0


def _after_verb(entry: Analysis, before: Analysis) -> float:
    """Two finite verbs do not follow one another; `zostać` makes a passive, `być` a passive or a noun in the instrumental."""
    if entry.pos in _FINITE:
        return -1.2 if entry.pos != "impt" else 0.0
    if entry.pos == "inf":
        return 1.0 if before.lemma in _MODAL else 0.0
    if before.lemma in ("zostać", "zostawać") and entry.pos == "ppas":
        return 3.5 if "nom" in entry.cases else 0.0
    if before.lemma == "być":
        if entry.pos == "ppas":
            return 1.2 if "nom" in entry.cases else 0.0
        return 0.5 if entry.pos == "subst" and "inst" in entry.cases else 0.0
    return 0.0


def _after_noun(entry: Analysis, before: Analysis) -> float:
    """A noun is followed by an agreeing adjective, by a genitive, or, where it may be the subject, by its verb."""
    if entry.pos == "adj":
        return 0.5 if entry.agreement & before.agreement else -0.5
    if entry.pos in ("fin", "praet") and entry.person == "ter":
        return _after_subject(entry, before)
    if entry.pos != "subst":
        return 0.0
    if not entry.lemma[:1].isupper():
        return 0.2 if "gen" in entry.cases else 0.0
    if before.genders == _MASCULINE_PERSONS:
        return 0.3 if entry.cases & before.cases else 0.0  # kanclerz Anna, prezydenta Jana
    return 0.3 if entry.agreement & before.agreement else 0.0


def _after_subject(entry: Analysis, before: Analysis) -> float:
    """An agent is rather followed by what it does; after another noun the form may well be a genitive (`użycie broni`)."""
    if "nom" not in before.cases or not entry.numbers & before.numbers:
        return -0.3
    if entry.pos == "praet" and not entry.genders & before.genders:
        return -0.3
    agent = before.genders == _MASCULINE_PERSONS or before.lemma[:1].isupper()
    return 1.5 if agent else 0.5 if entry.pos == "praet" else 0.0


def _after_form(entry: Analysis, place: _Place, previous: Token) -> float:
    """What single words before ask for: `się` a verb; a noun in the nominative makes `to` the verb `is`."""
    if previous.text == "się":
        return 0.5 if entry.pos in _FINITE else 0.0
    if entry.lemma == "ten" and previous.best.lemma == "być":
        return -3.0  # jest to państwo
    if entry.lemma == "to" and entry.pos == "pred" and place.following is not None:
        return 3.5 if _may_be_subject(previous) and _may_be_subject(place.following) else 0.0
    return 0.0


def _may_be_subject(token: Token) -> bool:
    if token.kind != "word" or token.best.pos in ("prep", "conj", "comp"):
        return False
    return any(entry.pos in ("subst", "adj", "ger") and "nom" in entry.cases for entry in token.analyses)


def _former(entry: Analysis, following: Token) -> bool:
    """`były prezydent`, `była minister`: before a person in the same form it is no verb."""
    return entry.lemma == "były" and any(
        other.pos == "subst" and other.genders & _PERSONAL and "sg" in other.numbers and other.agreement & entry.agreement
        for other in following.analyses
    )


def _before(entry: Analysis, following: Token) -> float:
    """An adjective wants an agreeing noun after it; a preposition wants something that can stand in its case."""
    if entry.pos == "adj" and _former(entry, following):
        return 4.0
    if entry.pos in _ATTRIBUTES:
        return _before_noun(entry, following)
    if entry.pos == "prep":
        fits = any(other.cases & entry.cases for other in following.analyses)
        return 0.3 if fits or following.best.pos == "ign" else -1.0
    if following.text == "się":
        return 2.0 if entry.pos in _REFLEXIVE else -1.5 if entry.pos == "subst" else 0.0
    if entry.lemma in _MODAL and any(other.pos == "inf" for other in following.analyses):
        return 1.0
    return 0.0


def _before_noun(entry: Analysis, following: Token) -> float:
    if entry.lemma == "ten" and entry.genders == _NEUTER and following.text[:1].islower():
        return 3.0 if any(_of_it(other, entry) for other in following.analyses) else -0.2
    agreeing = [other.pos for other in following.analyses if other.pos in _NOMINAL and other.agreement & entry.agreement]
    if agreeing:
        return 1.7 if "subst" in agreeing else 1.2
    if entry.pos == "num" and any("gen" in other.cases for other in following.analyses if other.pos in _NOMINAL):
        return 1.2  # dużo ludzi, parę lat: these numerals govern a genitive
    if following.text == "się":
        return 2.0 if entry.pos == "pact" else -0.2
    return -0.8 if all(other.pos in _FINITE for other in following.analyses) else -0.2


def _of_it(noun: Analysis, entry: Analysis) -> bool:
    if noun.pos != "subst" or noun.genders != _NEUTER or noun.lemma in _NO_NOUNS:
        return False
    return bool(noun.agreement & entry.agreement)

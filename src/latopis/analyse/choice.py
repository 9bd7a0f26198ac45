"""Which analysis of a word is meant: a preferred one for the commonest forms, then what its neighbours allow.

Every analysis gets points; the order of the dictionary breaks ties. The points are few and plain on purpose: case is settled
later, by agreement inside phrases, so that only lemma and class are chosen here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from latopis.analyse.forms import (
    ATTRIBUTES,
    FINITE,
    MASCULINE_PERSONS,
    MODAL,
    NEUTER,
    NOMINAL,
    NOUNS,
    PERSONS_NAMES,
    Form,
    form_of,
    offer_of,
)
from latopis.grammar import agreement
from latopis.model import Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from latopis.analyse.forms import Analyses, Places
    from latopis.model import Analysis

_REFLEXIVE: Final = FINITE | {"inf", "pcon", "pant", "ger", "pact"}
_BEFORE_LOCATIVE: Final = frozenset(("conj", "brev", "ign", "part", "adv"))

_ONE_MAN: Final = agreement(["sg"], ["nom"], ["m1"])

Preferred: TypeAlias = dict[str, tuple[str, str]]
_Points: TypeAlias = list[float]


def ordered(tokens: tuple[Token, ...], analyses: list[Analyses], preferred: Preferred) -> tuple[Token, ...]:
    """The tokens with their analyses, in falling likelihood; `analyses` has those of every token in the dictionary's order."""
    found: list[Token] = []
    previous: Token | None = None
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        entries = analyses[index]
        if len(entries) > 1:
            form = form_of(token.text, entries, preferred.get(token.text) or preferred.get(token.lower))
            points = _points(form, previous, tokens[index + 1] if index < last else None, analyses[min(index + 1, last)])
            if not _falls(points):
                order = sorted(range(len(points)), key=points.__getitem__, reverse=True)
                entries = tuple([entries[at] for at in order])
        best = entries[0]
        previous = Token(
            token.span, token.text, token.kind, token.spaced, token.lower, token.capitalised, entries, best.lemma, best.pos
        )
        found.append(previous)
    return tuple(found)


def _falls(points: _Points) -> bool:
    """Whether none has more than the one before."""
    return all(points[at] <= points[at - 1] for at in range(1, len(points)))


def _points(form: Form, previous: Token | None, following: Token | None, ahead: Analyses) -> _Points:
    """The points of each analysis; `ahead` has the analyses of the following token, in the dictionary's order."""
    first = previous is None or previous.kind == "punctuation"
    unled = form.stray and not _may_be_locative(previous)
    unmarked = form.short and not _is_shortened(previous, following)
    followed = form.forename and following is not None and following.capitalised
    in_names = () if first else tuple([_in_a_name(entry, previous, following, ahead) for entry in form.qualifying])
    points = list(form.points_in((first, unled, unmarked, followed, in_names)))
    if previous is not None:
        _follow(points, form, previous, following, ahead)
    if following is not None and following.kind == "word":
        _precede(points, form.open, following, ahead)
    return points


def _may_be_locative(previous: Token | None) -> bool:
    """A locative never stands without a preposition: one before it, or a word that one governs."""
    if previous is None:
        return False
    return previous.kind != "word" or "loc" in previous.analyses[0].cases or previous.pos in _BEFORE_LOCATIVE


def _is_shortened(previous: Token | None, following: Token | None) -> bool:
    """An abbreviation has a full stop, or a number before it."""
    return (following is not None and following.text == ".") or (previous is not None and previous.kind == "number")


def _in_a_name(entry: Analysis, previous: Token | None, following: Token | None, ahead: Analyses) -> bool:
    """Whether an adjective with a capital agrees with a capitalised noun beside it: `Bank Polski`, but not `Jan Polski`."""
    nouns = previous.analyses[:1] if previous is not None and previous.capitalised else ()
    if following is not None and following.capitalised:
        nouns += ahead
    return any(_names_no_person(noun) and noun.agreement & entry.agreement for noun in nouns)


def _names_no_person(noun: Analysis) -> bool:
    return noun.pos == "subst" and noun.genders != MASCULINE_PERSONS and not noun.labels & PERSONS_NAMES


# The word before ---------------------------------------------------------------------------------


def _follow(points: _Points, form: Form, previous: Token, following: Token | None, ahead: Analyses) -> None:
    """What the word before asks for."""
    if previous.kind == "word":
        before = previous.analyses[0]
        weigh = _after(before)
        if weigh is not None:
            for at, entry in form.open:
                points[at] += weigh(entry, before)
        if previous.text == "się":
            for at, entry in form.open:
                points[at] += 0.5 if entry.pos in FINITE else 0.0
        else:
            for at, entry in form.special:
                points[at] += _after_form(entry, previous, following, ahead)
    elif previous.kind == "number":
        for at, entry in form.open:
            points[at] += 0.5 if entry.pos in NOMINAL or entry.pos == "brev" else -0.5 if entry.pos in FINITE else 0.0


def _after(before: Analysis) -> Callable[[Analysis, Analysis], float] | None:
    """What the class of the word before asks for."""
    if before.pos == "prep":
        return _after_preposition
    if before.pos in FINITE or before.lemma in MODAL:
        return _after_verb
    if before.pos in ATTRIBUTES:
        return _after_attribute
    if before.pos == "subst":
        return _after_noun
    return _after_not if before.pos == "part" and before.lemma == "nie" else None


def _after_attribute(entry: Analysis, before: Analysis) -> float:
    if entry.pos not in NOUNS:
        return 0.0
    return 1.0 if entry.agreement & before.agreement else -0.3


def _after_not(entry: Analysis, before: Analysis) -> float:
    del before
    return 1.0 if entry.pos in FINITE or entry.pos == "inf" else 0.0


def _after_preposition(entry: Analysis, before: Analysis) -> float:
    if entry.pos in NOMINAL:
        return 1.5 if entry.cases & before.cases else -2.0
    return -1.5 if entry.pos in FINITE else -1.0 if entry.pos == "prep" else 0.0


def _after_verb(entry: Analysis, before: Analysis) -> float:
    """Two finite verbs do not follow one another; `zostać` makes a passive, `być` a passive or a noun in the instrumental."""
    if entry.pos in FINITE:
        return -1.2 if entry.pos != "impt" else 0.0
    if entry.pos == "inf":
        return 1.0 if before.lemma in MODAL else 0.0
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
    if before.genders == MASCULINE_PERSONS:
        return 0.3 if entry.cases & before.cases else 0.0  # kanclerz Anna, prezydenta Jana
    return 0.3 if entry.agreement & before.agreement else 0.0


def _after_subject(entry: Analysis, before: Analysis) -> float:
    """An agent is rather followed by what it does; after another noun the form may well be a genitive (`użycie broni`)."""
    if "nom" not in before.cases or not entry.numbers & before.numbers:
        return -0.3
    if entry.pos == "praet" and not entry.genders & before.genders:
        return -0.3
    agent = before.genders == MASCULINE_PERSONS or before.lemma[:1].isupper()
    return 1.5 if agent else 0.5 if entry.pos == "praet" else 0.0


def _after_form(entry: Analysis, previous: Token, following: Token | None, ahead: Analyses) -> float:
    """What single words ask of `to` and `ten`: a noun in the nominative makes `to` the verb `is`."""
    if entry.lemma == "ten" and previous.lemma == "być":
        return -3.0  # jest to państwo
    if entry.lemma == "to" and entry.pos == "pred" and following is not None:
        return 3.5 if _may_be_subject(previous, previous.analyses) and _may_be_subject(following, ahead) else 0.0
    return 0.0


def _may_be_subject(token: Token, entries: Analyses) -> bool:
    return token.kind == "word" and entries[0].pos not in ("prep", "conj", "comp") and offer_of(entries).subject


# The word behind ---------------------------------------------------------------------------------


def _precede(points: _Points, places: Places, following: Token, ahead: Analyses) -> None:
    """An adjective wants an agreeing noun after it; a preposition wants something that can stand in its case."""
    offer = offer_of(ahead)
    reflexive = following.text == "się"
    for at, entry in places:
        pos = entry.pos
        if pos in ATTRIBUTES:
            if pos == "adj" and entry.lemma == "były" and (offer.person | offer.agreement & _ONE_MAN) & entry.agreement:
                points[at] += 4.0  # `były prezydent`, `była minister`, `były litewski minister`: no verb in the plural
            elif entry.lemma == "ten" and entry.genders == NEUTER and following.text[:1].islower():
                points[at] += 3.0 if offer.thing & entry.agreement else -0.2
            elif offer.agreement & entry.agreement:
                points[at] += 1.7 if offer.noun & entry.agreement else 1.2
            elif pos == "num" and offer.genitive:
                points[at] += 1.2  # dużo ludzi, parę lat: these numerals govern a genitive
            elif reflexive:
                points[at] += 2.0 if pos == "pact" else -0.2
            else:
                points[at] += -0.8 if offer.finite else -0.2
        elif pos == "prep":
            points[at] += 0.3 if offer.cases & entry.cases or ahead[0].pos == "ign" else -1.0
        elif reflexive:
            points[at] += 2.0 if pos in _REFLEXIVE else -1.5 if pos == "subst" else 0.0
        elif offer.infinitive and entry.lemma in MODAL:
            points[at] += 1.0

"""Which analysis of a word is meant: a preferred one for the commonest forms, then what its neighbours allow.

Every analysis gets points; the order of the dictionary breaks ties. The points are few and plain on purpose: case is settled
later, by agreement inside phrases, so that only lemma and class are chosen here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from latopis.model import Analysis, Token

_NOUNS: Final = frozenset(("subst", "depr", "ger", "ppron3", "ppron12", "siebie"))
_NOMINAL: Final = _NOUNS | {"adj", "ppas", "pact", "num"}
_FINITE: Final = frozenset(("fin", "praet", "bedzie", "imps", "winien", "impt"))
# Points of a class before any context: what a form that could be several things most often is in news.
_CLASS: Final[Mapping[str, float]] = {
    "prep": 3.0, "conj": 2.5, "comp": 2.5, "subst": 2.0, "adj": 1.9, "fin": 2.1, "praet": 2.4, "inf": 2.2, "part": 1.8, "adv": 2.0,
    "num": 2.0, "ppron3": 2.2, "ppas": 2.0, "ger": 1.0, "pact": 1.5, "imps": 2.3, "bedzie": 2.5, "winien": 2.3, "pred": 1.6,
    "brev": 2.2, "pcon": 2.0, "pant": 1.5, "impt": 0.2, "interj": -2.0, "depr": -3.0, "adjp": -1.0, "adja": 0.0, "burk": -1.0,
    "ppron12": 2.0, "siebie": 2.0, "frag": -1.0, "cond": 1.0, "aglt": -2.0, "dig": 2.0, "interp": 2.0, "ign": 0.0,
}  # fmt: skip
_NAMES: Final = frozenset(("imię", "nazwisko", "nazwa_geograficzna", "nazwa_organizacji", "patronimicum"))

Preferred = Mapping[str, tuple[str, str]]


def ordered(tokens: tuple[Token, ...], preferred: Preferred) -> tuple[Token, ...]:
    """The tokens with their analyses in falling likelihood."""
    found: list[Token] = []
    for index, token in enumerate(tokens):
        if len(token.analyses) < 2:
            found.append(token)
            continue
        previous = found[-1] if found else None
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        first = previous is None or previous.kind == "punctuation"
        scored = sorted(
            (-_points(entry, token, previous, following, first) - _liked(entry, token, preferred), place)
            for place, entry in enumerate(token.analyses)
        )
        best = [place for _, place in scored]
        found.append(token if best[0] == 0 and best == sorted(best) else _reordered(token, best))
    return tuple(found)


def _reordered(token: Token, order: list[int]) -> Token:
    return replace(token, analyses=tuple(token.analyses[place] for place in order))


def _liked(entry: Analysis, token: Token, preferred: Preferred) -> float:
    return 2.5 if preferred.get(token.text.lower()) == (entry.lemma, entry.pos) else 0.0


def _points(entry: Analysis, token: Token, previous: Token | None, following: Token | None, first: bool) -> float:
    points = _CLASS.get(entry.pos, 0.0) + _named(entry, token, first)
    if entry.cases == {"voc"}:
        points -= 3.0
    if previous is not None and previous.kind == "word":
        points += _after(entry, previous)
    if following is not None and following.kind == "word":
        points += _before(entry, following)
    return points


def _named(entry: Analysis, token: Token, first: bool) -> float:
    """Names are written with a capital; a capital inside a sentence is a name."""
    named = bool(entry.labels & _NAMES) or entry.lemma[:1].isupper()
    if len(entry.cases) > 5 and entry.genders == {"f"} and entry.pos == "subst":
        return -0.5  # a woman's title or surname that does not decline: the same form declined as a man's or a place's is likelier
    if not token.capitalised:
        return -4.0 if named else 0.0
    if first:
        return -0.3 if named else 0.0
    return 1.5 if named else -1.0


def _after(entry: Analysis, previous: Token) -> float:
    before = previous.best
    if before.pos == "prep":
        if entry.pos in _NOMINAL:
            return 1.5 if entry.cases & before.cases else -2.0
        return -1.5 if entry.pos in _FINITE else 0.0
    if before.lemma in ("być", "zostać", "zostawać") and entry.pos == "ppas" and "nom" in entry.cases:
        return 1.2
    if before.pos in ("adj", "ppas", "pact", "num") and entry.pos in _NOUNS:
        return 1.0 if entry.agreement & before.agreement else -0.3
    if before.lemma == "nie" and before.pos == "part":
        return 1.0 if entry.pos in _FINITE or entry.pos == "inf" else 0.0
    if before.pos == "subst" and entry.pos == "adj":
        return 0.5 if entry.agreement & before.agreement else -0.5
    return 0.0


def _before(entry: Analysis, following: Token) -> float:
    """An adjective wants an agreeing noun after it; a preposition wants something that can stand in its case."""
    if entry.pos in ("adj", "ppas", "pact", "num"):
        return 0.8 if any(other.agreement & entry.agreement for other in following.analyses if other.pos in _NOMINAL) else -0.2
    if following.text == "się":
        return 1.5 if entry.pos in _FINITE or entry.pos in ("inf", "pcon", "ger") else 0.0
    if entry.pos == "prep":
        fits = any(other.cases & entry.cases for other in following.analyses)
        return 0.3 if fits or following.best.pos == "ign" else -1.0
    return 0.0

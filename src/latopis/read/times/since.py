"""Times counted from an event that the text dates: `rok po wyborach z 2015 r.`, `dwa dni przed Wigilią`, `dzień po wyborach`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from latopis.read.times.meaning import Found
from latopis.read.times.periods import expression
from latopis.read.times.relative import belongs_before, count_at, shifted

if TYPE_CHECKING:
    from latopis.model import Token
    from latopis.read.times.line import Line

_SENSES: Final = {"po": 1, "przed": -1}
_OF: Final = frozenset(("z", "w"))
_WORDS: Final = 4
"""Words of the event before its date."""


def since(line: Line, at: int) -> tuple[Found, ...]:
    """The time that so many units before or after an event or date make, and that date where it stands apart."""
    count = count_at(line, at) if line.has(at, "cardinal", "half_count") or line.unit(at) or line.digits(at) is not None else None
    sense = _SENSES.get(line.text(count.end)) if count else None
    if count is None or sense is None or belongs_before(line, at, count=count) or line.preposition(at) == "na":
        return ()
    counted, place = shifted(count.unit, sense * count.number, text=True), count.end + 1
    direct = expression(line, place)
    if direct:
        return (Found(at, direct.end, replace(counted, origin=direct.meaning)),)
    head = _head(line, place, case="loc" if sense > 0 else "inst")
    if head is None:
        return ()
    end = _end_of_event(line, head)
    dated = expression(line, end + 1) if line.preposition(end + 1) in _OF else None
    if dated:
        return Found(at, end, replace(counted, origin=dated.meaning)), dated
    return (Found(at, head + 1, replace(counted, event=lemmas_of(line.tokens[head]))),)


def lemmas_of(token: Token) -> frozenset[str]:
    """The base forms that the token has as a noun: wyborach is of wybory or of wybór."""
    return frozenset(one.lemma for one in token.analyses if one.pos in ("subst", "ger"))


def _head(line: Line, at: int, *, case: str) -> int | None:
    """The noun in that case that names the event, after its adjectives."""
    for place in range(at, min(at + _WORDS, len(line))):
        if line.tokens[place].pos in ("subst", "ger"):
            return place if line.can_be(place, case=case) else None
        if line.tokens[place].pos != "adj":
            break
    return None


def _end_of_event(line: Line, head: int) -> int:
    """The token after the noun and the genitives that belong to it."""
    end = head + 1
    while end < min(head + _WORDS, len(line)) and line.tokens[end].pos in ("adj", "subst", "ger"):
        if "gen" not in line.tokens[end].best.cases:
            break
        end += 1
    return end

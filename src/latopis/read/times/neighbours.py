"""What expressions side by side say for one another: `22 maja, w środę`, `w przyszłym tygodniu, we wtorek`, `rok temu w maju`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from latopis.read.times.meaning import Date, Found, Meaning, Ref, Shifted, Weekday

if TYPE_CHECKING:
    from latopis.read.times.line import Line

_APART: Final = 2
"""Tokens that may stand between the two: a mark and a preposition."""
_BETWEEN: Final = frozenset(("w", "za", "przed"))
_MARKS: Final = frozenset(",(–—-")


def side_by_side(line: Line, found: list[Found]) -> list[Found]:
    """The expressions of a sentence, each with what the one beside it says."""
    for place, (one, other) in enumerate(pairwise(found)):
        if _touch(line, one.end, other.start):
            first, second = _told(found[place].meaning, other.meaning)
            found[place], found[place + 1] = replace(found[place], meaning=first), replace(other, meaning=second)
    return found


def _touch(line: Line, end: int, start: int) -> bool:
    between = range(end, start)
    return len(between) <= _APART and all(line.text(at) in _MARKS or line.preposition(at + 1) in _BETWEEN for at in between)


def _told(first: Meaning, second: Meaning) -> tuple[Meaning, Meaning]:
    match first, second:
        case Date(day=int()), Weekday(shift=None, beside=None, week=None):
            first = replace(first, weekday=second.number)
            second = replace(second, beside=first)
        case Shifted("week", count, "published"), Weekday(shift=None, beside=None, week=None):
            second = replace(second, week=count)
        case Weekday(shift=None, beside=None, week=None), Shifted("week", count, "published"):
            first = replace(first, week=count)
        case Shifted("year", count, base, None), Date(year=None, month=int()):
            second = replace(second, year=Ref(base, count))
        case Date(year=None, month=int()), Shifted("year", count, base, None):
            first = replace(first, year=Ref(base, count))
        case Date(year=int() | Ref() as year, month=None), Date(year=None, month=int()):
            second = replace(second, year=year)
    return first, second

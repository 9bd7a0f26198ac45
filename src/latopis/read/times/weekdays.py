"""Days of the week: `we wtorek`, `zeszłą środę`, `sobotę w przyszłym tygodniu`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read.times.days import calendar_day, numeric_day
from latopis.read.times.meaning import Date, Found, Weekday
from latopis.read.times.years import determiner

if TYPE_CHECKING:
    from latopis.read.times.line import Line

_NOT_GENITIVE: Final = frozenset(("nom", "acc", "inst", "loc"))
_WHICH: Final = ("last", "latest", "nearest", "next", "this")


def weekday(line: Line, at: int) -> Found | None:
    """A day of the week, with what stands before it, in brackets after it, or names its week."""
    start, shift = at, None
    for kind in _WHICH:
        if (said := line.value(at, kind)) is not None:
            shift, at = (said if kind != "nearest" else 0), line.after_stop(at + 1)
            break
    number = line.value(at, "weekday")
    dated = calendar_day(line, at) if number is not None and shift is not None else None
    if dated:
        return Found(start, dated.end, dated.meaning)
    if number is not None and (not line.single(at) or line.has(start - 1, "every", "ordinal") or _is_habit(line, at)):
        return None
    if number is None:
        number = line.value(at, "weekday_adjective")
    if number is None:
        return None
    week = determiner(line, at + 1 + (line.text(at + 1) == "w"))
    if week and week.ref.base == "published" and line.unit(week.end) == "week":
        return Found(start, week.end + 1, Weekday(number, week=week.ref.shift))
    return Found(start, at + 1, Weekday(number, shift, _beside(line, at + 1)))


def _is_habit(line: Line, at: int) -> bool:
    """Whether a form that may be a genitive is a plural here: `w soboty`, `we wtorki i środy`."""
    if any(one.numbers != {"pl"} and one.cases & _NOT_GENITIVE for one in line.tokens[at].analyses):
        return False
    listed = line.text(at - 1) in ("i", "oraz", ",") and line.has(at - 2, "weekday") and not line.single(at - 2)
    plural = at > 0 and not line.can_be(at - 1, pos="adj", number="sg") and line.can_be(at - 1, pos="adj", number="pl")
    return listed or plural or line.preposition(at) in ("w", "na")


def _beside(line: Line, at: int) -> Date | None:
    if line.text(at) != "(":
        return None
    found = calendar_day(line, at + 1) or numeric_day(line, at + 1, marked=True)
    return found.meaning if found and isinstance(found.meaning, Date) else None

"""EDTF dates as stretches of day numbers (`date.toordinal`), so that a database can compare them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis import edtf

if TYPE_CHECKING:
    from latopis.model import Edtf

EARLIEST: Final = 0
"""Before every day: of what has no known start."""
LATEST: Final = date.max.toordinal() + 1
"""After every day: of what has no known end."""


class Days(NamedTuple):
    """The first and the last day, both included."""

    first: int
    last: int


UNDATED: Final = Days(LATEST + 1, EARLIEST - 1)
"""Of what has no date: overlaps nothing, and sorts after everything."""


def days_of(value: Edtf | None) -> Days:
    """The days that the date may hold; `UNDATED` without one.

    >>> days_of("2021-11") == Days(date(2021, 11, 1).toordinal(), date(2021, 11, 30).toordinal())
    True
    >>> days_of("../2020").first, days_of("2020/").last == LATEST
    (0, True)
    """
    if value is None:
        return UNDATED
    first, last = edtf.earliest(value), edtf.latest(value)
    return Days(EARLIEST if first is None else first.toordinal(), LATEST if last is None else last.toordinal())


def last_day(value: Edtf | None) -> int | None:
    """The last day that the date may hold: the one from which an article counts as published.

    >>> last_day("2023-07") == date(2023, 7, 31).toordinal(), last_day(None)
    (True, None)
    """
    return None if value is None else days_of(value).last


def day_of(number: int) -> str | None:
    """The day with that number; None for those before and after every day.

    >>> day_of(days_of("2021-11").last), day_of(LATEST), day_of(UNDATED.last)
    ('2021-11-30', None, None)
    """
    return date.fromordinal(number).isoformat() if EARLIEST < number < LATEST else None


def edtf_of(first: int, last: int) -> Edtf | None:
    """The date for a stretch of days: a day, month or year where it is one, else an interval; None where its start is open.

    >>> edtf_of(*days_of("2021-11")), edtf_of(*days_of("2021-11-03")), edtf_of(*days_of("2019-11/2020-02"))
    ('2021-11', '2021-11-03', '2019-11-01/2020-02-29')
    """
    if not EARLIEST < first < LATEST:
        return None
    a = date.fromordinal(first)
    if last >= LATEST:
        return f"{a.isoformat()}/"
    b = date.fromordinal(last)
    if a == b:
        return a.isoformat()
    if (a.month, a.day, b.month, b.day) == (1, 1, 12, 31):
        return _years(a.year, b.year)
    if (a.year, a.month, a.day) == (b.year, b.month, 1) and b.day == monthrange(b.year, b.month)[1]:
        return f"{a.year:04}-{a.month:02}"
    return f"{a.isoformat()}/{b.isoformat()}"


def _years(first: int, last: int) -> Edtf:
    if first == last:
        return f"{first:04}"
    return f"{first // 10:03}X" if first % 10 == 0 and last == first + 9 else f"{first:04}/{last:04}"

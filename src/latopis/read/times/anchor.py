"""What other dates are counted from: the day of a date as far as it is known, and Easter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from latopis import edtf
from latopis.frozen import frozen

if TYPE_CHECKING:
    from latopis.edtf import Edtf
    from latopis.read.times.meaning import Unit

_BY_DAY: Final = frozenset(("day", "week", "weekend"))
_BY_MONTH: Final = frozenset(("month", "quarter", "half"))


@frozen
class Anchor:
    """The year, month and day of a date, each only where the one before it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def is_fine(self, unit: Unit) -> bool:
        """Whether the date is precise enough to count such units from it."""
        if unit in _BY_DAY:
            return self.day is not None
        return self.month is not None if unit in _BY_MONTH else self.year is not None

    def as_day(self) -> date | None:
        """The day, where it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def anchor_of(value: Edtf | None) -> Anchor:
    """What is sure of a date as a whole: the year, month and day in which it begins and ends.

    >>> anchor_of("2018-05"), anchor_of("201X")
    (Anchor(year=2018, month=5, day=None), Anchor(year=None, month=None, day=None))
    """
    if value is None or not edtf.is_edtf(value):
        return Anchor()
    first, last = edtf.earliest(value), edtf.latest(value)
    if first is None or last is None or first.year != last.year:
        return Anchor()
    if first.month != last.month:
        return Anchor(first.year)
    return Anchor(first.year, first.month, first.day if first == last else None)


def end_of(value: Edtf, unit: Unit = "day") -> Anchor:
    """What is sure of the end of a date: what comes later than a stretch is counted from there, decades from a decade.

    >>> end_of("2018-05-01/2018-06-02"), end_of("197X", "decade"), end_of("197X")
    (Anchor(year=2018, month=6, day=2), Anchor(year=1970, month=None, day=None), Anchor(year=None, month=None, day=None))
    """
    last = value.rpartition("/")[2]
    if (unit in ("decade", "century") and last.endswith("X")) and not (unit == "decade" and last.endswith("XX")):
        return Anchor(int(last.replace("X", "0")))
    return anchor_of(last)


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian reckoning (Meeus, Jones and Butcher).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)

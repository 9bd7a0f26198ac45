"""Dates with their precision and their bounds: EDTF (ISO 8601-2), level 1 and what of level 2 the record needs.

A date is a canonical string (`Edtf`); the functions here read it. Conventions:

- A single date (`2021-11`) is one moment or stretch somewhere inside that unit. An interval (`2014/2020`) runs from some
  day of its first unit to some day of its last one.
- `2021-11/` ends on an unknown day; `2021-11/..` is open: it has no end. The same holds for starts.
- A qualifier (`?` uncertain, `~` approximate, `%` both) is kept and moves no bound.
- Winter (`2017-24`) begins in the December of its year. A quarter is the interval of its months, a week that of its days.
- Years are 0001 to 9999; a relation of two dates is `certain`, `possible` or `no`.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from latopis.errors import DateError

Edtf: TypeAlias = str
Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]
Answer = Literal["certain", "possible", "no"]

OPEN: Final = ".."
"""The end of an interval that is known to have none."""

_LONGEST: Final = 40
_UNIT: Final = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<second>\d\d|XX)(?:-(?P<third>\d\d|XX))?)?(?P<mark>[?~%]?)", re.ASCII
)
_SEASONS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
# What people write instead, with what to write; looked for in this order.
_HINTS: Final = (
    (re.compile(r"[\[{]"), "sets of dates are not kept; write one date or an interval, as 1667/1668"),
    (re.compile(r"Y|^-\d|\d{5}"), "only the years 0001 to 9999 are kept"),
    (re.compile(r"\d[Tt ]\d"), "a time of day is not kept; write the day, as 2023-07-01"),
    (
        re.compile(r"^\d{4}-(2[5-9]|3\d|4[01])"),
        "of the seasons only 21 to 24 are kept; write a quarter or half as 2020-01/2020-03",
    ),
    (
        re.compile(r"^\d{4}-(XX-\d|\d\d?[?~%]-)|^\d{4}[?~%]-|^[?~%]|-[?~%]"),
        "a mark is kept only at the end of a date, as 2004-06-11?",
    ),
    (re.compile(r"open|unknown|now", re.IGNORECASE), "write an open end as 2021-11/.. and an unknown one as 2021-11/"),
    (re.compile(r"^\d{1,2}[./-]"), "write year, month, day, as 2018-11-05"),
    (re.compile(r"^\d{4}[-./]\d(\D|$)|^\d{4}-\d\d-\d(\D|$)"), "write months and days with two digits, as 2018-01-05"),
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last days, both included, on which a date may start and end.

    `None` is beyond every day: of a start before all, of an end after all. So an unknown end has an `end_earliest` and no
    `end_latest`, an open end has neither.
    """

    start_earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    end_latest: date | None


@dataclass(frozen=True, slots=True)
class _Parsed:
    text: Edtf
    precision: Precision
    bounds: Bounds


def normalise(text: str) -> Edtf:
    """The canonical form of an EDTF string; `DateError` says what was found and what to write.

    >>> normalise(" 199x "), normalise("2004-06-11/2004-06-11"), normalise("2021-11/..")
    ('199X', '2004-06-11', '2021-11/..')
    >>> normalise("2023-02-30")
    Traceback (most recent call last):
    latopis.errors.DateError: '2023-02-30' is no date: day 30 is not in 2023-02
    """
    return _parsed(text).text


def is_edtf(text: str) -> bool:
    """Whether `normalise` accepts the text.

    >>> is_edtf("2018-11"), is_edtf("2018-13")
    (True, False)
    """
    try:
        _parsed(text)
    except DateError:
        return False
    return True


def bounds(value: Edtf) -> Bounds:
    """The days between which the date starts and ends.

    >>> bounds("2021-11/").end_earliest, bounds("2021-11/").end_latest
    (datetime.date(2021, 11, 1), None)
    >>> bounds("2021-11/..").end_earliest, bounds("2021-11/..").start_latest
    (None, datetime.date(2021, 11, 30))
    """
    return _parsed(value).bounds


def precision(value: Edtf) -> Precision:
    """The unit of a date; `2004-06-XX` is a month, `2004-XX` a year.

    >>> [precision(value) for value in ("2004-06-XX", "2017-23", "199X", "19XX", "2014/2020")]
    ['month', 'season', 'decade', 'century', 'interval']
    """
    return _parsed(value).precision


def earliest(value: Edtf) -> date | None:
    """The first day that the date may hold; `None` where its start is open or unknown.

    >>> earliest("2017-24"), earliest("../2020")
    (datetime.date(2017, 12, 1), None)
    """
    return bounds(value).start_earliest


def latest(value: Edtf) -> date | None:
    """The last day that the date may hold; `None` where its end is open or unknown.

    >>> latest("2017-24"), latest("2020/..")
    (datetime.date(2018, 2, 28), None)
    """
    return bounds(value).end_latest


def sort_key(value: Edtf) -> tuple[date, date, str]:
    """A key that puts dates in the order of their first days, then of their last ones.

    >>> sorted(["2020-05", "2020", "../1999", "2020-05-03"], key=sort_key)
    ['../1999', '2020', '2020-05', '2020-05-03']
    """
    return earliest(value) or date.min, latest(value) or date.max, value


def before(a: Edtf, b: Edtf) -> Answer:
    """Whether `a` ends before `b` starts.

    >>> before("2021-10", "2021-11"), before("2021", "2021-11"), before("2021-11", "2021-10")
    ('certain', 'possible', 'no')
    """
    x, y = bounds(a), bounds(b)
    return _answer(_end(x.end_latest) < _start(y.start_earliest), _end(x.end_earliest) < _start(y.start_latest))


def overlaps(a: Edtf, b: Edtf) -> Answer:
    """Whether the two share a day.

    >>> overlaps("2020-01-01/2020-12-31", "2020-05"), overlaps("2020-05", "2020-05-03"), overlaps("2019", "2020")
    ('certain', 'possible', 'no')
    """
    x, y = bounds(a), bounds(b)
    certain = _start(x.start_latest) <= _end(y.end_earliest) and _start(y.start_latest) <= _end(x.end_earliest)
    possible = _start(x.start_earliest) <= _end(y.end_latest) and _start(y.start_earliest) <= _end(x.end_latest)
    return _answer(certain, possible)


def contains(a: Edtf, b: Edtf) -> Answer:
    """Whether `b` lies inside `a`, which, where it is a single date, stands for the whole of its unit.

    >>> contains("2021", "2021-05"), contains("2014/2020", "2014-05"), contains("2021-05", "2021"), contains("2021/", "2020")
    ('certain', 'possible', 'possible', 'no')
    """
    x, y = _whole(a), bounds(b)
    certain = _start(x.start_latest) <= _start(y.start_earliest) and _end(y.end_latest) <= _end(x.end_earliest)
    possible = _start(x.start_earliest) <= _start(y.start_latest) and _end(y.end_earliest) <= _end(x.end_latest)
    return _answer(certain, possible)


def held_at(start: Edtf | None, end: Edtf | None, t: Edtf) -> Answer:
    """Whether what began at `start` and ended at `end` held on every day of `t`; the day of the end no longer counts.

    With the start in [s1, s2] and the end in [e1, e2] a day is certain if s2 <= day < e1, possible if s1 <= day < e2. `None`
    is an unknown start or end, `OPEN` one that is known not to be: what has an unknown end may have ended the day after.

    >>> held_at("2014", "2020-03", "2017"), held_at("2014", None, "2017"), held_at("2014", OPEN, "2017")
    ('certain', 'possible', 'certain')
    >>> held_at("2014", "2020-03", "2020-03"), held_at("2014", "2020-03", "2021")
    ('possible', 'no')
    """
    first, last = _start(earliest(t)), _end(latest(t))
    begun, ended = _bounds_or_none(start), _bounds_or_none(end)
    s1, s2 = _start(begun.start_earliest), math.inf if start is None else _start(begun.start_latest)
    e1, e2 = s1 + 1 if end is None else _end(ended.end_earliest), _end(ended.end_latest)
    return _answer(s2 <= first and last < e1, s1 <= last and first < e2)


def day(year: int, month: int, day: int) -> Edtf:
    """The day.

    >>> day(2018, 11, 5)
    '2018-11-05'
    """
    return normalise(f"{year:04}-{month:02}-{day:02}")


def month(year: int, month: int) -> Edtf:
    """The month.

    >>> month(2018, 11)
    '2018-11'
    """
    if not 1 <= month <= 12:
        raise DateError(f"month {month} is none; write 1 to 12")
    return normalise(f"{year:04}-{month:02}")


def year(year: int) -> Edtf:
    """The year.

    >>> year(966)
    '0966'
    """
    return normalise(f"{year:04}")


def decade(year: int) -> Edtf:
    """The decade to which the year belongs.

    >>> decade(1990)
    '199X'
    """
    return normalise(f"{year // 10:03}X")


def century(number: int) -> Edtf:
    """The century of that number; as EDTF has it, the 20th is the years 1900 to 1999.

    >>> century(20)
    '19XX'
    """
    return normalise(f"{number - 1:02}XX")


def season(year: int, code: int) -> Edtf:
    """The season: 21 spring, 22 summer, 23 autumn, 24 the winter that begins in December of the year.

    >>> season(2017, 23)
    '2017-23'
    """
    if code not in _SEASONS:
        raise DateError(f"season {code} is none; write 21 to 24")
    return normalise(f"{year:04}-{code}")


def interval(a: Edtf | None, b: Edtf | None) -> Edtf:
    """The interval from `a` to `b`; `None` is unknown, `OPEN` none.

    >>> interval("2014", "2020"), interval("2021-11", None), interval("2021-11", OPEN)
    ('2014/2020', '2021-11/', '2021-11/..')
    """
    return normalise(f"{a or ''}/{b or ''}")


def week(day: date) -> Edtf:
    """The seven days from Monday to Sunday of the week of `day`.

    >>> week(date(2018, 11, 7))
    '2018-11-05/2018-11-11'
    """
    monday = day - timedelta(day.weekday())
    return interval(monday.isoformat(), (monday + timedelta(6)).isoformat())


def quarter(year: int, number: int) -> Edtf:
    """The three months of the quarter, 1 to 4.

    >>> quarter(2020, 2)
    '2020-04/2020-06'
    """
    return interval(month(year, 3 * number - 2), month(year, 3 * number))


def half(year: int, number: int) -> Edtf:
    """The six months of the half-year, 1 or 2.

    >>> half(2020, 2)
    '2020-07/2020-12'
    """
    return interval(month(year, 6 * number - 5), month(year, 6 * number))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> _Parsed:
    found = text.strip().replace("x", "X")
    if len(found) > _LONGEST:
        raise DateError(f"{found[:_LONGEST] + '…'!r} is no date: it is too long; write EDTF, as 2018-11-05, 2018-11 or 2014/2020")
    if found.count("/") != 1:
        return _single(found)
    first, last = found.split("/")
    return _single(first) if first == last and first not in ("", OPEN) else _interval(found, first, last=last)


def _single(found: str) -> _Parsed:
    match = _UNIT.fullmatch(found)
    if match is None:
        raise DateError(f"{found!r} is no date: {_hint(found)}")
    try:
        kind, first, last = _days(match["year"], match["second"], third=match["third"])
    except ValueError as fault:
        raise DateError(f"{found!r} is no date: {fault}") from fault
    return _Parsed(found, kind, Bounds(first, last, first, last))


def _interval(found: str, first: str, *, last: str) -> _Parsed:
    named = ("", OPEN)
    if first in named and last in named:
        raise DateError(f"{found!r} is no date: an interval needs one end that is known, as 2021-11/..")
    start = None if first in named else _single(first)
    end = None if last in named else _single(last)
    first_day, last_day = start and start.bounds.start_earliest, end and end.bounds.end_latest
    if first_day and last_day and last_day < first_day:
        raise DateError(f"{found!r} is no date: it ends before it starts; write {last}/{first}")
    starts = (start.bounds.start_earliest, start.bounds.start_latest) if start else (None, last_day if first == "" else None)
    ends = (end.bounds.end_earliest, end.bounds.end_latest) if end else (first_day if last == "" else None, None)
    return _Parsed(found, "interval", Bounds(*starts, *ends))


def _days(year: str, second: str | None, *, third: str | None) -> tuple[Precision, date, date]:
    """The unit, its first day and its last day."""
    if "X" in year:
        if second:
            raise ValueError(f"a decade or century has no month; write {year}")
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return "century" if year.endswith("XX") else "decade", date(max(first, 1), 1, 1), date(last, 12, 31)
    number = int(year)
    if not number:
        raise ValueError("only the years 0001 to 9999 are kept")
    if second in (None, "XX"):
        if third not in (None, "XX"):
            raise ValueError(f"a day needs its month; write {year}")
        return "year", date(number, 1, 1), date(number, 12, 31)
    return _within_year(number, int(second or 0), third=third)


def _within_year(year: int, second: int, *, third: str | None) -> tuple[Precision, date, date]:
    if second in _SEASONS and third is None:
        return "season", *_season_days(year, _SEASONS[second])
    if not 1 <= second <= 12:
        raise ValueError(_hint(f"{year:04}-{second:02}") if 25 <= second <= 41 else f"month {second:02} is none; write 01 to 12")
    length = monthrange(year, second)[1]
    if third in (None, "XX"):
        return "month", date(year, second, 1), date(year, second, length)
    if not 1 <= int(third or 0) <= length:
        raise ValueError(f"day {third} is not in {year:04}-{second:02}")
    return "day", date(year, second, int(third or 0)), date(year, second, int(third or 0))


def _season_days(year: int, first_month: int) -> tuple[date, date]:
    last_year, last_month = (year, first_month + 2) if first_month < 12 else (year + 1, 2)
    return date(year, first_month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _hint(found: str) -> str:
    for pattern, hint in _HINTS:
        if pattern.search(found):
            return hint
    return "write EDTF, as 2018-11-05, 2018-11, 2018, 199X or 2014/2020"


def _whole(value: Edtf) -> Bounds:
    found = _parsed(value)
    if found.precision == "interval":
        return found.bounds
    first, last = found.bounds.start_earliest, found.bounds.end_latest
    return Bounds(first, first, last, last)


def _bounds_or_none(value: Edtf | None) -> Bounds:
    return Bounds(None, None, None, None) if value in (None, OPEN) else bounds(value or "")


def _start(day: date | None) -> float:
    return -math.inf if day is None else day.toordinal()


def _end(day: date | None) -> float:
    return math.inf if day is None else day.toordinal()


def _answer(certain: bool, possible: bool) -> Answer:
    return "certain" if certain else "possible" if possible else "no"

"""Several dates together: `25-26 lipca`, `od marca do maja`, `latach 2008-16`, `nocy z wtorku na środę`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from latopis.read.times.days import counts, day_number, year_at
from latopis.read.times.line import DASHES, Line, Number
from latopis.read.times.meaning import Century, Date, Decade, Found, Meaning, Part, Stretch, Weekday
from latopis.read.times.periods import decade_number, expression, numeral

_AND: Final = frozenset(("i", "oraz"))
_OR: Final = frozenset(("lub", "albo", "czy", ","))
_BETWEEN: Final = frozenset(("między", "pomiędzy"))
_YEARS: Final = frozenset(("lata", "latach", "lat", "latami"))
_YEAR_BEFORE: Final = frozenset(("w", "od", "na", "z"))
_MOST: Final = 6
"""Dates named one after another before their month or year comes."""

_Joint = Literal["range", "and", "or"]


def expressions(line: Line, at: int) -> tuple[Found, ...]:
    """The expressions that begin at the token and belong together; most often one or none."""
    found = _night(line, at) or _turn(line, at) or _month_pair(line, at) or _years(line, at) or _series(line, at)
    if found:
        return found
    single = expression(line, at)
    return (_pair(line, single) or (single,)) if single else ()


def _joint(line: Line, at: int, *, preposition: str) -> _Joint | None:
    """Whether the token joins two dates to a stretch or only lists them."""
    text = line.text(at)
    if (
        text in DASHES
        or text == "/"
        or (text == "do" and preposition == "od")
        or (text in ("a", "i") and preposition in _BETWEEN)
    ):
        return "range"
    if text == "na" and preposition == "z":
        return "range"
    if text in _AND:
        return "and"
    return "or" if text in _OR else None


def _night(line: Line, at: int) -> tuple[Found, ...]:
    """`nocy z wtorku na środę`."""
    if not line.has(at, "night") or line.text(at + 1) not in ("z", "ze"):
        return ()
    first = expression(line, at + 2)
    found = _series(line, at + 2) or (_pair(line, first) if first else ())
    return (replace(found[0], start=at),) if len(found) == 1 else ()


def _month_pair(line: Line, at: int) -> tuple[Found, ...]:
    """`styczeń-kwiecień 2018 r.`, one word to the tokeniser."""
    months = line.value(at, "month_pair")
    if months is None:
        return ()
    year = year_at(line, at + 1, bare=True)
    first, last = (Date(year.year if year else None, month) for month in divmod(months, 100))
    return (Found(at, year.end if year else at + 1, Stretch(first, last)),)


def _turn(line: Line, at: int) -> tuple[Found, ...]:
    """`przełomie lutego i marca`, `przełomie lat 80. i 90.`"""
    if not line.has(at, "turn"):
        return ()
    first = expression(line, at + 1) or _item_found(line, at + 1)
    if first is None or line.text(first.end) not in ("i", "a", "oraz"):
        return ()
    second = expression(line, first.end + 1)
    if second is None and isinstance(first.meaning, Decade) and (number := decade_number(line, first.end + 1)):
        second = Found(first.end + 1, number.end, Decade(number.value % 100, first.meaning.century))
    joined = _filled(first.meaning, second.meaning) if second else None
    return (Found(at, second.end, Stretch(joined, second.meaning)),) if joined and second else ()


def _item_found(line: Line, at: int) -> Found | None:
    """A number that waits for its month, year or unit; a bare `Date` of a day holds it."""
    number = _item(line, at)
    return Found(at, number.end, Date(day=number.value)) if number else None


def _item(line: Line, at: int) -> Number | None:
    digits = line.digits(at)
    if digits is not None and (digits <= 31 or digits >= 1000):
        return day_number(line, at) or Number(digits, at + 1)
    return numeral(line, at)


def _series(line: Line, at: int) -> tuple[Found, ...]:
    """Numbers that wait for what follows: `25-26 lipca`, `5, 7 i 9 maja`, `2017-2021 roku`, `I i II kwartale`."""
    preposition = line.preposition(at)
    items: list[tuple[int, Number]] = []
    joints: list[_Joint] = []
    while len(items) < _MOST:
        number = _item(line, at)
        joint = _joint(line, number.end, preposition=preposition) if number else None
        if number is None or joint is None or (joints and "range" in (joint, joints[0])):
            return ()
        items.append((at, number))
        joints.append(joint)
        at = number.end + 1
        whole = expression(line, at)
        if whole:
            return _completed(line, items, joint=joints[-1], whole=whole) if line.text(at - 1) != "," else ()
    return ()


def _completed(line: Line, items: list[tuple[int, Number]], *, joint: _Joint, whole: Found) -> tuple[Found, ...]:
    """The numbers with the month or year of the expression that ends the series."""
    meanings = [_filled(Date(day=number.value), whole.meaning) for _, number in items]
    if None in meanings or (line.text(items[-1][1].end) in DASHES and line.text(items[0][0] - 1) in DASHES):
        return ()
    filled = [meaning for meaning in meanings if meaning]
    steps = zip(filled, [*filled[1:], whole.meaning], strict=True)
    if joint == "range" or (joint == "and" and all(_adjacent(one, other) for one, other in steps)):
        return (Found(items[0][0], whole.end, Stretch(filled[0], whole.meaning)),)
    return (*(Found(at, number.end, one) for (at, number), one in zip(items, filled, strict=True)), whole)


def _pair(line: Line, first: Found) -> tuple[Found, ...]:
    """Two whole expressions: `1 stycznia do 19 czerwca 2018 roku`, `marcu i kwietniu`, `środy do piątku`."""
    at = first.start
    joint = _joint(line, first.end, preposition=line.preposition(at))
    second = expression(line, first.end + 1) if joint else None
    if second is None:
        return ()
    joined = _filled(first.meaning, second.meaning)
    if joined is None:
        return ()
    if joint == "range" or (joint == "and" and _adjacent_months(joined, second.meaning)):
        return (Found(at, second.end, Stretch(joined, second.meaning)),)
    return (replace(first, meaning=joined), second) if isinstance(joined, Date) and joined.month else ()


def _years(line: Line, at: int) -> tuple[Found, ...]:
    """`latach 2008-16`, `latach 2020 i 2021`, `sezonie 2018/19`, `(1939-1945)`."""
    start, named = at, line.text(at) in _YEARS or line.unit(at) == "year"
    at += named
    first = line.digits(at)
    if first is None or not 1000 <= first <= 2100:
        return ()
    if named and line.text(at + 1) == ",":
        return _listed_years(line, start, at=at)
    last = _last_year(first, line, at=at + 2)
    return _two_years(line, at, start=start, years=(first, last)) if last is not None else ()


def _two_years(line: Line, at: int, *, start: int, years: tuple[int, int]) -> tuple[Found, ...]:
    """The two years at `at` and two tokens on as what their mark makes of them; the expression begins at `start`."""
    first, last = years
    mark, end, named = line.text(at + 1), at + 3, start < at
    if line.unit(end) == "year" or line.has(end, "year_mark"):
        end = line.after_stop(end + 1)
    if mark in _AND and named and last != first + 1:
        return Found(start, at + 1, Date(first)), Found(at + 2, end, Date(last))
    if mark in DASHES or mark == "/":
        together = named or end > at + 3 or _holds_years(line, at, length=last - first, mark=mark)
    else:
        together = named and mark in ("do", "a", *_AND)
    return (Found(start, end, Stretch(Date(first), Date(last))),) if together and first < last else ()


def _listed_years(line: Line, start: int, *, at: int) -> tuple[Found, ...]:
    """`latach 2012, 2014 i 2016`: each year on its own."""
    found: list[Found] = []
    while len(found) < _MOST and (year := line.digits(at)) is not None and 1000 <= year <= 2100:
        found.append(Found(start if not found else at, at + 1, Date(year)))
        if line.text(at + 1) not in (",", *_AND):
            break
        at += 2
    return tuple(found) if len(found) > 1 else ()


def _last_year(first: int, line: Line, *, at: int) -> int | None:
    last = line.digits(at)
    if last is None or len(line.text(at)) not in (2, 4):
        return None
    return last if last > 999 else first // 100 * 100 + last


def _holds_years(line: Line, at: int, *, length: int, mark: str) -> bool:
    """Whether two numbers that no `rok` marks are years: in brackets, after a preposition, or a season of two years."""
    if line.has(at - 1, "unit_year", "period") or (mark == "/" and length == 1):
        return True
    if mark != "/" and length > 0 and not line.tokens[at + 1].spaced and not counts(line, at + 3):
        return True
    return line.preposition(at) in _YEAR_BEFORE and not counts(line, at + 3)


def _filled(first: Meaning, last: Meaning) -> Meaning | None:
    """What the first of two says with what it left to the second; `None` where the two do not go together."""
    if isinstance(first, Date) and isinstance(last, Date):
        return _filled_date(first, last)
    number = first.day if isinstance(first, Date) and first.month is None and first.year is None else None
    if isinstance(last, Part):
        if isinstance(first, Part) and first.kind == last.kind:
            return replace(first, year=last.year) if first.year is None else first
        return replace(last, number=number) if number and last.kind != "season" and number <= 4 else None
    if isinstance(last, Century):
        return first if isinstance(first, Century) else Century(number) if number and number <= 22 else None
    if isinstance(last, Decade) and isinstance(first, Decade):
        return replace(first, century=last.century) if first.century is None else first
    whole_day = isinstance(last, Weekday) or (isinstance(last, Date) and last.day is not None and last.weekday is not None)
    return first if isinstance(first, Weekday) and whole_day else None


def _filled_date(first: Date, last: Date) -> Date | None:
    if first.month is None and first.year is None:
        number = first.day or 0
        if last.day is not None:
            return replace(last, day=number, weekday=first.weekday) if 1 <= number <= 31 else None
        return Date(number) if last.month is None and isinstance(last.year, int) and number >= 1000 else None
    if first.month is None:
        return first
    return replace(first, year=last.year) if first.year is None and last.month is not None else first


def _adjacent(first: Meaning, last: Meaning) -> bool:
    """Whether the second unit comes right after the first."""
    if isinstance(first, Date) and isinstance(last, Date):
        if first.day and last.day:
            return last.day == first.day + 1
        return isinstance(first.year, int) and isinstance(last.year, int) and last.year == first.year + 1
    return isinstance(first, Part | Century) and isinstance(last, Part | Century) and last.number == first.number + 1


def _adjacent_months(first: Meaning, last: Meaning) -> bool:
    if not isinstance(first, Date) or not isinstance(last, Date) or first.day or last.day or first.year != last.year:
        return False
    return isinstance(first.month, int) and isinstance(last.month, int) and last.month == first.month + 1

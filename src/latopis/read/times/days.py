"""Days, months and years as a calendar writes them: `15 stycznia 2019 r.`, `listopadzie ubiegłego roku`, `1.05.18`."""

from __future__ import annotations

from typing import Final

from latopis.read.times.line import DASHES, Line, Number
from latopis.read.times.meaning import Date, Found, Ref
from latopis.read.times.years import RefAt, determiner, year_at, year_end

_MONTH_AFTER: Final = frozenset(("w", "od", "do", "z", "po", "przed", "na"))
_ORDINAL_ENDS: Final = frozenset(("go", "ego", "tego", "szego", "ym", "tym"))


def day_number(line: Line, at: int) -> Number | None:
    """The number of a day, 1 to 31: `5`, `5.`, `5-go`, `piątego`."""
    number = line.ordinal(at)
    value = line.digits(at)
    if value is not None:
        end = line.after_stop(at + 1)
        if line.text(at + 1) in DASHES and line.text(at + 2) in _ORDINAL_ENDS:
            end = at + 3
        number = Number(value, end)
    return number if number and 1 <= number.value <= 31 else None


def calendar_day(line: Line, at: int) -> Found | None:
    """A day with its month, with or without weekday and year."""
    weekday = line.value(at, "weekday")
    start = at
    if weekday is not None:
        at += 2 if line.text(at + 1) == "," else 1
        at += line.unit(at) == "day"
    found = numeric_day(line, at, marked=weekday is not None) or _iso_day(line, at) or _day_of_month(line, at)
    if found is None or not isinstance(found.meaning, Date) or _in_a_name(line, start):
        return None
    day = found.meaning
    return Found(start, found.end, Date(day.year, day.month, day.day, weekday))


def _in_a_name(line: Line, at: int) -> bool:
    """Whether a street, feast or law before the token bears the date as its name (`ul. 3 maja`)."""
    return line.has(at - (2 if line.text(at - 1) == "." else 1), "named_after")


def _day_of_month(line: Line, at: int) -> Found | None:
    day = day_number(line, at)
    if day is None:
        return None
    number = line.value(day.end, "month")
    counted = _month_counted(line, day.end) if number is None else None
    if counted:
        return Found(at, counted.end, Date(month=counted.ref, day=day.value))
    year = year_at(line, day.end + 1, bare=True)
    if number is None and year is not None:
        number = line.roman(day.end)
    if number is None or not 1 <= number <= 12:
        return None
    return Found(at, year.end if year else day.end + 1, Date(year.year if year else None, number, day.value))


def _month_counted(line: Line, at: int) -> RefAt | None:
    """`bm.`, `ub.m.`, `bieżącego miesiąca`."""
    for kind, shift in (("this_month", 0), ("last_month", -1)):
        if line.has(at, kind):
            return RefAt(Ref("published", shift), line.after_stop(at + 1))
    said = determiner(line, at)
    return RefAt(said.ref, said.end + 1) if said and line.unit(said.end) == "month" and line.single(said.end) else None


def numeric_day(line: Line, at: int, *, marked: bool) -> Found | None:
    """`1.05.18`, day first; `1.05` only where it is `marked` by a weekday, or before `br.`, or to a full date."""
    if not 0 <= at < len(line) or line.tokens[at].kind != "number" or not 3 <= len(line.tokens[at].text) <= 10:
        return None
    parts = line.tokens[at].text.split(".")
    if len(parts) not in (2, 3) or not all(part.isdecimal() for part in parts) or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    day, month = int(parts[0]), int(parts[1])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if len(parts) == 3:
        return Found(at, year_end(line, at + 1), Date(_full_year(parts[2]), month, day)) if len(parts[2]) in (2, 4) else None
    year = year_at(line, at + 1, bare=False)
    if year is None and not marked and not _to_full_date(line, at + 1):
        return None
    return Found(at, year.end if year else at + 1, Date(year.year if year else None, month, day))


def _to_full_date(line: Line, at: int) -> bool:
    """Whether `-2.03.2018` or `do 2.03.2018` follows."""
    joined = line.text(at) in DASHES or (line.text(at) == "do" and line.preposition(at - 1) == "od")
    return joined and line.text(at + 1).count(".") == 2


def _full_year(digits: str) -> int:
    """A year of two digits is one of 1950 to 2049."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _iso_day(line: Line, at: int) -> Found | None:
    """`2018-05-01`, or day first, `1/05/2018`, `01-05-2018`."""
    numbers = [line.digits(at + step) for step in (0, 2, 4)]
    first, second, third = numbers
    mark = line.text(at + 1)
    if first is None or second is None or third is None or mark != line.text(at + 3) or line.tokens[at + 1].spaced:
        return None
    if mark in DASHES and first > 999 and 1 <= second <= 12 and 1 <= third <= 31:
        return Found(at, at + 5, Date(first, second, third))
    if mark in ("/", *DASHES) and third > 999 and 1 <= second <= 12 and 1 <= first <= 31:
        return Found(at, at + 5, Date(third, second, first))
    return None


def calendar_month(line: Line, at: int) -> Found | None:
    """A month with or without its year; an adjective (`listopadowy`) too."""
    month = line.value(at, "month")
    if month is None:
        month = line.value(at, "month_adjective")
        return None if month is None or _names_a_kind(line, at) else Found(at, at + 1, Date(month=month))
    if line.has(at - 1, "every") or not line.single(at) or (line.digits(at - 1) is not None and _in_a_name(line, at - 1)):
        return None
    if line.text(at + 1) == "to":
        return None  # wrzesień to czas dożynek, every year
    short = line.digits(at + 2) if line.text(at + 1) in ("'", "’") and len(line.text(at + 2)) == 2 else None
    if short is not None:
        return Found(at, at + 3, Date(_full_year(line.text(at + 2)), month))  # Sierpień '80
    year = year_at(line, at + 1, bare=True)
    return Found(at, year.end if year else at + 1, Date(year.year if year else None, month))


def roman_month(line: Line, at: int) -> Found | None:
    """`XII 2018 r.`: only with its year and after a preposition, for a Roman numeral is more often a part of a name."""
    month = line.roman(at)
    year = year_at(line, at + 1, bare=True) if month and month <= 12 and line.preposition(at) in _MONTH_AFTER else None
    return Found(at, year.end, Date(year.year, month)) if year and isinstance(year.year, int) else None


def _names_a_kind(line: Line, at: int) -> bool:
    """Whether the adjective stands after its noun, as in a name: `powstanie styczniowe`, but `styczniowe wybory`."""
    if not at or line.tokens[at - 1].kind != "word":
        return False
    agreements = [one.agreement for one in line.tokens[at - 1].analyses if one.pos in ("subst", "ger")]
    return any(one.agreement & agreement for one in line.tokens[at].analyses for agreement in agreements)

"""What two dates beside each other say for one another: the first takes the month or year that only the second names."""

from __future__ import annotations

from dataclasses import replace

from latopis.read.times.meaning import Century, Date, Decade, Meaning, Part, Ref, Weekday


def filled(first: Meaning, last: Meaning) -> Meaning | None:
    """What the first of two says with what it left to the second; `None` where the two do not go together."""
    if isinstance(first, Date) and isinstance(last, Date):
        return _filled_date(first, last)
    number = first.day if isinstance(first, Date) and first.month is None and first.year is None else None
    if isinstance(last, Part):
        return _filled_part(first, last, number=number)
    if isinstance(last, Century):
        return first if isinstance(first, Century) else Century(number) if number and number <= 22 else None
    if isinstance(last, Decade) and isinstance(first, Decade):
        return replace(first, century=last.century) if first.century is None else first
    return _filled_weekday(first, last) if isinstance(first, Weekday) else None


def _filled_weekday(first: Weekday, last: Meaning) -> Weekday | None:
    if isinstance(last, Weekday):
        plain = first.shift is None and first.week is None
        return replace(first, week=last.week) if plain else first
    return first if isinstance(last, Date) and last.day is not None and last.weekday is not None else None


def _filled_part(first: Meaning, last: Part, *, number: int | None) -> Meaning | None:
    if isinstance(first, Part) and first.kind == last.kind:
        return replace(first, year=last.year) if first.year is None else first
    return replace(last, number=number) if number and last.kind != "season" and number <= 4 else None


def _filled_date(first: Date, last: Date) -> Date | None:
    if first.month is None and first.year is None:
        number = first.day or 0
        if last.day is not None:
            return replace(last, day=number, weekday=first.weekday) if 1 <= number <= 31 else None
        return Date(number) if last.month is None and isinstance(last.year, int) and number >= 1000 else None
    if first.month is None:
        return first
    return replace(first, year=_year_before(first, last)) if first.year is None and last.month is not None else first


def _year_before(first: Date, last: Date) -> int | Ref | None:
    """The year of the second, or the one before it where the year turns between them (`8 grudnia do 12 stycznia 2020 r.`)."""
    turned = isinstance(first.month, int) and isinstance(last.month, int) and first.month > last.month
    if last.year is None or not turned:
        return last.year
    return replace(last.year, shift=last.year.shift - 1) if isinstance(last.year, Ref) else last.year - 1


def adjacent(first: Meaning, last: Meaning) -> bool:
    """Whether the second unit comes right after the first."""
    match first, last:
        case Date(), Date():
            return _adjacent_dates(first, last)
        case Part() | Century(), Part() | Century():
            return last.number == first.number + 1
        case Weekday(), Weekday():
            return last.number == first.number % 7 + 1 and last.beside is None and first.beside is None
        case Weekday(), Date(weekday=int() as day):
            return day == first.number % 7 + 1
        case Decade(), Decade():
            return last.tens == first.tens + 10 and last.century == first.century
    return False


def _adjacent_dates(first: Date, last: Date) -> bool:
    if first.day and last.day:
        turned = first.day >= 28 and last.day == 1 and first.month != last.month
        return turned or (last.day == first.day + 1 and last.month == first.month)
    if first.month is not None or last.month is not None:
        months = (first.month, last.month) if first.year == last.year and not (first.day or last.day) else (None, None)
        return isinstance(months[0], int) and isinstance(months[1], int) and months[1] == months[0] + 1
    return isinstance(first.year, int) and isinstance(last.year, int) and last.year == first.year + 1

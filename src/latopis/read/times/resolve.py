"""What a date says, with the publication and earlier times of the text -> its EDTF value, or none where it cannot be settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from latopis import edtf
from latopis.frozen import frozen
from latopis.read.times.anchor import Anchor, easter, end_of
from latopis.read.times.meaning import (
    Century,
    Date,
    Decade,
    Feast,
    Meaning,
    NthDay,
    Part,
    Ref,
    Shifted,
    Stretch,
    Unit,
    Weekday,
)

if TYPE_CHECKING:
    from latopis.edtf import Edtf
    from latopis.read.times.meaning import Direction

_FAR: Final = 9
"""Months after which a month without a tense is taken for that of the neighbouring year."""


@frozen
class Setting:
    """What a date is resolved against.

    `same` are the times before it in its sentence, `before` in earlier ones, latest first; `event` is that of the event named.
    """

    published: Anchor
    direction: Direction = None
    same: tuple[Edtf, ...] = ()
    before: tuple[Edtf, ...] = ()
    event: Edtf | None = None


def resolved(meaning: Meaning, setting: Setting) -> Edtf | None:
    """The value; `None` where the publication is too coarse, the text names nothing to count from, or there is no such day."""
    try:
        return _value(meaning, setting)
    except (ValueError, OverflowError):
        return None


def is_explicit(meaning: Meaning) -> bool:
    """Whether the words alone give the date."""
    match meaning:
        case Stretch(first, last):
            return is_explicit(first) and is_explicit(last)
        case Date(year=year) | Part(year=year) | Feast(year=year):
            return isinstance(year, int)
        case Decade(century=century):
            return isinstance(century, int) and century > 0
        case Century():
            return True
        case NthDay(whole=inner) | Weekday(beside=Date() as inner):
            return is_explicit(inner)
    return False


def _value(meaning: Meaning, setting: Setting) -> Edtf | None:  # noqa: PLR0911 one line for each kind of meaning
    match meaning:
        case Date():
            return _date(meaning, setting)
        case Part():
            return _part(meaning, setting)
        case Decade(tens, century):
            return _decade(tens, century, setting=setting)
        case Century(number):
            return edtf.century(number)
        case Shifted(unit, count):
            if unit == "weekend" and not count:
                return _weekend(setting)
            return _shifted(unit, count, base=_origin(meaning, setting))
        case Weekday():
            return _weekday(meaning, setting)
        case NthDay():
            return _nth_day(meaning, setting)
        case Feast():
            return _feast(meaning, setting)
        case Stretch(first, last):
            return _stretch(first, last, setting=setting)


def _year(year: int | Ref | None, setting: Setting) -> int | None:
    if not isinstance(year, Ref):
        return year
    found = _counted_from(year, setting, unit="year").year
    return None if found is None else found + year.shift


def _counted_from(ref: Ref, setting: Setting, *, unit: Unit) -> Anchor:
    """The publication, or the latest earlier time that is as fine as the unit."""
    if ref.base == "published":
        return setting.published
    # What followed in the past follows something that the text told, also in another sentence.
    near = ref.base == "either" and not (ref.shift > 0 and setting.direction == "past")
    earlier = setting.same if near else (*setting.same, *setting.before)
    for value in earlier:
        found = end_of(value, unit)
        if found.is_fine(unit):
            return found
    return setting.published if ref.base == "either" else Anchor()


def _origin(said: Shifted, setting: Setting) -> Anchor:
    """From where it is counted."""
    if said.event is not None:
        return end_of(setting.event) if setting.event else Anchor()
    if said.origin is None:
        return _counted_from(Ref(said.base, said.count), setting, unit=said.unit)
    found = resolved(said.origin, setting)
    return end_of(found) if found else Anchor()


def _date(said: Date, setting: Setting) -> Edtf | None:
    year, month = _year(said.year, setting), said.month
    if isinstance(month, Ref):
        base = _counted_from(month, setting, unit="month")
        if base.year is None or base.month is None:
            return None
        year, month = _months_on(base.year, base.month, count=month.shift)
    if year is None and said.year is None and month is not None:
        year = _year_of_day(said, month, setting=setting)
    if year is None:
        return None
    if month is None:
        return edtf.year(year)
    return edtf.month(year, month) if said.day is None else edtf.day(year, month, said.day)


def _months_on(year: int, month: int, *, count: int) -> tuple[int, int]:
    years, months = divmod(year * 12 + month - 1 + count, 12)
    return years, months + 1


def _year_of_day(said: Date, month: int, *, setting: Setting) -> int | None:
    """The year of a day or month that names none: the nearest one on the side that the tense tells.

    Where that leaves it open, as it does of a publication without its month, a weekday beside the day tells it.
    """
    near = setting.published
    if near.year is None:
        return None
    year = _side(near, month, day=said.day, direction=setting.direction)
    if said.weekday is None or said.day is None or (near.month is not None and setting.direction is not None):
        return year
    order = sorted((year, near.year - 1, near.year, near.year + 1), key=lambda other: (abs(other - year), other))
    return next((other for other in order if _falls_on(other, month, day=said.day, weekday=said.weekday)), year)


def _side(near: Anchor, month: int, *, day: int | None, direction: Direction) -> int:
    """The year that puts the month or day on the side of the anchor; the anchor's own where that is only a year."""
    year, here = near.year or 1, near.month
    if here is None:
        return year
    if direction == "past":
        return year - 1 if (month, day or 0) > (here, (near.day or 31) if day else 0) else year
    if direction == "future":
        return year + 1 if (month, day or 32) < (here, (near.day or 1) if day else 32) else year
    return year - 1 if month - here >= _FAR else year + 1 if here - month > _FAR else year


def _falls_on(year: int, month: int, *, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).isoweekday() == weekday
    except ValueError:
        return False


def _shifted(unit: Unit, count: int, *, base: Anchor) -> Edtf | None:
    if not base.is_fine(unit) or base.year is None:
        return None
    today = base.as_day()
    if unit in ("day", "week", "weekend"):
        return None if today is None else _days_on(unit, count, today=today)
    if unit == "month":
        return edtf.month(*_months_on(base.year, base.month or 1, count=count))
    if unit in ("quarter", "half"):
        length = 3 if unit == "quarter" else 6
        year, month = _months_on(base.year, base.month or 1, count=length * count)
        return (edtf.quarter if unit == "quarter" else edtf.half)(year, (month - 1) // length + 1)
    if unit == "year":
        return edtf.year(base.year + count)
    return edtf.decade(base.year + 10 * count) if unit == "decade" else edtf.century(base.year // 100 + 1 + count)


def _days_on(unit: Unit, count: int, *, today: date) -> Edtf:
    if unit == "day":
        return (today + timedelta(count)).isoformat()
    moved = today + timedelta(7 * count)
    if unit == "week":
        return edtf.week(moved)
    saturday = moved + timedelta(5 - moved.weekday())
    return edtf.interval(saturday.isoformat(), (saturday + timedelta(1)).isoformat())


def _weekend(setting: Setting) -> Edtf | None:
    """This weekend, or the one before or after it where the tense says so."""
    today = setting.published.as_day()
    if today is None:
        return None
    early = setting.direction == "past" and today.isoweekday() < 6
    return _days_on("weekend", -int(early), today=today)


def _weekday(said: Weekday, setting: Setting) -> Edtf | None:
    if said.beside is not None:
        return _date(replace(said.beside, weekday=said.number), setting)
    today = setting.published.as_day()
    if today is None:
        return None
    if said.week is not None:
        return (today + timedelta(7 * said.week + said.number - today.isoweekday())).isoformat()
    return _on_weekday(said, today, direction=setting.direction).isoformat()


def _nth_day(said: NthDay, setting: Setting) -> Edtf | None:
    whole = _date(said.whole, setting)
    first, last = (edtf.earliest(whole), edtf.latest(whole)) if whole else (None, None)
    if first is None or last is None:
        return None
    step = 7 if said.weekday else 1
    if said.place:
        found = first + timedelta(((said.weekday - first.isoweekday()) % 7 if said.weekday else 0) + step * (said.place - 1))
    else:
        found = last - timedelta((last.isoweekday() - said.weekday) % 7 if said.weekday else 0)
    if found > last:
        return None
    end = found + timedelta(said.length - 1)
    return found.isoformat() if end == found else edtf.interval(found.isoformat(), end.isoformat())


def _on_weekday(said: Weekday, today: date, *, direction: Direction) -> date:
    """`zeszły` is before today, `przyszły` in the next week; the same weekday is today; without a tense the one past."""
    back, ahead = (today.isoweekday() - said.number) % 7, (said.number - today.isoweekday()) % 7
    if said.shift == -1:
        return today - timedelta(back or 7)
    if said.shift == 1:
        return today + timedelta(8 - today.isoweekday() + said.number - 1)
    if said.shift == 0:
        return today - timedelta(back) if direction == "past" else today + timedelta(ahead)
    if direction == "future":
        return today + timedelta(ahead)
    return today - timedelta(back)


def _part(said: Part, setting: Setting) -> Edtf | None:
    near = setting.published
    if said.kind == "season":
        year = _year_of_season(said, setting)
        return None if year is None else edtf.season(year, said.number)
    length = 3 if said.kind == "quarter" else 6
    year = _year(said.year, setting)
    if said.year is None and near.year is not None:
        first = (said.number - 1) * length + 1
        year = _year_of_part(near.year, near.month, months=(first, first + length - 1), direction=setting.direction)
    if year is None:
        return None
    return edtf.quarter(year, said.number) if said.kind == "quarter" else edtf.half(year, said.number)


def _year_of_part(year: int, here: int | None, *, months: tuple[int, int], direction: Direction) -> int:
    if direction == "past":
        return year - 1 if here and months[0] > here else year
    return year + 1 if direction == "future" and here and months[1] < here else year


def _year_of_season(said: Part, setting: Setting) -> int | None:
    if isinstance(said.year, int) or (said.year is not None and said.year.base != "published"):
        return _year(said.year, setting)
    near = setting.published
    if near.year is None or near.month is None:
        return _year(said.year, setting) or (near.year if said.year is None else None)
    winter = said.number == 24
    this = near.year - 1 if winter and near.month <= 2 else near.year
    if said.year is not None:
        return near.year + said.year.shift if not winter else this + said.year.shift
    first, direction = 12 if winter else 3 * (said.number - 20), said.side or setting.direction
    started = this < near.year or near.month >= first
    over = not winter and near.month > first + 2
    if direction == "past":
        return this if started else this - 1
    return this + 1 if direction == "future" and over else this


def _decade(tens: int, century: int | Ref | None, *, setting: Setting) -> Edtf | None:
    """Without a century the latest decade that is over, or with a future tense the one that is not."""
    if isinstance(century, int) and century:
        return edtf.decade(century + tens)
    near = setting.published.year
    if near is None:
        return None
    if isinstance(century, Ref):
        return edtf.decade((near // 100 + century.shift) * 100 + tens)
    first = near // 100 * 100 + tens
    over = first + 9 < near
    return edtf.decade(first if over or setting.direction == "future" else first - 100)


def _feast(said: Feast, setting: Setting) -> Edtf | None:
    year, near = _year(said.year, setting), setting.published
    if said.year is None and near.year is not None:
        day = _feast_day(said, near.year)
        year = _side(near, day.month, day=day.day, direction=setting.direction)
    return None if year is None else _feast_day(said, year).isoformat()


def _feast_day(said: Feast, year: int) -> date:
    if said.easter is not None:
        return easter(year) + timedelta(said.easter)
    return date(year, said.month or 1, said.day or 1)


def _stretch(first: Meaning, last: Meaning, *, setting: Setting) -> Edtf | None:
    start, end = resolved(first, setting), resolved(last, setting)
    if start is None or end is None:
        return None
    if isinstance(first, Weekday) and isinstance(last, Weekday) and setting.direction is None and not _is_fixed(first, last):
        return None  # czynne od poniedziałku do piątku
    if isinstance(first, Weekday):
        start, end = _days_between(first, last, start=start, end=end, ahead=setting.direction == "future")
    if isinstance(first, Date) and isinstance(last, Date) and first.year is None and last.year is None and start > end:
        end = f"{int(end[:4]) + 1:04}{end[4:]}"
    return edtf.interval(start.partition("/")[0], end.rpartition("/")[2])


def _is_fixed(*days: Weekday) -> bool:
    """Whether the words say of one of the days which one it is."""
    return any(day.shift is not None or day.week is not None or day.beside is not None for day in days)


def _days_between(first: Weekday, last: Meaning, *, start: Edtf, end: Edtf, ahead: bool) -> tuple[Edtf, Edtf]:
    """From one weekday to the next other one: counted from the day that the words fix, else from the one that the tense tells."""
    if isinstance(last, Weekday):
        days = timedelta((last.number - first.number) % 7)
        if ahead or first.shift is not None or first.week is not None:
            return start, (date.fromisoformat(start) + days).isoformat()
        return (date.fromisoformat(end) - days).isoformat(), end
    if edtf.precision(end) == "day":
        day = date.fromisoformat(end)
        start = (day - timedelta((day.isoweekday() - first.number) % 7)).isoformat()
    return start, end

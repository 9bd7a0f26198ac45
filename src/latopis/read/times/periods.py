"""Any single expression: the readers of each kind of time, and the edges of all of them (`końca marca`, `połowie roku`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from latopis.read.times.days import calendar_day, calendar_month, roman_month
from latopis.read.times.decades import century, decade, decade_of_century, numeral
from latopis.read.times.feasts import feast
from latopis.read.times.line import UNITS, Line, Number
from latopis.read.times.meaning import Date, Found, Meaning, NthDay, Part, Ref, Shifted, Stretch, Unit
from latopis.read.times.parts import first_months, part, season
from latopis.read.times.relative import counted_units, day_word
from latopis.read.times.weekdays import weekday
from latopis.read.times.years import RefAt, calendar_year, determiner, only_counts, year_at

Reader: TypeAlias = Callable[[Line, int], Found | None]

_PIECES: Final = frozenset(("day", "week", "month", "decade"))


def expression(line: Line, at: int) -> Found | None:
    """The longest single expression that begins at the token."""
    if not line.may_begin(at):
        return None
    if at not in line.read:
        found = [_edge(line, at), _half_of(line, at), _nth_of(line, at), _plain(line, at)]
        line.read[at] = max((one for one in found if one), key=lambda one: one.end, default=None)
    return line.read[at]


def _plain(line: Line, at: int) -> Found | None:
    if not line.may_begin(at):
        return None
    kinds = line.cues[at]
    found = [read(line, at) for starts, read in _READERS if not starts.isdisjoint(kinds)] if kinds else []
    if line.tokens[at].kind == "number":
        found = [read(line, at) for read in (calendar_day, calendar_year, part, counted_units)]
    elif line.roman(at):
        found += [part(line, at), century(line, at), decade_of_century(line, at), roman_month(line, at)]
    return max((one for one in found if one), key=lambda one: one.end, default=None)


def _edge(line: Line, at: int) -> Found | None:
    """`początku lutego`, `koniec 2019 roku`, `połowie tygodnia`: the whole that it is the edge of."""
    return _inside(line, at, at=at + 1) if line.has(at, "edge") else None


def _inside(line: Line, start: int, *, at: int) -> Found | None:
    inner = _plain(line, at) or _bare_year(line, at)
    if inner:
        return Found(start, inner.end, inner.meaning)
    unit = line.unit(at)
    if unit in (None, "day") or not line.single(at) or not line.can_be(at, pos="subst", case="gen", number="sg"):
        return None
    return Found(start, at + 1, _this(unit or "year", 0))


def _bare_year(line: Line, at: int) -> Found | None:
    year = year_at(line, at, bare=True)
    return Found(at, year.end, Date(year.year)) if year else None


def _half_of(line: Line, at: int) -> Found | None:
    """`pierwszej połowie 2018 roku`: half of a year; of anything else the whole of it."""
    number = numeral(line, at)
    if number is None or number.value > 2 or line.value(number.end, "edge") != 2:
        return None
    whole = _inside(line, at, at=number.end + 1)
    if whole and isinstance(whole.meaning, Date) and whole.meaning.month is None:
        return Found(at, whole.end, Part("half", number.value, whole.meaning.year))
    return whole


def _nth_of(line: Line, at: int) -> Found | None:
    """`drugą niedzielę maja`, `ostatni dzień roku`, `pierwszy weekend marca`; `pierwszych dniach maja` are that whole month."""
    place = Number(0, at + 1) if line.has(at, "latest") else line.ordinal(at)
    number, unit = (line.value(place.end, "weekday"), line.unit(place.end)) if place else (None, None)
    if place is None or not (number or unit == "weekend" or unit in _PIECES):
        return None
    whole = _inside(line, at, at=place.end + 1)
    if whole is None or not isinstance(whole.meaning, Date) or whole.meaning.day is not None:
        return None
    return Found(at, whole.end, _nth(line, place, whole=whole.meaning)) if place.value <= 53 else None


def _nth(line: Line, place: Number, *, whole: Date) -> Meaning:
    number, single = line.value(place.end, "weekday"), line.single(place.end)
    if number:
        return NthDay(place.value, number, whole)
    if line.unit(place.end) == "weekend":
        return NthDay(place.value, 6, whole, length=2)
    return NthDay(place.value, None, whole) if single and line.unit(place.end) == "day" else whole


def _this(unit: Unit, shift: int) -> Meaning:
    """The unit so far from the one of the publication."""
    if unit == "year":
        return Date(Ref("published", shift))
    if unit == "month":
        return Date(month=Ref("published", shift))
    return Shifted(unit, shift)


def _unit_phrase(line: Line, at: int) -> Found | None:
    """`ubiegłym tygodniu`, `tego samego dnia`, `bieżącym miesiącu`; `tym wieku` is an age."""
    said = _latest(line, at) or determiner(line, at)
    unit = line.unit(said.end) if said else None
    if said is None or unit is None or not line.single(said.end) or line.text(said.end) == "kw":
        return None
    if line.text(said.end).startswith("wiek") and line.has(at, "this") and not line.has(at, "sure"):
        return None
    if only_counts(line, at, said=said):
        return None
    ref = said.ref
    if unit == "day":
        if line.has(at, "last", "next", "sure"):
            return None
        ref = Ref("text", ref.shift)
    return Found(at, said.end + 1, _counted(unit, ref))


def _counted(unit: Unit, ref: Ref) -> Meaning:
    if ref.base == "published":
        return _this(unit, ref.shift)
    return Date(ref) if unit == "year" else Shifted(unit, ref.shift, ref.base)


def _weekend(line: Line, at: int) -> Found | None:
    """`w weekend`, `w trakcie weekendu`, as the tense tells."""
    if line.unit(at) != "weekend" or not line.single(at) or line.has(at - 1, "every") or line.can_be(at - 1, pos="adj"):
        return None
    return Found(at, at + 1, Shifted("weekend", 0))


def _latest(line: Line, at: int) -> RefAt | None:
    """`ostatni weekend`, `najbliższy weekend`; of other units such words name no place on the calendar."""
    if line.unit(at + 1) != "weekend":
        return None
    if line.has(at, "latest"):
        return RefAt(Ref("published", -1), at + 1)
    return RefAt(Ref("published", 0), at + 1) if line.has(at, "nearest") else None


def _unit_before(line: Line, at: int) -> Found | None:
    """`tygodniu ubiegłym`, `miesiącu bieżącym`."""
    unit, single = line.unit(at), line.single(at)
    said = determiner(line, at + 1) if unit and single and not line.has(at + 1, "that") else None
    if unit is None or said is None or (line.has(at + 1, "this") and not line.has(at + 1, "sure")) or not line.agrees(at, at + 1):
        return None
    return Found(at, said.end, _counted(unit, said.ref))


def _night(line: Line, at: int) -> Found | None:
    """`minionej nocy`, `dzisiejszej nocy`, `najbliższej nocy`: from one day to the next."""
    if not line.has(at + 1, "night") or not line.can_be(at + 1, number="sg") or line.value(at, "day_adjective"):
        return None
    first = 0 if line.has(at, "next", "nearest") else -1
    return Found(at, at + 2, Stretch(Shifted("day", first), Shifted("day", first + 1)))


# Which readers look at a word, by the kinds of its cues; a number or a Roman numeral has readers of its own.
_DETERMINERS: Final = frozenset(("this", "last", "next", "previous", "following", "that"))
_UNITS: Final = frozenset(f"unit_{unit}" for unit in UNITS)
_READERS: Final[tuple[tuple[frozenset[str], Reader], ...]] = (
    (frozenset(("weekday", "ordinal")), calendar_day),
    (frozenset(("month", "month_adjective")), calendar_month),
    (_DETERMINERS | {"unit_year", "this_year", "last_year", "cardinal", "ordinal"}, calendar_year),
    (_DETERMINERS | {"weekday", "weekday_adjective", "latest", "nearest"}, weekday),
    (_DETERMINERS | {"season", "latest", "nearest"}, season),
    (frozenset(("ordinal", "latest")), part),
    (frozenset(("ordinal",)), first_months),
    (frozenset(("ordinal", "latest")), decade_of_century),
    (frozenset(("unit_year",)), decade),
    (frozenset(("ordinal", "unit_century")), century),
    (frozenset(("feast", "feast_word")), feast),
    (frozenset(("unit_weekend",)), _weekend),
    (_DETERMINERS | {"latest", "nearest"}, _unit_phrase),
    (frozenset(("unit_week", "unit_month", "unit_quarter", "unit_half", "unit_decade", "unit_century")), _unit_before),
    (frozenset(("last", "latest", "next", "nearest", "day_adjective")), _night),
    (_UNITS | {"cardinal", "half_count"}, counted_units),
    (frozenset(("day_word", "day_adjective", "week_adjective", "year_adjective", "next_day")), day_word),
)

"""Days, months and years as a calendar writes them: `15 stycznia 2019 r.`, `listopadzie ubiegłego roku`, `1.05.18`."""

from __future__ import annotations

from typing import Final, NamedTuple

from latopis.read.times.line import DASHES, Line, Number
from latopis.read.times.meaning import Base, Date, Found, NthWeekday, Ref, Weekday

_BASES: Final[tuple[tuple[str, Base], ...]] = (
    ("last", "published"),
    ("next", "published"),
    ("previous", "either"),
    ("following", "either"),
    ("that", "text"),
)
_ABBREVIATED: Final = frozenset(("ub", "b", "bież"))
_BARE_AFTER: Final = frozenset(("w", "od", "do", "po", "przed", "z", "na", "sprzed"))
_ORDINAL_ENDS: Final = frozenset(("go", "ego", "tego", "szego", "ym", "tym"))
_COUNTED: Final = frozenset(("gen", "loc"))
_COUNTABLE: Final = frozenset(("subst", "adj", "ppas", "pact", "depr"))


class YearAt(NamedTuple):
    """A year and the token after it."""

    year: int | Ref
    end: int


class RefAt(NamedTuple):
    """What a determiner counts from, and the token after it."""

    ref: Ref
    end: int


def determiner(line: Line, at: int) -> RefAt | None:
    """`ubiegły`, `bieżący`, `ten sam`, `następny`, `ub.` …: what it counts from."""
    end = at + 1
    if line.text(at) in _ABBREVIATED:
        end = line.after_stop(end)
        if end == at + 1:
            return None
    if line.has(at, "this"):
        if line.has(end, "same"):
            return RefAt(Ref("text", 0), end + 1)
        back = not line.has(at, "sure") and line.preposition(at) == "po"
        return RefAt(Ref("either" if back else "published", 0), end)
    for kind, base in _BASES:
        shift = line.value(at, kind)
        if shift is not None:
            return RefAt(Ref(base, shift), end)
    return None


def year_at(line: Line, at: int, *, bare: bool) -> YearAt | None:
    """A year with its `rok`, `r.` or determiner; `bare` also takes four digits alone, as after a month."""
    written = _written_year(line, at, bare=bare)
    if written is not None:
        return written
    for kind, shift in (("this_year", 0), ("last_year", -1)):
        if line.has(at, kind):
            return YearAt(Ref("published", shift), line.after_stop(at + 1))
    if line.unit(at) == "year" and line.single(at):
        following = determiner(line, at + 1) if not line.has(at + 1, "this") or line.has(at + 1, "sure") else None
        return YearAt(following.ref, following.end) if following else None
    said = determiner(line, at)
    if said and line.unit(said.end) == "year" and line.single(said.end) and not only_counts(line, at, said=said):
        return YearAt(said.ref, said.end + 1)
    abbreviated = said is not None and line.text(at) in _ABBREVIATED and line.has(said.end, "year_mark")
    return YearAt(said.ref, line.after_stop(said.end + 1)) if said and abbreviated else None


def only_counts(line: Line, at: int, *, said: RefAt) -> bool:
    """Whether `kolejny rok` and the like count on (z rzędu): in the nominative, without a preposition."""
    return said.ref.base == "either" and not line.preposition(at) and line.can_be(said.end, pos="subst", case="nom")


def _written_year(line: Line, at: int, *, bare: bool) -> YearAt | None:
    if line.unit(at) == "year" and line.single(at):
        year = line.digits(at + 1)
        return YearAt(year, _year_end(line, at + 2)) if year and year > 999 else None
    year = line.digits(at)
    if year is None or year < 100:
        return None
    end = _year_end(line, at + 1)
    if end == at + 1 and not (bare and 1000 <= year <= 2100):
        return None
    return None if line.has(end, "era") else YearAt(year, end)


def _year_end(line: Line, at: int) -> int:
    """The token after `roku` or `r.` where one stands at `at`."""
    if line.unit(at) == "year" and line.single(at):
        return at + 1
    return line.after_stop(at + 1) if line.has(at, "year_mark") else at


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
    found = _numeric_day(line, at, after_weekday=weekday is not None) or _iso_day(line, at) or _day_of_month(line, at)
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
    month: int | Ref | None = line.value(day.end, "month")
    if month is None and line.has(day.end, "this_month", "last_month"):
        return Found(
            at, line.after_stop(day.end + 1), Date(month=Ref("published", -int(line.has(day.end, "last_month"))), day=day.value)
        )
    year = year_at(line, day.end + 1, bare=True)
    if month is None and year is not None and (roman := line.roman(day.end)):
        month = roman
    if month is None or not _is_month(month):
        return None
    return Found(at, year.end if year else day.end + 1, Date(year.year if year else None, month, day.value))


def _is_month(month: int | Ref) -> bool:
    return isinstance(month, Ref) or 1 <= month <= 12


def _numeric_day(line: Line, at: int, *, after_weekday: bool) -> Found | None:
    """`1.05.18`, day first; `1.05` only after a weekday or before `br.` and the like."""
    if not 0 <= at < len(line) or line.tokens[at].kind != "number" or not 3 <= len(line.tokens[at].text) <= 10:
        return None
    parts = line.tokens[at].text.split(".")
    if len(parts) not in (2, 3) or not all(part.isdecimal() for part in parts) or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    day, month = int(parts[0]), int(parts[1])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if len(parts) == 3:
        return Found(at, _year_end(line, at + 1), Date(_full_year(parts[2]), month, day)) if len(parts[2]) in (2, 4) else None
    year = year_at(line, at + 1, bare=False)
    to_full_date = line.text(at + 1) in DASHES and line.text(at + 2).count(".") == 2
    if year is None and not after_weekday and not to_full_date:
        return None
    return Found(at, year.end if year else at + 1, Date(year.year if year else None, month, day))


def _full_year(digits: str) -> int:
    """A year of two digits is one of 1950 to 2049."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _iso_day(line: Line, at: int) -> Found | None:
    """`2018-05-01`, or with strokes day first, `1/05/2018`."""
    numbers = [line.digits(at + step) for step in (0, 2, 4)]
    first, second, third = numbers
    mark = line.text(at + 1)
    if first is None or second is None or third is None or mark != line.text(at + 3) or line.tokens[at + 1].spaced:
        return None
    if mark in DASHES and first > 999 and 1 <= second <= 12 and 1 <= third <= 31:
        return Found(at, at + 5, Date(first, second, third))
    if mark == "/" and third > 999 and 1 <= second <= 12 and 1 <= first <= 31:
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
    year = year_at(line, at + 1, bare=True)
    return Found(at, year.end if year else at + 1, Date(year.year if year else None, month))


def _names_a_kind(line: Line, at: int) -> bool:
    """Whether the adjective stands after its noun, as in a name: `powstanie styczniowe`, but `styczniowe wybory`."""
    if not at or line.tokens[at - 1].kind != "word":
        return False
    agreements = [one.agreement for one in line.tokens[at - 1].analyses if one.pos in ("subst", "ger")]
    return any(one.agreement & agreement for one in line.tokens[at].analyses for agreement in agreements)


def calendar_year(line: Line, at: int) -> Found | None:
    """A year with `roku`, `r.` or a determiner; without them after a preposition, where nothing is counted."""
    year = year_at(line, at, bare=False)
    if year is None:
        number = line.digits(at)
        if number is None or not 1900 <= number <= 2100 or len(line.text(at)) != 4:
            return None
        bracketed = line.text(at - 1) == "(" and line.text(at + 1) == ")"
        if not (bracketed or (line.preposition(at) in _BARE_AFTER and not counts(line, at + 1))):
            return None
        if line.digits(at + 2) is not None and counts(line, at + 3):
            return None  # od 2000 do 2010 osób
        year = YearAt(number, at + 1)
    return Found(at, year.end, Date(year.year))


def counts(line: Line, at: int) -> bool:
    """Whether a number before the token would count it: `1989 osób`, `2000 zł`, `2016 tys.`."""
    if not at < len(line):
        return False
    token = line.tokens[at]
    if token.kind in ("symbol", "number") or (token.text in DASHES and not token.spaced):
        return True
    return any(
        one.pos == "brev" or (one.pos in _COUNTABLE and "pl" in one.numbers and bool(one.cases & _COUNTED))
        for one in token.analyses[:2]
    )


def nth_weekday(line: Line, at: int) -> Found | None:
    """`drugą niedzielę maja`, `ostatni piątek miesiąca`: only where the month is named."""
    place = Number(0, at + 1) if line.has(at, "latest") else line.ordinal(at)
    number = line.value(place.end, "weekday") if place else None
    month = calendar_month(line, place.end + 1) if place and number else None
    if place is None or number is None or month is None or not isinstance(month.meaning, Date) or place.value > 5:
        return None
    return Found(at, month.end, NthWeekday(place.value, number, month.meaning))


def weekday(line: Line, at: int) -> Found | None:
    """A day of the week, with what stands before it, in brackets after it, or names its week."""
    start, shift = at, None
    for kind in ("last", "latest", "next", "nearest", "this"):
        if (said := line.value(at, kind)) is not None:
            shift, at = (said if kind != "nearest" else 0), line.after_stop(at + 1)
            break
    number = line.value(at, "weekday")
    if number is not None and (not line.single(at) or line.has(start - 1, "every")):
        return None
    if number is None:
        number = line.value(at, "weekday_adjective")
    if number is None:
        return None
    week = determiner(line, at + 1 + (line.text(at + 1) == "w"))
    if week and week.ref.base == "published" and line.unit(week.end) == "week":
        return Found(start, week.end + 1, Weekday(number, week=week.ref.shift))
    return Found(start, at + 1, Weekday(number, shift, _beside(line, at + 1)))


def _beside(line: Line, at: int) -> Date | None:
    if line.text(at) != "(":
        return None
    found = calendar_day(line, at + 1) or _numeric_day(line, at + 1, after_weekday=True)
    return found.meaning if found and isinstance(found.meaning, Date) else None

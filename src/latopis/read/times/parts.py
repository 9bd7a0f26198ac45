"""Parts of a year: seasons, quarters and halves, and the first or last part of a month or year."""

from __future__ import annotations

from typing import Final

from latopis.read.times.decades import numeral
from latopis.read.times.line import Line, Number
from latopis.read.times.meaning import Date, Direction, Found, Part, PartKind, Ref, Stretch
from latopis.read.times.years import RefAt, YearAt, determiner, year_at

_NOT_SUMMER: Final = frozenset(("lat", "latach", "laty", "latom", "latami"))
_SEASON_AFTER: Final = frozenset(("na", "od", "do", "w", "po", "przed", "z"))
_PARTS: Final[dict[str, PartKind]] = {"quarter": "quarter", "half": "half"}


def season(line: Line, at: int) -> Found | None:
    """`latem`, `jesienią ubiegłego roku`, `zimą 2017/2018`, `ubiegłej zimy`, `najbliższej wiosny`."""
    start, said = at, determiner(line, at)
    which = said if said and said.ref.base == "published" else None
    side: Direction = None
    if which is None and line.has(at, "latest", "nearest"):
        side, at = ("past" if line.has(at, "latest") else "future"), at + 1
    elif which:
        at = which.end
    number = line.value(at, "season")
    if number is None or _is_no_summer(line, at, start=start) or line.has(at + 1, "otherwise"):
        return None
    year = year_at(line, at + 1, bare=True)
    adverb = any(one.pos == "subst" and "inst" in one.cases and not one.labels for one in line.tokens[at].analyses)
    if not (year or at > start or adverb or line.preposition(at) in _SEASON_AFTER or line.has(at - 1, "edge")):
        return None
    return Found(start, _season_end(line, year.end) if year else at + 1, Part("season", number, _year(year, which), side))


def _is_no_summer(line: Line, at: int, *, start: int) -> bool:
    """Whether the word is a form of `rok`: `lata` is summer only in the genitive (`ubiegłego lata`, `koniec lata`)."""
    if line.text(at) != "lata":
        return line.text(at) in _NOT_SUMMER
    genitive = at > start and line.can_be(at - 1, case="gen", number="sg")
    return not (genitive or line.has(at - 1, "edge"))


def _year(year: YearAt | None, which: RefAt | None) -> int | Ref | None:
    if year:
        return year.year
    return which.ref if which else None


def _season_end(line: Line, end: int) -> int:
    return end + 2 if line.text(end) == "/" and line.digits(end + 1) is not None else end  # zima 2017/2018


def part(line: Line, at: int) -> Found | None:
    """`III kw. 2019 r.`, `pierwszym półroczu`; the last quarter only of a year that is named."""
    number = numeral(line, at) or _numbered_part(line, at)
    if number is None and line.has(at, "latest"):
        number = Number(0, at + 1)
    kind = _PARTS.get(line.unit(number.end) or "") if number else None
    if number is None or kind is None:
        return None
    end = line.after_stop(number.end + 1) if line.text(number.end) == "kw" else number.end + 1
    year = year_at(line, end, bare=True)
    last = 4 if kind == "quarter" else 2
    value = last if number.value == 0 and year else number.value
    if not 1 <= value <= last:
        return None
    if year:
        return Found(at, year.end, Part(kind, value, year.year))
    return Found(at, end + 1 if line.unit(end) == "year" and line.single(end) else end, Part(kind, value))


def _numbered_part(line: Line, at: int) -> Number | None:
    """`3. kwartale`: with a full stop, for without one quarters are counted."""
    value, end = line.digits(at), line.after_stop(at + 1)
    return Number(value, end) if value and end > at + 1 and line.unit(end) in _PARTS else None


def first_months(line: Line, at: int) -> Found | None:
    """`pierwszych trzech miesiącach 2019 r.`, `pierwszych trzech kwartałach ubiegłego roku`."""
    count = line.cardinal(at + 1) if line.value(at, "ordinal") == 1 else None
    unit = line.unit(count.end) if count else None
    if count is None or unit not in ("month", "quarter") or count.value < 2:
        return None
    year = year_at(line, count.end + 1, bare=True)
    if year is None:
        return None
    if unit == "month" and count.value <= 12:
        return Found(at, year.end, Stretch(Date(year.year, 1), Date(year.year, count.value)))
    quarters = Stretch(Part("quarter", 1, year.year), Part("quarter", count.value, year.year))
    return Found(at, year.end, quarters) if unit == "quarter" and count.value <= 4 else None

"""Decades and centuries: `lata 90.`, `pierwsza dekada XXI wieku`, `XIX stulecie`, `wiek XX`."""

from __future__ import annotations

from typing import Final

from latopis.read.times.line import DASHES, Line, Number
from latopis.read.times.meaning import Century, Decade, Found
from latopis.read.times.years import YearAt, determiner

_YEARS: Final = frozenset(("lat", "lata", "latach", "latom", "latami"))
_DECADE_ENDS: Final = frozenset(("tych", "te", "ych", "e"))


def numeral(line: Line, at: int) -> Number | None:
    """An ordinal in words or as a Roman numeral."""
    roman = line.roman(at)
    return Number(roman, at + 1) if roman else line.ordinal(at)


def decade(line: Line, at: int) -> Found | None:
    """`lata 90.`, `latach dziewięćdziesiątych XX wieku`."""
    if line.text(at) not in _YEARS:
        return None
    found = decade_at(line, at + 1)
    if found is None:
        return None
    alone = (found.end == at + 2 and line.digits(at + 1) is not None) or found.end >= len(line)
    named = isinstance(found.meaning, Decade) and found.meaning.century is not None
    if alone and not named and not line.preposition(at) and not line.has(at - 1, "edge", "turn"):
        return None
    return Found(at, found.end, found.meaning)


def decade_at(line: Line, at: int) -> Found | None:
    """What follows `lata`: `90.`, `dziewięćdziesiątych XX wieku`."""
    number = _decade_number(line, at)
    if number is None:
        return None
    century = _century_at(line, number.end)
    meaning = Decade(number.value % 100, number.value // 100 * 100 or (century.year if century else None))
    return Found(at, century.end if century else number.end, meaning)


def _decade_number(line: Line, at: int) -> Number | None:
    """`90.`, `90-tych`, `1990.`, `dziewięćdziesiątych`: a multiple of ten."""
    value = line.digits(at)
    if value is None:
        number = line.ordinal(at)
        return number if number and number.value % 10 == 0 and number.value >= 10 else None
    if value % 10 or not (10 <= value <= 90 or 1000 <= value <= 2100):
        return None
    if line.text(at + 1) in DASHES and line.text(at + 2) in _DECADE_ENDS:
        return Number(value, at + 3)
    end = line.after_stop(at + 1)
    return Number(value, end) if end > at + 1 or value <= 90 else None


def decade_of_century(line: Line, at: int) -> Found | None:
    """`pierwszej dekadzie XXI wieku`, `ostatniej dekadzie ubiegłego stulecia`."""
    number = Number(10, at + 1) if line.has(at, "latest") else numeral(line, at)
    if number is None or not 1 <= number.value <= 10 or line.unit(number.end) != "decade" or not line.single(number.end):
        return None
    century = _century_at(line, number.end + 1)
    return Found(at, century.end, Decade(10 * (number.value - 1), century.year)) if century else None


def _century_at(line: Line, at: int) -> YearAt | None:
    """The first year of a century (1900 for the 20th) or what it is counted from."""
    found = century(line, at)
    if found and isinstance(found.meaning, Century):
        return YearAt((found.meaning.number - 1) * 100, found.end)
    said = determiner(line, at)
    if said and line.unit(said.end) == "century" and said.ref.base == "published":
        return YearAt(said.ref, said.end + 1)
    return None


def century(line: Line, at: int) -> Found | None:
    """`XIX wiek`, `dziewiętnastym stuleciu`, `wieku XIX`."""
    if line.unit(at) == "century" and line.single(at):
        roman = line.roman(at + 1)
        return Found(at, at + 2, Century(roman)) if roman and roman <= 22 and not line.has(at + 2, "era") else None
    number = numeral(line, at)
    end = _century_end(line, number.end) if number else None
    return Found(at, end, Century(number.value)) if number and end and 1 <= number.value <= 22 else None


def _century_end(line: Line, at: int) -> int | None:
    if line.unit(at) == "century" and line.single(at):
        return None if line.has(at + 1, "era") else at + 1
    end = line.after_stop(at + 1)
    marked = line.has(at, "century_mark") and end == at + 2 and not line.has(end, "era")
    return end if marked else None

"""Times counted from another: `dwa lata temu`, `przed rokiem`, `za tydzień`, `dzień później`, `wczoraj`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.read.times.meaning import Date, Found, Ref, Shifted, Unit

if TYPE_CHECKING:
    from latopis.read.times.line import Line

_IN_YEARS: Final = {"decade": 10, "century": 100}
_ONLY_AGO: Final = frozenset(("quarter", "half"))
_LONGEST: Final = 900
"""A larger count is a year or an amount, not a distance in time."""


@frozen
class Count:
    """So many units, and the token after them; `counted` is whether a number stands there."""

    number: int
    unit: Unit
    end: int
    counted: bool


def counted_units(line: Line, at: int) -> Found | None:
    """So many units ago, before, ahead, later or earlier; nothing where the count is vague (`około 20 lat temu`)."""
    count = count_at(line, at)
    if count is None or count.number > _LONGEST or belongs_before(line, at, count=count):
        return None
    end = count.end
    if line.has(end, "ago"):
        return _ago(line, at, count=count)
    sense = line.value(end, "later") or line.value(end, "earlier")
    if sense and line.preposition(at) != "o" and line.text(end + 1) != "niż":
        return Found(at, end + 1, shifted(count.unit, sense * count.number, text=True))
    return _before_or_ahead(line, at, count=count) if count.unit not in _ONLY_AGO else None


def _before_or_ahead(line: Line, at: int, *, count: Count) -> Found | None:
    """`przed dwoma laty`, `sprzed roku`, `za tydzień`."""
    case = "inst" if line.preposition(at) == "przed" else "gen"
    past = line.has(at - 1, "before") and _is_distance(line, count, case=case)
    ahead = line.has(at - 1, "after") and _is_distance(line, count, case="acc") and not _genitive_noun(line, count.end)
    return Found(at, count.end, shifted(count.unit, -count.number if past else count.number)) if past or ahead else None


def belongs_before(line: Line, at: int, *, count: Count) -> bool:
    """Whether the count is vague, or only the end of one that was refused."""
    return line.has(at - 1, "vague") or (not count.counted and (line.has(at - 1, "cardinal") or line.digits(at - 1) is not None))


def _ago(line: Line, at: int, *, count: Count) -> Found | None:
    """A unit alone stands in the accusative (`rok temu`); the genitive is the end of a count that was not read."""
    if not count.counted and not line.can_be(at, pos="subst", case="acc", number="sg"):
        return None
    return Found(at, count.end + 1, shifted(count.unit, -count.number))


def _is_distance(line: Line, count: Count, *, case: str) -> bool:
    if count.counted:
        return line.can_be(count.end - 1, pos="subst", case=case) or line.can_be(count.end - 1, pos="subst", case="gen")
    at = count.end - 1
    return count.unit in ("week", "month", "year", "decade", "century") and line.can_be(at, pos="subst", case=case, number="sg")


def _genitive_noun(line: Line, at: int) -> bool:
    """Whether a noun in the genitive follows: `za dwa lata więzienia` is no time."""
    return at < len(line) and line.tokens[at].pos in ("subst", "ger") and "gen" in line.tokens[at].best.cases


def count_at(line: Line, at: int) -> Count | None:
    """`dwa lata`, `rok`, `pół roku`."""
    part = line.value(at, "half_count")
    if part is not None:
        return _part_of(line, at + 1, months=part) if line.text(at - 1) != "i" else None
    number = line.cardinal(at)
    unit = line.unit(number.end if number else at)
    if number and line.text(number.end) == "i" and line.value(number.end + 1, "half_count") == 6:
        return _part_of(line, number.end + 2, months=6, whole=number.value)
    if unit is None or unit == "weekend":
        return None
    if number:
        return Count(number.value, unit, number.end + 1, counted=True)
    return Count(1, unit, at + 1, counted=False)


def _part_of(line: Line, at: int, *, months: int, whole: int = 0) -> Count | None:
    """`pół roku`, `dwa i pół roku` in months, `ćwierć wieku` in years; half of a shorter unit is no count of a calendar."""
    unit = line.unit(at)
    if unit == "year":
        return Count(12 * whole + months, "month", at + 1, counted=True)
    years = _IN_YEARS.get(unit or "", 0) * (12 * whole + months)
    return Count(years // 12, "year", at + 1, counted=True) if years and years % 12 == 0 else None


def shifted(unit: Unit, number: int, *, text: bool = False) -> Shifted:
    """Decades and centuries of distance are years."""
    if unit in _IN_YEARS:
        unit, number = "year", number * _IN_YEARS[unit]
    return Shifted(unit, number, "text" if text else "published")


def day_word(line: Line, at: int) -> Found | None:
    """`wczoraj`, `jutrzejszy`, `przyszłoroczny`, `nazajutrz`; whether `dziś` means that very day is not decided here."""
    if line.has(at, "next_day"):
        return Found(at, at + 1, Shifted("day", 1, "text"))
    shift = line.value(at, "day_word")
    if shift is not None and (line.tokens[at].pos == "adv" or line.preposition(at) or shift in (-2, 2)):
        return Found(at, at + 1, Shifted("day", shift))
    shift = line.value(at, "day_adjective")
    if shift is not None:
        return Found(at, at + 1, Shifted("day", shift)) if shift or line.can_be(at, number="sg") else None
    weeks, years = line.value(at, "week_adjective"), line.value(at, "year_adjective")
    if weeks is not None:
        return Found(at, at + 1, Shifted("week", weeks))
    return Found(at, at + 1, Date(Ref("published", years))) if years is not None else None

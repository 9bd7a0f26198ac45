"""Times counted from another: `dwa lata temu`, `przed rokiem`, `za tydzień`, `dzień później`, `wczoraj`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from latopis.read.times.meaning import Found, Meaning, Shifted, Unit

if TYPE_CHECKING:
    from latopis.read.times.line import Line

_IN_YEARS: Final = {"decade": 10, "century": 100}
_LONGEST: Final = 900
"""A larger count is a year or an amount, not a distance in time."""


@dataclass(frozen=True, slots=True)
class _Count:
    number: int
    unit: Unit
    end: int
    counted: bool


def counted_units(line: Line, at: int) -> Found | None:
    """So many units ago, before, ahead, later or earlier; nothing where the count is vague (`około 20 lat temu`)."""
    count = _count(line, at)
    if count is None or count.number > _LONGEST or _belongs_before(line, at, count=count):
        return None
    number, end, preposition = count.number, count.end, line.preposition(at)
    if line.has(end, "ago"):
        return _ago(line, at, count=count)
    sense = line.value(end, "later") or line.value(end, "earlier")
    if sense and preposition != "o" and line.text(end + 1) != "niż":
        return Found(at, end + 1, _shifted(count.unit, sense * number, text=True))
    past = line.has(at - 1, "before") and _is_distance(line, count, case="inst" if preposition == "przed" else "gen")
    ahead = line.has(at - 1, "after") and _is_distance(line, count, case="acc") and not _genitive_noun(line, end)
    return Found(at, end, _shifted(count.unit, -number if past else number)) if past or ahead else None


def _belongs_before(line: Line, at: int, *, count: _Count) -> bool:
    """Whether the count is vague, or only the end of one that was refused."""
    return line.has(at - 1, "vague") or (not count.counted and (line.has(at - 1, "cardinal") or line.digits(at - 1) is not None))


def _ago(line: Line, at: int, *, count: _Count) -> Found | None:
    """A unit alone stands in the accusative (`rok temu`); the genitive is the end of a count that was not read."""
    if not count.counted and not line.can_be(at, pos="subst", case="acc", number="sg"):
        return None
    return Found(at, count.end + 1, _shifted(count.unit, -count.number))


def _is_distance(line: Line, count: _Count, *, case: str) -> bool:
    if count.counted:
        return line.can_be(count.end - 1, pos="subst", case=case) or line.can_be(count.end - 1, pos="subst", case="gen")
    at = count.end - 1
    return count.unit in ("week", "month", "year", "decade", "century") and line.can_be(at, pos="subst", case=case, number="sg")


def _genitive_noun(line: Line, at: int) -> bool:
    """Whether a noun in the genitive follows: `za dwa lata więzienia` is no time."""
    return (
        at < len(line)
        and line.tokens[at].pos in ("subst", "ger")
        and line.can_be(at, case="gen")
        and not line.can_be(at, case="nom")
    )


def _count(line: Line, at: int) -> _Count | None:
    if line.has(at, "half_count"):
        half_year = line.text(at) == "pół" and line.unit(at + 1) == "year" and line.text(at - 1) != "i"
        return _Count(6, "month", at + 2, counted=True) if half_year else None
    number = line.cardinal(at)
    unit = line.unit(number.end if number else at)
    if unit is None or unit in ("quarter", "half", "weekend"):
        return None
    if number:
        return _Count(number.value, unit, number.end + 1, counted=True)
    return _Count(1, unit, at + 1, counted=False)


def _shifted(unit: Unit, number: int, *, text: bool = False) -> Meaning:
    """Decades and centuries of distance are years."""
    if unit in _IN_YEARS:
        unit, number = "year", number * _IN_YEARS[unit]
    return Shifted(unit, number, "text" if text else "published")


def day_word(line: Line, at: int) -> Found | None:
    """`wczoraj`, `jutrzejszy`, `nazajutrz`; whether `dziś` means that very day is not decided here."""
    if line.has(at, "next_day"):
        return Found(at, at + 1, Shifted("day", 1, "text"))
    shift = line.value(at, "day_word")
    if shift is not None and (line.tokens[at].pos == "adv" or line.preposition(at) or shift in (-2, 2)):
        return Found(at, at + 1, Shifted("day", shift))
    shift = line.value(at, "day_adjective")
    if shift is not None and (shift or line.can_be(at, number="sg")):
        return Found(at, at + 1, Shifted("day", shift))
    return None

"""Whether `dziś` means that very day, or only nowadays."""

from __future__ import annotations

from typing import Final

from latopis.read.times.line import Line
from latopis.read.times.meaning import Found, Shifted

_TIMES_OF_DAY: Final = frozenset(("rano", "wieczorem", "po", "w", "o", "przed", "nad", "około", "od", "do"))

_SUPPOSING: Final = frozenset(("gdyby", "jeśliby", "jakby"))


def means_today(line: Line, found: Found, clauses: list[int | None]) -> bool:
    """Whether the expression names a day: `dziś` with a past or future verb, a time of day, or in a headline; any other one does."""
    if found.meaning != Shifted("day", 0):
        return True
    if line.sentence.headline or line.preposition(found.start) or line.text(found.end) in _TIMES_OF_DAY:
        return True
    number = clauses[found.start]
    if number is None:
        return True
    clause = line.sentence.clauses[number]
    if clause.tense == "none":
        return all(one.finite is None for one in line.sentence.clauses)
    supposed = clause.mood == "conditional" or clause.introducer in _SUPPOSING
    return not supposed and (clause.tense != "present" or clause.modal == "scheduled")

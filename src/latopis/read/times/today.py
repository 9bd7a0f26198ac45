"""Whether a date names one day: `dziś` may mean nowadays, and `co roku 1 listopada` is every first of November."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read.times.meaning import Date, Feast, Found, Meaning, Part, Shifted

if TYPE_CHECKING:
    from latopis.read.times.line import Line

_TIMES_OF_DAY: Final = frozenset(("rano", "wieczorem", "nocą"))
_BEFORE_HOUR: Final = frozenset(("o", "po", "w", "przed", "nad"))
_HOURS: Final = frozenset(("godz", "godzinie", "południu", "południe", "południem", "nocy", "ranem", "północy"))
_SUPPOSING: Final = frozenset(("gdyby", "jeśliby", "jakby"))


def means_today(line: Line, found: Found, *, clauses: list[int | None]) -> bool:
    """Whether the expression names a day: `dziś` does with a past or future verb, a time of day or in a headline."""
    if found.meaning != Shifted("day", 0):
        return True
    preposition = line.preposition(found.start)
    if preposition in ("do", "po"):
        return False
    return (
        bool(preposition) or line.sentence.headline or _has_hour(line, found.end) or _tells_of_a_day(line, clauses[found.start])
    )


def returns(meaning: Meaning) -> bool:
    """Whether the words leave open which year it is, so that it may return every year."""
    match meaning:
        case Date(year=None, month=int()) | Feast(year=None) | Part(year=None):
            return True
    return False


def _has_hour(line: Line, at: int) -> bool:
    if line.text(at) in _TIMES_OF_DAY:
        return True
    return line.text(at) in _BEFORE_HOUR and (line.text(at + 1) in _HOURS or line.digits(at + 1) is not None)


def _tells_of_a_day(line: Line, number: int | None) -> bool:
    """Whether the clause tells what happened or will happen; in the present tense only what goes on for a day."""
    if number is None:
        return True
    clause = line.sentence.clauses[number]
    if clause.tense == "none":
        return all(one.finite is None for one in line.sentence.clauses)
    if clause.mood == "conditional" or clause.introducer in _SUPPOSING:
        return False
    if clause.tense == "present":
        return clause.modal == "scheduled" or (clause.verb is not None and line.has(clause.verb, "day_verb"))
    return True

"""Sentences -> the times they name: days, weekdays, months, years, seasons, stretches, and what is counted from them.

An expression is read in two steps: what its words say (`meaning`), then which place on the calendar that is (`resolve`), given
the publication, the tense of its clause and the times before it. What cannot be settled is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from latopis import edtf
from latopis.errors import Problem
from latopis.model import Reading, Span, Time
from latopis.read.times.anchor import Anchor, anchor_of
from latopis.read.times.direction import direction
from latopis.read.times.line import Cues, Line
from latopis.read.times.meaning import Date, Found, Weekday
from latopis.read.times.ranges import expressions
from latopis.read.times.resolve import Setting, is_explicit, resolved
from latopis.read.times.today import means_today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.edtf import Edtf
    from latopis.lexicon import Lexicon
    from latopis.lexicon.dates import DateWords
    from latopis.model import Sentence

_REMEMBERED: Final = 12
"""Earlier times of the text that a relative one may count from."""
_SENTENCES_BACK: Final = 2


def times(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its times, in order and without overlaps; a weekday that contradicts its date becomes a Problem."""
    page = _Page(anchor_of(reading.document.published), lexicon.dates)
    for number, sentence in enumerate(reading.sentences):
        page.read(number, sentence)
    problems = [problem for time in page.found if (problem := time.problem)]
    return replace(reading, times=tuple(time.time for time in page.found), problems=(*reading.problems, *problems))


@dataclass(frozen=True, slots=True)
class _Settled:
    time: Time
    sentence: int
    problem: Problem | None


@dataclass(slots=True)
class _Page:
    """The times found so far, from which later ones may be counted."""

    published: Anchor
    words: DateWords
    found: list[_Settled] = field(default_factory=list)
    known: dict[str, Cues] = field(default_factory=dict)

    def read(self, number: int, sentence: Sentence) -> None:
        """Add the times of a sentence."""
        line = Line(sentence, self.words, known=self.known)
        clauses: list[int | None] | None = None
        for found in _found_in(line):
            clauses = clauses or sentence.clause_of_tokens()
            if not means_today(line, found, clauses=clauses):
                continue
            settled = self._settled(line, found, number=number, clauses=clauses)
            if settled:
                self.found.append(settled)

    def _settled(self, line: Line, found: Found, *, number: int, clauses: list[int | None]) -> _Settled | None:
        same, before = self._earlier(number)
        value = resolved(found.meaning, Setting(self.published, direction(line, found.start, clauses=clauses), same, before))
        if value is None:
            return None
        span = line.sentence.span_of(found.start, found.end)
        time = Time(span, value, "explicit" if is_explicit(found.meaning) else "relative")
        return _Settled(time, number, _contradiction(found, value, span=span))

    def _earlier(self, number: int) -> tuple[tuple[Edtf, ...], tuple[Edtf, ...]]:
        """The times of this sentence so far, and of those just before it, latest first."""
        latest = self.found[: -_REMEMBERED - 1 : -1]
        same = tuple(one.time.value for one in latest if one.sentence == number)
        before = tuple(one.time.value for one in latest if number - _SENTENCES_BACK <= one.sentence < number)
        return same, before


def _found_in(line: Line) -> Iterator[Found]:
    """The expressions of a sentence, the longest at each place; a number, a Roman numeral or a word with a cue begins one."""
    at = 0
    while at < len(line):
        found = expressions(line, at) if line.may_begin(at) else ()
        yield from found
        at = max(found[-1].end, at + 1) if found else at + 1


def _contradiction(found: Found, value: Edtf, *, span: Span) -> Problem | None:
    """The Problem of a date whose weekday is another one; the number of the day is kept."""
    meaning = found.meaning
    weekday = meaning.weekday if isinstance(meaning, Date) else None
    if isinstance(meaning, Weekday) and meaning.beside is not None:
        weekday = meaning.number
    if weekday is None or edtf.precision(value) != "day" or date.fromisoformat(value).isoweekday() == weekday:
        return None
    return Problem("weekday-contradicts-date", f"{value} is no such weekday; the day number was kept", span)

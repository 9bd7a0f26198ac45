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
from latopis.read.times.line import Line, begins
from latopis.read.times.meaning import Date, Found, Stretch, Weekday
from latopis.read.times.neighbours import side_by_side
from latopis.read.times.ranges import expressions
from latopis.read.times.resolve import Setting, is_explicit, resolved
from latopis.read.times.today import means_today
from latopis.read.times.told import Quotations, counts_days, day_of_speech

if TYPE_CHECKING:
    from latopis.edtf import Edtf
    from latopis.lexicon import Lexicon
    from latopis.model import Sentence

_REMEMBERED: Final = 12
"""Earlier times of the text that a relative one may count from."""
_SENTENCES_BACK: Final = 2


def times(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its times, in order and without overlaps; a weekday that contradicts its date becomes a Problem."""
    page = _Page(anchor_of(reading.document.published), lexicon, Quotations(reading.sentences))
    for number, sentence in enumerate(reading.sentences):
        places = begins(sentence, lexicon.dates)
        if places:
            page.read(number, sentence, places=places)
    problems = [problem for time in page.found if (problem := time.problem)]
    return replace(reading, times=tuple(time.time for time in page.found), problems=(*reading.problems, *problems))


@dataclass(frozen=True, slots=True)
class _Settled:
    time: Time
    sentence: int
    problem: Problem | None
    told: bool
    """Whether it is the time of a speech, in the article's own voice."""


@dataclass(slots=True)
class _Page:
    """The times found so far, from which later ones may be counted."""

    published: Anchor
    lexicon: Lexicon
    quotations: Quotations
    found: list[_Settled] = field(default_factory=list)
    surnames: set[str] = field(default_factory=set)

    def read(self, number: int, sentence: Sentence, *, places: list[int]) -> None:
        """Add the times of a sentence, in which an expression may begin at the places; what a speaker counts comes last."""
        line = Line(sentence, self.lexicon, begins=places, surnames=self.surnames)
        self.surnames |= line.surnames
        expressions = _found_in(line, places)
        if not expressions:
            return
        clauses = sentence.clause_of_tokens()
        waiting, first = [], len(self.found)
        for found in expressions:
            if not means_today(line, found, clauses=clauses):
                continue
            if counts_days(found.meaning) and self._quoted(line, found):
                waiting.append(found)
            else:
                self._add(line, found, number=number, clauses=clauses, today=self.published)
        for found in waiting:
            today = self._day_of_speech(since=first)
            if today:
                self._add(line, found, number=number, clauses=clauses, today=today)
        self.found[first:] = sorted(self.found[first:], key=lambda one: one.time.span)

    def _add(self, line: Line, found: Found, *, number: int, clauses: list[int | None], today: Anchor) -> None:
        same, before = self._earlier(number)
        value = resolved(found.meaning, Setting(today, direction(line, found.start, clauses=clauses), same, before))
        if value is None:
            return
        time = Time(
            line.sentence.span_of(found.start, found.end), value, "explicit" if is_explicit(found.meaning) else "relative"
        )
        told = _is_told(line, clauses[found.start]) and not self._quoted(line, found)
        self.found.append(_Settled(time, number, _contradiction(found, value, span=time.span), told))

    def _quoted(self, line: Line, found: Found) -> bool:
        return self.quotations.holds(line.tokens[found.start].span.start)

    def _day_of_speech(self, *, since: int) -> Anchor | None:
        """From which day a speaker counts: the times of this sentence outside the quotation tell it, or the last speech."""
        frame = [one.time.value for one in self.found[since:] if not self.quotations.holds(one.time.span.start)]
        before = [one.time.value for one in reversed(self.found[max(since - _REMEMBERED, 0) : since]) if one.told]
        return day_of_speech(frame, before[:1], published=self.published)

    def _earlier(self, number: int) -> tuple[tuple[Edtf, ...], tuple[Edtf, ...]]:
        """The times of this sentence so far, and of those just before it, latest first."""
        latest = self.found[: -_REMEMBERED - 1 : -1]
        same = tuple(one.time.value for one in latest if one.sentence == number)
        before = tuple(one.time.value for one in latest if number - _SENTENCES_BACK <= one.sentence < number)
        return same, before


def _is_told(line: Line, clause: int | None) -> bool:
    """Whether the clause tells that something was said."""
    verb = line.sentence.clauses[clause].verb if clause is not None else None
    return verb is not None and line.tells(verb)


def _found_in(line: Line, places: list[int]) -> list[Found]:
    """The expressions of a sentence that begin at the places, the longest at each."""
    found: list[Found] = []
    for at in places:
        if not found or at >= found[-1].end:
            found += expressions(line, at)
    return side_by_side(line, found)


def _contradiction(found: Found, value: Edtf, *, span: Span) -> Problem | None:
    """The Problem of a date whose weekday is another one; the number of the day is kept."""
    ends = (found.meaning.first, found.meaning.last) if isinstance(found.meaning, Stretch) else (found.meaning,)
    for said, day in zip(ends, value.split("/"), strict=False):
        number = said.weekday if isinstance(said, Date) else None
        if isinstance(said, Weekday) and said.beside is not None:
            number = said.number
        if number is not None and edtf.precision(day) == "day" and date.fromisoformat(day).isoweekday() != number:
            return Problem("weekday-contradicts-date", f"{day} is no such weekday; the day number was kept", span)
    return None

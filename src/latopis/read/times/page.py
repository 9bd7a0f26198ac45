"""The times of a document as they are found, one sentence after another: earlier ones are what later ones count from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from latopis import edtf
from latopis.errors import Problem
from latopis.frozen import frozen
from latopis.model import Time
from latopis.read.times.direction import direction
from latopis.read.times.line import Line
from latopis.read.times.meaning import Date, Found, Shifted, Stretch, Weekday
from latopis.read.times.neighbours import side_by_side
from latopis.read.times.ranges import expressions
from latopis.read.times.resolve import Setting, is_explicit, resolved
from latopis.read.times.since import lemmas_of
from latopis.read.times.today import means_today, returns
from latopis.read.times.told import Quotations, counts_days, day_of_speech

if TYPE_CHECKING:
    from latopis.edtf import Edtf
    from latopis.lexicon import Lexicon
    from latopis.lexicon.dates import Cues
    from latopis.model import Basis, Clause, Sentence, Span
    from latopis.read.times.anchor import Anchor

_REMEMBERED: Final = 12
"""Earlier times of the text that a relative one may count from."""
_SENTENCES_BACK: Final = 2


@frozen
class Settled:
    """A time with its place: the number of its sentence, the line that was read and the clause that holds it."""

    time: Time
    problem: Problem | None
    sentence: int
    line: Line
    clause: Clause | None

    def tells(self) -> bool:
        """Whether its clause tells that something was said."""
        verb = self.clause.verb if self.clause else None
        return verb is not None and self.line.tells(verb)

    def tells_of(self, event: frozenset[str]) -> bool:
        """Whether its clause says that the event took place then: `wybory odbyły się`, `do wypadku doszło`."""
        pieces = self.clause.pieces if self.clause else ()
        tokens = [token for start, end in pieces for token in self.line.tokens[start:end]]
        came = any(token.lemma == "dojść" for token in tokens)
        for before, token in pairwise((None, *tokens)):
            if token is None or event.isdisjoint(lemmas_of(token)):
                continue
            alone = before is None or before.pos != "prep"
            if ("nom" in token.best.cases and alone) or (came and before is not None and before.lemma == "do"):
                return True
        return False


@dataclass(slots=True)
class Page:
    """The times found so far."""

    published: Anchor
    lexicon: Lexicon
    quotations: Quotations
    found: list[Settled] = field(default_factory=list)
    surnames: set[str] = field(default_factory=set)

    def read(self, number: int, sentence: Sentence, *, cues: list[Cues], places: list[int]) -> None:
        """Add the times of a sentence, whose expressions begin at the places; what a speaker counts comes last."""
        line = Line(sentence, self.lexicon, cues=cues, places=places, surnames=self.surnames)
        self.surnames |= line.surnames
        said = _said_in(line, places)
        clauses = sentence.clause_of_tokens() if said else []
        waiting, first = list[Found](), len(self.found)
        habit = any(line.has(at, "every") and line.unit(at + 1) == "year" for at in range(len(cues)))
        for found in said:
            if not means_today(line, found, clauses=clauses) or (habit and returns(found.meaning)):
                continue
            if counts_days(found.meaning) and self.quotations.holds(line.tokens[found.start].span.start):
                waiting.append(found)
            else:
                self._add(line, found, number=number, clauses=clauses, today=self.published)
        today = self._day_of_speech(since=first) if waiting else None
        for found in waiting if today else ():
            self._add(line, found, number=number, clauses=clauses, today=today or self.published)
        if waiting:
            self.found[first:] = sorted(self.found[first:], key=lambda one: one.time.span)

    def _add(self, line: Line, found: Found, *, number: int, clauses: list[int | None], today: Anchor) -> None:
        same, before = self._earlier(number)
        named = found.meaning.event if isinstance(found.meaning, Shifted) else None
        event = self._date_of(named, before=number) if named else None
        value = resolved(found.meaning, Setting(today, direction(line, found.start, clauses=clauses), same, before, event))
        if value is None:
            return
        basis: Basis = "explicit" if is_explicit(found.meaning) else "relative"
        time = Time(line.sentence.span_of(found.start, found.end), value, basis)
        home = clauses[found.start]
        clause = line.sentence.clauses[home] if home is not None else None
        self.found.append(Settled(time, _contradiction(found, value, span=time.span), number, line, clause))

    def _day_of_speech(self, *, since: int) -> Anchor | None:
        """From which day a speaker counts: the times of this sentence outside the quotation tell it, or the last speech."""
        outside = [one for one in self.found[since:] if not self.quotations.holds(one.time.span.start)]
        latest = reversed(self.found[max(since - _REMEMBERED, 0) : since])
        told = (one.time.value for one in latest if one.tells() and not self.quotations.holds(one.time.span.start))
        return day_of_speech([one.time.value for one in outside], next(told, None), published=self.published)

    def _date_of(self, event: frozenset[str], *, before: int) -> Edtf | None:
        """The time of the last clause before the sentence that tells of the event and has the only time of its sentence."""
        latest = self.found[: -_REMEMBERED - 1 : -1]
        alone = [one for one in latest if one.sentence < before and sum(other.sentence == one.sentence for other in latest) == 1]
        return next((one.time.value for one in alone if one.tells_of(event)), None)

    def _earlier(self, number: int) -> tuple[tuple[Edtf, ...], tuple[Edtf, ...]]:
        """The times of this sentence so far, and of those just before it, latest first."""
        latest = self.found[: -_REMEMBERED - 1 : -1]
        same = tuple(one.time.value for one in latest if one.sentence == number)
        before = tuple(one.time.value for one in latest if number - _SENTENCES_BACK <= one.sentence < number)
        return same, before


def _said_in(line: Line, places: list[int]) -> list[Found]:
    """The expressions of a sentence, the longest at each place."""
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
        if isinstance(said, Weekday) and said.beside is not None and said.beside.weekday is None:
            number = said.number
        if number is not None and edtf.precision(day) == "day" and date.fromisoformat(day).isoweekday() != number:
            return Problem("weekday-contradicts-date", f"{day} is no such weekday; the day number was kept", span)
    return None

"""The chapters of a tie as bands over the years: what is certain full, what is possible hatched; in hundredths of the width."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from latopis.chronicle.days import EARLIEST, LATEST, days_of
from latopis.show.web.dating import since_words, until_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from latopis.chronicle.ties import TieState
    from latopis.lexicon.labels import Labels
    from latopis.model import Edtf

_YEAR: Final = 365.2425
_LATE: Final = 50
_MOST_TICKS: Final = 6
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a band: from where, how wide, and how it is drawn (`certain`, `possible`, `open`)."""

    x: float
    width: float
    sort: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One state of a tie: in words, and as a band."""

    state: str
    words: str
    certainty: str
    since: str
    until: str
    bars: tuple[Bar, ...]

    @property
    def late(self) -> bool:
        """Whether its words stand before the end of the band: after its start there is no room for them."""
        return bool(self.bars) and self.bars[0].x > _LATE

    @property
    def words_at(self) -> float:
        """Where its words begin, or end."""
        if not self.bars:
            return 0.0
        return round(self.bars[-1].x + self.bars[-1].width, 2) if self.late else self.bars[0].x


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Axis:
    """The years that a chart shows."""

    first: int
    last: int

    def place(self, day: float) -> float:
        """Where the day stands, in hundredths of the width."""
        return round(min(max((day / _YEAR + 1 - self.first) / (self.last - self.first) * 100, 0.0), 100.0), 2)

    @property
    def ticks(self) -> list[Tick]:
        """A few round years."""
        step = next((step for step in _STEPS if (self.last - self.first) / step <= _MOST_TICKS), _STEPS[-1])
        start = -(-self.first // step) * step
        return [Tick(self.place((year - 1) * _YEAR), year) for year in range(start, self.last, step)]


def axis_of(values: Iterable[Edtf | None], today: date, *, padding: int = 1) -> Axis:
    """The years from the first date to the last, or to today, with some before."""
    days = [day for value in values if value for day in days_of(value) if EARLIEST < day < LATEST]
    years = [int(day / _YEAR) + 1 for day in days]
    first = min([*years, today.year]) - padding
    return Axis(first, max([*years, today.year]) + padding)


def chapters_of(states: Sequence[TieState], axis: Axis, labels: Labels, *, today: date) -> list[Chapter]:
    """Each state that the tie had, with its band; one that is told again is drawn on."""
    return [
        Chapter(
            *(state.status, labels.of(f"tie.{state.relation}.{state.status}"), labels.of(f"certainty.{state.certainty}")),
            since=since_words(state.since, labels),
            until=until_words(state.until, labels),
            bars=tuple(_bars(state, axis, today=today)),
        )
        for state in _whole(states)
        if state.status is not None
    ]


def _whole(states: Sequence[TieState]) -> Iterator[TieState]:
    """The states, those that follow each other and say the same as one."""
    for _, group in groupby(states, key=lambda state: (state.status, state.since is None or state.certainty)):
        told = list(group)
        yield replace(told[0], until=told[-1].until, certainty=told[-1].certainty)


def _bars(state: TieState, axis: Axis, *, today: date) -> list[Bar]:
    """What may be, what surely is, and what is not known to have ended."""
    begun = _days(state.since, before=True)
    ended = _days(state.until, before=False)
    first, sure = (axis.place(day) for day in begun)
    unsure, last = (axis.place(day + 1) for day in ended)
    now = axis.place(today.toordinal())
    middle = "certain" if state.certainty == "certain" else "possible"
    end = unsure if state.until else now
    found = [Bar(first, sure - first, "possible"), Bar(sure, max(end - sure, 0.4), middle if state.until else "open")]
    if state.until:
        found.append(Bar(unsure, last - unsure, "possible"))
    return [Bar(bar.x, round(bar.width, 2), bar.sort) for bar in found if bar.width > 0]


def _days(value: Edtf | None, *, before: bool) -> tuple[int, int]:
    if value is None:
        return (EARLIEST, EARLIEST) if before else (LATEST, LATEST)
    days = days_of(value)
    if value.startswith("/"):
        return (EARLIEST, days.last) if before else (days.last, days.last)
    return days.first, days.last

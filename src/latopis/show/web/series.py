"""Polls that can be compared, as lines over time with the figures under them; and how complete a poll is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from latopis.chronicle.days import days_of
from latopis.show.facts import NAME, percent
from latopis.show.legible import clipped, legible
from latopis.show.web.asked import address
from latopis.show.web.bands import Axis, axis_of
from latopis.show.web.dating import when_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.chronicle.series import Point as Measured
    from latopis.chronicle.series import PollSeries
    from latopis.lexicon.labels import Labels
    from latopis.model import Poll

_LINES: Final = 8
_NEEDED: Final = ("pollster", "commissioner", "population", "sample", "method", "fieldwork")
"""What ESOMAR and WAPOR want told of every poll, as far as the record has a field for it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A share at a date: where it stands in the chart, in words, and the entry that tells it."""

    x: float
    y: float
    when: str
    share: str
    address: str


@dataclass(frozen=True, slots=True)
class Series:
    """One answer in several polls of one pollster among the same people."""

    label: str
    asked: str
    points: tuple[Point, ...]

    @property
    def lines(self) -> list[tuple[Point, Point]]:
        """Each point with the next one."""
        return list(zip(self.points, self.points[1:], strict=False))


@dataclass(frozen=True, slots=True)
class Chart:
    """Several series over the same years."""

    axis: Axis
    series: tuple[Series, ...]


def chart_of(found: Sequence[PollSeries], labels: Labels, *, today: date) -> Chart | None:
    """The series with the most polls; None where there is none."""
    ranked = sorted(found, key=lambda each: -len(each.points))[:_LINES]
    if not ranked:
        return None
    dates = [point.when for each in ranked for point in each.points]
    last = max(days_of(value).last for value in dates)
    axis = axis_of(dates, date.fromordinal(min(last, today.toordinal())))
    return Chart(axis, tuple(_series(each, axis, labels) for each in ranked))


def _series(found: PollSeries, axis: Axis, labels: Labels) -> Series:
    asked = " · ".join(legible(clipped(each, NAME)) for each in (found.pollster.name, found.population) if each)
    return Series(legible(clipped(found.option, NAME)), asked, tuple(_point(each, axis, labels) for each in found.points))


def _point(found: Measured, axis: Axis, labels: Labels) -> Point:
    days = days_of(found.when)
    height = round(100 - min(max(found.share, 0.0), 100.0), 2)
    when, share = when_words(found.when, labels), percent(found.share, labels)
    return Point(axis.place((days.first + days.last) / 2), height, when, share, address(f"/entries/{found.report.key}"))


def missing_of(entry: Poll) -> list[str]:
    """What the article does not tell of the poll and should."""
    return [name for name in _NEEDED if getattr(entry, name) is None]


def completeness(entry: Poll, labels: Labels) -> str:
    """How much of what should be told of the poll is told, and what is missing."""
    missing = missing_of(entry)
    told = labels.of("web.poll.told", count=len(_NEEDED) - len(missing), all=len(_NEEDED))
    names = ", ".join(labels.of(f"web.field.{name}") for name in missing)
    return f"{told}; {labels.of('web.poll.missing', names=names)}" if missing else told

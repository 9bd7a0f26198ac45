"""Polls that asked the same again and again, as lines over time with the figures under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from latopis.chronicle.days import days_of
from latopis.chronicle.words import folded
from latopis.model import Poll
from latopis.show.facts import facts_of, percent
from latopis.show.web.bands import Axis, axis_of
from latopis.show.web.dating import when_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from latopis.chronicle.kept import Report
    from latopis.lexicon.labels import Labels

_LINES: Final = 8
_NEEDED: Final = ("pollster", "commissioner", "population", "sample", "method", "fieldwork")
"""What ESOMAR and WAPOR want told of every poll, as far as the record has a field for it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A share at a date: where it stands in the chart, and in words."""

    x: float
    y: float
    when: str
    share: str
    pollster: str


@dataclass(frozen=True, slots=True)
class Series:
    """One answer in several polls."""

    label: str
    points: tuple[Point, ...]

    @property
    def lines(self) -> list[tuple[Point, Point]]:
        """Each point with the next one."""
        return list(zip(self.points, self.points[1:], strict=False))


@dataclass(frozen=True, slots=True)
class Chart:
    """The series of one population, over the same years."""

    axis: Axis
    series: tuple[Series, ...]


def chart_of(reports: Iterable[Report], labels: Labels, *, today: date) -> Chart | None:
    """The answers that at least two dated polls measured; None where there is none."""
    found: dict[str, list[tuple[int, str, float, Report]]] = {}
    dates = []
    for report in reports:
        entry = report.entry
        if not isinstance(entry, Poll) or entry.when is None:
            continue
        days = days_of(entry.when)
        for option in entry.options:
            label = " ".join(option.label.of(report.document.text).split())
            found.setdefault(folded(label), []).append(((days.first + days.last) // 2, label, option.share, report))
            dates.append(entry.when)
    repeated = [points for points in found.values() if len({day for day, *_ in points}) > 1]
    if not repeated:
        return None
    axis = axis_of(dates, today, padding=1)
    ranked = sorted(repeated, key=lambda points: (-len(points), points[0][1]))[:_LINES]
    return Chart(axis, tuple(_series(points, axis, labels) for points in ranked))


def _series(points: Sequence[tuple[int, str, float, Report]], axis: Axis, labels: Labels) -> Series:
    ordered = sorted(points, key=lambda point: (point[0], point[3].number))
    return Series(ordered[0][1], tuple(_point(day, share, report, axis, labels) for day, _, share, report in ordered))


def _point(day: int, share: float, report: Report, axis: Axis, labels: Labels) -> Point:
    entry = report.entry
    pollster = facts_of(report.record, labels).name(entry.pollster) if isinstance(entry, Poll) and entry.pollster else "–"
    height = round(100 - min(max(share, 0.0), 100.0), 2)
    return Point(axis.place(day), height, when_words(entry.when, labels), percent(share, labels), pollster)


def missing_of(entry: Poll) -> list[str]:
    """What the article does not tell of the poll and should."""
    return [name for name in _NEEDED if getattr(entry, name) is None]


def completeness(entry: Poll, labels: Labels) -> str:
    """How much of what should be told of the poll is told, and what is missing."""
    missing = missing_of(entry)
    told = labels.of("web.poll.told", count=len(_NEEDED) - len(missing), all=len(_NEEDED))
    names = ", ".join(labels.of(f"web.field.{name}") for name in missing)
    return f"{told}; {labels.of('web.poll.missing', names=names)}" if missing else told

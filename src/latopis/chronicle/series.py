"""Polls that can be compared over time: of one pollster, among the same people, with the same answer; shares as published."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from latopis.chronicle.days import days_of
from latopis.chronicle.namesakes import wholes
from latopis.chronicle.outline import stem_of
from latopis.chronicle.portrait import known_by_number
from latopis.chronicle.schema import actors
from latopis.chronicle.words import words_in
from latopis.model import Poll

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.clocks import Moment
    from latopis.chronicle.kept import Report
    from latopis.chronicle.names import Known
    from latopis.model import Edtf, Span

_TELLING: Final = 2
"""Shorter words tell no answer from another."""


@dataclass(frozen=True, slots=True)
class Point:
    """One poll of a series: when its people were asked, else when it is told to be of; the share in percent, as published."""

    when: Edtf
    share: float
    report: Report


@dataclass(frozen=True, slots=True)
class PollSeries:
    """The shares of one answer over time; without a population, none of the polls tells who was asked."""

    pollster: Known
    population: str | None
    option: str
    points: tuple[Point, ...]


def poll_series(connection: Connection, reports: Sequence[Report], moment: Moment) -> list[PollSeries]:
    """The series of at least two polls of different dates among these; what is not told to be comparable stays apart.

    Comparable are polls of the same pollster whose people, question (where it is told) and answer are told in the same words, in
    whatever form. Where several shares are told of one date, the question is not the same, and none of them counts.
    """
    asked = [report for report in reports if isinstance(report.entry, Poll)]
    keys = {report.number: report.kept.keys.get(_poll(report).pollster or "") for report in asked}
    rows = connection.execute(select(actors.c.key, actors.c.id).where(actors.c.key.in_({key for key in keys.values() if key})))
    numbers: dict[str, int] = dict(rows.all())
    whole = wholes(connection, numbers.values(), moment)
    found: dict[tuple[int, frozenset[str], frozenset[str], frozenset[str]], list[tuple[Point, Span]]] = defaultdict(list)
    for report in asked:
        poll, pollster = _poll(report), numbers.get(keys[report.number] or "")
        when = poll.fieldwork or poll.when
        if pollster is None or when is None:
            continue
        for option in poll.options:
            who, question = _stems(report, poll.population, poll.subgroup), _stems(report, poll.question)
            found[whole[pollster].first, who, question, _stems(report, option.label)].append(
                (Point(when, option.share, report), option.label)
            )
    known = known_by_number(connection, sorted({pollster for pollster, *_ in found}))
    series = [_series(known[pollster], points) for (pollster, *_), points in found.items() if len(_by_date(points)) > 1]
    return sorted(series, key=lambda each: (each.pollster.name, each.option, each.points[0].when))


def _poll(report: Report) -> Poll:
    if not isinstance(report.entry, Poll):
        raise TypeError(type(report.entry))
    return report.entry


def _by_date(found: Iterable[tuple[Point, Span]]) -> dict[Edtf, tuple[Point, Span]]:
    """A point for each date of which one share is told."""
    told: dict[Edtf, list[tuple[Point, Span]]] = defaultdict(list)
    for point, label in found:
        told[point.when].append((point, label))
    return {when: points[0] for when, points in told.items() if len({point.share for point, _ in points}) == 1}


def _series(pollster: Known, found: Iterable[tuple[Point, Span]]) -> PollSeries:
    """The points by date."""
    ordered = sorted(_by_date(found).values(), key=lambda each: (days_of(each[0].when), each[0].when))
    last, label = ordered[-1]
    text, population = last.report.document.text, _poll(last.report).population
    return PollSeries(pollster, population and population.of(text), label.of(text), tuple(point for point, _ in ordered))


def _stems(report: Report, *spans: Span | None) -> frozenset[str]:
    words = (word for span in spans if span for word in words_in(span.of(report.document.text)))
    return frozenset(stem_of(word) for word in words if len(word) > _TELLING)

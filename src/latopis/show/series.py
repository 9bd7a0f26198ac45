"""Answers of polls over time: a bar for each poll, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from latopis.show.bars import bar
from latopis.show.dates import date_words
from latopis.show.legible import legible

if TYPE_CHECKING:
    from collections.abc import Callable

    from latopis.chronicle.series import PollSeries
    from latopis.lexicon.labels import Labels
    from latopis.run.chronicle import Chronicle
    from latopis.show.asking import Asked
    from latopis.show.report_json import Fields

_WIDTH: Final = 30
_DATES: Final = 20


def show_series(asked: Asked, found: Callable[[Chronicle], list[PollSeries]]) -> int:
    """The series; nothing found is an answer too."""
    with asked.opened() as chronicle:
        series = found(chronicle)
    lines = [line for each in series for line in _lines(each, asked.labels)]
    return asked.answer(map(fields_of_series, series), Text("\n".join(lines) if lines else asked.labels.of("list.nothing")))


def fields_of_series(series: PollSeries) -> Fields:
    """A series with its points by date, each with the entry that tells it."""
    points = [{"when": each.when, "share": each.share, "entry": each.report.key} for each in series.points]
    named = {"pollster": series.pollster.name, "pollster_key": series.pollster.key}
    return {**named, "population": series.population, "option": series.option, "points": points}


def _lines(series: PollSeries, labels: Labels) -> list[str]:
    told = " · ".join(legible(each) for each in (series.pollster.name, series.population, series.option) if each)
    points = [
        f"  {date_words(each.when, labels):<{_DATES}} {bar(each.share, _WIDTH)} {each.share:g}%  {each.report.key}"
        for each in series.points
    ]
    return [told, *points]

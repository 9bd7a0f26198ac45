"""Answers of polls over time: a bar for each poll, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from latopis.chronicle.clocks import Clocks, moment_of
from latopis.chronicle.connect import reading
from latopis.chronicle.series import poll_series
from latopis.show.bars import bar
from latopis.show.dates import date_words
from latopis.show.legible import legible

if TYPE_CHECKING:
    from latopis.chronicle.series import PollSeries
    from latopis.lexicon.labels import Labels
    from latopis.show.asking import Asked, Question
    from latopis.show.report_json import Fields

_WIDTH: Final = 30
_DATES: Final = 20


def show_series(asked: Asked, question: Question) -> int:
    """The series of the polls that are asked for; nothing found is an answer too."""
    with asked.opened() as chronicle, reading(chronicle.engine) as connection:
        moment = moment_of(connection, Clocks(question.given.get("known_at"), question.given.get("recorded_at")))
        series = poll_series(connection, question.page(chronicle, connection).reports, moment)
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

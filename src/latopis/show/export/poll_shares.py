"""Polls as tidy CSV: one row a poll and answer, as the authors of averages want them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.model import Poll
from latopis.run.tables import Column
from latopis.show.export.columns import values_of
from latopis.show.export.delimited import csv_head, csv_lines
from latopis.show.export.making import Format, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from latopis.chronicle.kept import Report
    from latopis.show.export.making import Wish
    from latopis.show.report_json import Fields

COLUMNS: Final = (
    Column("entry", "string", "Id of the poll's entry."),
    Column("pollster", "string", "Who asked."),
    Column("commissioner", "string", "For whom."),
    Column("fieldwork", "string", "When (EDTF)."),
    Column("first_day", "string", "First day of the fieldwork, or else of the poll's date."),
    Column("last_day", "string", "Last day."),
    Column("published", "string", "Date of the article (EDTF)."),
    Column("n", "integer", "How many were asked."),
    Column("population", "string", "Who was asked."),
    Column("subgroup", "string", "Of whom the answers are."),
    Column("method", "string", "How."),
    Column("margin", "number", "Margin of error, in percent."),
    Column("question", "string", "What was asked."),
    Column("option", "string", "An answer."),
    Column("share", "number", "Its share, in percent."),
    Column("change", "number", "Change since the last wave, in points."),
    Column("source", "string", "Who published the article."),
    Column("url", "string", "Its address."),
    Column("quote", "string", "Its words."),
)


def tidy(report: Report) -> Iterator[Fields]:
    """A row for each answer of the poll."""
    entry = report.entry
    if not isinstance(entry, Poll):
        raise TypeError(f"{entry.id} is no poll")
    values = values_of(report)
    for option in entry.options:
        told = {"n": entry.sample, "option": option.label.of(report.document.text), "share": option.share}
        found = {**values, **told, "change": option.change}
        yield {column.name: found.get(column.name) for column in COLUMNS}


def _part(reports: Sequence[Report], _: Wish) -> Part:
    rows = [row for report in reports for row in tidy(report)]
    return Part(csv_lines(rows, [column.name for column in COLUMNS]), len(reports))


def _whole(parts: Iterable[Part], _: Wish) -> Iterator[bytes]:
    yield csv_head(column.name for column in COLUMNS)
    yield from (part.data for part in parts)


POLLS: Final = Format(
    *("polls", ".csv", "text/csv; charset=utf-8", ("poll",)),
    gives="a row for each of its answers",
    loses="as CSV; where the answers stand in the text",
    part=_part,
    whole=_whole,
)

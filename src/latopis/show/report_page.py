"""Reports for people: a date, what was reported, how certain it is, in which words, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from latopis.model import Poll, Statement
from latopis.show.bars import bars
from latopis.show.dates import date_words
from latopis.show.facts import NAME, SHORT, certainty, details, evidence_quote, facts_of, headline
from latopis.show.legible import clipped, legible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from latopis.chronicle.kept import Report
    from latopis.lexicon.labels import Labels
    from latopis.show.facts import Facts

_DATES = 18


def report_rows(reports: Iterable[Report], labels: Labels) -> RenderableType:
    """The reports under each other, the date of each beside it."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_DATES)
    grid.add_column(ratio=1, overflow="fold")
    for report in reports:
        when = report.entry.when
        grid.add_row(
            Text(date_words(when, labels) if when else labels.of("page.undated"), style="cyan"), report_block(report, labels)
        )
    return grid


def report_block(report: Report, labels: Labels) -> Group:
    """A report: what and how certain; what else is known; its words; what it answers; where it stands."""
    facts = facts_of(report.record, labels)
    how = certainty(report.entry, facts)
    lines: list[RenderableType] = [
        Text.assemble((headline(report.entry, facts), "bold"), *([(f"  [{how}]", "italic")] if how else []))
    ]
    more = " · ".join(details(report.entry, facts))
    lines += [Text(more)] if more else []
    lines += [bars(report.entry, facts)] if isinstance(report.entry, Poll) else []
    words = _words(report, facts)
    lines += [Text(words, style="dim")] if words else []
    return Group(*lines, *_answered(report, facts), Text(source_line(report, labels), style="dim"))


def source_line(report: Report, labels: Labels) -> str:
    """Where it was published and when, and the id of the entry."""
    document = report.document
    published = document.published
    title = document.title or next((line for line in document.text[: 4 * NAME].splitlines() if line.strip()), "")
    parts = [legible(clipped(part, SHORT)) for part in (document.source, title, document.url) if part]
    parts.append(labels.of("page.published", date=date_words(published, labels)) if published else labels.of("page.unpublished"))
    return f"— {' · '.join([*parts, report.key])}"


def _words(report: Report, facts: Facts) -> str:
    entry = report.entry
    quote = facts.quote(entry.content) if isinstance(entry, Statement) else ""
    return quote or evidence_quote(entry, facts)


def _answered(report: Report, facts: Facts) -> list[RenderableType]:
    """The statement that this one answers."""
    entry = report.entry
    claim = facts.entries.get(entry.answers or "") if isinstance(entry, Statement) else None
    if not isinstance(claim, Statement):
        return []
    first = Text(f"↳ {facts.labels.of('page.answering')}: {headline(claim, facts)}")
    return [Padding(Group(first, Text(facts.quote(claim.content), style="dim")), (0, 0, 0, 2))]

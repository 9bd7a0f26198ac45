"""Reports for people: a date, what was reported, how certain it is, in which words, and where it stands."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from latopis.model import Poll, Statement
from latopis.show.bars import bars
from latopis.show.dates import date_words
from latopis.show.facts import NAME, QUOTE, SHORT, certainty, details, evidence_quote, facts_of, headline
from latopis.show.legible import clipped, legible
from latopis.show.report_json import value_of_decision, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from latopis.chronicle.answers import Denied
    from latopis.chronicle.deciding import Decision
    from latopis.chronicle.kept import Report
    from latopis.chronicle.why import Joined
    from latopis.lexicon.labels import Labels
    from latopis.show.facts import Facts

_DATES = 18


def report_rows(
    reports: Iterable[Report], labels: Labels, denied: Mapping[int, Iterable[Denied]] | None = None
) -> RenderableType:
    """The reports under each other, the date of each beside it; under denials what they deny in other articles."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_DATES)
    grid.add_column(ratio=1, overflow="fold")
    for report in reports:
        when = report.entry.when
        elsewhere = _denied((denied or {}).get(report.number, ()), labels)
        dated = Text(date_words(when, labels) if when else labels.of("page.undated"), style="cyan")
        grid.add_row(dated, Group(report_block(report, labels), *elsewhere))
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


def _denied(found: Iterable[Denied], labels: Labels) -> list[RenderableType]:
    """The claims of other articles that are denied."""
    shown: list[RenderableType] = []
    for each in found:
        facts = facts_of(each.claim.record, labels)
        first = Text(f"↳ {labels.of('page.answering_elsewhere')}: {headline(each.claim.entry, facts)}")
        lines = [Text(_words(each.claim, facts), style="dim"), Text(source_line(each.claim, labels), style="dim")]
        shown.append(Padding(Group(first, *lines), (0, 0, 0, 2)))
    return shown


def source_line(report: Report, labels: Labels) -> str:
    """Where it was published and when, and the id of the entry."""
    document = report.document
    published = document.published
    title = document.title or next((line for line in document.text[: 4 * NAME].splitlines() if line.strip()), "")
    parts = [legible(clipped(part, SHORT)) for part in (document.source, title, document.url) if part]
    parts.append(labels.of("page.published", date=date_words(published, labels)) if published else labels.of("page.unpublished"))
    told = report.told
    if told.reports > 1:
        parts.append(labels.of("entry.told", reports=f"{told.reports:,}", sources=f"{told.sources:,}"))
    return f"— {' · '.join([*parts, report.key])}"


def why_lines(reasons: Iterable[Joined], labels: Labels) -> RenderableType:
    """What joins the reports of an entry, one a line."""
    lines = [Text(labels.of("entry.why"), style="italic")]
    for joined in reasons:
        told = [f"{labels.of(f'ground.{each.ground}')}: {legible(clipped(each.value, QUOTE))}" for each in joined.reasons]
        lines.append(Text(f"{joined.entry} = {joined.to}: {'; '.join(told)}"))
    return Padding(Group(*lines), (1, 0, 0, 0))


def history_lines(report: Report, decisions: Sequence[Decision], labels: Labels) -> RenderableType:
    """What was decided of the report, one decision a line: when, by whom, what and why."""
    before = values_of(report.as_read)
    lines = [Text(f"{report.own}: {labels.of('history.title')}", style="italic")]
    for each in decisions:
        field, right = each.field or "", value_of_decision(each)
        read = str(before.get(field) or "–")
        told = (
            labels.of("history.field", field=field, value=str(right or "–"), before=read) if each.kind == "correct" else each.kind
        )
        when = datetime.fromtimestamp(each.recorded / 1_000_000, UTC).isoformat(" ", "minutes")
        parts = [when[:16], each.signer or "", legible(clipped(told, QUOTE)), legible(each.reason or "")]
        lines.append(Text(" · ".join(part for part in parts if part)))
    return Padding(Group(*lines), (1, 0, 0, 0))


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

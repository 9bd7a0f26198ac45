"""The screen of the review: the proposal, its words in their sentence, and the keys; it fits into 80 columns and 24 lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.text import Text

from latopis.chronicle.reviewing import FIELDS
from latopis.chronicle.roles import KINDS
from latopis.show.facts import certainty, details, facts_of, headline
from latopis.show.legible import clipped, legible
from latopis.show.passage import around, words_of
from latopis.show.report_json import values_of
from latopis.show.report_page import source_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from latopis.chronicle.kept import Report
    from latopis.chronicle.reviewing import Proposal, Verdict
    from latopis.lexicon.labels import Labels

_LINES: Final = 24
_VALUE: Final = 54


def screen(proposal: Proposal, verdict: Verdict, place: tuple[int, int], labels: Labels) -> RenderableType:
    """A proposal with what was decided of it; `place` is its number and how many there are."""
    report = proposal.report
    facts = facts_of(report.record, labels)
    number, count = place
    how = certainty(report.entry, facts)
    state = labels.of(f"review.{verdict.standing}")
    head = f"{number}/{count} · {state} · {labels.of('review.doubt', percent=f'{proposal.doubt:.0%}')}"
    if report.told.reports > 1:
        head += f" · {labels.of('entry.told', reports=str(report.told.reports), sources=str(report.told.sources))}"
    lines: list[RenderableType] = [Text(head, style="dim"), Text(headline(report.entry, facts), style="bold")]
    more = " · ".join([*details(report.entry, facts), *([how] if how else [])])
    lines += [Text(clipped(more, 2 * 78))] if more else []
    lines += [Text(f"{name}: {correction.value}", style="green") for name, correction in verdict.corrections.items()]
    lines += [Text(""), sentence(report), Text(""), Text(clipped(source_line(report, labels), 2 * 78), style="dim")]
    lines.append(Text(clipped(report.entry.made_by, 78), style="dim"))
    return Group(*lines)


def sentence(report: Report) -> Text:
    """The words that tell the entry, with what stands around them; the places that show its fields are underlined."""
    start, end = around(report.document.text, report.entry.span)
    shown = Text(legible(report.document.text[start:end].replace("\n", " ")))
    for span in report.spans:
        shown.stylize("underline bold", max(0, span.start - start), max(0, span.end - start))
    return shown


def numbered(report: Report) -> Text:
    """The words with their numbers."""
    text = report.document.text
    return Text(" ".join(f"{number}:{legible(span.of(text))}" for number, span in enumerate(words_of(report), 1)))


def fields_page(report: Report) -> Text:
    """The fields that can be corrected, with their numbers and values."""
    values = values_of(report)
    names = FIELDS[KINDS[type(report.entry)]]
    return Text("\n".join(f"{number} {name}: {clipped(str(values.get(name)), _VALUE)}" for number, name in enumerate(names, 1)))

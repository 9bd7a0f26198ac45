"""doccano: texts with labelled spans, a line each, for annotation tools."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from latopis.chronicle.roles import KINDS
from latopis.model import Event, Poll, Statement
from latopis.show.export.making import Format, Part, lines, one_after_another

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from latopis.chronicle.kept import Report
    from latopis.model import Span
    from latopis.show.export.making import Wish
    from latopis.show.report_json import Fields


def _labels(report: Report) -> Iterator[tuple[Span, str]]:
    """The words of the entry and those of its fields, each with `kind.field`."""
    entry = report.entry
    kind = KINDS[type(entry)]
    yield entry.span, kind
    own: dict[str, tuple[Span | None, ...]] = {}
    match entry:
        case Statement():
            own = {"cue": (entry.cue,), "content": entry.content}
        case Event():
            own = {"trigger": (entry.trigger,)}
        case Poll():
            own = {"population": (entry.population,), "question": (entry.question,)}
            own["option"] = tuple(option.label for option in entry.options)
            own["share"] = tuple(option.share_span for option in entry.options)
    for field, spans in (own | entry.evidence).items():
        yield from ((span, f"{kind}.{field}") for span in spans if span)


def _quoted(report: Report) -> Fields:
    """The quotation alone, with the labels that lie in it."""
    span, document = report.entry.span, report.document
    inside = sorted({(at.start - span.start, at.end - span.start, label) for at, label in _labels(report) if span.covers(at)})
    about: Fields = {"entry": report.key, "start": span.start, "source": document.source, "url": document.url}
    return {"text": report.quote, "label": [list(each) for each in inside], **about, "published": document.published}


def _whole_text(found: Sequence[Report]) -> Fields:
    """The article, with the labels of its entries."""
    document = found[0].document
    labels = sorted({(at.start, at.end, label) for report in found for at, label in _labels(report)})
    about: Fields = {"entries": [report.key for report in found], "source": document.source, "url": document.url}
    return {"text": document.text, "label": [list(each) for each in labels], **about, "published": document.published}


def _part(reports: Sequence[Report], wish: Wish) -> Part:
    if not wish.full_text:
        return lines(map(_quoted, reports))
    by_article = (list(group) for _, group in groupby(reports, key=lambda report: report.version))
    return Part(lines(map(_whole_text, by_article)).data, len(reports))


DOCCANO: Final = Format(
    *("doccano", ".jsonl", "application/x-ndjson", tuple(KINDS.values())),
    gives="a text with labelled spans: its quotation, or with `--full-text` the article with all its entries",
    loses="who is who, dates and certainty; without `--full-text`, what shows a field elsewhere in the article",
    part=_part,
    whole=one_after_another,
)

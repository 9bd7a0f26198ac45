"""W3C Web Annotation: one annotation an entry, whose targets are its words and those that show each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.chronicle.roles import KINDS
from latopis.lexicon.labels import load_labels
from latopis.show.export.making import Format, enclosed, items, without_nothing
from latopis.show.facts import facts_of, told_in_short
from latopis.show.report_json import fields_of_entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from latopis.chronicle.kept import Report
    from latopis.lexicon.labels import Labels
    from latopis.model import Span
    from latopis.show.export.making import Part, Wish
    from latopis.show.report_json import Fields

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32
"""Characters before and after a quotation, by which it is found in a page whose offsets are others."""


def address_of(report: Report) -> str:
    """The address of the article, or else a name for its text."""
    return report.document.url or f"urn:latopis:document:{report.kept.id}"


def _annotation(report: Report, labels: Labels) -> Fields:
    entry = report.entry
    kind = KINDS[type(entry)]
    told = fields_of_entry(report)
    words = told_in_short(entry, facts_of(report.record, labels))
    detail = told.get("act") or told.get("type") or told.get("status")
    return {
        "id": f"urn:latopis:entry:{report.key}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"id": "urn:latopis:reader", "type": "Software", "name": f"latopis {report.record.reader}"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": f"{kind}:{detail}" if detail else kind},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": labels.tongue, "value": words},
        ],
        "target": [_target(report, name, span) for name, span in _places(report)],
    }


def _places(report: Report) -> Iterator[tuple[str, Span]]:
    """The words of the entry, then those that show each field."""
    yield "entry", report.entry.span
    for field, spans in report.entry.evidence.items():
        for number, span in enumerate(spans, 1):
            yield f"{field}-{number}", span


def _target(report: Report, name: str, span: Span) -> Fields:
    text = report.document.text
    quote: Fields = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    return {
        "id": f"urn:latopis:entry:{report.key}:{name}",
        "type": "SpecificResource",
        "source": address_of(report),
        "selector": [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, without_nothing(quote)],
    }


def _part(reports: Sequence[Report], wish: Wish) -> Part:
    labels = load_labels(wish.tongue)
    return items(_annotation(report, labels) for report in reports)


ANNOTATION: Final = Format(
    *("annotation", ".jsonld", "application/ld+json", tuple(KINDS.values())),
    gives="an annotation: what it says as its bodies, its words and those that show each field as its targets",
    loses="dates, certainty and actors as fields: they stand in the description",
    part=_part,
    whole=enclosed(f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "id": "urn:latopis:annotations", "items": [', "]}"),
)

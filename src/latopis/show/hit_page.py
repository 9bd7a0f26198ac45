"""What a search found: articles with the words in their sentence, and the entries there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from latopis.model import Span
from latopis.show.dates import date_words
from latopis.show.facts import NAME, QUOTE, facts_of, told_in_short
from latopis.show.legible import clipped, legible
from latopis.show.report_json import Fields, fields_of_report

if TYPE_CHECKING:
    from rich.console import RenderableType

    from latopis.chronicle.search import Found, Hit
    from latopis.lexicon.labels import Labels

_AROUND: Final = 60
_SPACE: Final = re.compile(r"\s")


def hit_page(found: Found, labels: Labels) -> Group:
    """The hits under each other; whether there are more."""
    parts: list[RenderableType] = [_hit(hit, labels) for hit in found.hits] or [Text(labels.of("list.nothing"))]
    return Group(*parts, *([Text(labels.of("search.more"), style="italic")] if found.more else []))


def fields_of_hit(hit: Hit) -> Fields:
    """A hit for programs."""
    document = hit.document
    return {
        **{name: getattr(document, name) for name in ("id", "title", "source", "url", "published")},
        "places": [list(place) for place in hit.places],
        "snippet": snippet(hit),
        "entries": [fields_of_report(report) for report in hit.reports],
    }


def snippet(hit: Hit) -> str:
    """The words with what stands around them, cut between words."""
    text = hit.document.text
    if not hit.places:
        return clipped(text, QUOTE)
    first, last = hit.places[0], hit.places[-1]
    if last.end - first.start > QUOTE:
        pieces = [_around(text, Span(*place)) for place in hit.places]
        return " ".join(dict.fromkeys(pieces))
    return _around(text, Span(first.start, last.end))


def _around(text: str, span: Span) -> str:
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start:
        before = "… " + _SPACE.split(before, 1)[-1]
    if end < len(text):
        after = _SPACE.split(after[::-1], 1)[-1][::-1] + " …"
    return " ".join((before + text[span.start : span.end] + after).split())


def _hit(hit: Hit, labels: Labels) -> RenderableType:
    document, published = hit.document, hit.document.published
    title = document.title or next((line for line in document.text[: 4 * QUOTE].splitlines() if line.strip()), "")
    dated = labels.of("page.published", date=date_words(published, labels)) if published else labels.of("page.unpublished")
    named = [legible(clipped(part, NAME)) for part in (document.source, document.url) if part]
    told = [(told_in_short(report.entry, facts_of(report.record, labels)), report.key) for report in hit.reports]
    lines = [Text(" · ".join([*named, dated, document.id]), style="dim"), Text(legible(snippet(hit)))]
    lines += [Text(f"{line} · {key}") for line, key in told]
    return Group(Text(legible(clipped(title, NAME)), style="bold"), Padding(Group(*lines), (0, 0, 1, 2)))

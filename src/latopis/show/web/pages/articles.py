"""An article: its text with every entry's words marked, and the entries beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from latopis.chronicle.articles import WholeArticle, article_kept, newest_of, why_gone
from latopis.chronicle.kept import Report
from latopis.chronicle.roles import KINDS
from latopis.model import Document, Span
from latopis.show.legible import clipped, legible
from latopis.show.queries import ArticleQuery
from latopis.show.report_json import Fields, fields_of_report
from latopis.show.web.asked import Asked, address
from latopis.show.web.cards import Card, Cards, title_of
from latopis.show.web.dating import iso_of, when_words
from latopis.show.web.fragments import is_web
from latopis.show.web.marks import Place, Segment, paragraphs
from latopis.show.web.refusals import Refusal
from latopis.show.web.view import View

_AROUND: Final = 200
_MARKS: Final = (".", "!", "?", "…")
_ENDS: Final = re.compile(r"(?<=[.!?…])\s+|\n")
_UNTIL_END: Final = re.compile(r"[^.!?…\n]*[.!?…]*")
_ABOUT: Final = ("title", "source", "url", "published", "author", "language")


@dataclass(frozen=True, slots=True)
class Beside:
    """An entry beside the text: its number there, and its card."""

    number: int
    card: Card


def page(asked: Asked, query: ArticleQuery) -> View:
    """The text and its entries; to others than its user, only the words that are quoted."""
    kept = article_kept(asked.connection, query.key)
    if kept is None:
        raise _gone(asked, query.key)
    quoted = asked.settings.quotes_only
    document = kept.record.document
    here = _span(query.span, document)
    cards = Cards(asked.labels).of(kept.reports)
    shown = {
        "about": _about(document, asked),
        "beside": [Beside(number, card) for number, card in enumerate(cards, 1)],
        "lines": [] if quoted else _lines(kept, here),
        "quoted": quoted,
        "around": [_around(document, report) for report in kept.reports] if quoted else [],
        "original": document.url if is_web(document.url) else "",
        "problems": [asked.labels.maybe(f"problem.{fault.code}") or legible(fault.message) for fault in kept.record.problems],
    }
    return View(
        *("article.html", title_of(document), shown),
        fields=lambda: _fields(kept, quoted=quoted),
        rows=lambda: map(fields_of_report, kept.reports),
    )


def _gone(asked: Asked, key: str) -> Refusal:
    reason = why_gone(asked.connection, key)
    if reason is None:
        return Refusal(404, "no_article")
    newest = newest_of(asked.connection, key)
    return Refusal(410, f"article_{reason}", other=address(f"/articles/{newest}") if newest else None)


def _span(asked: str | None, document: Document) -> Span | None:
    if asked is None:
        return None
    start, _, end = asked.partition("-")
    span = Span(int(start), int(end))
    if not span.start < span.end <= len(document.text):
        raise Refusal(400, "parameters", f"span: {asked}")
    return span


def _lines(kept: WholeArticle, here: Span | None) -> list[list[_Shown]]:
    """The text, marked; a headline that stands above the page is not said twice."""
    places = [
        Place(
            number,
            KINDS[type(report.entry)],
            report.entry.span,
            tuple(span for span in report.spans if span != report.entry.span),
        )
        for number, report in enumerate(kept.reports, 1)
    ]
    lines = list(paragraphs(kept.record.document.text, places, here))
    headline = lines and not any(part.kinds or part.here for part in lines[0]) and "".join(part.text for part in lines[0]).strip()
    shown = lines[1:] if headline and headline == title_of(kept.record.document) else lines
    return [[_shown(part, here) for part in line] for line in shown]


def _shown(part: Segment, here: Span | None) -> _Shown:
    first = here is not None and part.start == here.start and part.here
    classes = _classes(part.kinds, part.shown, here=part.here)
    return _Shown(legible(part.text), classes, " ".join(map(str, part.numbers)), part.ends, first)


@cache
def _classes(kinds: tuple[str, ...], shown: tuple[str, ...], *, here: bool) -> str:
    return " ".join([*(f"in-{kind}" for kind in kinds), *(f"of-{kind}" for kind in shown), *(["here"] if here else [])])


class _Shown(NamedTuple):
    """A segment as the template writes it."""

    text: str
    classes: str
    numbers: str
    ends: tuple[tuple[int, str], ...]
    first: bool


def _about(document: Document, asked: Asked) -> Fields:
    known = document.published
    return {
        "published": when_words(known, asked.labels) if known else asked.labels.of("page.unpublished"),
        "iso": iso_of(known),
        "source": legible(clipped(document.source or "", _AROUND)),
        "author": legible(clipped(document.author or "", _AROUND)),
    }


def _around(document: Document, report: Report) -> list[tuple[str, bool]]:
    """The words of the entry, which are marked, with the rest of their sentence, as far as it is not long."""
    text, (start, end) = document.text, report.entry.span
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    before = _ENDS.split(before)[-1]
    rest = None if text[start:end].rstrip().endswith(_MARKS) else _UNTIL_END.match(after)
    words = clipped(text[start:end], 2 * _AROUND)
    return [(legible(before), False), (legible(words), True), (legible(rest[0] if rest else ""), False)]


def _fields(kept: WholeArticle, *, quoted: bool) -> Fields:
    document = kept.record.document
    about: Fields = {"article": kept.version, "document": document.id, **{name: getattr(document, name) for name in _ABOUT}}
    text: Fields = {} if quoted else {"text": document.text}
    problems = [{"code": fault.code, "span": fault.span, "message": fault.message} for fault in kept.record.problems]
    return {**about, **text, "items": [fields_of_report(report) for report in kept.reports], "problems": problems}

"""The words around an entry: what a reviewer reads, and chooses from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from latopis.chronicle.reviewing import Correction
from latopis.model import Span

if TYPE_CHECKING:
    from latopis.chronicle.kept import Report

_AROUND: Final = 260
_WORD: Final = re.compile(r"\S+")
_MOST_WORDS: Final = 60


def around(text: str, span: Span) -> Span:
    """The span with what stands around it, from word to word."""
    room = max(0, _AROUND - (span.end - span.start)) // 2 + 60
    start, end = max(0, span.start - room), min(len(text), span.start + 2 * _AROUND, span.end + room)
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)


def words_of(report: Report, most: int = _MOST_WORDS) -> list[Span]:
    """The words that may be chosen: those around the entry."""
    start, end = around(report.document.text, report.entry.span)
    found = (Span(start + each.start(), start + each.end()) for each in _WORD.finditer(report.document.text[start:end]))
    return [span for span, _ in zip(found, range(most), strict=False)]


def chosen(report: Report, first: Span, last: Span) -> Correction:
    """The words of the text from the first to the last."""
    return Correction(report.document.text[first.start : last.end], (first.start, last.end))

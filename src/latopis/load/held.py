"""What a file holds, before the long part of taking it out: a text is there at once, a page waits for its extractor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from latopis.load.unread import ArticleError, Unread
from latopis.model import Document

if TYPE_CHECKING:
    from latopis.load.article import Intake


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page as it was handed over: its bytes, where it stood (for people), and its address where that is known."""

    data: bytes
    where: str
    url: str | None = None


Held: TypeAlias = Document | Unread | Page


def taken_out(held: Held, intake: Intake) -> Document | Unread:
    """The article itself: that of a page is found now, which takes longer than reading it."""
    if not isinstance(held, Page):
        return held
    from latopis.load.html import document_of  # noqa: PLC0415  loaded for the first page

    try:
        return document_of(held, intake)
    except ArticleError as fault:
        return fault.at(held.where)

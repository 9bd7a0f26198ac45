"""Pages: the article of an HTML page with its title, author, outlet, date and address, as trafilatura finds them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from latopis import edtf
from latopis.errors import DateError
from latopis.load.article import checked
from latopis.load.extras import missing, quiet, release
from latopis.load.held import Page
from latopis.load.text import too_large
from latopis.load.unread import ArticleError
from latopis.model import Document, Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from latopis.load.article import Intake

_LONGEST_FIELD: Final = 1_000
"""Characters of a title, author or address; what is longer is no such thing."""
_NO_GUESS: Final = {"extensive_search": False, "original_date": True}
"""A date is taken from what the page says of itself, never from a number that its text happens to hold."""


def documents_of(stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Page]:
    """The one page of a stream."""
    yield Page(stream.read(intake.max_size + 1), where)


def document_of(page: Page, intake: Intake) -> Document:
    """The article of the page: its title, where the text does not begin with it, and its paragraphs.

    Raises:
        ArticleError: it is too large, holds no article, is in another language, or its reader is not installed.
    """
    if len(page.data) > intake.max_size:
        raise too_large(intake.max_size)
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415  an optional part, and half a second to load
        from trafilatura.settings import Document as Found  # noqa: PLC0415
    except ImportError as fault:
        raise missing(fault, "HTML", extra="html") from fault
    quiet("trafilatura", "htmldate", "courlan")
    found = bare_extraction(
        page.data,
        url=page.url,
        fast=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={**_NO_GUESS, "max_date": intake.today.isoformat()},
    )
    if not isinstance(found, Found) or not (found.text or "").strip():
        raise ArticleError("no-article", "is a page in which no article was found; save the article's text instead")
    title = _field(found.title)
    document = Document(
        _text(title, found.text or ""),
        title=title,
        author=_field(found.author),
        source=_field(found.sitename),
        url=_address(_field(found.url), page.url),
        published=_date(found.date) or intake.published,
        extraction=Extraction(hashlib.sha256(page.data).hexdigest(), release("trafilatura")),
    )
    return checked(document, intake.today)


def _address(told: str | None, known: str | None) -> str | None:
    """The address that the page says it has; where it is known where it stood, one of that host alone: none poses as another."""
    if known is None or told is None:
        return told or known
    return told if _host(told) == _host(known) else known


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _text(title: str | None, body: str) -> str:
    """The title and the paragraphs, an empty line between two."""
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    if title and paragraphs[0].casefold() != title.casefold():
        paragraphs.insert(0, title)
    return "\n\n".join(paragraphs)


def _field(value: str | None) -> str | None:
    stripped = " ".join(value.split()) if value else ""
    return stripped if 0 < len(stripped) <= _LONGEST_FIELD else None


def _date(value: str | None) -> str | None:
    try:
        return edtf.normalise(value) if value else None
    except DateError:
        return None

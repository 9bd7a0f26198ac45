"""PDF documents: the text of their pages, lines joined to paragraphs, as pypdf finds it."""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING, Final

from latopis.load.article import checked
from latopis.load.extras import missing, quiet, release
from latopis.load.text import too_large
from latopis.load.unread import ArticleError, Unread
from latopis.model import Document, Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from latopis.load.article import Intake

_MOST_PAGES: Final = 500
_CUT: Final = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
"""A word that goes on in the next line."""
_WRAPPED: Final = re.compile(r"(?<![.!?:…\n])\n(?!\n)")
"""A line end that ends no sentence."""


def documents_of(stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Document | Unread]:
    """The one text of a stream that holds a PDF; its dates are those of the file, so that it has none of publication."""
    try:
        yield _document_of(stream.read(intake.max_size + 1), intake)
    except ArticleError as fault:
        yield fault.at(where)


def _document_of(data: bytes, intake: Intake) -> Document:
    if len(data) > intake.max_size:
        raise too_large(intake.max_size)
    document = Document(
        joined(_pages(data)),
        published=intake.published,
        extraction=Extraction(hashlib.sha256(data).hexdigest(), release("pypdf")),
    )
    return checked(document, intake.today)


def _pages(data: bytes) -> list[str]:
    try:
        from pypdf import PdfReader  # noqa: PLC0415  an optional part
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError as fault:
        raise missing(fault, "a PDF document", extra="pdf") from fault
    quiet("pypdf")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError("not-text", "is a PDF document behind a password; save it without one")
        if len(reader.pages) > _MOST_PAGES:
            raise ArticleError("too-large", f"is a PDF document of more than {_MOST_PAGES} pages; split it into its articles")
        return [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as fault:
        if isinstance(fault, ArticleError):
            raise
        raise ArticleError("not-text", f"is a broken PDF document ({type(fault).__name__}); save its text instead") from fault


def joined(pages: list[str]) -> str:
    r"""The text of the pages: words and sentences that lines cut are put together again.

    >>> joined(["Rząd przy-\njął ustawę\ndrogową.\nSejm czeka."])
    'Rząd przyjął ustawę drogową.\nSejm czeka.'
    """
    text = "\n".join(line.strip() for page in pages for line in page.splitlines())
    return _WRAPPED.sub(" ", _CUT.sub("", text)).strip()

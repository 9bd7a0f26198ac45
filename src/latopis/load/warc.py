"""Web archives (WARC, plain or compressed): every page that a server answered with, as an article."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from latopis.load.extras import missing
from latopis.load.held import Page
from latopis.load.kinds import kind_of
from latopis.load.records import pieces_of
from latopis.load.text import too_large
from latopis.load.unread import ArticleError, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from fastwarc.warc import WarcRecord

    from latopis.load.article import Intake


_DIGITS: Final = 16
_FOUND: Final = 200
_PAGES: Final = ("text/html", "application/xhtml+xml")


def documents_of(stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Page | Unread]:
    """The articles of the pages of an archive, in order; other records are passed over, what is broken comes with a word.

    No more than one record is held at a time, and of that no more than the size of the intake.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  an optional part
    except ImportError as fault:
        refusal = missing(fault, "a web archive (WARC)", extra="warc")
        yield refusal.at(where)
        return
    for piece in pieces_of(stream, most=intake.max_size):
        if piece.state == "lost":
            yield Unread(
                where, f"holds {piece.count:,} bytes that are no record of a web archive; they were passed over", "broken"
            )
        elif piece.state == "open":
            yield Unread(where, "is a web archive that breaks off in a record; what stood before was read", "broken")
        else:
            opened = ArchiveIterator(io.BytesIO(piece.data), record_types=WarcRecordType.response, auto_decode="all")
            found = _found(opened, piece.state, where, intake)
            if found is not None:
                yield found


def _found(opened: Iterable[WarcRecord], state: str, where: str, intake: Intake) -> Page | Unread | None:
    """The page of the one record, if it is one."""
    try:
        record = next(iter(opened), None)
        if record is not None and _is_page(record):
            return _read(record, where, intake, state=state)
    except (OSError, ValueError) as fault:
        return Unread(where, f"holds a record that cannot be read ({fault}); it was passed over", "broken")
    return Unread(where, "holds a record that breaks off; it was passed over", "broken") if state == "cut" else None


def _is_page(record: WarcRecord) -> bool:
    answer = record.http_headers
    return answer is not None and answer.status_code == _FOUND and (record.http_content_type or "text/html").lower() in _PAGES


def _promised(record: WarcRecord) -> int:
    """The bytes that the server said it sends; 0 where it packed them, as their length is then another."""
    answer = record.http_headers
    if answer is None or "Content-Encoding" in answer:
        return 0
    length = answer.get("Content-Length") or ""
    return int(length) if length.isascii() and length.isdigit() and len(length) < _DIGITS else 0


def _read(record: WarcRecord, where: str, intake: Intake, *, state: str) -> Page | Unread:
    url = record.headers.get("WARC-Target-URI")
    place = f"{where}#{url}"
    try:
        if state == "large":
            raise too_large(intake.max_size)
        if state == "cut":
            raise ArticleError("broken", "is a page that breaks off")
        data = record.reader.read(intake.max_size + 1)
        if len(data) > intake.max_size:
            raise too_large(intake.max_size)
        if len(data) < _promised(record):
            raise ArticleError("broken", "is a page that breaks off")
        if kind_of(data) not in ("html", "text"):
            raise ArticleError("not-text", "is no page, though the server said so")
        return Page(data, place, url)
    except ArticleError as fault:
        return fault.at(place)
    except (OSError, ValueError, EOFError) as fault:
        return Unread(place, f"is a page that breaks off ({fault})", "broken")

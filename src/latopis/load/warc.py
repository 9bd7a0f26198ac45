"""Web archives (WARC, plain or compressed): every page that a server answered with, as an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.load.extras import missing
from latopis.load.held import Page
from latopis.load.kinds import kind_of
from latopis.load.text import too_large
from latopis.load.unread import ArticleError, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from fastwarc.warc import WarcRecord

    from latopis.load.article import Intake


class _Forward:
    """A stream that can only be read on, as fastwarc asks of one where it stands, and to go back, of any."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at, self._tail = stream, 0, b""

    @property
    def is_whole(self) -> bool:
        """Whether what was read ends as a record does."""
        return self._tail == _END

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        self._tail = (self._tail + data[-len(_END) :])[-len(_END) :]
        return data

    def close(self) -> None:
        """Nothing: the stream is its owner's."""

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError(f"this archive is read on, not from {offset} ({whence})")


_END: Final = b"\r\n\r\n"
_DIGITS: Final = 16
_FOUND: Final = 200
_PAGES: Final = ("text/html", "application/xhtml+xml")


def documents_of(stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Page | Unread]:
    """The articles of the pages of an archive, in order; other records are passed over, and a broken end ends it with a word.

    No more than one record is held at a time, and of that no more than the size of the intake.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  an optional part
    except ImportError as fault:
        refusal = missing(fault, "a web archive (WARC)", extra="warc")
        yield refusal.at(where)
        return
    forward = _Forward(stream)
    try:
        for record in ArchiveIterator(forward, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"):
            if _is_page(record):
                yield _read(record, where, intake)
    except (OSError, ValueError) as fault:
        yield Unread(where, f"is a web archive that breaks off ({fault}); what stood before was read", "broken")
        return
    if not forward.is_whole:
        yield Unread(where, "is a web archive that breaks off in a record; what stood before was read", "broken")


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


def _read(record: WarcRecord, where: str, intake: Intake) -> Page | Unread:
    url = record.headers.get("WARC-Target-URI")
    place = f"{where}#{url}"
    try:
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

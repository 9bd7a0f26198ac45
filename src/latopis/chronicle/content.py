"""A record as the chronicle keeps it: its JSON without the document, compressed."""

from __future__ import annotations

import hashlib
import json
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from latopis.errors import RecordError
from latopis.record_json import fields_of
from latopis.record_parse import trusted_record_of
from latopis.record_rows import rows_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.model import Document, Record
    from latopis.record_rows import Rows


class Packed(NamedTuple):
    """A record without its document, and the SHA-256 of what was read, whichever version of the reader read it."""

    content: bytes
    digest: str


def packed(record: Record) -> Packed:
    """The record as it is kept.

    >>> from latopis.model import Document, Record
    >>> record = Record(Document("Tekst."), reader="0.1.0")
    >>> unpacked(packed(record).content, record.document) == record
    True
    """
    fields = fields_of(record)
    del fields["document"]
    reader = json.dumps({"reader": fields.pop("reader")}).encode()
    rest = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return Packed(zlib.compress(reader[:-1] + b"," + rest[1:]), hashlib.sha256(rest).hexdigest())


def unpacked(content: bytes, document: Document) -> Record:
    """The record of the document that the bytes hold.

    Raises:
        RecordError: they hold no record of it.
    """
    with _told_of(document):
        return trusted_record_of(zlib.decompress(content), document)


def unpacked_rows(content: bytes, document: Document) -> Rows:
    """What lists tell of that record.

    Raises:
        RecordError: the bytes hold no record.
    """
    with _told_of(document):
        return rows_in(zlib.decompress(content))


@contextmanager
def _told_of(document: Document) -> Iterator[None]:
    try:
        yield
    except (ValueError, LookupError, zlib.error) as fault:
        raise RecordError(f"what is kept of {document.id} cannot be read: {fault}") from fault


def digest_of(record: Record) -> str:
    """The digest alone."""
    return packed(record).digest

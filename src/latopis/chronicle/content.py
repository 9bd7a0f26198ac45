"""A record as the chronicle keeps it: its JSON without the document, compressed."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TYPE_CHECKING

from latopis.errors import RecordError
from latopis.model import Record
from latopis.record_json import fields_of

if TYPE_CHECKING:
    from latopis.model import Document


def packed(record: Record) -> bytes:
    """The record without its document, as `unpacked` takes it.

    >>> from latopis.model import Document
    >>> record = Record(Document("Tekst."), reader="0.1.0")
    >>> unpacked(packed(record), record.document) == record
    True
    """
    return zlib.compress(_encoded(_without_document(record)), 6)


def unpacked(content: bytes, document: Document) -> Record:
    """The record of the document that the bytes hold.

    Raises:
        RecordError: they hold no record of it.
    """
    try:
        kept = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    except (ValueError, zlib.error) as fault:
        raise RecordError(f"what is kept of {document.id} cannot be read: {fault}") from fault
    whole = fields_of(Record(document, reader=""))
    return Record.from_json(json.dumps(whole | kept))


def digest_of(record: Record) -> str:
    """The SHA-256 of what was read, whichever version of the reader read it."""
    fields = _without_document(record)
    del fields["reader"]
    return hashlib.sha256(_encoded(fields)).hexdigest()


def _without_document(record: Record) -> dict[str, object]:
    fields = fields_of(record)
    del fields["document"]
    return fields


def _encoded(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

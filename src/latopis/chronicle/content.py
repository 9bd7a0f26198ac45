"""A record as the chronicle keeps it: its JSON without the document, compressed."""

from __future__ import annotations

import hashlib
import json
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic_core import from_json

from latopis.errors import RecordError
from latopis.record_json import fields_of
from latopis.record_parse import trusted_record_of

if TYPE_CHECKING:
    from latopis.model import Document, Record
    from latopis.record_json import Fields

_SHORT: Final = 20_000
"""How many bytes at most are those of a short article; a record takes some thirty times as much memory."""
_REMEMBERED: Final = 1000


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


def unpacked(content: bytes, document: Document, *, once: bool = False) -> Record:
    """The record of the document that the bytes hold; short ones are remembered, as pages ask for the same again, but `once`.

    Raises:
        RecordError: they hold no record of it.
    """
    return _unpacked(content, document) if once or len(content) > _SHORT else _remembered(content, document)


def _unpacked(content: bytes, document: Document) -> Record:
    try:
        return trusted_record_of(_values(zlib.decompress(content)), document)
    except (ValueError, LookupError, TypeError, zlib.error) as fault:
        raise RecordError(f"what is kept of {document.id} cannot be read: {fault}") from fault


def _values(kept: bytes) -> Fields:
    """The values of the JSON: by the faster of two readers, which refuses halves of characters."""
    try:
        found: Fields = from_json(kept)
    except ValueError:
        found = json.loads(kept.decode("utf-8", "surrogatepass"))
    return found


_remembered = lru_cache(maxsize=_REMEMBERED)(_unpacked)


def digest_of(record: Record) -> str:
    """The digest alone."""
    return packed(record).digest

"""A record as the chronicle keeps it: its JSON without the document, compressed."""

from __future__ import annotations

import hashlib
import json
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from pydantic_core import from_json

from latopis.errors import RecordError
from latopis.record_json import fields_of
from latopis.record_parse import trusted_record_of

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def unpacked_for(content: bytes, document: Document, place: int) -> tuple[Record, int]:
    """The record with no more than tells one of its entries, and the place of that one in it.

    These are the entries that it points to, what stands at the same places, whoever they name, and who is called the same.
    """
    values = _values(zlib.decompress(content))
    entries, actors = cast("list[Fields]", values["entries"]), cast("list[Fields]", values["actors"])
    kept = _pointed_at(entries, place)
    named = {name for number in kept for field in _NAMING for name in _names_in(entries[number].get(field))}
    named |= {str(actor["of"]) for actor in actors if actor["id"] in named}
    called = {(actor["type"], str(actor["name"]).lower()) for actor in actors if actor["id"] in named}
    values["entries"] = [entries[number] for number in kept]
    values["actors"] = [each for each in actors if each["id"] in named or (each["type"], str(each["name"]).lower()) in called]
    return trusted_record_of({**values, "times": [], "problems": []}, document), kept.index(place)


def _pointed_at(entries: Sequence[Fields], place: int) -> list[int]:
    """The places of the entry and of all that it points to, and of what stands where one of these does."""
    place_of = {each["id"]: number for number, each in enumerate(entries)}
    found, left = {place}, [place]
    while left:
        entry = entries[left.pop()]
        pointed = {place_of[name] for field in _POINTING for name in _names_in(entry.get(field)) if name in place_of}
        left += pointed - found
        found |= pointed
    spans = {(entries[number]["kind"], str(entries[number]["span"])) for number in found}
    return [number for number, each in enumerate(entries) if number in found or (each["kind"], str(each["span"])) in spans]


def _names_in(value: object) -> Sequence[str]:
    return [value] if isinstance(value, str) else cast("Sequence[str]", value or ())


def _values(kept: bytes) -> Fields:
    """The values of the JSON: by the faster of two readers, which refuses halves of characters."""
    try:
        found: Fields = from_json(kept)
    except ValueError:
        found = json.loads(kept.decode("utf-8", "surrogatepass"))
    return found


_POINTING: Final = ("said_in", "answers", "because")
_NAMING: Final = (
    *("speaker", "addressee", "outlet", "about", "party", "counterpart", "actors", "recipients", "place"),
    *("pollster", "commissioner"),
)
_remembered = lru_cache(maxsize=_REMEMBERED)(_unpacked)


def digest_of(record: Record) -> str:
    """The digest alone."""
    return packed(record).digest

"""From JSON to the nouns of `latopis.model`, which msgspec builds while it reads; loaded only where JSON is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from msgspec import Raw, Struct, convert
from msgspec.json import Decoder

from latopis.errors import Problem, RecordError
from latopis.model import (
    Actor,
    ActorType,
    Document,
    Entry,
    Event,
    Extraction,
    Mention,
    Poll,
    Record,
    Relation,
    Span,
    Statement,
    Time,
)
from latopis.record_json import spans_of
from latopis.record_rows import Identifiers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import ValidationError

_SHOWN_FAULTS = 3


def record_of(value: object) -> Record:
    """The record that a parsed JSON value holds.

    Raises:
        RecordError: a field is missing or of another type, a span leaves the text, or the text is not that of its id.
    """
    from pydantic import ValidationError  # noqa: PLC0415  it takes 0.1 s to load

    from latopis import record_schema as schema  # noqa: PLC0415

    try:
        schema.Record.model_validate(value)
    except ValidationError as fault:
        raise RecordError(_told(fault)) from fault
    kept = convert(value, _WithDocument).document
    record = _of_values(value, kept.noun())
    if record.document.id != kept.id:
        raise RecordError(f"document.id is {kept.id}, but that of the text is {record.document.id}")
    _check_spans(record)
    return record


def trusted_record_of(kept: bytes, document: Document) -> Record:
    """The record of the document, from JSON that was checked before or that we wrote ourselves.

    Raises:
        ValueError, LookupError: it is no such JSON.
    """
    try:
        found = _RECORD.decode(kept)
        return found.record(document, (_ENTRY[_KIND.decode(each).kind].decode(each) for each in found.entries))
    except UnicodeDecodeError:  # a half of a character, which JSON of others has not
        return _of_values(json.loads(kept.decode("utf-8", "surrogatepass")), document)


def _of_values(value: object, document: Document) -> Record:
    found = convert(value, _OfValues)
    return found.record(document, (convert(each, _ENTRIES[str(each["kind"])]) for each in found.entries))


def _told(fault: ValidationError) -> str:
    faults = fault.errors(include_url=False, include_context=False, include_input=False)
    told = [f"{'.'.join(map(str, each['loc'])) or 'the value'}: {each['msg']}" for each in faults[:_SHOWN_FAULTS]]
    more = len(faults) - len(told)
    return "no record of format 1: " + "; ".join(told) + (f"; and {more} more" if more else "")


def _check_spans(record: Record) -> None:
    length = len(record.document.text)
    for place, span in _every_span(record):
        if not 0 <= span.start <= span.end <= length:
            raise RecordError(f"{place}: the span {list(span)} does not lie in the text of {length} characters")


def _every_span(record: Record) -> list[tuple[str, Span]]:
    """Every span of the record with the id or the field of what holds it."""
    found = [(actor.id, mention.span) for actor in record.actors for mention in actor.mentions]
    found += [("times", time.span) for time in record.times]
    found += [("problems", fault.span) for fault in record.problems if fault.span is not None]
    return found + [(entry.id, span) for entry in record.entries for span in (*spans_of(entry), *entry.also)]


# What JSON holds in another shape than the nouns -------------------------------------------------


class _Document(Struct):
    id: str
    text: str
    title: str | None
    source: str | None
    url: str | None
    published: str | None
    language: str | None
    author: str | None = None
    extraction: Extraction | None = None

    def noun(self) -> Document:
        about = (self.title, self.source, self.url, self.published, self.language, self.author)
        return Document(self.text, *about, extraction=self.extraction)


class _Actor(Struct):
    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...]
    register: str | None
    identifiers: Identifiers
    of: str | None
    country: str | None
    sector: str | None
    mentions: tuple[Mention, ...]

    def noun(self) -> Actor:
        known, codes = self.identifiers, (self.of, self.country, self.sector)
        return Actor(
            *(self.id, self.name, self.type, self.aliases, self.register, known.iso3166, known.wikidata), *codes, self.mentions
        )


class _Kind(Struct):
    kind: str


class _Problem(Struct):
    code: str
    message: str
    span: Span | None


class _Record(Struct):
    reader: str
    actors: list[_Actor]
    times: tuple[Time, ...]
    problems: list[_Problem]

    def record(self, document: Document, entries: Iterable[Entry]) -> Record:
        """The record with these entries."""
        actors = tuple([each.noun() for each in self.actors])
        problems = tuple([Problem(each.code, each.message, each.span) for each in self.problems])
        return Record(document, self.reader, actors, self.times, tuple(entries), problems)


class _OfBytes(_Record):
    entries: list[Raw]


class _OfValues(_Record):
    entries: list[dict[str, object]]


class _WithDocument(Struct):
    document: _Document


_ENTRIES: Final[dict[str, type[Entry]]] = {"statement": Statement, "event": Event, "relation": Relation, "poll": Poll}
_RECORD: Final = Decoder(_OfBytes)
_KIND: Final = Decoder(_Kind)
_ENTRY: Final[dict[str, Decoder[Entry]]] = {kind: Decoder(noun) for kind, noun in _ENTRIES.items()}

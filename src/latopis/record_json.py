"""The JSON border of the record: one line a record, format 1.

Writing goes straight from the dataclasses, so that `latopis read --json` never loads pydantic; reading checks every
value (`latopis.record_schema`). `python -m latopis.record_json` prints the JSON Schema of the format.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, TypeAlias

from latopis.errors import RecordError
from latopis.model import Event, Poll, Relation, Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from latopis.model import Actor, Document, Entry, Mention, PollOption, Record, Span

FORMAT = "latopis-record/1"

Fields: TypeAlias = dict[str, object]

_KINDS: dict[type[Entry], str] = {Relation: "relation", Statement: "statement", Event: "event", Poll: "poll"}
_OWN = {
    "relation": ("party", "counterpart", "relation", "status", "level", "step"),
    "statement": ("speaker", "cue", "content", "mode", "act", "addressee", "outlet", "answers", "about"),
    "event": ("type", "mode", "contexts", "actors", "recipients", "place", "trigger"),
    "poll": (
        *("pollster", "commissioner", "outlet", "population", "subgroup", "sample", "method", "margin"),
        *("question", "fieldwork", "options"),
    ),
}
_SHARED = ("when", "factuality", "factuality_said", "said_in")
_CAUSED = ("relation", "event")

# Characters that JSON allows inside a string and that some readers take for the end of a line.
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":"))


def to_json(record: Record) -> str:
    """The record as one line of JSON without its line end: the order of the format, UTF-8 safe, no character that ends a line.

    The problems are the record's own: those of loading are in them once the document has been read.

    >>> from latopis.model import Document, Record
    >>> to_json(Record(Document("Tekst."), reader="0.1.0"))[:80]
    '{"format":"latopis-record/1","reader":"0.1.0","document":{"id":"38da098b8c668893'
    """
    line = _ENCODER.encode(fields_of(record))
    for character, escaped in _LINE_ENDS.items():
        line = line.replace(character, escaped)  # faster by far than `translate`, for hardly a text has any
    return line if line.isascii() else line.encode("utf-8", "backslashreplace").decode("utf-8")


def from_json(text: str) -> Record:
    """The record that a line of JSON holds; fields that this version does not know are left out.

    Raises:
        RecordError: the text is no record of format 1; the message says where and why.
    """
    from latopis.record_parse import record_of  # noqa: PLC0415  msgspec is loaded where JSON is read

    try:
        value = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        raise RecordError(f"no JSON: {fault}") from fault
    return record_of(value)


def fields_of(record: Record) -> Fields:
    """The record as JSON values, in the order of the format; spans stay named tuples, which JSON writes as arrays."""
    return {
        "format": FORMAT,
        "reader": record.reader,
        "document": document_fields(record.document),
        "actors": [_actor(actor) for actor in record.actors],
        "times": [{"span": time.span, "value": time.value, "basis": time.basis} for time in record.times],
        "entries": [_entry(entry) for entry in record.entries],
        "problems": [{"code": fault.code, "span": fault.span, "message": fault.message} for fault in record.problems],
    }


def spans_of(entry: Entry) -> list[Span]:
    """The spans that show the entry: its own, those of its fields and its evidence; `also` is left out."""
    found = [entry.span, *(span for spans in entry.evidence.values() for span in spans)]
    match entry:
        case Statement():
            found += [*([entry.cue] if entry.cue else []), *entry.content]
        case Event():
            found.append(entry.trigger)
        case Poll():
            found += [span for span in (entry.population, entry.subgroup, entry.question) if span]
            found += [span for option in entry.options for span in (option.label, option.share_span)]
    return found


def main() -> None:
    """Print the JSON Schema of the record."""
    from latopis.record_schema import schema  # noqa: PLC0415  pydantic takes 0.1 s to load

    sys.stdout.write(schema())


def document_fields(document: Document) -> Fields:
    """The document as JSON values."""
    names = ("id", "title", "source", "url", "published", "language", "text", "author")
    taken = document.extraction
    extraction = {"sha256": taken.sha256, "extractor": taken.extractor} if taken else None
    return {name: getattr(document, name) for name in names} | {"extraction": extraction}


def _actor(actor: Actor) -> Fields:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "aliases": actor.aliases,
        "register": actor.register,
        "identifiers": {"iso3166": actor.iso3166, "wikidata": actor.wikidata},
        "of": actor.of,
        "country": actor.country,
        "sector": actor.sector,
        "mentions": [_mention(mention) for mention in actor.mentions],
    }


def _mention(mention: Mention) -> Fields:
    fields: Fields = {"span": mention.span, "kind": mention.kind, "lemma": mention.lemma}
    return fields if mention.stands_for is None else fields | {"stands_for": mention.stands_for}


def _entry(entry: Entry) -> Fields:
    kind = _KINDS[type(entry)]
    fields: Fields = {"id": entry.id, "kind": kind, "span": entry.span}
    fields |= {name: getattr(entry, name) for name in (*_OWN[kind], *_SHARED)}
    if isinstance(entry, Poll):
        fields["options"] = [_option(option) for option in entry.options]
    if kind in _CAUSED:
        fields |= {name: getattr(entry, name) for name in ("because", "also_as")}
    fields["evidence"] = _in_order(entry.evidence, _OWN[kind] + _SHARED)
    return fields | {"also": entry.also, "confidence": entry.confidence, "made_by": entry.made_by}


def _option(option: PollOption) -> Fields:
    return {"label": option.label, "share": option.share, "share_span": option.share_span, "change": option.change}


def _in_order(evidence: Mapping[str, object], order: tuple[str, ...]) -> Fields:
    """The evidence by the order of the fields that it shows, then by name: equal records give equal bytes."""
    return {name: evidence[name] for name in sorted(evidence, key=lambda name: (_place(name, order), name))}


def _place(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)


def _no_number(word: str) -> float:
    raise RecordError(f"{word} is no number of JSON")


if __name__ == "__main__":
    main()

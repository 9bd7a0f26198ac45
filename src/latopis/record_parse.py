"""From JSON values to the nouns of `latopis.model`; loads pydantic, and is loaded only where JSON is read."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final, NotRequired, TypedDict, TypeVar, cast

from pydantic import ValidationError

from latopis import record_schema as schema
from latopis.errors import Problem, RecordError
from latopis.model import (
    Actor,
    Document,
    Entry,
    Event,
    Extraction,
    Mention,
    Poll,
    PollOption,
    Record,
    Relation,
    Span,
    Statement,
    Time,
)
from latopis.record_json import spans_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from latopis.model import MentionKind
    from latopis.record_json import Fields

_SHOWN_FAULTS = 3
Noun = TypeVar("Noun")


class _Mention(TypedDict):
    span: tuple[int, int]
    kind: MentionKind
    lemma: str | None
    stands_for: NotRequired[str | None]


def record_of(value: object) -> Record:
    """The record that a parsed JSON value holds.

    Raises:
        RecordError: a field is missing or of another type, a span leaves the text, or the text is not that of its id.
    """
    try:
        schema.Record.model_validate(value)
    except ValidationError as fault:
        raise RecordError(_told(fault)) from fault
    checked = cast("Fields", value)
    kept = cast("Fields", checked["document"])
    record = trusted_record_of(checked, _document(kept))
    if record.document.id != kept["id"]:
        raise RecordError(f"document.id is {kept['id']}, but that of the text is {record.document.id}")
    _check_spans(record)
    return record


def trusted_record_of(value: Fields, document: Document) -> Record:
    """The record of the document, from values that were checked before or that we wrote ourselves."""
    return Record(
        document,
        reader=cast("str", value["reader"]),
        actors=tuple(map(_actor, _each(value, "actors"))),
        times=tuple(_noun(Time, each) for each in _each(value, "times")),
        entries=tuple(_noun(_ENTRIES[cast("str", each["kind"])], each) for each in _each(value, "entries")),
        problems=tuple(_noun(Problem, each) for each in _each(value, "problems")),
    )


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


# From values to nouns ----------------------------------------------------------------------------


def _noun(noun: type[Noun], value: Fields) -> Noun:
    """The noun with those of the values that are its fields."""
    names, built = _FIELDS[noun]
    found = {name: value[name] for name in names if name in value}
    for name, build in built:
        each = found.get(name)
        if each is not None:
            found[name] = build(each)
    return noun(**found)


def _each(value: Fields, name: str) -> Sequence[Fields]:
    return cast("Sequence[Fields]", value[name])


def _document(value: Fields) -> Document:
    return _noun(Document, value)


def _actor(value: Fields) -> Actor:
    return _noun(Actor, {**value, **cast("Fields", value["identifiers"])})


def _number(value: object) -> float:
    return float(cast("float", value))


def _span(value: object) -> Span:
    return Span(*cast("tuple[int, int]", value))


def _spans(value: object) -> tuple[Span, ...]:
    return tuple([Span(*each) for each in cast("Sequence[tuple[int, int]]", value)])


def _evidence(value: object) -> dict[str, tuple[Span, ...]]:
    return {name: _spans(each) for name, each in cast("Fields", value).items()}


def _mentions(value: object) -> tuple[Mention, ...]:
    """Built by themselves: half of all nouns of a record are mentions."""
    return tuple(
        [
            Mention(Span(*each["span"]), each["kind"], each["lemma"], each.get("stands_for"))
            for each in cast("Sequence[_Mention]", value)
        ]
    )


def _several(noun: type[Noun]) -> Callable[[object], tuple[Noun, ...]]:
    return lambda value: tuple(_noun(noun, each) for each in cast("Sequence[Fields]", value))


def _words(value: object) -> tuple[str, ...]:
    return tuple(cast("Sequence[str]", value))


def _fields_of(noun: type) -> tuple[list[str], list[tuple[str, Callable[[object], object]]]]:
    """The names of the fields of a noun, and those that are built of what JSON holds."""
    known = {each.name: str(each.type) for each in fields(noun) if (noun, each.name) not in _LEFT_OUT}
    return list(known), [(name, _BUILT[kind]) for name, kind in known.items() if kind in _BUILT]


_BUILT: Final[dict[str, Callable[[object], object]]] = {
    "Span": _span,
    "Span | None": _span,
    "tuple[Span, ...]": _spans,
    "tuple[str, ...]": _words,
    "float": _number,
    "float | None": _number,
    "Evidence": _evidence,
    "Extraction | None": lambda value: _noun(Extraction, cast("Fields", value)),
    "tuple[Mention, ...]": _mentions,
    "tuple[PollOption, ...]": _several(PollOption),
}
"""How the values of fields are made that JSON writes otherwise, by the types that the nouns declare."""
_ENTRIES: Final[dict[str, type[Entry]]] = {"statement": Statement, "event": Event, "relation": Relation, "poll": Poll}
_NOUNS: Final = (Document, Extraction, Actor, Time, PollOption, Problem, *_ENTRIES.values())
_LEFT_OUT: Final = {(Document, "problems")}
"""What a noun has and its JSON has not."""
_FIELDS: Final = {noun: _fields_of(noun) for noun in _NOUNS}

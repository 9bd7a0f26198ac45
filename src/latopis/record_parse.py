"""From checked JSON values to the nouns of `latopis.model`; loads pydantic, and is loaded only where JSON is read."""

from __future__ import annotations

from typing import TypedDict

from pydantic import ValidationError

from latopis import record_schema as schema
from latopis.errors import Problem, RecordError
from latopis.model import (
    Actor,
    Document,
    Entry,
    Event,
    Evidence,
    Extraction,
    Factuality,
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

_SHOWN_FAULTS = 3


def record_of(value: object) -> Record:
    """The record that a parsed JSON value holds.

    Raises:
        RecordError: a field is missing or of another type, a span leaves the text, or the text is not that of its id.
    """
    try:
        found = schema.Record.model_validate(value)
    except ValidationError as fault:
        raise RecordError(_told(fault)) from fault
    record = _record(found)
    if record.document.id != found.document.id:
        raise RecordError(f"document.id is {found.document.id}, but that of the text is {record.document.id}")
    _check_spans(record)
    return record


def _told(fault: ValidationError) -> str:
    faults = fault.errors(include_url=False, include_context=False, include_input=False)
    told = [f"{'.'.join(map(str, each['loc'])) or 'the value'}: {each['msg']}" for each in faults[:_SHOWN_FAULTS]]
    more = len(faults) - len(told)
    return "no record of format 1: " + "; ".join(told) + (f"; and {more} more" if more else "")


def _check_spans(record: Record) -> None:
    length = len(record.document.text)
    for place, span in _spans(record):
        if not 0 <= span.start <= span.end <= length:
            raise RecordError(f"{place}: the span {list(span)} does not lie in the text of {length} characters")


def _spans(record: Record) -> list[tuple[str, Span]]:
    """Every span of the record with the id or the field of what holds it."""
    found = [(actor.id, mention.span) for actor in record.actors for mention in actor.mentions]
    found += [("times", time.span) for time in record.times]
    found += [("problems", fault.span) for fault in record.problems if fault.span is not None]
    return found + [(entry.id, span) for entry in record.entries for span in (*spans_of(entry), *entry.also)]


def _record(found: schema.Record) -> Record:
    return Record(
        document=_document(found.document),
        reader=found.reader,
        actors=tuple(_actor(actor) for actor in found.actors),
        times=tuple(Time(time.span, time.value, time.basis) for time in found.times),
        entries=tuple(_entry(entry) for entry in found.entries),
        problems=tuple(Problem(fault.code, fault.message, fault.span) for fault in found.problems),
    )


def _document(found: schema.Document) -> Document:
    return Document(
        text=found.text,
        title=found.title,
        author=found.author,
        source=found.source,
        url=found.url,
        published=found.published,
        language=found.language,
        extraction=Extraction(found.extraction.sha256, found.extraction.extractor) if found.extraction else None,
    )


def _actor(found: schema.Actor) -> Actor:
    return Actor(
        id=found.id,
        name=found.name,
        type=found.type,
        aliases=found.aliases,
        register=found.register_,
        iso3166=found.identifiers.iso3166,
        wikidata=found.identifiers.wikidata,
        of=found.of,
        country=found.country,
        sector=found.sector,
        mentions=tuple(Mention(each.span, each.kind, each.lemma, each.stands_for) for each in found.mentions),
    )


def _entry(found: schema.Entry) -> Entry:
    match found:
        case schema.Statement():
            return _statement(found)
        case schema.Event():
            return _event(found)
        case schema.Relation():
            return _relation(found)
        case schema.Poll():
            return _poll(found)


class _Shared(TypedDict):
    id: str
    span: Span
    evidence: Evidence
    made_by: str
    when: str | None
    factuality: Factuality
    factuality_said: Factuality | None
    said_in: str | None
    also: tuple[Span, ...]
    confidence: float | None


def _shared(found: schema.Entry) -> _Shared:
    return {
        "id": found.id,
        "span": found.span,
        "evidence": found.evidence,
        "made_by": found.made_by,
        "when": found.when,
        "factuality": found.factuality,
        "factuality_said": found.factuality_said,
        "said_in": found.said_in,
        "also": found.also,
        "confidence": found.confidence,
    }


def _statement(found: schema.Statement) -> Statement:
    return Statement(
        **_shared(found),
        speaker=found.speaker,
        cue=found.cue,
        content=found.content,
        mode=found.mode,
        act=found.act,
        addressee=found.addressee,
        outlet=found.outlet,
        answers=found.answers,
        about=found.about,
    )


def _event(found: schema.Event) -> Event:
    return Event(
        **_shared(found),
        type=found.type,
        trigger=found.trigger,
        actors=found.actors,
        recipients=found.recipients,
        mode=found.mode,
        contexts=found.contexts,
        place=found.place,
        because=found.because,
        also_as=found.also_as,
    )


def _relation(found: schema.Relation) -> Relation:
    return Relation(
        **_shared(found),
        party=found.party,
        counterpart=found.counterpart,
        relation=found.relation,
        status=found.status,
        level=found.level,
        step=found.step,
        because=found.because,
        also_as=found.also_as,
    )


def _poll(found: schema.Poll) -> Poll:
    return Poll(
        **_shared(found),
        options=tuple(PollOption(each.label, each.share, each.share_span, each.change) for each in found.options),
        pollster=found.pollster,
        commissioner=found.commissioner,
        outlet=found.outlet,
        population=found.population,
        subgroup=found.subgroup,
        sample=found.sample,
        method=found.method,
        margin=found.margin,
        question=found.question,
        fieldwork=found.fieldwork,
    )

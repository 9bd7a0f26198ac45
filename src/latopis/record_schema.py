"""The record as pydantic models: what a line of JSON must hold, and the JSON Schema generated from it.

Loaded only where JSON is read. Unknown fields are ignored (a reader of format 1 must); types are strict.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from latopis.edtf import normalise
from latopis.model import Act, ActorType, Basis, Factuality, MentionKind, Mode, Span, Status, Step, Tie

Item = TypeVar("Item")


def _with_surrogates(value: object, check: ValidatorFunctionWrapHandler) -> str:
    """The string itself: pydantic refuses lone surrogates, which a text in JSON may hold and which are kept as they are."""
    return value if isinstance(value, str) else str(check(value))


def _pair(value: object) -> object:
    if not isinstance(value, list):
        raise ValueError("a span is an array of its start and its end")
    return value


def _checked(date: str) -> str:
    """The date as it stands; a DateError, which is a ValueError, where it is none."""
    normalise(date)
    return date


Words = Annotated[str, WrapValidator(_with_surrogates)]
Listed = Annotated[tuple[Item, ...], Strict(False)]
Place = Annotated[Span, BeforeValidator(_pair)]
Spans = Listed[Place]
Date = Annotated[str, AfterValidator(_checked), Field(json_schema_extra={"format": "edtf"})]
Number = Annotated[float, Field(allow_inf_nan=False)]


class _Model(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class Extraction(_Model):
    """How the text was taken out of what held it."""

    sha256: str
    extractor: str


class Document(_Model):
    """The article that was read; `id` is the first 16 hex digits of the SHA-256 of `text` in UTF-8."""

    id: str
    title: Words | None
    source: Words | None
    url: Words | None
    published: Date | None
    language: Words | None
    text: Words
    author: Words | None = None
    extraction: Extraction | None = None


class Identifiers(_Model):
    """Codes of the actor in other registers."""

    iso3166: str | None
    wikidata: str | None


class Mention(_Model):
    """One place where an actor is named, described or meant."""

    span: Place
    kind: MentionKind
    lemma: Words | None
    stands_for: str | None = None


class Actor(_Model):
    """Someone or something that acts, speaks, belongs or is acted on."""

    id: str
    name: Words
    type: ActorType
    aliases: Listed[Words]
    register_: Annotated[str | None, Field(alias="register")]
    identifiers: Identifiers
    of: str | None
    country: str | None
    sector: str | None
    mentions: Listed[Mention]


class Time(_Model):
    """An expression that names a place on the calendar."""

    span: Place
    value: Date
    basis: Basis


class _Entry(_Model):
    id: str
    span: Place
    when: Date | None
    factuality: Factuality
    factuality_said: Factuality | None
    said_in: str | None
    evidence: dict[str, Spans]
    also: Spans
    confidence: Annotated[float, Field(ge=0, le=1)] | None
    made_by: str


class Statement(_Entry):
    """Words that the article attributes to somebody."""

    kind: Literal["statement"]
    speaker: str | None
    cue: Place | None
    content: Spans
    mode: Mode
    act: Act
    addressee: str | None
    outlet: str | None
    answers: str | None
    about: Listed[str]


class Event(_Entry):
    """An act of a PLOVER type."""

    kind: Literal["event"]
    type: str
    mode: str | None
    contexts: Listed[str]
    actors: Listed[str]
    recipients: Listed[str]
    place: str | None
    trigger: Place
    because: Listed[str]
    also_as: Listed[str] = ()


class Relation(_Entry):
    """A standing tie between a party and its counterpart."""

    kind: Literal["relation"]
    party: str
    counterpart: str
    relation: Tie
    status: Status
    level: Words | None
    step: Step | None
    because: Listed[str]
    also_as: Listed[str] = ()


class Option(_Model):
    """One answer of a poll, in percent."""

    label: Place
    share: Number
    share_span: Place
    change: Number | None


class Poll(_Entry):
    """A survey with at least one share."""

    kind: Literal["poll"]
    pollster: str | None
    commissioner: str | None
    outlet: str | None
    population: Place | None
    subgroup: Place | None
    sample: int | None
    method: Words | None
    margin: Number | None
    question: Place | None
    fieldwork: Date | None
    options: Listed[Option]


class Problem(_Model):
    """A fault of the document."""

    code: str
    span: Place | None
    message: Words


Entry: TypeAlias = Annotated[Statement | Event | Relation | Poll, Field(discriminator="kind")]


class Record(_Model):
    """What reading one document gave, format 1. Spans are half-open, in Unicode code points of `document.text`."""

    format: Literal["latopis-record/1"]
    reader: str
    document: Document
    actors: Listed[Actor]
    times: Listed[Time]
    entries: Listed[Entry]
    problems: Listed[Problem]


def schema() -> str:
    """The JSON Schema of the record, as the text of a file."""
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(about | Record.model_json_schema(), ensure_ascii=False, indent=2) + "\n"

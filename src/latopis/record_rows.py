"""What lists and tables tell of a record, read of its JSON without making its nouns: that takes a third of the time.

The rows have the names of the fields of the nouns (`latopis.model`), and their meanings.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from msgspec import Struct, convert
from msgspec.json import Decoder

from latopis.model import Event, Poll, Relation, Span, Statement

if TYPE_CHECKING:
    from latopis.model import Entry, Record

Spans = tuple[Span, ...]
Ids = tuple[str, ...]


class Identifiers(Struct, frozen=True):
    """Codes of an actor in other registers."""

    iso3166: str | None = None
    wikidata: str | None = None


class MentionRow(Struct):
    """That an actor is mentioned, and how; where, no list tells."""

    kind: str


class ActorRow(Struct):
    """An actor; `identifiers` are those of JSON, `iso3166` is that of the noun."""

    id: str
    name: str
    type: str
    aliases: Ids
    register: str | None
    of: str | None
    country: str | None
    mentions: tuple[MentionRow, ...]
    identifiers: Identifiers = Identifiers()
    iso3166: str | None = None

    @property
    def state(self) -> str | None:
        """The alpha-3 code of its country, or its own."""
        return self.country or self.iso3166 or self.identifiers.iso3166


class EntryRow(Struct, tag_field="kind"):
    """What every kind of entry has."""

    kind: ClassVar[Literal["relation", "statement", "event", "poll"]]

    id: str
    span: Span
    when: str | None
    factuality: str
    factuality_said: str | None
    said_in: str | None
    confidence: float | None
    made_by: str


class StatementRow(EntryRow, tag="statement"):
    """Who said what."""

    kind = "statement"

    speaker: str | None
    content: Spans
    mode: str
    act: str
    addressee: str | None
    outlet: str | None
    answers: str | None
    about: Ids


class EventRow(EntryRow, tag="event"):
    """Who did what to whom."""

    kind = "event"

    type: str
    mode: str | None
    contexts: Ids
    actors: Ids
    recipients: Ids
    place: str | None


class RelationRow(EntryRow, tag="relation"):
    """What became of a tie."""

    kind = "relation"

    party: str
    counterpart: str
    relation: str
    status: str
    step: str | None


class OptionRow(Struct):
    """An answer of a poll."""

    label: Span
    share: float
    change: float | None


class PollRow(EntryRow, tag="poll"):
    """A survey."""

    kind = "poll"

    pollster: str | None
    commissioner: str | None
    outlet: str | None
    population: Span | None
    subgroup: Span | None
    sample: int | None
    method: str | None
    margin: float | None
    question: Span | None
    fieldwork: str | None
    options: tuple[OptionRow, ...]


class Rows(Struct):
    """The actors and entries of a record, in its order."""

    actors: tuple[ActorRow, ...]
    entries: tuple[StatementRow | EventRow | RelationRow | PollRow, ...]


def rows_in(kept: bytes) -> Rows:
    """Those of a record's JSON.

    Raises:
        ValueError: it is none of ours.
    """
    try:
        return _ROWS.decode(kept)
    except UnicodeDecodeError:  # a half of a character, which JSON of others has not
        return convert(json.loads(kept.decode("utf-8", "surrogatepass")), Rows)


def rows_of(record: Record) -> Rows:
    """Those of the record."""
    actors = convert(record.actors, tuple[ActorRow, ...], from_attributes=True)
    return Rows(actors, tuple(convert(each, _ROW[type(each)], from_attributes=True) for each in record.entries))


_ROWS: Final = Decoder(Rows)
_ROW: Final[dict[type[Entry], type[StatementRow | EventRow | RelationRow | PollRow]]] = {
    **{Statement: StatementRow, Event: EventRow},
    **{Relation: RelationRow, Poll: PollRow},
}

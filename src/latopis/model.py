"""The nouns: what a document is made of, and what its record holds.

Conventions, stated once:

- A span is half-open and counts Unicode code points of `Document.text`.
- A token range inside a sentence is half-open and counts tokens of `Sentence.tokens`.
- A date is a canonical EDTF string (`latopis.edtf`); `None` is unknown, and an open end is not an unknown end.
- A share of a poll is in percent, as published.
- Grammar uses the tags of the National Corpus of Polish: classes `subst adj fin praet …`, cases `nom gen dat acc inst
  loc voc`, numbers `sg pl`, genders `m1 m2 m3 f n`, persons `pri sec ter`, aspects `perf imperf`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from latopis.frozen import frozen
from latopis.sentence import Analysis, Clause, Phrase, Sentence, Span, Token, TokenKind

if TYPE_CHECKING:
    from latopis.errors import Problem
    from latopis.syntax import Syntax

__all__ = [
    "ACTS",
    "EVENT_TYPES",
    "FACTUALITIES",
    "MODES",
    "STATUSES",
    "TIES",
    "Act",
    "Actor",
    "ActorType",
    "Analysis",
    "Basis",
    "Clause",
    "Document",
    "Edtf",
    "Entry",
    "Event",
    "EventType",
    "Evidence",
    "Extraction",
    "Factuality",
    "Mention",
    "MentionKind",
    "Mode",
    "Name",
    "Phrase",
    "Poll",
    "PollOption",
    "Reading",
    "Record",
    "Relation",
    "Sentence",
    "Span",
    "Statement",
    "Status",
    "Step",
    "Tie",
    "Time",
    "Token",
    "TokenKind",
]

Edtf: TypeAlias = str

ActorType = Literal["person", "state", "organisation", "group", "office", "place", "outlet", "document"]
MentionKind = Literal["name", "adjective", "description", "pronoun", "implied"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["say", "deny", "accuse", "threaten", "promise", "demand", "propose", "praise", "warn"]
Tie = Literal["membership", "participation", "cooperation", "alliance", "diplomatic"]
Status = Literal["began", "in_force", "suspended", "ended", "sought", "refused", "planned_begin", "planned_end"]
_Cooperative = Literal["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"]
_Conflicting = Literal["REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
EventType = Literal[_Cooperative, _Conflicting]
Step = Literal["decision", "signature", "ratification", "in_force"]
Basis = Literal["explicit", "relative"]

ACTS: tuple[Act, ...] = get_args(Act)
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
FACTUALITIES: tuple[Factuality, ...] = get_args(Factuality)
MODES: tuple[Mode, ...] = get_args(Mode)
TIES: tuple[Tie, ...] = get_args(Tie)
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Extraction:
    """How the text of a document was taken out of what held it: a page, a feed, a PDF.

    `sha256` is that of the bytes that held it, in hex; `extractor` the program and its version (`trafilatura 2.3.1`).
    """

    sha256: str
    extractor: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was handed in; its text is never changed.

    `extraction` is None for a text that came as a text.

    >>> Document("Tekst.", published="2023-07").id
    '38da098b8c668893'
    """

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: Edtf | None = None
    language: str | None = None
    author: str | None = None
    extraction: Extraction | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Time:
    """An expression that names a place on the calendar.

    >>> Time(Span(0, 7), "2018-11", "explicit").value
    '2018-11'
    """

    span: Span
    value: Edtf
    basis: Basis


@frozen
class Name:
    """A proper name, before it is known whose it is.

    `lemma` is its base form as a whole; `register` the keys of the known actors that it may name, best first; `of` the words
    of a head noun before it (`premier`) are not part of it. `kind` is `adjective` for `białoruski`.
    """

    span: Span
    lemma: str
    type: ActorType
    kind: Literal["name", "adjective"] = "name"
    register: tuple[str, ...] = ()
    genders: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named, described or meant."""

    span: Span
    kind: MentionKind
    lemma: str | None = None
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts, speaks, belongs or is acted on, with every mention in the document."""

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    register: str | None = None
    iso3166: str | None = None
    wikidata: str | None = None
    of: str | None = None
    country: str | None = None
    sector: str | None = None
    mentions: tuple[Mention, ...] = ()


Evidence: TypeAlias = dict[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every kind of entry has; see the record format for each field.

    `evidence` gives, for each field that is not null and has no span of its own, the spans that show it. `made_by` is the
    address of the pattern that found the entry (`pl/joining:przystąpić`).
    """

    id: str
    span: Span
    evidence: Evidence
    made_by: str
    when: Edtf | None = None
    factuality: Factuality = "CT+"
    factuality_said: Factuality | None = None
    said_in: str | None = None
    also: tuple[Span, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Entry):
    """Words that the article attributes to somebody: source, cue and content."""

    speaker: str | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    act: Act
    addressee: str | None = None
    outlet: str | None = None
    answers: str | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """An act of a PLOVER type; `type` is upper case, `mode` and `contexts` lower case.

    `also_as` are the ties that say the same: a state that leaves an organisation does something, and ends its membership.
    """

    type: str
    trigger: Span
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    place: str | None = None
    because: tuple[str, ...] = ()
    also_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Entry):
    """A standing tie between a party and its counterpart, and what became of it; `also_as` are the events that say the same."""

    party: str
    counterpart: str
    relation: Tie
    status: Status
    level: str | None = None
    step: Step | None = None
    because: tuple[str, ...] = ()
    also_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PollOption:
    """One answer of a poll; `share` and `change` (points since the last wave) are in percent."""

    label: Span
    share: float
    share_span: Span
    change: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Entry):
    """A survey with at least one share."""

    options: tuple[PollOption, ...]
    pollster: str | None = None
    commissioner: str | None = None
    outlet: str | None = None
    population: Span | None = None
    subgroup: Span | None = None
    sample: int | None = None
    method: str | None = None
    margin: float | None = None
    question: Span | None = None
    fieldwork: Edtf | None = None


@frozen
class Reading:
    """A document on its way through the stages: each stage adds its part and changes no other's.

    `syntaxes` are the sentences, in their order, ready to be asked (`latopis.syntax`); the stage of phrases makes them.
    """

    document: Document
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    syntaxes: tuple[Syntax, ...] = ()
    times: tuple[Time, ...] = ()
    names: tuple[Name, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    polls: tuple[Poll, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What reading one document gave: actors by first mention, times and entries by place."""

    document: Document
    reader: str
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_json(self) -> str:
        """The record as one line of JSON without its line end; format 1, described by `docs/record.schema.json`.

        >>> record = Record(Document("Tekst."), reader="0.1.0")
        >>> Record.from_json(record.to_json()) == record
        True
        """
        from latopis.record_json import to_json  # noqa: PLC0415  the border knows the nouns, not they the border

        return to_json(self)

    @classmethod
    def from_json(cls, text: str) -> Record:
        """The record in a line of JSON; `RecordError` says where the text is no record of format 1."""
        from latopis.record_json import from_json  # noqa: PLC0415  the border knows the nouns, not they the border

        return from_json(text)

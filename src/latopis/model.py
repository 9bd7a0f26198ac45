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
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

if TYPE_CHECKING:
    from latopis.errors import Problem

Edtf: TypeAlias = str

ActorType = Literal["person", "state", "organisation", "group", "office", "place", "outlet", "document"]
MentionKind = Literal["name", "adjective", "description", "pronoun", "implied"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["say", "deny", "accuse", "threaten", "promise", "demand", "propose", "praise", "warn"]
Tie = Literal["membership", "participation", "cooperation", "alliance", "diplomatic"]
Status = Literal["began", "in_force", "suspended", "ended", "sought", "refused", "planned_begin", "planned_end"]
Step = Literal["decision", "signature", "ratification", "in_force"]
Basis = Literal["explicit", "relative"]
TokenKind = Literal["word", "number", "punctuation", "symbol"]

ACTS: tuple[Act, ...] = get_args(Act)
TIES: tuple[Tie, ...] = get_args(Tie)
STATUSES: tuple[Status, ...] = get_args(Status)


class Span(NamedTuple):
    """A stretch of `Document.text`: `text[start:end]`.

    >>> Span(0, 4).overlaps(Span(3, 9)), Span(0, 4).covers(Span(1, 2))
    (True, True)
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of the span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was handed in; its text is never changed.

    >>> Document("Tekst.", published="2023-07").id
    '38da098b8c668893'
    """

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: Edtf | None = None
    language: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


# What analysis sees ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word by the morphological dictionary, or by the guesser of unknown names.

    A set with several members is an ambiguity that the dictionary leaves open (`gen.acc`). A clitic is merged into its
    verb: `wyprowadziłaby` is one `praet` with `conditional`; `zrobiłem` has person `pri`. `agreement` is the bit set of the
    combinations of number, case and gender that are possible together (`latopis.grammar`): two words agree where they share a bit.
    """

    lemma: str
    pos: str
    numbers: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    person: str = ""
    aspect: str = ""
    degree: str = ""
    negated: bool = False
    conditional: bool = False
    labels: frozenset[str] = frozenset()
    guessed: bool = False
    agreement: int = 0


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `analyses` is ordered, the likeliest in its context first, and never empty after morphology."""

    span: Span
    text: str
    kind: TokenKind
    spaced: bool
    analyses: tuple[Analysis, ...] = ()

    @property
    def best(self) -> Analysis:
        """The likeliest analysis."""
        return self.analyses[0]

    @property
    def lemma(self) -> str:
        """The lemma of the likeliest analysis."""
        return self.analyses[0].lemma

    @property
    def pos(self) -> str:
        """The grammatical class of the likeliest analysis."""
        return self.analyses[0].pos

    @property
    def capitalised(self) -> bool:
        """Whether the first character is an upper-case letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with its modifiers and, where one stands before it, its preposition.

    The range `start:end` counts tokens of the sentence and begins after the preposition; `head` is the noun, or the last
    word of a name. `cases` are those that agreement and the preposition leave possible. A proper name is one phrase, whatever
    stands inside it. Genitives and prepositional phrases after the noun are phrases of their own; `parent` is the
    index in `Sentence.phrases` of the phrase that they modify, where that is plain. `conjuncts` are the indices of the
    phrases coordinated with this one, itself included, in order; empty where there is one only. `agreement` holds together
    what `cases`, `numbers` and `genders` hold apart.
    """

    start: int
    end: int
    head: int
    cases: frozenset[str]
    numbers: frozenset[str]
    genders: frozenset[str]
    preposition: str | None = None
    preposition_at: int | None = None
    parent: int | None = None
    conjuncts: tuple[int, ...] = ()
    agreement: int = 0

    @property
    def first(self) -> int:
        """The first token, the preposition included."""
        return self.start if self.preposition_at is None else self.preposition_at


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: one finite verb (or none, in a headline or a fragment) and what belongs to it.

    `pieces` are token ranges, several where another clause interrupts it. `finite` is the finite verb, auxiliary or modal; `verb`
    the word that carries the meaning: the participle of a passive, the infinitive after a modal, else the same as `finite`.
    `parent` is the index of the clause that governs it; `introducer` the lemma of the word that opens it (`że`, `który`, `gdy`).
    """

    pieces: tuple[tuple[int, int], ...]
    finite: int | None = None
    verb: int | None = None
    introducer: str | None = None
    parent: int | None = None
    tense: Literal["past", "present", "future", "none"] = "none"
    mood: Literal["indicative", "conditional", "imperative", "infinitive", "none"] = "none"
    voice: Literal["active", "passive", "impersonal"] = "active"
    negated: bool = False
    modal: str | None = None
    question: bool = False

    @property
    def start(self) -> int:
        """The first token."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The end of the last piece."""
        return self.pieces[-1][1]

    def holds(self, index: int) -> bool:
        """Whether the token belongs to this clause itself."""
        return any(start <= index < end for start, end in self.pieces)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, headline or pull quote: `tokens` and what phrases and clauses they form.

    `paragraph` counts paragraphs from 0; `headline` marks a paragraph without a closing full stop that is short and stands alone.
    """

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int
    headline: bool = False
    phrases: tuple[Phrase, ...] = ()
    clauses: tuple[Clause, ...] = ()

    def span_of(self, start: int, end: int) -> Span:
        """The characters of the tokens `start:end`."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)


# What the record holds ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Time:
    """An expression that names a place on the calendar.

    >>> Time(Span(0, 7), "2018-11", "explicit").value
    '2018-11'
    """

    span: Span
    value: Edtf
    basis: Basis


@dataclass(frozen=True, slots=True)
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

    `evidence` gives, for each field that is not null and has no span of its own, the spans that show it. `made_by` is the address of the
    pattern that found the entry (`pl/joining:przystąpić`).
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
    """An act of a PLOVER type; `type` is upper case, `mode` and `contexts` lower case."""

    type: str
    trigger: Span
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    place: str | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Entry):
    """A standing tie between a party and its counterpart, and what became of it."""

    party: str
    counterpart: str
    relation: Tie
    status: Status
    level: str | None = None
    step: Step | None = None
    because: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Reading:
    """A document on its way through the stages: each stage adds its part and changes no other's."""

    document: Document
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
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

"""Reports as the pages show them: who, what, how certain, in which words, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from latopis.chronicle.identity import actor_keys, entry_keys
from latopis.chronicle.roles import KINDS
from latopis.model import Event, Poll, Relation, Statement
from latopis.show.facts import NAME, causes, certainty, change, details, evidence_quote, facts_of, headline, percent, title_in
from latopis.show.legible import clipped, legible
from latopis.show.web.asked import actor_address, address
from latopis.show.web.dating import iso_of, when_words
from latopis.show.web.fragments import link_to_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from latopis.chronicle.kept import Report
    from latopis.lexicon.labels import Labels
    from latopis.model import Document, Entry, Record
    from latopis.show.facts import Facts

_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line, and where they lead."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """An answer of a poll: `width` is its share of a hundred."""

    label: str
    share: str
    width: float
    change: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report stands: here, and where it was published."""

    title: str
    address: str
    outlet: str
    published: str
    iso: str
    original: str


@dataclass(frozen=True, slots=True)
class Card:
    """A report, in words."""

    key: str
    kind: str
    kind_words: str
    when: str
    iso: str
    line: tuple[Piece, ...]
    sure: str
    details: tuple[str, ...]
    quote: str
    shares: tuple[Share, ...]
    source: Source
    claim: Card | None = None

    @property
    def text(self) -> str:
        """The line without its links."""
        return "".join(piece.text for piece in self.line)


class Cards:
    """Makes cards; what is looked up of a record is looked up once."""

    def __init__(self, labels: Labels) -> None:
        """In the language of the labels."""
        self.labels = labels
        self._records: dict[int, _Known] = {}

    def of(self, reports: Iterable[Report]) -> list[Card]:
        """A card for each report."""
        return [self.card(report) for report in reports]

    def card(self, report: Report) -> Card:
        """The card of a report; that of a denial holds the claim."""
        known = self._known(report.record)
        card = self._card(report.entry, report.key, known, report.version)
        claim = known.facts.entries.get(report.entry.answers or "") if isinstance(report.entry, Statement) else None
        if not isinstance(claim, Statement):
            return card
        answered = self._card(claim, known.key_of(claim), known, report.version)
        return replace(card, claim=answered)

    def _known(self, record: Record) -> _Known:
        found = self._records.get(id(record))
        if found is None:
            found = _Known(record, facts_of(record, self.labels))
            self._records[id(record)] = found
        return found

    def _card(self, entry: Entry, key: str, known: _Known, version: str) -> Card:
        facts, labels = known.facts, self.labels
        kind = KINDS[type(entry)]
        because = causes(entry, facts)
        return Card(
            *(key, kind, labels.of(f"kind.{kind}")),
            when=when_words(entry.when, labels),
            iso=iso_of(entry.when),
            line=line_of(entry, known),
            sure=certainty(entry, facts),
            details=(*details(entry, facts), *([because] if because else [])),
            quote=_words(entry, facts),
            shares=_shares(entry, facts),
            source=source_of(known.record.document, entry, labels, version=version),
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """A record with its facts, and the keys in the chronicle of its actors and entries, worked out when one is asked for."""

    record: Record
    facts: Facts
    actors: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)

    def key_of(self, entry: Entry) -> str:
        """The key in the chronicle of an entry."""
        if not self.entries:
            keys = entry_keys(self.record)
            self.entries.update((each.id, key) for each, key in zip(self.record.entries, keys, strict=True))
        return self.entries[entry.id]

    def actor(self, actor: str | None) -> Piece:
        """The actor's name, leading to its page."""
        found = self.facts.actors.get(actor or "")
        if found is None:
            return Piece(self.facts.name(actor))
        if not self.actors:
            self.actors.update(actor_keys(self.record))
        return Piece(self.facts.name(actor), actor_address(self.actors[found.id]))

    def several(self, actors: Iterable[str]) -> list[Piece]:
        """Their names, with commas."""
        found: list[Piece] = []
        for actor in actors:
            found += [*([Piece(", ")] if found else []), self.actor(actor)]
        return found


def line_of(entry: Entry, known: _Known) -> tuple[Piece, ...]:
    """The entry in one line, its actors leading to their pages."""
    labels = known.facts.labels
    match entry:
        case Relation():
            ends = (known.actor(entry.party), Piece(" – "), known.actor(entry.counterpart))
            return (*ends, Piece(f": {labels.of(f'tie.{entry.relation}.{entry.status}')}"))
        case Statement():
            how = f": {labels.of(f'act.{entry.act}')} ({labels.of(f'mode.{entry.mode}')})"
            return (known.actor(entry.speaker), Piece(how))
        case Event():
            kind = labels.maybe(f"event.{entry.type}") or legible(entry.type)
            who = known.several(entry.actors) or [known.actor(None)]
            whom = [Piece(" → "), *known.several(entry.recipients)] if entry.recipients else []
            return (*who, *whom, Piece(f": {kind}"))
        case Poll() if entry.pollster:
            return (known.actor(entry.pollster), Piece(f": {labels.of('poll.title')}"))
        case _:
            return (Piece(headline(entry, known.facts)),)


def title_of(document: Document) -> str:
    """The title, or else the first line of the text."""
    return legible(clipped(title_in(document), _TITLE))


def source_of(document: Document, entry: Entry, labels: Labels, *, version: str) -> Source:
    """Where the entry stands in the article."""
    place = f"{entry.span.start}-{entry.span.end}"
    return Source(
        title_of(document),
        f"{address(f'/articles/{version}', span=place)}#here",
        outlet=legible(clipped(document.source or "", NAME)),
        published=when_words(document.published, labels) if document.published else labels.of("page.unpublished"),
        iso=iso_of(document.published),
        original=link_to_words(document.url, entry.span.of(document.text)),
    )


def _words(entry: Entry, facts: Facts) -> str:
    quote = facts.quote(entry.content) if isinstance(entry, Statement) else ""
    return quote or evidence_quote(entry, facts)


def _shares(entry: Entry, facts: Facts) -> tuple[Share, ...]:
    if not isinstance(entry, Poll):
        return ()
    labels = facts.labels
    return tuple(
        Share(
            facts.words(option.label, NAME),
            percent(option.share, labels),
            min(max(option.share, 0.0), 100.0),
            change(option, labels),
        )
        for option in entry.options
    )

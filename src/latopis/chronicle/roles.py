"""Who has which role in an entry of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from latopis.model import Event, Poll, Relation, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.model import Entry, Record, Span

Kind = Literal["relation", "statement", "event", "poll"]
Role = Literal[
    "party",
    "counterpart",
    "speaker",
    "addressee",
    "outlet",
    "about",
    "denied",
    "actor",
    "recipient",
    "place",
    "pollster",
    "commissioner",
    "population",
]

KINDS: Final[dict[type[Entry], Kind]] = {Relation: "relation", Statement: "statement", Event: "event", Poll: "poll"}
DOING: Final[tuple[Role, ...]] = (
    "party",
    "counterpart",
    "speaker",
    "addressee",
    "actor",
    "recipient",
    "pollster",
    "commissioner",
)
"""The roles of those who do, say, suffer or belong; the others are only spoken of."""


def roles_in(record: Record, entry: Entry) -> list[tuple[Role, str]]:
    """The roles of the record's actors in the entry, each once; ids that name no actor are left out."""
    known = {actor.id for actor in record.actors}
    return list(dict.fromkeys((role, actor) for role, actor in _named(record, entry) if actor in known))


def detail_of(entry: Entry) -> str:
    """What the entry is asked for besides its actors: the act of a statement, the type of an event, the status of a tie."""
    match entry:
        case Statement():
            return entry.act
        case Event():
            return entry.type
        case Relation():
            return entry.status
        case _:
            return ""


def _named(record: Record, entry: Entry) -> Iterator[tuple[Role, str | None]]:
    match entry:
        case Relation():
            yield from (("party", entry.party), ("counterpart", entry.counterpart))
        case Statement():
            yield from (("speaker", entry.speaker), ("addressee", entry.addressee), ("outlet", entry.outlet))
            claims = _denied(record, entry)
            yield from (("about", actor) for said in (entry, *claims) for actor in said.about)
            yield from (("denied", claim.speaker) for claim in claims)
        case Event():
            yield from (("actor", actor) for actor in entry.actors)
            yield from (("recipient", actor) for actor in entry.recipients)
            yield ("place", entry.place)
        case Poll():
            yield from (("pollster", entry.pollster), ("commissioner", entry.commissioner), ("outlet", entry.outlet))
            asked = [span for span in (entry.population, entry.subgroup) if span]
            yield from (("population", actor) for actor in _mentioned(record, asked))
            answered = [option.label for option in entry.options] + ([entry.question] if entry.question else [])
            yield from (("about", actor) for actor in _mentioned(record, answered))


def _denied(record: Record, entry: Statement) -> list[Statement]:
    """What the statement denies, which it is about, too; nothing, if it denies none."""
    if entry.answers is None:
        return []
    return [each for each in record.entries if each.id == entry.answers and isinstance(each, Statement)]


def _mentioned(record: Record, spans: list[Span]) -> list[str]:
    """The actors that are mentioned, or meant by a mention, inside one of the spans."""
    return [
        mention.stands_for or actor.id
        for actor in record.actors
        for mention in actor.mentions
        if any(span.start <= mention.span.start and mention.span.end <= span.end for span in spans)
    ]

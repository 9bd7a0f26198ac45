"""A finished reading -> its record: actors that matter, ids in reading order, entries by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.frozen import changed
from latopis.model import Event, Poll, Record, Relation, Statement
from latopis.read.base_forms import with_base_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from latopis.model import Actor, Entry, Reading
    from latopis.read.base_forms import Inflect

_KEPT: Final = frozenset(("name", "adjective"))


def record_of(reading: Reading, reader: str, *, confidence: Mapping[str, float], inflect: Inflect) -> Record:
    """The record: described actors only where an entry speaks of them, ids `a1…` and `e1…` in the order of the text.

    `confidence` is that of each pattern, as far as it is known; `inflect` gives the nominative, in which descriptions are names.
    """
    entries = sorted((*reading.statements, *reading.events, *reading.relations, *reading.polls), key=_place)
    actors = with_base_names(_needed(reading.actors, entries), reading, inflect)
    names = {actor.id: f"a{number}" for number, actor in enumerate(actors, start=1)}
    ids = {entry.id: f"e{number}" for number, entry in enumerate(entries, start=1)}
    return Record(
        document=reading.document,
        reader=reader,
        actors=tuple(_renamed_actor(actor, names) for actor in actors),
        times=reading.times,
        entries=tuple(_renamed(_trusted(entry, confidence), names, ids) for entry in entries),
        problems=(*reading.document.problems, *reading.problems),
    )


def _trusted(entry: Entry, confidence: Mapping[str, float]) -> Entry:
    known = confidence.get(entry.made_by)
    return entry if known is None else changed(entry, confidence=known)


def _place(entry: Entry) -> tuple[object, ...]:
    return entry.span, type(entry).__name__, entry.made_by, entry.id


def _first(actor: Actor) -> tuple[float, str]:
    return min((mention.span.start for mention in actor.mentions), default=float("inf")), actor.id


def _needed(actors: Iterable[Actor], entries: Iterable[Entry]) -> list[Actor]:
    """Actors that are named, or of whom an entry speaks, and those to which they belong."""
    by_id = {actor.id: actor for actor in actors}
    wanted = {who for entry in entries for who in _actors_of(entry)}
    wanted |= {actor.id for actor in by_id.values() if any(mention.kind in _KEPT for mention in actor.mentions)}
    queue = sorted(wanted)
    while queue:
        actor = by_id[queue.pop()]
        linked = {actor.of, *(mention.stands_for for mention in actor.mentions)} - {None} - wanted
        wanted |= {link for link in linked if link is not None}
        queue += sorted(link for link in linked if link is not None)
    return sorted((by_id[who] for who in wanted), key=_first)


def _actors_of(entry: Entry) -> list[str]:
    match entry:
        case Statement():
            found = [entry.speaker, entry.addressee, entry.outlet, *entry.about]
        case Event():
            found = [*entry.actors, *entry.recipients, entry.place]
        case Relation():
            found = [entry.party, entry.counterpart]
        case Poll():
            found = [entry.pollster, entry.commissioner, entry.outlet]
        case _:
            found = []
    return [who for who in found if who is not None]


def _renamed_actor(actor: Actor, names: dict[str, str]) -> Actor:
    mentions = [
        changed(mention, stands_for=names[mention.stands_for]) if mention.stands_for is not None else mention
        for mention in actor.mentions
    ]
    of = names[actor.of] if actor.of is not None else None
    if names[actor.id] == actor.id and of == actor.of and mentions == list(actor.mentions):
        return actor
    return changed(actor, id=names[actor.id], of=of, mentions=tuple(mentions))


def _renamed(entry: Entry, names: dict[str, str], ids: dict[str, str]) -> Entry:
    """The entry with the final ids of itself, of the actors and of the entries that it names."""

    def many(keys: Iterable[str], table: dict[str, str]) -> tuple[str, ...]:
        return tuple(table[key] for key in keys if key in table)

    def one(key: str | None, table: dict[str, str]) -> str | None:
        return table.get(key) if key is not None else None

    own, said_in = ids[entry.id], one(entry.said_in, ids)
    match entry:
        case Statement():
            return changed(
                entry,
                id=own,
                said_in=said_in,
                speaker=one(entry.speaker, names),
                addressee=one(entry.addressee, names),
                outlet=one(entry.outlet, names),
                answers=one(entry.answers, ids),
                about=many(entry.about, names),
            )
        case Event():
            return changed(
                entry,
                id=own,
                said_in=said_in,
                actors=many(entry.actors, names),
                recipients=many(entry.recipients, names),
                place=one(entry.place, names),
                because=many(entry.because, ids),
                also_as=many(entry.also_as, ids),
            )
        case Relation():
            return changed(
                entry,
                id=own,
                said_in=said_in,
                party=names[entry.party],
                counterpart=names[entry.counterpart],
                because=many(entry.because, ids),
                also_as=many(entry.also_as, ids),
            )
        case Poll():
            return changed(
                entry,
                id=own,
                said_in=said_in,
                pollster=one(entry.pollster, names),
                commissioner=one(entry.commissioner, names),
                outlet=one(entry.outlet, names),
            )
        case _:
            return changed(entry, id=own, said_in=said_in)

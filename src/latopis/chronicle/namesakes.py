"""Who is one and the same across articles: actors of one name that nothing else tells apart, and those whom people merged.

A pure function of the reports that count and of the decisions, worked out when it is asked: what is kept of an actor with a
name that others may bear is whom the article names besides it. Two of one name and type are one where their articles are
near-duplicates, where they have the same role in one entry, or where their articles name mostly the same others at about the
same time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from sqlalchemy import bindparam, select

from latopis.chronicle.clocks import NOW, Moment
from latopis.chronicle.clusters import parts_of
from latopis.chronicle.copies import copies_of
from latopis.chronicle.days import last_day
from latopis.chronicle.deciding import stretches
from latopis.chronicle.held import held
from latopis.chronicle.identity import actor_keys, apart_in, is_local, may_be_known_elsewhere, tells_who
from latopis.chronicle.schema import actors, decisions, namesakes, parts, readings, reports
from latopis.chronicle.sketches import hash_of
from latopis.chronicle.words import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import BindParameter, Connection

    from latopis.chronicle.rows import Row
    from latopis.model import Record

Evidence = Literal["copies", "entry", "company", "decision"]

PAIR: Final = "actor"
"""The field of a decision that is about two actors: whether they are one (`merge`) or not (`split`)."""
_STRENGTH: Final[dict[Evidence, int]] = {"decision": 0, "entry": 1, "copies": 2, "company": 3}
COMPANY: Final = 12
"""Of so many others at most that an article names it is kept that it does."""
_SHARED: Final = 3
_WEEKS: Final = 26
_WEEK: Final = 7
_COMPARED: Final = 300
"""Of more bearers of a name than this, nobody is known by company: that many share what they have in common by chance."""


class Bond(NamedTuple):
    """Why two actors are one: by which evidence, and the numbers of the entry, the others or the decision that show it."""

    one: int
    other: int
    evidence: Evidence
    shown_by: tuple[int, ...] = ()


class Whole(NamedTuple):
    """Actors who are one; the first is the one by whom they are called."""

    members: tuple[int, ...]
    bonds: tuple[Bond, ...] = ()

    @property
    def first(self) -> int:
        """The number of the actor who stands for all."""
        return self.members[0]


def namesake_rows(record: Record, numbers: Mapping[str, int], reading: int) -> Iterator[Row]:
    """What is kept of those actors of the record whose name others may bear; `numbers` are those of its actors."""
    keys = actor_keys(record)
    met = {keys[actor.id]: numbers[actor.id] for actor in record.actors if tells_who(actor) and not is_local(keys[actor.id])}
    company = [met[key] for key in sorted(met, key=hash_of)[:COMPANY]]
    day = last_day(record.document.published)
    told = None if day is None else day // _WEEK
    for actor in record.actors:
        if may_be_known_elsewhere(actor) and is_local(keys[actor.id]) and actor.id not in apart_in(record):
            key = hash_of(actor.type, folded(actor.name))
            yield {"key": key, "actor": numbers[actor.id], "reading": reading, "told": told, "company": json.dumps(company)}


def wholes(connection: Connection, numbers: Iterable[int], moment: Moment = NOW) -> dict[int, Whole]:
    """For each of the actors with these numbers, all who are the same one at the moment."""
    wanted = set(numbers)
    merged, apart = _decided(connection, moment)
    bonds = _bonds(connection, wanted, merged, moment)
    keys = _keys(connection, {number for bond in bonds for number in bond[:2]})
    found: dict[int, Whole] = {}
    for group, inside in _groups(bonds, apart):
        whole = _whole({number: keys[number] for number in group}, inside)
        found.update(dict.fromkeys(group, whole))
    return {number: found.get(number) or Whole((number,)) for number in wanted}


def everyone(connection: Connection, number: int, moment: Moment = NOW) -> tuple[int, ...]:
    """The numbers of all who are the same actor as this one."""
    return wholes(connection, [number], moment)[number].members


def _whole(keys: Mapping[int, str], bonds: Iterable[Bond]) -> Whole:
    """The actors as one, called by the one whom a register knows, else by one who is more than a name in an article."""
    ranked = sorted((not key.startswith("register:"), is_local(key), key, each) for each, key in keys.items())
    return Whole(tuple(each for *_, each in ranked), tuple(sorted(bonds)))


def _groups(bonds: Iterable[Bond], apart: Collection[frozenset[int]]) -> Iterator[tuple[set[int], list[Bond]]]:
    """Those whom bonds hold together, with the bonds; the strongest bind first, and none those who were decided to be apart."""
    inside: dict[int, set[int]] = {}
    taken: list[Bond] = []
    for bond in sorted(bonds, key=lambda each: (_STRENGTH[each.evidence], -len(each.shown_by), each)):
        one, other = (inside.get(number, {number}) for number in bond[:2])
        if one is not other and any(pair <= one | other for pair in apart):
            continue
        taken.append(bond)
        inside.update(dict.fromkeys(one | other, one | other))
    for group in {id(group): group for group in inside.values()}.values():
        yield group, [bond for bond in taken if bond.one in group]


def _bonds(connection: Connection, numbers: set[int], merged: Sequence[Bond], moment: Moment) -> set[Bond]:
    """What binds the actors, and those whom they are bound to, to others."""
    found: set[Bond] = set()
    seen: set[int] = set()
    edge = set(numbers)
    while edge:
        seen |= edge
        by_hand = {bond for bond in merged if bond.one in edge or bond.other in edge}
        bonds = by_hand | set(_bonds_of_names(connection, edge, moment))
        found |= bonds
        edge = {number for bond in bonds for number in bond[:2]} - seen
    return found


def _decided(connection: Connection, moment: Moment) -> tuple[list[Bond], list[frozenset[int]]]:
    """Whom people decided to be one, and whom to be two; what was decided last of two counts."""
    if connection.execute(_ANY).first() is None:
        return [], []
    made = [each.decision for each in stretches(connection, decisions.c.field == PAIR) if each.stood(moment.change)]
    latest = {frozenset((each.target, each.value or "")): each for each in made}
    known = {key: number for number, key in _numbers(connection, {key for pair in latest for key in pair})}
    pairs = {pair: sorted(known[key] for key in pair if key in known) for pair in latest}
    both = [(latest[pair], numbers) for pair, numbers in pairs.items() if len(numbers) > 1]
    merged = [Bond(one, other, "decision", (each.number,)) for each, (one, other) in both if each.kind == "merge"]
    return merged, [frozenset(numbers) for each, numbers in both if each.kind == "split"]


# Names that several may bear ---------------------------------------------------------------------


class Bearer(NamedTuple):
    """Whoever bears a name in an article: its week, and whom it names besides."""

    actor: int
    version: int
    told: int | None
    company: frozenset[int]


def bearers_of(connection: Connection, keys: Sequence[int], moment: Moment) -> dict[int, list[Bearer]]:
    """Those who bear each of the names that several bear."""
    found: dict[int, list[Bearer]] = defaultdict(list)
    for part in parts_of(keys):
        for row in connection.execute(_BEARERS.where(*moment.reading_holds(namesakes.c.reading)), {"numbers": part}):
            found[row.key].append(Bearer(row.actor, row.version, row.told, frozenset(json.loads(row.company))))
    return {key: bearers for key, bearers in found.items() if len(bearers) > 1}


def shared_company(one: Bearer, other: Bearer) -> frozenset[int]:
    """Whom the articles of both name besides them, where they are of about the same time."""
    near = one.told is None or other.told is None or abs(one.told - other.told) <= _WEEKS
    return one.company & other.company if near and one.actor != other.actor else frozenset()


def _bonds_of_names(connection: Connection, numbers: Iterable[int], moment: Moment) -> Iterator[Bond]:
    """What binds the bearers of the names of these actors."""
    keys: set[int] = set()
    for part in parts_of(sorted(numbers)):
        keys.update(connection.execute(_NAMES, {"numbers": part}).scalars())
    several = bearers_of(connection, sorted(keys), moment)
    everybody = [each for found in several.values() for each in found]
    copies = copies_of(connection, (each.version for each in everybody), moment.change)
    told = _told(connection, everybody, moment)
    for found in several.values():
        yield from _by_copies(found, copies)
        yield from _by_entries(found, told)
        if len(found) <= _COMPARED:
            yield from _by_company(found)


def _by_copies(found: Sequence[Bearer], copies: Mapping[int, int]) -> Iterator[Bond]:
    same: dict[int, list[int]] = defaultdict(list)
    for each in found:
        if each.version in copies:
            same[copies[each.version]].append(each.actor)
    for actors_ in same.values():
        yield from (_bond(one, other, "copies") for one, other in pairwise(sorted(set(actors_))))


def _by_entries(found: Sequence[Bearer], told: Mapping[int, set[tuple[str, int]]]) -> Iterator[Bond]:
    """Those who have the same role in one entry."""
    same: dict[tuple[str, int], list[int]] = defaultdict(list)
    for each in found:
        for place in told.get(each.actor, ()):
            same[place].append(each.actor)
    for (_, entry), actors_ in same.items():
        yield from (_bond(one, other, "entry", entry) for one, other in pairwise(sorted(set(actors_))))


def _by_company(found: Sequence[Bearer]) -> Iterator[Bond]:
    for one, other in combinations(found, 2):
        common = shared_company(one, other)
        if len(common) >= _SHARED and 2 * len(common) >= max(len(one.company), len(other.company)):
            yield _bond(one.actor, other.actor, "company", *sorted(common))


def _bond(one: int, other: int, evidence: Evidence, *shown_by: int) -> Bond:
    return Bond(min(one, other), max(one, other), evidence, shown_by)


def _told(connection: Connection, bearers: Sequence[Bearer], moment: Moment) -> dict[int, set[tuple[str, int]]]:
    """In which roles the bearers are in which entries, each entry by the number of the first of its whole."""
    rows = [
        row
        for part in parts_of(sorted({each.actor for each in bearers}))
        for row in connection.execute(_ROLES.where(*moment.holds()), {"numbers": part})
    ]
    joined = held(connection, (row.entry for row in rows), moment)
    found: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for row in rows:
        whole = joined[row.entry]
        if len(whole.entries) > 1:
            found[row.actor].add((row.role, min(whole.entries)))
    return found


def _keys(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in parts_of(sorted(numbers)):
        found.update(dict(connection.execute(_KEYS, {"numbers": part}).all()))
    return found


def _numbers(connection: Connection, keys: Iterable[str]) -> list[tuple[int, str]]:
    query = select(actors.c.id, actors.c.key).where(actors.c.key.in_(sorted(keys)))
    return [(row.id, row.key) for row in connection.execute(query)]


_NUMBERS: Final[BindParameter[Sequence[int]]] = bindparam("numbers", expanding=True)
_ANY: Final = select(decisions.c.id).where(decisions.c.kind.in_(("merge", "split"))).limit(1)
_NAMES: Final = select(namesakes.c.key).distinct().where(namesakes.c.actor.in_(_NUMBERS))
_BEARERS: Final = (
    select(namesakes, readings.c.version)
    .join(readings, readings.c.id == namesakes.c.reading)
    .where(namesakes.c.key.in_(_NUMBERS))
    .order_by(namesakes.c.actor)
)
_ROLES: Final = (
    select(parts.c.actor, parts.c.role, reports.c.entry)
    .join(reports, reports.c.id == parts.c.report)
    .where(parts.c.actor.in_(_NUMBERS))
)
_KEYS: Final = select(actors.c.id, actors.c.key).where(actors.c.id.in_(_NUMBERS))

"""Which entry a report belongs to, as of a change; how many reports and independent sources tell an entry."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import bindparam, func, select

from latopis.chronicle.clocks import NOW
from latopis.chronicle.clusters import as_of, parts_of
from latopis.chronicle.copies import copies_of
from latopis.chronicle.schema import clusters, entries, members, readings, reports, versions
from latopis.chronicle.words import storable
from latopis.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import BindParameter, Connection

    from latopis.chronicle.clocks import Moment


class Counts(NamedTuple):
    """How often an entry is told: by how many reports, and by how many sources that are independent of each other.

    Near-duplicate texts are one source, and so is one outlet.
    """

    reports: int
    sources: int


@frozen
class Held:
    """The entry of the chronicle to which an entry belongs: the id of the whole, and the numbers of all its entries."""

    key: str
    entries: tuple[int, ...]


def held(
    connection: Connection, numbers: Iterable[int], moment: Moment, keys: Mapping[int, str] | None = None
) -> dict[int, Held]:
    """The whole to which each of the entries belongs at the moment; `keys` are their own ids, where these are known."""
    wanted = sorted(set(numbers))
    own = keys_of_entries(connection, wanted) if keys is None else keys
    place = as_of(connection, _OF, wanted, moment.change)
    inside = _members_of(connection, sorted(set(place.values())), moment)
    holders = as_of(connection, _HOLDERS, inside, moment.change)
    first = keys_of_entries(connection, sorted({entry for found in inside.values() for entry in found} | set(holders.values())))
    found = {}
    for entry in wanted:
        together = inside[place[entry]] if entry in place else ()
        if len(together) > 1:
            holder = holders.get(place[entry])
            key = first[holder] if holder in together else min(first.get(each, own[entry]) for each in together)
            found[entry] = Held(key, tuple(together))
        else:
            found[entry] = Held(own[entry], (entry,))
    return found


def number_of(connection: Connection, key: str) -> int | None:
    """The number of the entry with that id, its own or that of a whole."""
    return connection.execute(select(entries.c.id).where(entries.c.key == storable(key))).scalar()


def counts_of(connection: Connection, wholes: Collection[Held], moment: Moment) -> dict[str, Counts]:
    """How often each of the wholes that several reports tell is told, by its id."""
    place = {entry: whole.key for whole in wholes for entry in whole.entries}
    joined = {entry for whole in wholes if len(whole.entries) > 1 for entry in whole.entries}
    alone = sorted(place.keys() - joined)
    often = [entry for part in parts_of(alone) for entry in connection.execute(_OFTEN, {"numbers": part}).scalars()]
    told: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    for part in parts_of(sorted(joined.union(often))):
        for row in connection.execute(_TOLD.where(*moment.holds()), {"numbers": part}):
            told[place[row.entry]].append((row.version, row.source))
    alike = copies_of(connection, (version for found in told.values() for version, _ in found), moment.change)
    return {key: Counts(len(found), sources_in(found, alike)) for key, found in told.items()}


class Sources:
    """How many independent sources there are among some reports."""

    def __init__(self, connection: Connection, numbers: Iterable[int], moment: Moment) -> None:
        """With the reports that will be asked for."""
        self._of: dict[int, tuple[int, str | None]] = {}
        for part in parts_of(sorted(set(numbers))):
            for row in connection.execute(_SOURCES, {"numbers": part}):
                self._of[row.id] = row.version, row.source
        self._alike = copies_of(connection, (version for version, _ in self._of.values()), moment.change)

    def of(self, numbers: Iterable[int]) -> int:
        """How many there are among these."""
        return sources_in([self._of[number] for number in numbers], self._alike)


def sources_in(told: Sequence[tuple[int, str | None]], alike: dict[int, int]) -> int:
    """How many independent sources there are among versions with their outlets, `alike` being the clusters of near-duplicates.

    >>> sources_in([(1, "Gazeta"), (2, "Kurier"), (3, "Kurier"), (4, None)], {1: 7, 4: 7})
    2
    """
    above: dict[object, object] = {}

    def root(node: object) -> object:
        while above.setdefault(node, node) != node:
            node = above[node]
        return node

    for version, outlet in told:
        node = root(("copies", alike[version]) if version in alike else ("version", version))
        if outlet:
            above[root(("outlet", outlet))] = node
    return len({root(node) for node in list(above)})


def joins(connection: Connection) -> list[tuple[str, str]]:
    """Every entry that belongs to another one, with the id of the whole."""
    numbers = connection.execute(select(members.c.entry).distinct()).scalars().all()
    found = held(connection, numbers, NOW)
    keys = keys_of_entries(connection, sorted(found))
    return [(keys[entry], whole.key) for entry, whole in found.items() if keys[entry] != whole.key]


def keys_of_entries(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The ids of the entries by their numbers."""
    found: dict[int, str] = {}
    for part in parts_of(numbers):
        found.update({row.id: row.key for row in connection.execute(_KEYS, {"numbers": part})})
    return found


def _members_of(connection: Connection, numbers: Sequence[int], moment: Moment) -> dict[int, list[int]]:
    """The entries that belong to each of the clusters."""
    ever = [entry for part in parts_of(numbers) for entry in connection.execute(_EVER, {"numbers": part}).scalars()]
    found: dict[int, list[int]] = {number: [] for number in numbers}
    for entry, cluster in sorted(as_of(connection, _OF, ever, moment.change).items()):
        if cluster in found:
            found[cluster].append(entry)
    return found


_NUMBERS: Final[BindParameter[Sequence[int]]] = bindparam("numbers", expanding=True)
_KEYS: Final = select(entries.c.id, entries.c.key).where(entries.c.id.in_(_NUMBERS))
_OF: Final = select(members.c.entry, members.c.change, members.c.cluster).where(members.c.entry.in_(_NUMBERS))
_EVER: Final = select(members.c.entry).where(members.c.cluster.in_(_NUMBERS))
_HOLDERS: Final = select(clusters.c.id, clusters.c.change, clusters.c.holder).where(clusters.c.id.in_(_NUMBERS))
_SOURCES: Final = (
    select(reports.c.id, readings.c.version, versions.c.source)
    .join(readings, readings.c.id == reports.c.reading)
    .join(versions, versions.c.id == readings.c.version)
    .where(reports.c.id.in_(_NUMBERS))
)
_TOLD: Final = (
    select(reports.c.entry, readings.c.version, versions.c.source)
    .join(readings, readings.c.id == reports.c.reading)
    .join(versions, versions.c.id == readings.c.version)
    .where(reports.c.entry.in_(_NUMBERS))
)
_OFTEN: Final = select(reports.c.entry).where(reports.c.entry.in_(_NUMBERS)).group_by(reports.c.entry).having(func.count() > 1)

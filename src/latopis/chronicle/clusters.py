"""Entries that are one, as the database keeps them: who belongs to which cluster since which change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import and_, bindparam, func, insert, select

from latopis.chronicle.clocks import NOW
from latopis.chronicle.days import LATEST
from latopis.chronicle.schema import clusters, entries, members, reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import BindParameter, Connection, Select

    from latopis.chronicle.grouping import Days

T = TypeVar("T")

MANY: Final = 500
"""How many numbers are asked for at once: databases limit the parameters of a statement."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Entries that are one: their number, the entry that gives the others its id, their common days."""

    id: int
    holder: int
    days: Days
    contested: bool


@dataclass(slots=True)
class Clusters:
    """The clusters as they are being changed in one transaction; `write` adds the rows.

    `known` are the kept clusters of the entries that were asked for, none of those that are alone, and `kept` the clusters as
    they are kept: nobody else changes them meanwhile.
    """

    connection: Connection
    change: int
    moved: dict[int, int] = field(default_factory=dict)
    made: dict[int, Cluster] = field(default_factory=dict)
    known: dict[int, int | None] = field(default_factory=dict)
    kept: dict[int, Cluster] = field(default_factory=dict)
    latest: int = 0

    def __getitem__(self, number: int) -> Cluster:
        """The cluster with that number, which was met or made."""
        return self.made.get(number) or self.kept[number]

    def meet(self, numbers: Iterable[int]) -> None:
        """Look the entries up that will be asked for, all at once."""
        new = sorted(set(numbers) - self.known.keys())
        self.known.update(dict.fromkeys(new))
        for part in parts_of(new):
            self.known.update({row.entry: row.cluster for row in self.connection.execute(_OF, {"numbers": part})})
        places = {place for entry in new if (place := self.known[entry]) is not None} - self.kept.keys()
        for part in parts_of(sorted(places)):
            for row in self.connection.execute(_CLUSTERS, {"numbers": part}):
                self.kept[row.id] = Cluster(row.id, row.holder, (row.first, row.last), row.contested)

    def of(self, numbers: Iterable[int]) -> dict[int, Cluster]:
        """The clusters of those of the entries that are not alone."""
        wanted = sorted(set(numbers))
        self.meet(wanted)
        places = {entry: self.moved.get(entry, self.known[entry]) for entry in wanted}
        return {entry: self[place] for entry, place in places.items() if place is not None}

    def entries(self, cluster: int) -> list[int]:
        """The entries of the cluster, by number."""
        kept = set(self.connection.execute(_MEMBERS, {"cluster": cluster}).scalars())
        found = {entry for entry in kept if self.moved.get(entry, cluster) == cluster}
        return sorted(found | {entry for entry, place in self.moved.items() if place == cluster})

    def put(self, numbers: Sequence[int], cluster: Cluster) -> None:
        """Let the entries belong to the cluster, which is as told from now on."""
        self.made[cluster.id] = cluster
        self.moved.update(dict.fromkeys(numbers, cluster.id))

    def new(self, numbers: Sequence[int], days: Days, *, contested: bool) -> None:
        """Make a cluster of the entries."""
        self.latest = (self.latest or self.connection.execute(_LATEST).scalar_one()) + 1
        self.put(numbers, Cluster(self.latest, self.first(numbers), days, contested))

    def first(self, numbers: Iterable[int]) -> int:
        """That of the entries which was published first; of several, the one whose key is least."""
        return min(ranked(self.connection, numbers))[-1]

    def write(self) -> None:
        """Add the rows of what has changed."""
        rows = [
            {"id": each.id, "change": self.change, "holder": each.holder, "contested": each.contested}
            | {"first": each.days[0], "last": each.days[1]}
            for each in self.made.values()
            if self.kept.get(each.id) != each
        ]
        moved = [{"entry": entry, "change": self.change, "cluster": cluster} for entry, cluster in sorted(self.moved.items())]
        for table, found in ((clusters, rows), (members, moved)):
            if found:
                self.connection.execute(insert(table), found)
        self.moved, self.made, self.known, self.kept, self.latest = {}, {}, {}, {}, 0


def ranked(connection: Connection, numbers: Iterable[int]) -> list[tuple[int, str, int]]:
    """The entries by the last day of their first publication, and their key; those that no report tells any more come last."""
    found: dict[int, tuple[int, str, int]] = {}
    for part in parts_of(sorted(set(numbers))):
        for row in connection.execute(_RANKS, {"numbers": part}):
            day = LATEST + 1 if row.told is None else (row.published or LATEST)
            found[row.id] = min(found.get(row.id, (LATEST + 2, "", 0)), (day, row.key, row.id))
    return list(found.values())


def parts_of(numbers: Sequence[T]) -> list[Sequence[T]]:
    """The numbers, or keys, in portions that a statement takes."""
    return [numbers[start : start + MANY] for start in range(0, len(numbers), MANY)]


def as_of(connection: Connection, query: Select[int, int, int], numbers: Iterable[int], change: int | None) -> dict[int, int]:
    """The value of each number that has one, as of the change; the query gives numbers, each with a change and its value then."""
    found: dict[int, tuple[int, int]] = {}
    for part in parts_of(sorted(set(numbers))):
        for number, since, value in connection.execute(query, {"numbers": part}):
            if change is None or since <= change:
                found[number] = max(found.get(number, (-1, 0)), (since, value))
    return {number: value for number, (_, value) in found.items()}


_NUMBERS: Final[BindParameter[Sequence[int]]] = bindparam("numbers", expanding=True)
_here = members.alias("here")
_later = members.alias("later")
_OF: Final = select(_here.c.entry, _here.c.cluster).where(
    _here.c.entry.in_(_NUMBERS),
    ~select(_later.c.entry).where(_later.c.entry == _here.c.entry, _later.c.change > _here.c.change).exists(),
)
_MEMBERS: Final = select(_here.c.entry).where(
    _here.c.cluster == bindparam("cluster"),
    ~select(_later.c.entry).where(_later.c.entry == _here.c.entry, _later.c.change > _here.c.change).exists(),
)
_this = clusters.alias("this")
_after = clusters.alias("after")
_CLUSTERS: Final = select(_this).where(
    _this.c.id.in_(_NUMBERS), ~select(_after.c.id).where(_after.c.id == _this.c.id, _after.c.change > _this.c.change).exists()
)
_LATEST: Final = select(func.coalesce(func.max(clusters.c.id), 0))
_RANKS: Final = (
    select(entries.c.id, entries.c.key, reports.c.published, reports.c.id.label("told"))
    .select_from(entries.outerjoin(reports, and_(reports.c.entry == entries.c.id, *NOW.stands())))
    .where(entries.c.id.in_(_NUMBERS))
)

"""Which entries are one: a pure function of their reports and of what was decided by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from latopis.chronicle.alike import keys_of, likeness
from latopis.chronicle.days import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from latopis.chronicle.outline import Outline

    Told: TypeAlias = Mapping[str, Sequence[Outline]]

Days: TypeAlias = tuple[int, int]
Pairs: TypeAlias = "Collection[frozenset[str]]"


class Group(NamedTuple):
    """Entries that are one; `days` are those that all their dates may hold.

    It is contested where entries hang together with it that are kept apart, by their dates or by a decision.
    """

    entries: tuple[str, ...]
    days: Days
    contested: bool


def grouped(told: Told, apart: Pairs = ()) -> list[Group]:
    """The entries by what joins their reports; the same whatever their order.

    Entries hang together where reports of theirs are alike, directly or through others. Where all their dates have a day in
    common and no two of them were decided to be apart, they are one. Else the strongest likenesses join first, and one that
    would bring together what is apart does not.
    """
    links = sorted(_links(told), key=lambda link: (-link.strength, link.one, link.other))
    whole = _Forest(told)
    for link in links:
        whole.join(link.one, link.other)
    entries: dict[str, list[str]] = defaultdict(list)
    for entry in sorted(told):
        entries[whole.root(entry)].append(entry)
    inside: dict[str, list[_Link]] = defaultdict(list)
    for link in links:
        inside[whole.root(link.one)].append(link)
    return sorted(group for root, found in entries.items() for group in _settled(found, told, inside[root], apart))


def days_of_all(outlines: Sequence[Outline]) -> Days:
    """The days that all of the dates may hold; none where the first is after the last."""
    dated = [outline for outline in outlines if outline.dated]
    return max([EARLIEST, *(each.first for each in dated)]), min([LATEST, *(each.last for each in dated)])


def common_days(a: Days, b: Days) -> Days:
    """The days that are in both."""
    return max(a[0], b[0]), min(a[1], b[1])


class _Link(NamedTuple):
    strength: float
    one: str
    other: str


class _Forest:
    """Sets that grow together, each known by its least member."""

    def __init__(self, members: Collection[str]) -> None:
        self.above = {member: member for member in members}

    def root(self, member: str) -> str:
        while (above := self.above[member]) != member:
            self.above[member] = member = self.above[above]
        return member

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self.above[second] = first


@dataclass(slots=True)
class _Cluster:
    entries: list[str]
    days: Days
    kept_from: set[str] = field(default_factory=set)

    def fits(self, other: _Cluster) -> bool:
        first, last = common_days(self.days, other.days)
        return first <= last and self.kept_from.isdisjoint(other.entries)

    def with_(self, other: _Cluster) -> _Cluster:
        return _Cluster(self.entries + other.entries, common_days(self.days, other.days), self.kept_from | other.kept_from)


def _links(told: Told) -> list[_Link]:
    """Entries of which reports are alike, with the strongest likeness of each two."""
    of: dict[Outline, list[str]] = defaultdict(list)
    for entry in sorted(told):
        for outline in dict.fromkeys(told[entry]):
            of[outline].append(entry)
    best: dict[tuple[str, str], float] = {}
    for a, b, strength in _alike(of):
        for one, other in _pairs_of(of[a], of[b]):
            best[one, other] = max(strength, best.get((one, other), 0.0))
    return [_Link(strength, *pair) for pair, strength in best.items()]


def _alike(outlines: Collection[Outline]) -> Iterator[tuple[Outline, Outline, float]]:
    """Every two outlines that are alike, each with itself too."""
    by_key: dict[int, list[Outline]] = defaultdict(list)
    for outline in outlines:
        if like := likeness(outline, outline):
            yield outline, outline, like.strength
        for key in keys_of(outline):
            by_key[key].append(outline)
    seen: set[tuple[int, int]] = set()
    for found in by_key.values():
        for a, b in combinations(found, 2):
            if (id(a), id(b)) not in seen:
                seen.update(((id(a), id(b)), (id(b), id(a))))
                if like := likeness(a, b):
                    yield a, b, like.strength


def _pairs_of(ones: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs that hold all of them together: of many with the same outline, each with the first and with the one before it."""
    if ones is others:
        pairs = [(one, other) for place, other in enumerate(ones[1:]) for one in {ones[0], ones[place]}]
    else:
        pairs = [(ones[0], other) for other in others] + [(one, others[0]) for one in ones]
    return ((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])


def _settled(entries: list[str], told: Told, links: Sequence[_Link], apart: Pairs) -> list[Group]:
    """The groups of entries that hang together."""
    members = set(entries)
    decided = [pair for pair in apart if not members.isdisjoint(pair)]
    clusters = {entry: _Cluster([entry], days_of_all(told[entry])) for entry in entries}
    days = max(each.days[0] for each in clusters.values()), min(each.days[1] for each in clusters.values())
    if days[0] <= days[1] and not decided:
        return [Group(tuple(entries), days, contested=False)]
    for one, other in (pair for pair in decided if pair <= members):
        clusters[one].kept_from.add(other)
        clusters[other].kept_from.add(one)
    for link in links:
        a, b = clusters[link.one], clusters[link.other]
        if a is not b and a.fits(b):
            clusters.update(dict.fromkeys((joined := a.with_(b)).entries, joined))
    contested = len(entries) > 1 or bool(decided)
    found = {id(cluster): cluster for cluster in clusters.values()}
    return [Group(tuple(sorted(cluster.entries)), cluster.days, contested) for cluster in found.values()]

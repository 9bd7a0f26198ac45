"""Joining what articles report: each report is compared with those that share a trait with it, and hangs together with its like.

What is kept is the same as if everything had been joined at once (`grouping.grouped`), whatever the order of adding.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import bindparam, func, insert, or_, select

from latopis.chronicle.alike import keys_of, likeness
from latopis.chronicle.clocks import NOW
from latopis.chronicle.clusters import Cluster, Clusters, parts_of
from latopis.chronicle.deciding import kept_apart
from latopis.chronicle.grouping import common_days, days_of_all, grouped
from latopis.chronicle.kept import records_of
from latopis.chronicle.outline import Outline, outlines_of
from latopis.chronicle.schema import entries, links, outlines, readings, reports, traits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import BindParameter, Connection

    from latopis.chronicle.grouping import Days
    from latopis.model import Record

_SHELF: Final = 200

_TEXT: Final = ("utf-8", "surrogatepass")
"""How outlines are kept: a text may hold halves of characters."""


class _Told(NamedTuple):
    """A report that is being joined."""

    report: int
    entry: int
    key: str
    outline: Outline


def join(connection: Connection, record: Record, reading: int, closed: Iterable[int] = ()) -> None:
    """Join what the reading reports, whose rows are written, with what it is alike to; `closed` are readings that it replaces."""
    rows = connection.execute(_REPORTS, {"reading": reading}).all()
    found = list(outlines_of(record))
    told = [_Told(row.id, row.entry, row.key, found[row.number]) for row in rows]
    _write_traits(connection, told)
    linked = _linked(connection, told)
    change = connection.execute(select(readings.c.change).where(readings.c.id == reading)).scalar_one()
    clusters = Clusters(connection, change)
    clusters.meet({each.entry for each in told}.union(*linked.values()))
    doubtful = {each.entry for each in told if not _joins_simply(clusters, each, linked[each.report])}
    doubtful.update(entries_of_readings(connection, closed))
    if decided := kept_apart(connection, [each.key for each in told]):
        doubtful |= {each.entry for each in told if any(each.key in pair for pair in decided)}
    if doubtful:
        _settle(connection, clusters, doubtful)
    clusters.write()


def join_anew(connection: Connection, numbers: Iterable[int], change: int) -> None:
    """Join anew the entries and all that hangs together with them: their reports have changed, or something was decided."""
    clusters = Clusters(connection, change)
    _settle(connection, clusters, numbers)
    clusters.write()


def join_everything(connection: Connection) -> None:
    """Join what was added before joining was known."""
    last = 0
    while numbers := connection.execute(_LATER, {"after": last}).scalars().all():
        last = numbers[-1]
        for number, (_, kept) in records_of(connection, numbers).items():
            join(connection, kept.record, number)


def entries_of_readings(connection: Connection, numbers: Iterable[int]) -> list[int]:
    """The entries that the readings tell."""
    found: set[int] = set()
    for part in parts_of(sorted(numbers)):
        found.update(connection.execute(_ENTRIES, {"numbers": part}).scalars())
    return sorted(found)


def outlines_of_entries(connection: Connection, numbers: Iterable[int]) -> dict[str, list[Outline]]:
    """The outlines of the reports that count, by the keys of the entries that they tell."""
    found: dict[str, list[Outline]] = defaultdict(list)
    for part in parts_of(sorted(set(numbers))):
        for row in connection.execute(_OUTLINES, {"numbers": part}):
            found[row.key].append(Outline.from_json(row.content.decode(*_TEXT)))
    return dict(found)


# Finding what is alike ---------------------------------------------------------------------------


def _write_traits(connection: Connection, told: Sequence[_Told]) -> None:
    kept = [
        {"report": each.report, "digest": each.outline.digest, "content": each.outline.to_json().encode(*_TEXT)} for each in told
    ]
    if kept:
        connection.execute(insert(outlines), kept)
    keys = [{"key": key, "report": each.report} for each in told for key in sorted(keys_of(each.outline))]
    if keys:
        connection.execute(insert(traits), keys)


def _linked(connection: Connection, told: Sequence[_Told]) -> dict[int, set[int]]:
    """The entries to which each report is alike; written as links."""
    same = _same(connection, told)
    found = {each.report: {same[each.outline.digest]} - {each.entry} for each in told if each.outline.digest in same}
    others = [each for each in told if each.report not in found]
    for each, candidates in _candidates(connection, others):
        found[each.report] = {entry for entry, outline in candidates if entry != each.entry and likeness(each.outline, outline)}
    entry_of = {each.report: each.entry for each in told}
    pairs = {pair for report, linked in found.items() for other in linked for pair in _both(entry_of[report], other)}
    new = pairs - _known_links(connection, sorted({one for one, _ in pairs}))
    if new:
        connection.execute(insert(links), [{"one": one, "other": other} for one, other in sorted(new)])
    return found


def _same(connection: Connection, told: Sequence[_Told]) -> dict[int, int]:
    """An entry for each digest that another report had before and that is alike to itself."""
    wanted = {each.outline.digest for each in told if likeness(each.outline, each.outline)}
    reported = [each.report for each in told]
    rows = connection.execute(_SAME, {"numbers": sorted(wanted), "first": min(reported)}) if wanted else ()
    return {row.digest: row.entry for row in rows}


def _candidates(connection: Connection, told: Sequence[_Told]) -> Iterator[tuple[_Told, list[tuple[int, Outline]]]]:
    """For each report, an entry for each outline that shares a trait with it; the reports of this article among them."""
    keys = {each.report: keys_of(each.outline) for each in told}
    wanted = sorted(set[int]().union(*keys.values()))
    sharing: dict[int, set[int]] = defaultdict(set)
    for part in parts_of(wanted):
        for row in connection.execute(_SHARING, {"numbers": part}):
            sharing[row.key].add(row.report)
    content = {}
    for part in parts_of(sorted(set[int]().union(*sharing.values()))):
        for report, kept, entry in connection.execute(_CONTENT, {"numbers": part}):
            content[report] = entry, Outline.from_json(kept.decode(*_TEXT))
    for each in told:
        near = sorted(set[int]().union(*(sharing[key] for key in keys[each.report])) - {each.report})
        yield each, [content[report] for report in near]


def _both(one: int, other: int) -> tuple[tuple[int, int], tuple[int, int]]:
    return (one, other), (other, one)


def _known_links(connection: Connection, numbers: Sequence[int]) -> set[tuple[int, int]]:
    return {(row.one, row.other) for part in parts_of(numbers) for row in connection.execute(_LINKS, {"numbers": part})}


# Clusters ----------------------------------------------------------------------------------------


def _joins_simply(clusters: Clusters, told: _Told, linked: set[int]) -> bool:
    """Join the entry with those that it is linked to, where nothing keeps any of them apart; whether that was so."""
    found = clusters.of([told.entry, *linked])
    near = {cluster.id: cluster for cluster in found.values()}
    days = days_of_all([told.outline])
    for cluster in near.values():
        days = common_days(days, cluster.days)
    alone = sorted(entry for entry in {told.entry, *linked} if entry not in found)
    for outline in (each for other in alone if other != told.entry for each in _outlines(clusters.connection, other)):
        days = common_days(days, days_of_all([outline]))
    if days[0] > days[1] or any(cluster.contested for cluster in near.values()):
        return False
    if not near and len(alone) < 2:
        return True
    if not near:
        clusters.new(alone, days, contested=False)
        return True
    _merge(clusters, [*alone, told.entry], list(near), days)
    return True


def _merge(clusters: Clusters, joining: list[int], near: list[int], days: Days) -> None:
    """Let the entries that join, and those of the smaller clusters, belong to the largest one."""
    inside = {number: clusters.entries(number) for number in near} if len(near) > 1 else {near[0]: []}
    largest = max(near, key=lambda number: (len(inside[number]), -number))
    moving = {*joining, *(entry for number in near if number != largest for entry in inside[number])}
    holders = [clusters[number].holder for number in near]
    there = {entry for entry, cluster in clusters.of(joining).items() if cluster.id == largest}
    joined = Cluster(largest, clusters.first([*holders, *joining]), days, contested=False)
    clusters.put(sorted(moving - there), joined)


def _settle(connection: Connection, clusters: Clusters, numbers: Iterable[int]) -> None:
    """Group anew all that hangs together with the entries."""
    keys = _hanging_together(connection, numbers)
    told = outlines_of_entries(connection, keys)
    number_of = {key: number for number, key in keys.items()}
    for group in grouped(told, kept_apart(connection, list(told))):
        entries_ = [number_of[key] for key in group.entries]
        if len(entries_) > 1 or group.contested or clusters.of(entries_):
            clusters.new(entries_, group.days, contested=group.contested)
    silent = [number for key, number in number_of.items() if key not in told]
    for number in silent:
        if clusters.of([number]):
            clusters.new([number], days_of_all(()), contested=False)


def _hanging_together(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The keys of the entries that hang together with these, by their numbers."""
    found = set(numbers)
    edge = sorted(found)
    while edge:
        near = {other for _, other in _known_links(connection, edge)} - found
        found |= near
        edge = sorted(near)
    keys = {}
    for part in parts_of(sorted(found)):
        keys.update(dict(connection.execute(_KEYS, {"numbers": part}).all()))
    return keys


def _outlines(connection: Connection, entry: int) -> list[Outline]:
    return [outline for found in outlines_of_entries(connection, [entry]).values() for outline in found]


_NUMBERS: Final[BindParameter[Sequence[int]]] = bindparam("numbers", expanding=True)
_REPORTS: Final = (
    select(reports.c.id, reports.c.number, reports.c.entry, entries.c.key)
    .join(entries, entries.c.id == reports.c.entry)
    .where(reports.c.reading == bindparam("reading"))
    .order_by(reports.c.id)
)
_SAME: Final = (
    select(outlines.c.digest, func.min(reports.c.entry).label("entry"))
    .join(reports, reports.c.id == outlines.c.report)
    .where(outlines.c.digest.in_(_NUMBERS), outlines.c.report < bindparam("first"), *NOW.stands())
    .group_by(outlines.c.digest)
)
_SHARING: Final = (
    select(traits.c.key, func.min(traits.c.report).label("report"))
    .join(outlines, outlines.c.report == traits.c.report)
    .join(reports, reports.c.id == traits.c.report)
    .where(traits.c.key.in_(_NUMBERS), *NOW.stands())
    .group_by(traits.c.key, outlines.c.digest)
)
_CONTENT: Final = (
    select(outlines.c.report, outlines.c.content, reports.c.entry)
    .join(reports, reports.c.id == outlines.c.report)
    .where(outlines.c.report.in_(_NUMBERS))
)
_OUTLINES: Final = (
    select(entries.c.key, outlines.c.content)
    .join(reports, reports.c.entry == entries.c.id)
    .join(outlines, outlines.c.report == reports.c.id)
    .where(entries.c.id.in_(_NUMBERS), *NOW.stands())
    .order_by(reports.c.id)
)
_LINKS: Final = select(links.c.one, links.c.other).where(links.c.one.in_(_NUMBERS))
_KEYS: Final = select(entries.c.id, entries.c.key).where(entries.c.id.in_(_NUMBERS))
_ENTRIES: Final = select(reports.c.entry).distinct().where(reports.c.reading.in_(_NUMBERS))
_LATER: Final = (
    select(readings.c.id)
    .where(readings.c.id > bindparam("after"), or_(readings.c.same_as.is_(None), readings.c.content.is_not(None)))
    .order_by(readings.c.id)
    .limit(_SHELF)
)

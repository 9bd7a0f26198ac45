"""Since a change of a chronicle: which entries a question has come to find, and which it finds no longer, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import select

from latopis.chronicle.articles import newest_of
from latopis.chronicle.changed import entries_touched_since
from latopis.chronicle.clusters import parts_of
from latopis.chronicle.deciding import rejected
from latopis.chronicle.held import held
from latopis.chronicle.kept import reports_of
from latopis.chronicle.listing import asking_of
from latopis.chronicle.schema import decisions, entries, readings, reports, versions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from latopis.chronicle.clocks import Moment
    from latopis.chronicle.held import Held
    from latopis.chronicle.kept import Report
    from latopis.chronicle.listing import Asking, Wanted, Within

Reason = Literal["joined", "rejected", "reread", "replaced", "removed", "erased"]


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry that is not found any more, or with `erased` an article of which nothing is left, and what to look at instead."""

    reason: Reason
    article: str
    entry: str | None = None
    to: str | None = None


def come_since(connection: Connection, wanted: Wanted, within: Within, change: int) -> list[Report]:
    """A report of each entry that is found now and was not after that change, in the order of recording."""
    asking = replace(asking_of(connection, wanted, within), since=change)
    numbers = sorted(row[0] for row in connection.execute(asking.query()))
    found = {report.key: report for report in reversed(reports_of(connection, numbers, asking.moment))}
    wholes = held(connection, _entries_of(connection, [report.number for report in found.values()]).values(), asking.moment)
    before = _then(asking, change)
    known = _found_among(connection, before, [entry for whole in wholes.values() for entry in whole.entries])
    old = {whole.key for whole in wholes.values() if not known.isdisjoint(whole.entries)}
    return sorted((report for key, report in found.items() if key not in old), key=lambda report: report.number)


def gone_since(connection: Connection, wanted: Wanted, within: Within) -> list[Gone]:
    """What was found at `changed_since` and is not any more."""
    asking = asking_of(connection, wanted, replace(within, after=None))
    if asking.since is None:
        return []
    before = _then(asking, asking.since)
    found = _found_among(connection, before, entries_touched_since(connection, asking.since))
    then = held(connection, found, before.moment)
    now = held(connection, sorted({entry for whole in then.values() for entry in whole.entries}), asking.moment)
    standing = _found_among(connection, replace(asking, since=None), [entry for whole in now.values() for entry in whole.entries])
    alive = {whole.key for whole in now.values() if not standing.isdisjoint(whole.entries)}
    lost = {whole.key: (entry, now[entry]) for entry, whole in sorted(then.items()) if whole.key not in alive}
    told = [_gone(connection, key, entry, whole=whole, alive=alive, moment=asking.moment) for key, (entry, whole) in lost.items()]
    return sorted([*told, *_erased(connection, asking.since)], key=lambda each: (each.article, each.entry or ""))


def _then(asking: Asking, change: int) -> Asking:
    """The same question as of that change."""
    return replace(asking, moment=replace(asking.moment, change=change), since=None)


def _found_among(connection: Connection, asking: Asking, among: Iterable[int]) -> set[int]:
    """Those of the entries that the question finds."""
    found: set[int] = set()
    for part in parts_of(sorted(set(among))):
        numbers = asking.query().where(reports.c.entry.in_(part)).subquery()
        found.update(connection.execute(select(reports.c.entry).join(numbers, numbers.c[0] == reports.c.id)).scalars())
    return found


def _entries_of(connection: Connection, numbers: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for part in parts_of(numbers):
        found.update(dict(connection.execute(select(reports.c.id, reports.c.entry).where(reports.c.id.in_(part))).all()))
    return found


def _gone(connection: Connection, key: str, entry: int, *, whole: Held, alive: set[str], moment: Moment) -> Gone:
    """Why the entry is not found any more."""
    article = key.partition("-")[0]
    if whole.key in alive:
        return Gone("joined", article, key, whole.key)
    if connection.execute(rejected(moment.change).where(entries.c.id == entry)).first():
        return Gone("rejected", article, key)
    version = connection.execute(_VERSION.where(reports.c.entry == entry)).scalars().first()
    newest = newest_of(connection, version) if version else None
    if newest is None:
        return Gone("removed", article, key)
    return Gone("reread", article, key) if newest == version else Gone("replaced", article, key, newest)


def _erased(connection: Connection, change: int) -> list[Gone]:
    which = select(decisions.c.target).where(decisions.c.kind == "erase", decisions.c.change > change)
    return [Gone("erased", target) for target in connection.execute(which).scalars()]


_VERSION: Final = (
    select(versions.c.key)
    .join(readings, readings.c.version == versions.c.id)
    .join(reports, reports.c.reading == readings.c.id)
    .order_by(reports.c.id.desc())
)

"""Since a change of a chronicle: which entries a question has come to find, and which it finds no longer, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import select

from latopis.chronicle.articles import newest_of
from latopis.chronicle.changed import entries_touched_since
from latopis.chronicle.clusters import parts_of
from latopis.chronicle.deciding import rejected
from latopis.chronicle.held import held, keys_of_entries
from latopis.chronicle.kept import reports_of
from latopis.chronicle.listing import asking_of
from latopis.chronicle.schema import decisions, entries, readings, reports, versions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from latopis.chronicle.clocks import Moment
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

    @property
    def mark(self) -> str:
        """Where it stands among others: that of whoever goes on after it."""
        return self.entry or self.article


def come_since(connection: Connection, wanted: Wanted, within: Within, change: int) -> list[Report]:
    """A report of each entry that is found now and was not after that change, in the order of recording."""
    asking = replace(asking_of(connection, wanted, within), since=change)
    numbers = sorted(row[0] for row in connection.execute(asking.query(), asking.values))
    found = {report.key: report for report in reversed(reports_of(connection, numbers, asking.moment))}
    wholes = held(connection, _entries_of(connection, [report.number for report in found.values()]).values(), asking.moment)
    before = _then(asking, change)
    known = _found_among(connection, before, [entry for whole in wholes.values() for entry in whole.entries])
    old = {whole.key for whole in wholes.values() if not known.isdisjoint(whole.entries)}
    return sorted((report for key, report in found.items() if key not in old), key=lambda report: report.number)


def gone_since(connection: Connection, wanted: Wanted, within: Within) -> list[Gone]:
    """What was found at `changed_since`, or later, and is not any more; what was gone before may be told again."""
    asking = asking_of(connection, wanted, replace(within, after=None))
    if asking.since is None:
        return []
    touched, beside = entries_touched_since(connection, asking.since)
    before, asking = _then(asking, asking.since), replace(asking, since=None)
    among = touched | beside
    shown = {whole.key for whole in held(connection, _found_among(connection, before, among), before.moment).values()}
    ever = _found_among(connection, replace(asking, ever=True), among)
    now = held(connection, ever, asking.moment)
    standing = _found_among(connection, asking, [entry for whole in now.values() for entry in whole.entries])
    found = []
    for entry, key in sorted(keys_of_entries(connection, sorted(ever)).items()):
        if standing.isdisjoint(now[entry].entries):
            found += [_gone(connection, key, entry, asking.moment)] if entry in touched or key in shown else []
        elif now[entry].key != key and key in shown:
            found.append(Gone("joined", key.partition("-")[0], key, now[entry].key))
    return sorted([*found, *_erased(connection, before)], key=lambda each: each.mark)


def page_of_gone(gone: list[Gone], limit: int | None, after: str | None) -> tuple[list[Gone], str | None]:
    """So many of them after the mark, and the mark of the last where there are more."""
    rest = [each for each in gone if after is None or each.mark > after]
    shown = rest if limit is None else rest[:limit]
    return shown, shown[-1].mark if len(rest) > len(shown) else None


def _then(asking: Asking, change: int) -> Asking:
    """The same question as of that change."""
    return replace(asking, moment=replace(asking.moment, change=change), since=None)


def _found_among(connection: Connection, asking: Asking, among: Iterable[int]) -> set[int]:
    """Those of the entries that the question finds."""
    found: set[int] = set()
    for part in parts_of(sorted(set(among))):
        numbers = replace(asking, by_day=False).query().where(reports.c.entry.in_(part)).subquery()
        entries = select(reports.c.entry).join(numbers, numbers.c[0] == reports.c.id)
        found.update(connection.execute(entries, asking.values).scalars())
    return found


def _entries_of(connection: Connection, numbers: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for part in parts_of(numbers):
        found.update(dict(connection.execute(select(reports.c.id, reports.c.entry).where(reports.c.id.in_(part))).all()))
    return found


def _gone(connection: Connection, key: str, entry: int, moment: Moment) -> Gone:
    """Why the entry is not found any more."""
    article = key.partition("-")[0]
    if connection.execute(select(entries.c.id).where(entries.c.id == entry, entries.c.id.in_(rejected(moment.change)))).first():
        return Gone("rejected", article, key)
    version = connection.execute(_VERSION.where(reports.c.entry == entry)).scalars().first()
    newest = newest_of(connection, version) if version else None
    if newest is None:
        return Gone("removed", article, key)
    return Gone("reread", article, key) if newest == version else Gone("replaced", article, key, newest)


def _erased(connection: Connection, before: Asking) -> list[Gone]:
    which = select(decisions.c.target).where(decisions.c.kind == "erase", decisions.c.change > before.moment.change)
    return [Gone("erased", target) for target in connection.execute(which).scalars()]


_VERSION: Final = (
    select(versions.c.key)
    .join(readings, readings.c.version == versions.c.id)
    .join(reports, reports.c.reading == readings.c.id)
    .order_by(reports.c.id.desc())
)

"""Lists of reports: what an actor did and said, by date, page by page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, or_, select

from latopis.chronicle.changed import touched_since
from latopis.chronicle.clocks import Clocks, change_since, moment_of
from latopis.chronicle.clusters import parts_of
from latopis.chronicle.days import EARLIEST, LATEST, days_of
from latopis.chronicle.held import held
from latopis.chronicle.kept import reports_of
from latopis.chronicle.roles import KINDS
from latopis.chronicle.schema import parts, reports
from latopis.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, FromClause, Select

    from latopis.chronicle.clocks import Moment
    from latopis.chronicle.kept import Report
    from latopis.chronicle.roles import Kind, Role
    from latopis.model import Edtf


@dataclass(frozen=True, slots=True)
class Within:
    """From which date to which, by which clocks, and which page: `limit` reports after the `next` of the page before.

    With a `start` or an `end`, what has no date is left out; with `changed_since`, what has been the same since then.
    """

    start: Edtf | None = None
    end: Edtf | None = None
    known_at: Edtf | None = None
    recorded_at: Edtf | datetime | None = None
    limit: int | None = None
    after: str | None = None
    changed_since: Edtf | datetime | None = None

    @property
    def clocks(self) -> Clocks:
        """The clocks alone."""
        return Clocks(self.known_at, self.recorded_at)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports: of a kind, in which actors have one of some roles, of an act or type."""

    kinds: tuple[Kind, ...] = ()
    roles: tuple[tuple[int, tuple[Role, ...]], ...] = ()
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A report of each entry by date, those without one last; several reports of one make the page shorter.

    `next` asks for the rest, None where there is none.
    """

    reports: tuple[Report, ...]
    next: str | None


ALL: Final = Within()
"""Everything, on one page."""


def listed(connection: Connection, wanted: Wanted, within: Within = ALL) -> Page:
    """A page of the reports that are wanted."""
    asking = asking_of(connection, wanted, within)
    rows = _rows(connection, asking)
    shown = rows if within.limit is None else rows[: within.limit]
    mark = f"{shown[-1][1]}.{shown[-1][0]}" if len(rows) > len(shown) and shown else None
    listed_by = _listed_by(connection, asking, [row[0] for row in shown])
    return Page(tuple(reports_of(connection, [row[0] for row in shown if row[0] in listed_by], asking.moment)), mark)


def newest(connection: Connection, wanted: Wanted, within: Within) -> list[Report]:
    """The reports that were recorded last, the latest first, one of each entry."""
    asking = asking_of(connection, wanted, within)
    number = _source(wanted)[2]
    numbers = [row[0] for row in connection.execute(asking.query().order_by(number.desc()).limit(within.limit))]
    return list({report.key: report for report in reversed(reports_of(connection, numbers, asking.moment))}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked for, with its clocks looked up; `since` is the last change before those that are meant.

    With `ever`, also what counts no longer.
    """

    wanted: Wanted
    within: Within
    moment: Moment
    since: int | None = None
    ever: bool = False

    def query(self) -> Select[int, int]:
        """The number and first day of the reports that are wanted."""
        source, first, number = _source(self.wanted)
        changed = [] if self.since is None else [touched_since(self.since)]
        holds = [] if self.ever else self.moment.holds()
        asked = (*_asked(self.wanted), *_between(self.within, first), *holds, *changed)
        return select(number, first).select_from(source).where(*asked).distinct()


def asking_of(connection: Connection, wanted: Wanted, within: Within) -> Asking:
    """The question with its clocks looked up."""
    since = None if within.changed_since is None else change_since(connection, within.changed_since)
    return Asking(wanted, within, moment_of(connection, within.clocks), since)


def _listed_by(connection: Connection, asking: Asking, numbers: Sequence[int]) -> set[int]:
    """Those of the reports by which their entries are listed: the first that is asked for of all that tell the same."""
    entry_of: dict[int, int] = {}
    for part in parts_of(numbers):
        entry_of.update(dict(connection.execute(select(reports.c.id, reports.c.entry).where(reports.c.id.in_(part))).all()))
    wholes = held(connection, entry_of.values(), asking.moment)
    joined = {whole.key: whole for whole in wholes.values() if len(whole.entries) > 1}
    query = asking.query()
    first = {number: entry for number, entry in entry_of.items() if wholes[entry].key not in joined}
    for whole in joined.values():
        told = [row for part in parts_of(whole.entries) for row in connection.execute(query.where(reports.c.entry.in_(part)))]
        first.update({row[0]: row[1] for row in sorted(told, key=lambda row: (row[1], row[0]))[:1]})
    return set(first)


def _rows(connection: Connection, asking: Asking) -> list[tuple[int, int]]:
    """The number and first day of each report, in order, one more than the page holds.

    Days are indexed kind by kind: of several kinds each gives its own page, and the earliest of all are taken.
    """
    wanted, within = asking.wanted, asking.within
    if not wanted.roles and len(wanted.kinds) != 1:
        each = [replace(asking, wanted=replace(wanted, kinds=(kind,))) for kind in wanted.kinds or KINDS.values()]
        rows = merge(*(_rows(connection, one) for one in each), key=lambda row: (row[1], row[0]))
        return list(rows if within.limit is None else islice(rows, within.limit + 1))
    _, first, number = _source(wanted)
    query = asking.query().where(*_beyond(within, first)).order_by(first, number)
    limited = query if within.limit is None else query.limit(within.limit + 1)
    return [(row[0], row[1]) for row in connection.execute(limited)]


def _source(wanted: Wanted) -> tuple[FromClause, ColumnElement[int], ColumnElement[int]]:
    """Where the reports are looked for: in the index of the first actor, or in that of days."""
    if not wanted.roles:
        return reports, reports.c.first, reports.c.id
    return parts.join(reports, reports.c.id == parts.c.report), parts.c.first, parts.c.report


def _asked(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for place, (actor, roles) in enumerate(wanted.roles):
        table = parts if not place else parts.alias(f"part{place}")
        has = and_(table.c.actor == actor, table.c.role.in_(roles))
        same = and_(table.c.report == reports.c.id, table.c.first == parts.c.first)
        found.append(has if not place else select(table.c.report).where(has, same).exists())
    if wanted.kinds:
        found.append(reports.c.kind.in_(wanted.kinds))
    if wanted.details:
        found.append((parts if wanted.roles else reports).c.detail.in_(wanted.details))
    return found


def _between(within: Within, first: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """The days that the report may be of share one with the stretch."""
    if within.start is None and within.end is None:
        return []
    start = EARLIEST if within.start is None else days_of(within.start).first
    end = LATEST if within.end is None else days_of(within.end).last
    return [first <= end, reports.c.last >= start]


def _beyond(within: Within, first: ColumnElement[int]) -> list[ColumnElement[bool]]:
    if within.after is None:
        return []
    day, _, number = within.after.partition(".")
    if not (day.isdecimal() and number.isdecimal()):
        raise InputError(f"{within.after!r} is no mark of a page; give the `next` of the page before")
    # The plain bound is what the index of days is entered by; the other alone would read it from its beginning.
    return [first >= int(day), or_(first > int(day), reports.c.id > int(number))]

"""Lists of reports: what an actor did and said, by date, page by page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from latopis.chronicle.clocks import Clocks, moment_of
from latopis.chronicle.days import EARLIEST, LATEST, days_of
from latopis.chronicle.kept import reports_of
from latopis.chronicle.schema import parts, reports
from latopis.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, FromClause

    from latopis.chronicle.kept import Report
    from latopis.chronicle.roles import Kind, Role
    from latopis.model import Edtf


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports: of a kind, in which actors have roles, of an act or type, dated in a stretch; a page of them.

    `start` and `end` are dates; with one of them what has no date is left out. `after` is the `next` of the page before.
    """

    kinds: tuple[Kind, ...] = ()
    roles: tuple[tuple[int, tuple[Role, ...]], ...] = ()
    details: tuple[str, ...] = ()
    start: Edtf | None = None
    end: Edtf | None = None
    clocks: Clocks = field(default_factory=Clocks)
    limit: int | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Reports by date, those without one last; `next` asks for the rest, None where there is none."""

    reports: tuple[Report, ...]
    next: str | None


def listed(connection: Connection, wanted: Wanted) -> Page:
    """A page of the reports that are wanted."""
    source, first, number = _source(wanted)
    moment = moment_of(connection, wanted.clocks)
    query = (
        select(number, first)
        .select_from(source)
        .where(*_asked(wanted, first), *moment.holds())
        .distinct()
        .order_by(first, number)
    )
    if wanted.limit is not None:
        query = query.limit(wanted.limit + 1)
    rows = connection.execute(query).all()
    shown = rows if wanted.limit is None else rows[: wanted.limit]
    mark = f"{shown[-1][1]}.{shown[-1][0]}" if len(rows) > len(shown) and shown else None
    return Page(tuple(reports_of(connection, [row[0] for row in shown])), mark)


def _source(wanted: Wanted) -> tuple[FromClause, ColumnElement[int], ColumnElement[int]]:
    """Where the reports are looked for: in the index of the first actor, or in that of days."""
    if not wanted.roles:
        return reports, reports.c.first, reports.c.id
    return parts.join(reports, reports.c.id == parts.c.report), parts.c.first, parts.c.report


def _asked(wanted: Wanted, first: ColumnElement[int]) -> list[ColumnElement[bool]]:
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
    return [*found, *_between(wanted, first), *_beyond(wanted, first)]


def _between(wanted: Wanted, first: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """The days that the report may be of share one with the stretch."""
    if wanted.start is None and wanted.end is None:
        return []
    start = EARLIEST if wanted.start is None else days_of(wanted.start).first
    end = LATEST if wanted.end is None else days_of(wanted.end).last
    return [first <= end, reports.c.last >= start]


def _beyond(wanted: Wanted, first: ColumnElement[int]) -> list[ColumnElement[bool]]:
    if wanted.after is None:
        return []
    day, _, number = wanted.after.partition(".")
    if not (day.isdecimal() and number.isdecimal()):
        raise InputError(f"{wanted.after!r} is no mark of a page; give the `next` of the page before")
    return [or_(first > int(day), and_(first == int(day), reports.c.id > int(number)))]

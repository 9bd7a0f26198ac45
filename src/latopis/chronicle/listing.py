"""Lists of reports: what an actor did and said, by date, page by page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Final

from sqlalchemy import BigInteger, and_, bindparam, or_, select

from latopis.chronicle.changed import touched_since
from latopis.chronicle.clocks import Clocks, change_since, moment_of
from latopis.chronicle.clusters import parts_of
from latopis.chronicle.days import EARLIEST, LATEST, days_of
from latopis.chronicle.kept import reports_of
from latopis.chronicle.namesakes import everyone
from latopis.chronicle.roles import KINDS
from latopis.chronicle.schema import parts, reports
from latopis.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import BindParameter, ColumnElement, Connection, FromClause, Select

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
    """Which reports: of a kind, in which actors have some roles, of an act or type; an actor by one number or all its numbers."""

    kinds: tuple[Kind, ...] = ()
    roles: tuple[tuple[int | tuple[int, ...], tuple[Role, ...]], ...] = ()
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
    found = reports_of(connection, [number for number, _ in shown], asking.moment)
    others = listed_by_others(connection, asking, found)
    return Page(tuple(each for each in found if each.number not in others), mark)


def newest(connection: Connection, wanted: Wanted, within: Within) -> list[Report]:
    """The reports that were recorded last, the latest first, one of each entry."""
    asking = replace(asking_of(connection, wanted, within), by_day=False)
    number = _source(asking.shape)[2]
    query = asking.query().order_by(number.desc()).limit(within.limit)
    numbers = [row[0] for row in connection.execute(query, asking.values)]
    return list({report.key: report for report in reversed(reports_of(connection, numbers, asking.moment))}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked for, with its clocks looked up; `since` is the last change before those that are meant.

    With `ever`, also what counts no longer. Without `by_day`, few are looked at, or the last: the index of days is left aside.
    """

    wanted: Wanted
    within: Within
    moment: Moment
    since: int | None = None
    ever: bool = False
    by_day: bool = True

    @property
    def shape(self) -> Shape:
        """What makes it another statement of the database."""
        between = self.within.start is not None or self.within.end is not None
        holds = None if self.ever else self.moment
        roles = tuple((1 if isinstance(whom, int) else len(whom), roles) for whom, roles in self.wanted.roles)
        by_day = self.by_day and self.since is None
        return Shape(self.wanted.kinds, roles, self.wanted.details, between, holds, self.since, by_day)

    @property
    def values(self) -> dict[str, int]:
        """All else that is asked for."""
        start, end = self.within.start, self.within.end
        found = {
            f"actor{place}_{count}": actor
            for place, (whom, _) in enumerate(self.wanted.roles)
            for count, actor in enumerate((whom,) if isinstance(whom, int) else whom)
        }
        if self.shape.between:
            found["start"] = EARLIEST if start is None else days_of(start).first
            found["end"] = LATEST if end is None else days_of(end).last
        return found

    def query(self) -> Select[int, int]:
        """The number and first day of the reports that are wanted, to be asked with the values."""
        return _statement(self.shape)


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes a question another statement: the values of a statement may differ; of actors, how many numbers they have."""

    kinds: tuple[Kind, ...]
    roles: tuple[tuple[int, tuple[Role, ...]], ...]
    details: tuple[str, ...]
    between: bool
    holds: Moment | None
    since: int | None
    by_day: bool


def asking_of(connection: Connection, wanted: Wanted, within: Within) -> Asking:
    """The question with its clocks looked up."""
    since = None if within.changed_since is None else change_since(connection, within.changed_since)
    moment = moment_of(connection, within.clocks)
    roles = tuple((_everyone(connection, whom, moment), roles) for whom, roles in wanted.roles)
    return Asking(replace(wanted, roles=roles), within, moment, since)


def listed_by_others(connection: Connection, asking: Asking, found: Sequence[Report]) -> set[int]:
    """Those whose entry another report lists: the first that is asked for of all that tell the same."""
    several = [each for each in found if each.told.reports > 1]
    whole_of = {entry: each.key for each in several for entry in each.together}
    first: dict[str, tuple[int, int]] = {}
    which = reports.c.entry.in_(bindparam("entries", expanding=True))
    query = replace(asking, by_day=False).query().where(which).add_columns(reports.c.entry)
    for part in parts_of(sorted(whole_of)):
        for number, day, entry in connection.execute(query, {**asking.values, "entries": part}):
            first[whole_of[entry]] = min(first.get(whole_of[entry], (day, number)), (day, number))
    return {each.number for each in several} - {number for _, number in first.values()}


def _rows(connection: Connection, asking: Asking) -> list[tuple[int, int]]:
    """The number and first day of each report, in order, one more than the page holds.

    Days are indexed kind by kind: of several kinds each gives its own page, and the earliest of all are taken.
    """
    wanted, within = asking.wanted, asking.within
    if not wanted.roles and len(wanted.kinds) != 1:
        each = [replace(asking, wanted=replace(wanted, kinds=(kind,))) for kind in wanted.kinds or KINDS.values()]
        rows = merge(*(_rows(connection, one) for one in each), key=lambda row: (row[1], row[0]))
        return list(rows if within.limit is None else islice(rows, within.limit + 1))
    values = asking.values
    if within.after is not None:
        values["day"], values["number"] = _mark(within.after)
    if within.limit is not None:
        values["most"] = within.limit + 1
    query = _in_order(asking.shape, after=within.after is not None, limited=within.limit is not None)
    return [(row[0], row[1]) for row in connection.execute(query, values)]


# Statements: making one takes longer than answering it -------------------------------------------


@lru_cache(maxsize=256)
def _in_order(shape: Shape, *, after: bool, limited: bool) -> Select[int, int]:
    _, first, number = _source(shape)
    query = _statement(shape).order_by(first, number)
    if after:
        # The plain bound is what the index of days is entered by; the other alone would read it from its beginning.
        query = query.where(first >= _value("day"), or_(first > _value("day"), reports.c.id > _value("number")))
    return query.limit(_value("most")) if limited else query


@lru_cache(maxsize=256)
def _statement(shape: Shape) -> Select[int, int]:
    source, first, number = _source(shape)
    changed = [] if shape.since is None else [touched_since(shape.since)]
    between = [first <= _value("end"), reports.c.last >= _value("start")] if shape.between else []
    holds = [] if shape.holds is None else shape.holds.holds()
    return select(number, first).select_from(source).where(*_asked(shape), *between, *holds, *changed).distinct()


def _source(shape: Shape) -> tuple[FromClause, ColumnElement[int], ColumnElement[int]]:
    """Where the reports are looked for: in the index of the first actor, or in that of days."""
    if not shape.roles:
        return reports, reports.c.first, reports.c.id
    return parts.join(reports, reports.c.id == parts.c.report), parts.c.first, parts.c.report


def _everyone(connection: Connection, whom: int | tuple[int, ...], moment: Moment) -> tuple[int, ...]:
    """All numbers of the actor."""
    return everyone(connection, whom, moment) if isinstance(whom, int) else whom


def _asked(shape: Shape) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for place, (count, roles) in enumerate(shape.roles):
        table = parts if not place else parts.alias(f"part{place}")
        whom = [_value(f"actor{place}_{number}") for number in range(count)]
        has = and_(table.c.actor == whom[0] if count == 1 else table.c.actor.in_(whom), table.c.role.in_(roles))
        same = and_(table.c.report == reports.c.id, table.c.first == parts.c.first)
        found.append(has if not place else select(table.c.report).where(has, same).exists())
    if shape.kinds:
        kind = reports.c.kind if shape.by_day else reports.c.kind.concat("")
        found.append(kind.in_(shape.kinds))
    if shape.details:
        found.append((parts if shape.roles else reports).c.detail.in_(shape.details))
    return found


def _mark(after: str) -> tuple[int, int]:
    day, _, number = after.partition(".")
    if not (day.isdecimal() and number.isdecimal()):
        raise InputError(f"{after!r} is no mark of a page; give the `next` of the page before")
    return int(day), int(number)


def _value(name: str) -> BindParameter[int]:
    return bindparam(name, type_=BigInteger())

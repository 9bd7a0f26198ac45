"""What a chronicle holds as a whole: how much of each kind, what came last, and how far its history has got."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from latopis.chronicle.clocks import Clocks, moment_of
from latopis.chronicle.kept import reports_of
from latopis.chronicle.schema import actors, changes, closings, readings, reports

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from latopis.chronicle.kept import Report

_LOOKED_AT: Final = 40
"""Of how many articles the latest entries are taken."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles and actors there are, and how many reports of each kind."""

    articles: int
    actors: int
    reports: dict[str, int]


def last_change(connection: Connection) -> int:
    """The number of the last transaction: whatever was worked out before it is as good as new while it stays the same."""
    found: int = connection.execute(select(func.coalesce(func.max(changes.c.id), 0))).scalar_one()
    return found


def last_reading(connection: Connection) -> tuple[int, int]:
    """The numbers of the last reading that was made, and of the last change that closed one: what is read is as it was."""
    made = select(func.coalesce(func.max(readings.c.id), 0)).scalar_subquery()
    closed = select(func.coalesce(func.max(closings.c.change), 0)).scalar_subquery()
    row = connection.execute(select(made, closed)).one()
    return row[0], row[1]


def time_of_change(connection: Connection, change: int) -> int | None:
    """When the change was recorded; None where there is no such change."""
    found: int | None = connection.execute(select(changes.c.recorded).where(changes.c.id == change)).scalar()
    return found


def last_recorded(connection: Connection) -> int:
    """When the last transaction was recorded, in microseconds since 1970; 0 where there was none."""
    found: int = connection.execute(select(func.coalesce(func.max(changes.c.recorded), 0))).scalar_one()
    return found


def counts_of(connection: Connection) -> Counts:
    """How much counts now. It takes time that grows with the chronicle: keep it until the next change."""
    closed = select(closings.c.reading)
    gone = select(reports.c.kind, func.count()).where(reports.c.reading.in_(closed)).group_by(reports.c.kind)
    closed_by_kind: dict[str, int] = dict(connection.execute(gone).all())
    every = connection.execute(select(reports.c.kind, func.count()).group_by(reports.c.kind)).all()
    found = {kind: count - closed_by_kind.get(kind, 0) for kind, count in every}
    standing = select(func.count(readings.c.version.distinct())).where(readings.c.id.not_in(closed))
    everybody = select(func.count()).select_from(actors)
    return Counts(connection.execute(standing).scalar_one(), connection.execute(everybody).scalar_one(), found)


def latest(connection: Connection, limit: int) -> list[Report]:
    """The first report of each of the articles that were added last."""
    holds = moment_of(connection, Clocks()).holds()
    newest = select(reports.c.reading, reports.c.id).where(*holds).order_by(reports.c.id.desc()).limit(limit * _LOOKED_AT)
    firsts = dict(connection.execute(newest).all())
    return reports_of(connection, list(firsts.values())[:limit])

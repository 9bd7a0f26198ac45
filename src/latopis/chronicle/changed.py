"""What has changed since some change of a chronicle: read, joined otherwise, decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import cast, or_, select, union

from latopis.chronicle.clusters import parts_of
from latopis.chronicle.schema import changes, closings, decisions, entries, members, readings, reports

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select

    from latopis.chronicle.kept import Report

_VERDICTS: Final = ("accept", "reject", "correct")
_undo = decisions.alias("undone_by")
_with = members.alias("with_them")


def touched_since(change: int) -> ColumnElement[bool]:
    """The condition that a row of `reports` is of an entry that a later change touched, it or what it is joined with."""
    return reports.c.entry.in_(union(*_touching(change), _beside(change)))


def entries_touched_since(connection: Connection, change: int) -> tuple[set[int], set[int]]:
    """The entries that were read, closed, joined otherwise or decided after a change; and what they were ever joined with."""
    touched, beside = (set(connection.execute(query).scalars()) for query in (_touched(change), _beside(change)))
    return touched, beside


class Recorded(NamedTuple):
    """The change by which something was recorded, and when that was: microseconds since 1970."""

    change: int
    time: int


def recorded_of(connection: Connection, told: Iterable[Report]) -> dict[int, Recorded]:
    """By which change each of the reports was recorded, by its number."""
    found: dict[int, Recorded] = {}
    for part in parts_of([report.number for report in told]):
        rows = connection.execute(_RECORDED.where(reports.c.id.in_(part)))
        found.update({row[0]: Recorded(row[1], row[2]) for row in rows})
    return found


def _touched(change: int) -> CompoundSelect[int]:
    return union(*_touching(change))


def _touching(change: int) -> tuple[Select[int], ...]:
    read = select(reports.c.entry).join(readings, readings.c.id == reports.c.reading).where(readings.c.change > change)
    closed = select(reports.c.entry).join(closings, closings.c.reading == reports.c.reading).where(closings.c.change > change)
    joined = select(members.c.entry).where(members.c.change > change)
    return read, closed, joined, _decided(change)


def _beside(change: int) -> Select[int]:
    together = select(_with.c.cluster).where(_with.c.entry.in_(_touched(change)))
    return select(members.c.entry).where(members.c.cluster.in_(together))


def _decided(change: int) -> Select[int]:
    undone = select(_undo.c.value).where(_undo.c.kind == "undo", _undo.c.change > change)
    decided = or_(decisions.c.change > change, cast(decisions.c.id, decisions.c.value.type).in_(undone))
    return (
        select(entries.c.id).join(decisions, decisions.c.target == entries.c.key).where(decisions.c.kind.in_(_VERDICTS), decided)
    )


_RECORDED: Final = (
    select(reports.c.id, changes.c.id, changes.c.recorded)
    .join(readings, readings.c.id == reports.c.reading)
    .join(changes, changes.c.id == readings.c.change)
)

"""Actors by another rule than that by which they were kept: every report gets its actors anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, delete, exists, or_, select

from latopis.chronicle.adding import actors_of, cast_report
from latopis.chronicle.kept import records_of
from latopis.chronicle.rows import continued
from latopis.chronicle.schema import actors, names, namesakes, parts, readings, reports, ties

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SHELF: Final = 200
_LATER: Final = (
    select(readings.c.id)
    .where(readings.c.id > bindparam("after"), readings.c.content.is_not(None))
    .order_by(readings.c.id)
    .limit(_SHELF)
)


def recast_everything(connection: Connection) -> None:
    """Give every report the actors that its record has, and forget those who are in none."""
    for table in (parts, ties, names, namesakes):
        connection.execute(delete(table))
    last = 0
    while numbers := connection.execute(_LATER, {"after": last}).scalars().all():
        last = numbers[-1]
        for number, (_, kept) in records_of(connection, numbers).items():
            rows = continued(connection)
            cast = actors_of(connection, kept.record, number, rows)
            told = connection.execute(select(reports.c.number, reports.c.id).where(reports.c.reading == number)).all()
            for place, report in told:
                cast_report(kept.record, kept.record.entries[place], cast, report=report, rows=rows)
            rows.write(connection)
    _forget_nobodies(connection)


def _forget_nobodies(connection: Connection) -> None:
    owned = actors.alias("owned")
    tables = (names.c.actor, parts.c.actor, ties.c.party, ties.c.counterpart, namesakes.c.actor, owned.c.of)
    needed = or_(*(exists().where(column == actors.c.id) for column in tables))
    while connection.execute(delete(actors).where(~needed)).rowcount:
        pass

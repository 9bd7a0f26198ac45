"""Actors by another rule than that by which they were kept: reports get their actors anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, delete, exists, insert, or_, select

from latopis.chronicle.adding import actors_of, cast_report
from latopis.chronicle.answers import DENIALS
from latopis.chronicle.deciding import heirs_of
from latopis.chronicle.identity import entry_keys, rejected_in
from latopis.chronicle.kept import records_of
from latopis.chronicle.rows import continued
from latopis.chronicle.schema import actors, decisions, entries, heirs, names, namesakes, parts, readings, reports, ties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Select

    from latopis.chronicle.rows import Rows
    from latopis.model import Record

_SHELF: Final = 200
_KEPT: Final = (
    select(readings.c.id)
    .where(readings.c.id > bindparam("after"), readings.c.content.is_not(None))
    .order_by(readings.c.id)
    .limit(_SHELF)
)
_ANY_REJECTED: Final = select(decisions.c.id).where(decisions.c.kind == "reject").limit(1)
_DENYING: Final = exists().where(reports.c.reading == readings.c.id, reports.c.detail == DENIALS)


def recast_everything(connection: Connection) -> None:
    """Give every report the actors that its record has, and forget those who are in none."""
    for table in (parts, ties, names, namesakes):
        connection.execute(delete(table))
    for rows in _cast(connection, _KEPT):
        rows.write(connection)
    _forget_nobodies(connection)


def cast_denied(connection: Connection) -> None:
    """Give every denial those as actors who said what is denied."""
    connection.execute(delete(parts).where(parts.c.role == "denied"))
    for rows in _cast(connection, _KEPT.where(_DENYING)):
        denied = [row for row in rows.of.get(parts, ()) if row["role"] == "denied"]
        if denied:
            connection.execute(insert(parts), denied)


def inherit_rejections(connection: Connection) -> None:
    """Let what was read anew of the place of what was rejected be rejected too."""
    for _, record in _read(connection, _KEPT) if connection.execute(_ANY_REJECTED).first() else ():
        found = set(heirs_of(rejected_in(record), entry_keys(record)))
        keys = select(entries.c.key, entries.c.id).where(entries.c.key.in_({key for _, key in found}))
        number_of = dict(connection.execute(keys).all())
        rows = continued(connection)
        for decision, key in sorted(found):
            rows.add(heirs, entry=number_of[key], decision=decision)
        rows.write(connection)


def _cast(connection: Connection, wanted: Select[int]) -> Iterator[Rows]:
    """The rows of the actors of each of the readings, which are to be written before the next ones are asked for."""
    for number, record in _read(connection, wanted):
        rows = continued(connection)
        cast = actors_of(connection, record, number, rows)
        told = connection.execute(select(reports.c.number, reports.c.id).where(reports.c.reading == number)).all()
        for place, report in told:
            cast_report(record, record.entries[place], cast, report=report, rows=rows)
        yield rows


def _read(connection: Connection, wanted: Select[int]) -> Iterator[tuple[int, Record]]:
    """The numbers of the readings with their records as decided, in order."""
    last = 0
    while numbers := connection.execute(wanted, {"after": last}).scalars().all():
        last = numbers[-1]
        for number, (_, kept) in records_of(connection, numbers).items():
            yield number, kept.record


def _forget_nobodies(connection: Connection) -> None:
    owned = actors.alias("owned")
    tables = (names.c.actor, parts.c.actor, ties.c.party, ties.c.counterpart, namesakes.c.actor, owned.c.of)
    needed = or_(*(exists().where(column == actors.c.id) for column in tables))
    while connection.execute(delete(actors).where(~needed)).rowcount:
        pass

"""The rows of one transaction, numbered by whoever holds the lock of writers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from sqlalchemy import Table, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from latopis.chronicle import schema
from latopis.chronicle.connect import now
from latopis.chronicle.words import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection, Insert

Row: TypeAlias = dict[str, object]

_NUMBERED: Final = (
    *(schema.changes, schema.articles, schema.versions, schema.readings),
    *(schema.actors, schema.entries, schema.reports, schema.decisions),
)
_LATEST: Final = select(
    *(select(func.coalesce(func.max(table.c.id), 0)).scalar_subquery().label(table.name) for table in _NUMBERED)
)
_LAST_TIME: Final = select(func.coalesce(func.max(schema.changes.c.recorded), 0))
_ORDER: Final = tuple(schema.metadata.sorted_tables)
_ONLY_NEW: Final = (schema.names, schema.heirs)
"""Tables whose rows may be there already."""
_ADDED: Final[dict[str, dict[Table, Insert]]] = {
    "sqlite": {table: sqlite.insert(table).on_conflict_do_nothing() for table in _ONLY_NEW},
    "postgresql": {table: postgresql.insert(table).on_conflict_do_nothing() for table in _ONLY_NEW},
}


@dataclass(slots=True)
class Rows:
    """The rows of one transaction by table, and the numbers that they have got."""

    numbers: dict[str, int]
    of: dict[Table, list[Row]] = field(default_factory=dict)

    def add(self, table: Table, **values: object) -> int:
        """Put a row into the table; the number that it gets, where the table is numbered."""
        number = self.numbers.get(table.name, -1) + 1
        if number:  # a table without numbers has none to begin with
            self.numbers[table.name] = number
            values = {"id": number, **values}
        self.of.setdefault(table, []).append(values)
        return number

    def write(self, connection: Connection) -> None:
        """Write every row that was not yet written, tables that others point to first."""
        for table in _ORDER:
            if table in self.of:
                added = _ADDED[connection.dialect.name].get(table)
                connection.execute(insert(table) if added is None else added, self.of[table])
        self.of.clear()


def continued(connection: Connection) -> Rows:
    """The next rows of the transaction that was begun."""
    return Rows(dict(connection.execute(_LATEST).one()._mapping))


def begun(connection: Connection, signer: str | None = None) -> Rows:
    """The rows of a transaction, with its own first: its time is later than that of every other."""
    rows = continued(connection)
    latest = connection.execute(_LAST_TIME).scalar_one()
    rows.add(schema.changes, recorded=max(now(), latest + 1), signer=storable(signer))
    return rows

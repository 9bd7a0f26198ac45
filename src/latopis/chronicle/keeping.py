"""Copies of a chronicle, and older ones brought to the newest schema."""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select

from latopis.chronicle import schema
from latopis.chronicle.adding import index
from latopis.chronicle.connect import engine_of, reading, revision_of, told_plainly, writing
from latopis.errors import ChronicleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine, Row, Table

_SHELF: Final = 1000


def back_up(engine: Engine, target: Path) -> None:
    """Copy the chronicle as it is now into a new SQLite file, while others read and write; the file is whole or not there.

    Raises:
        ChronicleError: the file is there already, or cannot be written.
    """
    if target.exists():
        raise ChronicleError(f"{target}: is there already; name a new file")
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.unfinished")
    try:
        if engine.dialect.name == "sqlite":
            _vacuum_into(engine, unfinished)
        else:
            _copy(engine, unfinished)
        os.link(unfinished, target)
    except (OSError, sqlite3.Error) as fault:
        raise ChronicleError(f"{target}: cannot be written: {fault}; check the folder and the room on the disk") from fault
    finally:
        for rest in (unfinished, *(Path(f"{unfinished}{end}") for end in ("-wal", "-shm", "-journal"))):
            with suppress(OSError):
                rest.unlink(missing_ok=True)


def upgrade(engine: Engine, revision: str = "head") -> tuple[str | None, str | None]:
    """Bring the schema to the newest revision, all of it or nothing; the revision before and after."""
    from alembic import command  # noqa: PLC0415  only this needs it
    from alembic.config import Config  # noqa: PLC0415

    settings = Config()
    settings.set_main_option("script_location", "latopis.chronicle:migrations")
    with writing(engine) as connection:
        before = revision_of(connection)
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)
        return before, revision_of(connection)


def _vacuum_into(engine: Engine, target: Path) -> None:
    with told_plainly(engine), engine.connect() as connection:
        raw = connection.connection.driver_connection
        if raw is not None:
            raw.execute("VACUUM INTO ?", (str(target),))


def _copy(source: Engine, target: Path) -> None:
    """Copy row by row: every table as it is, and the index of words anew."""
    copy = engine_of(target)
    with reading(source) as there, writing(copy) as here:
        schema.create(here)
        for table in schema.metadata.sorted_tables:
            if table is not schema.revision:
                _copy_table(there, here, table)
        for row in there.execute(select(schema.versions.c.id, schema.versions.c.words)):
            if row.words is not None:
                index(here, row.id, zlib.decompress(row.words).decode().split())
    copy.dispose()


def _copy_table(there: Connection, here: Connection, table: Table) -> None:
    for rows in _shelves(there, table):
        here.execute(insert(table), [dict(row._mapping) for row in rows])


def _shelves(connection: Connection, table: Table) -> Iterator[list[Row[tuple[object, ...]]]]:
    everything = select(table).order_by(*table.primary_key)
    with connection.execute(everything, execution_options={"yield_per": _SHELF}) as result:
        for rows in result.partitions():
            yield list(rows)

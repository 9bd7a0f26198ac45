"""The way to the database: SQLite in one file, or PostgreSQL; one writer at a time, readers whenever they like."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, exc, make_url, text

from latopis.chronicle import schema
from latopis.errors import ChronicleError, MissingExtra

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY: Final = 60_000
"""How long a writer waits for another one, in milliseconds."""
_TRIES: Final = 20
_LOCK: Final = 0x1A70
_NETWORK: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs"})
_REMEDIES: Final = (
    ("disk is full", "the disk is full; nothing of the article was kept. Make room and run the same command again"),
    (
        "disk I/O error",
        "the disk could not be written; nothing of the article was kept. Make room and run the same command again",
    ),
    ("No space left", "the disk is full; nothing of the article was kept. Make room and run the same command again"),
    ("database is locked", "another program holds it; wait until that has ended, and run the same command again"),
    ("readonly database", "it may not be written; check its permissions"),
    ("unable to open database file", "it cannot be opened; check the path and its permissions"),
    ("file is not a database", "is no chronicle: another sort of file; name a file that latopis made, or a new one"),
    ("malformed", "it is damaged; restore it from a backup (`latopis db backup`)"),
)


def engine_of(place: str | Path) -> Engine:
    """The engine for a path or a URL; nothing is opened yet.

    Raises:
        MissingExtra: the driver of that database is not installed.
        ChronicleError: the URL is of a database that is not supported.
    """
    url = _url_of(str(place))
    backend = url.get_backend_name()
    if backend == "postgresql":
        if find_spec("psycopg") is None:
            raise MissingExtra("PostgreSQL needs a driver; install it with: pip install 'latopis[postgres]'")
        engine = create_engine(url.set(drivername="postgresql+psycopg"))
        event.listen(engine, "begin", _begin_on_postgres)
        return engine
    if backend != "sqlite":
        raise ChronicleError(f"{url.render_as_string()}: {backend} is not supported; give a path, or postgresql+psycopg://…")
    engine = create_engine(url, connect_args={"timeout": BUSY / 1000}, poolclass=NullPool if not url.database else None)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_on_sqlite)
    return engine


def shown(place: str | Path) -> str:
    """The path or URL for people, without a password."""
    return _url_of(str(place)).render_as_string() if "://" in str(place) else str(place)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the chronicle, whatever is written meanwhile."""
    with told_plainly(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction of the only writer: all of it is kept, or nothing."""
    with told_plainly(engine), engine.connect() as connection:
        connection.execution_options(latopis_writes=True)
        with connection.begin():
            yield connection


@contextmanager
def told_plainly(engine: Engine) -> Iterator[None]:
    """Faults of the database as ChronicleErrors that say what to do."""
    try:
        yield
    except exc.TimeoutError as fault:
        raise ChronicleError(f"{engine.url.render_as_string()}: is asked by too many at once; try again") from fault
    except exc.DatabaseError as fault:
        raise ChronicleError(f"{engine.url.render_as_string()}: {_remedy(str(fault.orig))}") from fault


def revision_of(connection: Connection) -> str | None:
    """The revision of the schema; None where the database is empty.

    Raises:
        ChronicleError: it holds something else.
    """
    tables = connection.dialect.get_table_names(connection)
    if schema.revision.name in tables:
        return connection.execute(schema.revision.select()).scalar()
    if tables:
        raise ChronicleError("is no chronicle: it holds other tables; name another database, or a new file")
    return None


def journal_of(path: Path, mounts: str) -> str:
    """The journal that suits the place: write-ahead, but not on network drives, which do not share its memory.

    >>> [journal_of(Path(path), "server:/x /data nfs4 rw 0 0") for path in ("/data/latopis.db", "/home/latopis.db")]
    ['DELETE', 'WAL']
    """
    found = [line.split() for line in mounts.splitlines()]
    above = [row for row in found if len(row) > 2 and Path(row[1]) in (path, *path.parents)]
    kind = max(above, key=lambda row: len(row[1]))[2] if above else ""
    return "DELETE" if kind in _NETWORK else "WAL"


def _url_of(place: str) -> URL:
    if re.match(r"[a-z0-9+]+://", place):
        try:
            return make_url(place)
        except exc.ArgumentError as fault:
            raise ChronicleError(f"{place}: is no URL of a database; write postgresql+psycopg://user@host/name") from fault
    return URL.create("sqlite", database=place)


def _prepare_sqlite(raw: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Transactions begin where we say so; what is erased is overwritten; references are checked."""
    raw.isolation_level = None
    cursor = raw.cursor()
    path = str((cursor.execute("PRAGMA database_list").fetchone() or ("", "", ""))[2])
    mounts = Path("/proc/mounts").read_text(errors="replace") if Path("/proc/mounts").exists() else ""
    settings = (
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "cache_size=-65536",
        "temp_store=MEMORY",
        "wal_autocheckpoint=8000",
    )
    for setting in (f"busy_timeout={BUSY}", *settings):
        cursor.execute(f"PRAGMA {setting}")
    journal = journal_of(Path(path), mounts)
    if cursor.execute("PRAGMA journal_mode").fetchone() != (journal.lower(),):
        _set_journal(cursor, journal)
    cursor.close()


def _set_journal(cursor: DBAPICursor, journal: str) -> None:
    """Set the journal; SQLite does not wait for others here, so that we do."""
    for attempt in range(_TRIES):
        try:
            cursor.execute(f"PRAGMA journal_mode={journal}")
        except sqlite3.OperationalError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(0.05 * (attempt + 1))
        else:
            return


def _begin_on_sqlite(connection: Connection) -> None:
    # A transaction that begins to write late fails at once where another has written meanwhile.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("latopis_writes") else "BEGIN")


def _begin_on_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get("latopis_writes"):
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _remedy(message: str) -> str:
    first = message.strip().splitlines()[0] if message.strip() else "an unknown fault"
    return next((remedy for mark, remedy in _REMEDIES if mark in message), first)


def now() -> int:
    """The time in microseconds since 1970."""
    return time.time_ns() // 1000

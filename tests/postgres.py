"""A PostgreSQL server of the tests' own: on a socket in a temporary folder, as another user than root, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import uuid
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_wal_size=256MB")


def is_there() -> bool:
    """Whether the server is installed."""
    return bool(PROGRAMS)


@contextmanager
def server() -> Iterator[Path]:
    """The folder with the socket of a server that runs until the end of the block."""
    folder = Path(mkdtemp(prefix="latopis-postgres-", dir="/tmp"))  # a socket's path may not be long
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    try:
        _run("initdb", "-D", str(folder / "data"), "-U", "tests", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        settings = [word for setting in (*SPEED, f"unix_socket_directories={folder}") for word in ("-c", setting)]
        _run("pg_ctl", "-D", str(folder / "data"), "-l", str(folder / "log"), "-w", "-o", " ".join(settings), "start")
        yield folder
        _run("pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "-W", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_database(folder: Path) -> str:
    """The URL of an empty schema, which is to latopis as good as a database, and is made in a tenth of the time."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(host=str(folder), user="tests", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    return f"postgresql+psycopg://tests@/postgres?host={folder}&options=-csearch_path%3D{name}"


def _run(program: str, *arguments: str) -> None:
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    command = [str(PROGRAMS[-1] / program), *arguments]
    done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **user)  # type: ignore[call-overload]
    assert 0 == done.returncode, done.stderr + done.stdout

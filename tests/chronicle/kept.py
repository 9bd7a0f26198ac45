"""A chronicle of records made by hand."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import select

from latopis.chronicle import adding, schema
from latopis.chronicle.connect import reading, writing
from latopis.chronicle.store import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from chronicle.made import Writer


def chronicle_of(place: str, *writers: Writer) -> Engine:
    """A chronicle to which the articles have been added."""
    engine = opened(place)
    for writer in writers:
        with writing(engine) as connection:
            adding.add(connection, writer.article())
    return engine


@contextmanager
def asked(place: str, *writers: Writer) -> Iterator[Connection]:
    """A connection that reads such a chronicle."""
    engine = chronicle_of(place, *writers)
    with reading(engine) as connection:
        yield connection
    engine.dispose()


def number_of(connection: Connection, name: str) -> int:
    """The number of the actor with that name."""
    return int(connection.execute(select(schema.actors.c.id).where(schema.actors.c.name == name)).scalar_one())

"""The database of a chronicle, opened: made where it is new, refused where its schema is another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from latopis.chronicle import schema
from latopis.chronicle.connect import engine_of, reading, revision_of, shown, writing
from latopis.errors import ChronicleError

if TYPE_CHECKING:
    from sqlalchemy import Engine


def opened(place: str | Path, *, create: bool = True) -> Engine:
    """The engine of the chronicle at a path or URL, which is made where there is none.

    Raises:
        ChronicleError: it cannot be opened, is no chronicle, or one of another version of latopis; or there is none and
            none shall be made.
    """
    engine = engine_of(place)
    if not create and engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists():
        raise ChronicleError(f"{shown(place)}: there is no chronicle; `latopis add FILE…` makes one, --chronicle names another")
    try:
        _checked(engine, create=create)
    except ChronicleError as fault:
        engine.dispose()
        raise ChronicleError(str(fault) if shown(place) in str(fault) else f"{shown(place)}: {fault}") from fault
    return engine


def _checked(engine: Engine, *, create: bool) -> None:
    with reading(engine) as connection:
        found = revision_of(connection)
    if found is None and create:
        with writing(engine) as connection:
            if revision_of(connection) is None:
                schema.create(connection)
    elif found is None:
        raise ChronicleError("is empty; `latopis add FILE…` makes a chronicle of it")
    elif found < schema.HEAD:
        raise ChronicleError(f"is of schema {found}, older than {schema.HEAD}; run `latopis db upgrade`")
    elif found > schema.HEAD:
        raise ChronicleError(f"is of schema {found}, newer than {schema.HEAD}; install a newer latopis")

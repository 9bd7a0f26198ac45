"""Removing an article, which leaves it out of every answer, and erasing it for good. Both leave a tombstone without content."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import delete, exists, or_, select, text

from latopis.chronicle.adding import close_readings, names_of
from latopis.chronicle.clusters import parts_of
from latopis.chronicle.deciding import between
from latopis.chronicle.identity import actor_keys
from latopis.chronicle.joining import entries_of_readings, join_anew
from latopis.chronicle.kept import records_of
from latopis.chronicle.rows import begun
from latopis.chronicle.schema import (
    actors,
    articles,
    closings,
    clusters,
    copies,
    decisions,
    entries,
    heirs,
    links,
    members,
    metadata,
    names,
    namesakes,
    outlines,
    parts,
    readings,
    reports,
    sketches,
    ties,
    traits,
    versions,
)
from latopis.chronicle.words import storable
from latopis.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Engine

How = Literal["remove", "erase"]

_SHELF: Final = 200
_UNINDEX_SQLITE: Final = text("INSERT INTO search (search, rowid, words) VALUES ('delete', :version, :words)")
_UNINDEX_POSTGRES: Final = text("DELETE FROM search WHERE version = :version")


def remove(connection: Connection, article: str, how: How, *, reason: str | None = None, signer: str | None = None) -> int:
    """Remove or erase the article with that id, entry or URL, all versions and copies of its text; how many there were.

    Raises:
        InputError: there is no such article.
    """
    documents = documents_of(connection, article)
    found = (
        connection.execute(select(versions.c.id).where(versions.c.document.in_(documents)).order_by(versions.c.id))
        .scalars()
        .all()
    )
    rows = begun(connection, signer)
    closed = [number for version in found for number in close_readings(connection, rows, version)]
    why = {"kind": how, "field": None, "value": None, "reason": storable(reason)}
    for document in documents:
        rows.add(decisions, change=rows.numbers["changes"], target=document, **why)
    rows.write(connection)
    join_anew(connection, entries_of_readings(connection, closed), rows.numbers["changes"])
    if how == "erase":
        _erase(connection, found)
        _forget_decisions(connection, documents)
    return len(found)


def scrub(engine: Engine) -> None:
    """Let nothing of what was erased linger in the files of the database."""
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        if engine.dialect.name == "sqlite" and raw is not None:
            # Deleted cells are overwritten, but copies of them linger where pages were split.
            for statement in ("INSERT INTO search (search) VALUES ('optimize')", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                raw.execute(statement)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            tables = ", ".join(table.name for table in metadata.sorted_tables)
            connection.execute(text(f"VACUUM (FULL) {tables}, search"))


def documents_of(connection: Connection, article: str) -> Sequence[str]:
    """The ids of the texts of the article, of all of its versions."""
    url = storable(article)
    document = url.partition("-")[0]
    place = select(versions.c.article).join(articles).where(or_(versions.c.document == document, articles.c.url == url))
    found = connection.execute(select(versions.c.document).distinct().where(versions.c.article.in_(place))).scalars().all()
    if found:
        return sorted(found)
    gone = connection.execute(select(decisions.c.kind).where(decisions.c.target == document)).scalars().all()
    if "remove" in gone or "erase" in gone:
        raise InputError(f"{article}: was erased before; nothing is left of it")
    raise InputError(f"{article}: there is no such article; give the id of the document, of one of its entries, or its URL")


def _erase(connection: Connection, numbers: Sequence[int]) -> None:
    """Delete the versions with all that was made from them, and whoever is named nowhere else."""
    made = connection.execute(select(readings.c.id).where(readings.c.version.in_(numbers))).scalars().all()
    whole = select(readings.c.id).where(readings.c.id.in_(made), readings.c.content.is_not(None))
    erased = records_of(connection, connection.execute(whole).scalars())
    named = {key for _, kept in erased.values() for key in actor_keys(kept.record).values()}
    _unindex(connection, numbers)
    told = select(reports.c.id).where(reports.c.reading.in_(made))
    for table in (ties, parts, outlines, traits):
        connection.execute(delete(table).where(table.c.report.in_(told)))
    for table in (sketches, copies):
        connection.execute(delete(table).where(table.c.version.in_(numbers)))
    gone = connection.execute(select(reports.c.entry).distinct().where(reports.c.reading.in_(made))).scalars().all()
    connection.execute(delete(reports).where(reports.c.reading.in_(made)))
    for part in parts_of(gone):
        still = set(connection.execute(select(reports.c.entry).where(reports.c.entry.in_(part))).scalars())
        lost = [entry for entry in part if entry not in still]
        for column in (links.c.one, links.c.other, members.c.entry, clusters.c.holder, heirs.c.entry, entries.c.id):
            connection.execute(delete(column.table).where(column.in_(lost)))
    connection.execute(delete(namesakes).where(namesakes.c.reading.in_(made)))
    connection.execute(delete(closings).where(closings.c.reading.in_(made)))
    connection.execute(delete(readings).where(readings.c.version.in_(numbers)))
    connection.execute(delete(versions).where(versions.c.id.in_(numbers)))
    connection.execute(delete(articles).where(~exists().where(versions.c.article == articles.c.id)))
    _forget_names(connection, named)


def _forget_decisions(connection: Connection, documents: Sequence[str]) -> None:
    """Delete what was decided of the entries and actors of the texts, whose words and names it holds; the tombstones stay."""
    for document in documents:
        about = (between(column, document) for column in (decisions.c.target, decisions.c.value))
        connection.execute(delete(decisions).where(or_(*about)))


def _unindex(connection: Connection, numbers: Sequence[int]) -> None:
    for row in connection.execute(select(versions.c.id, versions.c.words).where(versions.c.id.in_(numbers))).all():
        if connection.dialect.name == "sqlite":
            connection.execute(_UNINDEX_SQLITE, {"version": row.id, "words": zlib.decompress(row.words).decode()})
        else:
            connection.execute(_UNINDEX_POSTGRES, {"version": row.id})


def _forget_names(connection: Connection, keys: set[str]) -> None:
    """Of these actors, delete the names that no article gives them any more, and those who are named nowhere.

    Every record is looked through: erasing is rare, and must be thorough.
    """
    left = _names_left(connection, keys)
    rows = connection.execute(select(actors.c.key, names).join(names, names.c.actor == actors.c.id).where(actors.c.key.in_(keys)))
    for key, folded, actor, name in rows.all():
        if name not in left.get(key, ()):
            which = (names.c.folded == folded, names.c.actor == actor, names.c.name == name)
            connection.execute(delete(names).where(*which))
    owner = actors.alias("owned")
    needed = or_(
        exists().where(names.c.actor == actors.c.id),
        exists().where(parts.c.actor == actors.c.id),
        exists().where(owner.c.of == actors.c.id),
    )
    while connection.execute(delete(actors).where(actors.c.key.in_(keys), ~needed)).rowcount:
        pass


def _names_left(connection: Connection, keys: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    numbers = connection.execute(select(readings.c.id).where(readings.c.content.is_not(None))).scalars().all()
    for start in range(0, len(numbers), _SHELF):
        for _, kept in records_of(connection, numbers[start : start + _SHELF]).values():
            of = actor_keys(kept.record)
            for actor in kept.record.actors:
                if of[actor.id] in keys:
                    found.setdefault(of[actor.id], set()).update(names_of(actor, kept.document.text))
    return found

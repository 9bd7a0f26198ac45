"""Texts read anew: what a newer reader reads differently takes the place of what an older one had read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from sqlalchemy import bindparam, func, select

from latopis.chronicle.adding import add_reading, as_decided, close_readings
from latopis.chronicle.content import digest_of, unpacked
from latopis.chronicle.identity import entry_keys
from latopis.chronicle.joining import join
from latopis.chronicle.kept import document_of, records_of, versions_with_text
from latopis.chronicle.rows import begun
from latopis.chronicle.schema import closings, readings, versions
from latopis.record_json import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from latopis.chronicle.rows import Rows
    from latopis.model import Document, Entry, Record

_SHELF: Final = 100
_BESIDE: Final = frozenset({"id", "confidence", "made_by"})
"""Fields that may differ where the same is told."""


class Stored(NamedTuple):
    """A version that counts: its number, its article, who read it last, and the number of what was read."""

    version: int
    document: Document
    reader: str
    reading: int


IMPORTED: Final = "latopis-import"
"""The reader of what was no article: it is not read anew."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that only one of two readings has, or that they tell differently: in which fields."""

    what: Literal["added", "removed", "changed"]
    key: str
    record: Record
    entry: Entry
    fields: tuple[str, ...] = ()


def stored(connection: Connection, *, reader: str | None, after: int = 0) -> list[Stored]:
    """The next versions that count and were read last by another reader than this one; by any, where it is None."""
    rows = connection.execute(_STANDING, {"after": after, "reader": reader or ""})
    return [Stored(row.version, document_of(row), row.reader, row.reading) for row in rows]


def record_before(connection: Connection, reading: int, document: Document) -> Record:
    """What was read of the document."""
    content = connection.execute(select(readings.c.content).where(readings.c.id == reading)).scalar_one()
    return unpacked(content, document)


def keep_anew(connection: Connection, record: Record, version: int, *, signer: str | None = None) -> bool:
    """Keep what was read anew, the connection being that of a writer; whether it is another record than before."""
    rows = begun(connection, signer)
    current = connection.execute(_CURRENT, {"version": version}).first()
    if current is None:
        return False  # removed meanwhile, or replaced
    digest = digest_of(record)
    if current.digest == digest:
        told = {"reader": record.reader, "digest": digest, "same_as": current.id, "content": None}
        rows.add(readings, version=version, change=rows.numbers["changes"], **told)
    else:
        replace_reading(connection, record, version, rows=rows)
    rows.write(connection)
    return bool(current.digest != digest)


def replace_reading(connection: Connection, read: Record, version: int, *, rows: Rows) -> None:
    """Let what was read of the version, with what is decided of it now, take the place of its reading that counts."""
    closed = close_readings(connection, rows, version)
    told = as_decided(connection, read)
    number = add_reading(connection, read, told, version=version, rows=rows)
    rows.write(connection)
    join(connection, told, number, closed)


def tell_anew(connection: Connection, documents: Iterable[str], rows: Rows) -> None:
    """Let the standing readings of these texts tell what is decided of them now."""
    which = versions.c.document.in_(sorted(set(documents)))
    for version, reading in connection.execute(_TELLING.where(which).order_by(versions.c.id)).all():
        _, kept = records_of(connection, [reading])[reading]
        replace_reading(connection, kept.read, version, rows=rows)


def differences(old: Record, new: Record) -> list[Difference]:
    """What the second reading of a document tells otherwise than the first, by place."""
    before, now = dict(_told(old)), dict(_told(new))
    found = [Difference("removed", key, old, before[key].entry) for key in before.keys() - now.keys()]
    found += [Difference("added", key, new, now[key].entry) for key in now.keys() - before.keys()]
    for key in before.keys() & now.keys():
        a, b = before[key].fields, now[key].fields
        if fields := tuple(name for name in b if a.get(name) != b[name]):
            found.append(Difference("changed", key, new, now[key].entry, fields))
    return sorted(found, key=lambda each: (each.entry.span, each.key))


class _Told(NamedTuple):
    entry: Entry
    fields: dict[str, object]


def _told(record: Record) -> Iterator[tuple[str, _Told]]:
    """Each entry with its key, and its fields with names for ids."""
    names: dict[str, str] = {actor.id: actor.register or f"{actor.type} {actor.name}" for actor in record.actors}
    keys = entry_keys(record)
    names |= {entry.id: key for entry, key in zip(record.entries, keys, strict=True)}
    listed = fields_of(record)["entries"]
    for key, entry, fields in zip(keys, record.entries, listed if isinstance(listed, list) else (), strict=True):
        yield key, _Told(entry, {name: _named(value, names) for name, value in fields.items() if name not in _BESIDE})


def _named(value: object, names: dict[str, str]) -> object:
    if isinstance(value, str):
        return names.get(value, value)
    return [_named(each, names) for each in value] if isinstance(value, list | tuple) else value


_LATEST: Final = select(func.max(readings.c.id)).where(readings.c.version == versions.c.id).correlate(versions).scalar_subquery()
_LAST: Final = readings.alias("last")
_STANDING: Final = (
    versions_with_text()
    .add_columns(_LAST.c.reader, readings.c.id.label("reading"))
    .join(readings, readings.c.version == versions.c.id)
    .join(_LAST, _LAST.c.id == _LATEST)
    .outerjoin(closings, closings.c.reading == readings.c.id)
    .where(closings.c.reading.is_(None), readings.c.same_as.is_(None))
    .where(versions.c.id > bindparam("after"), _LAST.c.reader != bindparam("reader"))
    .where(_LAST.c.reader.not_like(f"{IMPORTED} %"))
    .order_by(versions.c.id)
    .limit(_SHELF)
)
_CURRENT: Final = (
    select(readings.c.id, readings.c.digest)
    .outerjoin(closings, closings.c.reading == readings.c.id)
    .where(readings.c.version == bindparam("version"), closings.c.reading.is_(None), readings.c.same_as.is_(None))
)
_TELLING: Final = (
    select(versions.c.id, readings.c.id)
    .join(readings, readings.c.version == versions.c.id)
    .outerjoin(closings, closings.c.reading == readings.c.id)
    .where(closings.c.reading.is_(None), readings.c.same_as.is_(None))
)

"""Whether a chronicle is whole: the file, the texts, the records, and the rows of what they report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, exists, func, select, text

from latopis.chronicle.content import digest_of, unpacked
from latopis.chronicle.copies import all_copies
from latopis.chronicle.days import days_of, last_day
from latopis.chronicle.deciding import UNDONE, decisions_on_records, standing_decisions
from latopis.chronicle.held import joins
from latopis.chronicle.identity import actor_keys, entry_keys, hash_of, version_key
from latopis.chronicle.kept import document_of, versions_with_text
from latopis.chronicle.roles import KINDS, detail_of, roles_in
from latopis.chronicle.schema import actors, closings, entries, outlines, parts, readings, reports, ties, versions
from latopis.chronicle.verdicts import with_decisions
from latopis.errors import RecordError
from latopis.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Row

    from latopis.chronicle.deciding import Decision
    from latopis.model import Record

_SHELF: Final = 200
"""How many readings are checked at once."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. The hash covers entries, reports and decisions, without times, signers and numbers of rows."""

    hash: str
    documents: int
    entries: int
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def checked(connection: Connection) -> Checked:
    """Check everything; the connection is that of a writer, so that nothing moves meanwhile."""
    documents = connection.execute(
        select(func.count(versions.c.document.distinct())).where(versions.c.text.is_not(None))
    ).scalar_one()
    count = connection.execute(select(func.count()).select_from(entries)).scalar_one()
    faults = [
        *_faults_of_file(connection),
        *_orphans(connection),
        *_faults_of_readings(connection),
        *_faults_of_index(connection),
    ]
    return Checked(hash_of_chronicle(connection), documents, count, tuple(faults))


def hash_of_chronicle(connection: Connection) -> str:
    """The hash of what the chronicle holds: the same for the same articles in any order, in any database."""
    read = select(versions.c.key, readings.c.digest).join(readings, readings.c.version == versions.c.id).distinct()
    lines = [f"report {key} {digest}" for key, digest in connection.execute(read)]
    lines += [f"entry {key}" for (key,) in connection.execute(select(entries.c.key))]
    made = [each for each in standing_decisions(connection) if each.kind != UNDONE]  # what was undone is as if it had never been
    lines += sorted({f"decision {each.kind} {each.target} {each.field} {each.value}" for each in made})
    lines += [f"join {entry} {holder}" for entry, holder in joins(connection)]
    lines += [f"copy {version} {first}" for version, first in all_copies(connection)]
    return hash_of(lines)


def _faults_of_file(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield f"the file: {line}"
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"{row[0]}: row {row[1]} points to a row of {row[2]} that is not there"


def _orphans(connection: Connection) -> Iterator[str]:
    """Rows that nothing needs, and versions that nothing was read of."""
    for key in connection.execute(select(entries.c.key).where(~exists().where(reports.c.entry == entries.c.id))).scalars():
        yield f"entry {key}: no report tells it"
    unjoined = select(func.count()).select_from(reports).where(~exists().where(outlines.c.report == reports.c.id))
    if count := connection.execute(unjoined).scalar_one():
        yield f"{count} reports lack what they are compared by"
    for key in connection.execute(select(versions.c.key).where(~exists().where(readings.c.version == versions.c.id))).scalars():
        yield f"version {key}: nothing was read of it"
    standing = (
        select(readings.c.version)
        .outerjoin(closings, closings.c.reading == readings.c.id)
        .where(closings.c.reading.is_(None), readings.c.same_as.is_(None))
    )
    twice = select(versions.c.article).where(versions.c.id.in_(standing)).group_by(versions.c.article).having(func.count() > 1)
    for article in connection.execute(twice).scalars():
        yield f"article {article}: several of its versions count"


def _faults_of_index(connection: Connection) -> Iterator[str]:
    column = "rowid" if connection.dialect.name == "sqlite" else "version"
    indexed = set(connection.execute(text(f"SELECT {column} FROM search")).scalars())
    kept = set(connection.execute(select(versions.c.id).where(versions.c.text.is_not(None))).scalars())
    if indexed != kept:
        yield f"the index of words: {len(kept - indexed)} versions are missing, {len(indexed - kept)} are there that should not"


# Readings ----------------------------------------------------------------------------------------


def _faults_of_readings(connection: Connection) -> Iterator[str]:
    last = 0
    while rows := connection.execute(_READINGS, {"after": last}).all():
        last = rows[-1].id
        kept = _Kept(connection, rows)
        for row in rows:
            yield from (f"reading {row.id} of version {row.key}: {fault}" for fault in _faults_of(row, kept))


class _Kept:
    """The rows that were made from some readings."""

    def __init__(self, connection: Connection, rows: Sequence[Row[tuple[object, ...]]]) -> None:
        numbers = [row.id for row in rows]
        self._made = decisions_on_records(connection, (row.document for row in rows))
        self.reports: dict[int, set[tuple[object, ...]]] = defaultdict(set)
        self.parts: dict[int, set[tuple[object, ...]]] = defaultdict(set)
        self.ties: dict[int, set[tuple[object, ...]]] = defaultdict(set)
        for query, found in ((_REPORTS, self.reports), (_PARTS, self.parts), (_TIES, self.ties)):
            for reading, *values in connection.execute(query, {"numbers": numbers}):
                found[reading].add(tuple(values))

    def made_of(self, row: Row[tuple[object, ...]]) -> list[Decision]:
        """What was decided of the reading when its rows were made."""
        return [each.decision for each in self._made.get(row.document, ()) if each.stood(row.change)]


def _faults_of(row: Row[tuple[object, ...]], kept: _Kept) -> Iterator[str]:
    try:
        document = document_of(row)
    except UnicodeDecodeError as fault:
        yield f"the text cannot be read: {fault}"
        return
    if document.id != row.document or version_key(document) != row.key:
        yield f"the text is not that of the document {row.document}"
        return
    try:
        read = unpacked(row.content, document)
    except RecordError as fault:
        yield str(fault)
        return
    if digest_of(read) != row.digest:
        yield "the record is not that of its digest"
    try:
        record = with_decisions(read, kept.made_of(row))
    except (ValueError, LookupError, TypeError, AttributeError) as fault:
        yield f"what was decided of it cannot be read: {fault}"
        return
    for name, expected, found in (
        ("reports", _reports_in(record), kept.reports[row.id]),
        ("roles", _parts_in(record), kept.parts[row.id]),
        ("ties", _ties_in(record), kept.ties[row.id]),
    ):
        if expected != found:
            yield f"{name}: {len(expected - found)} rows are missing, {len(found - expected)} are not those of the record"


def _reports_in(record: Record) -> set[tuple[object, ...]]:
    published = last_day(record.document.published)
    return {
        (number, key, KINDS[type(entry)], detail_of(entry), *days_of(entry.when), published)
        for number, (entry, key) in enumerate(zip(record.entries, entry_keys(record), strict=True))
    }


def _parts_in(record: Record) -> set[tuple[object, ...]]:
    keys = actor_keys(record)
    return {
        (number, role, keys[actor], *days_of(entry.when), detail_of(entry))
        for number, entry in enumerate(record.entries)
        for role, actor in roles_in(record, entry)
    }


def _ties_in(record: Record) -> set[tuple[object, ...]]:
    known = {actor.id for actor in record.actors}
    return {
        (number, entry.relation, entry.status, entry.when, entry.factuality, entry.said_in is not None)
        for number, entry in enumerate(record.entries)
        if isinstance(entry, Relation) and {entry.party, entry.counterpart} <= known
    }


_READINGS: Final = (
    versions_with_text()
    .add_columns(readings.c.id, readings.c.change, readings.c.digest, readings.c.content)
    .join(readings, readings.c.version == versions.c.id)
    .where(readings.c.id > bindparam("after"), readings.c.content.is_not(None))
    .order_by(readings.c.id)
    .limit(_SHELF)
)
_WHICH: Final = reports.c.reading.in_(bindparam("numbers", expanding=True))
_REPORTS: Final = (
    select(
        *(reports.c.reading, reports.c.number, entries.c.key),
        *(reports.c.kind, reports.c.detail, reports.c.first, reports.c.last, reports.c.published),
    )
    .join(entries, entries.c.id == reports.c.entry)
    .where(_WHICH)
)
_PARTS: Final = (
    select(reports.c.reading, reports.c.number, parts.c.role, actors.c.key, parts.c.first, parts.c.last, parts.c.detail)
    .join(parts, parts.c.report == reports.c.id)
    .join(actors, actors.c.id == parts.c.actor)
    .where(_WHICH)
)
_TIES: Final = (
    select(
        *(reports.c.reading, reports.c.number, ties.c.relation, ties.c.status),
        *(ties.c.happened, ties.c.factuality, ties.c.claimed),
    )
    .join(ties, ties.c.report == reports.c.id)
    .where(_WHICH)
)

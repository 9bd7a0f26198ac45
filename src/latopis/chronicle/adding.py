"""Adding what was read: one transaction an article, all of it or nothing, and the same article twice changes nothing."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import bindparam, select, text

from latopis.chronicle import schema
from latopis.chronicle.clusters import parts_of
from latopis.chronicle.content import packed
from latopis.chronicle.copies import sketch
from latopis.chronicle.days import days_of, last_day
from latopis.chronicle.deciding import decisions_on_records, heirs_of
from latopis.chronicle.identity import actor_keys, entry_keys, rejected_in, version_key
from latopis.chronicle.joining import join
from latopis.chronicle.likeness import same_article
from latopis.chronicle.namesakes import namesake_rows
from latopis.chronicle.roles import KINDS, detail_of, roles_in
from latopis.chronicle.rows import Row, Rows, begun
from latopis.chronicle.verdicts import with_decisions
from latopis.chronicle.words import folded, storable
from latopis.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import ColumnElement, Connection, Table

    from latopis.model import Actor, Document, Entry, Record

Outcome = Literal["added", "known", "new version", "removed"]
"""What became of an article: removed is one that was removed before, and is not taken in again."""


@dataclass(frozen=True, slots=True)
class Article:
    """A record to be added, the words by which it is found, and the file that it came from."""

    record: Record
    words: frozenset[str] = frozenset()
    origin: str | None = None


def met_before(connection: Connection, document: Document) -> Literal["known", "removed"] | None:
    """Whether the article is there already, or was removed."""
    if connection.execute(_REMOVED, {"document": document.id}).first() is not None:
        return "removed"
    return None if connection.execute(_KNOWN, {"key": version_key(document)}).first() is None else "known"


def add(connection: Connection, article: Article, *, signer: str | None = None) -> Outcome:
    """Add the article; the connection is that of a writer."""
    document = article.record.document
    if before := met_before(connection, document):
        return before
    rows = begun(connection, signer)
    older = _article_of(connection, article)
    place = older or rows.add(schema.articles, url=storable(document.url), origin=None if document.url else article.origin)
    version = _add_version(article, place, rows)
    closed = [] if older is None else _close(connection, rows, schema.versions.c.article == older)
    told = as_decided(connection, article.record)
    reading = add_reading(connection, article.record, told, version=version, rows=rows)
    rows.write(connection)
    index(connection, version, article.words)
    join(connection, told, reading, closed)
    sketch(connection, document.text, version)
    return "added" if older is None else "new version"


def as_decided(connection: Connection, record: Record) -> Record:
    """The record with the decisions on it that stand."""
    made = decisions_on_records(connection, [record.document.id])[record.document.id]
    return with_decisions(record, [each.decision for each in made if each.stood(None)])


def add_reading(connection: Connection, read: Record, record: Record, *, version: int, rows: Rows) -> int:
    """Put the reading of a version into the rows, with the reports, actors and entries of the record as decided; its number."""
    kept = packed(read)
    reading = rows.add(
        schema.readings,
        version=version,
        change=rows.numbers["changes"],
        reader=record.reader,
        digest=kept.digest,
        same_as=None,
        content=kept.content,
    )
    actors = actors_of(connection, record, reading, rows)
    entries = _entries_of(connection, record, rows)
    published = last_day(record.document.published)
    for number, (entry, key) in enumerate(zip(record.entries, entry_keys(record), strict=True)):
        first, last = days_of(entry.when)
        report = rows.add(
            schema.reports,
            **{"reading": reading, "number": number, "entry": entries[key], "kind": KINDS[type(entry)]},
            **{"detail": detail_of(entry), "first": first, "last": last, "published": published},
        )
        cast_report(record, entry, actors, report=report, rows=rows)
    for decision, key in heirs_of(rejected_in(record), list(entries)):
        rows.add(schema.heirs, entry=entries[key], decision=decision)
    return reading


def cast_report(record: Record, entry: Entry, actors: Mapping[str, int], *, report: int, rows: Rows) -> None:
    """Put into the rows who has which role in the report of the entry."""
    first, last = days_of(entry.when)
    for role, actor in dict.fromkeys((role, actors[actor]) for role, actor in roles_in(record, entry)):
        part = {"actor": actor, "role": role, "first": first, "report": report, "last": last, "detail": detail_of(entry)}
        rows.add(schema.parts, **part)
    if isinstance(entry, Relation) and {entry.party, entry.counterpart} <= actors.keys():
        ends = {"party": actors[entry.party], "counterpart": actors[entry.counterpart], "report": report}
        rows.add(schema.ties, **ends, **_tie_row(entry), published=last_day(record.document.published))


def close_readings(connection: Connection, rows: Rows, version: int) -> list[int]:
    """Let the readings of the version that count no longer do so; their numbers."""
    return _close(connection, rows, schema.versions.c.id == version)


def index(connection: Connection, version: int, words: Iterable[str]) -> None:
    """Put the words of a version into the index."""
    ordered = sorted(words)
    if connection.dialect.name == "sqlite":
        connection.execute(_INDEX_SQLITE, {"version": version, "words": " ".join(ordered)})
    else:
        connection.execute(_INDEX_POSTGRES, {"version": version, "words": ordered})


def words_packed(words: Iterable[str]) -> bytes:
    """The words as a version keeps them: what the index of SQLite must be told when they are taken out of it."""
    return zlib.compress(" ".join(sorted(words)).encode())


# Parts of adding ---------------------------------------------------------------------------------

_KNOWN: Final = select(schema.versions.c.id).where(schema.versions.c.key == bindparam("key"))
_REMOVED: Final = select(schema.decisions.c.id).where(
    schema.decisions.c.target == bindparam("document"), schema.decisions.c.kind.in_(["remove", "erase"])
)
_BY_URL: Final = select(schema.articles.c.id).where(schema.articles.c.url == bindparam("url"))
_BY_TEXT: Final = (
    select(schema.articles.c.id)
    .join(schema.versions)
    .where(schema.versions.c.document == bindparam("document"), schema.articles.c.url.is_(None))
    .order_by(schema.articles.c.id)
)
_BY_ORIGIN: Final = (
    select(schema.articles.c.id, schema.versions.c.text)
    .join(schema.versions)
    .where(schema.articles.c.origin == bindparam("origin"), schema.versions.c.text.is_not(None))
    .order_by(schema.versions.c.id.desc())
)
_INDEX_SQLITE: Final = text("INSERT INTO search (rowid, words) VALUES (:version, :words)")
_INDEX_POSTGRES: Final = text("INSERT INTO search (version, words) VALUES (:version, array_to_tsvector(CAST(:words AS text[])))")
_STANDING: Final = (
    select(schema.readings.c.id)
    .join(schema.versions)
    .outerjoin(schema.closings, schema.closings.c.reading == schema.readings.c.id)
    .where(schema.closings.c.reading.is_(None), schema.readings.c.same_as.is_(None))
)


def _article_of(connection: Connection, article: Article) -> int | None:
    """The article of which this is a version: of the same URL; without one, of the same text, or of the same file and alike."""
    document = article.record.document
    if document.url:
        return connection.execute(_BY_URL, {"url": storable(document.url)}).scalar()
    same = connection.execute(_BY_TEXT, {"document": document.id}).scalar()
    if same is not None or article.origin is None:
        return same
    found = connection.execute(_BY_ORIGIN, {"origin": article.origin}).first()
    return found.id if found and same_article(found.text.decode("utf-8", "surrogatepass"), document.text) else None


def _add_version(article: Article, place: int, rows: Rows) -> int:
    document = article.record.document
    taken = document.extraction
    return rows.add(
        schema.versions,
        **{"extractor": taken and storable(taken.extractor), "extracted": taken and taken.sha256},
        **{"article": place, "change": rows.numbers["changes"], "key": version_key(document), "document": document.id},
        **{name: storable(getattr(document, name)) for name in ("title", "source", "published", "language", "author")},
        **{"text": document.text.encode("utf-8", "surrogatepass"), "words": words_packed(article.words)},
    )


def _close(connection: Connection, rows: Rows, which: ColumnElement[bool]) -> list[int]:
    found = list(connection.execute(_STANDING.where(which)).scalars())
    for reading in found:
        rows.add(schema.closings, reading=reading, change=rows.numbers["changes"])
    return found


def actors_of(connection: Connection, record: Record, reading: int, rows: Rows) -> dict[str, int]:
    """The numbers of the record's actors by their ids there; those that are new are put into the rows, with all new names."""
    keys = actor_keys(record)
    known = _numbers_of(connection, schema.actors, keys.values())
    ordered = sorted(record.actors, key=lambda actor: actor.of is not None)
    for actor in ordered:
        if keys[actor.id] not in known:
            known[keys[actor.id]] = rows.add(schema.actors, **_actor_row(actor, keys[actor.id]))
    found = {actor: known[key] for actor, key in keys.items()}
    for row in rows.of.get(schema.actors, ()):
        row["of"] = found.get(str(row["of"]))
    _add_names(record, found, rows)
    for namesake in namesake_rows(record, found, reading):
        rows.add(schema.namesakes, **namesake)
    return found


def _actor_row(actor: Actor, key: str) -> Row:
    texts = {"key": key, "name": actor.name, "register": actor.register, "country": actor.country}
    return {**{name: storable(value) for name, value in texts.items()}, "type": actor.type, "of": actor.of}


def _entries_of(connection: Connection, record: Record, rows: Rows) -> dict[str, int]:
    keys = entry_keys(record)
    known = _numbers_of(connection, schema.entries, keys)
    for key, entry in zip(keys, record.entries, strict=True):
        if key not in known:
            known[key] = rows.add(schema.entries, key=key, kind=KINDS[type(entry)])
    return known


def _numbers_of(connection: Connection, table: Table, keys: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in parts_of(sorted(set(map(storable, keys)))):
        query = select(table.c.key, table.c.id).where(table.c.key.in_(part))
        found |= {row.key: row.id for row in connection.execute(query)}
    return found


def _tie_row(entry: Relation) -> Row:
    return {"relation": entry.relation, "status": entry.status, "happened": entry.when, **_voice(entry)}


def _voice(entry: Entry) -> Row:
    return {"factuality": entry.factuality, "claimed": entry.said_in is not None}


def _add_names(record: Record, actors: Mapping[str, int], rows: Rows) -> None:
    """Every form in which an actor is named, so that it is found by any of them."""
    for actor in record.actors:
        for name in sorted(names_of(actor, record.document.text)):
            rows.add(schema.names, folded=folded(name), actor=actors[actor.id], name=name)


def names_of(actor: Actor, text: str) -> set[str]:
    """The names that the text gives the actor, as a database takes them."""
    found = [actor.name, *actor.aliases]
    if actor.type == "person":
        found.append(actor.name.rpartition(" ")[2])
    for mention in actor.mentions:
        if mention.kind == "name" and mention.stands_for is None:
            found += [mention.lemma or "", " ".join(mention.span.of(text).split())]
    return {name for name in map(storable, found) if name and folded(name).strip()}

"""The tables of a chronicle. Rows are added, never changed; only what must be forgotten is erased.

Conventions: a date is kept as its EDTF in the record, and here as the numbers of its first and last day (`days`), for
comparison; times of recording are microseconds since 1970 in UTC. Whoever writes holds the one lock of writers and numbers the
rows himself, so that numbers follow the order of recording. Texts and records are bytes (UTF-8): a text may hold characters
that no database takes.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    text,
)

from latopis.chronicle.views import create_views

HEAD: Final = "0007"
"""The revision of the schema that this version of latopis writes (`migrations`)."""

metadata = MetaData()

Number = BigInteger().with_variant(Integer(), "sqlite")
ByLetters = String().with_variant(String(collation="C"), "postgresql")
"""Words in the order of their characters, which is that of SQLite: what begins alike stands together."""


def _id() -> Column[int]:
    return Column("id", Number, primary_key=True, autoincrement=False)


def _one_of(table: str, name: str, *, index: bool = False, nullable: bool = False) -> Column[int]:
    return Column(name, Number, ForeignKey(f"{table}.id"), index=index, nullable=nullable)


revision = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))

changes = Table("changes", metadata, _id(), Column("recorded", BigInteger, nullable=False, unique=True), Column("signer", String))
"""Every transaction: when it was recorded and by whom. Later ones have a later time, whatever the clock says."""

articles = Table(
    *("articles", metadata, _id()),
    Column("url", String, unique=True),
    Column("origin", String, index=True),
)
"""Sources: what has an address of its own. `origin` is the file from which one without a URL came."""

versions = Table(
    *("versions", metadata, _id()),
    _one_of("articles", "article", index=True),
    _one_of("changes", "change"),
    Column("key", String(16), nullable=False, unique=True),
    Column("document", String(16), nullable=False, index=True),
    Column("title", String),
    Column("source", String),
    Column("published", String),
    Column("language", String),
    Column("author", String),
    Column("extractor", String),
    Column("extracted", String(64)),
    Column("text", LargeBinary),
    Column("words", LargeBinary),
)
"""Articles as they came: one text with its title, source and date. `extractor` took the text out of what has the SHA-256
`extracted`; `words` are those of the index."""

readings = Table(
    *("readings", metadata, _id()),
    _one_of("versions", "version", index=True),
    _one_of("changes", "change", index=True),
    Column("reader", String, nullable=False),
    Column("digest", String(64), nullable=False),
    _one_of("readings", "same_as", nullable=True),
    Column("content", LargeBinary),
)
"""What a version of the reader read. One that read what another had read is kept as the same as that one."""

closings = Table(
    *("closings", metadata),
    Column("reading", Number, ForeignKey("readings.id"), primary_key=True, autoincrement=False),
    _one_of("changes", "change", index=True),
)
"""Readings that count no longer: read anew, of a version that another took the place of, or removed."""

actors = Table(
    *("actors", metadata, _id()),
    Column("key", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("type", String, nullable=False),
    Column("register", String),
    Column("of", Number, ForeignKey("actors.id", deferrable=True, initially="DEFERRED")),
    Column("country", String),
)
"""Those who are named or described: one row for each, through all articles. The key says who it is; `of`, to whom it belongs."""

names = Table(
    *("names", metadata),
    Column("folded", ByLetters, nullable=False),
    _one_of("actors", "actor"),
    Column("name", String, nullable=False),
    PrimaryKeyConstraint("folded", "actor", "name"),
    Index("names_by_actor", "actor"),
    sqlite_with_rowid=False,
)
"""Every form in which an actor was named."""

namesakes = Table(
    *("namesakes", metadata),
    Column("key", BigInteger, nullable=False),
    _one_of("actors", "actor"),
    _one_of("readings", "reading"),
    Column("told", Integer),
    Column("company", String, nullable=False),
    PrimaryKeyConstraint("key", "actor", "reading"),
    Index("namesakes_by_actor", "actor"),
    sqlite_with_rowid=False,
)
"""Actors of one article whose name others may bear: a number of the name, the week of publication, whom the article names too."""

entries = Table(
    *("entries", metadata, _id()),
    Column("key", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
)
"""What reports say together. The key comes from the document, kind and place of the first of them."""

reports = Table(
    *("reports", metadata, _id()),
    _one_of("readings", "reading", index=True),
    Column("number", Integer, nullable=False),
    _one_of("entries", "entry", index=True),
    Column("kind", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("published", Integer),
    Index("reports_by_day", "kind", "first", "id"),
)
"""What one article says: the entry with that number of its reading. `detail` is the act of a statement, the type of an event …"""

parts = Table(
    *("parts", metadata),
    _one_of("actors", "actor"),
    Column("role", String, nullable=False),
    Column("first", Integer, nullable=False),
    _one_of("reports", "report"),
    Column("last", Integer, nullable=False),
    Column("detail", String, nullable=False),
    PrimaryKeyConstraint("actor", "role", "first", "report"),
    Index("parts_by_report", "report"),
    sqlite_with_rowid=False,
)
"""Who has which role in a report."""

ties = Table(
    *("ties", metadata),
    _one_of("actors", "party"),
    _one_of("actors", "counterpart"),
    _one_of("reports", "report"),
    Column("relation", String, nullable=False),
    Column("status", String, nullable=False),
    Column("happened", String),
    Column("published", Integer),
    Column("factuality", String(3), nullable=False),
    Column("claimed", Boolean, nullable=False),
    PrimaryKeyConstraint("party", "counterpart", "report"),
    Index("ties_by_counterpart", "counterpart", "party", "report"),
    Index("ties_by_report", "report"),
    sqlite_with_rowid=False,
)
"""Reports of ties: what decides, and what is only claimed, is told apart by `factuality` and `claimed`."""

decisions = Table(
    *("decisions", metadata, _id()),
    _one_of("changes", "change", index=True),
    Column("kind", String, nullable=False),
    Column("target", ByLetters, nullable=False, index=True),
    Column("field", String),
    Column("value", ByLetters),
    Column("reason", String),
    Index("decisions_by_kind", "kind", "value"),
)
"""What people decided: an article removed or erased, a join undone, an entry accepted … `target` and `value` are keys or JSON."""

heirs = Table(
    *("heirs", metadata),
    _one_of("entries", "entry"),
    _one_of("decisions", "decision"),
    PrimaryKeyConstraint("entry", "decision"),
    sqlite_with_rowid=False,
)
"""Entries that a rejection is about though they have another key: what was read anew of the place of what was rejected."""

outlines = Table(
    *("outlines", metadata),
    Column("report", Number, ForeignKey("reports.id"), primary_key=True, autoincrement=False),
    Column("digest", BigInteger, nullable=False, index=True),
    Column("content", LargeBinary, nullable=False),
)
"""What of a report is compared with others (`outline`); the digest is the same where all of it is."""

traits = Table(
    *("traits", metadata),
    Column("key", BigInteger, nullable=False),
    _one_of("reports", "report"),
    PrimaryKeyConstraint("key", "report"),
    sqlite_with_rowid=False,
)
"""Numbers that alike reports share: only reports with one in common are compared."""

links = Table(
    *("links", metadata),
    _one_of("entries", "one"),
    _one_of("entries", "other"),
    PrimaryKeyConstraint("one", "other"),
    sqlite_with_rowid=False,
)
"""Entries of which reports are alike, both ways: what hangs together through them is looked through together."""

members = Table(
    *("members", metadata),
    _one_of("entries", "entry"),
    _one_of("changes", "change"),
    Column("cluster", Number, nullable=False),
    PrimaryKeyConstraint("entry", "change"),
    Index("members_by_cluster", "cluster"),
    sqlite_with_rowid=False,
)
"""The cluster of entries to which an entry belongs since a change; one without a row is alone."""

clusters = Table(
    *("clusters", metadata),
    Column("id", Number, nullable=False, autoincrement=False),
    _one_of("changes", "change"),
    _one_of("entries", "holder"),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("contested", Boolean, nullable=False),
    PrimaryKeyConstraint("id", "change"),
    sqlite_with_rowid=False,
)
"""Entries that are one, since a change: the one that gives the others its id, the days that their dates have in common, and
whether something keeps others apart from them."""

sketches = Table(
    *("sketches", metadata),
    Column("key", BigInteger, nullable=False),
    _one_of("versions", "version"),
    PrimaryKeyConstraint("key", "version"),
    sqlite_with_rowid=False,
)
"""Numbers that near-duplicate texts share."""

copies = Table(
    *("copies", metadata),
    _one_of("versions", "version"),
    _one_of("changes", "change"),
    Column("cluster", Number, nullable=False),
    PrimaryKeyConstraint("version", "change"),
    Index("copies_by_cluster", "cluster"),
    sqlite_with_rowid=False,
)
"""The cluster of near-duplicate texts to which a version belongs since a change; one without a row is alone."""

_SEARCH = {
    "sqlite": [
        "CREATE VIRTUAL TABLE search USING fts5(words, content='', detail=none, tokenize='unicode61 remove_diacritics 0')"
    ],
    "postgresql": [
        "CREATE TABLE search (version bigint PRIMARY KEY REFERENCES versions (id), words tsvector NOT NULL)",
        "CREATE INDEX search_words ON search USING gin (words)",
    ],
}


def create(connection: Connection) -> None:
    """Make the tables in an empty database, at the newest revision."""
    metadata.create_all(connection)
    create_search(connection)
    create_views(connection)
    connection.execute(insert(revision).values(version_num=HEAD))


def create_search(connection: Connection) -> None:
    """Make the index of words, in the way of the database."""
    for statement in _SEARCH[connection.dialect.name]:
        connection.execute(text(statement))

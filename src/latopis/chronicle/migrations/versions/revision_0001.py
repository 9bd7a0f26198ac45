"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_SEARCH = {
    "sqlite": [
        "CREATE VIRTUAL TABLE search USING fts5(words, content='', detail=none, tokenize='unicode61 remove_diacritics 0')"
    ],
    "postgresql": [
        "CREATE TABLE search (version bigint PRIMARY KEY REFERENCES versions (id), words tsvector NOT NULL)",
        "CREATE INDEX search_words ON search USING gin (words)",
    ],
}


def upgrade() -> None:
    """Make the tables, and the index of words in the way of the database."""
    _actors()
    _articles()
    _changes()
    _entries()
    _decisions()
    _names()
    _versions()
    _readings()
    _closings()
    _reports()
    _parts()
    _ties()
    for statement in _SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)


def _actors() -> None:
    op.create_table(
        "actors",
        sa.Column("id", Number, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("register", sa.String(), nullable=True),
        sa.Column("of", Number, nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["of"], ["actors.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", Number, autoincrement=False, nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("url"),
    )
    op.create_index(("ix_articles_origin"), "articles", ["origin"], unique=False)


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", Number, autoincrement=False, nullable=False),
        sa.Column("recorded", sa.BigInteger(), nullable=False),
        sa.Column("signer", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("recorded"),
    )


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", Number, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", Number, autoincrement=False, nullable=False),
        sa.Column("change", Number, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["change"], ["changes.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(("ix_decisions_target"), "decisions", ["target"], unique=False)


def _names() -> None:
    op.create_table(
        "names",
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("actor", Number, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"]),
        sa.PrimaryKeyConstraint("folded", "actor", "name"),
        sqlite_with_rowid=False,
    )
    op.create_index("names_by_actor", "names", ["actor"], unique=False)


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("id", Number, autoincrement=False, nullable=False),
        sa.Column("article", Number, nullable=False),
        sa.Column("change", Number, nullable=False),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("extractor", sa.String(), nullable=True),
        sa.Column("extracted", sa.String(length=64), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"]),
        sa.ForeignKeyConstraint(["change"], ["changes.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(("ix_versions_article"), "versions", ["article"], unique=False)
    op.create_index(("ix_versions_document"), "versions", ["document"], unique=False)


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", Number, autoincrement=False, nullable=False),
        sa.Column("version", Number, nullable=False),
        sa.Column("change", Number, nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("same_as", Number, nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["change"], ["changes.id"]),
        sa.ForeignKeyConstraint(["same_as"], ["readings.id"]),
        sa.ForeignKeyConstraint(["version"], ["versions.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(("ix_readings_change"), "readings", ["change"], unique=False)
    op.create_index(("ix_readings_version"), "readings", ["version"], unique=False)


def _closings() -> None:
    op.create_table(
        "closings",
        sa.Column("reading", Number, autoincrement=False, nullable=False),
        sa.Column("change", Number, nullable=False),
        sa.ForeignKeyConstraint(["change"], ["changes.id"]),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"]),
        sa.PrimaryKeyConstraint("reading"),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", Number, autoincrement=False, nullable=False),
        sa.Column("reading", Number, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entry", Number, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("published", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry"], ["entries.id"]),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(("ix_reports_entry"), "reports", ["entry"], unique=False)
    op.create_index(("ix_reports_reading"), "reports", ["reading"], unique=False)
    op.create_index("reports_by_day", "reports", ["kind", "first", "id"], unique=False)


def _parts() -> None:
    op.create_table(
        "parts",
        sa.Column("actor", Number, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("report", Number, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"]),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("actor", "role", "first", "report"),
        sqlite_with_rowid=False,
    )
    op.create_index("parts_by_report", "parts", ["report"], unique=False)


def _ties() -> None:
    op.create_table(
        "ties",
        sa.Column("party", Number, nullable=False),
        sa.Column("counterpart", Number, nullable=False),
        sa.Column("report", Number, nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("happened", sa.String(), nullable=True),
        sa.Column("published", sa.Integer(), nullable=True),
        sa.Column("factuality", sa.String(length=3), nullable=False),
        sa.Column("claimed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["counterpart"], ["actors.id"]),
        sa.ForeignKeyConstraint(["party"], ["actors.id"]),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("party", "counterpart", "report"),
        sqlite_with_rowid=False,
    )
    op.create_index("ties_by_counterpart", "ties", ["counterpart", "party", "report"], unique=False)
    op.create_index("ties_by_report", "ties", ["report"], unique=False)

"""Reports are joined: what they are compared by, what hangs together, and near-duplicate texts."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from latopis.chronicle.copies import sketch_everything
from latopis.chronicle.joining import join_everything

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Number: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, and join what is there."""
    _outlines()
    _pairs("traits", "key", "report")
    _links()
    _clusters()
    _pairs("sketches", "key", "version")
    for table, thing, things in (("members", "entry", "entries"), ("copies", "version", "versions")):
        _memberships(table, thing, things)
    op.create_index("decisions_by_kind", "decisions", ["kind", "value"], unique=False)
    join_everything(op.get_bind())
    sketch_everything(op.get_bind())


def _outlines() -> None:
    op.create_table(
        "outlines",
        sa.Column("report", Number, autoincrement=False, nullable=False),
        sa.Column("digest", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_index("ix_outlines_digest", "outlines", ["digest"], unique=False)


def _pairs(table: str, key: str, thing: str) -> None:
    op.create_table(
        table,
        sa.Column(key, sa.BigInteger(), nullable=False),
        sa.Column(thing, Number, nullable=False),
        sa.ForeignKeyConstraint([thing], [f"{thing}s.id"]),
        sa.PrimaryKeyConstraint(key, thing),
        sqlite_with_rowid=False,
    )


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("one", Number, nullable=False),
        sa.Column("other", Number, nullable=False),
        sa.ForeignKeyConstraint(["one"], ["entries.id"]),
        sa.ForeignKeyConstraint(["other"], ["entries.id"]),
        sa.PrimaryKeyConstraint("one", "other"),
        sqlite_with_rowid=False,
    )


def _clusters() -> None:
    op.create_table(
        "clusters",
        sa.Column("id", Number, autoincrement=False, nullable=False),
        sa.Column("change", Number, nullable=False),
        sa.Column("holder", Number, nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["change"], ["changes.id"]),
        sa.ForeignKeyConstraint(["holder"], ["entries.id"]),
        sa.PrimaryKeyConstraint("id", "change"),
        sqlite_with_rowid=False,
    )


def _memberships(table: str, thing: str, things: str) -> None:
    op.create_table(
        table,
        sa.Column(thing, Number, nullable=False),
        sa.Column("change", Number, nullable=False),
        sa.Column("cluster", Number, nullable=False),
        sa.ForeignKeyConstraint(["change"], ["changes.id"]),
        sa.ForeignKeyConstraint([thing], [f"{things}.id"]),
        sa.PrimaryKeyConstraint(thing, "change"),
        sqlite_with_rowid=False,
    )
    op.create_index(f"{table}_by_cluster", table, ["cluster"], unique=False)

"""Actors with a name that others may bear are those of their article, until something tells that they are one."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from latopis.chronicle.recasting import recast_everything

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Number: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table of such names, and give every report its actors anew."""
    op.create_table(
        "namesakes",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("actor", Number, nullable=False),
        sa.Column("reading", Number, nullable=False),
        sa.Column("told", sa.Integer(), nullable=True),
        sa.Column("company", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"]),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"]),
        sa.PrimaryKeyConstraint("key", "actor", "reading"),
        sqlite_with_rowid=False,
    )
    op.create_index("namesakes_by_actor", "namesakes", ["actor"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            'ALTER TABLE decisions ALTER COLUMN target TYPE varchar COLLATE "C", ALTER COLUMN value TYPE varchar COLLATE "C"'
        )
    recast_everything(op.get_bind())

"""What was read anew of the place of what was rejected is rejected too."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from latopis.chronicle.recasting import inherit_rejections

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Number: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table of such entries, and fill it."""
    op.create_table(
        "heirs",
        sa.Column("entry", Number, nullable=False),
        sa.Column("decision", Number, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.id"]),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("entry", "decision"),
        sqlite_with_rowid=False,
    )
    inherit_rejections(op.get_bind())

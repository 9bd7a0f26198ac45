"""Denials have those as actors who said what is denied: they are found by them."""

from __future__ import annotations

from alembic import op

from latopis.chronicle.recasting import cast_denied

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give every denial these actors."""
    cast_denied(op.get_bind())

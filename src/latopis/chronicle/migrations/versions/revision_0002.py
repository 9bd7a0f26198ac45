"""Names in the order of their characters, and what changed since a time found by an index."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let PostgreSQL order names as SQLite does; index when readings were closed and decisions made."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute('ALTER TABLE names ALTER COLUMN folded TYPE varchar COLLATE "C"')
    op.create_index("ix_closings_change", "closings", ["change"])
    op.create_index("ix_decisions_change", "decisions", ["change"])

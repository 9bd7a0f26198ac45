"""Views with names, words and outlets, for programs that read tables."""

from __future__ import annotations

from alembic import op

from latopis.chronicle.views import create_views

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the views."""
    create_views(op.get_bind())

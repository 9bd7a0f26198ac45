"""How alembic runs the revisions: on the connection that it is given, in that one's transaction."""

from __future__ import annotations

from alembic import context


def run() -> None:
    """Run them."""
    context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
    context.run_migrations()


if __name__ == "env_py":  # as alembic calls this file; elsewhere it is only looked at
    run()

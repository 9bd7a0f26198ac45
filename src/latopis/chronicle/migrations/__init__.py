"""The schema of chronicles through time: a file a revision, each from the one before (alembic)."""

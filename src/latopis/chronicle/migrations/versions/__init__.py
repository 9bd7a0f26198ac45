"""The revisions, by their numbers."""

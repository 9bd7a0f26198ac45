"""Tables of documents."""

from __future__ import annotations


def table_of(*rows: tuple[str, ...]) -> str:
    """The rows, the first of them as the head."""
    head, *others = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, "| " + " | ".join("---" for _ in rows[0]) + " |", *others])

"""Statements with their answers under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.model import Statement


def threads(statements: Sequence[Statement]) -> list[tuple[Statement, int]]:
    """Every statement once, in order, each answer after what it answers, with its depth below the first one.

    One that answers itself, a circle, or a statement that is not there, begins a thread of its own.
    """
    known = {statement.id for statement in statements}
    answers: dict[str, list[Statement]] = {}
    starts = []
    for statement in statements:
        if statement.answers is None or statement.answers not in known:
            starts.append(statement)
        else:
            answers.setdefault(statement.answers, []).append(statement)
    found: list[tuple[Statement, int]] = []
    seen: set[int] = set()
    for start in (*starts, *statements):
        stack = [(start, 0)]
        while stack:
            statement, depth = stack.pop()
            if id(statement) in seen:
                continue
            seen.add(id(statement))
            found.append((statement, depth))
            stack += [(answer, depth + 1) for answer in reversed(answers.get(statement.id, ()))]
    return found

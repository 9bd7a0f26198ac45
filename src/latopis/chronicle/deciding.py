"""What people decided: rows that are only added; an undone one counts no longer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from sqlalchemy import cast, func, insert, select

from latopis.chronicle.schema import changes, decisions, entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Select

DecisionKind = Literal["remove", "erase", "unjoin", "merge", "split", "accept", "reject", "correct", "undo"]
LASTING: Final[tuple[DecisionKind, ...]] = ("remove", "erase", "undo")
"""What is not undone."""
UNDONE: Final = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what, when (microseconds since 1970) and why."""

    number: int
    kind: str
    target: str
    field: str | None
    value: str | None
    reason: str | None
    signer: str | None
    recorded: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall be decided."""

    kind: DecisionKind
    target: str
    field: str | None = None
    value: str | None = None
    reason: str | None = None


def decide(connection: Connection, wishes: Sequence[Wish], change: int) -> None:
    """Add the decisions, all by one change."""
    latest = connection.execute(select(func.coalesce(func.max(decisions.c.id), 0))).scalar_one()
    rows = [
        {"id": latest + place, "change": change, "kind": wish.kind, "target": wish.target}
        | {"field": wish.field, "value": wish.value, "reason": wish.reason}
        for place, wish in enumerate(wishes, 1)
    ]
    if rows:
        connection.execute(insert(decisions), rows)


def standing_decisions(connection: Connection, *kinds: str, targets: Iterable[str] | None = None) -> list[Decision]:
    """The decisions of these kinds that were not undone, in their order; all kinds, if none is named."""
    query = _STANDING.where(decisions.c.kind.in_(kinds or get_args(DecisionKind)))
    if targets is not None:
        query = query.where(decisions.c.target.in_(sorted(targets)))
    return [Decision(*row) for row in connection.execute(query)]


def kept_apart(connection: Connection, keys: Sequence[str]) -> list[frozenset[str]]:
    """The pairs of which somebody decided that they are not one, with one of these entries in each.

    A decision is about a place of an article: what is read anew of the same place inherits it.
    """
    if connection.execute(_ANY).first() is None:
        return []
    found: set[frozenset[str]] = set()
    for row in connection.execute(_APART):
        one, other = _heirs(row.target, keys), _heirs(row.value, keys)
        found.update(frozenset((a, b)) for a in one or [row.target] for b in other or [row.value] if (one or other) and a != b)
    return sorted(found, key=sorted)


def rejected(change: int | None = None) -> Select[int]:
    """A query of the entries that were rejected, as of a change; a later decision on one takes the place of an earlier one."""
    when = [] if change is None else [decisions.c.change <= change]
    later = [] if change is None else [_later.c.change <= change]
    replaced = select(_later.c.id).where(
        _later.c.target == decisions.c.target, _later.c.kind.in_(("accept", "correct")), _later.c.id > decisions.c.id, *later
    )
    query = select(entries.c.id).join(decisions, decisions.c.target == entries.c.key)
    return query.where(decisions.c.kind == "reject", _COUNTS, ~replaced.exists(), *when)


def same_place(a: str, b: str) -> bool:
    """Whether the keys are of entries of one kind that stand at one place of one article."""
    (document, kind, start, end), (other, sort, first, last) = _place(a), _place(b)
    return (document, kind) == (other, sort) and start < last and first < end


def _heirs(decided: str, keys: Sequence[str]) -> list[str]:
    return [decided] if decided in keys else [key for key in keys if same_place(key, decided)]


def _place(key: str) -> tuple[str, str, int, int]:
    document, start, end, *_ = key.split("-")
    return document, start[:1], int(start[1:]), int(end)


_later = decisions.alias("later")
_undo = decisions.alias("undo")
_COUNTS: Final = (
    ~select(_undo.c.id).where(_undo.c.kind == UNDONE, _undo.c.value == cast(decisions.c.id, decisions.c.value.type)).exists()
)
_STANDING: Final = (
    select(
        *(decisions.c.id, decisions.c.kind, decisions.c.target, decisions.c.field, decisions.c.value),
        *(decisions.c.reason, changes.c.signer, changes.c.recorded),
    )
    .join(changes, changes.c.id == decisions.c.change)
    .where(_COUNTS)
    .order_by(decisions.c.id)
)
_ANY: Final = select(decisions.c.id).where(decisions.c.kind == "unjoin").limit(1)
_APART: Final = select(decisions.c.target, decisions.c.value).where(decisions.c.kind == "unjoin", _COUNTS)

"""What people decided: rows that are only added; an undone one counts no longer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from sqlalchemy import and_, cast, func, insert, or_, select, union_all

from latopis.chronicle.schema import changes, decisions, entries, heirs
from latopis.chronicle.words import storable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, CompoundSelect, Connection, FromClause, Select

DecisionKind = Literal["remove", "erase", "unjoin", "merge", "split", "accept", "reject", "correct", "undo"]
UNDOABLE: Final[tuple[DecisionKind, ...]] = ("accept", "reject", "correct", "unjoin", "merge", "split")
"""What can be taken back."""
UNDONE: Final = "undo"
_OF_ENTRIES: Final[tuple[DecisionKind, ...]] = ("correct", "reject")
"""What of what an article tells is changed, or does not count."""
_DOCUMENTS: Final = 100
"""For how many texts decisions are looked for at once."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what, when (microseconds since 1970) and why; whether it counts, or was undone."""

    number: int
    kind: str
    target: str
    field: str | None
    value: str | None
    reason: str | None
    signer: str | None
    recorded: int
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """A decision, and the changes from which and until which it stood."""

    decision: Decision
    start: int
    end: int | None

    def stood(self, change: int | None) -> bool:
        """Whether it stood after that change; without one, whether it stands now."""
        return self.end is None if change is None else self.start <= change and (self.end is None or change < self.end)


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
        | {"field": wish.field, "value": wish.value, "reason": storable(wish.reason)}
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


def decided(*kinds: DecisionKind, signer: str | None = None) -> Select[str]:
    """A query of the targets on which there is a decision of these kinds that was not undone, by anybody or by one."""
    query = select(decisions.c.target).where(decisions.c.kind.in_(kinds), _COUNTS)
    return query if signer is None else query.join(changes, changes.c.id == decisions.c.change).where(changes.c.signer == signer)


def story_of(connection: Connection, keys: Sequence[str], beside: Collection[str] = ()) -> list[Decision]:
    """Every decision about these, also those undone, in the order in which they were made.

    With the ids of all entries `beside` some: also what was decided of what stood at their places, and is none of these any more.
    """
    documents = {key.partition("-")[0] for key in keys} if beside else set()
    about = (decisions.c.target.in_(keys), decisions.c.value.in_(keys))
    query = _EVERY.where(or_(*about, *(between(decisions.c.target, document) for document in sorted(documents))))
    made = [Decision(*row) for row in connection.execute(query)]
    return [each for each in made if not {each.target, each.value}.isdisjoint(keys) or _inherited(each, keys, beside)]


def _inherited(decision: Decision, keys: Iterable[str], beside: Collection[str]) -> bool:
    of_entry = decision.kind in (*_OF_ENTRIES, "accept", "unjoin") and decision.target not in beside
    return of_entry and any(same_place(decision.target, key) for key in keys)


def signers(connection: Connection, *kinds: DecisionKind) -> dict[str, int]:
    """How many decisions of these kinds that count everybody has made who signed any."""
    named = select(changes.c.signer, func.count()).join(decisions, decisions.c.change == changes.c.id)
    counted = named.where(decisions.c.kind.in_(kinds), _COUNTS, changes.c.signer.is_not(None)).group_by(changes.c.signer)
    return dict(sorted(connection.execute(counted).all()))


def stretches(connection: Connection, *conditions: ColumnElement[bool]) -> list[Stretch]:
    """Every decision under these conditions, with when it stood, in their order."""
    rows = connection.execute(_STRETCHES.where(*conditions))
    return [Stretch(Decision(*row[:-2]), row[-2], row[-1]) for row in rows]


def decisions_on_records(connection: Connection, documents: Iterable[str]) -> dict[str, list[Stretch]]:
    """Those that change what the texts with these ids tell, or reject some of it, by these ids."""
    found: dict[str, list[Stretch]] = defaultdict(list)
    if connection.execute(_ANY_OF_RECORDS).first() is None:
        return found
    wanted = sorted(set(documents))
    for start in range(0, len(wanted), _DOCUMENTS):
        part = wanted[start : start + _DOCUMENTS]
        of_part = or_(*(between(decisions.c.target, document) for document in part))
        for each in stretches(connection, decisions.c.kind.in_(_OF_ENTRIES), of_part):
            found[each.decision.target.partition("-")[0]].append(each)
        for each in stretches(connection, decisions.c.kind == "split", decisions.c.field.is_(None), decisions.c.value.in_(part)):
            found[document_of_decision(each.decision) or ""].append(each)
    return found


def document_of_decision(decision: Decision) -> str | None:
    """The text that tells something else since the decision; None where none does."""
    if decision.kind == "split":
        return decision.value if decision.field is None else None
    return decision.target.partition("-")[0] if decision.kind == "correct" else None


def between(column: ColumnElement[str], document: str) -> ColumnElement[bool]:
    """That the column holds the key of an entry or of an actor of the document: they begin with its id and `-` or `:`."""
    return and_(column >= f"{document}-", column < f"{document};")


def kept_apart(connection: Connection, keys: Sequence[str]) -> list[frozenset[str]]:
    """The pairs of which somebody decided that they are not one, with one of these entries in each.

    A decision is about a place of an article: what is read anew of the same place inherits it.
    """
    if connection.execute(_ANY).first() is None:
        return []
    found: set[frozenset[str]] = set()
    inside: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        inside[key.partition("-")[0]].append(key)
    for row in connection.execute(_APART):
        one, other = (_heirs(each, inside.get(each.partition("-")[0], ())) for each in (row.target, row.value))
        found.update(frozenset((a, b)) for a in one or [row.target] for b in other or [row.value] if (one or other) and a != b)
    return sorted(found, key=sorted)


def rejected(change: int | None = None) -> CompoundSelect[int]:
    """A query of the entries that were rejected, as of a change; a later decision on one takes the place of an earlier one.

    What was read anew of the place of what was rejected is rejected too, unless something was decided of itself.
    """
    other = select(_later.c.id).where(_later.c.kind.in_(("accept", "correct")), *_stood(_later, change))
    replaced = other.where(_later.c.target == decisions.c.target, _later.c.id > decisions.c.id)
    stands = (decisions.c.kind == "reject", *_stood(decisions, change), ~replaced.exists())
    itself = select(entries.c.id).join(decisions, decisions.c.target == entries.c.key).where(*stands)
    heir = select(entries.c.id).join(heirs, heirs.c.entry == entries.c.id).join(decisions, decisions.c.id == heirs.c.decision)
    return union_all(itself, heir.where(*stands, ~other.where(_later.c.target == entries.c.key).exists()))


def heirs_of(rejections: Iterable[tuple[int, str]], keys: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The rejections with the entries, of all that a reading has, that stand where it has no longer what was rejected."""
    for number, target in rejections:
        if target not in keys:
            yield from ((number, key) for key in keys if same_place(key, target))


def _stood(table: FromClause, change: int | None) -> list[ColumnElement[bool]]:
    """That a decision of the table stood after the change: it was made by then, and not undone by then."""
    undone = select(_undo.c.id).where(_undo.c.kind == UNDONE, _undo.c.value == cast(table.c.id, decisions.c.value.type))
    if change is None:
        return [~undone.exists()]
    return [table.c.change <= change, ~undone.where(_undo.c.change <= change).exists()]


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
_UNDONE: Final = and_(_undo.c.kind == UNDONE, _undo.c.value == cast(decisions.c.id, decisions.c.value.type))
_COUNTS: Final = ~select(_undo.c.id).where(_UNDONE).exists()
_COLUMNS: Final = (
    *(decisions.c.id, decisions.c.kind, decisions.c.target, decisions.c.field, decisions.c.value),
    *(decisions.c.reason, changes.c.signer, changes.c.recorded),
)
_EVERY: Final = (
    select(*_COLUMNS, _COUNTS.label("counts")).join(changes, changes.c.id == decisions.c.change).order_by(decisions.c.id)
)
_STANDING: Final = _EVERY.with_only_columns(*_COLUMNS).where(_COUNTS)
_STRETCHES: Final = _EVERY.add_columns(
    decisions.c.change, select(func.min(_undo.c.change)).where(_UNDONE).scalar_subquery().label("undone")
)
_ANY_OF_RECORDS: Final = select(decisions.c.id).where(decisions.c.kind.in_((*_OF_ENTRIES, "split"))).limit(1)
_ANY: Final = select(decisions.c.id).where(decisions.c.kind == "unjoin").limit(1)
_APART: Final = select(decisions.c.target, decisions.c.value).where(decisions.c.kind == "unjoin", _COUNTS)

"""An actor of the chronicle: its names, what it is found in, and with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, func, or_, select, union_all

from latopis.chronicle.clocks import NOW
from latopis.chronicle.names import Known
from latopis.chronicle.schema import actors, names, parts, reports, ties
from latopis.chronicle.words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

    from latopis.chronicle.roles import Kind, Role

MOST: Final = 5000
"""Of how many parts at most something is counted."""
MANY: Final = 200
"""How many reports of ties are too many to work out all of an actor's ties at once."""
_ACTS: Final = ("actor", "recipient")


@dataclass(frozen=True, slots=True)
class Company:
    """Another actor, and in how many reports the two meet."""

    actor: Known
    count: int


def names_of(connection: Connection, numbers: Sequence[int]) -> Sequence[str]:
    """Every form in which the actor was named, by all of its numbers."""
    query = select(names.c.name).where(names.c.actor.in_(numbers)).distinct().order_by(names.c.name)
    return connection.execute(query).scalars().all()


def parts_of(connection: Connection, numbers: Sequence[int]) -> dict[tuple[Kind, Role], int]:
    """In how many reports of each kind the actor had each role; of more than `MOST`, the earliest are counted."""
    columns = reports.c.kind, parts.c.role, reports.c.id
    told = select(*columns).select_from(parts).join(reports, reports.c.id == parts.c.report)
    some = told.where(parts.c.actor.in_(numbers), *NOW.holds()).limit(MOST).subquery()
    query = select(some.c.kind, some.c.role, func.count(some.c.id.distinct())).group_by(some.c.kind, some.c.role)
    return {(kind, role): count for kind, role, count in connection.execute(query)}


def told_of_ties(connection: Connection, numbers: Sequence[int]) -> int:
    """In how many reports the actor is an end of a tie, counted up to `MANY`."""
    which = select(ties.c.report).where(or_(ties.c.party.in_(numbers), ties.c.counterpart.in_(numbers))).limit(MANY)
    return len(connection.execute(which).all())


def others_in_ties(connection: Connection, numbers: Sequence[int], limit: int) -> list[Company]:
    """With whom the actor has ties, those first of whom most is told."""
    told = select(ties).join(reports, reports.c.id == ties.c.report).where(*NOW.holds())
    here = told.with_only_columns(ties.c.counterpart.label("other")).where(ties.c.party.in_(numbers)).limit(MOST)
    there = told.with_only_columns(ties.c.party.label("other")).where(ties.c.counterpart.in_(numbers)).limit(MOST)
    ends = union_all(select(here.subquery()), select(there.subquery())).subquery()
    most = select(ends.c.other, func.count()).group_by(ends.c.other).order_by(func.count().desc(), ends.c.other).limit(limit)
    return _company(connection, connection.execute(most).all())


def company_of(connection: Connection, numbers: Sequence[int], limit: int) -> list[Company]:
    """With whom the actor met most often in events; of more than `MOST` events, the earliest count."""
    told = select(parts.c.report).join(reports, reports.c.id == parts.c.report).where(*NOW.holds())
    own = told.where(parts.c.actor.in_(numbers), parts.c.role.in_(_ACTS)).limit(MOST).subquery()
    other = parts.alias("other")
    met = (
        select(other.c.actor, func.count(other.c.report.distinct()).label("count"))
        .where(other.c.report.in_(select(own.c.report)), other.c.actor.not_in(numbers), other.c.role.in_(_ACTS))
        .group_by(other.c.actor)
        .order_by(func.count(other.c.report.distinct()).desc(), other.c.actor)
        .limit(limit)
    )
    return _company(connection, connection.execute(met).all())


def _company(connection: Connection, found: Sequence[Row[int, int]]) -> list[Company]:
    known = known_by_number(connection, [row[0] for row in found])
    return [Company(known[row[0]], row[1]) for row in found]


def known_by_number(connection: Connection, numbers: Sequence[int]) -> dict[int, Known]:
    """The actors with these numbers."""
    columns = (actors.c.id, actors.c.key, actors.c.name, actors.c.type, actors.c.register, actors.c.country)
    rows = connection.execute(select(*columns).where(actors.c.id.in_(numbers)))
    return {row[0]: Known(*row) for row in rows}


def beginning_with(connection: Connection, start: str, limit: int) -> list[Known]:
    """Actors one of whose names begins with these letters, with or without their marks; the shortest names first."""
    wanted = folded(start.strip())
    rows = connection.execute(_BEGINNING, {"start": wanted, "end": wanted + "\U0010ffff"}).scalars().all() if wanted else []
    known = known_by_number(connection, list(dict.fromkeys(rows))[:MOST])
    return sorted(known.values(), key=lambda actor: (actor.register is None, len(actor.name), actor.name))[:limit]


_BEGINNING: Final = (
    select(names.c.actor)
    .where(names.c.folded >= bindparam("start"), names.c.folded < bindparam("end"))
    .order_by(names.c.folded)
    .limit(200)
)

"""Actors merged and split by hand, why they are one, and which wait for a decision."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from latopis.chronicle.clocks import NOW
from latopis.chronicle.deciding import Wish, decide, standing_decisions
from latopis.chronicle.held import keys_of_entries
from latopis.chronicle.identity import actor_keys, document_of_local, is_local
from latopis.chronicle.kept import records_of, reports_of
from latopis.chronicle.namesakes import PAIR, bearers_of, everyone, shared_company, wholes
from latopis.chronicle.portrait import known_by_number
from latopis.chronicle.removing import documents_of
from latopis.chronicle.rereading import tell_anew
from latopis.chronicle.rows import begun
from latopis.chronicle.schema import actors, decisions, namesakes, parts, readings, reports, versions
from latopis.chronicle.words import storable
from latopis.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.kept import Report
    from latopis.chronicle.names import Known
    from latopis.chronicle.namesakes import Bond, Evidence

_LOOKED_AT: Final = 2000
"""Of more names that others may bear, the latest are looked at."""
_MOST: Final = 200
_FIRST: Final = 3


@dataclass(frozen=True, slots=True)
class Bound:
    """Why two actors are one: in one entry, by whom both articles name besides them, as near-duplicates, or by a decision."""

    one: Known
    other: Known
    evidence: Evidence
    shown_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two of one name who may be one: whom the articles of both name besides them."""

    one: Known
    other: Known
    company: tuple[Known, ...]


def merge(connection: Connection, one: Known, other: Known, *, reason: str | None = None, signer: str | None = None) -> None:
    """Decide that the two are one.

    Raises:
        InputError: they are one already.
    """
    if other.number in everyone(connection, one.number):
        raise InputError(f"{one.key} and {other.key} are one already; `latopis actors {one.key} --why` tells why")
    first, second = sorted((one.key, other.key))
    _decide(connection, [Wish("merge", first, PAIR, second, reason)], signer)


def split(
    connection: Connection, actor: Known, others: Sequence[str], *, reason: str | None = None, signer: str | None = None
) -> int:
    """Decide that the actor is none of the others: other actors by their keys, or whoever is called so in articles; how many.

    Raises:
        InputError: one of them is no actor, and no article that names this one.
    """
    known = {each.key: each for each in known_by_key(connection, others)}
    pairs = [sorted((actor.key, key)) for key in known]
    wishes = [Wish("split", one, PAIR, two, reason) for one, two in pairs]
    inside = everyone(connection, actor.number)
    told = [place for each in others if each not in known for place in _in_article(connection, actor, inside, article=each)]
    wishes += [Wish("split", key, None, document, reason) for key, document in dict.fromkeys(told)]
    _decide(connection, wishes, signer, [document for _, document in told])
    return len(wishes)


def bonds_of(connection: Connection, actor: Known) -> list[Bound]:
    """Why the actors are one who are this one."""
    bonds = wholes(connection, [actor.number])[actor.number].bonds
    numbers = {number for bond in bonds for number in (*bond[:2], *(bond.shown_by if bond.evidence == "company" else ()))}
    known = known_by_number(connection, sorted(numbers))
    entries = keys_of_entries(connection, sorted({bond.shown_by[0] for bond in bonds if bond.evidence == "entry"}))
    return [_bound(bond, known, entries, connection) for bond in bonds]


def doubtful(connection: Connection) -> list[Doubtful]:
    """Those of one name whose articles have somebody in common, but too few to take them for one; what is likeliest first."""
    latest = select(namesakes.c.key).where(*NOW.reading_holds(namesakes.c.reading)).order_by(namesakes.c.reading.desc())
    keys = sorted(set(connection.execute(latest.limit(_LOOKED_AT)).scalars()))
    found: dict[tuple[int, int], frozenset[int]] = defaultdict(frozenset)
    for bearers in bearers_of(connection, keys, NOW).values():
        whole = wholes(connection, (each.actor for each in bearers))
        for one, other in combinations(bearers, 2):
            first, second = sorted((whole[one.actor].first, whole[other.actor].first))
            if first != second:
                pair = first, second
                found[pair] = max(found[pair], shared_company(one, other), key=lambda each: (len(each), sorted(each)))
    settled = _settled(connection)
    ranked = sorted(found, key=lambda pair: (-len(found[pair]), pair))
    known = known_by_number(connection, sorted({number for pair in ranked for number in (*pair, *found[pair])}))
    waiting = (Doubtful(known[a], known[b], tuple(known[each] for each in sorted(found[a, b]))) for a, b in ranked if found[a, b])
    return [each for each in waiting if frozenset((each.one.key, each.other.key)) not in settled][:_MOST]


def reports_with(connection: Connection, actor: Known) -> list[Report]:
    """The first of the reports in which that very actor has a part."""
    query = select(reports.c.id).join(parts, parts.c.report == reports.c.id).where(parts.c.actor == actor.number, *NOW.holds())
    return reports_of(connection, connection.execute(query.distinct().order_by(reports.c.id).limit(_FIRST)).scalars().all())


def known_by_key(connection: Connection, keys: Iterable[str]) -> list[Known]:
    """The actors with these keys."""
    numbers = connection.execute(select(actors.c.id).where(actors.c.key.in_(sorted(map(storable, keys))))).scalars().all()
    return list(known_by_number(connection, numbers).values())


def _bound(bond: Bond, known: dict[int, Known], entries: dict[int, str], connection: Connection) -> Bound:
    match bond.evidence:
        case "entry":
            shown = tuple(entries[number] for number in bond.shown_by)
        case "company":
            shown = tuple(known[number].name for number in bond.shown_by)
        case "decision":
            query = select(decisions.c.reason).where(decisions.c.id.in_(bond.shown_by))
            shown = tuple(filter(None, connection.execute(query).scalars()))
        case _:
            shown = ()
    return Bound(known[bond.one], known[bond.other], bond.evidence, shown)


def _settled(connection: Connection) -> set[frozenset[str]]:
    """The pairs of which somebody decided that they are two."""
    return {frozenset((each.target, each.value or "")) for each in standing_decisions(connection, "split") if each.field == PAIR}


def _in_article(connection: Connection, actor: Known, inside: Sequence[int], *, article: str) -> list[tuple[str, str]]:
    """By which keys the article names the actor, each with the id of the text."""
    keys = {each.key for each in known_by_number(connection, inside).values()}
    documents = {document_of_local(article)} if is_local(article) else set(documents_of(connection, article))
    query = (
        select(readings.c.id).join(versions).where(versions.c.document.in_(sorted(documents)), *NOW.reading_holds(readings.c.id))
    )
    found = []
    for _, kept in records_of(connection, connection.execute(query).scalars()).values():
        named = keys.intersection(actor_keys(kept.record).values())
        found += [(key, kept.document.id) for key in sorted(named)]
    if not found:
        raise InputError(f"{article}: names no {actor.name}; give an article that does, or the key of another actor")
    return found


def _decide(connection: Connection, wishes: Sequence[Wish], signer: str | None, documents: Iterable[str] = ()) -> None:
    rows = begun(connection, signer)
    rows.write(connection)
    decide(connection, wishes, rows.numbers["changes"])
    tell_anew(connection, documents, rows)

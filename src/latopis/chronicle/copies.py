"""Near-duplicate texts: agency copy printed by several is one source, however many print it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, func, insert, select, text

from latopis.chronicle.clusters import as_of
from latopis.chronicle.schema import copies, sketches, versions
from latopis.chronicle.sketches import minima, shared, shingles_of
from latopis.chronicle.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import BindParameter, Connection, TextClause

_BINS: Final = 12
_ALIKE: Final = 0.4
_CONTAINED: Final = 0.6
_LEAST: Final = 20
"""Shorter texts than so many shingles are copies only where they are the same."""
_FOUND_BY_ONE: Final = 64
"""Versions that are found by one key, the earliest: what more of them share is a footer, and no sign of a copy."""
_COMPARED: Final = 32
"""Versions that a text is compared with: those with which it shares the most keys."""


def sketch(connection: Connection, content: str, version: int) -> None:
    """Let the version belong to those of which its text is a near-duplicate."""
    shingles = shingles_of(words_in(content))
    keys = sorted(minima(shingles, _BINS))
    near = _near(connection, keys)
    if keys:
        connection.execute(insert(sketches), [{"key": key, "version": version} for key in keys])
    _join(connection, version, near, shingles)


def sketch_everything(connection: Connection) -> None:
    """Find the near-duplicates among what was added before they were looked for."""
    query = select(versions.c.id).where(versions.c.text.is_not(None)).order_by(versions.c.id)
    for number in connection.execute(query).scalars().all():
        content = connection.execute(select(versions.c.text).where(versions.c.id == number)).scalar_one()
        sketch(connection, content.decode("utf-8", "surrogatepass"), number)


def are_copies(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether texts with these shingles are near-duplicates, or most of the shorter one stands in the other."""
    return are_alike(*shared(a, b), min(len(a), len(b)))


def are_alike(both: float, smaller: float, least: int) -> bool:
    """The same of texts that share so much, of both and of the smaller one, which has `least` shingles."""
    return both == 1.0 or (least >= _LEAST and (both >= _ALIKE or smaller >= _CONTAINED))


def copies_of(connection: Connection, numbers: Iterable[int], change: int | None = None) -> dict[int, int]:
    """The cluster of those of the versions that have near-duplicates, as of a change."""
    return as_of(connection, _OF, numbers, change)


def all_copies(connection: Connection) -> list[tuple[str, str]]:
    """The key of every version that has near-duplicates, with the least key among them."""
    keys = dict(connection.execute(select(versions.c.id, versions.c.key)).all())
    together: dict[int, list[str]] = {}
    for version, cluster in copies_of(connection, keys).items():
        together.setdefault(cluster, []).append(keys[version])
    return [(key, min(found)) for found in together.values() for key in found if len(found) > 1]


def _near(connection: Connection, keys: Sequence[int]) -> list[int]:
    """The versions that share one of the keys, those first that share the most; no more than are compared."""
    asked = {f"key{at}": key for at, key in enumerate(keys)}
    sharing = Counter(connection.execute(_SHARING[len(keys)], asked).scalars() if keys else ())
    return sorted(sharing, key=lambda version: (-sharing[version], version))[:_COMPARED]


def _join(connection: Connection, version: int, near: list[int], shingles: frozenset[int]) -> None:
    """Compare with one of each cluster until it is alike: what is alike to one of them belongs to all of them."""
    known = copies_of(connection, near)
    joined: dict[int, int] = {}
    for other in near:
        place = known.get(other, -other)
        if place not in joined and are_copies(shingles, _shingles(connection, other)):
            joined[place] = other
    if not joined:
        return
    change = connection.execute(select(versions.c.change).where(versions.c.id == version)).scalar_one()
    clusters = [place for place in joined if place > 0]
    inside = {place: _members(connection, place) for place in clusters}
    kept = max(clusters, key=lambda place: (len(inside[place]), -place)) if clusters else _next(connection)
    alone = [-place for place in joined if place < 0]
    moving = [version, *alone, *(each for place in clusters if place != kept for each in inside[place])]
    connection.execute(insert(copies), [{"version": each, "change": change, "cluster": kept} for each in moving])


def _shingles(connection: Connection, version: int) -> frozenset[int]:
    content = connection.execute(select(versions.c.text).where(versions.c.id == version)).scalar_one()
    return shingles_of(words_in(content.decode("utf-8", "surrogatepass"))) if content else frozenset()


def _members(connection: Connection, cluster: int) -> list[int]:
    return list(connection.execute(_MEMBERS, {"cluster": cluster}).scalars())


def _next(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(copies.c.cluster), 0))).scalar_one()) + 1


_NUMBERS: Final[BindParameter[Sequence[int]]] = bindparam("numbers", expanding=True)


def _sharing(keys: int) -> TextClause:
    """The earliest versions of each of so many keys: one statement, as one for each key took most of the time of sketches."""
    one = "SELECT version FROM (SELECT version FROM sketches WHERE key = :key{0} ORDER BY version LIMIT {1}) AS of_{0}"
    return text(" UNION ALL ".join(one.format(at, _FOUND_BY_ONE) for at in range(keys)))


_SHARING: Final = {keys: _sharing(keys) for keys in range(1, _BINS + 1)}
_OF: Final = select(copies.c.version, copies.c.change, copies.c.cluster).where(copies.c.version.in_(_NUMBERS))
_later = copies.alias("later")
_MEMBERS: Final = select(copies.c.version).where(
    copies.c.cluster == bindparam("cluster"),
    ~select(_later.c.version).where(_later.c.version == copies.c.version, _later.c.change > copies.c.change).exists(),
)

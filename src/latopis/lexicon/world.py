"""What is known of the world: the rows of `data/world`, as actors of the register."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, get_args

from latopis.errors import LexiconError
from latopis.lexicon.tables import Row, names_in, tsv
from latopis.model import ActorType
from latopis.register import KnownActor

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLUMNS: Final = ("key", "type", "kind", "name", "aliases", "of", "gender", "adjective", "source")
_OF_STATES: Final = ("man", "woman", "people", "capital", "iso3166", "cow")
_WITH_PEOPLE: Final = ("world/states.tsv", "world/regions.tsv")
_TYPES: Final[frozenset[str]] = frozenset(get_args(ActorType))


def load_world() -> tuple[KnownActor, ...]:
    """Every known actor, states first; a state's people (`Białorusini`) is an actor of its own, `of` the state.

    `LexiconError` names the row whose key comes twice, whose type is none, or whose `of` is no key.

    >>> next(actor.of for actor in load_world() if actor.name == "Białorusini")
    'bialorus'
    """
    others = [path for path in names_in("world", ".tsv") if path not in _WITH_PEOPLE]
    found: dict[str, KnownActor] = {}
    for path in (*_WITH_PEOPLE, *others):
        wide = path in _WITH_PEOPLE
        for row in tsv(path, columns=(*_COLUMNS, *_OF_STATES) if wide else _COLUMNS):
            for actor in (_actor(path, row), *(people_of(row) if wide else ())):
                if actor.key in found:
                    raise LexiconError(f"data/{path}: the key {actor.key!r} comes twice")
                found[actor.key] = actor
    for actor in found.values():
        if actor.of and actor.of not in found:
            raise LexiconError(f"data/world: {actor.key!r} is of {actor.of!r}, which is no key")
    return tuple(found.values())


@cache
def cow_numbers() -> Mapping[str, str]:
    """The number of each state in Correlates of War's list by its alpha-3 code.

    >>> cow_numbers()["POL"]
    '290'
    """
    rows = tsv("world/states.tsv", columns=(*_COLUMNS, *_OF_STATES))
    return {row["iso3166"]: row["cow"] for row in rows if row["iso3166"] and row["cow"]}


def _actor(path: str, row: Row) -> KnownActor:
    return KnownActor(
        key=row["key"],
        type=_type(path, row),
        kind=row["kind"],
        name=row["name"],
        aliases=_several(row["aliases"]),
        of=row["of"],
        gender=row["gender"],
        adjectives=_several(row["adjective"]),
        source=row["source"],
        capital=row.get("capital", ""),
        iso3166=row.get("iso3166", ""),
        cow=row.get("cow", ""),
    )


def people_of(row: Row) -> tuple[KnownActor, ...]:
    """The people of a state or region, where the row names one."""
    if not row["people"] or row["type"] == "group":
        return ()
    aliases = tuple(name for name in (row["man"], row["woman"]) if name)
    key = f"{row['key']}-people"
    return (KnownActor(key, "group", "people", row["people"], aliases, of=row["key"], gender="m1", source=row["source"]),)


def _type(path: str, row: Row) -> ActorType:
    for known in get_args(ActorType):
        if row["type"] == known:
            found: ActorType = known
            return found
    raise LexiconError(f"data/{path}: {row['key']!r} has the type {row['type']!r}; expected one of {sorted(_TYPES)}")


def _several(cell: str) -> tuple[str, ...]:
    return tuple(value for value in cell.split("|") if value)

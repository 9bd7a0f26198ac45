"""Actors by any name: their own, in any case; one that several have is no one's, and one that nobody has gets suggestions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Protocol

from sqlalchemy import bindparam, select

from latopis.chronicle.corrections import ACTORS, Meant
from latopis.chronicle.identity import is_local
from latopis.chronicle.namesakes import wholes
from latopis.chronicle.schema import actors, names
from latopis.chronicle.words import folded, storable, words_in
from latopis.errors import UnknownActor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection

    from latopis.chronicle.corrections import Correction
    from latopis.model import ActorType

_SHELF: Final = 3
_MOST: Final = 2000
_SUGGESTED: Final = 5
_CHOICE: Final = 8
_ALIKE: Final = 0.6
_SHORT: Final = 5


class Naming(Protocol):
    """What knows the language: the register, and the forms that a name may have."""

    def keys(self, name: str) -> Sequence[str]:
        """The keys in the register of those whom the name, in any case, may mean."""

    def same(self, name: str, candidates: Sequence[tuple[str, ActorType]]) -> Sequence[int]:
        """The places of those candidates (name and type of actor) of which the name is a form."""

    def lemmas(self, word: str) -> Iterable[str]:
        """The base forms that the word may have."""

    def terms(self, text: str) -> Iterable[str]:
        """The base forms of the words of the text that tell something: its nouns and verbs."""


class AsWritten:
    """Knows no language: a name is found as it was written in some article."""

    def keys(self, name: str) -> Sequence[str]:
        """No register: nobody."""
        return ()

    def same(self, name: str, candidates: Sequence[tuple[str, ActorType]]) -> Sequence[int]:
        """No other forms: none."""
        return ()

    def lemmas(self, word: str) -> Iterable[str]:
        """The word itself."""
        return (word,)

    def terms(self, text: str) -> Iterable[str]:
        """Its longer words."""
        return [word for word in words_in(text) if len(word) > _SHORT]


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the chronicle; `key` names it alone."""

    number: int
    key: str
    name: str
    type: ActorType
    register: str | None
    country: str | None

    def __str__(self) -> str:
        """The actor for people who must choose."""
        return f"{self.key} is {self.name} ({self.type})"


def actor_named(connection: Connection, name: str, naming: Naming) -> Known:
    """The one actor that the name means.

    Raises:
        UnknownActor: nobody is called so, or several are; the message lists those who may be meant.
    """
    found = one_of_each(connection, actors_named(connection, name, naming))
    if len(found) == 1:
        return found[0]
    if found:
        choice = "; ".join(map(str, found[:_CHOICE])) + ("; …" if len(found) > _CHOICE else "")
        raise UnknownActor(f"{name!r} may be several; give the key of one of them: {choice}")
    near = suggestions(connection, name)
    hint = f"perhaps: {', '.join(near)}" if near else "no name here is like it"
    raise UnknownActor(f"{name!r}: no article names such an actor; {hint}")


def actors_named(connection: Connection, name: str, naming: Naming) -> list[Known]:
    """Those whom the name may mean; of several, the one whose name it is alone in the register."""
    wanted = storable(name.strip())
    found = _where(connection, actors.c.key.in_([wanted, f"register:{wanted}"]))
    if found:
        return found
    written = _where(connection, actors.c.id.in_(select(names.c.actor).where(names.c.folded == folded(wanted))))
    if len(written) == 1:
        return written
    keys = [f"register:{key}" for key in naming.keys(wanted)]
    known = _where(connection, actors.c.key.in_(keys)) if keys else []
    if len(keys) == 1 and known:
        return known
    return _named_best(written) or known or _named_best(_inflected(connection, wanted, naming))


def one_of_each(connection: Connection, found: Sequence[Known]) -> list[Known]:
    """Of those of them who are one actor, the first; of each, whoever stands for all where it is among them."""
    whole = wholes(connection, [actor.number for actor in found])
    by_number = {actor.number: actor for actor in found}
    stands = {actor.number: next(each for each in whole[actor.number].members if each in by_number) for actor in found}
    return [by_number[number] for number in dict.fromkeys(stands.values())]


def meant_by(connection: Connection, field: str, correction: Correction, naming: Naming) -> Correction:
    """The correction with whom the names in it mean, where the field is of actors and the chronicle knows one alone."""
    if field not in ACTORS:
        return correction
    known = (one_of_each(connection, actors_named(connection, name, naming)) for name in correction.names(field))
    meant = (Meant(found[0].name, found[0].type, found[0].register) if len(found) == 1 else None for found in known)
    return replace(correction, meant=tuple(meant))


def suggestions(connection: Connection, name: str) -> list[str]:
    """Names that look like it."""
    near = {folded(shown): shown for shown, _, _ in _beginning_like(connection, folded(name)[: _SHELF - 1])}
    return [near[match] for match in get_close_matches(folded(name), near, n=_SUGGESTED, cutoff=_ALIKE)]


def _named_best(found: list[Known]) -> list[Known]:
    """Those who are named somewhere; those who are only described, each in an article of its own, where nobody is."""
    return [actor for actor in found if not is_local(actor.key)] or found


def _where(connection: Connection, condition: ColumnElement[bool]) -> list[Known]:
    columns = (actors.c.id, actors.c.key, actors.c.name, actors.c.type, actors.c.register, actors.c.country)
    return [Known(*row) for row in connection.execute(select(*columns).where(condition).order_by(actors.c.key).limit(_MOST))]


def _inflected(connection: Connection, name: str, naming: Naming) -> list[Known]:
    """Those of whose name this is another form; it begins alike."""
    near = _beginning_like(connection, folded(name)[:_SHELF])
    places = naming.same(name, [(shown, kind) for shown, kind, _ in near])
    numbers = sorted({near[place][2] for place in places})
    return _where(connection, actors.c.id.in_(numbers)) if numbers else []


def _beginning_like(connection: Connection, start: str) -> list[tuple[str, ActorType, int]]:
    """The names that begin with these letters, with the type and number of their actors."""
    if not start:
        return []
    rows = connection.execute(_BEGINNING, {"start": start, "end": start + "\U0010ffff"})
    return [(name, kind, number) for name, kind, number in rows]


_BEGINNING: Final = (
    select(names.c.name, actors.c.type, actors.c.id)
    .join(actors, actors.c.id == names.c.actor)
    .where(names.c.folded >= bindparam("start"), names.c.folded < bindparam("end"))
    .order_by(names.c.folded, names.c.actor)
    .limit(_MOST)
)

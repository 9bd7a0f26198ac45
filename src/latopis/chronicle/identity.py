"""Ids that come from content: the same articles give the same ids, whatever the order in which they are added."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from latopis.chronicle.words import folded, storable, words_in
from latopis.model import Event, Poll, Record, Relation, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from latopis.model import Actor, Document, Entry, Span
    from latopis.record_rows import ActorRow

    Called: TypeAlias = Actor | ActorRow

_LETTERS: dict[type[Entry], str] = {Statement: "s", Event: "e", Relation: "r", Poll: "p"}
_BETWEEN = "\x1f"
_LOCAL = re.compile(r"[0-9a-f]{16}:")


def version_key(document: Document) -> str:
    """The id of an article as it came: its text, where it comes from and when it was published.

    >>> from latopis.model import Document
    >>> version_key(Document("Tekst.")) == version_key(Document("Tekst.", published="2023"))
    False
    """
    parts = (document.id, document.url, document.source, document.published)
    return _hash(*(storable(part) or "" for part in parts))[:16]


def entry_keys(record: Record) -> list[str]:
    """The id of each entry of the record: its document, the letter of its kind, its place; what stands at one place is numbered.

    >>> from latopis import Document, read
    >>> entry_keys(read(Document("Finlandia przystąpiła do NATO w 2023 roku.")))
    ['f03f5ffe731520ec-r0-41']
    """
    return keys_of_places(((_LETTERS[type(entry)], entry.span) for entry in record.entries), record.document.id)


def keys_of_places(places: Iterable[tuple[str, Span]], document: str) -> list[str]:
    """The same of the letters of kinds and the places of all entries of the document."""
    seen: dict[str, int] = {}
    found = []
    for letter, span in places:
        key = f"{document}-{letter}{span.start}-{span.end}"
        seen[key] = seen.get(key, 0) + 1
        found.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return found


@dataclass(frozen=True, slots=True)
class Decided(Record):
    """A record as people decided that it is.

    `apart` are the actors in it, by their ids, who are not whom their names say; `rejected` the rejections of entries of its
    document, each with its number and the id of the entry.
    """

    apart: frozenset[str] = frozenset()
    rejected: tuple[tuple[int, str], ...] = ()


def apart_in(record: Record) -> frozenset[str]:
    """The actors of the record of whom it was decided that they are others than those so called elsewhere."""
    return record.apart if isinstance(record, Decided) else frozenset()


def actor_keys(record: Record) -> dict[str, str]:
    """The id in the chronicle of each actor of the record, by its id there.

    A known actor has the key of the register. Others are the same where name, type and what they belong to are, if that tells
    who it is: a name of several words, what an acronym stands for, an institution of somebody. Whoever is only described, or
    named by one word, or an office of nobody knows whom, may be somebody else in every article, and stays in its own
    (`namesakes` finds which of these are one).
    """
    return keys_of_actors(record.actors, record.document.id, apart_in(record))


def keys_of_actors(those: Iterable[Called], document: str, apart: frozenset[str] = frozenset()) -> dict[str, str]:
    """The same of all actors of the document."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    actors = {actor.id: actor for actor in those}
    for actor in actors.values():
        key = _shared_key(actor, actors) if actor.id not in apart else None
        found[actor.id] = key or _local_key(actor, document, taken)
    return found


def rejected_in(record: Record) -> tuple[tuple[int, str], ...]:
    """The rejections of entries of the record's document, each with its number and the id of the entry."""
    return record.rejected if isinstance(record, Decided) else ()


def naming_keys(record: Record) -> dict[str, str]:
    """What tells the actors of a record apart where reports are compared, which have more in common than a name."""
    actors, document = {actor.id: actor for actor in record.actors}, record.document.id
    return {actor.id: _naming_key(actor, actors, document) for actor in record.actors}


def is_local(key: str) -> bool:
    """Whether the key is that of somebody in one article.

    >>> is_local("9039055ca96368ea:person:nowak"), is_local("person:anna nowak:")
    (True, False)
    """
    return _LOCAL.match(key) is not None


def document_of_local(key: str) -> str:
    """The document of a local key."""
    return key.partition(":")[0]


def may_be_known_elsewhere(actor: Actor) -> bool:
    """Whether it has a name, but one that others may bear too: one word that no register knows, or an office of no known state.

    What the name of a people or party gives (`Szwed`, `demokrata`) is no name of somebody.
    """
    shared = actor.register is None and _named(actor) and (len(actor.name.split()) == 1 or _is_anybodys(actor))
    return shared and not (actor.type == "person" and actor.of) and actor.name[:1].isupper()


def tells_who(actor: Actor) -> bool:
    """Whether meeting this actor says something of which story it is: a known or fully named person, body or office."""
    if actor.type not in ("person", "organisation", "office"):
        return False
    return actor.register is not None or (_named(actor) and len(actor.name.split()) > 1)


def _shared_key(actor: Called, actors: Mapping[str, Called]) -> str | None:
    """The key that is the same in every article; None where nothing tells that it is the same actor."""
    if actor.register is not None:
        return f"register:{actor.register}"
    if _is_anybodys(actor):
        return None
    name = actor.name if len(actor.name.split()) > 1 else _expansion(actor)
    institution = actor.type == "office" and actor.of is not None
    return _key_of_name(actor, name, actors) if name and (institution or _named(actor)) else None


def _local_key(actor: Called, document: str, taken: set[str]) -> str:
    first = f"{document}:{actor.type}:{folded(actor.name)}"
    key = next(key for number in count(1) if (key := first if number == 1 else f"{first}:{number}") not in taken)
    taken.add(key)
    return key


def _naming_key(actor: Actor, actors: Mapping[str, Actor], document: str) -> str:
    if actor.register is not None:
        return f"register:{actor.register}"
    alone = actor.type == "person" and len(actor.name.split()) == 1
    if actor.of not in actors and (alone or not any(mention.kind == "name" for mention in actor.mentions)):
        return f"{document}:{actor.id}"
    return _key_of_name(actor, actor.name, actors)


def _key_of_name(actor: Called, name: str, actors: Mapping[str, Called]) -> str:
    owner = actors.get(actor.of or "")
    belongs = "" if owner is None else owner.register or folded(owner.name)
    return f"{actor.type}:{_known_folded(name)}:{belongs}"


def _is_anybodys(actor: Called) -> bool:
    """Whether it is an office that many states may have: `Ministerstwo Finansów`, and no word of whose it is."""
    return actor.type == "office" and actor.of is None


def _named(actor: Called) -> bool:
    return any(mention.kind == "name" for mention in actor.mentions)


def _expansion(actor: Called) -> str | None:
    """The full name of an acronym, where the article gives it.

    >>> from latopis.model import Actor
    >>> _expansion(Actor("a1", "PKO", "organisation", aliases=("Polski Komitet Olimpijski",)))
    'Polski Komitet Olimpijski'
    """
    letters = folded(actor.name)
    full = (alias for alias in sorted(actor.aliases) if len(alias.split()) > 1)
    return next((alias for alias in full if len(letters) > 1 and _spells("".join(w[:1] for w in words_in(alias)), letters)), None)


def _spells(initials: str, letters: str) -> bool:
    """Whether the letters are the initials, of which those of short words may be left out."""
    rest = iter(initials)
    return initials[:1] == letters[:1] and len(letters) * 2 > len(initials) and all(letter in rest for letter in letters)


def hash_of(lines: Iterable[str]) -> str:
    """The SHA-256 of the lines, whatever their order."""
    return _hash(*sorted(lines))


_known_folded = lru_cache(maxsize=10_000)(folded)
"""The same names come again and again."""


def _hash(*parts: str) -> str:
    return hashlib.sha256(_BETWEEN.join(parts).encode("utf-8", "surrogatepass")).hexdigest()

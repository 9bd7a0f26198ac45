"""A file of known actors as it was read: the actors with their lines, and the faults of the others."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from latopis.grammar import GENDERS
from latopis.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.register import KnownActor

LONGEST_NAME: Final = 200
"""Characters that a name or key has at most: the longest titles of treaties have fewer."""
_TYPES: Final[frozenset[str]] = frozenset(get_args(ActorType))
_SEXES: Final = frozenset(("", "m1", "f"))
_KNOWN_GENDERS: Final = frozenset(("", *GENDERS))
_ITEM: Final = re.compile(r"Q[1-9][0-9]{0,11}")
_COUNTRY: Final = re.compile(r"[A-Z]{3}")
_KEY: Final = attrgetter("key")
_NAME: Final = attrgetter("name")
_ALIASES: Final = attrgetter("aliases")
_SORT: Final = attrgetter("type", "gender")
_RARE: Final = (attrgetter("wikidata"), attrgetter("iso3166"), attrgetter("adjectives"))
_SEPARATORS: Final = re.compile(r"[\W_]+")


class Fault(NamedTuple):
    """What is wrong with the entry in a line; 0 is a line that is not known."""

    line: int
    message: str


@dataclass(slots=True)
class RegisterFile:
    """The actors of a file in its order, each with its line; what was left out is counted by its reason."""

    path: str
    actors: list[KnownActor] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def extend(self, lines: Sequence[int], actors: Sequence[KnownActor]) -> None:
        """Keep the actor of each line, or its fault."""
        new = dict(zip(map(_KEY, actors), lines, strict=True))
        if len(new) == len(actors) and self.lines.keys().isdisjoint(new) and all_fit(actors):
            self.actors += actors
            self.lines = self.lines | new if self.lines else new
        else:
            for line, actor in zip(lines, actors, strict=True):
                self.add(line, actor)

    def add(self, line: int, actor: KnownActor) -> None:
        """Keep the actor of a line, or its fault: a key that came before, or a value that none can have."""
        if actor.key in self.lines:
            first = self.lines[actor.key]
            before = f" (line {first})" if first else ""
            self.fault(line, f"the key {actor.key!r} came before{before}; give each actor a key of its own")
        elif fault := fault_in(actor):
            self.fault(line, fault)
        else:
            self.actors.append(actor)
            self.lines[actor.key] = line

    def fault(self, line: int, message: str) -> None:
        """Keep what is wrong with a line."""
        self.faults.append(Fault(line, message))

    def place(self, line: int) -> str:
        """The path and the line, for messages."""
        return f"{self.path}:{line}" if line else self.path


def fault_in(actor: KnownActor) -> str | None:
    """What is wrong with the values of an actor and what to do about it; `None` where all could be.

    >>> from latopis.register import KnownActor
    >>> fault_in(KnownActor("wega", "organisation", "company", "Wega")) is None
    True
    """
    if not actor.name:
        return "has no name; write its base form under `name`"
    if actor.type not in _TYPES:
        return f"the type {actor.type!r} of {actor.name!r} is none; write one of {', '.join(sorted(_TYPES))}"
    for text in (actor.key, *actor.names):
        if len(text) > LONGEST_NAME or not text.isprintable():
            return _unfit(text)
    if actor.gender not in (_SEXES if actor.type == "person" else _KNOWN_GENDERS):
        allowed = "m1 for a man, f for a woman" if actor.type == "person" else f"one of {', '.join(GENDERS)}"
        return f"the gender {actor.gender!r} of {actor.name!r} is none; write {allowed}, or leave it empty"
    return _fault_in_rest(actor)


def all_fit(actors: Sequence[KnownActor]) -> bool:
    """Whether `fault_in` finds nothing in any of them; asked of all at once, in a fraction of the time."""
    texts = [*map(_KEY, actors), *map(_NAME, actors), *chain.from_iterable(map(_ALIASES, actors))]
    if not all(map(_NAME, actors)) or max(map(len, texts), default=0) > LONGEST_NAME or not "".join(texts).isprintable():
        return False
    # Actors that share type and gender are alike, but for those with what is rare.
    telling = dict(zip(map(_SORT, actors), actors, strict=True)).values()
    rare = chain.from_iterable(filter(field, actors) for field in _RARE)
    return not any(fault_in(actor) for actor in chain(telling, rare))


def _unfit(text: str) -> str:
    if len(text) > LONGEST_NAME:
        return f"the name {text[:40] + '…'!r} has {len(text)} characters; {LONGEST_NAME} are the most, give a shorter one"
    return f"the name {text!r} holds a character that cannot be seen; write it anew"


def _fault_in_rest(actor: KnownActor) -> str | None:
    if actor.wikidata and not _ITEM.fullmatch(actor.wikidata):
        return f"the wikidata item {actor.wikidata!r} of {actor.name!r} is none; write it as Q184, or leave it empty"
    if actor.iso3166 and not _COUNTRY.fullmatch(actor.iso3166):
        return f"the iso3166 code {actor.iso3166!r} of {actor.name!r} is none; write three capital letters, or leave it empty"
    for adjective in actor.adjectives:
        if adjective != adjective.casefold() or not adjective.isprintable():
            return f"the adjective {adjective!r} of {actor.name!r} is none; write its base form in small letters (białoruski)"
    return None


def plain(text: str) -> str:
    r"""The text composed (NFC), without white space at its ends, each other stretch of it a space.

    >>> plain(" Rada\u00a0 Europy\n")
    'Rada Europy'
    """
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(composed.split())


def key_of(name: str) -> str:
    """The key that an actor without one gets from its name.

    >>> key_of("Łódzka Fabryka „Wega”")
    'lodzka-fabryka-wega'
    """
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l"))
    letters = "".join(mark for mark in folded if not unicodedata.combining(mark))
    return _SEPARATORS.sub("-", letters).strip("-")

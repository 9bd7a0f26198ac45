"""Articles that are made, not read, with actors as unevenly common as in news.

They are somewhat denser than real ones, of which 62 had 6.4 entries, 18 actors and 38 mentions in 2,290 characters; 82 of a
hundred entries were statements, 13 events, 5 ties and 1 a poll.
"""

from __future__ import annotations

import random
from bisect import bisect
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from latopis.chronicle.adding import Article
from latopis.chronicle.words import folded
from latopis.model import (
    ACTS,
    STATUSES,
    TIES,
    Actor,
    Document,
    Event,
    Mention,
    Poll,
    PollOption,
    Record,
    Relation,
    Span,
    Statement,
    Time,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from latopis.model import Entry

ACTORS: Final = 20_000
WORDS: Final = 40_000
ENTRIES: Final = 10
LETTERS: Final = 2_600
TYPES: Final = ("AGREE", "CONSULT", "SUPPORT", "COERCE", "ACCUSE", "PROTEST", "SANCTION", "ASSAULT")
_SYLLABLES: Final = (
    "ka",
    "ło",
    "mi",
    "ro",
    "szcz",
    "że",
    "pi",
    "nów",
    "ta",
    "bę",
    "dra",
    "ko",
    "wi",
    "ś",
    "lu",
    "gra",
    "ny",
    "cie",
    "sta",
    "mo",
)


class World:
    """Words and actors, the first of them the commonest."""

    def __init__(self, seed: int = 1) -> None:
        chance = random.Random(seed)
        self.words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 5))) for _ in range(WORDS)]
        self.names = [f"{self._capital(chance)} {self._capital(chance)}" for _ in range(ACTORS)]
        self._word_odds = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))
        self._actor_odds = list(accumulate(1 / (rank + 10) for rank in range(ACTORS)))

    def some_words(self, chance: random.Random, count: int) -> list[str]:
        """Words, common ones oftener."""
        top = self._word_odds[-1]
        return [self.words[bisect(self._word_odds, chance.random() * top)] for _ in range(count)]

    def some_actors(self, chance: random.Random, count: int) -> list[int]:
        """The numbers of different actors, common ones oftener."""
        top = self._actor_odds[-1]
        found: dict[int, None] = {}
        while len(found) < count:
            found[bisect(self._actor_odds, chance.random() * top)] = None
        return list(found)

    @staticmethod
    def _capital(chance: random.Random) -> str:
        return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


def articles(count: int, world: World, *, first: int = 0) -> Iterator[Article]:
    """That many articles, always the same ones."""
    for number in range(first, first + count):
        yield _article(number, world)


def _article(number: int, world: World) -> Article:
    chance = random.Random(number)
    numbers = world.some_actors(chance, 17)
    text, places = _text(chance, world, [world.names[actor] for actor in numbers])
    actors = tuple(
        _actor(place, world.names[actor], actor, spans) for place, (actor, spans) in enumerate(zip(numbers, places, strict=True))
    )
    kinds = [actor.type for actor in actors]
    entries = tuple(_entry(chance, f"e{place + 1}", len(text), kinds) for place in range(ENTRIES))
    times = tuple(Time(_span(chance, len(text), 10), _date(chance), "explicit") for _ in range(5))
    document = Document(text, f"Artykuł {number}", "Gazeta", f"https://gazeta.example/{number}", _date(chance, day=True), "pl")
    record = Record(document, "0.1.0", actors, times, tuple(sorted(entries, key=lambda entry: entry.span)))
    # About as many base forms as forms that are none.
    words = {folded(word) for word in text.split()}
    return Article(record, frozenset(words | {word[:-1] for word in words if len(word) > 4}))


def _text(chance: random.Random, world: World, names: Sequence[str]) -> tuple[str, list[list[Span]]]:
    """A text in which each name stands twice, and where."""
    words = world.some_words(chance, LETTERS // 8)
    free = chance.sample(range(len(words)), 2 * len(names))
    for name in names:
        for place in free[:2]:
            words[place] = name
        del free[:2]
    places: list[list[Span]] = [[] for _ in names]
    known = {name: place for place, name in enumerate(names)}
    at = 0
    for word in words:
        if word in known:
            places[known[word]].append(Span(at, at + len(word)))
        at += len(word) + 1
    return " ".join(words), places


def _actor(place: int, name: str, number: int, spans: Sequence[Span]) -> Actor:
    kind = ("person", "organisation", "state", "group")[number % 4]
    mentions = tuple(Mention(span, "name", name) for span in spans)
    key = f"made-{number}" if number % 2 else None
    return Actor(f"a{place + 1}", name, kind, (), key, country="POL", mentions=mentions)  # type: ignore[arg-type]


def _entry(chance: random.Random, key: str, length: int, kinds: Sequence[str]) -> Entry:
    span = _span(chance, length, 150)
    inside = [Span(span.start + start, span.start + start + 12) for start in (0, 40, 90)]
    who = [f"a{number + 1}" for number in chance.sample(range(len(kinds)), 4)]
    shared = {"id": key, "span": span, "when": _date(chance) if chance.random() < 0.5 else None, "made_by": "pl/made:entry"}
    evidence = {"when": (inside[0],), "status": (inside[1],), "party": (inside[2],)}
    kind = chance.random()
    if kind < 0.7:
        said = {"speaker": who[0], "cue": inside[0], "content": (Span(*span),), "mode": "indirect", "about": (who[1], who[2])}
        return Statement(**shared, evidence=evidence, **said, act=chance.choice(ACTS))  # type: ignore[arg-type]
    if kind < 0.9:
        done = {"type": chance.choice(TYPES), "trigger": inside[0], "actors": (who[0],), "recipients": (who[1],)}
        return Event(**shared, evidence=evidence, **done)  # type: ignore[arg-type]
    if kind < 0.98:
        joined = [f"a{place + 1}" for place, each in enumerate(kinds) if each == "organisation"] or who[1:]
        tie = {
            "party": who[0],
            "counterpart": chance.choice(joined),
            "relation": chance.choice(TIES),
            "status": chance.choice(STATUSES),
        }
        return Relation(**shared, evidence=evidence, **tie)  # type: ignore[arg-type]
    options = tuple(PollOption(Span(at.start, at.end), chance.randint(1, 60), Span(at.end, at.end + 3)) for at in inside)
    return Poll(**shared, evidence=evidence, options=options, pollster=who[0], population=inside[0], sample=1000)  # type: ignore[arg-type]


def _span(chance: random.Random, length: int, size: int) -> Span:
    start = chance.randrange(max(1, length - size))
    return Span(start, min(length, start + size))


def _date(chance: random.Random, *, day: bool = False) -> str:
    year, month = chance.randint(1995, 2023), chance.randint(1, 12)
    form = chance.random()
    if day or form < 0.4:
        return f"{year}-{month:02}-{chance.randint(1, 28):02}"
    return f"{year}-{month:02}" if form < 0.75 else str(year)

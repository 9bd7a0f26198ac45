"""Known actors and the finding of their names in running text, whatever their inflection.

A register is built from `KnownActor`s and knows no files. A name is compared part by part: a part that inflects (the head of
the name and what agrees with it) matches a token when the forms are equal or the token may have the part's base form as its
lemma; any other part (a genitive inside) matches by its form alone. A capital of the name must be a capital of the text.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from latopis.frozen import frozen
from latopis.model import ActorType, Analysis, Span, Token
from latopis.name_patterns import CACHE_LIMIT, PART, Analyse, Pattern, Patterns, fold, keys_of, plain, shouts, spellings
from latopis.sentence import token_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SHELF: Final = 3
"""How many of its first letters say on which shelf a name lies."""
_MANY: Final = 8
"""Names with the same first word from which on the second is looked at before each of them is."""


@frozen
class KnownActor:
    """An actor that the register knows; names are base forms, `of` and `capital` are keys of other actors.

    An empty string is an unknown or unfitting value. `iso3166` is the alpha-3 code, `cow` the number that the Correlates of War
    give the state, `wikidata` the item (`Q184`).
    """

    key: str
    type: ActorType
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    of: str = ""
    gender: str = ""
    adjectives: tuple[str, ...] = ()
    source: str = ""
    capital: str = ""
    iso3166: str = ""
    cow: str = ""
    wikidata: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)


class Candidate(NamedTuple):
    """What a stretch of text may name: the key of the actor, and the base form of the name that was found."""

    key: str
    name: str


class Adjective(NamedTuple):
    """The adjective of an actor in a word: where it begins there, its characters, its lemma, the actors, its analysis."""

    start: int
    length: int
    lemma: str
    keys: tuple[str, ...]
    entry: Analysis


class Match(NamedTuple):
    """The tokens `start:end` and what they may name, the likeliest candidate first; never empty."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the actors, without repetition."""
        return tuple(dict.fromkeys(candidate.key for candidate in self.candidates))


_Ranked: TypeAlias = tuple[int, Pattern]
"""A name with the rank of the key by which it was found."""


class _Beginning(NamedTuple):
    """The names that begin with some word; where they are many, those of several words by the second."""

    names: tuple[_Ranked, ...]
    longer: dict[str, list[_Ranked]]


_NOTHING: Final = _Beginning((), {})


class Register:
    """Known actors by key, and their names by first word; what it has worked out changes no answer."""

    def __init__(self, actors: Iterable[KnownActor], analyse: Analyse, guess: Analyse) -> None:
        """As `build`."""
        self._actors = {actor.key: actor for actor in actors}
        self._analyse = analyse
        self._guess = guess
        self._patterns = Patterns(analyse, guess)
        # The dictionary is asked for the first word of a name once a text has a word that begins like it: most never are.
        self._named: list[tuple[KnownActor, str]] = []
        self._shelves: dict[str, list[int]] = {}
        self._opened: dict[str, dict[str, list[Pattern]]] = {}
        self._by_adjective: dict[str, tuple[str, ...]] = {}
        self._begun: dict[tuple[str, tuple[Analysis, ...]], tuple[_Beginning, _Beginning]] = {}
        self._adjectives: dict[tuple[str, tuple[Analysis, ...]], tuple[Adjective, ...]] = {}
        self._namesakes: dict[str, dict[str, str]] = {}
        self._small: set[str] = set()  # what names in small letters begin with, so that few words are looked up
        for actor in self._actors.values():
            for name in actor.names:
                for spelling in spellings(name):
                    self._add(actor, spelling)
            for adjective in actor.adjectives:
                self._add_adjective(adjective, actor.key)

    @classmethod
    def build(cls, actors: Iterable[KnownActor], analyse: Analyse, guess: Analyse) -> Register:
        """The register of the actors; `analyse` gives the analyses of a word form, `guess` those of one not in the dictionary.

        A form of a name may be another word to the dictionary, which does not know the name (`Marka` of Mark, `Muska` of Musk):
        for such names the guesses are asked too.
        """
        return cls(actors, analyse, guess)

    def __getitem__(self, key: str) -> KnownActor:
        """The actor with the key; `KeyError` for one that the register does not know."""
        return self._actors[key]

    def __contains__(self, key: object) -> bool:
        """Whether an actor has the key."""
        return key in self._actors

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order of the actors."""
        return iter(self._actors)

    def __len__(self) -> int:
        """The number of actors."""
        return len(self._actors)

    def with_actors(self, actors: Iterable[KnownActor]) -> Register:
        """A register that holds these actors too; one with a known key takes the place of the other."""
        return Register((self._actors | {actor.key: actor for actor in actors}).values(), self._analyse, self._guess)

    def adjective(self, lemma: str) -> tuple[str, ...]:
        """The keys of the actors that the adjective, or the first half of a compound (`polsko`), is made from."""
        return self._by_adjective.get(lemma.casefold(), ())

    def adjectives_in(self, form: str, analyses: tuple[Analysis, ...]) -> tuple[Adjective, ...]:
        """The adjectives of actors in a word with these analyses: two in a compound (`polsko-niemiecki`), mostly none."""
        found = self._adjectives.get((form, analyses))
        if found is None:
            if len(self._adjectives) >= CACHE_LIMIT:
                self._adjectives.clear()
            readings = (tuple(self._in_adjective(form, entry)) for entry in analyses if entry.pos == "adj")
            found = self._adjectives[form, analyses] = next(filter(None, readings), ())
        return found

    def _in_adjective(self, form: str, entry: Analysis) -> Iterator[Adjective]:
        parts = plain(form).split("-")
        at = 0
        for place, part in enumerate(parts):
            lemma = entry.lemma.rpartition("-")[2] if place == len(parts) - 1 else part
            keys = self.adjective(lemma)
            if keys:
                yield Adjective(at, len(part), lemma, keys, entry)
            at += len(part) + 1

    def named(self, form: str) -> tuple[Candidate, ...]:
        """What words name, standing alone; empty for those that name nobody known."""
        words = form.split()
        tokens = [token_of(Span(0, len(word)), word, "word", spaced=True, analyses=self._analyse(word)) for word in words]
        found = self.matches(tokens)
        return found[0].candidates if found and found[0].end - found[0].start == len(tokens) else ()

    def namesakes(self, known: KnownActor) -> dict[str, str]:
        """The keys of bodies that are called as this one with the name or adjective of their state (`Senat USA`), by its key."""
        found = self._namesakes.get(known.name)
        if found is None:
            alike = [actor for actor in self._actors.values() if actor.type == known.type and actor.of]
            found = {actor.of: actor.key for actor in alike if any(self._is_told(actor, name, known) for name in actor.names)}
            self._namesakes[known.name] = found
        return found

    def _is_told(self, actor: KnownActor, name: str, known: KnownActor) -> bool:
        """Whether a name of the actor is that of the other one with the genitive or the adjective of what it belongs to."""
        if name.startswith(known.name + " "):
            return any(candidate.key == actor.of for candidate in self.named(name.removeprefix(known.name + " ")))
        if not name.endswith(" " + known.name):
            return False
        front = name.removesuffix(" " + known.name)
        return any(actor.of in adjective.keys for adjective in self.adjectives_in(front, self._analyse(front)))

    def matches(self, tokens: Sequence[Token]) -> list[Match]:
        """The names of known actors, the longest at each place, in order and without overlap."""
        shouting = shouts(tokens)
        found: list[Match] = []
        small, end = self._small, 0
        for at, token in enumerate(tokens):
            if at >= end and (token.capitalised or token.text[:2] in small):
                match = self._match(tokens, at, shouting=shouting)
                if match is not None:
                    found.append(match)
                    end = match.end
        return found

    def _match(self, tokens: Sequence[Token], at: int, *, shouting: bool) -> Match | None:
        token = tokens[at]
        own, strange = self._beginning_with(token)
        best, end = self._longest(own, tokens, at, shouting=shouting, beyond=at) if own is not _NOTHING else ([], at)
        if strange is not _NOTHING:
            longer, its_end = self._longest(strange, tokens, at, shouting=shouting, beyond=end)
            best, end = (longer, its_end) if longer else (best, end)
        if not best:
            return None
        if len(best) > 1:
            best.sort(key=lambda found: (found[1].name[:1].isupper() != token.capitalised, found[0]))
        return Match(at, end, tuple(dict.fromkeys([candidate for _, candidate in best])))

    def _longest(
        self, beginning: _Beginning, tokens: Sequence[Token], at: int, *, shouting: bool, beyond: int
    ) -> tuple[list[tuple[int, Candidate]], int]:
        """The names that begin here and end behind `beyond`, the longest ones only, and their end."""
        best: list[tuple[int, Candidate]] = []
        end = beyond + 1
        for rank, pattern in self._ranked(beginning, tokens[at + 1 : at + 2]):
            size = len(pattern.forms)
            if at + size < end or at + size > len(tokens) or not self._patterns.fits(pattern, tokens, at, shouting=shouting):
                continue
            if at + size > end:
                best, end = [], at + size
            best.append((rank, Candidate(pattern.key, pattern.name)))
        return best, end if best else beyond

    def _ranked(self, beginning: _Beginning, following: Sequence[Token]) -> Sequence[_Ranked]:
        """The names; of many, those whose second word may be looked up by the token that follows."""
        alone, longer = beginning
        if not longer:
            return alone
        seconds = [key for token in following for key in self._patterns.keys_of_second(token) if key in longer]
        found = chain(alone, *map(longer.__getitem__, seconds))
        return sorted(found, key=lambda ranked: (ranked[0], ranked[1].number))

    def _beginning_with(self, token: Token) -> tuple[_Beginning, _Beginning]:
        """The names whose first word the token may be, and those that it may begin if the dictionary does not know it."""
        found = self._begun.get((token.text, token.analyses))
        if found is None:
            if len(self._begun) >= CACHE_LIMIT:
                self._begun.clear()
            keys = keys_of(token.text, token.analyses)
            strange = [key for key in self._patterns.guesses(token.text) if key not in keys] if token.capitalised else []
            found = self._begun[token.text, token.analyses] = self._beginning(keys), self._beginning(strange)
        return found

    def _beginning(self, keys: Sequence[str]) -> _Beginning:
        """The names whose first word may be looked up by one of the keys, each with the rank of its key."""
        shelves = [shelf for prefix in dict.fromkeys(key[:_SHELF] for key in keys) if (shelf := self._shelf(prefix))]
        ranked = tuple((rank, pattern) for rank, key in enumerate(keys) for pattern in _patterns(shelves, key)) if shelves else ()
        return self._grouped(ranked) if ranked else _NOTHING

    def _grouped(self, ranked: tuple[_Ranked, ...]) -> _Beginning:
        """The names, apart by their second word where they are many: thousands of people are called Jan."""
        if len(ranked) < _MANY:
            return _Beginning(ranked, {})
        longer: dict[str, list[_Ranked]] = {}
        for found in ranked:
            for key in self._patterns.seconds(found[1]) if len(found[1].forms) > 1 else ():
                longer.setdefault(key, []).append(found)
        return _Beginning(tuple(found for found in ranked if len(found[1].forms) == 1), longer)

    def _add(self, actor: KnownActor, name: str) -> None:
        first = name.partition(" ")[0]
        if not first.isalpha():  # the dear way for few
            found = PART.search(name)
            if found is None:
                return
            first = found[0]
        if not first[0].isupper():
            self._small.add(plain(first)[:2])
        self._shelves.setdefault(fold(first)[:_SHELF], []).append(len(self._named))
        self._named.append((actor, name))

    def _shelf(self, prefix: str) -> dict[str, list[Pattern]]:
        """The names whose first word begins so, by what that word may be looked up by; worked out when first asked for."""
        found = self._opened.get(prefix)
        if found is None:
            found = {}
            for number in self._shelves.get(prefix, ()):
                pattern = self._pattern(number)
                for key in self._patterns.keys(pattern):
                    found.setdefault(key, []).append(pattern)
            self._opened[prefix] = found
        return found

    def _pattern(self, number: int) -> Pattern:
        actor, name = self._named[number]
        forms = tuple(plain(form) for form in PART.findall(name))
        people = actor.type == "group" and name == actor.name and bool(actor.aliases)
        one = actor.type in ("place", "outlet")
        return Pattern(number, actor.key, name, forms, person=actor.type == "person", exact=people, single=one)

    def _add_adjective(self, lemma: str, key: str) -> None:
        for form in (lemma, lemma[:-1] + "o"):
            self._by_adjective[form] = (*self._by_adjective.get(form, ()), key)


def _patterns(shelves: Sequence[dict[str, list[Pattern]]], key: str) -> Sequence[Pattern]:
    """What the key finds on the shelves, in the order of the actors."""
    found = [shelf[key] for shelf in shelves if key in shelf]
    return found[0] if len(found) == 1 else sorted(chain.from_iterable(found), key=lambda pattern: pattern.number)

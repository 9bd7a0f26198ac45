"""Known actors and the finding of their names in running text, whatever their inflection.

A register is built from `KnownActor`s and knows no files. A name is compared part by part: a part that inflects (the head of
the name and what agrees with it) matches a token when the forms are equal or the token may have the part's base form as its
lemma; any other part (a genitive inside) matches by its form alone. A capital of the name must be a capital of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product
from typing import Final, NamedTuple, TypeAlias

from latopis.grammar import bits
from latopis.model import ActorType, Analysis, Span, Token

Analyse: TypeAlias = Callable[[str], tuple[Analysis, ...]]

# The words of a base form, cut as the text's own tokens are cut.
_PART: Final = re.compile(r"(?:[A-Z]\.){2,4}|[^\W\d_]\w*(?:[-‑'’`][^\W_]\w*)*|\d+(?:[.,:]\d+)*|[^\w\s]")
_NOUNS: Final = frozenset(("subst", "ger", "depr", "ign"))
_ADJECTIVES: Final = frozenset(("adj", "ppas", "pact"))
_NOMINATIVE: Final = bits(("nom",))
_SHELF: Final = 3
"""How many of its first letters say on which shelf a name lies."""
_OF_PEOPLE: Final = frozenset(("imię", "nazwisko", "patronimicum"))
_PLURAL_ENDINGS: Final = frozenset("yie")
_CACHE_LIMIT: Final = 200_000
"""Words of texts whose names are kept before the cache starts anew."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor that the register knows; names are base forms, `of` and `capital` are keys of other actors.

    An empty string is an unknown or unfitting value. `iso3166` is the alpha-3 code, `cow` the number that the Correlates of War
    give the state.
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


@dataclass(frozen=True, slots=True)
class _Part:
    form: str
    folded: str
    bases: frozenset[str]
    bends: bool
    acronym: bool
    plural: bool
    strange: bool


@dataclass(slots=True)
class _Pattern:
    """A base form of an actor; what its parts match is worked out when its first part is first met.

    `exact` is the plural name of a people, whose other forms its singular stands for; `number` its place among all.
    """

    number: int
    key: str
    name: str
    forms: tuple[str, ...]
    person: bool
    exact: bool
    parts: tuple[_Part, ...] = ()


class Register:
    """Known actors by key, and their names by first word; what it has worked out changes no answer."""

    def __init__(self, actors: Iterable[KnownActor], analyse: Analyse, guess: Analyse) -> None:
        """As `build`."""
        self._actors = {actor.key: actor for actor in actors}
        self._analyse = analyse
        self._guess = guess
        # The dictionary is asked for the first word of a name once a text has a word that begins like it: most never are.
        self._named: list[tuple[KnownActor, str]] = []
        self._shelves: dict[str, list[int]] = {}
        self._opened: dict[str, dict[str, list[_Pattern]]] = {}
        self._by_adjective: dict[str, tuple[str, ...]] = {}
        self._begun: dict[tuple[str, ...], tuple[tuple[int, _Pattern], ...]] = {}
        self._guessed: dict[str, tuple[str, ...]] = {}
        self._adjectives: dict[tuple[str, tuple[Analysis, ...]], tuple[Adjective, ...]] = {}
        self._small: set[str] = set()  # what names in small letters begin with, so that few words are looked up
        for actor in self._actors.values():
            for name in actor.names:
                self._add(actor, name)
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
            if len(self._adjectives) >= _CACHE_LIMIT:
                self._adjectives.clear()
            readings = (tuple(self._in_adjective(form, entry)) for entry in analyses if entry.pos == "adj")
            found = self._adjectives[form, analyses] = next(filter(None, readings), ())
        return found

    def _in_adjective(self, form: str, entry: Analysis) -> Iterator[Adjective]:
        parts = _plain(form).split("-")
        at = 0
        for place, part in enumerate(parts):
            lemma = entry.lemma.rpartition("-")[2] if place == len(parts) - 1 else part
            keys = self.adjective(lemma)
            if keys:
                yield Adjective(at, len(part), lemma, keys, entry)
            at += len(part) + 1

    def named(self, form: str) -> tuple[Candidate, ...]:
        """What a single word names, standing alone; empty for a word that names nobody known."""
        token = Token(Span(0, len(form)), form, "word", True, self._analyse(form))
        found = self.matches((token,))
        return found[0].candidates if found else ()

    def matches(self, tokens: Sequence[Token]) -> list[Match]:
        """The names of known actors, the longest at each place, in order and without overlap."""
        shouting = _shouts(tokens)
        found: list[Match] = []
        at = 0
        while at < len(tokens):
            begins = tokens[at].capitalised or tokens[at].text[:2] in self._small
            match = self._match(tokens, at, shouting=shouting) if begins else None
            if match:
                found.append(match)
            at = match.end if match else at + 1
        return found

    def _match(self, tokens: Sequence[Token], at: int, *, shouting: bool) -> Match | None:
        token = tokens[at]
        keys = _keys(token.text, token.analyses)
        best, end = self._longest(keys, tokens, at, shouting=shouting, beyond=at)
        if token.capitalised:
            strange = tuple(key for key in self._guesses(token.text) if key not in keys)
            longer, its_end = self._longest(strange, tokens, at, shouting=shouting, beyond=end)
            best, end = (longer, its_end) if longer else (best, end)
        if len(best) > 1:
            best.sort(key=lambda found: (found[1].name[:1].isupper() != token.capitalised, found[0]))
        candidates = tuple(dict.fromkeys(candidate for _, candidate in best))
        return Match(at, end, candidates) if candidates else None

    def _longest(
        self, keys: tuple[str, ...], tokens: Sequence[Token], at: int, *, shouting: bool, beyond: int
    ) -> tuple[list[tuple[int, Candidate]], int]:
        """The names that begin here under one of the keys and end behind `beyond`, the longest ones only, and their end."""
        best: list[tuple[int, Candidate]] = []
        end = beyond + 1
        for rank, pattern in self._beginning(keys):
            size = len(pattern.forms)
            if at + size < end or at + size > len(tokens) or not self._fits(pattern, tokens, at, shouting=shouting):
                continue
            if at + size > end:
                best, end = [], at + size
            best.append((rank, Candidate(pattern.key, pattern.name)))
        return best, end if best else beyond

    def _beginning(self, keys: tuple[str, ...]) -> tuple[tuple[int, _Pattern], ...]:
        """The names whose first word may be looked up by one of the keys, each with the rank of its key."""
        found = self._begun.get(keys)
        if found is None:
            if len(self._begun) >= _CACHE_LIMIT:
                self._begun.clear()
            shelves = [shelf for prefix in dict.fromkeys(key[:_SHELF] for key in keys) if (shelf := self._shelf(prefix))]
            ranked = ((rank, pattern) for rank, key in enumerate(keys) for pattern in _patterns(shelves, key))
            found = self._begun[keys] = tuple(ranked) if shelves else ()
        return found

    def _fits(self, pattern: _Pattern, tokens: Sequence[Token], at: int, *, shouting: bool) -> bool:
        if not pattern.parts:
            pattern.parts = self._parts(pattern)
        return all(
            _part_fits(part, tokens[place], shouting=shouting)
            or (part.strange and not part.bases.isdisjoint(self._guesses(tokens[place].text)))
            for place, part in enumerate(pattern.parts, start=at)
        )

    def _guesses(self, form: str) -> tuple[str, ...]:
        """The folded base forms of a capitalised word, in both halves of a compound, as if the dictionary did not know it."""
        found = self._guessed.get(form)
        if found is None:
            if len(self._guessed) >= _CACHE_LIMIT:
                self._guessed.clear()
            halves = [[_fold(entry.lemma) for entry in self._readings(half)] for half in _plain(form).split("-")[:2]]
            found = self._guessed[form] = tuple(dict.fromkeys("-".join(pair) for pair in product(*halves)))
        return found

    def _readings(self, half: str) -> tuple[Analysis, ...]:
        if not half[:1].isupper():
            return ()
        return tuple({entry.lemma: entry for entry in (*self._analyse(half), *self._guess(half))}.values())

    def _add(self, actor: KnownActor, name: str) -> None:
        first = _PART.search(name)
        if first is None:
            return
        if not first[0][:1].isupper():
            self._small.add(_plain(first[0])[:2])
        self._shelves.setdefault(_fold(first[0])[:_SHELF], []).append(len(self._named))
        self._named.append((actor, name))

    def _shelf(self, prefix: str) -> dict[str, list[_Pattern]]:
        """The names whose first word begins so, by what that word may be looked up by; worked out when first asked for."""
        found = self._opened.get(prefix)
        if found is None:
            found = {}
            for number in self._shelves.get(prefix, ()):
                pattern = self._pattern(number)
                for key in sorted(self._bases(pattern.forms[0], person=pattern.person, alone=len(pattern.forms) == 1)):
                    found.setdefault(key, []).append(pattern)
            self._opened[prefix] = found
        return found

    def _pattern(self, number: int) -> _Pattern:
        actor, name = self._named[number]
        forms = tuple(_plain(form) for form in _PART.findall(name))
        people = actor.type == "group" and name == actor.name and bool(actor.aliases)
        return _Pattern(number, actor.key, name, forms, person=actor.type == "person", exact=people)

    def _add_adjective(self, lemma: str, key: str) -> None:
        for form in (lemma, lemma[:-1] + "o"):
            self._by_adjective[form] = (*self._by_adjective.get(form, ()), key)

    def _bases(self, form: str, *, person: bool, alone: bool) -> frozenset[str]:
        """The base forms that a token of this part may have; alone, a noun has no other than its own (Niemcy, not Niemiec)."""
        folded = form.casefold()
        if person or _is_acronym(form) or not form[:1].isalpha() or (alone and form[-1] not in _PLURAL_ENDINGS):
            return frozenset((folded,))
        known = [entry for entry in self._analyse(form) if "nom" in entry.cases and not entry.guessed]
        nouns = {_fold(entry.lemma) for entry in known if entry.pos in _NOUNS}
        adjectives = {_fold(entry.lemma) for entry in known if entry.pos in _ADJECTIVES and not alone}
        if alone and folded in nouns:
            nouns = set()
        return frozenset(nouns | adjectives | {folded})

    def _parts(self, pattern: _Pattern) -> tuple[_Part, ...]:
        alone = len(pattern.forms) == 1
        bending = [True] if pattern.person or alone else list(self._bending(pattern.forms))
        return tuple(
            _Part(
                form=form,
                folded=form.casefold(),
                bases=self._bases(form, person=pattern.person, alone=alone),
                bends=(pattern.person or bending[place]) and not pattern.exact,
                acronym=_is_acronym(form),
                plural=alone and not (pattern.person or pattern.exact) and self._is_plural(form),
                strange=form[:1].isupper() and not _is_acronym(form) and self._is_strange(form, person=pattern.person),
            )
            for place, form in enumerate(pattern.forms)
        )

    def _is_strange(self, form: str, *, person: bool) -> bool:
        """Whether the dictionary does not know the base form, of a person as a name: so it cannot know its other forms."""
        nominal = (entry for entry in self._analyse(form) if entry.pos in _NOUNS or entry.pos in _ADJECTIVES)
        known = [entry for entry in nominal if "nom" in entry.cases and not entry.guessed]
        if person:
            known = [entry for entry in known if entry.labels & _OF_PEOPLE and _fold(entry.lemma) == _fold(form)]
        return "-" in form or not known

    def _is_plural(self, form: str) -> bool:
        """Whether a name of one word is the plural of a common noun (Demokraci), which the singular does not name."""
        if form[-1] not in _PLURAL_ENDINGS:
            return False
        nouns = [entry for entry in self._analyse(form) if "nom" in entry.cases and entry.pos in _NOUNS and not entry.guessed]
        return bool(nouns) and all("sg" not in entry.numbers and _fold(entry.lemma) != form.casefold() for entry in nouns)

    def _bending(self, forms: Sequence[str]) -> Iterator[bool]:
        """Whether each part of an organisation's or a place's name inflects: up to the head, and what agrees with it after it."""
        entries = [[entry for entry in self._analyse(form) if entry.guessed or "nom" in entry.cases] for form in forms]
        head = self._head(entries)
        agreement = _agreement(entries[head], _NOUNS) & _NOMINATIVE
        closed = joined = False
        for place, form in enumerate(forms):
            if place <= head:
                yield True
            elif closed or form == "i":
                joined = not closed
                yield False
            else:
                foreign = joined or any(entry.guessed for entry in entries[place])
                fitting = _agreement(entries[place], _NOUNS if foreign else _ADJECTIVES) & (_NOMINATIVE if foreign else agreement)
                closed, joined = not fitting, False
                yield not closed

    @staticmethod
    def _head(entries: Sequence[Sequence[Analysis]]) -> int:
        """The first noun that is no adjective of what comes after it."""
        head, after = 0, 0
        for place in reversed(range(len(entries))):
            noun = _agreement(entries[place], _NOUNS) & _NOMINATIVE
            leads = _agreement(entries[place], _ADJECTIVES) & after
            if noun and not leads:
                head = place
            after = noun | leads
        return head


def _patterns(shelves: Sequence[dict[str, list[_Pattern]]], key: str) -> Sequence[_Pattern]:
    """What the key finds on the shelves, in the order of the actors."""
    found = [shelf[key] for shelf in shelves if key in shelf]
    return found[0] if len(found) == 1 else sorted(chain.from_iterable(found), key=lambda pattern: pattern.number)


def _agreement(entries: Iterable[Analysis], classes: frozenset[str]) -> int:
    found = 0
    for entry in entries:
        if entry.pos in classes:
            found |= entry.agreement
    return found


def _part_fits(part: _Part, token: Token, *, shouting: bool) -> bool:
    if part.acronym:
        return _acronym_fits(part.form, token, shouting=shouting)
    if not token.capitalised and part.form[:1].isupper():
        return False
    if part.plural:
        return any("pl" in entry.numbers and _fold(entry.lemma) in part.bases for entry in token.analyses)
    return part.folded == _fold(token.text) or (part.bends and not part.bases.isdisjoint(_keys(token.text, token.analyses)))


def _acronym_fits(acronym: str, token: Token, *, shouting: bool) -> bool:
    """An acronym keeps its letters; in a headline of capitals a short word may be anything."""
    form = _plain(token.text)
    if form == acronym:
        return not (shouting and len(acronym) < 3)
    front, _, ending = form.partition("-")
    if front == acronym and ending.islower() and len(ending) < 5 and "sk" not in ending:
        return True
    return any(entry.lemma == acronym for entry in token.analyses) and sum(map(str.isupper, form)) > 1


def _is_acronym(form: str) -> bool:
    letters = [character for character in form if character.isalpha()]
    return len(form) > 1 and sum(map(str.isupper, letters)) * 2 > len(letters)


def _shouts(tokens: Sequence[Token]) -> bool:
    """Whether the text is a headline in capitals."""
    long_words = [token.text for token in tokens if token.kind == "word" and len(token.text) > 3]
    return len(long_words) > 2 and sum(map(str.isupper, long_words)) * 2 > len(long_words)


@lru_cache(maxsize=65_536)
def _keys(text: str, analyses: tuple[Analysis, ...]) -> tuple[str, ...]:
    """What a token may be looked up by: its lemmas, the likeliest first, and its form; nothing for a mark of several signs."""
    if len(text) > 1 and not any(map(str.isalnum, text)):
        return ()
    lemmas = [_fold(entry.lemma) for entry in analyses if entry.lemma]
    front, _, ending = text.partition("-")
    suffixed = (_fold(front),) if ending.islower() and len(ending) < 5 else ()
    return tuple(dict.fromkeys((*lemmas, _fold(text), *suffixed)))


def _plain(form: str) -> str:
    return form if form.isalpha() else form.replace("’", "'").replace("‑", "-").replace("`", "'")


@lru_cache(maxsize=65_536)
def _fold(form: str) -> str:
    return _plain(form).casefold()

"""Sentences -> proper names: those that the register knows, and new ones, with their base forms and types.

Titles and offices before a name are no part of it; coordinated names are apart. A name that alone says little (a surname, a
word that begins a sentence) is settled by the article's other mentions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from latopis.model import Name, Span
from latopis.read import name_words as w
from latopis.read.name_bases import Base, Bases, as_it_stands
from latopis.read.name_runs import line_of, runs
from latopis.read.name_types import belongs_to_office, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from latopis.lexicon import Lexicon
    from latopis.model import ActorType, Analysis, Reading, Token
    from latopis.read.name_line import Line, Run
    from latopis.register import Adjective, Candidate, Match

_OPEN: Final[frozenset[str]] = frozenset()
_PLACES: Final = frozenset(("place", "state"))
_TELLING: Final = 4
"""So many cases tell nothing."""
_PHRASES: Final = frozenset(("office", "document"))


def names(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its proper names and the adjectives made from names of states, in the order of the text."""
    namer = _Namer(reading, lexicon)
    return replace(reading, names=tuple(sorted(namer.found(), key=lambda name: name.span)))


class _Namer:
    """The names of one document: its evidence is gathered before the first name is decided."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._register = lexicon.register
        self._words = lexicon.names
        self._evidence = w.evidence_in(reading.sentences)
        self._bases = Bases(self._words, self._evidence)
        self._lines = [
            line_of(sentence, self._register, words=self._words, evidence=self._evidence) for sentence in reading.sentences
        ]
        self._runs = [self._noted(line) for line in self._lines]

    def found(self) -> Iterator[Name]:
        """Every name of the document."""
        for line, settled in zip(self._lines, self._runs, strict=True):
            yield from self._in_line(line, runs(line) if settled is None else settled)

    def _in_line(self, line: Line, found_runs: Iterable[Run]) -> Iterator[Name]:
        """The names of a sentence, then its adjectives."""
        covered: set[int] = set()
        place_end = -1
        for run in found_runs:
            covered.update(range(run.start, run.end))
            found = list(self._of_run(run, line, after_place=_tied(line, place_end, run.start)))
            yield from found
            place_end = run.end if found[-1].type in _PLACES else -1
        adjectives = self._register.adjectives_in
        for at, token in enumerate(line.tokens):
            if token.kind == "word" and at not in covered and (parts := adjectives(token.text, token.analyses)):
                yield from self._adjectives(token, parts)

    def _of_run(self, run: Run, line: Line, *, after_place: bool) -> Iterator[Name]:
        if run.match:
            yield self._known(run, run.match, line)
            return
        joined = list(self._hyphenated(line.tokens[run.start])) if run.end == run.start + 1 else []
        yield from joined or [self._new(run, line, after_place=after_place)]

    def _noted(self, line: Line) -> list[Run] | None:
        """Keeps who is named in full or beyond doubt, for the names that alone say little; None where such a one is here."""
        asked = self._evidence.asked
        found = list(runs(line))
        settled = asked == self._evidence.asked
        for run in found:
            if run.match:
                opening = w.opens(line.tokens, run.start) and w.is_common(line.tokens[run.start])
                if run.match.end - run.match.start > 1 or not opening:
                    self._evidence.known.update(run.match.keys)
                people = [c.name for c in run.match.candidates if self._register[c.key].type == "person"]
                self._evidence.surnames.update(name.split()[-1].casefold() for name in people)
            elif run.end - run.start > 1 and type_of(run, line) == "person":
                base = self._bases.person(line.tokens[run.start : run.end])
                self._evidence.surnames.add(base.lemma.split()[-1].casefold())
        return found if settled else None

    # Known names ---------------------------------------------------------------------------------

    def _known(self, run: Run, match: Match, line: Line) -> Name:
        candidates = self._settled(match, line)
        actor = self._register[candidates[0].key]
        token = line.tokens[match.start]
        numbers = _numbers(token, {candidate.name.split()[0].casefold() for candidate in candidates})
        span = line.span_of(run.start, run.end)
        acronym = w.is_acronym(token)
        form = " ".join(token.text for token in line.tokens[match.start : match.end])
        lemma = self._likeliest_form(candidates, form)
        if actor.type == "group" and numbers == {"pl"}:
            lemma = actor.name
        elif actor.type == "group" and lemma != form:
            lemma = next((c.name for c in candidates if c.name in actor.aliases), lemma)
        return Name(
            span=span,
            lemma=lemma,
            type=actor.type,
            register=tuple(dict.fromkeys(candidate.key for candidate in candidates)),
            genders=_OPEN if acronym else frozenset((actor.gender,)) if actor.gender else _genders(token, actor.type),
            numbers=_OPEN if acronym else numbers,
        )

    def _settled(self, match: Match, line: Line) -> list[Candidate]:
        """The candidates; of a state and a people that share a form (Niemcy), the one that its grammar allows, else the state."""
        if len(match.candidates) == 1:
            return list(match.candidates)
        states = [candidate for candidate in match.candidates if self._register[candidate.key].type == "state"]
        peoples = [candidate for candidate in match.candidates if self._register[candidate.key].type == "group"]
        if not states or not peoples:
            return list(match.candidates)
        token = line.tokens[match.start]
        singular = states[0].name[-1] not in "ye"
        if singular and not any("sg" in entry.numbers for entry in _of_lemma(token, states[0].name)):
            return peoples
        return states

    def _likeliest_form(self, candidates: list[Candidate], form: str) -> str:
        """The base form of a known name; of two spellings (Łukaszenka, Łukaszenko) the one that the article uses."""
        found = [candidate.name for candidate in candidates if candidate.key == candidates[0].key]
        if form in found:
            return form
        actor = self._register[candidates[0].key]
        spellings = [name for name in actor.names if actor.type == "person" and name[:-1] == found[0][:-1]]
        same = [*found, *(name for name in spellings if name not in found)]
        if len(same) == 1:
            return same[0]
        used = self._evidence.forms
        return max(same, key=lambda name: (used[name.split()[-1].casefold()], actor.name.endswith(name), -same.index(name)))

    # New names -----------------------------------------------------------------------------------

    def _hyphenated(self, token: Token) -> Iterator[Name]:
        """The known names that hyphens join in one word (Rosja-Ukraina); nothing where one part is unknown."""
        parts = token.text.split("-")
        if len(parts) < 2:
            return
        named = [self._register.named(part) if part else () for part in parts]
        if not all(named) or any(self._register[found[0].key].kind == "company" for found in named):
            return
        at = token.span.start
        for part, candidates in zip(parts, named, strict=True):
            actor = self._register[candidates[0].key]
            keys = tuple(dict.fromkeys(candidate.key for candidate in candidates))
            yield Name(Span(at, at + len(part)), candidates[0].name, actor.type, register=keys)
            at += len(part) + 1

    def _new(self, run: Run, line: Line, *, after_place: bool) -> Name:
        kind = type_of(run, line, after_place=after_place)
        known = self._spelt_otherwise(run, line) if kind == "person" else None
        if known:
            return known
        base = self._base(run, line, kind)
        sure = kind != "person" or any(word in self._words.first_names for word in base.lemma.split())
        genders = base.genders if sure else frozenset()  # only a first name tells a stranger's gender
        return Name(span=line.span_of(run.start, run.end), lemma=base.lemma, type=kind, genders=genders, numbers=base.numbers)

    def _spelt_otherwise(self, run: Run, line: Line) -> Name | None:
        """A known surname after a first name that begins as the known one does: the dictionary took Marka for a form of Marek."""
        match = line.known(run.end - 1, "person")
        if match is None or run.end - run.start != 2:
            return None
        actor = line.actor(match)
        if actor.name[:3] != line.tokens[run.start].text[:3]:
            return None
        gender = frozenset((actor.gender,))
        return Name(line.span_of(run.start, run.end), actor.name, "person", register=(actor.key,), genders=gender)

    def _base(self, run: Run, line: Line, kind: ActorType) -> Base:
        tokens = line.tokens[run.start : run.end]
        held = belongs_to_office(run, line)
        cases = frozenset(("gen",)) if held else _OPEN
        if kind == "person":
            if len(tokens) == 2 and w.is_given_in_two(tokens[1]):
                return self._bases.korean(tokens)
            return self._bases.person(tokens, _cases_of_title(line, run.start) if len(tokens) > 1 else _OPEN)
        if run.type is None and any(token.text == "." for token in tokens):
            return as_it_stands(tokens)
        polish = len(tokens) > 1 and not any(token.best.guessed for token in tokens)
        if run.type or polish or kind in _PHRASES or w.head_type(tokens[0], self._words):
            return self._bases.phrase(tokens, cases)
        if len(tokens) > 1:
            return as_it_stands(tokens)
        return self._bases.single(tokens, cases, *((w.PLACE,) if kind == "place" else w.ORGANISATIONS))

    # Adjectives ----------------------------------------------------------------------------------

    def _adjectives(self, token: Token, parts: Iterable[Adjective]) -> Iterator[Name]:
        """The adjectives of states in the word; a compound (polsko-niemiecki) has two, each with its own span."""
        for part in parts:
            at = token.span.start + part.start
            kind = self._register[part.keys[0]].type
            yield Name(
                Span(at, at + part.length), part.lemma, kind, "adjective", part.keys, part.entry.genders, part.entry.numbers
            )


def _cases_of_title(line: Line, start: int) -> frozenset[str]:
    """The cases that the title of a man right before the name tells; none where it is in any, as a woman's does not decline."""
    before = line.tokens[start - 1] if start else None
    if before is None or w.title_type(before, line.words) != "person":
        return _OPEN
    cases = frozenset(case for entry in before.analyses if entry.pos == "subst" and "sg" in entry.numbers for case in entry.cases)
    return cases if len(cases) < _TELLING else _OPEN


def _tied(line: Line, place_end: int, start: int) -> bool:
    """Whether `i`, `oraz` or a comma alone stands between a place and the name."""
    return place_end == start - 1 and line.tokens[place_end].text in ("i", "oraz", ",", "lub", "czy")


def _of_lemma(token: Token, lemma: str) -> list[Analysis]:
    return [entry for entry in token.analyses if entry.lemma.casefold() == lemma.casefold()]


def _genders(token: Token, kind: ActorType) -> frozenset[str]:
    """The genders of a known name: of a place or state those of the dictionary's place, not of a man of that surname."""
    places = [entry.genders for entry in token.analyses if "nazwa_geograficzna" in entry.labels]
    return places[0] if places and kind in ("place", "state") else token.best.genders


def _numbers(token: Token, bases: set[str]) -> frozenset[str]:
    """The numbers in which the word may be a form of one of the base forms."""
    fitting = [entry for entry in token.analyses if entry.lemma.casefold() in bases]
    if any("sg" in entry.numbers for entry in fitting):
        return frozenset(("sg",))  # nobody has two of a state; only a base in the plural (Niemcy) is one
    return fitting[0].numbers if fitting else token.best.numbers

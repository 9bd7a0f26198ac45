"""Sentences -> proper names: those that the register knows, and new ones, with their base forms and types.

Titles and offices before a name are no part of it; coordinated names are apart. A name that alone says little (a surname, a
word that begins a sentence) is settled by the article's other mentions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from latopis.model import Name, Span
from latopis.read import name_words as w
from latopis.read.name_bases import Base, Bases
from latopis.read.name_runs import Run, Runs
from latopis.read.name_types import type_of

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import ActorType, Reading, Sentence, Token
    from latopis.register import Candidate, Match, Register

_PHRASES: Final = frozenset(("office", "document"))


def names(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its proper names and the adjectives made from names of states, in the order of the text."""
    namer = _Namer(reading, lexicon)
    found = [name for sentence in reading.sentences for name in namer.in_sentence(sentence)]
    return replace(reading, names=tuple(sorted(found, key=lambda name: name.span)))


class _Namer:
    """The names of one document: its evidence is gathered before the first name is decided."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._register: Register = lexicon.register
        self._words = lexicon.names
        self._evidence = w.evidence_in(reading.sentences)
        self._bases = Bases(self._words, self._evidence)
        for sentence in reading.sentences:
            self._note_surnames(sentence)

    def in_sentence(self, sentence: Sentence) -> Iterator[Name]:
        """The names of a sentence, then its adjectives."""
        covered: set[int] = set()
        for run in self._runs(sentence):
            covered.update(range(run.start, run.end))
            yield self._known(run, run.match, sentence) if run.match else self._new(run, sentence)
        for at, token in enumerate(sentence.tokens):
            if at not in covered and token.kind == "word":
                yield from self._adjectives(token)

    def _runs(self, sentence: Sentence) -> Iterator[Run]:
        return Runs(sentence, register=self._register, words=self._words, evidence=self._evidence).found()

    def _note_surnames(self, sentence: Sentence) -> None:
        found = set()
        for run in self._runs(sentence):
            if run.match:
                persons = [c.name for c in run.match.candidates if self._register[c.key].type == "person"]
                found.update(name.split()[-1].casefold() for name in persons)
            elif run.type == "person":
                base = self._bases.person(sentence.tokens[run.start : run.end], _cases(sentence, run))
                found.add(base.lemma.split()[-1].casefold())
        self._evidence.surnames |= found

    # Known names ---------------------------------------------------------------------------------

    def _known(self, run: Run, match: Match, sentence: Sentence) -> Name:
        candidates = self._settled(match, sentence)
        actor = self._register[candidates[0].key]
        token = sentence.tokens[match.start]
        numbers = _numbers(token, {candidate.name.split()[0].casefold() for candidate in candidates})
        lemma = self._likeliest_form(candidates)
        if actor.type == "group" and numbers == {"pl"}:
            lemma = actor.name
        elif actor.type == "group":
            lemma = next((c.name for c in candidates if c.name in actor.aliases), lemma)
        return Name(
            span=sentence.span_of(run.start, run.end),
            lemma=lemma,
            type=actor.type,
            register=tuple(dict.fromkeys(candidate.key for candidate in candidates)),
            genders=frozenset((actor.gender,)) if actor.gender else token.best.genders,
            numbers=numbers,
        )

    def _settled(self, match: Match, sentence: Sentence) -> list[Candidate]:
        """The candidates without the people, where a word may be a state as well (Niemcy), unless only the people fits."""
        candidates = list(match.candidates)
        types = {self._register[candidate.key].type for candidate in candidates}
        if not {"state", "group"} <= types:
            return candidates
        cases = _cases(sentence, Run(match.start, match.end))
        singular = "Niemiec" != "" and cases == {"nom"} and "sg" in sentence.tokens[match.start].best.numbers
        wanted = "group" if singular else "state"
        return [candidate for candidate in candidates if self._register[candidate.key].type == wanted]

    def _likeliest_form(self, candidates: list[Candidate]) -> str:
        """The base form that the article itself uses, of those the word may have (Łukaszenka, Łukaszenko)."""
        same = [candidate.name for candidate in candidates if candidate.key == candidates[0].key]
        return max(same, key=lambda name: (self._evidence.forms[name.casefold()], -same.index(name)))

    # New names -----------------------------------------------------------------------------------

    def _new(self, run: Run, sentence: Sentence) -> Name:
        kind = type_of(run, sentence, words=self._words, evidence=self._evidence)
        base = self._base(run, sentence, kind)
        return Name(
            span=sentence.span_of(run.start, run.end), lemma=base.lemma, type=kind, genders=base.genders, numbers=base.numbers
        )

    def _base(self, run: Run, sentence: Sentence, kind: ActorType) -> Base:
        tokens = sentence.tokens[run.start : run.end]
        cases = _cases(sentence, run)
        if kind == "person":
            return self._bases.person(tokens, cases)
        if run.type or kind in _PHRASES or (len(tokens) > 1 and any(not token.best.guessed for token in tokens[:1])):
            return self._bases.phrase(tokens, cases)
        if len(tokens) > 1:
            return Base(sentence.span_of(run.start, run.end).of(self._text(tokens)) or _as_it_stands(tokens), frozenset(), frozenset())
        return self._bases.single(tokens, cases, *((w.PLACE,) if kind == "place" else w.ORGANISATIONS))

    @staticmethod
    def _text(tokens: tuple[Token, ...]) -> str:
        del tokens
        return ""

    # Adjectives ----------------------------------------------------------------------------------

    def _adjectives(self, token: Token) -> Iterator[Name]:
        """The adjectives of states in the word; a compound (polsko-niemiecki) has two, each with its own span."""
        readings = [entry for entry in token.analyses if entry.pos == "adj"]
        for entry in readings:
            found = list(self._parts(token, entry.lemma))
            if found:
                for span, lemma, keys in found:
                    yield Name(span, lemma, self._register[keys[0]].type, "adjective", keys, entry.genders, entry.numbers)
                return

    def _parts(self, token: Token, lemma: str) -> Iterator[tuple[Span, str, tuple[str, ...]]]:
        form = token.text.replace("‑", "-")
        at = token.span.start
        parts = form.split("-")
        for place, part in enumerate(parts):
            base = lemma.rpartition("-")[2] if place == len(parts) - 1 else part
            keys = self._register.adjective(base)
            if keys:
                yield Span(at, at + len(part)), base, keys
            at += len(part) + 1


def _as_it_stands(tokens: tuple[Token, ...]) -> str:
    pieces = [(" " if token.spaced and at else "") + token.text for at, token in enumerate(tokens)]
    return "".join(pieces)


def _cases(sentence: Sentence, run: Run) -> frozenset[str]:
    """The cases that the phrase around the name leaves possible; none where no phrase holds it."""
    for phrase in sentence.phrases:
        if phrase.start <= run.start < phrase.end:
            return phrase.cases
    return frozenset()


def _numbers(token: Token, bases: set[str]) -> frozenset[str]:
    """The numbers in which the word may be a form of one of the base forms."""
    fitting = [entry for entry in token.analyses if entry.lemma.casefold() in bases]
    return fitting[0].numbers if fitting else token.best.numbers

"""Where the words of a frame stand in a sentence, and what fills its roles.

The same frame is found in every form of its word: finite verb, infinitive, passive, participle, `-no/-to`, gerund, noun. Where
the form moves a role (the object of a passive is its subject, the object of a gerund its genitive), the role moves with it.
"""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.read.fillers import NOMINAL, Finder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.frames import Frame, Frames, Slot
    from latopis.model import Analysis
    from latopis.read.fillers import Filler
    from latopis.syntax import Syntax

_VERBAL: Final = frozenset(
    ("fin", "praet", "impt", "imps", "inf", "bedzie", "winien", "ppas", "pact", "pcon", "pant", "ger", "pred")
)


@frozen
class Match:
    """A frame found at the token `trigger`; `form` is the grammatical class in which its word stands there."""

    frame: Frame
    trigger: int
    form: str
    clause: int | None
    roles: dict[str, Filler] = field(default_factory=dict)

    @property
    def nominal(self) -> bool:
        """Whether the act is told by a noun."""
        return self.form in NOMINAL

    @property
    def complete(self) -> bool:
        """Whether every role that may not be absent is filled."""
        return all(role in self.roles or role in self.frame.optional for role in self.frame.slots)


def matches(syntax: Syntax, frames: Frames, *, kind: str) -> Iterator[Match]:
    """The frames of a kind (`event`, `relation`, …) in the sentence, in order of their words.

    A word may match several frames that give the same; none comes after one that is complete, but for events: they need actors.
    """
    seen: set[tuple[int, tuple[str, ...]]] = set()
    for index, frame, form in framed(syntax, frames, kind=kind):
        found = (index, frame.gives) if kind != "event" else (index, (frame.address, form))
        if found in seen:
            continue
        if kind == "relation" and any(forms.isdisjoint(syntax.forms) for forms in frame.prepositions):
            continue
        match = match_at(syntax, frame, index, form)
        if match is not None:
            if match.complete or kind == "event":  # who takes part in an event is not known yet
                seen.add(found)
            yield match


def framed(syntax: Syntax, frames: Frames, *, kind: str) -> list[tuple[int, Frame, str]]:
    """The words that some frame of the kind knows, each with the frame and the class in which it stands."""
    if syntax.framed is None:
        syntax.framed = _framed(syntax, frames)
    return syntax.framed.get(kind, [])


def _framed(syntax: Syntax, frames: Frames) -> dict[str, list[tuple[int, Frame, str]]]:
    """By kind: the words that some frame knows; all kinds in one pass."""
    found: dict[str, list[tuple[int, Frame, str]]] = {}
    for index, token in enumerate(syntax.tokens):
        for frame, form, reflexive in _candidates(token.analyses, frames) if token.kind == "word" else ():
            if reflexive is None or reflexive == _has_reflexive(syntax, index, form):
                found.setdefault(frame.gives[0], []).append((index, frame, form))
    return found


def _has_reflexive(syntax: Syntax, index: int, form: str) -> bool:
    """Whether `się` belongs to the word: to a gerund right behind it, to a verb near it."""
    if form == "ger":
        return index + 1 < len(syntax.tokens) and syntax.tokens[index + 1].lower == "się"
    return syntax.has_reflexive(index)


@lru_cache(maxsize=32_768)
def _candidates(analyses: tuple[Analysis, ...], frames: Frames) -> tuple[tuple[Frame, str, bool | None], ...]:
    """The frames that a word with these analyses may have, each with its class, and whether `się` must or must not be by it."""
    if not any(entry.lemma in frames.known for entry in analyses):
        return ()
    return tuple([(frame, form, _reflexive(frame, analyses)) for frame, form in _frames_of(analyses, frames)])


def _frames_of(analyses: tuple[Analysis, ...], frames: Frames) -> Iterator[tuple[Frame, str]]:
    """The frames of the likeliest analysis, and of a gerund that hides behind a noun (`zatrzymanie`)."""
    best = analyses[0]
    if best.pos in _VERBAL:
        yield from ((frame, best.pos) for frame in frames.verbs.get(best.lemma, ()))
        if best.pos != "ger":
            return
    if best.pos == "adj":  # `należący` is an adjective to the dictionary
        yield from ((frame, "pact") for frame in frames.verbs.get(best.lemma, ()))
    for entry in analyses:
        if best.pos == "adj" and entry.pos in ("ppas", "pact"):  # `zabity`
            yield from ((frame, entry.pos) for frame in frames.verbs.get(entry.lemma, ()))
            return
        if entry.pos == "subst" and entry.lemma in frames.nouns:
            yield from ((frame, "subst") for frame in frames.nouns[entry.lemma])
        elif entry.pos == "ger" and entry is not best and best.pos == "subst":
            yield from ((frame, "ger") for frame in frames.verbs.get(entry.lemma, ()))


def _reflexive(frame: Frame, analyses: tuple[Analysis, ...]) -> bool | None:
    """Whether the word must have `się` to be the frame's, or must not; None where either will do."""
    lemmas = {entry.lemma for entry in analyses}
    plain, reflexive = not frame.plain.isdisjoint(lemmas), not frame.reflexive.isdisjoint(lemmas)
    either = analyses[0].pos in ("ppas", "imps") or plain == reflexive or not lemmas.isdisjoint(frame.nouns)
    return None if either else reflexive


def match_at(syntax: Syntax, frame: Frame, index: int, form: str) -> Match | None:
    """The frame at the token, with what fills its roles; None where a needed word is missing."""
    for role, needed in frame.needs.items():
        if role not in frame.optional and needed.isdisjoint(syntax.lemmas):
            return None
    clause = syntax.clause_at(index)
    finder = Finder(syntax, index, form, clause, frame.transitive)
    if frame.bars and any(finder.filler(ways, barred, {}) is not None for ways, barred in frame.bars):
        return None
    roles: dict[str, Filler] = {}
    for role, ways in frame.slots.items():
        filler = finder.filler(ways, frame.needs.get(role), roles)
        if filler is not None:
            roles[role] = filler
        elif role in frame.needs and role not in frame.optional:
            return None
    fits = all(finder.is_modified(role, words, roles) for role, words in frame.modified.items())
    fits = fits and not any(finder.is_modified(role, words, roles) for role, words in frame.unmodified.items())
    return Match(frame, index, form, clause, roles) if fits else None


def fillers(syntax: Syntax, index: int, form: str, ways: tuple[Slot, ...]) -> Iterator[Filler]:
    """What may fill a role of the predicate at the token in one of the ways, best first."""
    finder = Finder(syntax, index, form, syntax.clause_at(index), transitive=False)
    return chain.from_iterable(map(finder.found, ways))

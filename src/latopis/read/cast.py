"""Actors as the later stages need them: looked up by their words, and made where an argument has none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from latopis.model import Actor, Mention, Span
from latopis.read.referents import Referents

if TYPE_CHECKING:
    from latopis.model import ActorType, Reading
    from latopis.read.fillers import Filler
    from latopis.syntax import Syntax


class Cast(Referents):
    """The referents of a reading, and the actors that a stage adds to them."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.text = reading.document.text
        self._added: dict[Span, Actor] = {}
        self._before = reading.actors

    @property
    def all(self) -> tuple[Actor, ...]:
        """Every actor, those that were added last."""
        return (*self._before, *self._added.values())

    def speaker(self, syntax: Syntax, filler: Filler, *, kind: ActorType = "group") -> tuple[str, ...]:
        """The actors of the filler; a phrase that names or describes nobody known becomes an actor of its own."""
        found = self.of_filler(syntax, filler)
        if found or filler.phrase is None:
            return found
        phrase = syntax.phrases[filler.phrase]
        if syntax.tokens[phrase.head].pos not in ("subst", "ger"):
            return ()
        end = phrase.end
        for place in syntax.chain_after(filler.phrase):
            if syntax.phrases[place].parent is None:
                break
            end = syntax.phrases[place].end
        return (self.added(syntax.sentence.span_of(phrase.start, end), kind=kind),)

    def added(self, span: Span, *, kind: ActorType) -> str:
        """The actor described by just these words, made when first asked for."""
        if span not in self._added:
            self._add(Actor(f"x{span.start}", span.of(self.text), kind, mentions=(Mention(span, "description"),)), span)
        return self._added[span].id

    def bearer(self, span: Span, name: str) -> str:
        """The actor whom the words name; where nobody is known by them, a new organisation of that name."""
        known = self.name_over(Span(span.start, span.start + 1))
        if known is None and span not in self._added:
            self._add(Actor(f"x{span.start}", name, "organisation", mentions=(Mention(span, "name", name),)), span)
        return known or self._added[span].id

    def _add(self, actor: Actor, span: Span) -> None:
        self._added[span] = actor
        self.actors[actor.id] = actor

"""Which actors the words of a sentence mean: the mentions of a finished reading, found by their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from latopis.grammar import EVERY, bits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.model import Actor, Mention, Name, Reading, Span
    from latopis.read.fillers import Filler
    from latopis.syntax import Syntax


class Referents:
    """Looks actors up by place; what a mention stands for is answered rather than what it names."""

    def __init__(self, reading: Reading) -> None:
        self.actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
        found = [(mention.span, actor.id, mention) for actor in reading.actors for mention in actor.mentions]
        found.sort(key=itemgetter(0, 1))
        self._spans: list[tuple[Span, str, Mention]] = found
        self._starts = [span.start for span, _, _ in found]
        self._longest = max([span.end - span.start for span, _, _ in found], default=0)
        self._named = {actor for _, actor, mention in found if mention.kind == "name"}
        self._names = reading.names
        self._forms: dict[str, int] = {}

    def at(self, span: Span, *, implied: bool = False) -> str | None:
        """The actor of the shortest mention that covers the span; of dropped subjects only where asked."""
        found = [
            (covering.end - covering.start, mention.stands_for or actor)
            for covering, actor, mention in self._near(span)
            if (mention.kind == "implied") == implied
        ]
        return min(found)[1] if found else None

    def of_phrase(self, syntax: Syntax, phrase: int) -> tuple[str, ...]:
        """The actors of a phrase and of those coordinated with it, in order; the named one where the head is a title."""
        heads = [place for place in syntax.phrases[phrase].conjuncts if place >= phrase] or [phrase]
        found = [actor for place in heads for actor in self._of_one(syntax, place)]
        found += self._beside_name(syntax, phrase, found)
        return tuple(dict.fromkeys(found))

    def _beside_name(self, syntax: Syntax, phrase: int, found: list[str]) -> list[str]:
        """`prezesa firmy Jana Nowaka i ambasadora`: whoever is coordinated with the name stands beside its description too."""
        if len(found) != 1 or syntax.phrases[phrase].conjuncts:
            return []
        for place in syntax.chain_after(phrase):
            chain = [other for other in syntax.phrases[place].conjuncts if other > place]
            if chain and syntax.phrases[place].preposition is None and self._of_one(syntax, place) == (found[0],):
                return [actor for other in chain for actor in self._of_one(syntax, other)]
        return []

    def _of_one(self, syntax: Syntax, phrase: int) -> tuple[str, ...]:
        whole = syntax.phrases[phrase]
        inside = [self.at(syntax.tokens[place].span) for place in range(whole.start, whole.end)]
        head = inside[whole.head - whole.start]
        named = [actor for actor in inside[whole.head - whole.start + 1 :] if actor is not None and self._is_named(actor)]
        found = named[0] if named and (head is None or self.actors[head].type != "person" or head == named[0]) else head
        return (found,) if found is not None else ()

    def _is_named(self, actor: str) -> bool:
        return actor in self._named

    def is_name_at(self, span: Span) -> bool:
        """Whether a name, and not an adjective made of one, covers the span."""
        return self.name_over(span) is not None

    def name_over(self, span: Span) -> str | None:
        """The actor whose name covers the span."""
        return next((actor for _, actor, mention in self._near(span) if mention.kind == "name"), None)

    def mention_at(self, span: Span) -> Span:
        """The whole of the shortest mention that covers the span; the span itself where none does."""
        covering = [other for other, _, mention in self._near(span) if mention.kind != "implied"]
        return min(covering, key=lambda other: other.end - other.start, default=span)

    def _near(self, span: Span) -> Iterator[tuple[Span, str, Mention]]:
        """The mentions that cover the span."""
        place = bisect_right(self._starts, span.start) - 1
        while place >= 0 and self._starts[place] >= span.start - self._longest:
            if self._spans[place][0].covers(span):
                yield self._spans[place]
            place -= 1

    @cached_property
    def _forms_at(self) -> dict[Span, int]:
        return {name.span: bits(name.genders) & bits(name.numbers) for name in self._names}

    def forms_of(self, actor: str) -> int:
        """The numbers and genders in which verbs and pronouns refer to the actor, as far as its names tell; else all."""
        if actor not in self._forms:
            found = 0
            for mention in self.actors[actor].mentions:
                found |= self._forms_at.get(mention.span, 0) if mention.kind == "name" else 0
            self._forms[actor] = found or EVERY
        return self._forms[actor]

    def named_in(self, span: Span) -> list[str]:
        """The actors that are named, by noun or adjective, inside the span, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [
            mention.stands_for or actor
            for covering, actor, mention in self._spans[first:last]
            if mention.kind in ("name", "adjective") and covering.end <= span.end
        ]

    def named_at(self, span: Span) -> str | None:
        """The first actor that is named inside the span, and not the one that it stands for there."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return next((actor for _, actor, mention in self._spans[first:last] if mention.kind == "name"), None)

    def named_before(self, place: int, *, reach: int) -> Iterator[tuple[Name, str]]:
        """The names that end before the place, at most `reach` characters back, the latest first, each with whom it means."""
        for index in range(bisect_left(self._names, place, key=lambda name: name.span.start) - 1, -1, -1):
            name = self._names[index]
            if place - name.span.start > reach:
                return
            actor = self.at(name.span) if name.kind == "name" else None
            if actor is not None:
                yield name, actor

    def of_filler(self, syntax: Syntax, filler: Filler) -> tuple[str, ...]:
        """The actors that fill a role."""
        if filler.phrase is not None:
            return self.of_phrase(syntax, filler.phrase)
        if filler.token is not None:
            span = syntax.tokens[filler.token].span
            found = self.at(span) if self.mention_at(span) == span else None
        elif filler.implied is not None:
            found = self.at(syntax.tokens[filler.implied].span, implied=True)
        else:
            found = None
        return (found,) if found is not None else ()

    def span_of_filler(self, syntax: Syntax, filler: Filler) -> Span:
        """The words that show who fills the role."""
        sentence = syntax.sentence
        if filler.phrase is not None:
            phrase = syntax.phrases[filler.phrase]
            last = syntax.phrases[max(phrase.conjuncts, default=filler.phrase)] if phrase.conjuncts else phrase
            return sentence.span_of(phrase.start, max(last.end, phrase.end))
        place = filler.token if filler.token is not None else filler.implied
        if place is None:
            clause = syntax.clauses[filler.clause or 0]
            return sentence.span_of(clause.start, clause.end)
        return syntax.tokens[place].span

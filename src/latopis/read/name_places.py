"""Where the names and adjectives of a document stand, and whose they are."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.model import MentionKind, Phrase, Sentence, Span
    from latopis.read.roster import Draft, Roster
    from latopis.syntax import Syntax

_LED: Final = frozenset(("organisation", "office", "outlet", "place"))
"""What has heads."""


class NamePlaces:
    """Looks up the mentions that a roster has when it is made: names, and adjectives made of them."""

    def __init__(self, roster: Roster) -> None:
        found = [(mention.span, draft.number, mention.kind) for draft in roster.drafts for mention in draft.mentions]
        self._found: list[tuple[Span, int, MentionKind]] = sorted(found)
        self._starts = [span.start for span, _, _ in self._found]
        self._drafts = {draft.number: draft for draft in roster.drafts}
        self._here: list[tuple[Span, Draft]] = []  # the names of the sentence being read

    def enter(self, sentence: Sentence) -> None:
        """Go on to the sentence, in whose phrases names are looked for."""
        first, last = (bisect_left(self._starts, place) for place in sentence.span)
        self._here = [(span, self._drafts[number]) for span, number, kind in self._found[first:last] if kind == "name"]

    def named_in(self, syntax: Syntax, phrase: Phrase) -> tuple[Span, Draft] | None:
        """The actor that a phrase of the sentence names; an adjective in it is none."""
        if not self._here:
            return None
        start, end = syntax.tokens[phrase.start].span.start, syntax.tokens[phrase.end - 1].span.end
        for named in self._here:
            if named[0].start >= start:
                return named if named[0].start < end else None
        return None

    def _between(self, start: int, end: int) -> Iterator[tuple[Draft, MentionKind]]:
        """The actors of the names and adjectives that begin there."""
        for _, number, kind in self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            yield self._drafts[number], kind

    def state_in(self, span: Span) -> Draft | None:
        """The state of a description: its adjective, its genitive, or the seat after `w`."""
        return next((state for draft, _ in self._between(*span) if (state := _state_of(draft)) is not None), None)

    def body_in(self, span: Span) -> Draft | None:
        """The first body named in a description: what is neither a state nor a person."""
        return next((draft for draft, kind in self._between(*span) if kind == "name" and draft.type in _LED), None)

    def adjectives_in(self, span: Span) -> frozenset[int]:
        """Where the adjectives of names in the span begin."""
        first, last = (bisect_left(self._starts, place) for place in span)
        return frozenset(found.start for found, _, kind in self._found[first:last] if kind == "adjective")

    def states_named(self, start: int, end: int) -> list[Draft]:
        """The states that are named there themselves."""
        return [draft for draft, named in self._between(start, end) if named == "name" and draft.type == "state"]

    def states_between(self, start: int, end: int, kind: MentionKind) -> list[Draft]:
        """The states that are named there, or whose people is, by words of that kind."""
        found = (draft.of if draft.type == "group" else draft for draft, named in self._between(start, end) if named == kind)
        return [draft for draft in found if draft is not None and draft.type == "state"]


def _state_of(draft: Draft) -> Draft | None:
    if draft.type == "state":
        return draft
    return draft.of if draft.of is not None and draft.of.type == "state" else None

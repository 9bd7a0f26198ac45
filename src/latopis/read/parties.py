"""Between whom a tie stands: the actors that can be its party or its counterpart, and lists behind a common noun."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from latopis.lexicon import Lexicon
    from latopis.model import Span, Tie
    from latopis.read.cast import Cast
    from latopis.read.fillers import Filler
    from latopis.syntax import Syntax

_PARTIES: Final = frozenset(("state", "organisation", "group"))
_OPENINGS: Final = frozenset(("(", ":", ",", "–", "-", "m.in.", "takich", "takimi", "takie", "takim", "jak"))
_REACH: Final = 3
"""How many tokens behind a common noun its list may begin, its own complements apart."""


@frozen
class Side:
    """One actor on one side of a tie, and the words that show it.

    `taking_part`: the list in which it stands is one of programmes; `year` stands in brackets behind it there (`GUAM (1997)`).
    """

    actor: str
    span: Span
    taking_part: bool = False
    year: str | None = None


class Parties:
    """Finds the sides of ties in one sentence."""

    def __init__(self, syntax: Syntax, cast: Cast, lexicon: Lexicon) -> None:
        self.syntax = syntax
        self.cast = cast
        self.lexicon = lexicon

    def parties(self, filler: Filler | None) -> list[Side]:
        """The states, organisations and groups of the filler; a government stands for its state, a counted group for nobody."""
        if filler is None or (filler.phrase is not None and self._counted(filler.phrase)):
            return []
        several = filler.phrase is not None and "sg" not in self.syntax.phrases[filler.phrase].numbers
        listed = self.listed(filler.phrase, self._is_party) if several and filler.phrase is not None else []
        if listed:
            return listed
        span = self.cast.span_of_filler(self.syntax, filler)
        found = [self._whole(actor) for actor in self.cast.of_filler(self.syntax, filler)]
        return [Side(actor, span) for actor in dict.fromkeys(found) if actor is not None]

    def _counted(self, place: int) -> bool:
        phrase = self.syntax.phrases[place]
        return any(
            token.kind == "number" or token.pos in ("brev", "num") for token in self.syntax.tokens[phrase.start : phrase.end]
        )

    def _whole(self, actor: str) -> str | None:
        """The state whose government it is; else the actor itself where it can be a party."""
        known = self.cast.actors[actor]
        if known.type in ("office", "place"):
            return known.of if known.of is not None and self.cast.actors[known.of].type == "state" else None
        return actor if known.type in _PARTIES else None

    def counterparts(self, filler: Filler | None, *, states: bool = False) -> list[Side]:
        """The bodies that one can join and that the filler names, in its own words or in a list behind them."""
        if filler is None or filler.phrase is None:
            return []
        own = [
            Side(who, self.cast.span_of_filler(self.syntax, filler))
            for named in self.cast.of_phrase(self.syntax, filler.phrase)
            if self.joinable(who := self._state_or(named) if states else named, states=states)
        ]
        return own or self.listed(filler.phrase, self.joinable)

    def _state_or(self, actor: str) -> str:
        """The state for its government, capital or seat."""
        return (self._whole(actor) or actor) if self.cast.actors[actor].type in ("office", "place") else actor

    def joinable(self, actor: str, *, states: bool = False) -> bool:
        """Whether one can belong to it, or (`states`) stand with it in a tie of equals, as states and companies do."""
        known = self.cast.actors[actor]
        if states and known.type in ("state", "organisation"):
            return self._is_party(actor)
        if known.type == "state":
            return False
        if known.type not in ("organisation", "document"):
            return False
        if known.register is None:
            return known.mentions[0].kind == "name" if known.mentions else False
        return self.lexicon.register[known.register].kind in self.lexicon.ties.kinds

    def _is_party(self, actor: str) -> bool:
        """Whether it is a state or organisation with a name."""
        known = self.cast.actors[actor]
        return known.type in ("state", "organisation") and any(mention.kind == "name" for mention in known.mentions)

    def listed(self, place: int, fits: Callable[[str], bool]) -> list[Side]:
        """The names behind a noun for several bodies: in brackets, behind a colon or dash, behind `m.in.` or `takich jak`."""
        syntax = self.syntax
        phrase = syntax.phrases[place]
        if syntax.tokens[phrase.head].lemma not in self.lexicon.ties.listed:
            return []
        chain = syntax.chain_after(place)
        start = syntax.phrases[chain[-1]].end if chain else phrase.end
        near = range(start, min(start + _REACH, len(syntax.tokens)))
        opening = next((i for i in near if syntax.tokens[i].text in _OPENINGS), None)
        if opening is None or (syntax.tokens[opening].text not in ("(", ":", "–", "-") and not self._such_as(opening)):
            return []
        end = self._list_end(opening)
        programmes = syntax.tokens[phrase.head].lemma in self.lexicon.ties.programmes
        sides: dict[str, Side] = {}
        for index in range(opening + 1, end):
            span = syntax.tokens[index].span
            actor = self.cast.at(span)
            if actor is not None and fits(actor) and actor not in sides and self.cast.is_name_at(span):
                whole = self.cast.mention_at(span)
                sides[actor] = Side(actor, whole, programmes, self._year_behind(whole))
        return list(sides.values())

    def _year_behind(self, name: Span) -> str | None:
        """The year in brackets right behind the name."""
        index = bisect_left(self.syntax.tokens, name.end, key=lambda token: token.span.start)
        words = [token.text for token in self.syntax.tokens[index : index + 3]]
        return words[1] if len(words) == 3 and words[0] == "(" and words[2] == ")" and _is_year(words[1]) else None

    def _such_as(self, index: int) -> bool:
        words = [token.lower for token in self.syntax.tokens[index : index + 3]]
        words = words[1:] if words[:1] == [","] else words
        if "jak" in words[:2]:
            before = self.syntax.tokens[index - 1 : index + 2]
            return any(token.lemma == "taki" for token in before)
        return words[:1] in (["m.in."], ["czyli"], ["np"], ["zwłaszcza"], ["szczególnie"])

    def _list_end(self, opening: int) -> int:
        """The closing bracket, else the next finite verb or the end of the sentence."""
        bracket = self.syntax.tokens[opening].text == "("
        verbs = {clause.finite for clause in self.syntax.clauses}
        for index in range(opening + 1, len(self.syntax.tokens)):
            if (bracket and self.syntax.tokens[index].text == ")") or (not bracket and index in verbs):
                return index
        return len(self.syntax.tokens)

    def kind_of(self, side: Side) -> Tie:
        """Participation in programmes, treaties and projects; membership in the rest."""
        counterpart = side.actor
        if side.taking_part:
            return "participation"
        known = self.cast.actors[counterpart]
        words = self.lexicon.ties
        if known.register is not None and self.lexicon.register[known.register].kind in words.programme_kinds:
            return "participation"
        first = known.name.split()[0].casefold()
        unknown_programme = known.register is None and first in words.programmes
        return "participation" if unknown_programme or known.type == "document" else "membership"


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("18", "19", "20")

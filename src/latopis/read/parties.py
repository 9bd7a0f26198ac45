"""Between whom a tie stands: the actors that can be its party or its counterpart, and lists behind a common noun."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from latopis.grammar import bits
from latopis.read.anaphora import forms_of
from latopis.read.fillers import Filler
from latopis.read.tie_sides import Side, is_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from latopis.lexicon import Lexicon
    from latopis.model import Actor, ActorType, Span, Tie
    from latopis.read.cast import Cast
    from latopis.syntax import Syntax

_PARTIES: Final = frozenset(("state", "organisation", "group"))
_OPENINGS: Final = frozenset(("(", ":", ",", "–", "-", "m.in.", "takich", "takimi", "takie", "takim", "jak", "w"))
_QUOTES: Final = frozenset('„”"«»')
_LONGEST: Final = 12
"""How many words the name of a programme in quotation marks may have."""
_BACK: Final = 300
"""How many characters back a pronoun or bare noun looks for the body that it means."""
_REACH: Final = 3
"""How many tokens behind a common noun its list may begin, its own complements apart."""


class Parties:
    """Finds the sides of ties in one sentence."""

    def __init__(self, syntax: Syntax, cast: Cast, lexicon: Lexicon) -> None:
        self.syntax = syntax
        self.cast = cast
        self.lexicon = lexicon

    def parties(self, filler: Filler | None, *, leaders: bool = False) -> list[Side]:
        """The states, organisations and groups of the filler; a government stands for its state, a counted group for nobody.

        Where asked, whoever leads a state stands for it too: `prezydent Serbii zerwał stosunki`.
        """
        if filler is None:
            return []
        place = self._first(filler.phrase)
        counted = place is not None and self._counted(place)
        several = place is not None and (counted or "sg" not in self.syntax.phrases[place].numbers)
        listed = self.listed(place, self._is_party) if several and place is not None else []
        if listed or counted:
            return listed
        filler = filler if place is None else Filler(phrase=place)
        span = self.cast.span_of_filler(self.syntax, filler)
        found = [self._whole(actor, leaders=leaders) for actor in self.cast.of_filler(self.syntax, filler)]
        sides = self._governed(place) or [Side(actor, span) for actor in dict.fromkeys(found) if actor is not None]
        return sides or [side for side in self._behind(place) if self._is_party(side.actor)]

    def _governed(self, place: int | None) -> list[Side]:
        """The state of a government that its leader names: `ekipa prezydenta Filipin`."""
        if place is None or self.syntax.tokens[self.syntax.phrases[place].head].lemma not in self.lexicon.ties.governments:
            return []
        span = self.syntax.sentence.span_of(self.syntax.phrases[place].start, self.syntax.phrases[place].end)
        for after in self.syntax.chain_after(place)[:3]:
            found = [self._whole(actor, leaders=True) for actor in self.cast.of_phrase(self.syntax, after)]
            states = [Side(actor, span) for actor in found if actor is not None and self.cast.actors[actor].type == "state"]
            if states:
                return states
        return []

    def _behind(self, place: int | None) -> list[Side]:
        """Who is named right behind a common noun: `ruch ANO`, `koncern Shell`."""
        after = -1 if place is None else place + 1
        if (
            place is None
            or after >= len(self.syntax.phrases)
            or self.syntax.phrases[after].first != self.syntax.phrases[place].end
        ):
            return []
        phrase = self.syntax.phrases[after]
        if (
            self.syntax.tokens[self.syntax.phrases[place].head].lemma not in self.lexicon.ties.listed
            or phrase.preposition is not None
            or not self.syntax.tokens[phrase.start].capitalised
        ):
            return []
        span = self.syntax.sentence.span_of(phrase.start, phrase.end)
        return [Side(actor, span) for actor in self.cast.of_phrase(self.syntax, after)]

    def _first(self, place: int | None) -> int | None:
        """The first of the phrases that are coordinated with this one."""
        return None if place is None else min(self.syntax.phrases[place].conjuncts, default=place)

    def adjectives(self, index: int) -> list[Side]:
        """Whose tie the adjectives of its noun tell: `stosunki irańsko-saudyjskie`."""
        place = self.syntax.phrase_at(index)
        if place is None:
            return []
        span = self.syntax.sentence.span_of(self.syntax.phrases[place].start, self.syntax.phrases[place].end)
        found = dict.fromkeys(self._whole(actor) for actor in self.cast.named_in(span))
        return [Side(actor, span) for actor in found if actor is not None]

    def fit(self, party: Side, counterpart: Side, *, mutual: bool = False) -> bool:
        """Whether one can belong to the other: nobody to himself, a state to no party."""
        known, other = self.cast.actors[party.actor], self.cast.actors[counterpart.actor]
        if party.actor == counterpart.actor:
            return False
        stately = known.type == "state" or self._kind(known) == "region"
        if counterpart.described and not (stately or (known.type == "organisation" and self._kind(known) in ("company", None))):
            return False
        if self._kind(known) == "company" and not mutual and self.kind_of(counterpart) != "participation":
            return False  # `Wintershall należy do E.ON` tells whose it is
        if other.register is None and not mutual and not stately and not counterpart.taking_part:
            return self._kind(known) == "party"
        return mutual or self._kind(other) != "party" or (known.type == "organisation" and self._kind(known) in ("party", None))

    def is_named(self, side: Side) -> bool:
        """Whether it is more than `kraj` or `państwo`."""
        return self.cast.actors[side.actor].type != "state" or self._is_party(side.actor)

    def is_crowd(self, party: Side) -> bool:
        """Whether it is a group without a name and of no state."""
        known = self.cast.actors[party.actor]
        return known.type == "group" and known.of is None and not any(mention.kind == "name" for mention in known.mentions)

    def _kind(self, known: Actor) -> str | None:
        return self.lexicon.register[known.register].kind if known.register is not None else None

    def _counted(self, place: int) -> bool:
        phrase = self.syntax.phrases[place]
        return any(
            token.kind == "number" or token.pos in ("brev", "num") for token in self.syntax.tokens[phrase.start : phrase.end]
        )

    def _whole(self, actor: str, *, leaders: bool = False) -> str | None:
        """The state whose government it is; else the actor itself where it can be a party."""
        known = self.cast.actors[actor]
        if self._kind(known) == "region":
            return actor
        if known.type in ("office", "place") or self._kind(known) == "parliament" or (leaders and known.type == "person"):
            return known.of if known.of is not None and self.cast.actors[known.of].type == "state" else None
        if known.type == "organisation" and not self._is_party(actor):
            return None
        return actor if known.type in _PARTIES else None

    def counterparts(self, filler: Filler | None, *, states: bool = False) -> list[Side]:
        """The bodies that one can join and that the filler names, in its own words or in a list behind them."""
        if filler is None or filler.phrase is None:
            return []
        found = [side for place in self._echoed(filler.phrase) for side in self._own(place, states=states)]
        if not found and states:
            found = [side for side in self._apposed(filler.phrase) if self.joinable(side.actor, states=True)]
        return (
            found
            or self.listed(filler.phrase, self.joinable)
            or self._within(filler.phrase)
            or self._described(filler.phrase)
            or self._meant(filler.phrase)
        )

    def _apposed(self, place: int) -> list[Side]:
        """The name behind a description and its genitive: `z producentem ciężarówek Kamaz`."""
        for after in self.syntax.chain_after(place)[:2]:
            phrase = self.syntax.phrases[after]
            if phrase.preposition is None and "nom" in phrase.cases and self.syntax.tokens[phrase.start].capitalised:
                span = self.syntax.sentence.span_of(phrase.start, phrase.end)
                return [Side(actor, span) for actor in self.cast.of_phrase(self.syntax, after)]
        return []

    def _described(self, place: int) -> list[Side]:
        """A treaty or programme without a name that its complement tells apart: `konwencja o amunicji kasetowej`."""
        phrase = self.syntax.phrases[place]
        head = self.syntax.tokens[phrase.head]
        if head.lemma not in self.lexicon.ties.told_apart or head.capitalised:
            return []
        end = self._quoted(phrase.end)
        start, last = (phrase.end + 1, end - 1) if end is not None else (phrase.start, self._complement(place))
        if last is None or last <= start:
            return []
        named = end is None and self.syntax.tokens[phrase.end].capitalised
        kind: ActorType = "document" if head.lemma in self.lexicon.ties.treaties else "organisation"
        span = self.syntax.sentence.span_of(phrase.end if named else start, last)
        return [Side(self.cast.added(span, kind=kind), span, taking_part=True, described=True)]

    def _quoted(self, start: int) -> int | None:
        """The end of the quotation that begins there."""
        if start >= len(self.syntax.tokens) or self.syntax.tokens[start].text not in _QUOTES:
            return None
        close = range(start + 1, min(start + _LONGEST, len(self.syntax.tokens)))
        return next((place + 1 for place in close if self.syntax.tokens[place].text in _QUOTES), None)

    def _complement(self, place: int) -> int | None:
        """The end of what completes the noun: `o` and what it is about, a genitive, a place behind `z`."""
        found = None
        for after in self.syntax.chain_after(place):
            phrase = self.syntax.phrases[after]
            about = phrase.preposition == "o" or (
                phrase.preposition in ("z", "w") and self.syntax.tokens[phrase.start].capitalised
            )
            named = phrase.preposition is None and self.syntax.tokens[phrase.start].capitalised
            if found is None and not (about or named or (phrase.parent == place and "gen" in phrase.cases)):
                return None
            if found is not None and not (phrase.preposition == "dla" or (phrase.preposition is None and "gen" in phrase.cases)):
                return found
            if phrase.preposition == "z" and "gen" not in phrase.cases:
                return None  # a treaty with somebody
            found = phrase.end
        return found

    def _own(self, place: int, *, states: bool) -> list[Side]:
        place = self._first(place) or place
        span = self.cast.span_of_filler(self.syntax, Filler(phrase=place))
        programme = self._is_programme(place)
        return [
            Side(who, span, programme)
            for named in self.cast.of_phrase(self.syntax, place)
            if self._heads(place, named)
            if self.joinable(who := self._state_or(named) if states else named, states=states)
        ]

    def _heads(self, place: int, actor: str) -> bool:
        """Whether the phrase is about the actor, and not about a thing of his: `struktury NATO`, but not `procesy Unii`."""
        phrase = self.syntax.phrases[place]
        head = self.syntax.tokens[phrase.head]
        nouns = [
            token for token in self.syntax.tokens[phrase.start : phrase.end] if token.pos == "subst" and token.lemma.islower()
        ]
        common = nouns[0] if nouns and self.cast.at(nouns[0].span) != actor else None
        if common is not None:
            return common.lemma in self.lexicon.ties.listed
        return self.cast.at(head.span) is not None or phrase.start == phrase.head

    def _echoed(self, place: int) -> list[int]:
        """The phrase, and those joined to it that repeat its preposition: `zarówno do Unii, jak i do Rady Nordyckiej`."""
        found, phrases = [place], self.syntax.phrases
        for after in range(place + 1, len(phrases)):
            last, other = phrases[found[-1]], phrases[after]
            between = self.syntax.tokens[last.end : other.first]
            joined = between and all(token.lower in self.lexicon.ties.joining for token in between)
            bare = other.preposition is None and not {"jak", "i"} <= {token.lower for token in between}
            if bare or other.preposition != last.preposition or not joined:
                break
            found.append(after)
        return found

    def _within(self, place: int) -> list[Side]:
        """The body whose part or kind the noun names: `struktury NATO`, `frakcja Odnowić Europę`, `programie Horyzont Europa`."""
        if self.syntax.tokens[self.syntax.phrases[place].head].lemma not in self.lexicon.ties.listed:
            return []
        after = place + 1
        if after >= len(self.syntax.phrases) or self.syntax.phrases[after].first != self.syntax.phrases[place].end:
            return []
        if (
            self.syntax.phrases[after].preposition is not None
            or not self.syntax.tokens[self.syntax.phrases[after].start].capitalised
        ):
            return []
        if not self._is_programme(place):
            return self._own(after, states=False)
        span = self.cast.span_of_filler(self.syntax, Filler(phrase=after))
        return [
            Side(actor, span, taking_part=True) for actor in self.cast.of_phrase(self.syntax, after)[:1] if self._is_thing(actor)
        ]

    def _is_programme(self, place: int) -> bool:
        phrase, words = self.syntax.phrases[place], self.lexicon.ties.programmes
        inside = self.syntax.tokens[phrase.start : phrase.end]
        return (
            any(token.lemma in words and not token.capitalised for token in inside)
            or self.syntax.tokens[phrase.head].lemma in words
        )

    def _is_thing(self, actor: str) -> bool:
        """Whether it is no person, state or city: behind `projekt` whatever has a name is one."""
        known = self.cast.actors[actor]
        return known.type in ("organisation", "document") or (
            known.type == "place" and self._kind(known) not in ("city", "region")
        )

    def _meant(self, place: int) -> list[Side]:
        """Whom a pronoun or bare noun takes up: the last body named before that it may mean (`wystąpiła z niej`)."""
        phrase = self.syntax.phrases[place]
        head = self.syntax.tokens[phrase.head]
        words = self.lexicon.ties
        bare = head.lemma in words.bodies | words.treaties and not head.capitalised and self._is_bare(place)
        if head.pos != "ppron3" and not bare:
            return []
        for name, actor in self.cast.named_before(head.span.start, reach=_BACK):
            treaty = self.kind_of(Side(actor, name.span)) == "participation"
            if not self.joinable(actor) or (bare and treaty != (head.lemma in words.treaties)):
                continue
            if bare or bits(name.genders) & bits(name.numbers) & forms_of(head):
                return [Side(actor, self.syntax.sentence.span_of(phrase.start, phrase.end))]
        return []

    def _is_bare(self, place: int) -> bool:
        """Whether nothing tells of the noun which one it is, unless `ten` does."""
        phrase = self.syntax.phrases[place]
        modifiers = self.syntax.tokens[phrase.start : phrase.head] + self.syntax.tokens[phrase.head + 1 : phrase.end]
        after = place + 1
        completed = after < len(self.syntax.phrases) and self.syntax.phrases[after].parent == place
        return not completed and all(token.lemma in ("ten", "sam") for token in modifiers)

    def _state_or(self, actor: str) -> str:
        """The state for its government, capital or seat; not for an office that only an unnamed state has."""
        known = self.cast.actors[actor]
        if (
            known.type == "office"
            and known.of is not None
            and known.register is not None
            and not self.cast.actors[known.of].mentions
        ):
            return actor
        return (self._whole(actor) or actor) if self.cast.actors[actor].type in ("office", "place") else actor

    def joinable(self, actor: str, *, states: bool = False) -> bool:
        """Whether one can belong to it, or (`states`) stand with it in a tie of equals, as states and companies do."""
        known = self.cast.actors[actor]
        if states and (known.type in ("state", "organisation") or self._kind(known) == "region"):
            return self._is_party(actor)
        if known.type not in ("organisation", "document"):
            return False
        if known.register is None:
            return known.mentions[0].kind == "name" if known.mentions else False
        return self._kind(known) in self.lexicon.ties.kinds

    def _is_party(self, actor: str) -> bool:
        """Whether it is a state or organisation with a name."""
        known = self.cast.actors[actor]
        named = known.register is not None or any(mention.kind == "name" for mention in known.mentions)
        return (known.type in ("state", "organisation") or self._kind(known) == "region") and named

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
        return list(sides.values()) if len(sides) > 1 or fits != self._is_party or syntax.tokens[opening].text != "(" else []

    def _year_behind(self, name: Span) -> str | None:
        """The year in brackets right behind the name."""
        index = bisect_left(self.syntax.tokens, name.end, key=lambda token: token.span.start)
        words = [token.text for token in self.syntax.tokens[index : index + 3]]
        return words[1] if len(words) == 3 and words[0] == "(" and words[2] == ")" and is_year(words[1]) else None

    def _such_as(self, index: int) -> bool:
        words = [token.lower for token in self.syntax.tokens[index : index + 3]]
        words = words[1:] if words[:1] == [","] else words
        if "jak" in words[:2]:
            before = self.syntax.tokens[index - 1 : index + 2]
            return any(token.lemma == "taki" for token in before)
        return words[:1] in (["m.in."], ["czyli"], ["np"], ["zwłaszcza"], ["szczególnie"]) or words[:2] == ["w", "tym"]

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

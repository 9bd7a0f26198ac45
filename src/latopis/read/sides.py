"""Who takes part in an act: its actors and its recipients, from the roles of a frame and from what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.frozen import frozen
from latopis.read.fillers import Filler

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Span
    from latopis.read.cast import Cast
    from latopis.read.frames import Match
    from latopis.syntax import Syntax

CROWD: Final = frozenset(("PROTEST",))
"""Types whose actor may go unnamed."""
SYMMETRIC: Final = frozenset(("CONSULT", "COOPERATE", "AGREE"))
_ALONE: Final = frozenset(("PROTEST", "MOBILIZE"))
"""Types that need no recipient."""
_VIEWS: Final = frozenset(("ACCUSE", "SUPPORT", "COOPERATE", "REQUEST", "REJECT"))
"""Types of which a crowd's lasting view is no act (`ekolodzy krytykują projekt`)."""
_SPOKEN: Final = _VIEWS | {"AGREE", "CONSULT", "CONCEDE", "THREATEN", "AID", "SANCTION"}
"""Types of which an act between people without a name is nobody's news."""
_RESIGNED: Final = ("resign",)
_DEEP: Final = 2
"""How many genitives deep the owner of a thing is looked for."""
_ACT: Final = frozenset(("person", "state", "organisation", "group", "office"))
_SUFFER: Final = _ACT | {"outlet", "document", "place"}
_NAMED: Final = frozenset(("outlet", "document", "place"))
"""Types that suffer an act only under their name: `odrzucił dokument` is no act against somebody."""
_OF_THINGS: Final = frozenset(("REJECT", "ACCUSE", "AGREE"))
"""Types whose object may be a thing that somebody made: his proposal, decision or act."""
_AROUND_MEETINGS: Final = frozenset(("po", "podczas", "przed", "w", "na"))
"""Prepositions with which a meeting frames what somebody does: `powiedziała po spotkaniu z X` tells that she met him."""
_HEADS: Final = frozenset(("adj", "ppas", "pact", "num", "brev"))
"""Classes of a head that names nobody (`tych`, `domagających się`, `20 tys.`)."""


@frozen
class Side:
    """The actors in a role, and the words that show them."""

    actors: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.actors)

    def only(self, actors: tuple[str, ...]) -> Side:
        """The side with these of its actors."""
        return self if actors == self.actors else Side(actors, self.spans if actors else ())


class Sides(NamedTuple):
    """Who acts, and to whom it is done."""

    actors: Side
    recipients: Side


@dataclass(slots=True)
class SideFinder:
    """Finds the two sides of the acts that one sentence tells."""

    lexicon: Lexicon
    cast: Cast
    syntax: Syntax

    def sides(self, match: Match) -> Sides | None:
        """Both sides of the match; None where nobody known acts, or nobody suffers what needs somebody to suffer it."""
        missing = {role for role in match.frame.slots if role not in match.roles} - match.frame.optional
        spare = {"actor"} if match.nominal else {"recipient"} if match.frame.gives[1] in SYMMETRIC else set()
        if missing - spare:
            return None
        recipients = self._part(match, "recipient", _SUFFER) or self._owner(match)
        if "recipient" in match.roles and not recipients and "recipient" not in match.frame.optional:
            return None
        actors = self._actors(match, recipients)
        recipients = self._foreign(actors, self._met(match, recipients))
        found = _apart(match.frame.gives[1], actors, recipients)
        return found if self._enough(match, found) and self._identified(match, found) else None

    # Whether they are enough -----------------------------------------------------------------------

    def _enough(self, match: Match, sides: Sides) -> bool:
        """Whether those who must be known are: two who meet, somebody who acts, somebody to whom it is done."""
        kind, mode, (actors, recipients) = match.frame.gives[1], match.frame.gives[2:], sides
        if kind == "CONSULT":
            several = any(self.cast.actors[actor].type == "group" for actor in actors.actors)
            return len(actors.actors) + len(recipients.actors) > 1 or (several and not match.nominal)
        if not actors:
            several = match.nominal and self.syntax.tokens[match.trigger].best.numbers == {"pl"}
            return kind in CROWD and (
                "actor" in match.frame.optional or several
            )  # one may be a figure of speech: `na znak protestu`
        return bool(recipients) or kind in _ALONE or mode == _RESIGNED

    def _identified(self, match: Match, sides: Sides) -> bool:
        """Whether the text says who they are: one side by name, and neither side anybody at all (`inne firmy`)."""
        kind = match.frame.gives[1]
        if kind in CROWD:
            return True
        if any(self._is_vague(match.roles.get(role)) for role in ("actor", "recipient")):
            return False
        named = [self._has_name(actor) for side in sides for actor in side.actors]
        if (kind in _SPOKEN and not any(named)) or (match.form == "pact" and not all(named)):
            return False
        crowd = any(self.cast.actors[actor].type == "group" and not self._has_name(actor) for actor in sides.actors.actors)
        return not (crowd and kind in _VIEWS and self.syntax.tokens[match.trigger].best.aspect == "imperf")

    def _has_name(self, actor: str) -> bool:
        """Whether the actor, whoever it belongs to, or a word of its description has a name."""
        known = self.cast.actors[actor]
        if known.register is not None or any(mention.kind in ("name", "adjective") for mention in known.mentions):
            return True
        if known.of is not None and known.of != actor:
            return True
        return any(self.cast.named_in(mention.span) for mention in known.mentions if mention.kind == "description")

    def _is_vague(self, filler: Filler | None) -> bool:
        """Whether the words of the phrase mean nobody in particular."""
        if filler is None or filler.phrase is None:
            return False
        phrase = self.syntax.phrases[filler.phrase]
        if any(token.lemma in self.lexicon.acts.vague for token in self.syntax.tokens[phrase.start : phrase.head + 1]):
            return True
        head = self.syntax.tokens[phrase.head]
        if head.pos not in _HEADS or head.capitalised or head.lemma in self.lexicon.descriptions:
            return False
        return not all(self._has_name(actor) for actor in self.cast.of_phrase(self.syntax, filler.phrase))

    # Recipients ------------------------------------------------------------------------------------

    def _met(self, match: Match, recipients: Side) -> Side:
        """Those who are met: `rozmowa z agencją` is an interview, and no meeting."""
        if match.frame.gives[1] != "CONSULT":
            return recipients
        filler = match.roles.get("recipient")
        if filler is not None and filler.phrase is not None:
            head = self.syntax.tokens[self.syntax.phrases[filler.phrase].head]
            if head.lemma in self.lexicon.acts.press:
                return Side()
        return recipients.only(tuple(actor for actor in recipients.actors if self.cast.actors[actor].type != "outlet"))

    def _foreign(self, actors: Side, recipients: Side) -> Side:
        """The recipients without the state whose government acts: `rząd Szwecji wydał zgodę na budowę w Szwecji`."""
        own = {self.cast.actors[actor].of for actor in actors.actors if self.cast.actors[actor].type == "office"}
        return recipients.only(tuple(actor for actor in recipients.actors if actor not in own))

    def _owner(self, match: Match) -> Side:
        """`odrzucił wniosek Gruzji`, `umowę z Gruzją`: where what suffers is a thing, whose it is."""
        filler, frame = match.roles.get("recipient"), match.frame
        if filler is None or filler.phrase is None:
            return Side()
        head = self.syntax.tokens[self.syntax.phrases[filler.phrase].head].lemma
        if head not in self.lexicon.acts.parts and "recipient" not in frame.needs and frame.gives[1] not in _OF_THINGS:
            return Side()
        last = filler.phrase
        for place in self.syntax.chain_after(filler.phrase)[:_DEEP]:
            phrase = self.syntax.phrases[place]
            agreed = phrase.preposition == "z" and "inst" in phrase.cases and head in self.lexicon.acts.pacts
            if phrase.parent != last and not agreed:
                return Side()
            found = self._of_filler(Filler(phrase=place), _SUFFER)
            if found:
                return found
            last = place
        return Side()

    # Roles -----------------------------------------------------------------------------------------

    def _part(self, match: Match, role: str, types: frozenset[str]) -> Side:
        filler = match.roles.get(role)
        if filler is None:
            return Side()
        found = self._of_filler(filler, types)
        return found if found or filler.token is None else self._described(match, types)

    def _described(self, match: Match, types: frozenset[str]) -> Side:
        """`niedawne rosyjskie ataki`: of the adjectives of the noun, that which names somebody."""
        place = self.syntax.phrase_at(match.trigger) if match.nominal else None
        phrase = self.syntax.phrases[place] if place is not None else None
        for index in range(phrase.start, phrase.end) if phrase is not None else ():
            if self.syntax.tokens[index].pos == "adj" and (found := self._of_filler(Filler(token=index), types)):
                return found
        return Side()

    def _of_filler(self, filler: Filler, types: frozenset[str]) -> Side:
        who = tuple(actor for actor in self.cast.of_filler(self.syntax, filler) if self._may(actor, types))
        return Side(who, (self.cast.span_of_filler(self.syntax, filler),)) if who else Side()

    def _may(self, actor: str, types: frozenset[str]) -> bool:
        kind = self.cast.actors[actor].type
        return kind in types and (kind not in _NAMED or self._has_name(actor))

    # Actors ----------------------------------------------------------------------------------------

    def _actors(self, match: Match, recipients: Side) -> Side:
        """Who acts: the filler of the role, else whom the context lends: a light verb's subject, the one who is opposed."""
        found = self._part(match, "actor", _ACT)
        if found or not match.nominal:
            return found
        return self._lent(match) or self._opposed(recipients)

    def _lent(self, match: Match) -> Side | None:
        """The subject of a light verb whose object is the noun: `prowadzi rozmowy`, `nałożył sankcje`."""
        if match.clause is None:
            return None
        clause = self.syntax.clauses[match.clause]
        place = self.syntax.phrase_at(match.trigger)
        if clause.verb is None or place is None:
            return None
        meeting = match.frame.gives[1] == "CONSULT" and self.syntax.phrases[place].preposition in _AROUND_MEETINGS
        if not meeting and self.syntax.tokens[clause.verb].lemma not in self.lexicon.certainty.light:
            return None
        subject = self.syntax.subject_of(match.clause)
        if subject == place or self.syntax.phrases[place].parent is not None:
            return None
        filler = Filler(phrase=subject) if subject is not None else Filler(implied=clause.finite)
        found = self._of_filler(filler, _ACT)
        return found or None

    def _opposed(self, recipients: Side) -> Side:
        """`represje wobec przeciwników X`: who is opposed acts."""
        for span in recipients.spans:
            for place, phrase in enumerate(self.syntax.phrases):
                head = self.syntax.tokens[phrase.head]
                if not span.covers(head.span) or head.lemma not in self.lexicon.certainty.opponents:
                    continue
                after = place + 1
                if after < len(self.syntax.phrases) and self.syntax.phrases[after].parent == place:
                    return self._of_filler(Filler(phrase=after), _ACT)
        return Side()


def _apart(kind: str, actors: Side, recipients: Side) -> Sides:
    """Nobody is his own recipient; of several who meet, the first is the actor and the others recipients."""
    others = tuple(actor for actor in recipients.actors if actor not in actors.actors)
    if not others and len(actors.actors) > 1 and kind in SYMMETRIC:
        return Sides(replace(actors, actors=actors.actors[:1]), Side(actors.actors[1:], actors.spans))
    return Sides(actors, recipients.only(others))

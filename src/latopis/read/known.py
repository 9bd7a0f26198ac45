"""Whether those who take part in an act are known well enough for a chronicle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.frozen import frozen

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Span
    from latopis.read.cast import Cast
    from latopis.read.fillers import Filler
    from latopis.read.frames import Match
    from latopis.syntax import Syntax

CROWD: Final = frozenset(("PROTEST",))
"""Types whose actor may go unnamed."""
_ALONE: Final = frozenset(("PROTEST", "MOBILIZE"))
"""Types that need no recipient."""
_VIEWS: Final = frozenset(("ACCUSE", "SUPPORT", "COOPERATE", "REQUEST", "REJECT"))
"""Types of which a crowd's lasting view is no act (`ekolodzy krytykują projekt`)."""
_SPOKEN: Final = _VIEWS | {"AGREE", "CONSULT", "CONCEDE", "THREATEN", "AID", "SANCTION"}
"""Types of which an act between people without a name is nobody's news."""
_RESIGNED: Final = ("resign",)
_NAMED: Final = frozenset(("outlet", "document", "place"))
"""Types that suffer an act only under their name: `odrzucił dokument` is no act against somebody."""
_PLATFORM: Final = "platform"
"""A kind of outlet that does as companies do."""
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
class Known:
    """What is known of the actors of one sentence."""

    lexicon: Lexicon
    cast: Cast
    syntax: Syntax

    def are_enough(self, match: Match, sides: Sides) -> bool:
        """Whether those who must be known are: two who meet, somebody who acts, somebody to whom it is done."""
        kind, mode, (actors, recipients) = match.frame.gives[1], match.frame.gives[2:], sides
        if kind == "CONSULT":
            several = any(self.cast.actors[actor].type == "group" for actor in actors.actors)
            return len(actors.actors) + len(recipients.actors) > 1 or (several and not match.nominal)
        if not actors:
            several = match.nominal and self.syntax.tokens[match.trigger].best.numbers == {"pl"}
            place = self.syntax.phrase_at(match.trigger) if match.nominal else None
            figure = place is not None and not several and self.syntax.phrases[place].preposition == "w"  # `w proteście odszedł`
            return kind in CROWD and not figure and ("actor" in match.frame.optional or several)
        return bool(recipients) or kind in _ALONE or mode == _RESIGNED

    def are_identified(self, match: Match, sides: Sides) -> bool:
        """Whether the text says who they are: one side by name, and neither side anybody at all (`inne firmy`)."""
        kind = match.frame.gives[1]
        if kind in CROWD:
            return True
        if kind == "ASSAULT" and not self.syntax.lemmas.isdisjoint(self.lexicon.acts.games):
            return False
        if any(self._is_vague(match.roles.get(role)) for role in ("actor", "recipient")):
            return False
        named = [self.has_name(actor) for side in sides for actor in side.actors]
        if (kind in _SPOKEN and not any(named)) or (match.form == "pact" and (kind in _VIEWS or not all(named))):
            return False
        crowd = any(self.cast.actors[actor].type == "group" and not self.has_name(actor) for actor in sides.actors.actors)
        return not (crowd and kind in _VIEWS and self.syntax.tokens[match.trigger].best.aspect == "imperf")

    def are(self, side: Side, types: frozenset[str] | None) -> bool:
        """Whether all of a side are of one of the types, or of a kind that the register tells, and nobody is a mere anybody."""
        if types is None:
            return True
        return all(
            not types.isdisjoint((self.cast.actors[actor].type, self.kind(actor))) and self.has_name(actor)
            for actor in side.actors
        )

    def has_name(self, actor: str) -> bool:
        """Whether the actor, whoever it belongs to, or a word of its description has a name."""
        known = self.cast.actors[actor]
        if known.register is not None or any(mention.kind in ("name", "adjective") for mention in known.mentions):
            return True
        if known.of is not None and known.of != actor:
            return True
        return any(self.cast.named_in(mention.span) for mention in known.mentions if mention.kind == "description")

    def _is_vague(self, filler: Filler | None) -> bool:
        """Whether the words of the phrase mean nobody in particular, or somebody who plays."""
        if filler is None or filler.phrase is None:
            return False
        phrase = self.syntax.phrases[filler.phrase]
        if any(token.lemma in self.lexicon.acts.vague for token in self.syntax.tokens[phrase.start : phrase.head + 1]):
            return True
        head = self.syntax.tokens[phrase.head]
        if head.lemma in self.lexicon.acts.sporting:
            return True
        if head.pos not in _HEADS or head.capitalised or head.lemma in self.lexicon.descriptions:
            return False
        return not all(self.has_name(actor) for actor in self.cast.of_phrase(self.syntax, filler.phrase))

    def may(self, actor: str, types: frozenset[str]) -> bool:
        """Whether the actor is of one of the types, and named where those of its type must be."""
        kind = self.cast.actors[actor].type
        return (kind in types and (kind not in _NAMED or self._is_named(actor))) or self.kind(actor) == _PLATFORM

    def kind(self, actor: str) -> str:
        """What the register says of the actor more closely than its type; empty for one that it does not know."""
        key = self.cast.actors[actor].register
        return self.lexicon.register[key].kind if key is not None else ""

    def _is_named(self, actor: str) -> bool:
        known = self.cast.actors[actor]
        return known.register is not None or any(mention.kind == "name" for mention in known.mentions)

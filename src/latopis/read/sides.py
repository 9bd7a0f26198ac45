"""Who takes part in an act: its actors and its recipients, from the roles of a frame and from what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from latopis.lexicon.frames import Slot
from latopis.model import Span
from latopis.read.anaphora import forms_of
from latopis.read.fillers import Filler
from latopis.read.governed import refuses
from latopis.read.known import Side, Sides
from latopis.read.owners import holder, owners

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.read.cast import Cast
    from latopis.read.frames import Match
    from latopis.read.known import Known
    from latopis.syntax import Syntax

SYMMETRIC: Final = frozenset(("CONSULT", "COOPERATE", "AGREE"))
_STRIKE: Final = ("strike",)
_ACT: Final = frozenset(("person", "state", "organisation", "group", "office"))
_SUFFER: Final = _ACT | {"outlet", "document", "place"}
_SEVERAL: Final = 2
_DEEP: Final = 2
"""How many genitives deep those are named for whom several act (`szefowie dyplomacji Litwy i Łotwy`)."""
_WITH: Final = Slot("prep", "inst", "z")
_SUBJECT: Final = Slot("subject")
_MUTUAL: Final = frozenset(("umowa", "stosunek", "stosunki", "relacja"))
"""What two have with each other: a verb that needs it tells what each of them does to the other."""
_OF_THINGS: Final = frozenset(("REJECT", "ACCUSE", "AGREE"))
"""Types whose object may be a thing that somebody made: his proposal, decision or act."""
_AROUND_MEETINGS: Final = frozenset(("po", "podczas", "przed", "w", "na"))
"""Prepositions with which a meeting frames what somebody does: `powiedziała po spotkaniu z X` tells that she met him."""
_PLACES: Final = frozenset(("place", "state"))
_AGENTLESS: Final = frozenset(("ppas", "imps"))
_OFFICIAL: Final = frozenset(
    (
        ("COERCE", "arrest"),
        ("COERCE", "deport"),
        ("COERCE", "censor"),
        ("COERCE", "restrict"),
        ("SANCTION", "convict"),
        ("ACCUSE", "investigate"),
    )
)
"""Types and modes of what only authorities do."""
_MOVES: Final = frozenset(("MOBILIZE", "RETREAT"))
_WORKS: Final = frozenset(("infrastructure", "treaty", "programme"))
"""Kinds of what `ten projekt` or `ta umowa` may mean."""
_POINTED: Final = 600
"""How many characters before such words it is named."""
_NEAR: Final = 160
"""How many characters before the sentence a pronoun of a recipient may mean somebody."""


@dataclass(slots=True)
class SideFinder:
    """Finds the two sides of the acts that one sentence tells."""

    lexicon: Lexicon
    cast: Cast
    syntax: Syntax
    known: Known

    def sides(self, match: Match, *, lent: Side) -> Sides | None:
        """Both sides of the match; None where nobody known acts, or nobody suffers what needs somebody to suffer it.

        `lent` suffers it where only a thing is named that does.
        """
        if not match.complete and not self._may_lack(match, lent):
            return None
        recipients = self._part(match, "recipient", _SUFFER) or self._owner(match) or self._meant(match) or self._pointed(match)
        recipients = recipients or lent
        if "recipient" in match.roles and not recipients and "recipient" not in match.frame.optional:
            return None
        actors = self._others(match, self._actors(match, recipients), recipients)
        if not recipients and len(actors.actors) < _SEVERAL and self._is_mutual(match):
            actors = self._represented(match) or actors
        recipients = self._foreign(actors, self._met(match, recipients))
        if match.frame.gives[2:] == _STRIKE:
            actors = actors.only(tuple(actor for actor in actors.actors if self.known.kind(actor) != "company"))
            recipients = recipients or self._employer(actors)
        found = _apart(match.frame.gives[1], actors, recipients, mutual=self._is_mutual(match))
        wanted = match.frame.types
        fits = not wanted or (
            self.known.are(found.actors, wanted.get("actor")) and self.known.are(found.recipients, wanted.get("recipient"))
        )
        return found if fits and self.known.are_enough(match, found) and self.known.are_identified(match, found) else None

    def _may_lack(self, match: Match, lent: Side) -> bool:
        """Whether what the frame lacks may be found elsewhere: who acts with a noun or a passive, who meets, who suffers too."""
        missing = {role for role in match.frame.slots if role not in match.roles} - match.frame.optional
        spare = {"actor"} if match.nominal or match.form in _AGENTLESS or self._of_given(match) else set()
        between = self._is_mutual(match) and (not match.nominal or self._is_of_several(match))
        spare |= {"recipient"} if lent or between else set()
        return not missing - spare

    def _is_mutual(self, match: Match) -> bool:
        """`Litwa i Łotwa podpisały umowę`: whether those who do it may do it to each other."""
        with_somebody = _WITH in match.frame.slots.get("recipient", ())
        shared = not _MUTUAL.isdisjoint(match.frame.needs.get("_what", ()))
        return match.frame.gives[1] in SYMMETRIC or (with_somebody and shared)

    def _is_of_several(self, match: Match) -> bool:
        """`spotkanie Litwy i Łotwy`, `Litwa i Łotwa zakończyły rundę rozmów`: whether those whose the noun is are several."""
        own = self._part(match, "actor", _ACT) or self._lent(match)
        return bool(self._represented(match)) or (own is not None and len(own.actors) > 1)

    def _represented(self, match: Match) -> Side:
        """`prezydenci Litwy i Łotwy`: those whose men several are who meet, sign or speak."""
        filler = match.roles.get("actor")
        whole = self.syntax.phrases[filler.phrase] if filler is not None and filler.phrase is not None else None
        if filler is None or filler.phrase is None or whole is None or "sg" in whole.numbers or whole.conjuncts:
            return Side()
        for place in self.syntax.chain_after(filler.phrase)[:_DEEP]:
            phrase = self.syntax.phrases[place]
            if phrase.preposition is not None or phrase.parent is None:
                break
            several = self._of_filler(Filler(phrase=place), _SUFFER) if len(phrase.conjuncts) > 1 else Side()
            if len(several.actors) > 1:
                return several
        return Side()

    def acting(self, side: Side) -> Side:
        """Those of the side who can act, and so be asked for something."""
        return side.only(tuple(actor for actor in side.actors if self.known.may(actor, _ACT)))

    def doers(self, match: Match) -> tuple[str, ...]:
        """The actors whom the words of the match name or leave out."""
        return self._part(match, "actor", _ACT).actors

    def place(self, match: Match, sides: Sides) -> Side:
        """Where it is done: the nearest place of the clause that takes no part."""
        if match.clause is None:
            return Side()
        taken = {actor for side in sides for actor in side.actors}
        phrases = [self.syntax.phrases[place] for place in self.syntax.phrases_in(match.clause)]
        near = [phrase for phrase in phrases if phrase.preposition in ("w", "na") and "loc" in phrase.cases]
        for phrase in sorted(near, key=lambda phrase: abs(phrase.head - match.trigger)):
            span = self.syntax.sentence.span_of(phrase.start, phrase.end)
            actor = self.cast.named_at(span)
            if actor is not None and actor not in taken and self.cast.actors[actor].type in _PLACES:
                return Side((actor,), (span,))
        return Side()

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

    def _others(self, match: Match, actors: Side, recipients: Side) -> Side:
        """The actors without a dropped one who describes the recipient: `objął sankcjami prezesa Gazpromu` is not Gazprom's."""
        filler = match.roles.get("actor")
        if filler is None or filler.implied is None:
            return actors
        named = {actor for span in recipients.spans for actor in self.cast.named_in(span)} | {
            self.cast.actors[actor].of for actor in recipients.actors
        }
        filler = match.roles.get("recipient")
        after = self.syntax.chain_after(filler.phrase)[:1] if filler is not None and filler.phrase is not None else []
        named |= {actor for place in after for actor in self.cast.of_phrase(self.syntax, place)}
        return actors.only(tuple(actor for actor in actors.actors if actor not in named))

    def _foreign(self, actors: Side, recipients: Side) -> Side:
        """The recipients without the state whose government acts: `rząd Szwecji wydał zgodę na budowę w Szwecji`."""
        own = {self.cast.actors[actor].of for actor in actors.actors if self.cast.actors[actor].type == "office"}
        return recipients.only(tuple(actor for actor in recipients.actors if actor not in own))

    def _meant(self, match: Match) -> Side:
        """`Litwa graniczy z Łotwą. Zażądała od niej …`: the only known actor of the sentence before who is not the subject."""
        filler = match.roles.get("recipient")
        index = None if filler is None else filler.token if filler.phrase is None else self.syntax.phrases[filler.phrase].head
        start = self.syntax.sentence.span.start
        if index is None or self.syntax.tokens[index].pos != "ppron3":
            return Side()
        forms = forms_of(self.syntax.tokens[index])
        doers = self._part(match, "actor", _ACT).actors
        near = self.cast.named_in(Span(max(start - _NEAR, 0), start))
        fitting = {
            actor
            for actor in near
            if actor not in doers
            and self.cast.actors[actor].register is not None
            and self.cast.actors[actor].type in _ACT
            and self.cast.forms_of(actor) & forms
        }
        return Side(tuple(fitting), (self.syntax.tokens[index].span,)) if len(fitting) == 1 and doers else Side()

    def _employer(self, actors: Side) -> Side:
        """`strajkują piloci Ryanaira`: against whom those strike who are described by him."""
        mentions = [(mention, actor) for actor in actors.actors for mention in self.cast.actors[actor].mentions]
        for mention, actor in mentions:
            for named in self.cast.named_in(mention.span) if mention.kind == "description" else ():
                if named != actor and self.cast.actors[named].type == "organisation":
                    return Side((named,), (mention.span,))
        return Side()

    def _owner(self, match: Match) -> Side:
        """`odrzucił wniosek Gruzji`, `umowę z Gruzją`: where what suffers is a thing, whose it is."""
        filler, frame = match.roles.get("recipient"), match.frame
        if filler is None or filler.phrase is None:
            return Side()
        head = self.syntax.tokens[self.syntax.phrases[filler.phrase].head].lemma
        of_thing = "recipient" in frame.needs or frame.gives[1] in _OF_THINGS
        if not of_thing and (head not in self.lexicon.acts.parts or "recipient" in frame.types):
            return Side()  # `przyjął ustawę premiera` is no visit
        ways = owners(self.syntax, filler.phrase, frame.gives[1], self.lexicon.acts)
        return next((found for way in ways if (found := self._of_filler(way, _SUFFER))), Side())

    def _pointed(self, match: Match) -> Side:
        """`sprzeciwia się budowie tego gazociągu`: the only work or treaty that was named shortly before."""
        filler = match.roles.get("recipient")
        if filler is None or filler.phrase is None or self.syntax.lemmas.isdisjoint(self.lexicon.acts.pointed):
            return Side()
        head = self.syntax.tokens[self.syntax.phrases[filler.phrase].head].lemma
        after = self.syntax.chain_after(filler.phrase)[:1] if head in self.lexicon.acts.parts else []
        for place in (filler.phrase, *after):
            phrase = self.syntax.phrases[place]
            words = self.syntax.tokens[phrase.start : phrase.head]
            if self.syntax.tokens[phrase.head].lemma in self.lexicon.acts.pointed and any(
                token.lemma == "ten" for token in words
            ):
                span = self.syntax.sentence.span_of(phrase.start, phrase.end)
                near = self.cast.named_in(Span(max(span.start - _POINTED, 0), span.start))
                works = {actor for actor in near if self.known.kind(actor) in _WORKS}
                return Side(tuple(works), (span,)) if len(works) == 1 else Side()
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
        if filler.phrase is not None and self.syntax.tokens[self.syntax.phrases[filler.phrase].head].pos == "ger":
            return Side()  # `wykluczenie firm grozi stratą`
        found = self.cast.of_filler(self.syntax, filler)
        who = tuple(actor for actor in found if self.known.may(actor, types) or self._is_called_a_body(filler, actor))
        return Side(who, (self.cast.span_of_filler(self.syntax, filler),)) if who else Side()

    def _is_called_a_body(self, filler: Filler, actor: str) -> bool:
        """`firma Baltic Pipe`: what else is a work acts as the company that is called so."""
        head = self.syntax.tokens[self.syntax.phrases[filler.phrase].head] if filler.phrase is not None else None
        described = self.lexicon.descriptions.get(head.lemma) if head is not None else None
        return described is not None and described.type == "organisation" and self.known.kind(actor) in _WORKS

    # Actors ----------------------------------------------------------------------------------------

    def _actors(self, match: Match, recipients: Side) -> Side:
        """Who acts: the filler of the role, else whom the context lends: a light verb's subject, the one who is opposed."""
        found = self._part(match, "actor", _ACT) or self._of_forces(match) or self._of_given(match)
        if found or not match.nominal:
            return found or self._of_state(match)
        return self._lent(match) or self._opposed(recipients)

    def _of_forces(self, match: Match) -> Side:
        """`rosyjskie rakiety uderzyły`, `objęty sankcjami Litwy`: whose weapons strike, whose forces or sanctions."""
        filler = match.roles.get("actor")
        imposed = match.frame.gives[1] == "SANCTION" and match.form == "ppas"
        moved = match.frame.gives[1] in _MOVES and (match.nominal or match.form in _AGENTLESS)
        if filler is None and (imposed or moved):
            filler = match.roles.get("_what")
        if filler is None or filler.phrase is None:
            return Side()
        head = self.syntax.tokens[self.syntax.phrases[filler.phrase].head].lemma
        if head not in (self.lexicon.acts.measures if imposed else self.lexicon.acts.arms):
            return Side()
        return next((found for way in holder(self.syntax, filler.phrase) if (found := self._of_filler(way, _ACT))), Side())

    def _of_given(self, match: Match) -> Side:
        """`dostała zgodę Litwy`: of what somebody is given, whose it was."""
        filler = match.roles.get("_what")
        given = _SUBJECT in match.frame.slots.get("recipient", ()) and "actor" not in match.roles
        if not given or filler is None or filler.phrase is None:
            return Side()
        found = next((side for way in holder(self.syntax, filler.phrase) if (side := self._of_filler(way, _ACT))), Side())
        return found.only(tuple(actor for actor in found.actors if self.known.has_name(actor)))  # `otrzymał 70 mln głosów`

    def _of_state(self, match: Match) -> Side:
        """`w Mińsku zatrzymano`, `skazany w Rosji`: what only authorities do is done by the state where it is done."""
        if match.form not in _AGENTLESS or match.clause is None or not self._is_official(match):
            return Side()
        for place in self.syntax.phrases_in(match.clause):
            state = self._state_at(place)
            if state is not None:
                phrase = self.syntax.phrases[place]
                return Side((state,), (self.syntax.sentence.span_of(phrase.start, phrase.end),))
        return Side()

    def _is_official(self, match: Match) -> bool:
        return (match.frame.gives[1], *match.frame.gives[2:]) in _OFFICIAL

    def _state_at(self, place: int) -> str | None:
        """The state in which the phrase places something."""
        phrase = self.syntax.phrases[place]
        if phrase.preposition not in ("w", "na") or "loc" not in phrase.cases:
            return None
        for actor in self.cast.of_phrase(self.syntax, place):
            known = self.cast.actors[actor]
            state = actor if known.type == "state" else known.of if known.type == "place" else None
            if state is not None and self.cast.actors[state].type == "state":
                return state
        return None

    def _lent(self, match: Match) -> Side | None:
        """The subject of a light verb whose object is the noun: `prowadzi rozmowy`, `nałożył sankcje`."""
        if match.clause is None:
            return None
        clause = self.syntax.clauses[match.clause]
        place = self.syntax.phrase_at(match.trigger)
        if clause.verb is None or place is None:
            return None
        meeting = match.frame.gives[1] == "CONSULT" and self.syntax.phrases[place].preposition in _AROUND_MEETINGS
        bare = self.syntax.phrases[place].preposition is None or match.trigger > clause.verb  # but `w proteście złożył dymisję`
        light = bare and self.syntax.tokens[clause.verb].lemma in self.lexicon.certainty.light
        if not meeting and not light and not self._is_promised(match) and not refuses(self.syntax, match, self.lexicon):
            return self._of_decision(place)
        subject = self.syntax.subject_of(match.clause)
        if subject == place or self._depends(place):
            return None
        filler = Filler(phrase=subject) if subject is not None else Filler(implied=clause.finite)
        found = self._of_filler(filler, _ACT)
        return found or None

    def _is_promised(self, match: Match) -> bool:
        """`zadeklarował przekazanie rakiet`, `zdecydował o wydaleniu`: whether who speaks of the act is who will do it."""
        clause = self.syntax.clauses[match.clause or 0]
        verb = self.syntax.tokens[clause.verb].lemma if clause.verb is not None else ""
        acts = self.lexicon.acts
        place = self.syntax.phrase_at(match.trigger)
        behind = clause.verb is not None and clause.verb < match.trigger and place is not None
        if match.form != "ger" or not behind or (place is not None and self.syntax.phrases[place].conjuncts):
            return False
        return verb in acts.promises or verb in acts.announces or verb in acts.decides

    def _of_decision(self, place: int) -> Side | None:
        """`decyzja Litwy o wydaleniu dyplomatów`: whose decision it is."""
        if self.syntax.phrases[place].preposition != "o" or place < 2:
            return None
        head = self.syntax.tokens[self.syntax.phrases[place - 2].head].lemma
        owned = self.syntax.phrases[place - 1].parent == place - 2 and head in self.syntax.words.decisions
        return (self._of_filler(Filler(phrase=place - 1), _ACT) or None) if owned else None

    def _depends(self, place: int) -> bool:
        """Whether the noun completes another one that is more than a stretch of it (`etap rozmów`)."""
        parent = self.syntax.phrases[place].parent
        return parent is not None and self.syntax.tokens[self.syntax.phrases[parent].head].lemma not in self.lexicon.acts.rounds

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


def _apart(kind: str, actors: Side, recipients: Side, *, mutual: bool) -> Sides:
    """Nobody is his own recipient; of several who meet, the first is the actor and the others recipients."""
    others = tuple(actor for actor in recipients.actors if actor not in actors.actors)
    if not actors and len(others) > 1 and kind == "CONSULT":
        return Sides(replace(recipients, actors=others[:1]), Side(others[1:], recipients.spans))
    if not others and len(actors.actors) > 1 and mutual:
        return Sides(replace(actors, actors=actors.actors[:1]), Side(actors.actors[1:], actors.spans))
    return Sides(actors, recipients.only(others))

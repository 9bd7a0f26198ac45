"""Joining, belonging, leaving, wanting to and being kept out: the ties that a verb or its noun tells."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final

from latopis.read.dating import times_in
from latopis.read.fillers import NOMINAL, Filler
from latopis.read.frames import Match, matches
from latopis.read.tie_sides import Side
from latopis.read.ties import TieFinder, TieTold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.model import Factuality, Phrase, Relation, Span

_OPPOSITE: Final[dict[Factuality, Factuality]] = {"CT+": "CT-", "CT-": "CT+"}
_BACK: Final = 300
"""How many characters back a country is looked for."""
MUTUAL: Final = frozenset(("cooperation", "alliance", "diplomatic"))


class Joinings(TieFinder):
    """Finds the ties that verbs and nouns of joining, belonging and leaving tell."""

    def joinings(self) -> Iterator[Relation]:
        """The ties that a verb or noun of joining, belonging or leaving tells."""
        found = list(matches(self.syntax, self.lexicon.frames, kind="relation"))
        whole = [match for match in found if not match.nominal and self._is_whole(match)]
        taken = {role.phrase for match in whole for name, role in match.roles.items() if name.startswith("_")}
        claimed = {
            filler.phrase: self.syntax.phrase_at(match.trigger)
            for match in found
            if match.nominal and (filler := match.roles.get("counterpart"))
        }
        for match in found:
            filler = match.roles.get("counterpart")
            noun = claimed.get(filler.phrase) if filler is not None else None
            if not match.nominal and noun is not None and noun not in taken:
                continue  # `wystąpił o licencję po wyjściu z Unii`
            if match.nominal and self.syntax.phrase_at(match.trigger) in taken:
                continue  # `odmówił przyjęcia Gruzji do Sojuszu` has it already
            if self.governs_another(match) or not self._is_whole(match):
                continue
            counterparts = self._counterparts(match)
            tie = self.tie(match) if counterparts else None
            if tie is None:
                continue
            parties = self._parties(match, lent=tie.told.lent)
            if (
                tie.told.status == "sought"
                and match.frame.gives[1] != "sought"
                and match.frame.slots["party"][0].kind == "object"
            ):
                wanting = [side.actor for side in [*self.lent(match), *self._states_of_subject(match)]]
                parties = [party for party in parties if party.actor in wanting]
            if len(counterparts) > 1 and _is_mutual(match) and parties == counterparts:
                parties, counterparts = counterparts[:1], counterparts[1:] if self._of_each_other(match, parties) else []
            for party, counterpart in product(parties, counterparts):
                if self._fit(tie, party, counterpart):
                    yield self.entry(tie, party, counterpart)
            yield from self._gapped(tie, parties, counterparts)
            yield from self._contrasted(tie, parties, counterparts)

    def _is_whole(self, match: Match) -> bool:
        """Whether the words that the frame needs are there, and none beside them where it stands alone."""
        if any(role.startswith("_") and role not in match.roles for role in match.frame.slots):
            return False
        if not match.frame.alone or match.clause is None:
            return True
        own = {filler.phrase for filler in match.roles.values()}
        own |= {other for place in own if place is not None for other in self.syntax.phrases[place].conjuncts}
        others = (self.syntax.phrases[place] for place in self.syntax.phrases_in(match.clause) if place not in own)
        attached = any(place is not None and self.syntax.phrases[place].parent is not None for place in own)
        return not attached and all(other.preposition is not None or other.parent is not None for other in others)

    def _parties(self, match: Match, *, lent: bool) -> list[Side]:
        """Whose tie it is: the role's filler, whose application it is, or whom the clause lends to a noun."""
        filler = match.roles.get("party")
        if filler is not None and filler.phrase is not None and self._is_attached(match, filler.phrase):
            return []
        found = self.sides.parties(filler, leaders=len(match.frame.gives) > 3) or self.dropped(match)
        owners = self.sides.parties(self._owner(match)) if "_tie" in match.roles or "_noun" in match.roles else []
        if not found and "party" not in match.roles:
            found = owners
        elif match.frame.gives[1] == "sought" and owners and owners[0].actor not in [side.actor for side in found]:
            return [] if any(self.type_of(side) == "state" for side in found) else owners  # who wants another to belong
        if not found and lent and match.nominal and "party" not in match.roles:
            return self.lent(match) or self._state_of_leader(match)
        if found and not any(map(self.sides.is_named, found)):
            return self.one_of(match) or self._country(match, found)
        return found or self._shared(match)

    def _is_attached(self, match: Match, place: int) -> bool:
        """Whether the phrase completes another noun: the NATO of `członkiem NATO` is no subject."""
        return (
            match.form not in NOMINAL
            and self.syntax.phrases[place].parent is not None
            and place == self.syntax.subject_of(match.clause or 0)
        )

    def _country(self, match: Match, found: list[Side]) -> list[Side]:
        """Which country `kraj` is: that of the government that takes it out, the last subject's, or the only one named before.

        Several (`państwa`) are none of these, but those of the subject where they are its own (`swoje kraje`).
        """
        place = found[0].span.start
        phrase = self._phrase_at(found[0])
        words = [token.lemma for token in self.syntax.tokens[phrase.start : phrase.end]] if phrase is not None else []
        if not self.lexicon.ties.own.isdisjoint(words):
            return [Side(side.actor, found[0].span) for side in self._states_of_subject(match)]
        if phrase is not None and "sg" not in phrase.numbers:
            return [side for side in found if self._is_told_apart(side, words)]
        governed = self.lent(match) if match.frame.slots["party"][0].kind == "object" else []
        before = governed or self.subject_before(match, agreeing=False)
        for reach in (place - self.syntax.sentence.span.start, _BACK):
            named = (actor for _, actor in self.cast.named_before(place, reach=reach) if self.cast.actors[actor].type == "state")
            only = [Side(actor, found[0].span) for actor in dict.fromkeys(named)]
            before = before or (only if len(only) == 1 else [])
        known = [side for side in before if self.type_of(side) == "state" and self.sides.is_named(side)]
        return known or [side for side in found if self._is_told_apart(side, words)]

    def _is_told_apart(self, side: Side, words: list[str]) -> bool:
        """Whether what is only described says which it is: `państwa Europy Środkowej`, `nasz kraj`, but not `nowe kraje`."""
        place = self.syntax.phrase_at(bisect_left(self.syntax.tokens, side.span.start, key=lambda token: token.span.start))
        owners = [self.syntax.phrases[owner] for owner in (self.syntax.chain_after(place)[:1] if place is not None else [])]
        shown = [side.span, *(self._span_of(owner) for owner in owners if owner.preposition is None)]
        return not self.lexicon.ties.ours.isdisjoint(words) or any(self.cast.named_in(span) for span in shown)

    def _span_of(self, phrase: Phrase) -> Span:
        return self.syntax.sentence.span_of(phrase.start, phrase.end)

    def _state_of_leader(self, match: Match) -> list[Side]:
        """The state whose leader the subject of the clause is: `ormiański premier zagroził wyjściem`."""
        subject = self.syntax.subject_of(match.clause) if match.clause is not None else None
        found = self.sides.parties(Filler(phrase=subject), leaders=True) if subject is not None else []
        return [side for side in found if self.type_of(side) == "state"]

    def _states_of_subject(self, match: Match) -> list[Side]:
        """The states of whoever does it: of a leader, or of ministers by the genitive that tells whose they are."""
        number = match.clause
        while number is not None:
            subject = self.syntax.subject_of(number)
            if subject is not None:
                owners = self.syntax.chain_after(subject)[:1]
                found = self.sides.parties(Filler(phrase=subject), leaders=True)
                found += [side for place in owners for side in self.sides.parties(Filler(phrase=place))]
                return [side for side in found if self.type_of(side) == "state"]
            number = self.syntax.clauses[number].parent
        return []

    def _shared(self, match: Match) -> list[Side]:
        """The subject of the clause before, where the own one says only `sam`: `a w 2003 r. samo z niej wystąpiło`."""
        filler = match.roles.get("party")
        if filler is None or filler.phrase is None or not match.clause:
            return []
        if self.syntax.tokens[self.syntax.phrases[filler.phrase].head].lemma != "sam":
            return []
        subject = self.syntax.subject_of(match.clause - 1)
        return self.sides.parties(Filler(phrase=subject)) if subject is not None else []

    def _gapped(self, tie: TieTold, parties: list[Side], counterparts: list[Side]) -> Iterator[Relation]:
        """What shares the verb: `Czarnogóra chce do UE, a Kosowo do NATO`, `Peru wystąpiło w 2019 r., Boliwia w 2023 r.`"""
        match = tie.match
        own = self._phrase_at(counterparts[0]) if counterparts else None
        if match.clause is None or match.nominal or own is None:
            return
        times = times_in(self.reading, self.syntax.sentence)
        for start, end in self._apart(match):
            inside = [place for place in self.syntax.phrases_in(match.clause) if start <= self.syntax.phrases[place].first < end]
            span = self.syntax.sentence.span_of(start, end)
            time = next((time for time in times if span.covers(time.span)), None)
            named = [side for place in inside if self.is_subject(place) for side in self.sides.parties(Filler(phrase=place))]
            joined = [
                side
                for place in inside
                if self.syntax.phrases[place].preposition == own.preposition
                and (own.preposition is not None or ("gen" in own.cases and "gen" in self.syntax.phrases[place].cases))
                for side in self.sides.counterparts(Filler(phrase=place))
            ]
            known = {side.actor for side in (*parties, *counterparts)}
            if (time is None and not (named and joined)) or not (named or joined) or known & {s.actor for s in (*named, *joined)}:
                continue
            for party, counterpart in product(named[:1] or parties, joined or counterparts):
                if self._fit(tie, party, counterpart):
                    yield self.entry(replace(tie, time=time or tie.time), party, counterpart)

    def _contrasted(self, tie: TieTold, parties: list[Side], counterparts: list[Side]) -> Iterator[Relation]:
        """`Norwegia, w odróżnieniu od Danii, nie należy do Unii`: of the other the opposite holds."""
        match = tie.match
        turned = _OPPOSITE.get(tie.told.factuality)
        if match.clause is None or match.nominal or not parties or turned is None or tie.told.status != "in_force":
            return
        for place in self.syntax.phrases_in(match.clause):
            if self.syntax.tokens[self.syntax.phrases[place].head].lemma in self.lexicon.ties.contrasts:
                for after in self.syntax.chain_after(place)[:1]:
                    other = replace(tie, told=tie.told._replace(factuality=turned))
                    for party, counterpart in product(self.sides.parties(Filler(phrase=after)), counterparts):
                        if self._fit(other, party, counterpart):
                            yield self.entry(other, party, counterpart)

    def _of_each_other(self, match: Match, parties: list[Side]) -> bool:
        """`Turcja i Azerbejdżan są sojusznikami`, but not `partnerami w projekcie są Shell i OMV`: whose they are is not told."""
        tie = match.roles.get("_tie")
        completed = tie is not None and tie.phrase is not None and bool(self.syntax.chain_after(tie.phrase))
        return not completed and parties[0].span.start < self.syntax.tokens[match.trigger].span.start

    def _fit(self, tie: TieTold, party: Side, counterpart: Side) -> bool:
        """Whether the two may stand in the tie; people who are of no state belong to nothing."""
        return not self.sides.is_crowd(party) and self.sides.fit(party, counterpart, mutual=_is_mutual(tie.match))

    def _phrase_at(self, side: Side) -> Phrase | None:
        """The phrase that begins with the side."""
        first = side.span.start
        return next((phrase for phrase in self.syntax.phrases if self.syntax.tokens[phrase.start].span.start == first), None)

    def _apart(self, match: Match) -> list[tuple[int, int]]:
        """The stretches of the clause between commas in which its verb does not stand."""
        assert match.clause is not None
        clause = self.syntax.clauses[match.clause]
        marks = [place for place in range(clause.start, clause.end) if self.syntax.tokens[place].text in (",", ";")]
        found = list(pairwise([clause.start - 1, *marks, clause.end]))
        return [(start + 1, end) for start, end in found if start + 1 < end and not start < match.trigger < end]

    def _owner(self, match: Match) -> Filler | None:
        """Whose application it is: `wniosek Maroka o członkostwo`, `przyjęcie Maroka do NATO`."""
        for role in ("_noun", "_tie"):
            noun = match.roles.get(role)
            after = noun.phrase + 1 if noun is not None and noun.phrase is not None else None
            if after is not None and after < len(self.syntax.phrases) and self.syntax.phrases[after].parent == after - 1:
                filler = Filler(phrase=after)
                if self.syntax.phrases[after].preposition is None and self.sides.parties(filler):
                    return filler
        return None

    def _completing(self, place: int) -> list[int]:
        """The phrases that complete the noun, behind `zarówno` too (`członkiem zarówno NATO, jak i Unii`)."""
        behind, end = self.syntax.chain_after(place), self.syntax.phrases[place].end
        if behind or end >= len(self.syntax.tokens) or self.syntax.tokens[end].lower not in self.lexicon.ties.both:
            return behind
        return [place + 1] if place + 1 < len(self.syntax.phrases) and self.syntax.phrases[place + 1].first == end + 1 else []

    def _counterparts(self, match: Match) -> list[Side]:
        mutual = _is_mutual(match)
        for role in ("_tie", "_noun"):
            tie = match.roles.get(role)
            behind = self._completing(tie.phrase) if tie is not None and tie.phrase is not None else []
            for place in (
                behind[:1] if mutual else [*behind, *([tie.phrase] if tie is not None and tie.phrase is not None else [])]
            ):
                found = self.sides.counterparts(Filler(phrase=place), states=mutual)
                if found:
                    return found
            owner = self.owner_before(match, tie.phrase) if tie is not None else None
            if owner is not None:
                return self.sides.counterparts(owner, states=mutual)
        return self.sides.counterparts(match.roles.get("counterpart"), states=mutual) or (
            self.sides.parties(match.roles.get("party")) if mutual else []
        )


def _is_mutual(match: Match) -> bool:
    return len(match.frame.gives) > 2 and match.frame.gives[2] in MUTUAL

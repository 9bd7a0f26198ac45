"""What became of a tie that a noun names: `współpraca X z Y została zawieszona`."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from latopis.read.fillers import Filler
from latopis.read.frames import Match, fillers, framed, match_at, matches
from latopis.read.joinings import MUTUAL
from latopis.read.ties import TieFinder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.frames import Frame
    from latopis.model import Relation, Tie
    from latopis.read.tie_sides import Side


class NounTies(TieFinder):
    """Finds what became of the ties that nouns name."""

    def noun_ties(self) -> Iterator[Relation]:
        """What became of a tie that a noun names: `współpraca X z Y została zawieszona`."""
        if not framed(self.syntax, self.lexicon.frames, kind="tie"):
            return
        for phase, match in self._phases():
            tie = self.tie(phase)
            if tie is None:
                continue
            kind: Tie = match.frame.gives[1]  # type: ignore[assignment]  # the lexicon's test allows no other
            for party, counterpart in self._pairs(match, phase, kind, lent=tie.told.lent):
                named = self.syntax.tokens[match.trigger].span
                yield self.entry(replace(tie, kind=self._kind(kind, party, counterpart), named=named), party, counterpart)

    def _phases(self) -> Iterator[tuple[Match, Match]]:
        """The words that say what became of a tie, each with the tie that its noun names."""
        found = list(matches(self.syntax, self.lexicon.frames, kind="phase"))
        last: Match | None = None
        known = {phase.trigger for phase in found}
        turned = [
            self._turned(*place) for place in framed(self.syntax, self.lexicon.frames, kind="phase") if place[0] not in known
        ]
        for phase in [*found, *filter(None, turned)]:
            filler = phase.roles.get("tie")
            match = self._named(filler.phrase) if filler is not None and filler.phrase is not None else None
            if match is not None and not self.governs_another(phase) and not self._is_between_verbs(phase.trigger, match.trigger):
                last = match
                yield phase, match
        if last is not None:
            yield from self._again(last, {phase.trigger for phase in found})

    def _again(self, match: Match, known: set[int]) -> Iterator[tuple[Match, Match]]:
        """`zerwał stosunki z Tajwanem i nawiązał je z Chinami`: a pronoun takes the noun up."""
        for index, frame, form in framed(self.syntax, self.lexicon.frames, kind="phase"):
            clause = self.syntax.clause_at(index)
            pronoun = self.syntax.tokens[index + 1].lower if index + 1 < len(self.syntax.tokens) else ""
            later = index > match.trigger and index not in known and form == "praet"
            if clause is None or not later or pronoun not in ("je", "ją", "go") or frame.slots["tie"][0].kind != "object":
                continue
            subject = self.syntax.subject_of(clause)
            roles = {"party": Filler(phrase=subject)} if subject is not None else {}
            yield Match(frame, index, form, clause, roles), replace(match, roles={})

    def _is_between_verbs(self, verb: int, noun: int) -> bool:
        """Whether the noun rather completes another verb: `podjął środki, zachowując członkostwo`."""
        first, last = sorted((verb, noun))
        return any(token.pos in ("pcon", "pant", "inf") for token in self.syntax.tokens[first + 1 : last])

    def _turned(self, index: int, frame: Frame, form: str) -> Match | None:
        """`Stosunki z Tajwanem zerwało Kiribati`: what looks like the subject is the tie, who breaks it stands behind."""
        clause = self.syntax.clause_at(index)
        subject = self.syntax.subject_of(clause) if clause is not None and form in ("praet", "ppas") else None
        if subject is None or clause is None or not any(slot.kind == "object" for slot in frame.slots["tie"]):
            return None
        whole = self.syntax.phrases[subject]
        if "acc" not in whole.cases or self.syntax.tokens[whole.head].lemma not in frame.needs["tie"]:
            return None
        behind = (place for place in self.syntax.phrases_in(clause) if self.is_subject(place) and place > subject)
        doer = next(behind, None) if form == "praet" else None
        if doer is None and form == "praet" and clause > 0:
            doer = self.syntax.subject_of(clause - 1)  # `Peru zerwało umowę i nawiązało stosunki`
        party = {} if doer is None else {"party": Filler(phrase=doer)}
        return Match(frame, index, form, clause, {"tie": Filler(phrase=subject), **party})

    def _named(self, place: int) -> Match | None:
        """The tie that the noun of the phrase names."""
        head = self.syntax.phrases[place].head
        frames = self.lexicon.frames.nouns.get(self.syntax.tokens[head].lemma, ())
        found = (match_at(self.syntax, frame, head, "subst") for frame in frames if frame.gives[0] == "tie")
        return next((match for match in found if match is not None), None)

    def _kind(self, kind: Tie, party: Side, counterpart: Side) -> Tie:
        """`stosunki` between states are diplomatic; with an organisation they are cooperation."""
        states = all(self.type_of(side) in ("state", "place") for side in (party, counterpart))
        return "cooperation" if kind == "diplomatic" and not states else kind

    def _pairs(self, match: Match, phase: Match, kind: Tie, *, lent: bool) -> list[tuple[Side, Side]]:
        """Party and counterpart; between a state and an organisation the state is the party."""
        mutual = kind in MUTUAL
        others, behind = self._others(match, phase, mutual=mutual)
        about = match.roles.get("_about")
        inside = match.trigger if about is None or about.phrase is None else self.syntax.phrases[about.phrase].head
        owners = self.sides.parties(match.roles.get("party") or self._owner(match)) or self.sides.adjectives(inside)
        claimed = {side.actor for side in others}  # `podziękował za współpracę organizacji`: nobody's tie is with itself
        own = [side for side in owners or self._whose(match) if self.sides.is_named(side) and side.actor not in claimed]
        parties = (
            own
            or self.sides.parties(phase.roles.get("party"), leaders=True)
            or (self.lent(phase) if lent else self.dropped(phase))
        )
        if parties and not any(map(self.sides.is_named, parties)):
            parties = self.one_of(phase) or parties
        if not others and not mutual and own:  # `Unia zawiesiła członkostwo Sudanu`
            others = self.sides.counterparts(phase.roles.get("party"))
        if mutual and len(others) > 1 and self._is_between(behind):
            parties, others = others[:1], others[1:]
        elif mutual and not others and len(parties) > 1:
            parties, others = parties[:1], parties[1:]
        pairs = [(a, b) for a in parties if self.type_of(a) != "group" for b in others if self.sides.fit(a, b, mutual=mutual)]
        return [self._ordered(party, other) if mutual else (party, other) for party, other in pairs]

    def _whose(self, match: Match) -> list[Side]:
        """`Sejszele, których członkostwo trwa`."""
        owner = self.owner_before(match, self.syntax.phrase_at(match.trigger))
        return self.sides.parties(owner) if owner is not None else []

    def _owner(self, match: Match) -> Filler | None:
        """Whose it is where that completes what the treaty is about: `umowa o współpracy Kuby z Unią`."""
        about = match.roles.get("_about")
        after = about.phrase + 1 if about is not None and about.phrase is not None else None
        owned = after is not None and after < len(self.syntax.phrases) and self.syntax.phrases[after].parent == after - 1
        return Filler(phrase=after) if owned else None

    def _others(self, match: Match, phase: Match, *, mutual: bool) -> tuple[list[Side], Filler | None]:
        """The counterpart: what completes the noun, else what completes its verb (`zerwała z Marokiem stosunki`)."""
        own = [filler for filler in (match.roles.get("counterpart"), phase.roles.get("counterpart")) if filler is not None]
        ways = match.frame.slots["counterpart"] if "counterpart" not in match.roles else ()
        for filler in chain(own, fillers(self.syntax, phase.trigger, phase.form, ways)):
            found = self.sides.counterparts(filler, states=mutual)
            if found:
                return found, filler
        return [], None

    def _is_between(self, filler: Filler | None) -> bool:
        """Whether both sides stand behind one preposition: `stosunki między Iranem a Irakiem`."""
        place = filler.phrase if filler is not None else None
        return place is not None and self.syntax.phrases[place].preposition in self.lexicon.ties.between

    def _ordered(self, party: Side, other: Side) -> tuple[Side, Side]:
        swapped = self.type_of(other) == "state" and self.type_of(party) == "organisation"
        return (other, party) if swapped else (party, other)

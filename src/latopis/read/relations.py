"""What ties held: joining, belonging, leaving, and what became of cooperation, alliances and diplomatic relations."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

from latopis import edtf
from latopis.frozen import frozen
from latopis.model import Relation, Span
from latopis.read.cast import Cast
from latopis.read.certainty import factuality_of
from latopis.read.dating import when_of
from latopis.read.fillers import Filler
from latopis.read.frames import Match, framed, match_at, matches
from latopis.read.parties import Parties, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon import Lexicon
    from latopis.model import Factuality, Reading, Status, Step, Tie, Time
    from latopis.syntax import Syntax

_PLANNED: Final[dict[str, Status]] = {"began": "planned_begin", "ended": "planned_end"}
_MUTUAL: Final = frozenset(("cooperation", "alliance", "diplomatic"))


@frozen
class _Tie:
    """What a match says of a tie before its sides are known."""

    match: Match
    status: Status
    factuality: Factuality
    time: Time | None
    shown: Span
    kind: Tie | None = None
    step: Step | None = None
    named: Span | None = None


def relations(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its ties; the same tie told again is one entry with further mentions."""
    cast = Cast(reading)
    found: list[Relation] = []
    for syntax in reading.syntaxes:
        if framed(syntax, lexicon.frames, kind="relation") or framed(syntax, lexicon.frames, kind="tie"):
            finder = _Finder(reading, lexicon, cast, syntax)
            found += [*finder.joinings(), *finder.noun_ties()]
    return replace(
        reading, relations=tuple(replace(entry, id=f"r{number}") for number, entry in enumerate(_joined(found), start=1))
    )


class _Finder:
    """Finds the ties of one sentence."""

    def __init__(self, reading: Reading, lexicon: Lexicon, cast: Cast, syntax: Syntax) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.cast = cast
        self.syntax = syntax
        self.sides = Parties(syntax, cast, lexicon)

    # Joining, belonging, leaving -----------------------------------------------------------------

    def joinings(self) -> Iterator[Relation]:
        """The ties that a verb or noun of joining, belonging or leaving tells."""
        for match in matches(self.syntax, self.lexicon.frames, kind="relation"):
            if any(role.startswith("_") and role not in match.roles for role in match.frame.slots):
                continue
            parties = self.sides.parties(match.roles.get("party") or self._owner(match))
            counterparts = self._counterparts(match)
            if not parties or not counterparts or (match.nominal and not self._told(match)):
                continue
            tie = self._tie(match)
            for party, counterpart in [*product(parties, counterparts), *self._gapped(match, counterparts)]:
                if party.actor != counterpart.actor:
                    yield self._entry(tie, party, counterpart)

    def _gapped(self, match: Match, counterparts: list[Side]) -> Iterator[tuple[Side, Side]]:
        """Pairs that share the verb: `Czarnogóra chce do UE, a Kosowo do NATO`."""
        filler = match.roles.get("counterpart")
        if filler is None or filler.phrase is None or match.clause is None or match.nominal:
            return
        own = self.syntax.phrases[filler.phrase]
        subject = self.syntax.subject_of(match.clause)
        for place in self.syntax.phrases_in(match.clause):
            phrase = self.syntax.phrases[place]
            if place == filler.phrase or phrase.preposition is None or phrase.preposition != own.preposition:
                continue
            others = [side for side in self.sides.counterparts(Filler(phrase=place)) if side not in counterparts]
            for beside in (place - 1, place + 1):
                if others and 0 <= beside < len(self.syntax.phrases) and beside != subject and self._is_subject(beside):
                    yield from product(self.sides.parties(Filler(phrase=beside)), others)

    def _is_subject(self, place: int) -> bool:
        phrase = self.syntax.phrases[place]
        return phrase.preposition is None and phrase.parent is None and "nom" in phrase.cases

    def _owner(self, match: Match) -> Filler | None:
        """Whose application it is: `wniosek Maroka o członkostwo`."""
        noun = match.roles.get("_noun")
        after = noun.phrase + 1 if noun is not None and noun.phrase is not None else None
        if after is None or after >= len(self.syntax.phrases) or self.syntax.phrases[after].parent != after - 1:
            return None
        return Filler(phrase=after)

    def _counterparts(self, match: Match) -> list[Side]:
        mutual = len(match.frame.gives) > 2 and match.frame.gives[2] in _MUTUAL
        found = self.sides.counterparts(match.roles.get("counterpart"), states=mutual)
        tie = match.roles.get("_tie")
        if found or tie is None or tie.phrase is None:
            return found
        for place in self.syntax.chain_after(tie.phrase):
            found = self.sides.counterparts(Filler(phrase=place), states=mutual)
            if found:
                return found
        return []

    def _told(self, match: Match) -> bool:
        """A noun for joining or leaving tells of it only where it is dated, decided, signed or ratified, or behind `po`."""
        place = self.syntax.phrase_at(match.trigger)
        after = place is not None and self.syntax.phrases[place].preposition == "po"
        dated = when_of(self.reading, self.syntax.sentence, match.trigger) is not None
        number = self.syntax.clause_at(match.trigger)
        verb = self.syntax.clauses[number].verb if number is not None else None
        step = verb is not None and verb != match.trigger and self.syntax.tokens[verb].lemma in self.lexicon.ties.steps
        return dated or after or step or factuality_of(self.syntax, match.trigger, match.form, self.lexicon) in ("PR+", "PR-")

    def _tie(self, match: Match) -> _Tie:
        base: Status = match.frame.gives[1]  # type: ignore[assignment]  # the lexicon's test allows no other
        time = when_of(self.reading, self.syntax.sentence, match.trigger)
        status, value = self._settled(match, base, time)
        named: Tie | None = match.frame.gives[2] if len(match.frame.gives) > 2 else None  # type: ignore[assignment]  # as above
        return _Tie(match, status, value, time, self._predicate(match), named, self._step(match))

    def _settled(self, match: Match, base: Status, time: Time | None) -> tuple[Status, Factuality]:
        """Status and factuality together, as the record format lists them."""
        value = factuality_of(self.syntax, match.trigger, match.form, self.lexicon)
        if base not in _PLANNED:
            return base, value
        number = self.syntax.clause_at(match.trigger)
        clause = self.syntax.clauses[number] if number is not None else None
        modal = clause.modal if clause is not None and clause.verb == match.trigger else None
        sign = "-" if value.endswith("-") else "+"
        if modal == "wanted" and clause is not None and clause.mood != "conditional":
            return ("sought", _value("CT", sign)) if base == "began" else (_PLANNED[base], _value("PR", sign))
        ahead = time is not None and self._lies_ahead(time)
        if value.startswith("PR") or (ahead and value.startswith("CT")) or (modal == "necessary" and time is not None):
            return _PLANNED[base], _value("PR", sign)
        return base, value

    def _lies_ahead(self, time: Time) -> bool:
        published = self.reading.document.published
        return published is not None and edtf.before(published, time.value) == "certain"

    def _step(self, match: Match) -> Step | None:
        if match.clause is None:
            return None
        clause = self.syntax.clauses[match.clause]
        for place in (clause.finite, clause.verb):
            step = self.lexicon.ties.steps.get(self.syntax.tokens[place].lemma) if place is not None else None
            if step is not None:
                return step
        return None

    def _predicate(self, match: Match) -> Span:
        """The words of the predicate: the auxiliary or modal to the verb."""
        token = self.syntax.tokens[match.trigger]
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        if clause is None or clause.verb != match.trigger or clause.finite is None:
            return token.span
        first, last = sorted((clause.finite, clause.verb))
        return self.syntax.sentence.span_of(first, last + 1)

    # Ties that a noun names ----------------------------------------------------------------------

    def noun_ties(self) -> Iterator[Relation]:
        """What became of a tie that a noun names: `współpraca X z Y została zawieszona`."""
        for match in matches(self.syntax, self.lexicon.frames, kind="tie"):
            place = self.syntax.phrase_at(match.trigger)
            phase = self._phase(place) if place is not None else None
            if phase is None:
                continue
            kind: Tie = match.frame.gives[1]  # type: ignore[assignment]  # the lexicon's test allows no other
            sides = self._two_sides(match, phase, kind)
            if sides is not None:
                kind = self._kind(kind, *sides)
                tie = replace(self._tie(phase), kind=kind, named=self.syntax.tokens[match.trigger].span)
                yield self._entry(tie, *sides)

    def _kind(self, kind: Tie, party: Side, counterpart: Side) -> Tie:
        """`stosunki` between states are diplomatic; with an organisation they are cooperation."""
        states = self._type(party) == self._type(counterpart) == "state"
        return "cooperation" if kind == "diplomatic" and not states else kind

    def _phase(self, place: int) -> Match | None:
        """The verb, or the noun of a verb, that says what became of the tie in the phrase."""
        phrase = self.syntax.phrases[place]
        number = self.syntax.clause_at(phrase.head)
        verb = self.syntax.clauses[number].verb if number is not None else None
        above = self.syntax.phrases[phrase.parent].head if phrase.parent is not None else None
        for index, form in ((above, "ger"), (verb, None)):
            if index is None:
                continue
            token = self.syntax.tokens[index]
            lemmas = {entry.lemma for entry in token.analyses if entry.pos == "ger"} if form else {token.lemma}
            for frame in [frame for lemma in sorted(lemmas) for frame in self.lexicon.frames.verbs.get(lemma, ())]:
                match = match_at(self.syntax, frame, index, form or token.pos) if frame.gives[0] == "phase" else None
                if match is not None and match.roles.get("tie") == Filler(phrase=place):
                    return match
        return None

    def _two_sides(self, match: Match, phase: Match, kind: Tie) -> tuple[Side, Side] | None:
        """Party and counterpart; between a state and an organisation the state is the party."""
        mutual = kind in _MUTUAL
        others = self.sides.counterparts(match.roles.get("counterpart"), states=mutual)
        parties = self.sides.parties(match.roles.get("party")) or self.sides.parties(phase.roles.get("party"))
        if mutual and len(others) > 1:
            parties, others = others[:1], others[1:]
        elif mutual and not others and len(parties) > 1:
            parties, others = parties[:1], parties[1:]
        pairs = [(party, other) for party in parties for other in others if party.actor != other.actor]
        if not pairs:
            return None
        party, other = pairs[0]
        swapped = mutual and self._type(other) == "state" and self._type(party) == "organisation"
        return (other, party) if swapped else (party, other)

    def _type(self, side: Side) -> str:
        return self.cast.actors[side.actor].type

    # The entry -----------------------------------------------------------------------------------

    def _entry(self, tie: _Tie, party: Side, counterpart: Side) -> Relation:
        level = self._level(tie.match)
        evidence = {
            "party": party.span,
            "counterpart": counterpart.span,
            "relation": tie.named or self.syntax.tokens[tie.match.trigger].span,
            "status": tie.shown,
            "level": level,
            "when": tie.time.span if tie.time is not None else None,
        }
        shown = [span for span in evidence.values() if span is not None]
        return Relation(
            id="",
            span=Span(min(span.start for span in shown), max(span.end for span in shown)),
            evidence={field: (span,) for field, span in evidence.items() if span is not None},
            made_by=tie.match.frame.address,
            when=counterpart.year or (tie.time.value if tie.time is not None and not self._is_of_list(tie.time) else None),
            factuality=tie.factuality,
            party=party.actor,
            counterpart=counterpart.actor,
            relation=tie.kind or self.sides.kind_of(counterpart),
            status=tie.status,
            level=level.of(self.reading.document.text) if level is not None else None,
            step=tie.step,
        )

    def _is_of_list(self, time: Time) -> bool:
        """Whether the time stands in brackets: it dates the name before it, not the whole list."""
        place = next((i for i, token in enumerate(self.syntax.tokens) if token.span.start >= time.span.start), None)
        return place is not None and self.syntax.is_bracketed(place)

    def _level(self, match: Match) -> Span | None:
        """`na wszelkich szczeblach`, in the clause of the predicate."""
        if match.clause is None:
            return None
        for place in self.syntax.phrases_in(match.clause):
            phrase = self.syntax.phrases[place]
            if phrase.preposition == "na" and self.syntax.tokens[phrase.head].lemma in self.lexicon.ties.levels:
                return self.syntax.sentence.span_of(phrase.start, phrase.end)
        return None


def _value(strength: str, sign: str) -> Factuality:
    found: Factuality = f"{strength}{sign}"  # type: ignore[assignment]  # CT, PR or PS and a sign
    return found


def _joined(found: list[Relation]) -> list[Relation]:
    """One entry for each tie and what became of it; of its mentions the one that is dated, else the first."""
    groups: dict[tuple[str, ...], list[Relation]] = {}
    for entry in found:
        groups.setdefault((entry.party, entry.counterpart, entry.relation, entry.status, entry.factuality), []).append(entry)
    done: list[Relation] = []
    for group in groups.values():
        dates = sorted({entry.when for entry in group if entry.when is not None})
        if len(dates) > 1:
            done += group
            continue
        best = next((entry for entry in group if entry.when is not None), group[0])
        others = {entry.span for entry in group} - {best.span}
        done.append(replace(best, also=tuple(sorted(others))))
    return sorted(done, key=lambda entry: (entry.span, entry.party, entry.counterpart))

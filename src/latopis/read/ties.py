"""What the finders of ties share: status, date, step and level of a match, and the entry that it becomes."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from latopis import edtf
from latopis.frozen import frozen
from latopis.model import Relation, Span
from latopis.read.dating import when_of
from latopis.read.fillers import Filler
from latopis.read.parties import Parties
from latopis.read.tie_nouns import PLANNED, Told, around_of
from latopis.read.tie_sides import Side
from latopis.read.tie_status import Statuses
from latopis.syntax import RELATIVES

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Reading, Status, Step, Tie, Time
    from latopis.read.cast import Cast
    from latopis.read.frames import Match
    from latopis.syntax import Syntax


@frozen
class TieTold:
    """What a match says of a tie before its sides are known."""

    match: Match
    told: Told
    time: Time | None
    shown: Span
    kind: Tie | None = None
    step: tuple[Step, Span] | None = None
    named: Span | None = None


class TieFinder:
    """The sentence `number` of a reading, asked for ties."""

    def __init__(self, reading: Reading, lexicon: Lexicon, cast: Cast, number: int) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.cast = cast
        self.syntax = reading.syntaxes[number]
        self.before = reading.syntaxes[number - 1] if number else None
        self.sides = Parties(self.syntax, cast, lexicon)
        self.statuses = Statuses(self.syntax, lexicon)

    def tie(self, match: Match) -> TieTold | None:
        """What the match tells of a tie; None where it only talks about one."""
        took_place = self._taking_place(match)
        around = around_of(self.syntax, match, self.lexicon.ties) if match.nominal else None
        told_at = took_place if took_place is not None or around is None else around.scheduled
        time = when_of(self.reading, self.syntax.sentence, match.trigger if told_at is None else told_at)
        since = around is not None and told_at is None and around.preposition in self.lexicon.ties.since
        if time is not None and ((since and self._is_past_a_verb(time, match)) or self._dates_another(time, match)):
            time = None  # `po wyjściu z Unii dopłaty ustaną w 2020 r.`
        ahead = self._is_ahead(time) or self._is_future(took_place)
        found = self.statuses.told(match, time, ahead=ahead)
        if took_place is not None:
            base: Status = match.frame.gives[1]  # type: ignore[assignment]  # the lexicon's test allows no other
            found = Told(PLANNED.get(base, base), "PR+", lent=True) if ahead else Told(base, "CT+", lent=True)
        if found is None:
            return None
        if match.nominal and found.status in PLANNED.values() and not ahead:
            time = None  # `rozpoczęła w marcu proces wyjścia` dates no exit
        if time is not None and found.factuality.endswith("-") and not {"przed", "do"}.isdisjoint(self.statuses.before(time)):
            time = None  # `nie wejdzie przed 2030 rokiem`
        return TieTold(match, found, time, self._predicate(match), _named_kind(match), self._step(match))

    def _is_past_a_verb(self, time: Time, match: Match) -> bool:
        """Whether a finite verb or a comma stands between the noun and the time behind it."""
        tokens = self.syntax.tokens
        at = bisect_left(tokens, time.span.start, key=lambda token: token.span.start)
        verbs = {clause.finite for clause in self.syntax.clauses}
        return any(place in verbs or tokens[place].text == "," for place in range(match.trigger, at))

    def _dates_another(self, time: Time, match: Match) -> bool:
        """`Austria, będąca od 1995 roku w Unii, nie należy`: whether a participle between commas has the time, or has not."""
        tokens = self.syntax.tokens
        at = bisect_left(tokens, time.span.start, key=lambda token: token.span.start)
        near = [place for place in range(max(at - 2, 0), at) if tokens[place].pos == "ppas" and not tokens[place].capitalised]
        if near and match.trigger not in near:
            verb = self.syntax.clauses[match.clause].verb if match.clause is not None else None
            return verb not in near  # `zawarte w 1960 roku przymierze trwa`
        if not self.syntax.apart(at, match.trigger):
            return False
        if (
            match.form in ("pact", "ppas")
            and match.clause is not None
            and self.syntax.clauses[match.clause].verb != match.trigger
        ):
            return True
        start = next((i + 1 for i in range(at, -1, -1) if tokens[i].text == ","), 0)
        end = next((i for i in range(at, len(tokens)) if tokens[i].text == ","), len(tokens))
        return start > 0 and any(token.pos in ("pact", "pcon", "pant") for token in tokens[start:end])

    def _is_future(self, verb: int | None) -> bool:
        """Whether the verb that tells when it takes place tells the future: `wejście, do którego dojdzie w lipcu`."""
        number = self.syntax.clause_at(verb) if verb is not None else None
        return number is not None and self.syntax.clauses[number].tense == "future"

    def _is_ahead(self, time: Time | None) -> bool:
        """Whether the time certainly lies after the publication."""
        published = self.reading.document.published
        return time is not None and published is not None and edtf.before(published, time.value) == "certain"

    def _taking_place(self, match: Match) -> int | None:
        """The verb of the clause that tells when the noun took place: `wyjście, do którego doszło w 2009 roku`."""
        if not match.nominal or match.clause is None:
            return None
        for child in self.syntax.children_of(match.clause):
            clause = self.syntax.clauses[child]
            relative = clause.introducer in RELATIVES and clause.verb is not None and clause.verb > match.trigger
            if relative and clause.verb is not None and self.syntax.tokens[clause.verb].lemma in self.lexicon.ties.happening:
                return clause.verb
        return None

    def _step(self, match: Match) -> tuple[Step, Span] | None:
        """The step of a procedure, and the word that tells it."""
        steps, tokens = self.lexicon.ties.steps, self.syntax.tokens
        if match.frame.gives[-1] == "in_force" and match.frame.gives[1] != "in_force":
            return "in_force", tokens[match.trigger].span
        places: list[int | None] = [match.trigger, around_of(self.syntax, match, self.lexicon.ties).at]
        if match.clause is not None:
            places[1:1] = [self.syntax.clauses[match.clause].finite, self.syntax.clauses[match.clause].verb]
        told = [tokens[place] for place in places if place is not None and tokens[place].lemma in steps]
        return (steps[told[0].lemma], told[0].span) if told else None

    def _predicate(self, match: Match) -> Span:
        """The words of the predicate: the auxiliary or modal to the verb."""
        token = self.syntax.tokens[match.trigger]
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        if clause is None or clause.verb != match.trigger or clause.finite is None:
            return token.span
        first, last = sorted((clause.finite, clause.verb))
        return self.syntax.sentence.span_of(first, last + 1)

    def governs_another(self, match: Match) -> bool:
        """`chce przystąpić`: the modal has no frame of its own there."""
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        return clause is not None and clause.finite == match.trigger and clause.verb != match.trigger

    def lent(self, match: Match) -> list[Side]:
        """The subject of the clause: `zapowiedziała wystąpienie`, `po wystąpieniu`."""
        if match.clause is None:
            return []
        subject = self.syntax.subject_of(match.clause)
        finite = self.syntax.clauses[match.clause].finite
        if subject is None and finite is None:
            return []
        found = self.sides.parties(Filler(phrase=subject) if subject is not None else Filler(implied=finite))
        return [side for side in found if self.type_of(side) != "group"]

    def dropped(self, match: Match) -> list[Side]:
        """The last subject, where the verb has none of its own: `Chile rosło. W 2010 r. wstąpiło do OECD.`"""
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        if clause is not None and clause.finite is not None and self.syntax.tokens[clause.finite].best.person == "pri":
            return self._speakers(match) if "pl" in self.syntax.tokens[clause.finite].best.numbers else []
        filler = match.roles.get("party")
        if filler is None or filler.implied is None or match.form not in ("praet", "fin"):
            return []
        before = self.subject_before(match) if match.form == "praet" else []
        return before or self._subject_above(match)

    def _subject_above(self, match: Match) -> list[Side]:
        """The state that is the subject of a clause before the relative one: `Gruzja nie żałuje WNP, z którego wystąpiła`."""
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        if clause is None or clause.introducer not in RELATIVES or clause.parent is None:
            return []
        verb = self.syntax.tokens[match.trigger]
        for number in range(clause.parent, -1, -1):
            subject = self.syntax.subject_of(number)
            if subject is not None and self.syntax.agrees(self.syntax.phrases[subject], verb):
                found = [side for side in self.sides.parties(Filler(phrase=subject)) if self.type_of(side) == "state"]
                if found:
                    return [Side(side.actor, verb.span) for side in found]
        return []

    def owner_before(self, match: Match, place: int | None) -> Filler | None:
        """The antecedent of the relative word before the noun: `Sejszele, których członkostwo`, `Unia, której członkiem`."""
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        before = self.syntax.phrases[place].first - 1 if place is not None else -1
        if clause is None or before < clause.start or self.syntax.tokens[before].lemma not in RELATIVES:
            return None
        if match.form == "praet" and match.frame.gives[1] == "in_force":
            return None  # `układ, którego stroną była`: whether she still is the clause does not tell
        antecedent = self.syntax.antecedent(clause, self.syntax.tokens[before], case="gen")
        return Filler(phrase=antecedent) if antecedent is not None else None

    def one_of(self, match: Match) -> list[Side]:
        """The subject counted among those of whom a relative clause tells: `jest jednym z państw, które wystąpiły`."""
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        if clause is None or clause.introducer not in RELATIVES or clause.parent is None:
            return []
        above = self.syntax.clauses[clause.parent]
        counted = any(
            token.lemma in self.lexicon.ties.counting for start, end in above.pieces for token in self.syntax.tokens[start:end]
        )
        subject = self.syntax.subject_of(clause.parent) if counted and not above.negated else None
        return self.sides.parties(Filler(phrase=subject)) if subject is not None else []

    def _speakers(self, match: Match) -> list[Side]:
        """The state for which somebody speaks: `„Nie ubiegamy się o członkostwo” – powiedział premier Norwegii`."""
        span = self.syntax.tokens[match.trigger].span
        for statement in self.reading.statements:
            inside = any(content.covers(span) for content in statement.content)
            speaker = self.cast.actors.get(statement.speaker) if inside and statement.speaker is not None else None
            state = self.cast.actors.get(speaker.of) if speaker is not None and speaker.of is not None else None
            if state is not None and state.type == "state":
                return [Side(state.id, span)]
        return []

    def subject_before(self, match: Match, *, agreeing: bool = True) -> list[Side]:
        """The state that was the subject of the sentence before, where the verb agrees with it or need not."""
        before, clause = self.before, self.syntax.clauses[match.clause] if match.clause is not None else None
        if before is None or clause is None or clause.parent is not None:
            return []
        if before.sentence.paragraph != self.syntax.sentence.paragraph:
            return []
        verb = self.syntax.tokens[match.trigger]
        for number in range(len(before.clauses)):
            subject = before.subject_of(number) if before.clauses[number].finite is not None else self._equalled(before)
            main = subject is not None and before.clauses[number].parent is None
            if main and subject is not None and (not agreeing or before.agrees(before.phrases[subject], verb)):
                found = Parties(before, self.cast, self.lexicon).parties(Filler(phrase=subject))
                return [Side(side.actor, verb.span) for side in found if self.type_of(side) == "state"]
        return []

    def _equalled(self, before: Syntax) -> int | None:
        """`Bhutan to królestwo`: the name that opens a sentence without a verb and is said to be something."""
        first = before.phrases[0] if before.phrases else None
        if first is None or first.first != 0 or "nom" not in first.cases or first.end >= len(before.tokens):
            return None
        return 0 if before.tokens[first.end].lower in self.lexicon.ties.equals else None

    def is_subject(self, place: int) -> bool:
        """Whether the phrase may be a subject."""
        phrase = self.syntax.phrases[place]
        return phrase.preposition is None and phrase.parent is None and "nom" in phrase.cases

    def type_of(self, side: Side) -> str:
        """The type of the actor."""
        return self.cast.actors[side.actor].type

    def entry(self, tie: TieTold, party: Side, counterpart: Side) -> Relation:
        """The tie between the two as the record holds it."""
        level = self._level(tie.match)
        when = counterpart.year or (tie.time.value if tie.time is not None and not self._is_of_list(tie.time) else None)
        evidence = {
            "party": party.span,
            "counterpart": counterpart.span,
            "relation": tie.named or self.syntax.tokens[tie.match.trigger].span,
            "status": tie.shown,
            "level": level,
            "step": tie.step[1] if tie.step is not None else None,
            "when": tie.time.span if tie.time is not None else None,
        }
        shown = [span for span in evidence.values() if span is not None]
        return Relation(
            id="",
            span=Span(min(span.start for span in shown), max(span.end for span in shown)),
            evidence={field: (span,) for field, span in evidence.items() if span is not None},
            made_by=tie.match.frame.address,
            when=when,
            factuality=tie.told.factuality,
            party=party.actor,
            counterpart=counterpart.actor,
            relation=tie.kind or self.sides.kind_of(counterpart),
            status=tie.told.status,
            level=level.of(self.reading.document.text) if level is not None else None,
            step=tie.step[0] if tie.step is not None else None,
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


def _named_kind(match: Match) -> Tie | None:
    """The kind of tie that the frame names."""
    named: Tie | None = match.frame.gives[2] if match.frame.gives[0] == "relation" and len(match.frame.gives) > 2 else None  # type: ignore[assignment]  # as above
    return named

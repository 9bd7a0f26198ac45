"""What the words around a noun for joining or leaving tell of it: decided, done, behind, dated, possible, or nothing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.read.certainty import factuality_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon import Lexicon
    from latopis.lexicon.ties import TieWords
    from latopis.model import Clause, Factuality, Status
    from latopis.read.frames import Match
    from latopis.syntax import Syntax

PLANNED: Final[dict[Status, Status]] = {"began": "planned_begin", "ended": "planned_end"}
_NEAR: Final = 3


class Told(NamedTuple):
    """Status and factuality; `lent`: the subject of the clause may be the party of a noun that has none of its own."""

    status: Status
    factuality: Factuality
    lent: bool = False


class Around(NamedTuple):
    """What governs a noun for an act: a noun before it, the verb of its clause where the noun completes that, its preposition.

    `scheduled`: the participle behind it that plans it (`wejście, wyznaczone na lipiec`).
    `ago`: how long before stands in front (`dziesięć lat po wejściu`).
    `still`: what is to happen behind it stands in front (`bojąc się stracić po wyjściu`); `until`: an end follows (`od wejścia do
    wyborów`).
    `at`: the place of the noun before it, `after`: that it stands behind `od` (`od chwili wejścia`); `dated`: a date stands right
    behind the noun and its complements.
    """

    noun: str | None = None
    at: int | None = None
    verb: str | None = None
    preposition: str | None = None
    subject: bool = False
    dated: bool = False
    after: bool = False
    scheduled: int | None = None
    ago: bool = False
    still: bool = False
    until: bool = False


def strength(name: str, value: Factuality) -> Factuality:
    """CT, PR or PS with the sign of the value; what is open stays so."""
    found: Factuality = "Uu" if value == "Uu" else f"{name}{value[2:]}"  # type: ignore[assignment]  # CT, PR or PS and a sign
    return found


class NounTold:
    """Asks the words around the noun of a match; `ahead`: its time certainly lies after the publication."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, match: Match, *, dated: bool, ahead: bool) -> None:
        self.syntax = syntax
        self.lexicon = lexicon
        self.match = match
        self.base: Status = match.frame.gives[1]  # type: ignore[assignment]  # the lexicon's test allows no other
        self.dated = dated
        self.ahead = ahead
        self.around = around_of(syntax, match, lexicon.ties)

    def told(self) -> Told | None:
        """Status and factuality; None where the noun is only talked about."""
        clause = self.syntax.clauses[self.match.clause] if self.match.clause is not None else None
        return next(self._answers(clause), None) if clause is not None and not clause.question else None

    def _answers(self, clause: Clause) -> Iterator[Told | None]:
        """What each kind of word tells, the plainest first."""
        around, words = self.around, self.lexicon.ties
        if self._value[:2] == "PS" and ((clause.mood == "conditional" and around.subject) or self._is_called_possible()):
            yield Told(self.base, self._value)
        if around.scheduled is not None:
            yield self._planned
        if around.noun is None and around.preposition is None and around.verb in words.threatening:
            yield None if clause.negated else Told(self.base, "PS+", lent=True)
        governing = around.noun or around.verb
        if governing in words.deciding or governing in words.announcing:
            performed = self.match.frame.gives[0] == "phase" and governing in words.declaring
            yield None if clause.negated else self._done if performed else self._planned
        if around.noun is None and (around.subject or around.preposition == "do") and self._takes_place(clause):
            yield _happened(self.base, clause, ahead=self.ahead)
        if around.preposition in words.since or (around.noun in words.moments and around.after):
            yield self._behind(clause)
        if around.preposition == "przed" and clause.tense == "past":
            yield (
                self._done if around.dated and self.dated and not self.ahead else None
            )  # `ostatni dzień przed wejściem` is over, or not
        if self._value.startswith("PR"):
            yield self._planned
        if around.noun in words.negotiating and around.preposition == "o":
            yield self._negotiated
        if around.noun in words.debating:
            yield None
        if self._value == "CT-" and around.preposition is None:
            yield Told(self.base, "CT-", lent=True)
        past = clause.tense == "past" and clause.mood == "indicative"
        presupposed = self.match.frame.gives[0] == "phase" and around.subject and past
        if self._value == "CT+" and (presupposed or (self.dated and (around.subject or around.dated))):
            yield self._done._replace(lent=False)

    @cached_property
    def _value(self) -> Factuality:
        return factuality_of(self.syntax, self.match.trigger, self.match.form, self.lexicon)

    @property
    def _planned(self) -> Told:
        return Told(PLANNED.get(self.base, self.base), "PR+", lent=True)

    @property
    def _negotiated(self) -> Told | None:
        """`negocjacje o wyjściu`: who talks of leaving will leave, who talks of joining wants to."""
        if self.base == "began":
            return Told("sought", "CT+", lent=True)
        return self._planned if self.base == "ended" else None

    @property
    def _done(self) -> Told:
        return self._planned if self.ahead else Told(self.base, "CT+", lent=True)

    def _behind(self, clause: Clause) -> Told | None:
        """`po wyjściu`, `od przystąpienia`: it took place, or will have before what is still to come."""
        since = self.around.preposition == "od" or self.around.after or self.around.ago
        if self._value[:2] == "PS" or (clause.tense not in ("past", "future") and not self.dated and not since):
            return None
        if self.around.still:
            return self._planned
        if self.around.until and clause.tense != "past":
            return None if clause.tense == "present" else self._planned
        return self._planned if self.ahead or clause.tense == "future" else self._done

    def _is_called_possible(self) -> bool:
        """`ewentualne wyjście`: an adjective of the noun leaves it open."""
        place = self.syntax.phrase_at(self.match.trigger)
        if place is None:
            return False
        before = self.syntax.tokens[self.syntax.phrases[place].start : self.match.trigger]
        return any(self.lexicon.certainty.modifiers.get(token.lemma, "")[:2] == "PS" for token in before)

    def _takes_place(self, clause: Clause) -> bool:
        """`nastąpiło wyjście`, `wyjście stało się faktem`."""
        words = self.lexicon.ties
        if self.around.verb in words.happening or (self.base == "suspended" and self.around.verb in words.lasting):
            return True
        inside = (token.lemma for start, end in clause.pieces for token in self.syntax.tokens[start:end])
        return self.around.verb in words.happening_as and not words.happening_with.isdisjoint(inside)


def _happened(base: Status, clause: Clause, *, ahead: bool) -> Told:
    sign: Factuality = "CT-" if clause.negated else "CT+"
    if clause.mood == "conditional" or clause.introducer in ("jeśli", "jeżeli", "gdyby") or clause.modal == "possible":
        return Told(base, strength("PS", sign))
    if ahead or clause.tense == "future" or clause.modal is not None:
        return Told(PLANNED.get(base, base), strength("PR", sign))
    return Told(base, sign)


def around_of(syntax: Syntax, match: Match, words: TieWords) -> Around:
    """What governs the noun of the match."""
    place = syntax.phrase_at(match.trigger)
    clause = syntax.clauses[match.clause] if match.clause is not None else None
    if place is None or clause is None or match.clause is None:
        return Around()
    phrase = syntax.phrases[place]
    before = syntax.phrases[place - 1] if place else None
    attached = before is not None and phrase.preposition is not None and before.end == phrase.first
    noun = syntax.tokens[before.head] if before is not None and (attached or phrase.parent == place - 1) else None
    behind = syntax.chain_after(place)
    end = syntax.phrases[behind[-1]].end if behind else phrase.end
    scheduled = end + 1 < len(syntax.tokens) and syntax.tokens[end].text == "," and syntax.tokens[end + 1].pos == "ppas"
    named = noun is not None and noun.pos in ("subst", "ger") and noun.lemma[:1].islower()
    return Around(
        noun=noun.lemma if noun is not None and named else None,
        at=before.head if before is not None and named else None,
        verb=syntax.tokens[clause.verb].lemma if clause.verb is not None and clause.verb != match.trigger else None,
        preposition=phrase.preposition,
        subject=syntax.subject_of(match.clause) == place,
        dated=_is_dated(syntax, end),
        after=before is not None and before.preposition == "od",
        scheduled=end + 1 if scheduled and syntax.tokens[end + 1].lemma in words.announcing else None,
        still=phrase.first > 0 and syntax.tokens[phrase.first - 1].pos == "inf" and clause.verb != phrase.first - 1,
        until=phrase.preposition == "od" and end < len(syntax.tokens) and syntax.tokens[end].lower == "do",
        ago=phrase.preposition == "po" and phrase.first > 0 and syntax.tokens[phrase.first - 1].lemma in words.lengths,
    )


def _is_dated(syntax: Syntax, end: int) -> bool:
    """Whether a number stands right behind, and no verb between."""
    verbs = {clause.finite for clause in syntax.clauses}
    near = range(end, min(end + _NEAR, len(syntax.tokens)))
    stop = next((place for place in near if place in verbs), end + _NEAR)
    return any(syntax.tokens[place].kind == "number" for place in near if place < stop)

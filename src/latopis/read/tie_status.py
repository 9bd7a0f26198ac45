"""What the words around a predicate make of the status that it gives, and how certain that is: as the record format lists it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from latopis.read.certainty import factuality_of
from latopis.read.tie_nouns import PLANNED, NounTold, Told, strength

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Clause, Factuality, Status, Time
    from latopis.read.frames import Match
    from latopis.syntax import Syntax

_LASTING: Final = frozenset(("in_force", "sought", "refused"))
_PARTICIPLES: Final = frozenset(("ppas", "pact", "pcon", "pant"))
_NEAR: Final = 3


class Statuses:
    """Settles status and factuality of the matches of one sentence."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        self.syntax = syntax
        self.lexicon = lexicon

    def told(self, match: Match, time: Time | None, *, ahead: bool) -> Told | None:
        """Status and factuality of what the match tells; None for talk of joining or leaving that tells of neither.

        `ahead`: the time of the match certainly lies after the publication.
        """
        base: Status = match.frame.gives[1]  # type: ignore[assignment]  # the lexicon's test allows no other
        if match.nominal and base in _LASTING:
            over = base == "in_force" and self._is_until(time)
            told = Told("ended" if over else base, "CT+")  # what stands by a name is a fact, whatever its verb tells
            return None if match.form == "ger" else told  # `pozostanie w Unii`
        if match.nominal:
            return NounTold(self.syntax, self.lexicon, match, dated=time is not None, ahead=ahead).told()
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        if match.form in _PARTICIPLES and (clause is None or clause.verb != match.trigger):  # the clause's verb is another
            return self._of_participle(match)
        value = self._value(match)
        if clause is not None and self._is_unreal(clause, value):
            return None
        if base == "in_force" and clause is not None:
            found = self._lasting(match, clause, value)
            over = clause.tense == "past" and self._is_until(time)
            return Told("ended", "CT+") if found == Told("in_force", "CT+") and over else found
        return self._of_verb(match, value, dated=time is not None, ahead=ahead)

    def _of_participle(self, match: Match) -> Told:
        """`wystąpiwszy`, `należąca`, `wyproszony`; who is leaving or joining has not done so yet (`wychodząca z Unii`)."""
        base: Status = match.frame.gives[1]  # type: ignore[assignment]  # as above
        sign: Factuality = "CT-" if self.syntax.tokens[match.trigger].best.negated else "CT+"
        before = self.syntax.tokens[max(match.trigger - 1, 0) : match.trigger + 2]
        if base == "in_force" and sign == "CT-" and any(token.lower in self.lexicon.ties.no_longer for token in before):
            return Told("ended", "CT+")  # `niebędący już członkiem`
        if match.form == "pact" and base in PLANNED:
            return Told(PLANNED[base], strength("PR", sign))
        return Told(base, sign)

    def _is_unreal(self, clause: Clause, value: Factuality) -> bool:
        """`chcą, aby wystąpiła`, `tak jakby należała`."""
        wanted = clause.introducer in self.lexicon.clauses.purposes and value.startswith("PS")
        opening = self.syntax.tokens[clause.start : clause.start + _NEAR]
        return wanted or any(token.lower in self.lexicon.ties.as_if for token in opening)

    def _value(self, match: Match) -> Factuality:
        """How certain it is; `dopóki nie wystąpi` denies nothing."""
        value = factuality_of(self.syntax, match.trigger, match.form, self.lexicon)
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        if clause is not None and value == "PS+" and self._nearly(clause):
            return "CT-"
        opening = self.syntax.tokens[clause.start : clause.start + 1] if clause is not None else ()
        until = any(token.lower in self.lexicon.ties.until for token in opening)
        return strength(value[:2], "CT+") if until and value.endswith("-") else value

    def _nearly(self, clause: Clause) -> bool:
        """`mało brakowało, a wypadłaby`, `zabrakło kilku głosów, by weszła`."""
        before = [other.verb for other in self.syntax.clauses if other.start < clause.start and other.verb is not None]
        wished = clause.mood == "conditional" or clause.introducer in self.lexicon.clauses.purposes
        return wished and bool(before) and self.syntax.tokens[before[-1]].lemma in self.lexicon.ties.nearly

    def _is_until(self, time: Time | None) -> bool:
        """`należała do 1991 roku`: the time is that of the end."""
        return time is not None and "do" in self.before(time)

    def before(self, time: Time) -> tuple[str, ...]:
        """The two words before the time."""
        place = bisect_left(self.syntax.tokens, time.span.start, key=lambda token: token.span.start)
        return tuple(token.lower for token in self.syntax.tokens[max(place - 2, 0) : place])

    def _lasting(self, match: Match, clause: Clause, value: Factuality) -> Told | None:
        """What holds may no longer do so (`przestała być`, `już nie należy`), or only from some day on (`będzie należeć`)."""
        if clause.verb != match.trigger or clause.finite is None:
            return Told("in_force", value)
        words, tokens = self.lexicon.ties, self.syntax.tokens
        goes_on = tokens[match.trigger].lemma in words.going_on
        if clause.modal == "wanted" and clause.finite != match.trigger:
            return None if goes_on else Told("sought", strength("CT", value))
        if tokens[clause.finite].lemma in words.ceasing:
            return _ceased(clause, value)
        near = [token.lower for token in tokens[max(clause.finite - _NEAR, 0) : clause.finite + _NEAR]]
        if value == "CT-" and not words.no_longer.isdisjoint(near):
            return Told("ended", "CT+")
        starts = clause.tense == "future" and not goes_on and words.still.isdisjoint(near) and value == "PR+"
        return Told("planned_begin" if starts else "in_force", value)

    def _of_verb(self, match: Match, value: Factuality, *, dated: bool, ahead: bool) -> Told | None:
        """What begins or ends: wanted, planned, done."""
        base: Status = match.frame.gives[1]  # type: ignore[assignment]  # as above
        if base not in PLANNED:
            return Told(base, value)
        clause = self.syntax.clauses[match.clause] if match.clause is not None else None
        own = clause if clause is not None and clause.verb == match.trigger else None
        modal = own.modal if own is not None else None
        if modal == "wanted" and own is not None and (own.mood != "conditional" or own.introducer is None):
            return Told("sought", strength("CT", value)) if base == "began" else Told(PLANNED[base], strength("PR", value))
        if modal == "necessary" and not dated and own is not None and own.tense != "past":
            return None  # `powinna wystąpić`
        done = own is not None and own.tense == "past" and modal is None and own.verb == own.finite  # `zapewne wystąpiła`
        if (value.startswith("PR") and not done) or (ahead and value.startswith("CT")) or (modal == "necessary" and dated):
            return Told(PLANNED[base], strength("PR", value))
        return Told(base, value)


def _ceased(clause: Clause, value: Factuality) -> Told:
    if clause.negated:
        return Told("in_force", strength(value[:2], "CT+"))
    ahead = clause.tense == "future" and value[:2] in ("CT", "PR")
    return Told("planned_end", "PR+") if ahead else Told("ended", strength(value[:2], "CT+"))

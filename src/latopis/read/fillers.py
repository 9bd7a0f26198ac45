"""What fills the roles of a predicate: its subject and complements, wherever the form of its word puts them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from latopis.grammar import bits
from latopis.lexicon.frames import Slot
from latopis.read.noun_roles import BY, Filler, NounRoles, behind_two
from latopis.syntax import RELATIVES, REPORTERS, Syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.model import Phrase

__all__ = ["NOMINAL", "REPORTERS_OF", "Filler", "Finder"]

NOMINAL: Final = frozenset(("subst", "ger"))
_PASSIVE: Final = frozenset(("ppas", "pact"))
_TELLS: Final = frozenset(("że", "iż", "jakoby"))
_WANTS: Final = frozenset(("by", "aby", "żeby", "ażeby"))
REPORTERS_OF: Final = {"that": REPORTERS, "że": _TELLS, "by": _WANTS, "czy": REPORTERS - _TELLS - _WANTS}
"""The words that open the clause of each kind of slot."""
_OPENING: Final = frozenset(("„", '"', "«"))
_OBLIQUE: Final = frozenset(("dat", "inst"))
"""Cases in which no sum stands (`przekazał 400 tys. funtów`)."""
_CHAIN: Final = 5
"""How many phrases may stand between a noun and the comma before its participle."""
_UNTOLD: Final = 4
"""More cases than these a form tells none."""
_ANTECEDENT: Final = 12
"""How many words before its clause a relative pronoun finds what it goes back to."""


@dataclass(slots=True)
class Finder:
    """Looks for the fillers of one predicate."""

    syntax: Syntax
    index: int
    form: str
    clause: int | None
    transitive: bool

    def filler(self, ways: tuple[Slot, ...], needed: frozenset[str] | None, taken: dict[str, Filler]) -> Filler | None:
        """The first of the ways that finds a filler which no other role has and whose head is one of the needed words."""
        used = taken.values()
        for slot in ways:
            attached = self._attached(slot) if needed else iter(())
            for filler in chain(self.found(slot), attached):
                if filler not in used and (needed is None or not needed.isdisjoint(self._heads(filler))):
                    return filler
        return None

    def _attached(self, slot: Slot) -> Iterator[Filler]:
        """The bare phrases of the case that look like another noun's complement; one with a needed head is the verb's own.

        In a relative clause also the phrases before it that agree with its pronoun: `członkostwo w NATO, które trwa`.
        """
        if slot.kind in ("subject", "object") and self.form not in NOMINAL and self.clause is not None:
            yield from self._antecedents(slot.kind)
        case = "acc" if slot.kind == "object" and self.form not in _PASSIVE else slot.case
        if slot.kind in ("case", "object") and case and self.form not in NOMINAL and self.clause is not None:
            for place in self.syntax.phrases_in(self.clause):
                phrase = self.syntax.phrases[place]
                if phrase.preposition is None and case in phrase.cases and not self._completes_rival(phrase, case):
                    yield Filler(phrase=place)

    def _completes_rival(self, phrase: Phrase, case: str) -> bool:
        """`żąda zachowania członkostwa`: whether it completes a common noun that may fill the slot itself."""
        above = self.syntax.phrases[phrase.parent] if phrase.parent is not None else None
        if above is None or above.preposition is not None or case not in above.cases:
            return False
        words = self.syntax.tokens[max(above.start - 1, 0) : above.end]
        counted = any(token.kind == "number" or token.pos in ("num", "brev") for token in words)  # `900 mln dol. pomocy`
        return not counted and not self.syntax.tokens[above.head].capitalised

    def is_modified(self, role: str, words: frozenset[str], roles: dict[str, Filler]) -> bool:
        """Whether one of the words stands in the phrase of the role, or with `trigger` in that of the word itself."""
        place = self.syntax.phrase_at(self.index) if role == "trigger" else roles[role].phrase if role in roles else None
        whole = self.syntax.phrases[place] if place is not None else None
        return whole is not None and any(token.lemma in words for token in self.syntax.tokens[whole.start : whole.end])

    def _heads(self, filler: Filler) -> set[str]:
        """The lemma of the phrase's head; of a name, whose last word counts as its head, those of all its words."""
        if filler.phrase is None:
            return set() if filler.token is None else {self.syntax.tokens[filler.token].lemma}
        phrase, tokens = self.syntax.phrases[filler.phrase], self.syntax.tokens
        head = tokens[phrase.head]
        words = tokens[phrase.start : phrase.end] if head.capitalised else (head,)
        return {token.lemma for token in words if token is head or token.capitalised}

    def found(self, slot: Slot) -> Iterator[Filler]:
        """What may fill the slot, best first."""
        if self.form in NOMINAL and slot.kind not in (*REPORTERS_OF, "asked"):
            yield from NounRoles(self.syntax, self.index, self.form, self.transitive).found(slot)
        elif slot.kind == "subject":
            yield from self._subject()
        elif slot.kind == "object":
            yield from self._object()
        elif slot.kind in REPORTERS_OF:
            yield from self._that(slot.kind)
        elif slot.kind in ("asked", "told"):
            yield from self._doer(asked=slot.kind == "asked")
        elif slot.kind == "inf":
            yield from self._infinitive()
        elif slot.kind == "word" and self.clause is not None:
            for start, end in self.syntax.clauses[self.clause].pieces:
                yield from (Filler(token=place) for place in range(start, end))
        elif slot.kind in ("case", "prep"):
            yield from self._complements(slot.case, slot.preposition or None)

    # Roles of a verb -----------------------------------------------------------------------------

    def _passive(self) -> bool:
        if self.form != "ppas" or self.clause is None:
            return False
        return self.syntax.clauses[self.clause].verb == self.index

    def _subject(self) -> Iterator[Filler]:
        """The doer: the subject, or `przez` with a passive; the noun that an active participle modifies."""
        if self.form in ("ppas", "imps"):
            yield from self._complements("acc", BY)
            yield from self._decided()
            return
        if self.form == "pact":
            yield from self._modified()
            return
        if self.clause is None:
            return
        subject = self.syntax.subject_of(self.clause)
        if subject is not None:
            yield Filler(phrase=subject)
        elif self._drops_subject():
            finite = self.syntax.clauses[self.clause].finite
            yield Filler(implied=finite if finite is not None else self.index)

    def _decided(self) -> Iterator[Filler]:
        """`decyzją Litwy zawieszono`: whoever decided or ordered it does it."""
        for place in self.syntax.phrases_in(self.clause) if self.clause is not None else ():
            phrase = self.syntax.phrases[place]
            if self.syntax.tokens[phrase.head].lemma not in self.syntax.words.decisions:
                continue
            bare = phrase.preposition is None and "inst" in phrase.cases
            after = place + 1
            owned = after < len(self.syntax.phrases) and self.syntax.phrases[after].parent == place
            if owned and (bare or phrase.preposition in ("z", "na", "na mocy", "mocą")):
                yield Filler(phrase=after)

    def _drops_subject(self) -> bool:
        assert self.clause is not None
        clause = self.syntax.clauses[self.clause]
        if clause.finite is None:
            return self.form in ("pcon", "pant")
        return clause.voice != "impersonal" and self.syntax.tokens[clause.finite].pos != "pred"

    def _object(self) -> Iterator[Filler]:
        if self._passive():
            if self.clause is not None and (subject := self.syntax.subject_of(self.clause)) is not None:
                yield Filler(phrase=subject)
            elif self.clause is not None:
                yield Filler(implied=self.syntax.clauses[self.clause].finite)
            return
        if self.form == "ppas":
            yield from self._modified()
            return
        yield from self._complements("acc", None)
        if self.clause is not None and self.syntax.clauses[self.clause].negated:
            genitives = chain(self._complements("gen", None), self._attached(Slot("case", "gen")))
            yield from (filler for filler in genitives if self._may_be_denied(filler))

    def _may_be_denied(self, filler: Filler) -> bool:
        """`nie objęła sankcjami Litwy`: the genitive behind a denied verb is its object, whosever it might be."""
        phrase = self.syntax.phrases[filler.phrase] if filler.phrase is not None else None
        return phrase is not None and (phrase.head > self.index or "nom" not in phrase.cases)

    def _modified(self) -> Iterator[Filler]:
        """The noun that a participle stands by: in its own phrase, else the phrase right before it."""
        phrase = self.syntax.phrase_at(self.index)
        if phrase is not None and self.syntax.phrases[phrase].head != self.index:
            yield Filler(phrase=phrase)
            return
        forms = 0
        for entry in self.syntax.tokens[self.index].analyses:
            forms |= entry.agreement if entry.pos in (self.form, "adj") else 0
        before = [p for p, other in enumerate(self.syntax.phrases) if self.index - 3 <= other.end <= self.index]
        for place in reversed(before):
            whole = self.syntax.phrases[place]
            several = bits(("pl",)) & bits(whole.cases) if whole.conjuncts else 0
            if (whole.agreement | several) & forms:
                yield Filler(phrase=self._owned(place, forms))
                return
        yield from self._before_comma(forms)
        yield from self._behind_complements(phrase, forms)

    def _owned(self, place: int, forms: int) -> int:
        """`współpraca NATO z Rosją, zawieszona`: rather what an undeclined name completes, where that agrees as well."""
        phrase, phrases = self.syntax.phrases[place], self.syntax.phrases
        undeclined = len(phrase.cases) > _UNTOLD and phrase.parent is not None
        return phrase.parent if undeclined and phrase.parent is not None and phrases[phrase.parent].agreement & forms else place

    def _before_comma(self, forms: int) -> Iterator[Filler]:
        """`stosunki między Iranem a Kanadą, zerwane w maju`: the noun before its own complements and the comma."""
        phrases, place = self.syntax.phrases, self.syntax.phrase_after(self.index) - 1
        while place >= 0 and phrases[place].end > self.index - 1:
            place -= 1
        end = self.index - 1
        if end < 0 or self.syntax.tokens[end].text != ",":
            return
        for at in range(place, max(place - _CHAIN, -1), -1):
            if phrases[at].end != end and not (end - phrases[at].end == 1 and self.syntax.tokens[phrases[at].end].pos == "conj"):
                return
            if phrases[at].agreement & forms:
                yield Filler(phrase=at)
                return
            end = phrases[at].first

    def _behind_complements(self, phrase: int | None, forms: int) -> Iterator[Filler]:
        """`zatrzymany przez policję Jan Nowak`: the noun behind the participle's own complements."""
        end = self.syntax.phrases[phrase].end if phrase is not None else self.index + 1
        end += end < len(self.syntax.tokens) and self.syntax.tokens[end].lower == "się"
        first = phrase + 1 if phrase is not None else self.syntax.phrase_after(self.index)
        for place in range(first, min(first + 5, len(self.syntax.phrases))):
            other = self.syntax.phrases[place]
            if other.first != end and not self.syntax.is_time(end, other.first):
                return
            if other.preposition is None and other.parent is None and other.agreement & forms:
                yield Filler(phrase=place)
                return
            end = other.end

    def _that(self, kind: str) -> Iterator[Filler]:
        if self.clause is not None:
            child = self.syntax.complement_clause(self.clause, self.index, opened_by=REPORTERS_OF[kind])
            if child is not None:
                yield Filler(clause=child)

    def _doer(self, *, asked: bool) -> Iterator[Filler]:
        """`zażądał, by Litwa ustąpiła`, `zarzucił, że Litwa złamała umowę`: of whom it is asked or told."""
        child = self.syntax.complement_clause(self.clause, self.index) if self.clause is not None else None
        if child is None or (self.syntax.clauses[child].introducer in _WANTS) != asked:
            return
        verb = self.syntax.clauses[self.clause].verb if self.clause is not None and self.form in NOMINAL else None
        if verb is not None and self.index < verb < self.syntax.clauses[child].start:
            return  # `apel odrzucono, by …`: the clause completes the verb
        subject = self.syntax.subject_of(child)
        if subject is not None:
            yield Filler(phrase=subject)

    def _infinitive(self) -> Iterator[Filler]:
        if self.clause is None:
            return
        for start, end in self.syntax.clauses[self.clause].pieces:
            for place in range(max(start, self.index + 1), end):
                if self.syntax.tokens[place].pos == "inf":
                    yield Filler(token=place)
                    return

    def _complements(self, case: str, preposition: str | None) -> Iterator[Filler]:
        """The phrases of the clause in the case, those behind the verb first, then those before it, nearest first."""
        if self.clause is None:
            return
        if preposition is not None and " " in preposition:
            yield from behind_two(self.syntax, self.syntax.phrases_in(self.clause), preposition)
            return
        if self.syntax.clauses[self.clause].introducer in RELATIVES:
            yield from self._relative(case, preposition)
        subject = self.syntax.subject_of(self.clause) if self.form != "pact" else None
        phrases = self.syntax.phrases
        fitting = [
            place
            for place in self.syntax.phrases_in(self.clause)
            if phrases[place].preposition == preposition
            and case in phrases[place].cases
            and place != subject
            and not (preposition is None and subject is not None and self._introduces(place, subject))
            and self._is_of_verb(place)
            and not (case in _OBLIQUE and preposition is None and self._is_sum(place))
        ]
        fitting.sort(key=self._distance)
        free = [place for place in fitting if self._free(place, case, subject)]
        late = [
            place
            for place in fitting
            if place not in free
            and (self._after_complement(place) or self._is_given(place, case) or self._is_behind_means(place, case))
        ]
        yield from (Filler(phrase=place) for place in (*free, *late))

    def _is_of_verb(self, place: int) -> bool:
        """Whether the phrase may complete this verb: in brackets only with it, `przez` not right behind another participle."""
        phrase, tokens = self.syntax.phrases[place], self.syntax.tokens
        if self.syntax.is_bracketed(phrase.head) != self.syntax.is_bracketed(self.index):
            return False
        before = tokens[phrase.first - 1] if phrase.first else None
        if before is None or phrase.first - 1 == self.index:
            return True
        if phrase.preposition == BY:
            return before.pos not in ("ppas", "ger")
        return not (before.text in _OPENING and phrase.first > 1 and tokens[phrase.first - 2].pos == "prep")  # `według „FT”`

    def _introduces(self, place: int, subject: int) -> bool:
        """`Premier Belgii Jan Nowak`: an undeclined title right before the subject is no object; a name is no title."""
        phrase = self.syntax.phrases[place]
        head = self.syntax.tokens[phrase.head]
        titled = place < subject and "nom" in phrase.cases and (phrase.head == 0 or not head.capitalised)
        return titled and subject in self.syntax.chain_after(place)

    def _distance(self, place: int) -> tuple[bool, bool, int]:
        """How far a complement stands from the verb: in its stretch without commas first, behind before ahead, nearest first."""
        head = self.syntax.phrases[place].head
        return self.syntax.apart(head, self.index), head < self.index, abs(head - self.index)

    def _free(self, place: int, case: str, subject: int | None) -> bool:
        """A genitive that depends on another noun completes that, not the verb; so do those coordinated with it."""
        phrase = self.syntax.phrases[place]
        parent = self.syntax.phrases[min(phrase.conjuncts, default=place)].parent
        if phrase.preposition is not None or parent is None:
            return True
        several = "acc" in phrase.cases and "m1" not in phrase.genders and len(phrase.cases) > 2
        return several and case == "acc" and parent != subject

    def _after_complement(self, place: int) -> bool:
        """A genitive behind a prepositional phrase may complete the verb all the same (`żąda od firmy wypłaty`)."""
        parent, phrases = self.syntax.phrases[place].parent, self.syntax.phrases
        if parent is None or phrases[parent].preposition is None:
            return False
        owned = parent > 0 and phrases[parent - 1].end == phrases[parent].first and phrases[parent - 1].head > self.index
        return not owned  # `o głosowanie za wyborem dyrektora`

    def _is_sum(self, place: int) -> bool:
        """`400 tys. funtów`, `300 euro`: what is counted in a form that tells no case."""
        phrase = self.syntax.phrases[place]
        open_ = self.syntax.tokens[phrase.head].pos == "brev" or len(phrase.cases) > _UNTOLD
        return open_ and self.syntax.is_counted(phrase)

    def _is_given(self, place: int, case: str) -> bool:
        """`odebrała licencję telewizji`: behind the object, what may be a dative is one where the verb has a dative."""
        parent = self.syntax.phrases[place].parent
        thing = self.syntax.phrases[parent] if parent is not None and case == "dat" else None
        if parent is None or thing is None or thing.preposition is not None or self._is_sum(parent):
            return False
        return "acc" in thing.cases and thing.head > self.index

    def _is_behind_means(self, place: int, case: str) -> bool:
        """`objęli sankcjami oligarchów`: behind a bare instrumental, what may be an accusative is the verb's object."""
        parent = self.syntax.phrases[place].parent
        means = self.syntax.phrases[parent] if parent is not None and case == "acc" else None
        return means is not None and means.preposition is None and means.cases == {"inst"} and means.head > self.index

    def _relative(self, case: str, preposition: str | None) -> Iterator[Filler]:
        assert self.clause is not None
        clause = self.syntax.clauses[self.clause]
        tokens, subject = self.syntax.tokens, self.syntax.subject_of(self.clause)
        if subject is not None and self.syntax.phrases[subject].end <= clause.start and preposition is None:
            return  # `w Senacie, który poparł ustawę`: the pronoun is the subject
        for place in range(clause.start, min(clause.start + 3, clause.end)):
            if tokens[place].lemma in RELATIVES and any(case in entry.cases for entry in tokens[place].analyses):
                before = tokens[place - 1].lemma if place > clause.start and tokens[place - 1].pos == "prep" else None
                antecedent = self.syntax.antecedent(clause, tokens[place], case=case) if before == preposition else None
                if antecedent is not None:
                    yield Filler(phrase=antecedent)
                return

    def _antecedents(self, kind: str) -> Iterator[Filler]:
        assert self.clause is not None
        clause = self.syntax.clauses[self.clause]
        if clause.introducer not in RELATIVES:
            return
        cases = {"nom"} if (kind == "subject") != self._passive() else {"acc", "gen"}
        opening = self.syntax.tokens[clause.start : min(clause.start + 3, clause.end)]
        pronoun = next((token for token in opening if token.lemma in RELATIVES), None)
        forms = [entry for entry in pronoun.analyses if cases & entry.cases] if pronoun is not None else []
        for place in reversed(range(self.syntax.phrase_after(clause.start))) if forms else ():
            phrase = self.syntax.phrases[place]
            if phrase.end < clause.start - _ANTECEDENT:
                return
            agrees = any(phrase.numbers & entry.numbers and phrase.genders & entry.genders for entry in forms)
            if phrase.end <= clause.start and agrees:
                yield Filler(phrase=place)

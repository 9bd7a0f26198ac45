"""What fills the roles of a noun for an act or a tie: its genitive, what stands by it, what its prepositions govern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from latopis.lexicon.frames import Slot
    from latopis.syntax import Syntax

BY: Final = "przez"
_AS: Final = "jako"
_GIVEN: Final = frozenset(("dat", "inst"))
"""Cases that gerunds govern as their verbs do (`przekazanie Litwie`)."""
_APPOSING: Final = frozenset((",", "–", "("))


@frozen
class Filler:
    """What fills a role: a phrase, a clause, an infinitive or adjective (`token`), or a dropped subject's verb (`implied`)."""

    phrase: int | None = None
    clause: int | None = None
    token: int | None = None
    implied: int | None = None


def behind_two(syntax: Syntax, places: Iterable[int], preposition: str) -> Iterator[Filler]:
    """What completes one of the phrases that is a preposition of two words (`na rzecz Litwy`)."""
    word, _, noun = preposition.partition(" ")
    for place in places:
        phrase, after = syntax.phrases[place], place + 1
        told = phrase.preposition in (word, word[:-1]) and syntax.tokens[phrase.head].lower == noun
        if told and after < len(syntax.phrases) and syntax.phrases[after].parent == place:
            yield Filler(phrase=after)


@dataclass(slots=True)
class NounRoles:
    """Looks for the fillers of one noun."""

    syntax: Syntax
    index: int
    form: str
    transitive: bool

    def found(self, slot: Slot) -> Iterator[Filler]:
        """What may fill the slot, best first."""
        phrase = self.syntax.phrase_at(self.index)
        if phrase is None or self.syntax.phrases[phrase].head != self.index:
            return
        if slot.kind == "subject":
            yield from self._chain(phrase, "acc", BY)
            if not (self.form == "ger" and self.transitive):
                yield from self._genitive(phrase)
            yield from self._possessive(phrase)
            yield from self._adjective(phrase)
        elif slot.kind == "apposed":
            yield from self._apposed(phrase)
        elif slot.kind == "object" or (slot.kind == "case" and slot.case == "gen"):
            yield from self._genitive(phrase)
            yield from self._possessive(phrase)
            if slot.kind == "case":
                yield from self._adjective(phrase)
        elif slot.kind in ("case", "prep"):
            yield from self._chain(phrase, slot.case, slot.preposition or None)

    def _apposed(self, phrase: int) -> Iterator[Filler]:
        """`Turcja, członek NATO`: the phrase right before the comma, in the same case."""
        whole = self.syntax.phrases[phrase]
        before, mark = phrase - 1, whole.first - 1
        if whole.preposition == _AS:  # `Kanada jako członek NATO`
            clause = self.syntax.clause_at(self.index)
            subject = self.syntax.subject_of(clause) if clause is not None else None
            yield from [] if subject is None else [Filler(phrase=subject)]
        if before < 0 or whole.preposition is not None:
            return
        other, tokens = self.syntax.phrases[before], self.syntax.tokens
        if tokens[mark].text not in _APPOSING and self.syntax.is_time(other.end + 1, whole.first):
            mark = other.end  # `Katar, do 2019 roku członek OPEC`
        if tokens[mark].text in _APPOSING and other.end == mark and other.cases & whole.cases:
            yield Filler(phrase=before)

    def _possessive(self, phrase: int) -> Iterator[Filler]:
        """`jego rozmowy`: the pronoun right before the noun phrase says whose."""
        before = self.syntax.phrases[phrase].start - 1
        for place in (before, self.syntax.phrases[phrase].start):
            if 0 <= place < self.index and self.syntax.tokens[place].pos == "ppron3":
                yield Filler(token=place)
                return

    def _genitive(self, phrase: int) -> Iterator[Filler]:
        after = phrase + 1
        phrases = self.syntax.phrases
        owned = after < len(phrases) and phrases[after].parent == phrase and "gen" in phrases[after].cases
        if owned or self._is_behind_reflexive(phrase, after):
            yield Filler(phrase=after)
        elif self._behind_time(phrase, after):
            yield Filler(phrase=after)  # `zerwanie w 2016 roku stosunków`
        elif after + 1 < len(phrases) and phrases[after].preposition == BY and self._behind_doer(after):
            yield Filler(phrase=after + 1)  # `aresztowanie przez milicję działaczy`
        elif phrases[phrase].end - 1 > self.index:
            yield from (Filler(token=place) for place in range(self.index + 1, phrases[phrase].end))
        if self.form == "ger" and self._is_given(phrase, after):
            yield Filler(phrase=after + 1)  # `przekazanie Litwie rakiet`

    def _behind_time(self, phrase: int, after: int) -> bool:
        """Whether only a time stands between the noun and a genitive that completes nothing else."""
        phrases = self.syntax.phrases
        if after >= len(phrases) or phrases[after].preposition is not None or "gen" not in phrases[after].cases:
            return False
        return phrases[after].parent is None and self.syntax.is_time(phrases[phrase].end, phrases[after].first)

    def _is_given(self, phrase: int, after: int) -> bool:
        """Whether a dative stands between the gerund and its genitive."""
        if after + 1 >= len(self.syntax.phrases):
            return False
        whole, given, thing = self.syntax.phrases[phrase], self.syntax.phrases[after], self.syntax.phrases[after + 1]
        beside = whole.end == given.first and given.end == thing.first
        bare = given.preposition is None and thing.preposition is None
        return beside and bare and "dat" in given.cases and "gen" in thing.cases

    def _behind_doer(self, doer: int) -> bool:
        """Whether the phrase behind `przez X` is a genitive of X's, or stands alone behind a time."""
        phrases, after = self.syntax.phrases, self.syntax.phrases[doer + 1]
        alone = after.parent is None and after.preposition is None and "gen" in after.cases
        return after.parent == doer or (alone and self.syntax.is_time(phrases[doer].end, after.first))

    def _is_behind_reflexive(self, phrase: int, after: int) -> bool:
        """`wycofanie się Stanów Zjednoczonych`."""
        phrases = self.syntax.phrases
        if after >= len(phrases) or phrases[after].preposition is not None or "gen" not in phrases[after].cases:
            return False
        end = phrases[phrase].end
        return phrases[after].first == end + 1 and self.syntax.tokens[end].lower == "się"

    def _adjective(self, phrase: int) -> Iterator[Filler]:
        """A possessive adjective before or after the noun (`rosyjska agresja`); whose it is, the mentions know."""
        whole = self.syntax.phrases[phrase]
        for place in range(whole.start, whole.end):
            if place != self.index and self.syntax.tokens[place].pos == "adj":
                yield Filler(token=place)

    def _chain(self, phrase: int, case: str, preposition: str | None) -> Iterator[Filler]:
        if preposition is not None and " " in preposition:
            yield from behind_two(self.syntax, self.syntax.chain_after(phrase), preposition)
            return
        for place in self.syntax.chain_after(phrase):
            other = self.syntax.phrases[place]
            bound = preposition is not None or other.parent is not None or (self.form == "ger" and case in _GIVEN)
            if other.preposition == preposition and case in other.cases and bound:
                yield Filler(phrase=place)

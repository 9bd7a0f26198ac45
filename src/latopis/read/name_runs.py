"""Where names stand in a sentence: those of the register, and stretches of capitalised words that it does not know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from latopis.grammar import bits
from latopis.read import name_words as w

if TYPE_CHECKING:
    from latopis.lexicon.names import NameWords
    from latopis.model import ActorType, Sentence, Token
    from latopis.read.name_words import Evidence
    from latopis.register import Match, Register

_GENITIVE: Final = bits(("gen",))
_NOMINATIVE: Final = bits(("nom",))
_LONGEST_PERSON: Final = 5
_LONGEST_NAME: Final = 14
_PLACES: Final = frozenset(("state", "place"))


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens `start:end` of a name: a match of the register, or a new name with the type its own words give."""

    start: int
    end: int
    match: Match | None = None
    type: ActorType | None = None


class Runs:
    """The names of one sentence, found from left to right."""

    def __init__(self, sentence: Sentence, *, register: Register, words: NameWords, evidence: Evidence) -> None:
        """Nothing is searched before `found`."""
        self._tokens = sentence.tokens
        self._words = words
        self._register = register
        self._evidence = evidence
        self._matches = {match.start: match for match in register.matches(sentence.tokens)}
        self._covered = {at for match in self._matches.values() for at in range(match.start, match.end)}
        self._shouting = _shouts(sentence.tokens)

    def found(self) -> Iterator[Run]:
        """The names in order, without overlap."""
        at = 0
        while at < len(self._tokens):
            run = self._run(at)
            if run:
                yield run
            at = run.end if run else at + 1

    def _run(self, at: int) -> Run | None:
        match = self._matches.get(at)
        if match and match.end - at > 1:
            return Run(at, match.end, match) if self._is_meant(match) else None
        organisation = self._organisation(at)
        if organisation:
            return organisation
        person = self._person(at)
        if person:
            return person
        if match:
            return Run(at, match.end, match) if self._is_meant(match) else None
        return self._other(at)

    # Known names ---------------------------------------------------------------------------------

    def _is_meant(self, match: Match) -> bool:
        """Whether a common word that a sentence begins with, or that stands in small letters, is a name here."""
        token = self._tokens[match.start]
        if match.end - match.start > 1 or not token.capitalised or w.is_acronym(token):
            return True
        actor = self._register[match.keys[0]]
        if actor.type == "group" or not w.opens(self._tokens, match.start) or not w.is_common(token):
            return not self._continues_unknown(match)
        if actor.type == "state" and token.pos == "subst":
            return True
        return any(candidate.name.casefold() in self._evidence.inside for candidate in match.candidates) or (
            actor.kind in ("union", "parliament", "seat") and token.pos == "subst"
        )

    def _continues_unknown(self, match: Match) -> bool:
        """Whether the one word is a common noun that a further capitalised genitive makes another name (Unia Pracy)."""
        return False

    # Organisations -------------------------------------------------------------------------------

    def _organisation(self, at: int) -> Run | None:
        """A name that a head noun begins (Urząd Morski w Gdyni), adjectives before it included."""
        head = at
        while head < at + 3 and head < len(self._tokens) and self._leads(head):
            head += 1
        if head >= len(self._tokens) or not self._names(head):
            return None
        kind = w.head_type(self._tokens[head], self._words)
        if kind is None or (head > at and not self._agree(at, head)):
            return None
        end = self._organisation_end(head, sure=head > at or not w.opens(self._tokens, at))
        if end - at < 2 or (end - head == 1 and head in self._matches and w.opens(self._tokens, at)):
            return None
        if head > at and end - head == 1 and w.opens(self._tokens, at) and not self._evidence_of(head):
            return None
        return Run(at, end, None, kind)

    def _leads(self, at: int) -> bool:
        token = self._tokens[at]
        return self._names(at) and w.is_adjective(token) and w.head_type(token, self._words) is None and at not in self._matches_long

    @property
    def _matches_long(self) -> set[int]:
        return {start for start, match in self._matches.items() if match.end - start > 1}

    def _agree(self, start: int, head: int) -> bool:
        agreement = w.noun_agreement(self._tokens[head])
        for at in range(start, head):
            agreement &= w.adjective_agreement(self._tokens[at])
        return agreement != 0

    def _evidence_of(self, at: int) -> bool:
        return bool(w.lemmas(self._tokens[at]) & self._evidence.inside)

    def _organisation_end(self, head: int, *, sure: bool) -> int:
        end = head + 1
        while end < len(self._tokens) and end - head < _LONGEST_NAME:
            step = self._organisation_step(head, end, sure=sure)
            if step is None:
                break
            end = step
        return end

    def _organisation_step(self, head: int, end: int, *, sure: bool) -> int | None:
        token = self._tokens[end]
        match = self._matches.get(end)
        if match and (match.end - match.start > 1 or self._names(end)):
            return self._absorbed(head, match, sure=sure)
        if self._names(end):
            if self._is_first_name(end) and not self._is_genitive(end):
                return None
            return end + 1 if self._continues(head, end) else None
        if token.text.casefold() in self._words.links["organisation"] and not token.capitalised:
            return self._linked(end, head)
        return None

    def _continues(self, head: int, at: int) -> bool:
        """An adjective that agrees with the head, a genitive, or a foreign word."""
        token = self._tokens[at]
        return (
            self._is_genitive(at)
            or token.best.guessed
            or w.is_acronym(token)
            or bool(w.adjective_agreement(token) & w.noun_agreement(self._tokens[head]))
            or any(entry.pos == "brev" for entry in token.analyses)
        )

    def _absorbed(self, head: int, match: Match, *, sure: bool) -> int | None:
        """The end of a known name that the longer name holds: a place or an organisation in the genitive, or after a preposition."""
        actor = self._register[match.keys[0]]
        if actor.type in ("person", "group", "outlet") or not self._is_genitive(match.start):
            return None
        if not sure and match.start == head + 1:
            return None
        return match.end

    def _linked(self, at: int, head: int) -> int | None:
        """The end of what a small word of the name leads to: a further capitalised word."""
        after = at + 1
        while after < len(self._tokens) and (
            self._tokens[after].text == "." or self._tokens[after].text.casefold() in ("rzecz", "spraw", "im")
        ):
            after += 1
        if after >= len(self._tokens) or not self._tokens[after].capitalised or self._tokens[after].kind != "word":
            return None
        match = self._matches.get(after)
        link = self._tokens[at].text.casefold()
        if link in ("i", "oraz"):
            known = match is not None and self._register[match.keys[0]].type not in _PLACES
            new_head = w.head_type(self._tokens[after], self._words) and not self._is_genitive(after)
            stands = self._is_genitive(after) and self._is_genitive(at - 1) and at - 1 > head
            return after + 1 if stands and not known and not new_head and not self._is_first_name(after) else None
        if link in ("w", "we", "na", "z", "ze", "do", "od"):
            place = match is not None and self._register[match.keys[0]].type in _PLACES or w.has_label(self._tokens[after], w.PLACE)
            if link not in ("w", "we", "na") or not place or self._tokens[after - 1].text in ("do", "z", "ze", "od"):
                return after + 1 if after - at > 1 else None
            return match.end if match else after + 1
        if match and self._register[match.keys[0]].type in ("person", "group"):
            return None
        return match.end if match else after + 1

    # People --------------------------------------------------------------------------------------

    def _person(self, at: int) -> Run | None:
        """A first name or initial, and the surname after it."""
        if not self._is_first_name(at) and not self._is_free_initial(at):
            return None
        end, surname = at + 1, False
        while end < len(self._tokens) and end - at < _LONGEST_PERSON:
            step = self._person_step(at, end)
            if step is None:
                break
            surname = surname or not (self._is_first_name(end) or w.is_initial(self._tokens[end]))
            end = step
        match = self._matches.get(at)
        if end - at < 2 or (match and match.end >= end):
            return None
        if not surname and not self._is_surname(end - 1):
            return None
        if w.opens(self._tokens, at) and w.is_common(self._tokens[at]) and w.has_label(self._tokens[at], w.SURNAME, w.FIRST_NAME) and False:
            return None
        return Run(at, end, None, "person")

    def _person_step(self, start: int, end: int) -> int | None:
        token = self._tokens[end]
        if token.text == "." and w.is_initial(self._tokens[end - 1]):
            return end + 1 if end + 1 < len(self._tokens) and self._tokens[end + 1].capitalised else None
        if w.is_roman(token) and self._is_first_name(end - 1):
            return end + 1
        if token.text.casefold() in self._words.links["person"] and not token.capitalised:
            after = end + 1
            while after < len(self._tokens) and self._tokens[after].text.casefold() in self._words.links["person"]:
                after += 1
            return after + 1 if after < len(self._tokens) and self._names(after) and token.text != "i" else None
        if not self._names(end) or self._blocks_person(end):
            return None
        full = end - start >= 2 and not self._is_first_name(end - 1) and not w.is_initial(self._tokens[end - 1])
        if full and (end - start >= 3 or not (self._is_surname(end) or token.best.guessed) or not self._agree_in_case(end - 1, end)):
            return None
        return end + 1

    def _blocks_person(self, at: int) -> bool:
        """Whether a known actor that is no person, an acronym or a head noun stands here."""
        match = self._matches.get(at)
        if match and (match.end - at > 1 or self._register[match.keys[0]].type not in ("person", "place", "organisation", "outlet")):
            return True
        if match and self._register[match.keys[0]].type != "person" and not w.has_label(self._tokens[at], w.SURNAME):
            return True
        if len(self._tokens[at].text) > 1 and self._tokens[at].text.isupper() and not self._shouting:
            return True
        return at in self._covered and match is None

    def _agree_in_case(self, one: int, other: int) -> bool:
        return bool(w.noun_agreement(self._tokens[one]) & w.noun_agreement(self._tokens[other]))

    def _is_first_name(self, at: int) -> bool:
        token = self._tokens[at]
        if token.kind != "word" or not token.capitalised or (w.is_acronym(token) and not self._shouting):
            return False
        gender = w.first_name_gender(token, self._words)
        return bool(gender) and (not w.is_common(token) or token.best.pos == "subst" or not w.opens(self._tokens, at))

    def _is_free_initial(self, at: int) -> bool:
        token = self._tokens[at]
        follows = at + 2 < len(self._tokens) and (self._tokens[at + 1].text == "." or token.text.endswith("."))
        after = at + (1 if token.text.endswith(".") else 2)
        return follows and w.is_initial(token) and token.text.isalpha() is (not token.text.endswith(".")) and self._names(after)

    def _is_surname(self, at: int) -> bool:
        return w.has_label(self._tokens[at], w.SURNAME)

    # Other names ---------------------------------------------------------------------------------

    def _other(self, at: int) -> Run | None:
        """A stretch of capitalised words that nothing announces."""
        if at in self._covered or not self._begins(at):
            return None
        end = at + 1
        while end < len(self._tokens) and end - at < _LONGEST_NAME:
            step = self._other_step(at, end)
            if step is None:
                break
            end = step
        return Run(at, end, None, None)

    def _other_step(self, start: int, end: int) -> int | None:
        token = self._tokens[end]
        if end not in self._covered and self._names(end) and self._joins(end - 1, end):
            return end + 1
        if token.kind == "number" and len(token.text) < 5 and token.text.isdigit() and self._tokens[end - 1].best.guessed:
            return None if end + 1 < len(self._tokens) and self._tokens[end + 1].kind == "word" else end + 1
        foreign = token.text in ("of", "the", "and", "for", "de", "del", "&", "du", "des", "der", "van", "von", "di", "el", "al")
        if foreign and end + 1 < len(self._tokens) and self._names(end + 1) and self._tokens[end + 1].kind == "word":
            return end + 2
        return None

    def _joins(self, one: int, other: int) -> bool:
        """Whether two capitalised words are one name: the second begins no person, and is no acronym after a plain word."""
        if self._is_first_name(other) and other + 1 < len(self._tokens) and self._names(other + 1):
            return False
        if w.head_type(self._tokens[other], self._words) and not self._is_genitive(other):
            return False
        return w.title_type(self._tokens[one], self._words) is None

    def _begins(self, at: int) -> bool:
        """Whether the token may be a name: a capital where none is due, or a word that is nothing but a name."""
        token = self._tokens[at]
        if not self._names(at) or w.is_roman(token):
            return False
        if token.text in self._words.not_names or any(entry.lemma in self._words.not_names for entry in token.analyses):
            return False
        if w.title_type(token, self._words) and (not token.best.labels or at + 1 < len(self._tokens) and self._names(at + 1)):
            return False
        if len(token.text) == 1:
            return False
        if self._shouting:
            return not w.is_common(token) and not token.best.guessed
        if w.opens(self._tokens, at):
            return self._supported(at)
        return True

    def _supported(self, at: int) -> bool:
        token = self._tokens[at]
        if w.is_acronym(token):
            return True
        if not w.is_common(token):
            return len(token.text) > 2
        named = {entry.lemma.casefold() for entry in token.analyses if entry.labels or entry.guessed}
        if named & self._evidence.surnames:
            return True
        follows = at + 1 < len(self._tokens) and self._names(at + 1) and token.pos in ("subst", "adj") and bool(token.best.labels)
        return follows or bool(token.best.labels) and bool(named & self._evidence.inside)

    def _names(self, at: int) -> bool:
        """Whether the token is a capitalised word that the one before it touches with nothing but a space."""
        if at >= len(self._tokens):
            return False
        token = self._tokens[at]
        return token.kind == "word" and token.capitalised

    def _is_genitive(self, at: int) -> bool:
        return any(entry.agreement & _GENITIVE for entry in self._tokens[at].analyses) or not any(
            entry.agreement for entry in self._tokens[at].analyses
        )


def _shouts(tokens: Sequence[Token]) -> bool:
    long_words = [token.text for token in tokens if token.kind == "word" and len(token.text) > 3]
    return len(long_words) > 1 and sum(map(str.isupper, long_words)) * 2 > len(long_words)

"""A sentence under search for names: its tokens, the register's matches in it, and what may be said of each place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.grammar import bits
from latopis.model import Span
from latopis.read import name_words as w

if TYPE_CHECKING:
    from latopis.lexicon.names import NameWords
    from latopis.model import ActorType, Token
    from latopis.read.name_words import Evidence
    from latopis.register import KnownActor, Match, Register

GENITIVE: Final = bits(("gen",))
NOMINATIVE: Final = bits(("nom",))
LONGEST: Final = 14
"""Tokens that a name has at most, so that hostile text costs linear time."""
_OPEN_CLASSES: Final = frozenset(("subst", "adj", "brev", "depr", "ign", "ger", "ppas", "pact"))


@frozen
class Run:
    """The tokens `start:end` of a name: a match of the register, or a new name with the type its own words give."""

    start: int
    end: int
    match: Match | None = None
    type: ActorType | None = None


@frozen
class Line:
    """One sentence with its `capitals` (the capitalised words), the register's matches by their first token, what they cover.

    `foreign_heads` are the places of foreign nouns that bodies are named by.
    """

    tokens: tuple[Token, ...]
    capitals: frozenset[int]
    matches: dict[int, Match]
    covered: frozenset[int]
    foreign_heads: frozenset[int]
    shouting: bool
    register: Register
    words: NameWords
    evidence: Evidence

    def span_of(self, start: int, end: int) -> Span:
        """The characters of the tokens `start:end`."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def actor(self, match: Match) -> KnownActor:
        """The likeliest actor of a match."""
        return self.register[match.candidates[0].key]

    def word(self, at: int) -> bool:
        """Whether a capitalised word stands here."""
        return at in self.capitals

    def free(self, at: int) -> bool:
        """Whether a capitalised word stands here that no match covers."""
        return at in self.capitals and at not in self.covered

    def opens(self, at: int) -> bool:
        """Whether a capital says nothing here."""
        return w.opens(self.tokens, at)

    def known(self, at: int, *types: ActorType) -> Match | None:
        """The match that begins here, if its actor is of one of the types; of any type where none is given."""
        match = self.matches.get(at)
        return match if match and (not types or self.actor(match).type in types) else None

    def known_word(self, at: int, *types: ActorType) -> bool:
        """Whether a match of this one word begins here, of one of the types."""
        match = self.known(at, *types)
        return match is not None and match.end == at + 1

    def head_type(self, at: int) -> ActorType | None:
        """The type that a head noun gives here."""
        return w.head_type(self.tokens[at], self.words) if at in self.capitals else None

    def first_name(self, at: int) -> bool:
        """Whether a first name may stand here."""
        if at not in self.capitals:
            return False
        token = self.tokens[at]
        if w.is_acronym(token) and not self.shouting and not self._shouted(at):
            return False
        if not w.first_name_gender(token, self.words):
            return False
        return not (self.opens(at) and w.is_common(token)) or self._opening_first_name(at)

    def surname(self, at: int) -> bool:
        """Whether the dictionary knows the word as a surname."""
        return w.has_label(self.tokens[at], w.SURNAME)

    def genitive(self, at: int) -> bool:
        """Whether the word may be a genitive, or does not decline."""
        return self._may_be(at, GENITIVE)

    def nominative_first_name(self, at: int) -> bool:
        """Whether a first name stands here that may be a nominative."""
        labelled = [entry for entry in self.tokens[at].analyses if w.FIRST_NAME in entry.labels or entry.guessed]
        return self.first_name(at) and any(entry.agreement & NOMINATIVE for entry in labelled)

    def unknown(self, at: int) -> bool:
        """Whether the dictionary does not know the word."""
        return self.word(at) and self.tokens[at].best.guessed

    def _may_be(self, at: int, cells: int) -> bool:
        agreements = [entry.agreement for entry in self.tokens[at].analyses]
        return any(agreement & cells for agreement in agreements) or not any(agreements)

    def _opening_first_name(self, at: int) -> bool:
        """A first name that is a common word too opens a sentence: a surname must follow, and no small word be possible."""
        token = self.tokens[at]
        if any(entry.pos not in _OPEN_CLASSES for entry in token.analyses if not entry.labels):
            return False
        return self.word(at + 1) and (self.known_word(at + 1, "person") or self.free(at + 1))

    def _shouted(self, at: int) -> bool:
        """Whether a person's name is written in capitals (JAN KOWALSKI)."""
        if len(self.tokens[at].text) < 3 or not self.word(at + 1):
            return False
        return len(self.tokens[at + 1].text) > 3 and self.tokens[at + 1].text.isupper()

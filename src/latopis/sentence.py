"""The nouns of grammar: what a sentence is made of. `latopis.model` has them too, with the conventions that hold for all.

They stand apart because the record does not hold them: they live only while a document is read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from latopis.frozen import frozen, unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TokenKind = Literal["word", "number", "punctuation", "symbol"]


class Span(NamedTuple):
    """A stretch of `Document.text`: `text[start:end]`.

    >>> Span(0, 4).overlaps(Span(3, 9)), Span(0, 4).covers(Span(1, 2))
    (True, True)
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of the span."""
        return text[self.start : self.end]


@unique
class Analysis:
    """One reading of a word by the morphological dictionary, or by the guesser of unknown names.

    A set with several members is an ambiguity that the dictionary leaves open (`gen.acc`). A clitic is merged into its
    verb: `wyprowadziłaby` is one `praet` with `conditional`; `zrobiłem` has person `pri`. `agreement` is the bit set of the
    combinations of number, case and gender that are possible together (`latopis.grammar`): words agree where they share a bit.
    The dictionary makes each once, so that what follows from a word's analyses can be kept.
    """

    lemma: str
    pos: str
    numbers: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    person: str = ""
    aspect: str = ""
    degree: str = ""
    negated: bool = False
    conditional: bool = False
    labels: frozenset[str] = frozenset()
    guessed: bool = False
    agreement: int = 0


_UNKNOWN: Final = Analysis("", "")


def agreement_in(analyses: Iterable[Analysis]) -> int:
    """The combinations of number, case and gender that the analyses leave possible together."""
    found = 0
    for entry in analyses:
        found |= entry.agreement
    return found


@lru_cache(maxsize=32_768)
def agreement_as(analyses: tuple[Analysis, ...], classes: frozenset[str]) -> int:
    """The combinations of number, case and gender in which a word with these analyses may be of one of the classes."""
    return agreement_in(entry for entry in analyses if entry.pos in classes)


@frozen
class Token:
    """A word, number or mark; `analyses` is ordered, the likeliest in its context first, and never empty after morphology.

    `lower` is the text in small letters; `capitalised` says whether it begins with a capital; `lemma` and `pos` (the grammatical
    class) are those of the likeliest analysis. They are asked for so often that they are worked out once (`token_of`).
    """

    span: Span
    text: str
    kind: TokenKind
    spaced: bool
    lower: str
    capitalised: bool
    analyses: tuple[Analysis, ...] = ()
    lemma: str = ""
    pos: str = ""

    @property
    def best(self) -> Analysis:
        """The likeliest analysis."""
        return self.analyses[0]


def token_of(span: Span, text: str, kind: TokenKind, *, spaced: bool, analyses: tuple[Analysis, ...] = ()) -> Token:
    """The token, with what follows from its text and its analyses."""
    best = analyses[0] if analyses else _UNKNOWN
    return Token(span, text, kind, spaced, text.lower(), text[:1].isupper(), analyses, best.lemma, best.pos)


@frozen
class Phrase:
    """A noun phrase with its modifiers and, where one stands before it, its preposition.

    The range `start:end` counts tokens of the sentence and begins after the preposition; `head` is the noun, or the last
    word of a name. `cases` are those that agreement and the preposition leave possible. A proper name is one phrase, whatever
    stands inside it. Genitives and prepositional phrases after the noun are phrases of their own; `parent` is the
    index in `Sentence.phrases` of the phrase that they modify, where that is plain. `conjuncts` are the indices of the
    phrases coordinated with this one, itself included, in order; empty where there is one only. `agreement` holds together
    what `cases`, `numbers` and `genders` hold apart.
    """

    start: int
    end: int
    head: int
    cases: frozenset[str]
    numbers: frozenset[str]
    genders: frozenset[str]
    preposition: str | None = None
    preposition_at: int | None = None
    parent: int | None = None
    conjuncts: tuple[int, ...] = ()
    agreement: int = 0

    @property
    def first(self) -> int:
        """The first token, the preposition included."""
        return self.start if self.preposition_at is None else self.preposition_at

    def with_ties(self, parent: int | None, conjuncts: tuple[int, ...]) -> Phrase:
        """The phrase with its parent and its conjuncts; several times as fast as `dataclasses.replace`."""
        where, cases = (self.start, self.end, self.head), (self.cases, self.numbers, self.genders)
        return Phrase(*where, *cases, self.preposition, self.preposition_at, parent, conjuncts, self.agreement)


@frozen
class Clause:
    """A clause: one finite verb (or none, in a headline or a fragment) and what belongs to it.

    `pieces` are token ranges, several where another clause interrupts it. `finite` is the finite verb, auxiliary or modal; `verb`
    the word that carries the meaning: the participle of a passive, the infinitive after a modal, else the same as `finite`.
    `parent` is the index of the clause that governs it; `introducer` the lemma of the word that opens it (`że`, `który`, `gdy`).
    `transitive`: the verb may have an object, as far as its word and a missing `się` tell.
    """

    pieces: tuple[tuple[int, int], ...]
    finite: int | None = None
    verb: int | None = None
    introducer: str | None = None
    parent: int | None = None
    tense: Literal["past", "present", "future", "none"] = "none"
    mood: Literal["indicative", "conditional", "imperative", "infinitive", "none"] = "none"
    voice: Literal["active", "passive", "impersonal"] = "active"
    negated: bool = False
    modal: str | None = None
    question: bool = False
    transitive: bool = False

    @property
    def start(self) -> int:
        """The first token."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The end of the last piece."""
        return self.pieces[-1][1]

    def holds(self, index: int) -> bool:
        """Whether the token belongs to this clause itself."""
        return any(start <= index < end for start, end in self.pieces)


@frozen
class Sentence:
    """A sentence, headline or pull quote: `tokens` and what phrases and clauses they form.

    `paragraph` counts paragraphs from 0; `headline` marks a paragraph without a closing full stop that is short and stands alone.
    """

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int
    headline: bool = False
    phrases: tuple[Phrase, ...] = ()
    clauses: tuple[Clause, ...] = ()

    def span_of(self, start: int, end: int) -> Span:
        """The characters of the tokens `start:end`."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def clause_of_tokens(self) -> list[int | None]:
        """For every token the index of the clause that holds it; None for a mark between clauses."""
        table: list[int | None] = [None] * len(self.tokens)
        for number, clause in enumerate(self.clauses):
            for start, end in clause.pieces:
                table[start:end] = [number] * (end - start)
        return table


def is_averted(tokens: Sequence[Token], clause: Clause) -> bool:
    """`gdyby nie Litwa, Łotwa wystąpiłaby`: whether something kept from happening what the clause tells."""
    if clause.mood != "conditional":
        return False
    return any(
        one.lower == "gdyby" and two.lower == "nie" and three.pos not in ("fin", "praet", "bedzie")
        for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )

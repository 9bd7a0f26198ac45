"""The nouns of grammar."""

from __future__ import annotations

import pytest

from latopis.sentence import Analysis, Clause, Phrase, Sentence, Span, token_of

TEXT = "Sąd umorzył sprawę"
TOKENS = (
    token_of(Span(0, 3), "Sąd", "word", spaced=True, analyses=(Analysis("sąd", "subst"), Analysis("sądzić", "fin"))),
    token_of(Span(4, 11), "umorzył", "word", spaced=True, analyses=(Analysis("umorzyć", "praet"),)),
    token_of(Span(12, 18), "sprawę", "word", spaced=True, analyses=(Analysis("sprawa", "subst"),)),
)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [((0, 4), (3, 9), True), ((0, 4), (4, 9), False), ((3, 9), (0, 4), True), ((0, 9), (3, 4), True), ((2, 2), (2, 5), False)],
)
def test_spans_overlap_where_they_share_a_character(one: tuple[int, int], other: tuple[int, int], overlap: bool) -> None:
    """Spans are half-open: neighbours share nothing."""
    assert overlap is Span(*one).overlaps(Span(*other))


@pytest.mark.parametrize(
    ("one", "other", "covers"), [((0, 4), (0, 4), True), ((0, 4), (1, 2), True), ((0, 4), (3, 5), False), ((1, 2), (0, 4), False)]
)
def test_a_span_covers_what_lies_inside(one: tuple[int, int], other: tuple[int, int], covers: bool) -> None:
    """A span covers itself and every part of it."""
    assert covers is Span(*one).covers(Span(*other))


def test_a_span_gives_its_characters() -> None:
    """The characters of a span are those of the text between its ends."""
    assert "umorzył" == Span(4, 11).of(TEXT)


def test_a_token_is_its_likeliest_analysis() -> None:
    """Lemma and class are those of the first analysis."""
    assert ("sąd", "subst", "sąd") == (TOKENS[0].lemma, TOKENS[0].pos, TOKENS[0].best.lemma)


@pytest.mark.parametrize(("text", "capitalised"), [("Łódź", True), ("łódź", False), ("5", False), ("iPad", False)])
def test_a_capitalised_token_begins_with_a_capital(text: str, capitalised: bool) -> None:
    """Only the first character counts."""
    assert capitalised is token_of(Span(0, len(text)), text, "word", spaced=True).capitalised


def test_a_phrase_begins_with_its_preposition() -> None:
    """`first` is the preposition where there is one, `start` is behind it."""
    plain = Phrase(1, 2, 1, frozenset(), frozenset(), frozenset())
    governed = Phrase(1, 2, 1, frozenset(), frozenset(), frozenset(), "do", 0)
    assert (1, 0) == (plain.first, governed.first)


def test_a_clause_holds_its_pieces_only() -> None:
    """An interrupted clause does not hold what interrupts it."""
    clause = Clause(((0, 1), (5, 8)))
    assert [True, False, True, False] == [clause.holds(index) for index in (0, 3, 5, 8)]
    assert (0, 8) == (clause.start, clause.end)


def test_a_range_of_tokens_has_its_span() -> None:
    """The span of tokens runs from the first character of the first to the last of the last."""
    assert "umorzył sprawę" == Sentence(Span(0, 18), TOKENS, 0).span_of(1, 3).of(TEXT)

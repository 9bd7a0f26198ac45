"""Marked texts: nothing is lost, nothing moves, and every entry ends where its words end."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from latopis.model import Span
from latopis.show.web.marks import Place, Segment, paragraphs

KINDS = ("relation", "statement", "event", "poll")


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Place]]:
    """A text with entries anywhere in it, nested, overlapping or the same."""
    text = draw(st.text("ab\nż😀 ", min_size=1, max_size=40))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place), max_size=8))
    found = [Span(min(pair), max(pair)) for pair in spans if pair[0] != pair[1]]
    return text, [Place(number, KINDS[number % 4], span, (span,)) for number, span in enumerate(found, 1)]


@given(marked())
def test_the_text_stays_as_it_is(case: tuple[str, list[Place]]) -> None:
    """Line by line, the segments are the text; lines without anything in them are left out."""
    text, places = case
    lines = ["".join(segment.text for segment in line) for line in paragraphs(text, places)]
    assert [line for line in text.split("\n") if line.strip()] == lines


@given(marked())
def test_every_character_knows_its_entries(case: tuple[str, list[Place]]) -> None:
    """A segment names those entries, and shows those kinds, whose words it is part of."""
    text, places = case
    for segment in (segment for line in paragraphs(text, places) for segment in line if segment.text):
        over = [place for place in places if place.span.start <= segment.start < place.span.end]
        assert {place.number for place in over} == set(segment.numbers)
        assert tuple(sorted({place.kind for place in over})) == segment.kinds == segment.shown


def test_nested_and_overlapping_entries() -> None:
    """The entry that began last is named first: its words are the ones that are meant."""
    places = [Place(1, "statement", Span(0, 10)), Place(2, "event", Span(3, 6)), Place(3, "relation", Span(5, 12))]
    line = next(paragraphs("abcdefghijklmno", places))
    assert [("abc", (1,)), ("de", (2, 1)), ("f", (3, 2, 1)), ("ghij", (3, 1)), ("kl", (3,)), ("mno", ())] == [
        (part.text, part.numbers) for part in line
    ]
    assert [(2, "event"), (1, "statement"), (3, "relation")] == [end for part in line for end in part.ends]


def test_what_was_asked_for_is_marked_apart() -> None:
    """Words need no entry to be pointed at."""
    assert [[Segment(0, "a"), Segment(1, "bc", here=True), Segment(3, "d")]] == list(paragraphs("abcd", [], Span(1, 3)))


def test_time_grows_with_the_text() -> None:
    """Two thousand entries over the same words are cut in moments."""
    text = "Zdanie. " * 60_000
    places = [Place(number, "event", Span(number, len(text) - number), (Span(number, number + 5),)) for number in range(2000)]
    begun = time.process_time()
    assert len(text) == sum(len(part.text) for line in paragraphs(text, places) for part in line)
    assert time.process_time() - begun < 2

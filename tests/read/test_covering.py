"""Spans that cover a place are found, all of them and no others."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from latopis.model import Span
from latopis.read.covering import Covering

spans = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: Span(*sorted(pair)))


@settings(max_examples=150, deadline=None)
@given(st.lists(spans, max_size=12), spans)
def test_the_same_spans_are_found_as_by_looking_at_each(found: list[Span], place: Span) -> None:
    """However the spans nest and overlap, those around a place are exactly those that cover it."""
    assert sorted({span for span in found if span.covers(place)}) == sorted(Covering(found).around(place))

"""Spans that cover a place are found, all of them and no others."""

from __future__ import annotations

import pytest
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


@pytest.mark.parametrize(
    "around, found",
    [
        ([(0, 9), (2, 5)], [(2, 5), (0, 9), (6, 8)]),
        ([(0, 9)], [(0, 9), (0, 9)]),
        ([(3, 4)], [(3, 4), (4, 5)]),
        ([], [(0, 3), (4, 9)]),
        ([], []),
    ],
)
def test_the_outer_spans_come_first(around: list[tuple[int, int]], found: list[tuple[int, int]]) -> None:
    """Whatever their order, nested spans are given from without to within, each once; a span covers itself."""
    assert [Span(*pair) for pair in around] == Covering(Span(*pair) for pair in found).around(Span(3, 4))

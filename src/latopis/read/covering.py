"""Which of many spans cover a place, found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from latopis.model import Span


class Covering:
    """A set of spans, sorted into layers in which none covers another: a text has as many as its quotations and clauses nest.

    >>> from latopis.model import Span
    >>> Covering([Span(0, 9), Span(2, 5), Span(6, 8)]).around(Span(3, 4))
    [Span(start=0, end=9), Span(start=2, end=5)]
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._layers: list[list[Span]] = []
        for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
            # The ends of the layers' last spans fall from layer to layer.
            place = bisect_left(self._layers, -span.end, key=lambda layer: -layer[-1].end)
            if place == len(self._layers):
                self._layers.append([])
            self._layers[place].append(span)

    def around(self, place: Span) -> list[Span]:
        """The spans that cover the place, each once, the outer ones first where they nest."""
        found: list[Span] = []
        for layer in self._layers:
            first = bisect_left(layer, place.end, key=lambda span: span.end)
            found += layer[first : bisect_right(layer, place.start, key=lambda span: span.start)]
        return found

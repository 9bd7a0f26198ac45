"""A text with the places of its entries marked: nested and overlapping ones cut into segments that each know their entries.

The text is cut here, in code points; nothing is left to be counted by the browser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NAMED: Final = 12
"""How many entries a segment names at most: hostile articles pile up thousands."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry in the text: its number, its kind, the words that tell it and those that show its fields."""

    number: int
    kind: str
    span: Span
    evidence: tuple[Span, ...] = ()


class Segment(NamedTuple):
    """Some characters between two borders: the kinds and numbers of the entries there, and those that end here.

    `shown` are the kinds whose fields these very words show; `here` are the words that were asked for.
    """

    start: int
    text: str
    kinds: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    here: bool = False
    ends: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class _Open:
    """What is open at a place of the text."""

    numbers: dict[int, None] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    shown: dict[str, int] = field(default_factory=dict)
    here: int = 0


def paragraphs(text: str, places: Sequence[Place], here: Span | None = None) -> Iterator[list[Segment]]:
    """The lines of the text that hold anything, each as its segments, in order."""
    line: list[Segment] = []
    for segment in _segments(text, places, here):
        first, *others = _by_line(segment)
        line.append(first)
        for rest in others:
            if any(part.text.strip() for part in line):
                yield line
            line = [rest]
    if any(part.text.strip() for part in line):
        yield line


def _by_line(segment: Segment) -> Iterator[Segment]:
    """The segment, cut at its line ends; what ends there ends with the last piece."""
    start = segment.start
    pieces = segment.text.split("\n")
    if len(pieces) == 1:
        yield segment
        return
    for number, piece in enumerate(pieces, 1):
        yield segment._replace(start=start, text=piece, ends=segment.ends if number == len(pieces) else ())
        start += len(piece) + 1


def _segments(text: str, places: Sequence[Place], here: Span | None) -> Iterator[Segment]:
    borders = _borders(text, places, here)
    opened = _Open()
    start = 0
    for at in sorted({*borders, len(text)}):
        changes = borders.get(at, ())
        ends = tuple((place.number, place.kind) for place, sort, step in changes if sort == "span" and step < 0 and place)
        if at > start or ends:
            yield _segment(text, Span(start, at), opened, ends)
        for place, sort, step in changes:
            _turn(opened, place, sort, step)
        start = at


def _segment(text: str, span: Span, opened: _Open, ends: tuple[tuple[int, str], ...]) -> Segment:
    latest = tuple(islice(reversed(opened.numbers), _NAMED))
    return Segment(
        span.start, span.of(text), tuple(sorted(opened.kinds)), tuple(sorted(opened.shown)), latest, opened.here > 0, ends
    )


_Change = tuple["Place | None", str, int]


def _borders(text: str, places: Iterable[Place], here: Span | None) -> dict[int, list[_Change]]:
    found: dict[int, list[_Change]] = {}

    def add(span: Span, place: Place | None, sort: str) -> None:
        start, end = max(0, span.start), min(span.end, len(text))
        if start < end:
            found.setdefault(start, []).append((place, sort, 1))
            found.setdefault(end, []).append((place, sort, -1))

    for place in places:
        add(place.span, place, "span")
        for span in dict.fromkeys(place.evidence):
            add(span, place, "evidence")
    if here is not None:
        add(here, None, "here")
    return found


def _turn(opened: _Open, place: Place | None, sort: str, step: int) -> None:
    if place is None:
        opened.here += step
        return
    counts = opened.kinds if sort == "span" else opened.shown
    counts[place.kind] = counts.get(place.kind, 0) + step
    if not counts[place.kind]:
        del counts[place.kind]
    if sort == "span":
        if step > 0:
            opened.numbers[place.number] = None
        else:
            opened.numbers.pop(place.number, None)

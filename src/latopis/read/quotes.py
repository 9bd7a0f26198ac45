"""Where somebody's own words stand: between quotation marks, or after a dash that opens a speech.

Marks are paired, each kind with its own closing marks; a quotation goes on over paragraphs where nothing opens before it closes.
A speech after a dash lasts to the end of its paragraph; where a cue interrupts it is for `latopis.read.speech` to say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.model import Sentence, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DASHES: Final = frozenset(("-", "–", "—", "―"))
_PAIRS: Final = {
    "„": ("”", '"', "“", "''"), "“": ("”", '"'), "”": ("”",), "«": ("»",), "»": ("«",), '"': ('"', "”"),
    ",,": ("''", "”", '"'), "''": ("''",), "<<": (">>",), "‚": ("’", "‘"), "‘": ("’",),
}  # fmt: skip
MARKS: Final = frozenset((*_PAIRS, *(mark for closing in _PAIRS.values() for mark in closing)))
_DOWN: Final = frozenset(("„", ",,", "‚"))
"""Marks that only open."""
_NESTED: Final = 12
"""How many marks inside a quotation may be openings of their own before it is given up."""
_PARAGRAPHS: Final = 8
"""Over how many paragraphs a quotation may go on."""


@frozen
class Quote:
    """Words between marks: `inner` without the marks, `outer` with them; `sentence` and `token` say where the opening mark is."""

    inner: Span
    outer: Span
    sentence: int
    token: int
    speech: bool


def quotes_of(sentences: Sequence[Sentence]) -> list[Quote]:
    """The quoted stretches of the document, in order and without overlap."""
    flat = [token for sentence in sentences for token in sentence.tokens]
    marks = [place for place, token in enumerate(flat) if token.text in MARKS]
    if not marks:
        return []
    places = _Places(flat, marks, sentences)
    found: list[Quote] = []
    behind = 0
    for place in marks:
        opens = place >= behind and flat[place].text in _PAIRS and _opens(flat, place)
        end = places.closing(place) if opens else None
        if end is not None:
            behind = end + 1
            if end > place + 1:
                found.append(places.quote(place, end))
    return found


class _Places:
    """The tokens of a document in one row, `flat`, with the places of its marks there."""

    def __init__(self, flat: list[Token], marks: list[int], sentences: Sequence[Sentence]) -> None:
        self._flat = flat
        self._marks = marks
        self._sentences = sentences
        self._firsts = [0, *accumulate(len(sentence.tokens) for sentence in sentences)]
        self._closers = {pair: [place for place in marks if flat[place].text in pair] for pair in set(_PAIRS.values())}

    def _sentence(self, place: int) -> int:
        return bisect_right(self._firsts, place) - 1

    def closing(self, place: int) -> int | None:
        """Where the quotation closes that opens at the place: in its paragraph, or in a later one before another opens."""
        paragraph = self._paragraph(place)
        ends = self._closers[_PAIRS[self._flat[place].text]]
        first = bisect_right(ends, place)
        for end in ends[first : first + _NESTED]:
            later = self._paragraph(end) - paragraph
            if later > _PARAGRAPHS or (later and not self._goes_on(place, end)):
                return None
            if not _opens_again(self._flat, end):
                return end
        return None

    def _paragraph(self, place: int) -> int:
        return self._sentences[self._sentence(place)].paragraph

    def _goes_on(self, place: int, end: int) -> bool:
        """Whether the words between are one quotation: it begins a paragraph, no other of its kind opens, and the mark closes."""
        behind = self._flat[end + 1].text if end + 1 < len(self._flat) else ""
        closes = behind in (*DASHES, ",", ".", "") or self._paragraph(end + 1) != self._paragraph(end)
        if not closes or _opens(self._flat, end) or not self._begins_paragraph(place):
            return False
        kind = self._flat[place].text
        first, last = bisect_right(self._marks, place), bisect_left(self._marks, end)
        if last - first > _NESTED:
            return False
        between = self._marks[first:last]
        openings = (other for other in between if self._flat[other].text == kind and _opens(self._flat, other))
        return all(self._begins_paragraph(other) for other in openings)  # a mark may open each paragraph of one quotation

    def _begins_paragraph(self, place: int) -> bool:
        """Whether the place begins its paragraph, or stands behind a colon."""
        number = self._sentence(place)
        first = place == self._firsts[number] and (not number or self._sentences[number - 1].paragraph != self._paragraph(place))
        return first or (place > 0 and self._flat[place - 1].text == ":")

    def quote(self, start: int, end: int) -> Quote:
        """The quotation between the marks at the two places."""
        inside = self._flat[start + 1 : end]
        inner = Span(inside[0].span.start, inside[-1].span.end)
        outer = Span(self._flat[start].span.start, self._flat[end].span.end)
        number = self._sentence(start)
        return Quote(inner, outer, number, start - self._firsts[number], _speaks(inside))


def _opens(flat: list[Token], place: int) -> bool:
    token = flat[place]
    if place + 1 >= len(flat):
        return False
    if token.text in _DOWN:
        return True
    return not flat[place + 1].spaced and (token.spaced or place == 0 or flat[place - 1].text in ("(", *DASHES))


def _opens_again(flat: list[Token], place: int) -> bool:
    """A straight mark after a space and before a letter opens a quotation inside the quotation."""
    token = flat[place]
    return token.text == '"' and token.spaced and place + 1 < len(flat) and not flat[place + 1].spaced


def _speaks(inside: list[Token]) -> bool:
    """Whether the words can be somebody's speech rather than a title or a word in inverted commas."""
    verbs = any(token.pos in ("fin", "praet", "impt", "bedzie", "winien", "pred", "imps") for token in inside)
    ends = inside[-1].text in (".", "!", "?", "…", "...")
    return (verbs and len(inside) >= 3) or (ends and len(inside) >= 3) or len(inside) >= 12


def speeches(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The runs of sentences `start:end` that begin with a dash and last to the next dash or the end of the paragraph."""
    start: int | None = None
    for number, sentence in enumerate(sentences):
        opens = begins_with_dash(sentence)
        if start is not None and (opens or sentence.paragraph != sentences[start].paragraph):
            yield start, number
            start = None
        if opens:
            start = number
    if start is not None:
        yield start, len(sentences)


def begins_with_dash(sentence: Sentence) -> bool:
    """Whether a dash with white space after it opens the sentence."""
    return len(sentence.tokens) > 2 and sentence.tokens[0].text in DASHES and sentence.tokens[1].spaced


def spoken(sentences: Sequence[Sentence]) -> list[Span]:
    """The stretches that are somebody's words: speeches between marks, and from an opening dash to the next dash."""
    found = [quote.inner for quote in quotes_of(sentences) if quote.speech]
    for start, end in speeches(sentences):
        inside = (token for sentence in sentences[start:end] for token in sentence.tokens[1:])
        marks = [token for token in inside if token.text in DASHES and token.spaced]
        last = marks[0].span.start if marks else sentences[end - 1].span.end
        found.append(Span(sentences[start].tokens[1].span.start, last))
    return sorted(found)

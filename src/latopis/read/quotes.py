"""Where somebody's own words stand: between quotation marks, or after a dash that opens a speech.

Marks are paired inside a paragraph, each kind with its own closing marks. A speech after a dash lasts to the end of its
paragraph; where a cue interrupts it is for `latopis.read.speech` to say.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.model import Sentence, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DASHES: Final = frozenset(("-", "–", "—", "―"))
_PAIRS: Final = {"„": '”"“', "“": '”"', "”": "”", "«": "»", "»": "«", '"': '"”'}
_CLOSING: Final = frozenset("".join(_PAIRS.values()))
_NESTED: Final = 12
"""How many marks inside a quotation may be openings of their own before it is given up."""


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
    found: list[Quote] = []
    flat = [(number, index, token) for number, sentence in enumerate(sentences) for index, token in enumerate(sentence.tokens)]
    closing = [(place, token.text) for place, (_, _, token) in enumerate(flat) if token.text in _CLOSING]
    closers = {marks: [place for place, text in closing if text in marks] for marks in set(_PAIRS.values())}
    behind = 0
    for place, (_, _, token) in enumerate(flat):
        end = (
            _closing(flat, place, closers, sentences)
            if token.text in _PAIRS and place >= behind and _opens(flat, place)
            else None
        )
        if end is not None:
            behind = end + 1
            if end > place + 1:
                found.append(_quote(flat, place, end))
    return found


_Flat = list[tuple[int, int, Token]]


def _opens(flat: _Flat, place: int) -> bool:
    token = flat[place][2]
    if place + 1 >= len(flat):
        return False
    following = flat[place + 1][2]
    if token.text == "„":
        return True
    return not following.spaced and (token.spaced or place == 0 or flat[place - 1][2].text in ("(", *DASHES))


def _closing(flat: _Flat, place: int, closers: dict[str, list[int]], sentences: Sequence[Sentence]) -> int | None:
    number, _, opening = flat[place]
    ends = closers[_PAIRS[opening.text]]
    for end in ends[bisect_right(ends, place) : bisect_right(ends, place) + _NESTED]:
        if sentences[flat[end][0]].paragraph != sentences[number].paragraph:
            return None
        if not _opens_again(flat, end, flat[end][2]):
            return end
    return None


def _opens_again(flat: _Flat, place: int, token: Token) -> bool:
    """A straight mark after a space and before a letter opens a quotation inside the quotation."""
    return token.text == '"' and token.spaced and place + 1 < len(flat) and not flat[place + 1][2].spaced


def _quote(flat: _Flat, start: int, end: int) -> Quote:
    inside = flat[start + 1 : end]
    inner = Span(inside[0][2].span.start, inside[-1][2].span.end)
    number, index, opening = flat[start]
    return Quote(inner, Span(opening.span.start, flat[end][2].span.end), number, index, _speaks(inside))


def _speaks(inside: _Flat) -> bool:
    """Whether the words can be somebody's speech rather than a title or a word in inverted commas."""
    verbs = any(
        token.analyses and token.pos in ("fin", "praet", "impt", "bedzie", "winien", "pred", "imps") for _, _, token in inside
    )
    ends = inside[-1][2].text in (".", "!", "?", "…", "...")
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

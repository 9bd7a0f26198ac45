"""Where the words of a query stand in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.chronicle.words import folded
from latopis.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD: Final = re.compile(r"[^\W_]+")
_STEM: Final = 4
_ENDING: Final = 4
_NOWHERE: Final = 1 << 40


class Places(NamedTuple):
    """Where each word stands once, as close together as they do; how many characters that covers; and everywhere (`met`)."""

    closest: tuple[Span, ...]
    width: int
    met: tuple[tuple[Span, int], ...] = ()

    def all_in(self, span: Span) -> bool:
        """Whether every word that is met at all stands in the span."""
        inside = {number for place, number in self.met if span.start <= place.start and place.end <= span.end}
        return bool(inside) and inside == {number for _, number in self.met}


def places_in(text: str, wanted: Sequence[Sequence[str]]) -> Places:
    """Where the words, each in one of its forms, stand closest together.

    Inflected forms are known by their stems: that is good enough to show, not to search.

    >>> text = "Zawieszono rozmowy. O zawieszeniu współpracy zdecydował rząd."
    >>> [place.of(text) for place in places_in(text, [["zawieszenie"], ["wspolpraca"]]).closest]
    ['zawieszeniu', 'współpracy']
    """
    met = tuple((span, number) for span, word in _likely(text, wanted) for number in _which(word, wanted))
    return _closest(met, len({number for _, number in met}))._replace(met=met)


def _likely(text: str, wanted: Sequence[Sequence[str]]) -> Iterator[tuple[Span, str]]:
    """The words of the text, folded, that begin as one of the forms does, and their places."""
    beginnings = {re.escape(form[:_STEM]) for forms in wanted for form in forms}
    begins = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(beginnings))})[^\W_]*")
    plain = folded(text)
    if len(plain) == len(text):
        yield from ((Span(*found.span()), found[0]) for found in begins.finditer(plain))
        return
    for found in _WORD.finditer(text):  # a letter became two: each word by itself, so that places are those of the text
        word = folded(found[0])
        if begins.fullmatch(word):
            yield Span(*found.span()), word


def is_form(word: str, of: str) -> bool:
    """Whether the folded word looks like a form of the other one: the same, or the same but for the ending.

    >>> is_form("lukaszence", "lukaszenka"), is_form("wspolpraca", "wspolnota"), is_form("nato", "natomiast")
    (True, False, False)
    """
    stem = max(_STEM, max(len(word), len(of)) - _ENDING)
    return word == of or (stem <= len(of) and word.startswith(of[:stem]))


def _which(word: str, wanted: Sequence[Sequence[str]]) -> list[int]:
    return [number for number, forms in enumerate(wanted) if any(is_form(word, form) for form in forms)]


def _closest(met: Sequence[tuple[Span, int]], count: int) -> Places:
    """The shortest stretch that holds every word that is met at all; the first of equal ones."""
    best = Places((), _NOWHERE)
    latest: dict[int, Span] = {}
    for span, number in met:
        latest.pop(number, None)
        latest[number] = span
        if len(latest) == count:
            width = span.end - min(place.start for place in latest.values())
            if width < best.width:
                best = Places(tuple(sorted(latest.values())), width)
    return best

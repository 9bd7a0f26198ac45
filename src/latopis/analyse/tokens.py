"""Text -> tokens with their places: words, numbers, marks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from latopis.model import Reading, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon import Lexicon
    from latopis.model import TokenKind

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f"  # accents that stand alone, in text that was not composed
# A word keeps its inner hyphens, apostrophes and digits (Malloch-Brown, O’Leary’ego, COVID-19, G7) and an abbreviation its
# points (m.in., J.D.); a number its inner
# points and commas (1.05.18, 47,5). Every branch is one run of one class, so that matching is linear in any text.
_TOKEN: Final = re.compile(
    rf"(?P<symbol>https?://\S+|[@#]\w+)"
    rf"|(?P<dotted>(?<!\w)(?:[a-z]{{1,2}}\.){{2,4}}|(?<!\w)(?:[A-Z]\.){{2,4}})"
    rf"|(?P<word>{_LETTER}[\w{_MARKS}]*(?:[-‑'’`][^\W_][\w{_MARKS}]*)*)"
    rf"|(?P<number>\d+(?:[.,:]\d+)*)"
    rf"|(?P<punctuation>\.{{2,}}|[^\w\s])"
    rf"|(?P<other>[^\s])"
)
_KINDS: Final[dict[str, TokenKind]] = {
    "symbol": "symbol", "dotted": "word", "word": "word", "number": "number", "punctuation": "punctuation", "other": "symbol",
}  # fmt: skip
_SYMBOLS: Final = frozenset("%$€£¥§°+=<>|~^&@#*\\")


def tokens(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with the tokens of its text."""
    del lexicon
    return replace(reading, tokens=tuple(tokens_of(reading.document.text)))


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of `text`, in order.

    >>> [token.text for token in tokens_of("Wzrósł o 47,5 proc. – mówi O’Leary.")]
    ['Wzrósł', 'o', '47,5', 'proc', '.', '–', 'mówi', 'O’Leary', '.']
    """
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        form = match[0]
        kind = "symbol" if form in _SYMBOLS else _KINDS[match.lastgroup or ""]
        yield Token(Span(start, end), form, kind, start > last or start == 0)
        last = end

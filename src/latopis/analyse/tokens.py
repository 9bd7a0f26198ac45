"""Text -> tokens with their places: words, numbers, marks."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from latopis.model import Reading, Span, Token

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import TokenKind

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f"  # accents that stand alone, in text that was not composed
# A word keeps its inner hyphens, apostrophes and digits (Malloch-Brown, O’Leary’ego, COVID-19, G7) and an abbreviation its
# points (m.in., J.D.); a number its inner
# points and commas (1.05.18, 47,5); quotation marks may be typed as two signs (,,tak'', <<tak>>). Every branch is one run of one
# class, so that matching is linear in any text.
_FORM: Final = (
    rf"(?P<symbol>(?:https?://|pic\.twitter\.com/)\S+|[@#]\w+)"
    rf"|(?P<dotted>(?<!\w)(?:[a-z]{{1,2}}\.){{2,4}}|(?<!\w)(?:[A-Z]\.){{2,4}})"
    rf"|(?P<word>{_LETTER}[\w{_MARKS}]*(?:[-‑'’`][^\W_][\w{_MARKS}]*)*)"
    rf"|(?P<number>\d+(?:[.,:]\d+)*)"
    rf"|(?P<punctuation>\.{{2,}}|,,(?=\w)|''|<<|>>|[^\w\s])"
    rf"|(?P<other>[^\s])"
)
_KIND: Final = re.compile(_FORM)
_TOKEN: Final = re.compile(rf"(\s*+)({re.sub(r'[?]P<[a-z]+>', '?:', _FORM)})")
"""The white space before a token, and the token."""
_KINDS: Final[dict[str, TokenKind]] = {
    "symbol": "symbol", "dotted": "word", "word": "word", "number": "number", "punctuation": "punctuation", "other": "symbol",
}  # fmt: skip
_span: Final = tuple.__new__  # half of what `Span(start, end)` takes
_SYMBOLS: Final = frozenset("%$€£¥§°+=<>|~^&@#*\\")


def tokens(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with the tokens of its text."""
    del lexicon
    return replace(reading, tokens=tuple(tokens_of(reading.document.text)))


def tokens_of(text: str) -> list[Token]:
    """The tokens of `text`, in order.

    >>> [token.text for token in tokens_of("Wzrósł o 47,5 proc. – mówi O’Leary.")]
    ['Wzrósł', 'o', '47,5', 'proc', '.', '–', 'mówi', 'O’Leary', '.']
    """
    found: list[Token] = []
    end = 0
    for gap, form in _TOKEN.findall(text.rstrip()):  # faster by far than one match object a token
        start = end + len(gap)
        end = start + len(form)
        kind, lower, capitalised = _facts(form)
        found.append(Token(_span(Span, (start, end)), form, kind, not start or gap != "", lower, capitalised))
    return found


@lru_cache(maxsize=32_768)
def _facts(form: str) -> tuple[TokenKind, str, bool]:
    """The kind of the token, its text in small letters, and whether it begins with a capital: the form alone tells them."""
    match = _KIND.match(form)
    kind = _KINDS[(match and match.lastgroup) or "other"]
    return "symbol" if form in _SYMBOLS else kind, form.lower(), form[:1].isupper()

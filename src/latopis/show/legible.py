"""Words of an article made fit for a terminal: nothing in them steers it, and long ones are cut between words.

For display only; a document's text and its record are never changed.
"""

from __future__ import annotations

import re
import unicodedata

_REPLACED = "\N{REPLACEMENT CHARACTER}"
_LINE_ENDS = "\t\n\v\f\r\x85\u2028\u2029"

# C0 and C1 controls, what turns the direction of a line or cannot be seen, lone surrogates, tags.
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
# Where the scripts that run from right to left stand; a quick look, before each character is asked.
_PERHAPS = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def legible(text: str) -> str:
    r"""The text on one line: line ends are spaces, controls are their pictures, marks of direction are left out.

    Words in a script that runs from right to left are set apart (U+2068, U+2069), so that they do not turn the line around them.

    >>> legible("raz\ndwa\x1b[31m\u202etrzy")
    'raz dwa␛[31mtrzy'
    """
    found = _STEERING.sub(_shown, text)
    if (
        found.isascii()
        or not _PERHAPS.search(found)
        or not any(unicodedata.bidirectional(mark) in _RIGHT_TO_LEFT for mark in found)
    ):
        return found
    return f"\u2068{found}\u2069"


def clipped(text: str, limit: int) -> str:
    """The first `limit` characters or fewer, cut between two words and closed with `…`; runs of white space are one space.

    >>> clipped("Rząd podał  się do dymisji", 14), clipped("Rząd podał", 14), clipped("Dziewięćdziesiąt", 9)
    ('Rząd podał…', 'Rząd podał', 'Dziewięć…')
    """
    found = " ".join(text[: 4 * limit + 100].split())
    if len(found) <= limit:
        return found
    cut = found[:limit]
    space = cut.rfind(" ")
    kept = cut[:space] if space > limit // 3 else cut[: limit - 1]
    return kept.rstrip(" ,;:–-") + "…"


def _shown(match: re.Match[str]) -> str:
    mark = match[0]
    if mark in _LINE_ENDS:
        return " "
    if mark < "\x20":
        return chr(0x2400 + ord(mark))
    if mark == "\x7f":
        return "\N{SYMBOL FOR DELETE}"
    return _REPLACED if "\x80" <= mark <= "\x9f" or "\ud800" <= mark <= "\udfff" else ""

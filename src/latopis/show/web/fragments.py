"""Links to the words themselves on the page where they were published (text fragments)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

_ENDS: Final = 5
_SHORT: Final = 12
_WORD: Final = re.compile(r"\S+")


def link_to_words(url: str | None, words: str) -> str:
    """The URL, opened at the words; empty where it is no address of the web: nothing else is ever made a link.

    >>> link_to_words("https://example.org/a", "Rząd - jak wiadomo, podał się")
    'https://example.org/a#:~:text=Rz%C4%85d%20%2D%20jak%20wiadomo%2C%20poda%C5%82%20si%C4%99'
    >>> link_to_words("javascript:alert(1)", "Rząd")
    ''
    """
    if not is_web(url):
        return ""
    found = _WORD.findall(words.split("\n", 1)[0][:2000])
    if not found:
        return url or ""
    long = len(found) > _SHORT
    pieces = [found[:_ENDS], found[-_ENDS:]] if long else [found]
    base = (url or "").partition("#")[0]
    return f"{base}#:~:text={','.join(_encoded(' '.join(piece)) for piece in pieces)}"


def is_web(url: str | None) -> bool:
    """Whether it is an address of the web."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _encoded(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")

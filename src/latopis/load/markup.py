"""The text of a fragment of HTML, in time that grows with its length alone, whatever it holds.

The parser of the standard library needs hours for a fragment of hostile tags.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS: Final = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article figure figcaption".split())  # noqa: SIM905
_UNSEEN: Final = frozenset(("script", "style", "template"))
_TAG: Final = re.compile(
    r"""<(/?)([a-z][^\s<>/"']*+)(?:(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>|[^<>]*+>)|<[!?/][^<>]*+>""", re.IGNORECASE
)
"""A tag, in whose quotes `>` may stand where they are closed."""


def paragraphs_of(marked: str) -> str:
    """The text of a fragment of HTML, an empty line between two of its blocks.

    >>> paragraphs_of("<p>Rząd&nbsp;milczy.</p><script>x</script><p title='>'>Sejm <b>czeka</b>.")
    'Rząd milczy.\\n\\nSejm czeka.'
    """
    return "\n\n".join(text for block in _blocks_in(_uncommented(marked)) if (text := " ".join(_unescaped(block).split())))


def _uncommented(marked: str) -> str:
    first, *rest = marked.split("<!--")
    return first + "".join(piece.partition("-->")[2] for piece in rest)


def _blocks_in(marked: str) -> Iterator[str]:
    """What stands between the borders of blocks, other tags taken out."""
    words: list[str] = []
    at = 0
    while tag := _TAG.search(marked, at):
        words.append(marked[at : tag.start()])
        name, at = (tag[2] or "").lower(), tag.end()
        if name in _BLOCKS:
            yield "".join(words)
            words = []
        elif name in _UNSEEN and not tag[1]:
            end = re.compile(f"</{name}", re.IGNORECASE).search(marked, at)
            at = end.start() if end else len(marked)
    yield "".join([*words, marked[at:]])


def _unescaped(text: str) -> str:
    """The text with its characters that are written as `&…;`."""
    try:
        return html.unescape(text)
    except ValueError:  # a number of thousands of digits
        return text

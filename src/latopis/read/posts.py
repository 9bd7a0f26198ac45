"""Embedded posts: the words above a signature such as `— Anna Nowak (@anowak) 3 maja 2020`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.model import Span
from latopis.read.quotes import DASHES
from latopis.read.said import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.model import Sentence
    from latopis.read.cast import Cast
    from latopis.syntax import Syntax

_LONGEST: Final = 8
"""How many words a signature's name may have."""
_LEAST: Final = 3
"""The fewest words of a post."""


def post_of(sentences: Sequence[Sentence], number: int, *, syntax: Syntax, cast: Cast, told: frozenset[int]) -> Said | None:
    """The post that the sentence signs; its words go back to the start of their paragraph or to the last sentence `told`."""
    signature = _signature(syntax)
    if signature is None:
        return None
    start, end = signature
    name = syntax.sentence.span_of(start + 1, end)
    place = syntax.phrase_at(start + 1)
    named = cast.of_phrase(syntax, place) if place is not None else ()
    who = named[0] if named and cast.mention_at(syntax.tokens[end - 1].span).overlaps(name) else cast.added(name, kind="person")
    words = _words_before(sentences, number, start, told)
    return Said(None, [words], "direct", "say", who, name, "pl/headlines:post") if words is not None else None


def _signature(syntax: Syntax) -> tuple[int, int] | None:
    """The dash before the signature's name (-1 where that begins the line) and the end of the name; None without a signature."""
    tokens = syntax.tokens
    if "(" not in syntax.forms:
        return None
    for at in range(2, len(tokens)):
        if tokens[at].kind == "symbol" and tokens[at].text.startswith("@") and tokens[at - 1].text == "(":
            first = max(at - 2 - _LONGEST, -1)
            dash = next((place for place in range(at - 2, first, -1) if tokens[place].text in DASHES), None)
            if dash is None and first == -1 and len(tokens) - at <= _LONGEST:
                dash = -1  # the name begins the line
            return (dash, at - 1) if dash is not None and dash + 1 < at - 1 else None
    return None


def _words_before(sentences: Sequence[Sentence], number: int, dash: int, told: frozenset[int]) -> Span | None:
    """The words of the post: those before the signature in its paragraph, else the paragraph before it."""
    here = sentences[number]
    opens = dash <= 0 and (number == 0 or sentences[number - 1].paragraph != here.paragraph)
    paragraph = here.paragraph - 1 if opens else here.paragraph
    first = number if dash > 0 else number - 1
    if first < 0 or sentences[first].paragraph != paragraph:
        return None
    end = here.tokens[dash - 1].span.end if dash > 0 else sentences[first].span.end
    while first and sentences[first - 1].paragraph == paragraph and first - 1 not in told:
        first -= 1
    tokens = [token for sentence in sentences[first : number + 1] for token in sentence.tokens if token.span.end <= end]
    while tokens and tokens[-1].kind == "symbol":
        tokens.pop()  # `pic.twitter.com/…`, `https://…`
    if sum(token.kind == "word" for token in tokens) < _LEAST:
        return None
    return Span(tokens[0].span.start, tokens[-1].span.end)

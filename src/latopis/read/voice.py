"""Whose voice words are in: those that speak of `ja` and `my`, or to `ty` and `wy`, are somebody's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from latopis.lexicon.sources import SourceWords
    from latopis.model import Token


def is_own_voice(tokens: Iterable[Token], words: SourceWords) -> bool:
    """Whether one of the words is in the first or second person, or a pronoun of those."""
    return any(_is_own(token, words) for token in tokens)


def _is_own(token: Token, words: SourceWords) -> bool:
    return token.kind == "word" and (token.best.person in ("pri", "sec") or token.lemma in words.own)

"""Whether two texts are versions of one article."""

from __future__ import annotations

from latopis.chronicle.words import words_in


def same_article(a: str, b: str) -> bool:
    """Whether the texts share half of their words: another article in the same file is no new version of the first.

    >>> same_article("Rząd podał się do dymisji w środę.", "Rząd podał się do dymisji w czwartek.")
    True
    >>> same_article("Rząd podał się do dymisji.", "Deszcz padał w Gdyni.")
    False
    """
    x, y = set(words_in(a)), set(words_in(b))
    return len(x & y) * 2 >= len(x | y)

"""One side of a tie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from latopis.frozen import frozen

if TYPE_CHECKING:
    from latopis.model import Span


@frozen
class Side:
    """One actor on one side of a tie, and the words that show it.

    `taking_part`: the list in which it stands is one of programmes; `year` stands in brackets behind it there (`GUAM (1997)`);
    `described`: it has no name.
    """

    actor: str
    span: Span
    taking_part: bool = False
    year: str | None = None
    described: bool = False


def is_year(word: str) -> bool:
    """Whether the word is a year of the last centuries."""
    return len(word) == 4 and word.isdecimal() and word[:2] in ("18", "19", "20")

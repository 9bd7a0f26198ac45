"""From which day a speaker counts: `dziś` in a quotation is the day on which the words were said."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING, Final

from latopis import edtf
from latopis.read.quotes import spoken
from latopis.read.times.anchor import Anchor, anchor_of
from latopis.read.times.meaning import Meaning, Shifted, Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.edtf import Edtf
    from latopis.model import Sentence, Span

_RECENT: Final = 7
"""Days before the publication within which the day of a speech is taken for that of the quotations after it."""


class Quotations:
    """The quoted stretches of a document, looked for only when a day is counted in one."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """`sentences` are those of the whole document."""
        self._sentences = sentences
        self._found: list[Span] | None = None

    def holds(self, place: int) -> bool:
        """Whether the character is part of somebody's own words."""
        if self._found is None:
            self._found = spoken(self._sentences)
        at = bisect_right(self._found, place, key=lambda span: span.start) - 1
        return at >= 0 and place < self._found[at].end


def counts_days(meaning: Meaning) -> bool:
    """Whether the day is counted from today: `wczoraj`, `minionej nocy`."""
    if isinstance(meaning, Stretch):
        return counts_days(meaning.first)
    return isinstance(meaning, Shifted) and meaning.unit == "day" and meaning.base == "published" and abs(meaning.count) <= 1


def day_of_speech(frame: Sequence[Edtf], told: Edtf | None, *, published: Anchor) -> Anchor | None:
    """The day on which quoted words were said; `None` where it cannot be told.

    It is the day in the sentence around the quotation (`frame`), where it has one; else that of the last speech `told`,
    where it is of the week of the publication; else the publication. A frame of another month or year tells no day.
    """
    days = [value for value in frame if edtf.precision(value) == "day"]
    if days:
        return anchor_of(days[-1])
    today = published.as_day()
    if today and any(edtf.overlaps(value, today.isoformat()) == "no" for value in frame):
        return None
    if told and today and edtf.precision(told) == "day" and 0 <= (today - date.fromisoformat(told)).days <= _RECENT:
        return anchor_of(told)
    return published

"""Which time dates a word."""

from __future__ import annotations

from latopis.model import Reading, Sentence, Time


def when_of(reading: Reading, sentence: Sentence, index: int) -> Time | None:
    """None."""
    return None

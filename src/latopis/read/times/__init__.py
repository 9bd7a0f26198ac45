"""Sentences -> the times they name: days, weekdays, months, years, seasons, stretches, and what is counted from them.

An expression is read in two steps: what its words say (`meaning`), then which place on the calendar that is (`resolve`), given
the publication, the tense of its clause and the times before it. What cannot be settled is left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from latopis.read.times.anchor import anchor_of
from latopis.read.times.line import begins
from latopis.read.times.page import Page
from latopis.read.times.told import Quotations

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Reading


def times(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its times, in order and without overlaps; a weekday that contradicts its date becomes a Problem."""
    page = Page(anchor_of(reading.document.published), lexicon, Quotations(reading.sentences))
    for number, sentence in enumerate(reading.sentences):
        cues = [lexicon.dates.cues_of(token) for token in sentence.tokens]
        if any(cues) and (places := begins(sentence, cues)):
            page.read(number, sentence, cues=cues, places=places)
    problems = [problem for settled in page.found if (problem := settled.problem)]
    return replace(reading, times=tuple(one.time for one in page.found), problems=(*reading.problems, *problems))

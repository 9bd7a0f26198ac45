"""What people read: complete in both languages."""

from __future__ import annotations

import string
from typing import get_args

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.frames import load_frames
from latopis.lexicon.labels import load_labels
from latopis.model import ACTS, EVENT_TYPES, FACTUALITIES, MODES, STATUSES, TIES, Step

KEYS = [
    *(f"act.{act}" for act in ACTS),
    *(f"tie.{tie}.{status}" for tie in TIES for status in STATUSES),
    *(f"factuality.{value}" for value in FACTUALITIES),
    *(f"mode.{mode}" for mode in MODES),
    *(f"step.{step}" for step in get_args(Step)),
    *(f"event.{kind}" for kind in EVENT_TYPES),
    *(f"month.{number:02}{form}" for number in range(1, 13) for form in ("", ".of")),
    *(f"season.{number}{form}" for number in range(21, 25) for form in ("", ".of")),
]


@pytest.mark.parametrize("key", KEYS)
def test_every_closed_choice_has_words(key: str) -> None:
    """Each member of a choice of the record can be shown in both languages."""
    assert load_labels("pl").of(key)
    assert load_labels("en").of(key)


def test_a_label_asks_for_the_same_slots_in_both_languages() -> None:
    """The program fills the same names in, whatever the language; decades and centuries are counted differently."""

    def slots(words: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(words) if name}

    polish, english = load_labels("pl"), load_labels("en")
    counted = ("date.decade", "date.nineties", "date.century")
    differ = [key for key, words in polish.rows.items() if slots(words) != slots(english.rows[key])]
    assert [] == [key for key in differ if not key.startswith(counted)]


def test_a_missing_label_names_the_file_to_add_it_to() -> None:
    """A key without a row is a fault of the data, and the message says where to mend it."""
    with pytest.raises(LexiconError, match=r"data/labels\.tsv: no row 'no\.such'"):
        load_labels("pl").of("no.such")


def test_every_mode_and_context_of_an_event_has_words() -> None:
    """What the patterns of events give is said in both languages."""
    frames = [frame for frame in load_frames("pl", examples=False).all if frame.gives[0] == "event"]
    given = {code for frame in frames for code in (*frame.gives[2:], *frame.contexts)}
    assert set() == {code for code in given if load_labels("pl").maybe(f"plover.{code}") is None}

"""Whose voice words are in."""

from __future__ import annotations

import pytest

from latopis.pipeline import default_lexicon
from latopis.read.voice import is_own_voice
from read.told import reading_of

WORDS = default_lexicon().sources


@pytest.mark.parametrize(
    "own, text",
    [
        (True, "Zamkniemy most."),
        (True, "Zamknijcie most."),
        (True, "Most jest nasz."),
        (True, "Most zbudowano dla mnie."),
        (False, "Burmistrz zamknie most."),
        (False, "Most zamknięto."),
        (False, "Jej most jest zamknięty."),
    ],
)
def test_persons_tell_whose_voice_it_is(own: bool, text: str) -> None:
    """Verbs and pronouns of the first and second person are somebody's own; the third is told of others."""
    assert own == is_own_voice(reading_of(text, "morphology").sentences[0].tokens, WORDS)

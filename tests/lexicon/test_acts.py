"""Words that tell an act from what is merely talked about."""

from __future__ import annotations

import re

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.acts import load_act_words
from lexicon.broken import written

WORDS = load_act_words("pl")


def test_words_are_loaded() -> None:
    """Each word stands in the list that its part names."""
    assert {"każdy", "dziennikarz"} == {"każdy"} & WORDS.vague | {"dziennikarz"} & WORDS.press
    assert {"odbyć", "często"} == {"odbyć"} & WORDS.occur | {"często"} & WORDS.habits
    assert {"wtorkowy", "terytorium"} == {"wtorkowy"} & WORDS.settled | {"terytorium"} & WORDS.parts


@pytest.mark.parametrize(("text", "said"), [("", "vague must be a list"), ('vague = ["każdy"]', "press must be a list")])
def test_a_broken_table_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file and what is wrong."""
    written(monkeypatch, "pl/acts.toml", text)
    with pytest.raises(LexiconError, match=re.escape("data/pl/acts.toml") + ".*" + re.escape(said)):
        load_act_words("pl")

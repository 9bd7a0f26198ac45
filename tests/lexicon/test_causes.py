"""Words that give a reason."""

from __future__ import annotations

import re

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.causes import load_cause_words
from lexicon.broken import written

WORDS = load_cause_words("pl")


def test_words_are_loaded() -> None:
    """A noun that names a cause, and a phrase as the words in which it is cut."""
    assert "powód" in WORDS.nouns
    assert (True, True) == (("dlatego",) in WORDS.effects, "że" in WORDS.goes_on)
    assert {("z", "powodu"), ("ponieważ",), ("po", "tym", ",", "jak")} <= set(WORDS.phrases)


def test_longer_phrases_come_first() -> None:
    """A phrase that begins like a longer one is tried after it."""
    assert sorted((len(phrase) for phrase in WORDS.phrases), reverse=True) == [len(phrase) for phrase in WORDS.phrases]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nouns = []", "phrases must be a list of strings, not None"),
        ("phrases = []", "nouns must be a list of strings"),
        ('nouns = []\nphrases = [["z"]]', "phrases must be a list of strings"),
    ],
)
def test_a_broken_table_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file, the row or key in it, and what is wrong."""
    written(monkeypatch, "pl/causes.toml", text)
    with pytest.raises(LexiconError, match=re.escape("data/pl/causes.toml") + ".*" + re.escape(said)):
        load_cause_words("pl")

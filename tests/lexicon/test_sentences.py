"""Words that tell where a sentence ends."""

from __future__ import annotations

import re

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.sentences import load_sentence_words
from lexicon.broken import written

WORDS = load_sentence_words("pl")


def test_words_are_loaded() -> None:
    """An abbreviation has its kind, without its full stop; openers are in lower case."""
    found = WORDS.abbreviations
    assert ("before", "unit", "year") == (found["prof"], found["proc"], found["r"])
    assert [] == [word for word in WORDS.openers if word != word.lower()]


def test_an_abbreviation_is_written_without_its_stop() -> None:
    """The table holds the word, and the tokens the full stop."""
    assert [] == [word for word in WORDS.abbreviations if word.endswith(".")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("abbreviation\tkind\nprof\tbefor", "prof: kind 'befor' is none of"),
        ("abbreviation\nprof", ":1: the header is"),
    ],
)
def test_a_broken_table_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file, the row or key in it, and what is wrong."""
    written(monkeypatch, "pl/abbreviations.tsv", text)
    with pytest.raises(LexiconError, match=re.escape("data/pl/abbreviations.tsv") + ".*" + re.escape(said)):
        load_sentence_words("pl")

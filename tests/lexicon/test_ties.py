"""Words of ties."""

from __future__ import annotations

import re

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.ties import load_tie_words
from lexicon.broken import written

WORDS = load_tie_words("pl")


def test_words_are_loaded() -> None:
    """Bodies, levels, and verbs with their step."""
    assert (True, True) == ("sojusz" in WORDS.listed, "szczebel" in WORDS.levels)
    assert ("decision", "signature", "ratification") == (
        WORDS.steps["postanowić"],
        WORDS.steps["podpisać"],
        WORDS.steps["ratyfikować"],
    )


def test_programmes_are_among_the_kinds_that_one_joins() -> None:
    """A kind in which one takes part is a kind that one can join."""
    assert set() == WORDS.programme_kinds - WORDS.kinds


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no table [steps]"),
        ("[steps]", "listed must be a list of strings"),
        ("listed = [1]\n[steps]", "listed must be a list of strings"),
    ],
)
def test_a_broken_table_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file, the row or key in it, and what is wrong."""
    written(monkeypatch, "pl/ties.toml", text)
    with pytest.raises(LexiconError, match=re.escape("data/pl/ties.toml") + ".*" + re.escape(said)):
        load_tie_words("pl")

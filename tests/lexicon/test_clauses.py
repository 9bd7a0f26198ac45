"""Words that open, join and govern clauses."""

from __future__ import annotations

import re

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.clauses import load_clause_words
from lexicon.broken import written

WORDS = load_clause_words("pl")


def test_words_are_loaded() -> None:
    """Openers, relatives, conditions and coordinators have their words, and a modal what it makes of its infinitive."""
    assert {"że", "gdyby", "choć"} <= WORDS.subordinators
    assert ("który" in WORDS.relatives, "i" in WORDS.coordinators, "aby" in WORDS.purposes) == (True, True, True)
    assert ("possible", "necessary", "scheduled") == (WORDS.modals["móc"], WORDS.modals["musieć"], WORDS.modals["mieć"])
    assert "wybuchnąć" in WORDS.intransitive


def test_conditions_and_purposes_are_openers() -> None:
    """What makes a condition or a purpose also opens a clause."""
    assert set() == (WORDS.conditions | WORDS.purposes) - WORDS.subordinators


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("relatives = []", "no table [modals]"),
        ("[modals]", "subordinators must be a list of strings, not None"),
        ('subordinators = ["że", 1]\n[modals]', "subordinators must be a list of strings"),
    ],
)
def test_a_broken_table_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file, the row or key in it, and what is wrong."""
    written(monkeypatch, "pl/clauses.toml", text)
    with pytest.raises(LexiconError, match=re.escape("data/pl/clauses.toml") + ".*" + re.escape(said)):
        load_clause_words("pl")

"""Nouns that describe an actor."""

from __future__ import annotations

import re

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.descriptions import Description, load_descriptions
from lexicon.broken import written

WORDS = load_descriptions("pl")


def test_nouns_are_loaded() -> None:
    """A noun has the type of its actor and its sense."""
    assert (Description("person", "office"), Description("outlet", "outlet")) == (WORDS["burmistrz"], WORDS["agencja"])
    assert Description("office", "government") == WORDS["administracja"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lemma\ttype\tsense\nburmistrz\tofficer\tgeneric", "burmistrz: 'officer' is no type of actor"),
        ("lemma\ttype\nburmistrz\tperson", ":1: the header is"),
    ],
)
def test_a_broken_table_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file, the row or key in it, and what is wrong."""
    written(monkeypatch, "pl/descriptions.tsv", text)
    with pytest.raises(LexiconError, match=re.escape("data/pl/descriptions.tsv") + ".*" + re.escape(said)):
        load_descriptions("pl")

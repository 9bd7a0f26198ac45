"""Words that attribute."""

from __future__ import annotations

import re

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.sources import load_source_words
from lexicon.broken import written

WORDS = load_source_words("pl")


def test_words_are_loaded() -> None:
    """Nouns of opinion with their preposition, and words that name a source, a document or a denial."""
    assert {("", "zdanie"), ("w", "opinia")} <= WORDS.opinions
    assert frozenset({"z + inst", "object"}) == WORDS.light["zgłosić"]
    assert (True, True, True) == ("według" in WORDS.sources, "wywiad" in WORDS.interviews, "wizyta" in WORDS.acts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "opinions must be a list of pairs, not None"),
        ('opinions = [["w"]]', "opinions must be a list of pairs"),
        ('opinions = ["w opinii"]', "opinions must be a list of pairs"),
        ("opinions = []", "sources must be a list of strings"),
    ],
)
def test_a_broken_table_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file, the row or key in it, and what is wrong."""
    written(monkeypatch, "pl/sources.toml", text)
    with pytest.raises(LexiconError, match=re.escape("data/pl/sources.toml") + ".*" + re.escape(said)):
        load_source_words("pl")

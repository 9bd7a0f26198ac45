"""Words that make less than a fact of what stands beside them."""

from __future__ import annotations

import re

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.certainty import load_certainty_words
from lexicon.broken import written

WORDS = load_certainty_words("pl")


def test_words_are_loaded() -> None:
    """A word has the value that it gives."""
    assert ("PR+", "PS+") == (WORDS.particles["prawdopodobnie"], WORDS.particles["podobno"])
    assert ("PR+", "PS+", "CT-") == (WORDS.verbs["zapowiedzieć"], WORDS.verbs["grozić"], WORDS.verbs["uniknąć"])
    assert ("CT-", True) == (WORDS.governors["nieprawda"], "wątpić" in WORDS.denials)
    assert ("PS+", True, True) == (WORDS.nouns["groźba"], "krytyk" in WORDS.opponents, "prowadzić" in WORDS.light)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no table [particles]"),
        ('[particles]\n"PX+" = []', "[particles]: ['PX+'] are none of"),
        ('[particles]\n"PR+" = "pewnie"', "PR+ must be a list of strings"),
        ("[particles]\n[verbs]\n[nouns]\n[modifiers]", "no table [governors]"),
        ("[particles]\n[verbs]\n[nouns]\n[modifiers]\n[governors]\n[denials]", "verbs must be a list of strings"),
    ],
)
def test_a_broken_table_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file, the row or key in it, and what is wrong."""
    written(monkeypatch, "pl/certainty.toml", text)
    with pytest.raises(LexiconError, match=re.escape("data/pl/certainty.toml") + ".*" + re.escape(said)):
        load_certainty_words("pl")

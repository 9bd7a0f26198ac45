"""The profiles of languages are what telling them apart needs."""

from __future__ import annotations

import unicodedata

import pytest

from latopis.lexicon.languages import load_languages

LANGUAGES = load_languages()


def test_a_word_of_two_languages() -> None:
    """A word that two languages share names both."""
    assert {"pl", "cs", "sk", "lt", "hr"} <= set(LANGUAGES.letters)
    assert {"pl", "en"} <= LANGUAGES.words["to"]


@pytest.mark.parametrize("code", sorted(LANGUAGES.letters))
def test_profile(code: str) -> None:
    """Each profile has a name and at least 25 words, all in lower case and NFC, spelt with its own letters."""
    words = {word for word, codes in LANGUAGES.words.items() if code in codes}
    own = LANGUAGES.letters[code] | set("abcdefghijklmnopqrstuvwxyz")
    assert LANGUAGES.names[code]
    assert len(words) >= 25
    assert {word for word in words if word != unicodedata.normalize("NFC", word).lower()} == set()
    assert {word for word in words if set(word) - own} == set()

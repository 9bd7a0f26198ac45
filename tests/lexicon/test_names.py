"""Word lists about names."""

from __future__ import annotations

from latopis.lexicon.dates import load_dates
from latopis.lexicon.names import load_names_words

WORDS = load_names_words("pl", load_dates("pl").holidays)


def test_titles_and_heads_give_types() -> None:
    """A title announces a person, an outlet or a firm; a head noun begins an office or a document."""
    assert ("person", "outlet", "organisation") == (WORDS.titles["prezydent"], WORDS.titles["dziennik"], WORDS.titles["spółka"])
    assert ("office", "document") == (WORDS.heads["ministerstwo"], WORDS.heads["traktat"])


def test_first_names_tell_the_gender() -> None:
    """A foreign first name has its bearer's gender, whatever its ending."""
    assert ("m1", "f") == (WORDS.first_names["Luca"], WORDS.first_names["Ingrid"])

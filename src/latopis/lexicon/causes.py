"""Words that give a reason."""

from __future__ import annotations

from dataclasses import dataclass

from latopis.lexicon.tables import strings, toml


@dataclass(frozen=True, slots=True)
class CauseWords:
    """`nouns` are lemmas; `phrases` are in lower case, longest first, each as the words in which it is cut."""

    nouns: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]


def load_cause_words(language: str) -> CauseWords:
    """The table `causes.toml` of a language."""
    path = f"{language}/causes.toml"
    table = toml(path)
    cut = (tuple(phrase.split()) for phrase in strings(table, "phrases", path))
    phrases = sorted(cut, key=lambda words: (-len(words), words))
    return CauseWords(strings(table, "nouns", path), tuple(phrases))

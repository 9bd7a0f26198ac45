"""Words that give a reason."""

from __future__ import annotations

from dataclasses import dataclass

from latopis.lexicon.tables import strings, toml


@dataclass(frozen=True, slots=True)
class CauseWords:
    """`nouns` are lemmas; `phrases` and `effects` are in lower case, longest first, each as the words in which it is cut.

    Behind one of `effects` stands the effect of what was told before, unless a word of `goes_on` follows.
    """

    nouns: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    effects: tuple[tuple[str, ...], ...]
    goes_on: frozenset[str]


def load_cause_words(language: str) -> CauseWords:
    """The table `causes.toml` of a language."""
    path = f"{language}/causes.toml"
    table = toml(path)
    return CauseWords(
        strings(table, "nouns", path),
        _cut(strings(table, "phrases", path)),
        _cut(strings(table, "effects", path)),
        strings(table, "goes_on", path),
    )


def _cut(phrases: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """The words of each, the longest first."""
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=lambda words: (-len(words), words)))

"""Words that tell where a sentence ends: abbreviations, and words that only open one."""

from __future__ import annotations

from dataclasses import dataclass

from latopis.errors import LexiconError
from latopis.lexicon.tables import tsv, words

ABBREVIATION_KINDS = ("before", "unit", "year")


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """`abbreviations` maps an abbreviation without its full stop to how it ends; `openers` are words in lower case."""

    abbreviations: dict[str, str]
    openers: frozenset[str]


def load_sentence_words(language: str) -> SentenceWords:
    """The tables `abbreviations.tsv` and `openers.tsv` of a language."""
    path = f"{language}/abbreviations.tsv"
    rows = tsv(path, columns=["abbreviation", "kind"])
    for row in rows:
        if row["kind"] not in ABBREVIATION_KINDS:
            raise LexiconError(f"data/{path}: {row['abbreviation']}: kind {row['kind']!r} is none of {ABBREVIATION_KINDS}")
    return SentenceWords({row["abbreviation"]: row["kind"] for row in rows}, words(f"{language}/openers.tsv"))

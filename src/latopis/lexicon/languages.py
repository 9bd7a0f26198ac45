"""Profiles of languages, by which a text in another one is told from Polish."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from latopis.lexicon.tables import tsv


@dataclass(frozen=True, slots=True)
class Languages:
    """`names` and `letters` (beyond a–z) by language code; `words` maps a function word to the codes of its languages."""

    names: dict[str, str]
    letters: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]


@cache
def load_languages() -> Languages:
    """The table `languages.tsv`."""
    rows = tsv("languages.tsv", columns=["code", "name", "letters", "words"])
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for word in row["words"].split():
            owners[word].add(row["code"])
    return Languages(
        names={row["code"]: row["name"] for row in rows},
        letters={row["code"]: frozenset(row["letters"]) for row in rows},
        words={word: frozenset(codes) for word, codes in owners.items()},
    )

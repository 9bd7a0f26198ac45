"""Nouns that tell of the same office."""

from __future__ import annotations

from dataclasses import dataclass

from latopis.errors import LexiconError
from latopis.lexicon.tables import part, strings, toml


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Lemmas; `kinds` maps a noun for a holder to the kind of office, `portfolios` a minister's to the commoner word for it.

    `others` are adjectives of those who do not hold it now; a head of `governments` is a premier, of `ministries` a minister.
    """

    kinds: dict[str, str]
    others: frozenset[str]
    governments: frozenset[str]
    ministries: frozenset[str]
    portfolios: dict[str, str]


def load_office_words(language: str) -> OfficeWords:
    """The table `offices.toml` of a language."""
    path = f"{language}/offices.toml"
    table = toml(path)
    kinds = part(table, "kinds", path)
    return OfficeWords(
        kinds={lemma: kind for kind in kinds for lemma in strings(kinds, kind, path)},
        others=strings(table, "others", path),
        governments=strings(table, "governments", path),
        ministries=strings(table, "ministries", path),
        portfolios=_portfolios(part(table, "portfolios", path), path),
    )


def _portfolios(table: dict[str, object], path: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, usual in table.items():
        if not isinstance(usual, str):
            raise LexiconError(f"data/{path}: the portfolio {word} must be a string, not {usual!r}")
        found[word] = usual
    return found

"""How far each pattern is to be trusted: how often it fired on annotated articles, and how often it was right."""

from __future__ import annotations

from typing import Final

from latopis.errors import LexiconError
from latopis.lexicon.tables import tsv

_ENOUGH: Final = 5
"""Fewer firings tell nothing."""


def load_confidence(language: str) -> dict[str, float]:
    """The confidence of each pattern that fired often enough, by its address: (right + 1) / (fired + 2).

    `LexiconError` names a row whose counts are no counts.
    """
    path = f"{language}/confidence.tsv"
    found: dict[str, float] = {}
    for row in tsv(path, columns=["pattern", "fired", "right"]):
        if not (row["fired"].isdecimal() and row["right"].isdecimal() and int(row["right"]) <= int(row["fired"])):
            raise LexiconError(f"data/{path}: {row['pattern']}: fired and right must be whole numbers, right no more than fired")
        fired, right = int(row["fired"]), int(row["right"])
        if fired >= _ENOUGH:
            found[row["pattern"]] = round((right + 1) / (fired + 2), 2)
    return found

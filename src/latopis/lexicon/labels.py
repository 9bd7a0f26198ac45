"""What people read in the interface, by language: `data/labels.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from latopis.errors import LexiconError
from latopis.lexicon.tables import tsv

Tongue = Literal["en", "pl"]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language of the interface.

    >>> load_labels("pl").of("act.deny"), load_labels("en").of("date.from", date="2014")
    ('zaprzeczenie', 'from 2014')
    """

    tongue: Tongue
    rows: dict[str, str]

    def of(self, key: str, **slots: str | int) -> str:
        """The label with its slots filled in; `LexiconError` for a key without one."""
        found = self.rows.get(key)
        if found is None:
            raise LexiconError(f"data/labels.tsv: no row {key!r}; add it in every language")
        return found.format(**slots) if slots else found

    def maybe(self, key: str) -> str | None:
        """The label, or None where the key has none: for codes that are no closed choice."""
        return self.rows.get(key)


@cache
def load_labels(tongue: Tongue) -> Labels:
    """The labels of a language; `LexiconError` for a key that comes twice or lacks its words."""
    rows: dict[str, str] = {}
    for row in tsv("labels.tsv", columns=["key", "en", "pl"]):
        if row["key"] in rows or not row["en"] or not row["pl"]:
            raise LexiconError(f"data/labels.tsv: {row['key']!r} comes twice or lacks a language")
        rows[row["key"]] = row[tongue]
    return Labels(tongue, rows)

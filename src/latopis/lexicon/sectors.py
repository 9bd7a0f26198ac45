"""PLOVER's codes of actors: countries that are no states, and sectors, by who they are and by what they are called."""

from __future__ import annotations

from dataclasses import dataclass

from latopis.lexicon.tables import tsv


@dataclass(frozen=True, slots=True)
class PloverCodes:
    """Country and sector by key and kind of the register, empty where they leave it open; the sector that a noun tells."""

    by_key: dict[str, tuple[str, str]]
    by_kind: dict[str, tuple[str, str]]
    by_noun: dict[str, str]


def load_plover_codes(language: str) -> PloverCodes:
    """The codes that hold for every language, and the nouns of one."""
    rows = tsv("plover.tsv", columns=["of", "name", "country", "sector"])
    by_key, by_kind = (
        {row["name"]: (row["country"], row["sector"]) for row in rows if row["of"] == of} for of in ("key", "kind")
    )
    nouns = tsv(f"{language}/sectors.tsv", columns=["lemma", "sector"])
    return PloverCodes(by_key, by_kind, {row["lemma"]: row["sector"] for row in nouns})

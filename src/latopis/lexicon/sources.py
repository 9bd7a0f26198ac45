"""Words that attribute without a verb."""

from __future__ import annotations

from dataclasses import dataclass

from latopis.errors import LexiconError
from latopis.lexicon.tables import strings, toml


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Lemmas; `opinions` are pairs of a preposition (or nothing) and a noun whose genitive is the source.

    An outlet right behind a verb that `tells` listens; `sent` are the verbs whose participle ties an outlet to what is said.
    """

    opinions: frozenset[tuple[str, str]]
    sources: frozenset[str]
    interviews: frozenset[str]
    acts: frozenset[str]
    tells: frozenset[str]
    sent: frozenset[str]


def load_source_words(language: str) -> SourceWords:
    """The table `sources.toml` of a language."""
    path = f"{language}/sources.toml"
    table = toml(path)
    pairs = table.get("opinions")
    if not isinstance(pairs, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise LexiconError(f"data/{path}: opinions must be a list of pairs, not {pairs!r}")
    return SourceWords(
        opinions=frozenset((str(before), str(noun)) for before, noun in pairs),
        sources=strings(table, "sources", path),
        interviews=strings(table, "interviews", path),
        acts=strings(table, "acts", path),
        tells=strings(table, "tells", path),
        sent=strings(table, "sent", path),
    )

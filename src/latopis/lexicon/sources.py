"""Words that attribute without a verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from latopis.errors import LexiconError
from latopis.lexicon.tables import listed, part, strings, toml

if TYPE_CHECKING:
    from latopis.lexicon.tables import Table


@dataclass(frozen=True, slots=True)
class DenialWords:
    """Words that deny by themselves; each list as its comment in `sources.toml` says."""

    nouns: frozenset[str]
    adjectives: frozenset[str]
    pointers: frozenset[str]
    openings: frozenset[tuple[str, ...]]
    fillers: frozenset[str]
    acts: frozenset[str]


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Lemmas; `opinions` are pairs of a preposition (or nothing) and a noun whose genitive is the source.

    An outlet right behind a verb that `tells` listens; `sent` are the verbs whose participle ties an outlet to what is said.
    `light` maps a verb to where the noun stands that it says: `object`, `subject`, or a preposition with its case.
    """

    opinions: frozenset[tuple[str, str]]
    sources: frozenset[str]
    words: frozenset[str]
    crowds: frozenset[str]
    women: tuple[str, ...]
    labels: frozenset[str]
    topics: frozenset[str]
    interviews: frozenset[str]
    guests: frozenset[str]
    receives: frozenset[str]
    seats: frozenset[str]
    documents: frozenset[str]
    acts: frozenset[str]
    tells: frozenset[str]
    sent: frozenset[str]
    learns: frozenset[str]
    own: frozenset[str]
    light: dict[str, frozenset[str]]
    denials: DenialWords


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
        words=strings(table, "words", path),
        crowds=strings(table, "crowds", path),
        women=listed(table, "women", path),
        labels=strings(table, "labels", path),
        topics=strings(table, "topics", path),
        interviews=strings(table, "interviews", path),
        guests=strings(table, "guests", path),
        receives=strings(table, "receives", path),
        seats=strings(table, "seats", path),
        documents=strings(table, "documents", path),
        acts=strings(table, "acts", path),
        tells=strings(table, "tells", path),
        sent=strings(table, "sent", path),
        learns=strings(table, "learns", path),
        own=strings(table, "own", path),
        light=_light(part(table, "light", path), path),
        denials=_denials(part(table, "denials", path), path),
    )


def _light(table: Table, path: str) -> dict[str, frozenset[str]]:
    """The light verbs, each with the places where its noun may stand."""
    found: dict[str, set[str]] = {}
    for place in table:
        for verb in listed(table, place, path):
            found.setdefault(verb, set()).add(place)
    return {verb: frozenset(places) for verb, places in found.items()}


def _denials(table: Table, path: str) -> DenialWords:
    return DenialWords(
        nouns=strings(table, "nouns", path),
        adjectives=strings(table, "adjectives", path),
        pointers=strings(table, "pointers", path),
        openings=frozenset(tuple(words.split()) for words in listed(table, "openings", path)),
        fillers=strings(table, "fillers", path),
        acts=strings(table, "acts", path),
    )

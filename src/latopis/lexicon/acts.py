"""Words that tell an act of somebody from what is merely talked about."""

from __future__ import annotations

from dataclasses import dataclass

from latopis.lexicon.tables import strings, toml


@dataclass(frozen=True, slots=True)
class ActWords:
    """Lemmas, by the part that they play: as the comments of `acts.toml` say."""

    vague: frozenset[str]
    press: frozenset[str]
    occur: frozenset[str]
    habits: frozenset[str]
    settled: frozenset[str]
    parts: frozenset[str]
    promises: frozenset[str]
    doubted: frozenset[str]
    pacts: frozenset[str]
    works: frozenset[str]
    again: frozenset[str]
    goals: frozenset[str]
    arms: frozenset[str]
    rounds: frozenset[str]
    consents: frozenset[str]
    ceases: frozenset[str]
    threats: frozenset[str]
    pointed: frozenset[str]
    sporting: frozenset[str]
    games: frozenset[str]
    measures: frozenset[str]
    announces: frozenset[str]
    decides: frozenset[str]
    aspects: frozenset[str]
    meetings: frozenset[str]


def load_act_words(language: str) -> ActWords:
    """The table `acts.toml` of a language."""
    path = f"{language}/acts.toml"
    table = toml(path)
    return ActWords(
        *(
            strings(table, name, path)
            for name in (
                "vague",
                "press",
                "occur",
                "habits",
                "settled",
                "parts",
                "promises",
                "doubted",
                "pacts",
                "works",
                "again",
                "goals",
                "arms",
                "rounds",
                "consents",
                "ceases",
                "threats",
                "pointed",
                "sporting",
                "games",
                "measures",
                "announces",
                "decides",
                "aspects",
                "meetings",
            )
        )
    )

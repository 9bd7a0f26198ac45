"""Words that open, join and govern clauses."""

from __future__ import annotations

from dataclasses import dataclass

from latopis.lexicon.tables import part, strings, toml


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Lemmas; `modals` maps a word that carries an infinitive to what it makes of it (`possible`, `wanted`, …).

    The third person of `impersonal` verbs has no doer where none is named; `reflexive` verbs keep `się` from their infinitive.
    """

    subordinators: frozenset[str]
    relatives: frozenset[str]
    conditions: frozenset[str]
    purposes: frozenset[str]
    temporal: frozenset[str]
    coordinators: frozenset[str]
    modals: dict[str, str]
    intransitive: frozenset[str]
    impersonal: frozenset[str]
    reflexive: frozenset[str]
    decisions: frozenset[str]


def load_clause_words(language: str) -> ClauseWords:
    """The table `clauses.toml` of a language."""
    path = f"{language}/clauses.toml"
    table = toml(path)
    modals = part(table, "modals", path)
    return ClauseWords(
        subordinators=strings(table, "subordinators", path),
        relatives=strings(table, "relatives", path),
        conditions=strings(table, "conditions", path),
        purposes=strings(table, "purposes", path),
        temporal=strings(table, "temporal", path),
        coordinators=strings(table, "coordinators", path),
        intransitive=strings(table, "intransitive", path),
        impersonal=strings(table, "impersonal", path),
        reflexive=strings(table, "reflexive", path),
        decisions=strings(table, "decisions", path),
        modals={lemma: kind for kind in modals for lemma in strings(modals, kind, path)},
    )

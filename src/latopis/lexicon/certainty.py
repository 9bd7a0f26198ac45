"""Words that make what stands beside them less, or other, than a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from latopis.errors import LexiconError
from latopis.lexicon.tables import Table, part, strings, toml

if TYPE_CHECKING:
    from latopis.model import Factuality

_VALUES: tuple[Factuality, ...] = ("PR+", "PS+", "CT-")


@dataclass(frozen=True, slots=True)
class CertaintyWords:
    """Lemma to the value that it gives; `opponents`, `light` and `lasting` as the head of each table in `certainty.toml` says."""

    particles: dict[str, Factuality]
    verbs: dict[str, Factuality]
    nouns: dict[str, Factuality]
    modifiers: dict[str, Factuality]
    governors: dict[str, Factuality]
    denials: frozenset[str]
    truths: frozenset[str]
    opponents: frozenset[str]
    light: frozenset[str]
    lasting: frozenset[str]
    that: frozenset[str]
    excluding: frozenset[str]
    possible: frozenset[str]
    confirming: frozenset[str]


def load_certainty_words(language: str) -> CertaintyWords:
    """The table `certainty.toml` of a language."""
    path = f"{language}/certainty.toml"
    table = toml(path)
    return CertaintyWords(
        particles=_values(table, "particles", path),
        verbs=_values(table, "verbs", path),
        nouns=_values(table, "nouns", path),
        modifiers=_values(table, "modifiers", path),
        governors=_values(table, "governors", path),
        denials=strings(part(table, "denials", path), "verbs", path),
        truths=strings(part(table, "denials", path), "truths", path),
        opponents=strings(part(table, "opponents", path), "nouns", path),
        light=strings(part(table, "light", path), "verbs", path),
        lasting=strings(part(table, "light", path), "lasting", path),
        **{role: strings(part(table, "open", path), role, path) for role in ("that", "excluding", "possible", "confirming")},
    )


def _values(table: Table, key: str, path: str) -> dict[str, Factuality]:
    found = part(table, key, path)
    if unknown := set(found) - set(_VALUES):
        raise LexiconError(f"data/{path}: [{key}]: {sorted(unknown)} are none of {_VALUES}")
    return {lemma: value for value in _VALUES if value in found for lemma in strings(found, value, path)}

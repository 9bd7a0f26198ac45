"""Words that tell a tie's counterpart, kind, status, level and step."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from latopis.errors import LexiconError
from latopis.lexicon.tables import part, strings, toml

if TYPE_CHECKING:
    from latopis.model import Step


@dataclass(frozen=True, slots=True)
class TieWords:
    """Lemmas, and kinds of known actors; each as the comment above its list in `ties.toml` says."""

    listed: frozenset[str]
    programmes: frozenset[str]
    kinds: frozenset[str]
    programme_kinds: frozenset[str]
    levels: frozenset[str]
    ceasing: frozenset[str]
    no_longer: frozenset[str]
    threatening: frozenset[str]
    still: frozenset[str]
    going_on: frozenset[str]
    deciding: frozenset[str]
    declaring: frozenset[str]
    announcing: frozenset[str]
    happening: frozenset[str]
    happening_as: frozenset[str]
    happening_with: frozenset[str]
    since: frozenset[str]
    moments: frozenset[str]
    lengths: frozenset[str]
    until: frozenset[str]
    as_if: frozenset[str]
    debating: frozenset[str]
    negotiating: frozenset[str]
    lasting: frozenset[str]
    counting: frozenset[str]
    equals: frozenset[str]
    nearly: frozenset[str]
    own: frozenset[str]
    ours: frozenset[str]
    governments: frozenset[str]
    contrasts: frozenset[str]
    between: frozenset[str]
    both: frozenset[str]
    joining: frozenset[str]
    told_apart: frozenset[str]
    bodies: frozenset[str]
    treaties: frozenset[str]
    steps: dict[str, Step]


def load_tie_words(language: str) -> TieWords:
    """The table `ties.toml` of a language."""
    path = f"{language}/ties.toml"
    table = toml(path)
    steps = part(table, "steps", path)
    known: tuple[Step, ...] = ("decision", "signature", "ratification")
    roles = [field.name for field in fields(TieWords) if field.name != "steps"]
    if unknown := sorted(set(table) - {*roles, "steps"}):
        raise LexiconError(f"data/{path}: unknown keys {unknown}; known are {roles}")
    return TieWords(
        **{role: strings(table, role, path) for role in roles},
        steps={lemma: step for step in known for lemma in strings(steps, step, path)},
    )

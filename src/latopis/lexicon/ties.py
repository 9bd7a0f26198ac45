"""Words that tell a tie's counterpart, kind, level and step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    steps: dict[str, Step]


def load_tie_words(language: str) -> TieWords:
    """The table `ties.toml` of a language."""
    path = f"{language}/ties.toml"
    table = toml(path)
    steps = part(table, "steps", path)
    known: tuple[Step, ...] = ("decision", "signature", "ratification")
    return TieWords(
        listed=strings(table, "listed", path),
        programmes=strings(table, "programmes", path),
        kinds=strings(table, "kinds", path),
        programme_kinds=strings(table, "programme_kinds", path),
        levels=strings(table, "levels", path),
        steps={lemma: step for step in known for lemma in strings(steps, step, path)},
    )

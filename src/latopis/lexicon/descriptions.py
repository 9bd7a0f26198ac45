"""Nouns that describe an actor without naming it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from latopis.errors import LexiconError
from latopis.lexicon.tables import tsv
from latopis.model import ActorType


@dataclass(frozen=True, slots=True)
class Description:
    """What kind of actor a noun describes; `sense` is as the head of `descriptions.tsv` says."""

    type: ActorType
    sense: str


def load_descriptions(language: str) -> dict[str, Description]:
    """The table `descriptions.tsv` of a language, by lemma."""
    path = f"{language}/descriptions.tsv"
    return {row["lemma"]: Description(_type(path, row), row["sense"]) for row in tsv(path, columns=["lemma", "type", "sense"])}


def _type(path: str, row: dict[str, str]) -> ActorType:
    for known in get_args(ActorType):
        if known == row["type"]:
            found: ActorType = known
            return found
    raise LexiconError(f"data/{path}: {row['lemma']}: {row['type']!r} is no type of actor")

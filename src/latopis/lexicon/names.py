"""Words about names: titles before them, heads of organisations, first names, particles, and capitals that name nobody."""

from __future__ import annotations

from typing import get_args

from latopis.errors import LexiconError
from latopis.frozen import unique
from latopis.lexicon.tables import tsv, words
from latopis.model import ActorType


@unique
class NameWords:
    """The word lists of proper names, by lemma.

    `titles` stand before a name and tell its type; `heads` begin the name of an organisation, office, document or place;
    `first_names` give the bearer's gender; `links` are the small words inside a person's, organisation's or place's name;
    `surname_endings` mark an unknown word as a surname.
    """

    titles: dict[str, ActorType]
    heads: dict[str, ActorType]
    first_names: dict[str, str]
    links: dict[ActorType, frozenset[str]]
    not_names: frozenset[str]
    surname_endings: tuple[str, ...]


def load_names_words(language: str = "pl") -> NameWords:
    """The word lists of a language; `LexiconError` names a row with an unknown type."""
    links = tsv(f"{language}/name_links.tsv", columns=["word", "type"])
    first_names = tsv(f"{language}/first_names.tsv", columns=["lemma", "gender"])
    return NameWords(
        titles=_typed(f"{language}/titles.tsv"),
        heads=_typed(f"{language}/organisation_heads.tsv"),
        first_names={row["lemma"]: row["gender"] for row in first_names},
        links={kind: frozenset(row["word"] for row in links if row["type"] == kind) for kind in get_args(ActorType)},
        not_names=words(f"{language}/not_names.tsv"),
        surname_endings=tuple(sorted(words(f"{language}/surname_endings.tsv"))),
    )


def _typed(path: str) -> dict[str, ActorType]:
    types: dict[str, ActorType] = {kind: kind for kind in get_args(ActorType)}
    found: dict[str, ActorType] = {}
    for row in tsv(path, columns=["lemma", "type"]):
        if row["type"] not in types or row["lemma"] in found:
            raise LexiconError(f"data/{path}: {row['lemma']!r} comes twice or has the unknown type {row['type']!r}")
        found[row["lemma"]] = types[row["type"]]
    return found

"""Words about names: titles before them, heads of organisations, first names, particles, and capitals that name nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from latopis.errors import LexiconError
from latopis.frozen import unique
from latopis.lexicon.tables import tsv, words
from latopis.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from latopis.lexicon.dates import Holiday

_NAMELESS: Final = ("head", "last", "before", "of")


@unique
class NameWords:
    """The word lists of proper names, by lemma.

    `titles` stand before a name and tell its type; `heads` begin the name of an organisation, office, document or place;
    `foreign_heads`, which are among them, end it too; `nameless` are nouns, by where they stand, with which a name is no actor's;
    `feasts` are the lemmas of feasts by the first of them;
    `first_names` give the bearer's gender; `links` are the small words inside a person's, organisation's or place's name;
    `surname_endings` mark an unknown word as a surname.
    """

    titles: dict[str, ActorType]
    heads: dict[str, ActorType]
    foreign_heads: frozenset[str]
    nameless: dict[str, frozenset[str]]
    feasts: dict[str, tuple[tuple[str, ...], ...]]
    first_names: dict[str, str]
    links: dict[ActorType, frozenset[str]]
    not_names: frozenset[str]
    surname_endings: tuple[str, ...]


def load_names_words(language: str, holidays: Mapping[str, tuple[Holiday, ...]]) -> NameWords:
    """The word lists of a language, with its feasts; `LexiconError` names a row with an unknown type."""
    links = tsv(f"{language}/name_links.tsv", columns=["word", "type"])
    first_names = tsv(f"{language}/first_names.tsv", columns=["lemma", "gender"])
    foreign = _typed(f"{language}/foreign_heads.tsv")
    nameless = tsv(f"{language}/nameless.tsv", columns=["lemma", "place"])
    return NameWords(
        titles=_typed(f"{language}/titles.tsv"),
        heads=_typed(f"{language}/organisation_heads.tsv") | foreign,
        foreign_heads=frozenset(foreign),
        nameless={place: frozenset(row["lemma"] for row in nameless if row["place"] == place) for place in _NAMELESS},
        feasts={first: tuple(each.lemmas for each in found) for first, found in holidays.items()},
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

"""The nominative of a word in the number and gender that it has, as the dictionary inflects it."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import morfeusz2

if TYPE_CHECKING:
    from latopis.model import Analysis

_CLASSES: Final = frozenset(("subst", "adj", "ppas", "pact", "ger"))
_RARE: Final = frozenset(("daw.", "przest.", "gwar.", "arch.", "niepopr.", "rzad."))

_Form: TypeAlias = tuple[str, str, str, list[str], list[str]]
_generators = threading.local()  # the C++ object is not safe across threads


@lru_cache(maxsize=16_384)
def nominative(word: Analysis, number: str, gender: str) -> str | None:
    """The nominative of the word in that number and, for what agrees with a noun, that gender; None where there is none.

    >>> from latopis.analyse.morphology import dictionary
    >>> entry = next(entry for entry in dictionary().word("działaczom") if entry.pos == "subst")
    >>> nominative(entry, "pl", "m1")
    'działacze'
    """
    if word.pos not in _CLASSES or word.guessed:
        return None
    found: list[str] = []
    for form, _, tag, _, labels in _forms(word.lemma):
        parts = tag.split(":")
        if parts[0] != word.pos or len(parts) < 4 or not _RARE.isdisjoint(labels):
            continue
        numbers, cases, genders = (part.split(".") for part in parts[1:4])
        if number in numbers and "nom" in cases and gender in genders and _fits(word, parts):
            found.append(form)
    return max(found, key=len, default=None)  # swoje rather than swe


def _fits(word: Analysis, parts: list[str]) -> bool:
    """Whether degree and negation are those of the word."""
    return (not word.degree or word.degree in parts) and (word.pos == "adj" or word.negated == ("neg" in parts))


def _forms(lemma: str) -> list[_Form]:
    if not hasattr(_generators, "own"):
        _generators.own = morfeusz2.Morfeusz(analyse=False, generate=True)
    found: list[_Form] = _generators.own.generate(lemma)
    return found

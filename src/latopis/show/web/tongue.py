"""The language of the page, and names in any form, asked by many threads at once."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.lexicon.labels import Labels, Tongue
    from latopis.model import ActorType
    from latopis.run.naming import LexiconNaming

COOKIE: Final = "latopis_lang"
_FEW: Final = range(2, 5)
_TEENS: Final = range(12, 15)


class SharedNaming:
    """What knows the forms of names, one thread at a time: the dictionary behind it is not made for several."""

    def __init__(self, naming: LexiconNaming) -> None:
        """With the naming of the chronicle."""
        self._naming = naming
        self.lock = Lock()

    def keys(self, name: str) -> Sequence[str]:
        """The keys in the register of those whom the name may mean."""
        with self.lock:
            return self._naming.keys(name)

    def same(self, name: str, candidates: Sequence[tuple[str, ActorType]]) -> Sequence[int]:
        """The places of those candidates of which the name is a form."""
        with self.lock:
            return self._naming.same(name, candidates)

    def lemmas(self, word: str) -> Sequence[str]:
        """The base forms that the word may have."""
        with self.lock:
            return sorted(self._naming.lemmas(word))

    def terms(self, text: str) -> Sequence[str]:
        """The base forms of the nouns and verbs of the text."""
        with self.lock:
            return sorted(self._naming.terms(text))


def tongue_of(wanted: str | None, kept: str | None, accepted: str) -> Tongue:
    """The language that the address asks for, else the one kept from before, else the first of the browser that we speak.

    >>> tongue_of(None, None, "de, pl;q=0.8, en;q=0.7"), tongue_of(None, "en", "pl"), tongue_of("pl", "en", "")
    ('pl', 'en', 'pl')
    """
    for choice in (wanted, kept):
        if choice in ("pl", "en"):
            return "pl" if choice == "pl" else "en"
    ranked = sorted(_ranked(accepted), key=lambda pair: -pair[1])
    return next(("pl" if name == "pl" else "en" for name, _ in ranked if name in ("pl", "en")), "en")


def _ranked(accepted: str) -> list[tuple[str, float]]:
    found = []
    for part in accepted[:1000].split(","):
        name, _, weight = part.strip().partition(";q=")
        try:
            found.append((name.lower()[:2], float(weight) if weight else 1.0))
        except ValueError:
            continue
    return found


def counted(labels: Labels, key: str, count: int) -> str:
    """So many of something: `1 artykuł`, `3 artykuły`, `25 artykułów`.

    >>> from latopis.lexicon.labels import load_labels
    >>> [counted(load_labels("pl"), "count.articles", number) for number in (1, 3, 12, 22, 1005)]
    ['1 artykuł', '3 artykuły', '12 artykułów', '22 artykuły', '1\\u202f005 artykułów']
    """
    form = "one" if count == 1 else "few" if count % 10 in _FEW and count % 100 not in _TEENS else "many"
    return labels.of(f"{key}.{form}", count=grouped(count, labels))


def grouped(count: int, labels: Labels) -> str:
    """A whole number with its thousands set apart."""
    return f"{count:,}".replace(",", labels.of("number.thousands"))

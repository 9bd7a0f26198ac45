"""Whose a thing is that suffers an act or does it: `odrzucił wniosek Gruzji`, `rosyjskie rakiety uderzyły`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read.fillers import Filler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.acts import ActWords
    from latopis.syntax import Syntax

_DEEP: Final = 3
"""How many genitives deep the owner of a thing is looked for."""
_AIMS: Final = frozenset(("na", "wobec", "przeciw", "przeciwko", "z"))
"""Prepositions behind which stands whom a threatened act would hit (`zagroził atakiem na Litwę`)."""
_PLACED: Final = frozenset(("w", "na"))
_FORCE: Final = frozenset(("ASSAULT", "COERCE"))
"""Types whose thing may be told by its place alone (`ostrzelał szpital w Charkowie`)."""


def owners(syntax: Syntax, place: int, kind: str, words: ActWords) -> Iterator[Filler]:
    """What may tell whose the thing is that the phrase names, in an act of that type, likeliest first.

    A pronoun or an adjective beside its noun, then its genitives, then whom a treaty is with, whom a threatened act would hit,
    or where a thing stands that force is used against.
    """
    later = [other for other in syntax.phrases[place].conjuncts if other > place]
    for thing in (place, *later):  # `budowę i eksploatację gazociągu`
        yield from _beside(syntax, thing)
        yield from _behind(syntax, thing, kind, words)


def _behind(syntax: Syntax, place: int, kind: str, words: ActWords) -> Iterator[Filler]:
    """The phrases behind the noun that may tell whose it is."""
    head, last = syntax.tokens[syntax.phrases[place].head].lemma, place
    for other in syntax.chain_after(place)[:_DEEP]:
        phrase = syntax.phrases[other]
        agreed = phrase.preposition == "z" and "inst" in phrase.cases and head in words.pacts
        aimed = kind == "THREATEN" and phrase.preposition in _AIMS
        placed = kind in _FORCE and phrase.preposition in _PLACED and "loc" in phrase.cases
        if phrase.parent != last and not agreed and not aimed and not placed:
            return
        yield Filler(phrase=other)
        last = other


def holder(syntax: Syntax, place: int) -> Iterator[Filler]:
    """What may tell whose forces or weapons the phrase names: an adjective beside the noun, or its genitive."""
    yield from _beside(syntax, place)
    after = place + 1
    if after < len(syntax.phrases) and syntax.phrases[after].parent == place and syntax.phrases[after].preposition is None:
        yield Filler(phrase=after)


def _beside(syntax: Syntax, place: int) -> Iterator[Filler]:
    """The pronouns and adjectives of the noun: `skrytykował jego decyzję`, `zestrzelił rosyjskiego drona`."""
    whole = syntax.phrases[place]
    for index in range(max(whole.start - 1, 0), whole.end):
        before = index < whole.head and syntax.tokens[index].pos == "ppron3"
        if before or (index != whole.head and index >= whole.start and syntax.tokens[index].pos == "adj"):
            yield Filler(token=index)

"""A verb left out where it is the same as before: `Litwa poparła Ukrainę, a Łotwa Gruzję`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from latopis.read.fillers import Filler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.model import Phrase
    from latopis.read.frames import Match
    from latopis.syntax import Syntax

_CONTRASTS: Final = frozenset(("a", "natomiast", "zaś"))
_DASHES: Final = frozenset(("–", "—", "-"))
_FINITE: Final = frozenset(("fin", "praet"))


def gapped(syntax: Syntax, match: Match) -> Iterator[Match]:
    """The match again for each pair behind a comma and `a` that stands to its verb as its actor and a complement of it do.

    That is the recipient, or what the verb needs while the recipient is shared (`Litwa dała Ukrainie broń, a Łotwa namioty`).
    """
    actor = match.roles.get("actor")
    if match.form not in _FINITE or actor is None or actor.phrase is None or _CONTRASTS.isdisjoint(syntax.forms):
        return
    for role in ("recipient", "_what"):
        filler = match.roles.get(role)
        for place in _pairs(syntax, match, filler.phrase) if filler is not None and filler.phrase is not None else ():
            yield replace(match, roles={**match.roles, "actor": Filler(phrase=place), role: Filler(phrase=place + 1)})


def _pairs(syntax: Syntax, match: Match, like: int) -> Iterator[int]:
    """The phrases that stand to the one behind them as the actor does to the complement `like`."""
    owned = syntax.clause_at(match.trigger)
    for place in range(like + 1, len(syntax.phrases) - 1):
        first = syntax.phrases[place]
        same = _contrasted(syntax, first) and syntax.clause_at(first.head) == owned
        if same and _alike(syntax, syntax.phrases[like], first, syntax.phrases[place + 1]):
            yield place


def _contrasted(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a comma and `a` stand right before the phrase, or a comma before and `zaś` right behind it."""
    before = syntax.tokens[max(phrase.first - 2, 0) : phrase.first]
    if len(before) == 2 and before[0].text == "," and before[1].lower in _CONTRASTS:
        return True
    return bool(before) and before[-1].text == "," and _is_contrast(syntax, phrase.end)


def _is_contrast(syntax: Syntax, index: int) -> bool:
    return index < len(syntax.tokens) and syntax.tokens[index].lower in _CONTRASTS


def _alike(syntax: Syntax, pattern: Phrase, first: Phrase, second: Phrase) -> bool:
    """Whether the second phrase is to the first what the recipient is to its actor, and follows it at once."""
    start = first.end + _is_contrast(syntax, first.end)
    start += start < len(syntax.tokens) and syntax.tokens[start].text in _DASHES
    beside = second.first == start and first.preposition is None and "nom" in first.cases
    return beside and second.preposition == pattern.preposition and bool(second.cases & pattern.cases - {"voc", "nom"})

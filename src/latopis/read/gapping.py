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
_FINITE: Final = frozenset(("fin", "praet"))


def gapped(syntax: Syntax, match: Match) -> Iterator[Match]:
    """The match again for each pair behind a comma and `a` that stands to its verb as its own actor and recipient do."""
    actor, recipient = match.roles.get("actor"), match.roles.get("recipient")
    if match.form not in _FINITE or actor is None or recipient is None or recipient.phrase is None or actor.phrase is None:
        return
    if _CONTRASTS.isdisjoint(syntax.forms):
        return
    pattern, owned = syntax.phrases[recipient.phrase], syntax.clause_at(match.trigger)
    for place in range(recipient.phrase + 1, len(syntax.phrases) - 1):
        first, second = syntax.phrases[place], syntax.phrases[place + 1]
        if _contrasted(syntax, first) and syntax.clause_at(first.head) == owned and _alike(pattern, first, second):
            yield replace(match, roles={**match.roles, "actor": Filler(phrase=place), "recipient": Filler(phrase=place + 1)})


def _contrasted(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a comma and `a` stand right before the phrase."""
    before = syntax.tokens[max(phrase.first - 2, 0) : phrase.first]
    return len(before) == 2 and before[0].text == "," and before[1].lower in _CONTRASTS


def _alike(pattern: Phrase, first: Phrase, second: Phrase) -> bool:
    """Whether the second phrase is to the first what the recipient is to its actor, and follows it at once."""
    beside = second.first == first.end and second.parent is None and first.preposition is None and "nom" in first.cases
    return beside and second.preposition == pattern.preposition and bool(second.cases & pattern.cases - {"voc", "nom"})

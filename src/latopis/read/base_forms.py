"""Actors that are only described are called by their description in its base form: `polskiej fundacji` is `polska fundacja`.

The head and what agrees with it go into the nominative; a counted phrase stays as it stands, as does what the dictionary
does not know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from latopis.model import Actor, Analysis, Reading, Span, Token
    from latopis.syntax import Syntax

Inflect: TypeAlias = Callable[["Analysis", str, str], str | None]
"""The nominative of a word in a number and gender."""

_AGREEING: Final = frozenset(("adj", "ppas", "pact"))
_NOUNS: Final = frozenset(("subst", "ger"))


def with_base_names(actors: Iterable[Actor], reading: Reading, inflect: Inflect) -> tuple[Actor, ...]:
    """The actors; those whom the document only describes are called by their first description in its base form."""
    starts = [syntax.sentence.span.start for syntax in reading.syntaxes]
    return tuple([_called(actor, reading, starts=starts, inflect=inflect) for actor in actors])


def _called(actor: Actor, reading: Reading, *, starts: Sequence[int], inflect: Inflect) -> Actor:
    described = next((mention.span for mention in actor.mentions if mention.kind == "description"), None)
    if actor.register is not None or described is None or described.of(reading.document.text) != actor.name:
        return actor
    place = bisect_right(starts, described.start) - 1
    found = base_form(reading.syntaxes[place], described, inflect) if place >= 0 else None
    return actor if found is None or found == actor.name else replace(actor, name=found)


def base_form(syntax: Syntax, span: Span, inflect: Inflect) -> str | None:
    """The words of the span in the nominative; None where they are no noun phrase that can be inflected."""
    phrase = next((phrase for phrase in syntax.phrases if syntax.tokens[phrase.start].span.start == span.start), None)
    if phrase is None or any(token.pos == "num" for token in syntax.tokens[phrase.start : phrase.head]):
        return None
    head = next((one for one in syntax.tokens[phrase.head].analyses if one.pos in _NOUNS and one.cases & phrase.cases), None)
    if head is None:
        return None
    words: list[str] = []
    for at in range(phrase.start, len(syntax.tokens)):
        token = syntax.tokens[at]
        if token.span.end > span.end:
            break
        entry = head if at == phrase.head else _agreeing(token, head) if at < phrase.end else None
        words.append(" " if token.spaced and words else "")
        words.append(_inflected(token, entry, head, inflect) if entry else token.text)
    return "".join(words)


def _agreeing(token: Token, head: Analysis) -> Analysis | None:
    """The analysis in which the token qualifies the head."""
    if token.pos not in _AGREEING:
        return None
    return next((entry for entry in token.analyses if entry.pos in _AGREEING and entry.agreement & head.agreement), None)


def _inflected(token: Token, entry: Analysis, head: Analysis, inflect: Inflect) -> str:
    """The token in the nominative of the head; with the capital that it has by itself, not as the first of its sentence."""
    stands = "nom" in entry.cases and "nom" in head.cases  # `autorzy`, not `autorowie`: as the article has it
    found = token.lower if stands else inflect(entry, "pl" if head.numbers == {"pl"} else "sg", min(head.genders, default="m1"))
    if found is None:
        return token.text
    return found[:1].upper() + found[1:] if token.capitalised and entry.lemma[:1].isupper() else found

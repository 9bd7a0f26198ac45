"""Phrases -> the same phrases, each with those that are coordinated with it (`Litwa, Łotwa i Estonia`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from latopis.sentence import Phrase, Sentence, Token

_COORDINATORS: Final = frozenset(("i", "oraz", "lub", "albo", "ani", "a", "czy"))


def coordinated(sentence: Sentence, found: list[Phrase]) -> tuple[Phrase, ...]:
    """The phrases with their conjuncts: chains of phrases in one case and clause, joined by conjunctions and commas."""
    tokens = sentence.tokens
    group: dict[int, list[int]] = {}
    sure: set[int] = set()
    clause: list[int | None] = []
    for index in range(1, len(found)):
        start = found[index].first
        if start == found[index - 1].end:
            continue
        link = _link(tokens, found[index - 1].end, start)
        partner = _partner(tokens, found, index) if link else None
        if partner is None:
            continue
        clause = clause or sentence.clause_of_tokens()
        if clause[found[partner].head] != clause[found[index].head]:
            continue
        chain = group.setdefault(partner, [partner])
        chain.append(index)
        group[index] = chain
        if link == "conj":
            sure.add(chain[0])
    done = list(found)
    for index, chain in group.items():
        if chain[0] in sure:
            done[index] = found[index].with_ties(found[index].parent, tuple(chain))
    return tuple(done)


def _link(tokens: tuple[Token, ...], end: int, start: int) -> str | None:
    between = [token.lower for token in tokens[end:start]]
    if between[:1] == [")"]:
        between = between[1:]
    if between in ([","],):
        return "comma"
    words = [word for word in between if word not in (",", "także", "również", "też", "później", "potem")]
    return "conj" if len(words) == 1 and words[0] in _COORDINATORS else None


def _partner(tokens: tuple[Token, ...], found: list[Phrase], index: int) -> int | None:
    """The nearest phrase before, or one that it depends on, that the phrase can be coordinated with."""
    phrase, place = found[index], index - 1
    if place and tokens[found[place].first - 1].text == "(":
        place -= 1  # an acronym in brackets repeats the name before it
    seen = 0
    while place >= 0 and seen < 6:
        other = found[place]
        if phrase.preposition in (None, other.preposition) and phrase.cases & other.cases:
            return place
        if other.parent is None:
            return None
        place, seen = other.parent, seen + 1
    return None

"""Denials: words that deny by themselves (`To nieprawda`), and which claim each denial answers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.lexicon.sources import DenialWords
    from latopis.model import Reading, Span, Statement, Token

_DENIED: Final = frozenset(("say", "accuse", "warn", "threaten"))
_BESIDE: Final = 150
"""A denial that names nobody answers what was said right before it."""
_REACH: Final = 1_500
"""How many characters back a denial may find what it denies."""
_CLAIMS: Final = 60
"""How many statements back it may: more than so many characters hold."""
_OPENING: Final = 14
"""How many words the part of a speech may have that denies."""
_TELLING: Final = frozenset(("subst", "ger", "fin", "praet", "imps", "inf", "adj", "ppas", "bedzie"))
_SHARED: Final = 2
"""How many telling words a denial shares with what it denies, at least."""


def with_answers(reading: Reading, words: DenialWords) -> tuple[Statement, ...]:
    """The statements of the reading: those whose own first words deny as denials, and each denial with what it answers."""
    texts = _Texts(reading)
    found = [_denying(said, texts, words) for said in reading.statements]
    for place, said in enumerate(found):
        if said.act == "deny":
            found[place] = replace(said, answers=_claim(said, found, place, texts))
    return tuple(found)


class _Texts:
    """The words of the statements."""

    def __init__(self, reading: Reading) -> None:
        self._sentences = reading.sentences
        self._starts = [sentence.span.start for sentence in reading.sentences]
        self._lemmas: dict[str, frozenset[str]] = {}

    def tokens(self, span: Span, *, most: int = 200) -> list[Token]:
        """The first tokens of the span."""
        found: list[Token] = []
        number = max(bisect_right(self._starts, span.start) - 1, 0)
        while number < len(self._starts) and self._starts[number] < span.end and len(found) < most:
            found += [token for token in self._sentences[number].tokens if span.covers(token.span)]
            number += 1
        return found[:most]

    def telling(self, said: Statement) -> frozenset[str]:
        """The lemmas of what is said that tell what it is about."""
        if said.id not in self._lemmas:
            tokens = (token for span in said.content for token in self.tokens(span))
            self._lemmas[said.id] = frozenset(token.lemma for token in tokens if token.pos in _TELLING and token.lemma != "być")
        return self._lemmas[said.id]


def _denying(said: Statement, texts: _Texts, words: DenialWords) -> Statement:
    if said.act != "say" or not said.content or not denies(texts.tokens(said.content[0], most=_OPENING), words):
        return said
    return replace(said, act="deny")


def denies(tokens: Sequence[Token], words: DenialWords) -> bool:
    """Whether a speech that begins with the tokens denies: `To nieprawda`, `Te doniesienia są fałszywe`, `Nikt nie obiecywał`."""
    clause = _first_clause(tokens, words)
    if not clause:
        return False
    forms = tuple(token.lower for token in clause)
    if any(forms[: len(opening)] == opening for opening in words.openings):
        return True
    alone = len(clause) == 1 and _is_lie(clause[0], words)
    return alone or _is_called_false(clause, words) or _nobody_did(clause, words)


def _first_clause(tokens: Sequence[Token], words: DenialWords) -> list[Token]:
    """The words up to the first mark, without those that only open a speech (`Ależ skąd, …`)."""
    start = 0
    while start < len(tokens) and (tokens[start].kind == "punctuation" or tokens[start].lower in words.fillers):
        start += 1
    end = next((i for i in range(start, len(tokens)) if tokens[i].kind == "punctuation"), len(tokens))
    return list(tokens[start:end])


def _is_called_false(clause: list[Token], words: DenialWords) -> bool:
    """Whether what was said, `to` or `te słowa`, is called a lie."""
    if clause[0].lemma not in words.pointers:
        return False
    for before, token in pairwise(clause):
        false = _is_lie(token, words) or (token.lemma in words.adjectives and not token.best.negated)
        if false and before.lower != "nie":
            return True
    return False


def _is_lie(token: Token, words: DenialWords) -> bool:
    return any(entry.lemma in words.nouns and entry.cases & {"nom", "inst"} for entry in token.analyses)


def _nobody_did(clause: list[Token], words: DenialWords) -> bool:
    """`Nikt o tym nie mówił`, `Nigdy tego nie obiecywałem`."""
    forms = [token.lower for token in clause]
    nobody = "nikt" in forms[:_OPENING]
    for place, token in enumerate(clause[1:], start=1):
        if token.lemma in words.acts and "nie" in forms[max(place - 2, 0) : place]:
            first_person = token.best.person == "pri" and not {"nigdy", "tego", "takiego", "takich"}.isdisjoint(forms)
            return nobody or first_person
    return False


def _claim(denial: Statement, found: list[Statement], place: int, texts: _Texts) -> str | None:
    """The claim that a denial answers: one that it tells again, the last by or about one of the two, or the one beside it."""
    before = found[max(place - _CLAIMS, 0) : place][::-1]
    near = [
        claim
        for claim in before
        if (claim.speaker is None or claim.speaker != denial.speaker)
        and claim.act != "deny"
        and denial.span.start - claim.span.end <= _REACH
    ]
    told = texts.telling(denial)
    again = max(near, key=lambda claim: len(told & texts.telling(claim)), default=None)
    if again is not None and len(told & texts.telling(again)) >= _SHARED:
        return again.id
    named = next((claim for claim in near if _concerns(denial, claim)), None)
    if named is not None:
        return named.id
    if not before or not 0 <= denial.span.start - before[0].span.end < _BESIDE:
        return None
    if before[0].act == "deny" and before[0].speaker != denial.speaker:
        return before[0].answers  # a second one denies the same
    return before[0].id if near and near[0] is before[0] and before[0].act in _DENIED else None


def _concerns(denial: Statement, claim: Statement) -> bool:
    """Whether the denial names whoever claimed, or the claim names or addresses whoever denies."""
    named = claim.speaker is not None and claim.speaker in denial.about
    return named or (denial.speaker is not None and denial.speaker in (*claim.about, claim.addressee))

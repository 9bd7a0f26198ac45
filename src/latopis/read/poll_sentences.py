"""Sentences as surveys are looked for in them: cut where the point of `proc.` ends one too, words with all that they may be."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.model import Analysis, Clause, Phrase, Sentence, Token

_LONG_NAME: Final = 6
_UNITS: Final = frozenset(("proc", "pkt"))
_NAME_CLASSES: Final = frozenset(("subst", "adj", "ppas", "pact", "ger", "brev", "depr"))


@lru_cache(maxsize=32_768)
def keys_of(form: str, analyses: tuple[Analysis, ...]) -> frozenset[str]:
    """The word, and every base form that it may have; gerunds and what is negated bear a mark."""
    keys = {form}
    for analysis in analyses:
        if analysis.lemma:
            mark = "ger:" if analysis.pos == "ger" else "nie:" if analysis.negated else ""
            keys.add(mark + analysis.lemma.lower())
    return frozenset(keys)


def cut_at_units(sentence: Sentence, acts: frozenset[str]) -> Iterator[Sentence]:
    """The sentence, or the sentences that it holds; where it is cut, ties between its phrases and clauses are dropped.

    `acts` are verbs before which a name is no more of those counted (`… 36 proc. Lowy Institute przeprowadził …`).
    """
    tokens = sentence.tokens
    units = [index for index, token in enumerate(tokens) if token.lower in _UNITS]
    starts = [index + 2 for index in units if index + 2 < len(tokens) and _begins(tokens, index + 2, acts)]
    if not starts:
        yield sentence
        return
    phrases, clauses = _Slices(sentence.phrases), sentence.clauses
    for start, end in zip([0, *starts], [*starts, len(sentence.tokens)], strict=True):
        kept = [clause for clause in clauses if clause.start < end and clause.end > start] if len(starts) < 50 else []
        yield replace(
            sentence,
            span=sentence.span_of(start, end),
            tokens=sentence.tokens[start:end],
            phrases=tuple(phrases.between(start, end)),
            clauses=tuple(found for clause in kept if (found := _clause(clause, start, end)) is not None),
        )


def _begins(tokens: tuple[Token, ...], index: int, acts: frozenset[str]) -> bool:
    """Whether a sentence begins there behind `proc.`: a number, or a capital that no name explains."""
    if tokens[index - 1].text != ".":
        return False
    token = tokens[index]
    if token.kind == "number":
        return token.spaced
    if not token.capitalised:
        return False
    if token.pos not in _NAME_CLASSES or not any(map(_names, token.analyses)) or _does(tokens, index, acts):
        return True
    counted = any("gen" in entry.cases for entry in token.analyses)  # `31 proc. Finów`, but `31 proc. Syriza zyskuje`
    behind = tokens[index + 1 : index + _LONG_NAME]
    return not counted and any(other.pos in ("fin", "praet") for other in behind)


def _does(tokens: tuple[Token, ...], index: int, acts: frozenset[str]) -> bool:
    """Whether the name that begins there does one of the acts."""
    end = next((i for i in range(index, min(index + _LONG_NAME, len(tokens))) if not tokens[i].capitalised), None)
    return end is not None and tokens[end].pos == "praet" and tokens[end].lemma in acts


def _names(analysis: Analysis) -> bool:
    """Whether the word may be a name, or people counted by the number before it."""
    counted = "gen" in analysis.cases and ("m1" in analysis.genders or "pl" in analysis.numbers)
    return analysis.guessed or analysis.lemma[:1].isupper() or counted


class _Slices:
    """Phrases in order, handed out by range; each is looked at once."""

    def __init__(self, phrases: tuple[Phrase, ...]) -> None:
        self._phrases = phrases
        self._at = 0

    def between(self, start: int, end: int) -> Iterator[Phrase]:
        while self._at < len(self._phrases) and self._phrases[self._at].first < end:
            phrase = self._phrases[self._at]
            self._at += 1
            if start <= phrase.first and phrase.end <= end:
                yield _phrase(phrase, start)


def _phrase(phrase: Phrase, by: int) -> Phrase:
    at = None if phrase.preposition_at is None else phrase.preposition_at - by
    moved = replace(phrase, start=phrase.start - by, end=phrase.end - by, head=phrase.head - by)
    return replace(moved, preposition_at=at, parent=None, conjuncts=())


def _clause(clause: Clause, start: int, end: int) -> Clause | None:
    pieces = tuple(
        (max(first, start) - start, min(last, end) - start) for first, last in clause.pieces if first < end and last > start
    )
    places = [None if at is None or not start <= at < end else at - start for at in (clause.finite, clause.verb)]
    return replace(clause, pieces=pieces, finite=places[0], verb=places[1], parent=None) if pieces else None

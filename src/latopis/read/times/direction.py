"""Whether the words around a date put it into the past or the future."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from latopis.read.times.line import Line

if TYPE_CHECKING:
    from latopis.model import Clause, Sentence

Direction = Literal["past", "future"] | None

_FUTURE_MODALS: Final = frozenset(("mieć", "planować", "zamierzać", "chcieć", "scheduled"))


def clause_at(sentence: Sentence) -> list[int | None]:
    """For every token the index of the clause that holds it."""
    found: list[int | None] = [None] * len(sentence.tokens)
    for number, clause in enumerate(sentence.clauses):
        for start, end in clause.pieces:
            found[start:end] = [number] * (end - start)
    return found


def direction(line: Line, at: int, clauses: list[int | None]) -> Direction:
    """Where the expression that begins at `at` lies, as its preposition, a participle before it and the tense tell."""
    preposition = line.preposition(at)
    before = at - 2 if preposition else at - 1
    if preposition == "na" and not line.has(at, "edge", "weekday_adjective", "month_adjective"):
        return "future"
    if preposition == "z":
        return "past"
    if any(step >= 0 and _was_done(line, step) for step in (before, before - 1)):
        return "past"
    if preposition == "do" and (line.has(at, "month") or line.digits(at) is not None):
        return None  # what is left until a day may lie on either side of a past tense
    number = clauses[at]
    for _ in range(4):
        if number is None:
            return None
        clause = line.sentence.clauses[number]
        if clause.tense != "none" or clause.mood == "conditional":
            return _of_clause(clause)
        number = clause.parent
    return None


def _was_done(line: Line, at: int) -> bool:
    best = line.tokens[at].best
    return best.pos == "ppas" and best.aspect == "perf"


def _of_clause(clause: Clause) -> Direction:
    if clause.tense == "future" or clause.mood == "conditional":
        return "future"
    if clause.tense == "past":
        return "past"
    return "future" if clause.modal is not None else None

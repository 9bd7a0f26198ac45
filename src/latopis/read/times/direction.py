"""Whether the words around a date put it into the past or the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from latopis.sentence import is_averted

if TYPE_CHECKING:
    from latopis.model import Clause
    from latopis.read.times.line import Line
    from latopis.read.times.meaning import Direction


def direction(line: Line, at: int, *, clauses: list[int | None]) -> Direction:
    """Where the expression that begins at `at` lies, as its preposition, a participle before it and the tense tell."""
    preposition = line.preposition(at)
    if preposition == "na" and not line.has(at, "edge", "turn") and not _is_place(line, at, clauses[at]):
        return "future"
    before = at - 2 if preposition else at - 1
    if (preposition == "z" and not line.has(at, "edge")) or any(
        step >= 0 and _was_done(line, step, clause=clauses[step]) for step in (before, before - 1)
    ):
        return "past"
    until = preposition in ("do", "przed") or line.has(at - 1, "feast_of")
    if until and not line.has(at, "weekday") and (line.has(at, "month", "feast", "feast_word") or line.digits(at) is not None):
        return None  # what comes before a day may be past though the day is to come
    planned = preposition != "od" and (line.has(at, "weekday") or line.digits(at) is not None)
    found = _of_clauses(line, clauses[at], planned=planned)
    if found is None and preposition == "do":
        return "future"
    return found or ("future" if _announces(line, at - bool(preposition)) and line.has(at, "weekday") else None)


def _is_place(line: Line, at: int, number: int | None) -> bool:
    """Whether an adjective after `na` says where, as the tense tells (`na wtorkowym posiedzeniu`), and not for when."""
    if not line.has(at, "weekday_adjective", "month_adjective", "year_adjective"):
        return False
    verb = line.sentence.clauses[number].finite if number is not None else None
    return line.can_be(at, case="loc") or (verb is not None and at < verb)


def _announces(line: Line, at: int) -> bool:
    """Whether the token opens a sentence without a verb: `W sobotę finał`, `Prognoza: w sobotę deszcz`."""
    opens = line.text(at - 1) == ":" or (at <= 1 and not any(token.kind == "word" for token in line.tokens[:at]))
    return opens and all(clause.finite is None for clause in line.sentence.clauses)


def _of_clauses(line: Line, number: int | None, *, planned: bool) -> Direction:
    """What the tense of the clause says, or else that of a clause above it."""
    for _ in range(4):
        if number is None:
            break
        clause = line.sentence.clauses[number]
        if clause.tense != "none" or clause.mood == "conditional":
            return _of_clause(line, clause, planned=planned)
        number = clause.parent
    return None


def _was_done(line: Line, at: int, *, clause: int | None) -> bool:
    """Whether the token is a participle of something finished; one that is the predicate has the tense of its auxiliary."""
    if clause is not None and line.sentence.clauses[clause].verb == at:
        return False
    best = line.tokens[at].best
    return best.pos == "ppas" and best.aspect == "perf"


def _of_clause(line: Line, clause: Clause, *, planned: bool) -> Direction:
    """`planned`: a present tense tells of a day to come (`w sobotę gra`), unless it tells what was said (`pisze w sobotę`)."""
    if is_averted(line.tokens, clause):
        return "past"
    if clause.tense == "future" or clause.mood in ("conditional", "imperative"):
        return "future"
    if clause.tense == "past":
        return "past"
    if clause.modal is not None or clause.verb is None:
        return "future" if clause.modal is not None else None
    if line.tells(clause.verb):
        return "past"
    return "future" if planned or line.has(clause.verb, "day_verb") else None  # `termin mija 30 czerwca`

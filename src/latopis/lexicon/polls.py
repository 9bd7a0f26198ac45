"""Words of surveys, and the patterns by which a share finds its answer.

`polls.toml` holds word lists by role, `polls_answers.toml` one `[[entry]]` a pattern, in the order in which they are tried;
both say in their headers what each part means.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final, Literal, TypeAlias, get_args

from latopis.errors import LexiconError
from latopis.frozen import unique
from latopis.lexicon.tables import Table, entries, listed, strings, toml

AnswerKind: TypeAlias = Literal["pair", "back", "whole", "side", "ballot", "clause", "owner", "object", "list"]
_KINDS: Final[tuple[AnswerKind, ...]] = get_args(AnswerKind)


@dataclass(frozen=True, slots=True)
class AnswerPattern:
    """One way to name an answer; `words` and `verbs` are sequences of lemmas, `yes` has answers marked `{share:answer}`."""

    address: str
    kind: AnswerKind
    words: tuple[tuple[str, ...], ...]
    verbs: frozenset[str]
    case: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


@unique
class PollWords:
    """Lemmas by role; `fractions` are exact shares in words, by their lemmas."""

    surveys: frozenset[str]
    studies: frozenset[str]
    asked: frozenset[str]
    sure: frozenset[str]
    people: frozenset[str]
    parts: frozenset[str]
    votes: frozenset[str]
    cast: frozenset[str]
    figures: frozenset[str]
    ballots: frozenset[str]
    earlier: frozenset[str]
    around: frozenset[str]
    openers: frozenset[str]
    joins: frozenset[str]
    made: frozenset[str]
    tells: frozenset[str]
    makers: frozenset[str]
    media: frozenset[str]
    asking: frozenset[str]
    traces: frozenset[str]
    opinions: frozenset[str]
    sources: frozenset[str]
    methods: frozenset[str]
    samples: frozenset[str]
    less: frozenset[str]
    percent: frozenset[str]
    percentage: frozenset[str]
    points: frozenset[str]
    errors: frozenset[str]
    by: frozenset[str]
    more: frozenset[str]
    owners: frozenset[str]
    results: frozenset[str]
    pollsters: frozenset[str]
    views: frozenset[str]
    known_kinds: frozenset[str]
    barred_kinds: frozenset[str]
    inside: frozenset[str]
    quantities: frozenset[str]
    relatives: frozenset[str]
    voted: frozenset[str]
    against: frozenset[str]
    ranges: frozenset[str]
    out_of: frozenset[str]
    onto: frozenset[str]
    negations: frozenset[str]
    vague: frozenset[str]
    empty: frozenset[str]
    pairs: frozenset[str]
    breaks: frozenset[str]
    ranks: frozenset[str]
    stands: frozenset[str]
    loose: frozenset[str]
    pronouns: frozenset[str]
    subordinate: frozenset[str]
    reports: frozenset[str]
    conditions: frozenset[str]
    whether: frozenset[str]
    sides: frozenset[str]
    groups: frozenset[str]
    according: frozenset[str]
    voters: frozenset[str]
    makers_by: frozenset[str]
    meant_for: frozenset[str]
    orders: frozenset[str]
    publishes: frozenset[str]
    places: frozenset[str]
    columns: frozenset[str]
    questions: frozenset[str]
    surveyed: frozenset[str]
    thousands: frozenset[str]
    shares: frozenset[str]
    ages: frozenset[str]
    at_all: frozenset[str]
    fractions: dict[tuple[str, ...], float]
    patterns: tuple[AnswerPattern, ...]


def load_poll_words(language: str) -> PollWords:
    """The tables `polls.toml` and `polls_answers.toml` of a language."""
    path = f"{language}/polls.toml"
    table = toml(path)
    roles = [field.name for field in fields(PollWords) if field.name not in ("fractions", "patterns")]
    if unknown := sorted(set(table) - {*roles, "fractions"}):
        raise LexiconError(f"data/{path}: unknown keys {unknown}; known are {roles}")
    words = {role: strings(table, role, path) for role in roles}
    answers = f"{language}/polls_answers.toml"
    patterns = tuple(_pattern(entry, answers) for entry in entries(answers))
    return PollWords(**words, fractions=_fractions(table, path), patterns=patterns)


def _pattern(entry: Table, path: str) -> AnswerPattern:
    name, kind = entry.get("id"), entry.get("kind")
    known: AnswerKind | None = next((each for each in _KINDS if each == kind), None)
    if not isinstance(name, str) or known is None:
        raise LexiconError(f"data/{path}: an entry needs an id and a kind of {_KINDS}: {entry!r:.200}")
    return AnswerPattern(
        address=f"{path.partition('/')[0]}/polls:{name}",
        kind=known,
        words=tuple(tuple(text.split()) for text in listed(entry, "words", path)),
        verbs=strings({"verbs": [], **entry}, "verbs", path),
        case=str(entry.get("case", "")),
        yes=listed(entry, "yes", path),
        no=listed(entry, "no", path),
    )


def _fractions(table: Table, path: str) -> dict[tuple[str, ...], float]:
    found = table.get("fractions")
    if not isinstance(found, dict) or not all(isinstance(share, float) for share in found.values()):
        raise LexiconError(f"data/{path}: fractions must be a table of numbers with a point, not {found!r}")
    return {tuple(text.split()): share for text, share in found.items()}

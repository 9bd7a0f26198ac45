"""Words of surveys, and the patterns by which a share finds its answer.

`polls.toml` holds tables of word lists by role, `polls_answers.toml` one `[[entry]]` a pattern, in the order in which they
are tried; both say in their headers what each part means.
"""

from __future__ import annotations

from dataclasses import Field, dataclass, fields
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from latopis.errors import LexiconError
from latopis.frozen import unique
from latopis.lexicon.tables import Table, entries, listed, part, strings, toml

if TYPE_CHECKING:
    from collections.abc import Iterable

AnswerKind: TypeAlias = Literal["pair", "back", "whole", "side", "ballot", "clause", "given", "owner", "object", "list"]
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
class SignWords:
    """What tells that a survey is near."""

    surveys: frozenset[str]
    studies: frozenset[str]
    samples: frozenset[str]
    traces: frozenset[str]
    waves: frozenset[str]
    others: frozenset[str]
    sources: frozenset[str]
    tells: frozenset[str]
    opinions: frozenset[str]
    pollsters: frozenset[str]
    views: frozenset[str]
    methods: frozenset[str]


@unique
class HolderWords:
    """Whom a share counts."""

    asked: frozenset[str]
    sure: frozenset[str]
    people: frozenset[str]
    parts: frozenset[str]
    votes: frozenset[str]
    groups: frozenset[str]
    ages: frozenset[str]


@unique
class NumberWords:
    """How a share is written; `fractions` are exact shares in words, by their lemmas."""

    percent: frozenset[str]
    percentage: frozenset[str]
    points: frozenset[str]
    errors: frozenset[str]
    by: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]
    around: frozenset[str]
    joins: frozenset[str]
    against: frozenset[str]
    inside: frozenset[str]
    those: frozenset[str]
    quantities: frozenset[str]
    ranges: frozenset[str]
    vague: frozenset[str]
    at_all: frozenset[str]
    thousands: frozenset[str]
    fractions: dict[tuple[str, ...], float]


@unique
class ElectionWords:
    """What is counted, measured or elected, and no survey."""

    figures: frozenset[str]
    counted: frozenset[str]
    ballots: frozenset[str]
    earlier: frozenset[str]
    voted: frozenset[str]
    voters: frozenset[str]
    cast: frozenset[str]


@unique
class MakingWords:
    """How it is told who made a survey, for whom and how."""

    made: frozenset[str]
    asking: frozenset[str]
    together: frozenset[str]
    checking: frozenset[str]
    checked: frozenset[str]
    makers: frozenset[str]
    askers: frozenset[str]
    authors: frozenset[str]
    interviewers: frozenset[str]
    media: frozenset[str]
    makers_by: frozenset[str]
    meant_for: frozenset[str]
    orders: frozenset[str]
    ordering: frozenset[str]
    publishes: frozenset[str]
    citing: frozenset[str]
    places: frozenset[str]
    columns: frozenset[str]
    questions: frozenset[str]
    whether: frozenset[str]
    surveyed: frozenset[str]
    known_kinds: frozenset[str]
    barred_kinds: frozenset[str]


@unique
class BuildingWords:
    """How sentences are built around a share."""

    openers: frozenset[str]
    breaks: frozenset[str]
    pairs: frozenset[str]
    ranks: frozenset[str]
    stands: frozenset[str]
    loose: frozenset[str]
    pronouns: frozenset[str]
    subordinate: frozenset[str]
    reports: frozenset[str]
    conditions: frozenset[str]
    relatives: frozenset[str]
    negations: frozenset[str]
    empty: frozenset[str]
    owners: frozenset[str]
    results: frozenset[str]
    sides: frozenset[str]
    shares: frozenset[str]
    according: frozenset[str]
    opinions: frozenset[str]
    out_of: frozenset[str]
    onto: frozenset[str]


@unique
class PollWords:
    """Lemmas by what they do, each table as its comment in `polls.toml` says, and the patterns of answers in their order."""

    signs: SignWords
    holders: HolderWords
    numbers: NumberWords
    elections: ElectionWords
    making: MakingWords
    sentence: BuildingWords
    patterns: tuple[AnswerPattern, ...]


def load_poll_words(language: str) -> PollWords:
    """The tables `polls.toml` and `polls_answers.toml` of a language."""
    path, answers = f"{language}/polls.toml", f"{language}/polls_answers.toml"
    table = toml(path)
    tables = [field.name for field in fields(PollWords) if field.name != "patterns"]
    if unknown := sorted(set(table) - set(tables)):
        raise LexiconError(f"data/{path}: unknown tables {unknown}; known are {tables}")
    return PollWords(
        signs=SignWords(**_roles(fields(SignWords), part(table, "signs", path), path)),
        holders=HolderWords(**_roles(fields(HolderWords), part(table, "holders", path), path)),
        numbers=_numbers(part(table, "numbers", path), path),
        elections=ElectionWords(**_roles(fields(ElectionWords), part(table, "elections", path), path)),
        making=MakingWords(**_roles(fields(MakingWords), part(table, "making", path), path)),
        sentence=BuildingWords(**_roles(fields(BuildingWords), part(table, "sentence", path), path)),
        patterns=tuple(_pattern(entry, answers) for entry in entries(answers)),
    )


def _roles(known: Iterable[Field[object]], table: Table, path: str) -> dict[str, frozenset[str]]:
    """The lists of a table by the fields of its class, which must be all of them."""
    roles = [field.name for field in known if field.name != "fractions"]
    if unknown := sorted(set(table) - {*roles, "fractions"}):
        raise LexiconError(f"data/{path}: unknown keys {unknown}; known are {roles}")
    return {role: strings(table, role, path) for role in roles}


def _numbers(table: Table, path: str) -> NumberWords:
    return NumberWords(**_roles(fields(NumberWords), table, path), fractions=_fractions(table, path))


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

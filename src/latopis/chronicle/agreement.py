"""Two reviewers: how far they agree beyond chance, field by field, and where they differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from latopis.chronicle.reviewing import verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.reviewing import Verdict

_KEPT = "as read"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an entry of which two reviewers said different things."""

    entry: str
    field: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of a field: how many entries both reviewed, how often they said the same, and Cohen's kappa; None where it is undefined."""

    field: str
    count: int
    same: float
    kappa: float | None


def agreement(connection: Connection, one: str, other: str) -> tuple[list[Agreement], list[Difference]]:
    """How far two reviewers agree on the entries that both decided; `verdict` is whether they accepted them."""
    first, second = dict(verdicts(connection, one).items()), dict(verdicts(connection, other).items())
    both = sorted(first.keys() & second.keys())
    fields = sorted({name for key in both for each in (first[key], second[key]) for name in each.corrections})
    found, differences = [], []
    for name in ("verdict", *fields):
        pairs = [(key, _said(first[key], name), _said(second[key], name)) for key in both]
        found.append(_agreement(name, [(a, b) for _, a, b in pairs]))
        differences += [Difference(key, name, a, b) for key, a, b in pairs if a != b]
    return found, differences


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two raters; None where chance alone would make them agree always.

    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")]), kappa([("a", "a"), ("b", "b")]), kappa([("a", "a")])
    (0.0, 1.0, None)
    """
    if not pairs:
        return None
    count = len(pairs)
    ones, others = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ones[value] * others[value] for value in ones) / count**2
    same = sum(a == b for a, b in pairs) / count
    return None if chance == 1 else (same - chance) / (1 - chance)


def _agreement(name: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    same = sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0
    return Agreement(name, len(pairs), same, kappa(pairs))


def _said(verdict: Verdict, name: str) -> str:
    if name == "verdict":
        return verdict.standing
    correction = verdict.corrections.get(name)
    return _KEPT if correction is None else correction.value or ""

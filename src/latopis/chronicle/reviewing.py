"""Review: what is proposed is accepted, rejected or corrected; a decision is a row, holds for its place, and can be undone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import select

from latopis.chronicle.clocks import NOW
from latopis.chronicle.corrections import CHOICES, FIELDS, Correction, check_value
from latopis.chronicle.deciding import (
    UNDOABLE,
    Decision,
    DecisionKind,
    Wish,
    decide,
    decided,
    document_of_decision,
    standing_decisions,
)
from latopis.chronicle.held import number_of
from latopis.chronicle.identity import entry_keys
from latopis.chronicle.joining import join_anew
from latopis.chronicle.kept import reports_of
from latopis.chronicle.rereading import tell_anew
from latopis.chronicle.roles import KINDS
from latopis.chronicle.rows import begun
from latopis.chronicle.schema import entries, reports
from latopis.chronicle.verdicts import Standing, Verdict, Verdicts
from latopis.chronicle.words import folded
from latopis.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.kept import Report
    from latopis.chronicle.roles import Kind
    from latopis.chronicle.rows import Rows

__all__ = [
    "CHOICES",
    "DOUBTS",
    "EVERYTHING",
    "FIELDS",
    "REVIEWS",
    "Correction",
    "Filter",
    "Proposal",
    "Standing",
    "Verdict",
    "Verdicts",
    "correct",
    "doubt_of",
    "judge",
    "keys_in",
    "proposals",
    "undo",
    "undo_one",
    "verdicts",
]

DOUBTS: Final[dict[str, tuple[float, float]]] = {"high": (0.5, 1.01), "middle": (0.2, 0.5), "low": (0.0, 0.2)}
"""How doubtful proposals are: from which doubt to below which."""
_LOOKED_AT: Final = 2000
"""Of more proposals than this, the latest are ranked."""
_UNSURE: Final = 0.5
REVIEWS: Final[tuple[DecisionKind, ...]] = ("accept", "reject", "correct")
"""The decisions that are a verdict on an entry."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which proposals: of a kind, of an act, type or status, by a pattern, holding some words, so doubtful (`DOUBTS`)."""

    kind: Kind | None = None
    detail: str | None = None
    made_by: str | None = None
    words: str | None = None
    doubt: str | None = None

    def takes(self, report: Report) -> bool:
        """Whether the report is one of them, as far as the database was not asked for it."""
        least, below = DOUBTS.get(self.doubt or "", (0.0, 2.0))
        made = self.made_by is None or report.entry.made_by.startswith(self.made_by)
        words = self.words is None or folded(self.words) in folded(report.quote)
        return made and words and least <= doubt_of(report) < below


EVERYTHING: Final = Filter()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A report that waits for a decision: how doubtful it is (0 to 1), and how much depends on it."""

    report: Report
    doubt: float
    weight: float


def proposals(connection: Connection, wanted: Filter = EVERYTHING, *, second: str | None = None) -> list[Proposal]:
    """What is proposed and not decided, what is doubtful and often told first.

    For a `second` reviewer, what others decided and that one did not.
    """
    query = select(reports.c.id).join(entries, entries.c.id == reports.c.entry).where(*NOW.stands())
    if second is None:
        query = query.where(entries.c.key.not_in(decided(*REVIEWS)))
    else:
        query = query.where(entries.c.key.in_(decided(*REVIEWS)), entries.c.key.not_in(decided(*REVIEWS, signer=second)))
    if wanted.kind:
        query = query.where(reports.c.kind == wanted.kind)
    if wanted.detail:
        query = query.where(reports.c.detail == wanted.detail)
    found = reports_of(connection, connection.execute(query.order_by(reports.c.id.desc()).limit(_LOOKED_AT)).scalars().all())
    known = verdicts(connection, second)
    waiting: dict[str, Proposal] = {}
    for each in sorted(found, key=lambda each: each.number):
        if wanted.takes(each) and known.of(each.own, keys_in(each)).standing == "proposed":
            waiting.setdefault(each.key, Proposal(each, doubt_of(each), 1 + math.log2(each.told.sources)))
    return sorted(waiting.values(), key=lambda each: (-each.doubt * each.weight, each.report.own))


def keys_in(report: Report) -> list[str]:
    """The ids of all entries of the report's record."""
    return entry_keys(report.record)


def doubt_of(report: Report) -> float:
    """How doubtful a report is, from 0 to 1: by how often its pattern was right."""
    confidence = report.entry.confidence
    return 1 - (_UNSURE if confidence is None else confidence)


def verdicts(connection: Connection, signer: str | None = None) -> Verdicts:
    """What was decided, by anybody or by one."""
    made = standing_decisions(connection, *REVIEWS)
    return Verdicts(each for each in made if signer is None or each.signer == signer)


def judge(
    connection: Connection, kind: Literal["accept", "reject"], entries: Sequence[str], *, reason: str | None, signer: str | None
) -> int:
    """Accept or reject the entries, all by one change, which one undo takes back; how many there were."""
    for entry in entries:
        _must_be_there(connection, entry)
    _decide(connection, [Wish(kind, entry, None, None, reason) for entry in entries], begun(connection, signer))
    return len(entries)


def correct(
    connection: Connection, report: Report, change: tuple[str, Correction], *, reason: str | None, signer: str | None
) -> None:
    """Give a field of the entry its right value, which accepts the rest.

    Raises:
        InputError: the entry has no such field, or the field cannot have that value.
    """
    name, correction = change
    kind = KINDS[type(report.entry)]
    if name not in FIELDS[kind]:
        raise InputError(f"{name!r}: a {kind} has no such field; it has {', '.join(FIELDS[kind])}")
    check_value(name, correction, report.document.text)
    rows = begun(connection, signer)
    _decide(connection, [Wish("correct", report.own, name, correction.to_json(), reason)], rows)
    tell_anew(connection, [report.document.id], rows)


def undo(connection: Connection, signer: str | None = None) -> list[Decision]:
    """Take back what was decided by the last change of the signer, of anybody without one; what that was."""
    made = [each for each in standing_decisions(connection, *UNDOABLE) if signer is None or each.signer == signer]
    last = max((each.recorded for each in made), default=None)
    return _take_back(connection, [each for each in made if each.recorded == last], signer)


def undo_one(connection: Connection, number: int, signer: str | None = None) -> list[Decision]:
    """Take back the decision with that number, whoever made it; nothing, where it counts no longer."""
    made = standing_decisions(connection, *UNDOABLE)
    return _take_back(connection, [each for each in made if each.number == number], signer)


def _take_back(connection: Connection, undone: list[Decision], signer: str | None) -> list[Decision]:
    if not undone:
        return []
    rows = begun(connection, signer)
    _decide(connection, [Wish("undo", each.target, each.kind, str(each.number)) for each in undone], rows)
    tell_anew(connection, filter(None, map(document_of_decision, undone)), rows)
    apart = [number for each in undone if each.kind == "unjoin" and (number := number_of(connection, each.target)) is not None]
    if apart:
        join_anew(connection, apart, rows.numbers["changes"])
    return undone


def _decide(connection: Connection, wishes: Sequence[Wish], rows: Rows) -> None:
    rows.write(connection)
    decide(connection, wishes, rows.numbers["changes"])


def _must_be_there(connection: Connection, entry: str) -> None:
    if number_of(connection, entry) is None:
        raise InputError(f"{entry}: there is no such entry; give its id, as a5c47ba074a941d6-r0-110")

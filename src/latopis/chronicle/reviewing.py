"""Review: what is proposed is accepted, rejected or corrected; a decision is a row, holds for its place, and can be undone."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import select

from latopis import edtf
from latopis.chronicle.clocks import NOW
from latopis.chronicle.deciding import UNDOABLE, Decision, DecisionKind, Wish, decide, decided, same_place, standing_decisions
from latopis.chronicle.held import number_of
from latopis.chronicle.joining import join_anew
from latopis.chronicle.kept import reports_of
from latopis.chronicle.roles import KINDS
from latopis.chronicle.rows import begun
from latopis.chronicle.schema import entries, reports
from latopis.chronicle.words import folded
from latopis.errors import InputError
from latopis.model import ACTS, STATUSES, TIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.kept import Report
    from latopis.chronicle.roles import Kind

Standing = Literal["proposed", "accepted", "rejected"]

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "statement": ("speaker", "act", "mode", "content", "addressee", "outlet", "when"),
    "relation": ("party", "counterpart", "relation", "status", "when", "factuality"),
    "event": ("type", "actors", "recipients", "place", "when", "factuality"),
    "poll": ("pollster", "population", "question", "fieldwork", "sample"),
}
"""What can be corrected, by the kind of entry."""
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "act": ACTS,
    "mode": ("direct", "indirect", "mixed"),
    "relation": TIES,
    "status": STATUSES,
    "factuality": ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"),
    "type": (
        *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST"),
        *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    ),
}
"""The values that a field may have; others are free."""
DOUBTS: Final[dict[str, tuple[float, float]]] = {"high": (0.5, 1.01), "middle": (0.2, 0.5), "low": (0.0, 0.2)}
"""How doubtful proposals are: from which doubt to below which."""
_DATES: Final = frozenset({"when", "fieldwork"})
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
class Correction:
    """A field's right value: as it was typed, or words of the text with their place."""

    value: str | None
    span: tuple[int, int] | None = None

    def to_json(self) -> str:
        """As a decision keeps it."""
        return json.dumps({"value": self.value, "span": self.span}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Correction:
        """What `to_json` wrote."""
        kept = json.loads(text)
        return cls(kept["value"], tuple(kept["span"]) if kept["span"] else None)


@dataclass(slots=True)
class Verdict:
    """What was decided of an entry, and by whom last."""

    standing: Standing = "proposed"
    corrections: dict[str, Correction] = field(default_factory=dict)
    signer: str | None = None


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
        if wanted.takes(each) and known.of(each.own).standing == "proposed":
            waiting.setdefault(each.key, Proposal(each, doubt_of(each), 1 + math.log2(each.told.sources)))
    return sorted(waiting.values(), key=lambda each: (-each.doubt * each.weight, each.report.own))


def doubt_of(report: Report) -> float:
    """How doubtful a report is, from 0 to 1: by how often its pattern was right."""
    confidence = report.entry.confidence
    return 1 - (_UNSURE if confidence is None else confidence)


class Verdicts:
    """What was decided of entries, found by their ids or by their places."""

    def __init__(self, made: Iterable[Decision]) -> None:
        """From the decisions that stand, in their order."""
        self._of: dict[str, Verdict] = {}
        self._in: dict[str, list[str]] = defaultdict(list)
        for each in made:
            if each.target not in self._of:
                self._in[each.target.partition("-")[0]].append(each.target)
            _apply(self._of.setdefault(each.target, Verdict()), each)

    def of(self, key: str) -> Verdict:
        """The verdict on the entry; on one read anew, that on what stood at its place."""
        if key in self._of:
            return self._of[key]
        near = [each for each in self._in.get(key.partition("-")[0], ()) if same_place(each, key)]
        return self._of[near[0]] if near else Verdict()

    def items(self) -> Iterable[tuple[str, Verdict]]:
        """Every entry on which there is a verdict."""
        return self._of.items()


def verdicts(connection: Connection, signer: str | None = None) -> Verdicts:
    """What was decided, by anybody or by one."""
    made = standing_decisions(connection, *REVIEWS)
    return Verdicts(each for each in made if signer is None or each.signer == signer)


def _apply(verdict: Verdict, decision: Decision) -> None:
    verdict.signer = decision.signer
    if decision.kind == "correct" and decision.field and decision.value:
        verdict.corrections[decision.field] = Correction.from_json(decision.value)
        verdict.standing = "accepted"
    elif decision.kind in ("accept", "reject"):
        verdict.standing = "accepted" if decision.kind == "accept" else "rejected"


def judge(
    connection: Connection, kind: Literal["accept", "reject"], entries: Sequence[str], *, reason: str | None, signer: str | None
) -> int:
    """Accept or reject the entries, all by one change, which one undo takes back; how many there were."""
    for entry in entries:
        _must_be_there(connection, entry)
    _decide(connection, [Wish(kind, entry, None, None, reason) for entry in entries], signer)
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
    _check_value(name, correction.value)
    if correction.span and report.document.text[slice(*correction.span)] != correction.value:
        raise InputError(f"{correction.value!r} does not stand at {correction.span}")
    _decide(connection, [Wish("correct", report.own, name, correction.to_json(), reason)], signer)


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
    rows = _decide(connection, [Wish("undo", each.target, each.kind, str(each.number)) for each in undone], signer)
    apart = [number for each in undone if each.kind == "unjoin" and (number := number_of(connection, each.target)) is not None]
    if apart:
        join_anew(connection, apart, rows)
    return undone


def _decide(connection: Connection, wishes: Sequence[Wish], signer: str | None) -> int:
    rows = begun(connection, signer)
    rows.write(connection)
    decide(connection, wishes, rows.numbers["changes"])
    return rows.numbers["changes"]


def _must_be_there(connection: Connection, entry: str) -> None:
    if number_of(connection, entry) is None:
        raise InputError(f"{entry}: there is no such entry; give its id, as a5c47ba074a941d6-r0-110")


def _check_value(name: str, value: str | None) -> None:
    if value is None:
        return
    if name in CHOICES and value not in CHOICES[name]:
        raise InputError(f"{value!r} is no {name}; it is one of {', '.join(CHOICES[name])}")
    if name in _DATES:
        edtf.normalise(value)

"""What was decided of entries and of the actors in an article, and the records as they are with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from latopis.chronicle.corrections import Correction, corrected
from latopis.chronicle.deciding import Decision, same_place
from latopis.chronicle.identity import Decided, actor_keys, entry_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from latopis.model import Record

Standing = Literal["proposed", "accepted", "rejected"]


@dataclass(slots=True)
class Verdict:
    """What was decided of an entry, and by whom last."""

    standing: Standing = "proposed"
    corrections: dict[str, Correction] = field(default_factory=dict)
    signer: str | None = None


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

    def of(self, key: str, beside: Collection[str] = ()) -> Verdict:
        """The verdict on the entry; on one read anew, that on what stood at its place and is none of those beside it."""
        if key in self._of:
            return self._of[key]
        near = [each for each in self._in.get(key.partition("-")[0], ()) if each not in beside and same_place(each, key)]
        return self._of[near[0]] if near else Verdict()

    def items(self) -> Iterable[tuple[str, Verdict]]:
        """Every entry on which there is a verdict."""
        return self._of.items()


def with_decisions(record: Record, made: Sequence[Decision]) -> Record:
    """The record as people decided: its fields corrected, and who is another than those so called elsewhere."""
    if not made:
        return record
    known = Verdicts(each for each in made if each.kind == "correct")
    keys = entry_keys(record)
    found = corrected(record, [known.of(key, keys).corrections for key in keys])
    split = {each.target for each in made if each.kind == "split"}
    apart = frozenset(actor for actor, key in actor_keys(found).items() if key in split)
    rejected = tuple((each.number, each.target) for each in made if each.kind == "reject")
    return Decided(found.document, found.reader, found.actors, found.times, found.entries, found.problems, apart, rejected)


def _apply(verdict: Verdict, decision: Decision) -> None:
    verdict.signer = decision.signer
    if decision.kind == "correct" and decision.field and decision.value:
        verdict.corrections[decision.field] = Correction.from_json(decision.value)
        verdict.standing = "accepted"
    elif decision.kind in ("accept", "reject"):
        verdict.standing = "accepted" if decision.kind == "accept" else "rejected"

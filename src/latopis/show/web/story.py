"""What people decided, as a story: when, who, what and why, and what can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from latopis.chronicle.deciding import UNDOABLE, UNDONE
from latopis.show.facts import QUOTE
from latopis.show.legible import clipped, legible
from latopis.show.web.dating import when_words

if TYPE_CHECKING:
    from latopis.chronicle.deciding import Decision
    from latopis.lexicon.labels import Labels


@dataclass(frozen=True, slots=True)
class Step:
    """A decision in words; `number` where it can be taken back."""

    when: str
    iso: str
    who: str
    what: str
    reason: str
    counts: bool
    number: int | None


def step_of(decision: Decision, labels: Labels, about: str = "") -> Step:
    """The decision in words; `about` is what they are about, besides what was decided."""
    moment = datetime.fromtimestamp(decision.recorded / 1_000_000, UTC)
    what = labels.maybe(f"web.decided.{decision.kind}") or legible(decision.kind)
    if decision.kind == UNDONE:
        about = labels.maybe(f"web.decided.{decision.field}") or legible(decision.field or "")
    return Step(
        f"{when_words(moment.date().isoformat(), labels)}, {moment:%H:%M} UTC",
        moment.isoformat(timespec="seconds"),
        legible(decision.signer or labels.of("page.nobody")),
        f"{what}: {about}" if about else what,
        legible(clipped(decision.reason or "", QUOTE)),
        decision.counts,
        decision.number if decision.counts and decision.kind in UNDOABLE else None,
    )

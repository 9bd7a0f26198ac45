"""Ties for people: how each stood, what decides it, what is only claimed, and what speaks against it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from latopis.show.dates import date_words
from latopis.show.legible import legible
from latopis.show.report_page import report_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from latopis.chronicle.ties import TieState
    from latopis.lexicon.labels import Labels
    from latopis.model import Edtf


def tie_page(ties: Sequence[TieState], labels: Labels) -> Group:
    """A heading for each tie, and its state or its chapters under it."""
    parts: list[RenderableType] = []
    for name, states in groupby(ties, key=lambda tie: (tie.party, tie.counterpart, tie.relation)):
        party, counterpart, relation = name
        title = f"{legible(party)} – {legible(counterpart)}: {labels.of(f'ties.{relation}')}"
        parts += [Text(""), Text(title, style="bold"), *(_state(state, labels) for state in states)]
    return Group(*parts[1:]) if parts else Group(Text(labels.of("ties.none")))


def state_words(tie: TieState, labels: Labels) -> str:
    """The state in one line: as of when, which, how certain, since and until when.

    A state that nothing is told to have ended is said to be so, for that is not the same as being in force today.
    """
    asked = [labels.of("ties.as_of", date=date_words(tie.as_of, labels))] if tie.as_of else []
    if tie.status is None:
        return " ".join([*asked, labels.of("ties.undecided")])
    if tie.certainty == "no":
        return " ".join([*asked, labels.of("ties.not_yet", date=date_words(tie.until, labels) if tie.until else "…")])
    state = labels.of(f"tie.{tie.relation}.{tie.status}")
    others = [labels.of(f"tie.{tie.relation}.{other}") for other in tie.possible if other != tie.status]
    sure = labels.of(f"certainty.{tie.certainty}")
    also = [labels.of("ties.also", states=", ".join(others))] if others else []
    return f"{' '.join([*asked, state])} ({sure}{'; ' if also else ''}{''.join(also)}): {_limits(tie, labels)}"


def _limits(tie: TieState, labels: Labels) -> str:
    return f"{_limit('since', tie.since, labels)}, {_limit('until', tie.until, labels)}"


def _limit(name: str, value: Edtf | None, labels: Labels) -> str:
    """Since or until when, in words; `/2021` is some time until the end of 2021."""
    if value is None:
        return labels.of(f"ties.{name}.unknown")
    late = ".late" if value.startswith("/") else ""
    return labels.of(f"ties.{name}{late}", date=date_words(value.removeprefix("/"), labels))


def _state(tie: TieState, labels: Labels) -> RenderableType:
    parts: list[RenderableType] = [Text(state_words(tie, labels))]
    for name, found, count in zip(
        ("decides", "claims", "conflicts"), (tie.reports, tie.claims, tie.conflicts), tie.counts, strict=True
    ):
        if found:
            more = labels.of("ties.more", count=count - len(found)) if count > len(found) else ""
            parts += [
                Text(f"{labels.of(f'ties.{name}')}{more}:", style="italic"),
                Padding(report_rows(found, labels), (0, 0, 0, 2)),
            ]
    return Padding(Group(*parts), (0, 0, 0, 2))

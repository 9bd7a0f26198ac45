"""A query's entries in a format, as a stream of bytes: however many there are, a few articles are in memory at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from latopis.chronicle.reviewing import keys_in, verdicts
from latopis.chronicle.roles import KINDS
from latopis.chronicle.streaming import every
from latopis.errors import InputError
from latopis.show.export.making import EVERYTHING, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from latopis.chronicle.kept import Report
    from latopis.chronicle.listing import Wanted, Within
    from latopis.chronicle.roles import Kind
    from latopis.show.export.making import Format, Part


@dataclass(frozen=True, slots=True)
class Question:
    """Which entries, and how they are wanted; the kinds are those of `wanted`."""

    wanted: Wanted
    within: Within
    wish: Wish = EVERYTHING


@dataclass(slots=True)
class Tally:
    """How many entries a file holds, and how many of those that were asked for it does not hold, by the reason."""

    entries: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def counted(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts, counted as they pass."""
        for part in parts:
            self.entries += part.entries
            self.left_out.update(part.left_out)
            yield part


def exported(connection: Connection, form: Format, question: Question, tally: Tally) -> Iterator[bytes]:
    """The file as a stream, made while it is read; the tally is right when it is at its end.

    Raises:
        InputError: the format cannot hold the kind of entries that is asked for.
    """
    wish = replace(question.wish, kinds=_kinds(form, question.wanted))
    wanted = replace(question.wanted, kinds=() if set(wish.kinds) == set(KINDS.values()) else wish.kinds)
    batches: Iterable[list[Report]] = every(connection, wanted, question.within)
    if form.reviewed:
        batches = _accepted(connection, batches, tally)
    return form.whole(tally.counted(form.part(batch, wish) for batch in batches), wish)


def _kinds(form: Format, wanted: Wanted) -> tuple[Kind, ...]:
    """The kinds that are asked for, those that the format can hold where none is named."""
    other = [kind for kind in wanted.kinds if kind not in form.kinds]
    if other:
        raise InputError(f"{form.name} cannot hold entries of the kind {other[0]}; it holds {', '.join(form.kinds)}")
    return wanted.kinds or form.kinds


def _accepted(connection: Connection, batches: Iterable[list[Report]], tally: Tally) -> Iterator[list[Report]]:
    """The reports that somebody has reviewed and found right."""
    known = verdicts(connection)
    for batch in batches:
        kept = [report for report in batch if known.of(report.own, keys_in(report)).standing == "accepted"]
        tally.left_out["not_reviewed"] += len(batch) - len(kept)
        yield kept

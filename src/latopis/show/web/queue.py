"""The queue of the review: which proposals wait, ranked once and kept until the chronicle holds other articles."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

from latopis.chronicle.merging import Doubtful, doubtful
from latopis.chronicle.overview import last_change, last_reading
from latopis.chronicle.reviewing import Filter, proposals, verdicts

if TYPE_CHECKING:
    from sqlalchemy import Connection

_KEPT: Final = 32


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that waits for a decision, by its own id, and how doubtful it is."""

    own: str
    doubt: float


class Queues:
    """The queues that were asked for last, by their filters and by whose second look they are."""

    def __init__(self) -> None:
        """None yet."""
        self._ranked: OrderedDict[tuple[Filter, str | None], tuple[tuple[int, int], list[Waiting]]] = OrderedDict()
        self._doubtful: tuple[int, list[Doubtful]] | None = None
        self._lock = Lock()

    def waiting(self, connection: Connection, wanted: Filter, second: str | None = None) -> list[Waiting]:
        """What waits now: of what was ranked, what nobody has decided since, or the second reviewer has not."""
        now = last_reading(connection)
        with self._lock:
            mark, ranked = self._ranked.get((wanted, second), (None, []))
        left = _left(connection, ranked, second) if mark == now else []
        if left:
            return left
        found = [Waiting(each.report.own, each.doubt) for each in proposals(connection, wanted, second=second)]
        with self._lock:
            self._ranked[wanted, second] = now, found
            self._ranked.move_to_end((wanted, second))
            while len(self._ranked) > _KEPT:
                self._ranked.popitem(last=False)
        return found

    def doubtful(self, connection: Connection) -> list[Doubtful]:
        """The actors of whom it is to be decided whether they are one, looked up anew after each change."""
        now, known = last_change(connection), self._doubtful
        if known is None or known[0] != now:
            known = self._doubtful = (now, doubtful(connection))
        return known[1]


def pair_of(pair: Doubtful) -> frozenset[str]:
    """The keys of the two."""
    return frozenset((pair.one.key, pair.other.key))


def _left(connection: Connection, ranked: list[Waiting], second: str | None) -> list[Waiting]:
    known = verdicts(connection, second)
    return [each for each in ranked if known.of(each.own).standing == "proposed"]


def following(waiting: list[Waiting], own: str | None) -> str | None:
    """What comes after the entry; what is first, where it is not there or the last; None where nothing else waits."""
    place = place_of(waiting, own)
    after = waiting[place + 1 :] if place is not None else []
    return next((each.own for each in [*after, *waiting] if each.own != own), None)


def preceding(waiting: list[Waiting], own: str | None) -> str | None:
    """What comes before the entry."""
    place = place_of(waiting, own)
    return waiting[place - 1].own if place else None


def place_of(waiting: list[Waiting], own: str | None) -> int | None:
    """At which place the entry waits."""
    return next((number for number, each in enumerate(waiting) if each.own == own), None)

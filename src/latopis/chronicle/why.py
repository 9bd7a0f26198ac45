"""Why reports are one entry: for each, the other one that it is most alike to, and the grounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from latopis.chronicle.alike import likeness
from latopis.chronicle.clocks import NOW
from latopis.chronicle.held import held, keys_of_entries, number_of
from latopis.chronicle.joining import outlines_of_entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.alike import Reason
    from latopis.chronicle.outline import Outline


@dataclass(frozen=True, slots=True)
class Joined:
    """An entry that was joined with another one: how alike they are, and in what."""

    entry: str
    to: str
    strength: float
    reasons: tuple[Reason, ...]


def reasons_of(connection: Connection, entry: str) -> list[Joined]:
    """Of each entry that is one with this one but the first, what joins it to one of those before it."""
    number = number_of(connection, entry)
    if number is None:
        return []
    whole = held(connection, [number], NOW)[number]
    keys = keys_of_entries(connection, whole.entries)
    told = outlines_of_entries(connection, keys)
    rest = sorted(set(told) - {whole.key})
    found: list[Joined] = []
    reached = [key for key in (whole.key,) if key in told]
    while rest:
        joined = max((_best(key, reached, told) for key in rest), key=lambda each: (each.strength, each.entry))
        found.append(joined)
        rest.remove(joined.entry)
        reached.append(joined.entry)
    return found


def _best(entry: str, others: Sequence[str], told: Mapping[str, Sequence[Outline]]) -> Joined:
    found = [
        Joined(entry, other, like.strength, like.reasons)
        for other in others
        for a in told[entry]
        for b in told[other]
        if (like := likeness(a, b))
    ]
    return max(found, key=lambda each: (each.strength, each.to), default=Joined(entry, "", 0.0, ()))

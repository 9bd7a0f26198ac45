"""Joins undone by hand: a decision that two are not one, which holds whatever is added or read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from latopis.chronicle.clocks import Moment
from latopis.chronicle.deciding import Wish, decide
from latopis.chronicle.held import held, keys_of_entries, number_of
from latopis.chronicle.joining import join_anew
from latopis.chronicle.rows import begun
from latopis.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Connection


def unjoin(
    connection: Connection, entry: str, other: str | None = None, *, reason: str | None = None, signer: str | None = None
) -> int:
    """Decide that the entry is not the same as the other, or as any of those that it is joined with; how many those are.

    Raises:
        InputError: there is no such entry, or it is not joined with the other.
    """
    number = _number(connection, entry)
    whole = held(connection, [number], Moment())[number]
    keys = keys_of_entries(connection, whole.entries)
    others = sorted(set(keys.values()) - {entry}) if other is None else [other]
    if not others or not {entry, *others} <= set(keys.values()):
        raise InputError(f"{entry}: is not joined with {other or 'any other'}; `latopis show {entry} --why` lists what is")
    rows = begun(connection, signer)
    rows.write(connection)
    change = rows.numbers["changes"]
    pairs = [sorted((entry, each)) for each in others]
    decide(connection, [Wish("unjoin", one, None, two, reason) for one, two in pairs], change)
    join_anew(connection, whole.entries, change)
    return len(others)


def _number(connection: Connection, entry: str) -> int:
    found = number_of(connection, entry)
    if found is None:
        raise InputError(f"{entry}: there is no such entry; give its id, as a5c47ba074a941d6-r0-110")
    return found

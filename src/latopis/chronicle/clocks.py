"""The clocks by which a chronicle is asked besides valid time: what had been reported by then, and what it itself held then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, func, select

from latopis import edtf
from latopis.chronicle.days import days_of, last_day
from latopis.chronicle.deciding import rejected
from latopis.chronicle.schema import changes, closings, readings, reports

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from latopis.model import Edtf

_MADE: Final = readings.alias("made")
_DAY: Final = 86_400_000_000
_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Clocks:
    """`known_at`: what was published by the end of that date; `recorded_at`: what the chronicle held then."""

    known_at: Edtf | None = None
    recorded_at: Edtf | datetime | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The clocks as numbers of the database: the last day of publication, and the last change that counts."""

    published: int | None = None
    change: int | None = None

    def holds(self) -> list[ColumnElement[bool]]:
        """The conditions under which a row of `reports` counts."""
        published = [] if self.published is None else [reports.c.published <= self.published]
        return [*self.reading_holds(reports.c.reading), *published, reports.c.entry.not_in(rejected(self.change))]

    def stands(self) -> list[ColumnElement[bool]]:
        """The conditions under which a row of `reports` is of a reading that counts, though the report itself was rejected."""
        return self.reading_holds(reports.c.reading)

    def reading_holds(self, reading: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """The conditions under which a reading counts: it was made by then, and nothing had taken its place."""
        closed = select(closings.c.reading).where(closings.c.reading == reading)
        if self.change is None:
            return [~closed.exists()]
        made = select(_MADE.c.change).where(_MADE.c.id == reading).scalar_subquery()
        return [~closed.where(closings.c.change <= self.change).exists(), made <= self.change]


NOW: Final = Moment()
"""Everything that counts now."""


def moment_of(connection: Connection, clocks: Clocks) -> Moment:
    """The clocks, looked up in the chronicle."""
    published = last_day(None if clocks.known_at is None else edtf.normalise(clocks.known_at))
    if clocks.recorded_at is None:
        return Moment(published)
    return Moment(published, _change_before(connection, end_of(clocks.recorded_at)))


def change_since(connection: Connection, time: Edtf | datetime) -> int:
    """The last change that was recorded by a moment, or before the first day of a date: later ones are those since then."""
    if isinstance(time, datetime):
        return _change_before(connection, end_of(time))
    return _change_before(connection, (days_of(edtf.normalise(time)).first - _EPOCH) * _DAY)


def time_of(recorded: int) -> str:
    """A time of recording as the date and time in UTC, exact to the microsecond.

    >>> time_of(1_577_880_000_000_001)
    '2020-01-01T12:00:00.000001Z'
    """
    return f"{datetime(1970, 1, 1) + timedelta(microseconds=recorded):%Y-%m-%dT%H:%M:%S.%fZ}"


def _change_before(connection: Connection, recorded: int) -> int:
    latest = select(func.coalesce(func.max(changes.c.id), 0)).where(changes.c.recorded < recorded)
    found: int = connection.execute(latest).scalar_one()
    return found


def end_of(time: Edtf | datetime) -> int:
    """The microsecond after a moment, or after the last day of a date.

    >>> end_of("1970-01-01") == _DAY, end_of(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    (True, 1000001)
    """
    if isinstance(time, datetime):
        known = time if time.tzinfo else time.replace(tzinfo=UTC)
        return int(known.timestamp() * 1_000_000) + 1
    day = last_day(edtf.normalise(time)) or _EPOCH
    return (day + 1 - _EPOCH) * _DAY

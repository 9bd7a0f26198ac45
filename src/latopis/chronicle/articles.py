"""An article of the chronicle with everything that it reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from latopis.chronicle.clocks import Clocks, moment_of
from latopis.chronicle.kept import Report, records_of, reports_of
from latopis.chronicle.schema import decisions, entries, readings, reports, versions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from latopis.model import Record

Gone = Literal["replaced", "removed"]
"""Why what was once kept counts no longer: a newer version took its place, or it was taken out."""


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """An article as it was read, and its reports in the order of the text."""

    version: str
    record: Record
    reports: tuple[Report, ...]


def article_kept(connection: Connection, key: str, clocks: Clocks | None = None) -> WholeArticle | None:
    """The article with that key; None where none counts."""
    moment = moment_of(connection, clocks or Clocks())
    which = select(readings.c.id).join(versions).where(versions.c.key == key, *moment.reading_holds(readings.c.id))
    reading = connection.execute(which.order_by(readings.c.id.desc())).scalars().first()
    if reading is None:
        return None
    numbers = connection.execute(select(reports.c.id).where(reports.c.reading == reading).order_by(reports.c.number))
    found = tuple(reports_of(connection, numbers.scalars().all()))
    record = found[0].record if found else records_of(connection, [reading])[reading][1].record
    return WholeArticle(key, record, found)


def why_gone(connection: Connection, key: str) -> Gone | None:
    """Why the article with that key counts no longer; None where there never was one."""
    article = connection.execute(select(versions.c.article).where(versions.c.key == key)).scalar()
    if article is None:
        return None
    return "replaced" if newest_of(connection, key) not in (None, key) else "removed"


def newest_of(connection: Connection, key: str) -> str | None:
    """The key of the newest version of the article, if one counts."""
    article = select(versions.c.article).where(versions.c.key == key).scalar_subquery()
    standing = moment_of(connection, Clocks()).reading_holds(readings.c.id)
    which = select(versions.c.key).join(readings).where(versions.c.article == article, *standing)
    return connection.execute(which.order_by(versions.c.id.desc())).scalars().first()


def is_withdrawn(connection: Connection, key: str) -> bool:
    """Whether the article of the entry with that key was removed, even if nothing is left of it."""
    which = select(decisions.c.id).where(decisions.c.target == key.partition("-")[0], decisions.c.kind.in_(["remove", "erase"]))
    return connection.execute(which).first() is not None


def version_of_entry(connection: Connection, key: str) -> str | None:
    """The article in which the entry was first told, whether it counts or not."""
    which = select(versions.c.key).join(readings).join(reports, reports.c.reading == readings.c.id).join(entries)
    return connection.execute(which.where(entries.c.key == key).order_by(reports.c.id)).scalars().first()

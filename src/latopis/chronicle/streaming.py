"""Every report that is asked for, article by article, with a bounded memory: what exports are made from."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, func

from latopis.chronicle.days import LATEST
from latopis.chronicle.kept import ABOUT_REPORTS, reports_in
from latopis.chronicle.listing import ALL, asking_of, listed_by_others
from latopis.chronicle.schema import entries, readings, reports, versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from latopis.chronicle.kept import Report
    from latopis.chronicle.listing import Asking, Wanted, Within

SHELF: Final = 200
"""How many articles are looked at at once."""
_FETCHED: Final = 10_000


def every(connection: Connection, wanted: Wanted, within: Within = ALL) -> Iterator[list[Report]]:
    """A report of each entry that `listed` gives page by page, whole articles together, in the order of publication.

    The pages of `within` do not count.
    """
    asking = asking_of(connection, wanted, within)
    articles = _readings(connection, asking)
    which = reports.c.reading.in_(bindparam("articles", expanding=True))
    query = asking.query().with_only_columns(*ABOUT_REPORTS).join(entries, entries.c.id == reports.c.entry).where(which)
    for start in range(0, len(articles), SHELF):
        shelf = list(articles[start : start + SHELF])
        place = {reading: number for number, reading in enumerate(shelf)}
        rows = connection.execute(query, {**asking.values, "articles": shelf}).all()
        found = reports_in(connection, sorted(rows, key=lambda row: (place[row[1]], row[2])), asking.moment)
        others = listed_by_others(connection, asking, found)
        yield [report for report in found if report.number not in others]


def _readings(connection: Connection, asking: Asking) -> array[int]:
    """The readings with such reports: undated articles last, those of one day by their keys, which no order of adding changes."""
    published = func.coalesce(reports.c.published, LATEST)
    query = (
        asking.query()
        .with_only_columns(reports.c.reading, published, versions.c.key)
        .join(readings, readings.c.id == reports.c.reading)
        .join(versions, versions.c.id == readings.c.version)
        .order_by(published, versions.c.key)
    )
    found = connection.execute(query, asking.values, execution_options={"yield_per": _FETCHED})
    return array("q", (row[0] for row in found))

"""The articles that entries cite: each once, with the entries that rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from latopis import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from latopis.chronicle.kept import Report
    from latopis.model import Document, Edtf


@dataclass(frozen=True, slots=True)
class Cited:
    """An article under its key, and the ids of the entries that cite it."""

    key: str
    document: Document
    entries: tuple[str, ...]


def cited_in(reports: Iterable[Report]) -> Iterator[Cited]:
    """The articles of the reports, which stand together by article."""
    for key, group in groupby(reports, key=lambda report: report.version):
        found = list(group)
        yield Cited(key, found[0].document, tuple(dict.fromkeys(report.key for report in found)))


def calendar(value: Edtf | None) -> list[int]:
    """Year, month and day of a date, as far as it tells them; empty for an interval, a season, a decade.

    >>> calendar("2021-11"), calendar("2014/2020"), calendar("199X")
    ([2021, 11], [], [])
    """
    if value is None or edtf.precision(value) not in ("year", "month", "day"):
        return []
    return [int(part) for part in value.strip("?~%").split("-") if part.isdecimal()]

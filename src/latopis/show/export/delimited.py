"""CSV as RFC 4180 has it, in UTF-8: one row an entry; a list is JSON in its cell."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Final

from latopis.chronicle.roles import KINDS
from latopis.show.export.columns import columns_of, values_of
from latopis.show.export.making import Format, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from latopis.chronicle.kept import Report
    from latopis.show.export.making import Wish
    from latopis.show.report_json import Fields

_JSON: Final = json.JSONEncoder(ensure_ascii=False, default=str).encode
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def table_of(rows: Iterable[Fields], names: Sequence[str], *, head: bool = True) -> bytes:
    """The rows under these names; other fields are left out."""
    place = {name: number for number, name in enumerate(names)}
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    if head:
        table.writerow(names)
    for row in rows:
        cells = [""] * len(place)
        for name, value in row.items():
            if value is not None and name in place:
                cells[place[name]] = _cell(value)
        table.writerow(cells)
    return text.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    """The value as text; what a spreadsheet would take for a formula is marked as text."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "[]" if value == [] else str(value) if type(value) is int else _JSON(value)


def _part(reports: Sequence[Report], wish: Wish) -> Part:
    names = [column.name for column in columns_of(wish)]
    return Part(table_of(map(values_of, reports), names, head=False), len(reports))


def _whole(parts: Iterable[Part], wish: Wish) -> Iterator[bytes]:
    yield table_of((), [column.name for column in columns_of(wish)])
    yield from (part.data for part in parts)


CSV: Final = Format(
    *("csv", ".csv", "text/csv; charset=utf-8", tuple(KINDS.values())),
    gives="a row; lists (actors, answers) are JSON in their cell",
    loses="null and empty text are the same; a text that a spreadsheet would take for a formula begins with an apostrophe",
    part=_part,
    whole=_whole,
)

"""CSV as RFC 4180 has it, in UTF-8: one row an entry; a list is JSON in its cell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, cast

from latopis.chronicle.roles import KINDS
from latopis.show.export.columns import columns_of, table_of
from latopis.show.export.making import Format, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from latopis.chronicle.kept import Report
    from latopis.show.export.making import Wish
    from latopis.show.report_json import Fields

_JSON: Final = json.JSONEncoder(ensure_ascii=False, default=str).encode
_FORMULA: Final = frozenset("=+-@\t\r")
_QUOTE: Final = '"'


def csv_lines(rows: Sequence[Fields], names: Sequence[str]) -> bytes:
    """What the rows have under these names, which are not written; other fields are left out."""
    return csv_rows([[row.get(name) for row in rows] for name in names])


def csv_head(names: Iterable[str]) -> bytes:
    """The names of the columns."""
    return csv_rows([[name] for name in names])


def csv_rows(columns: Iterable[Sequence[object]]) -> bytes:
    """The rows of a table, given column by column."""
    rows = map(",".join, zip(*map(_cells, columns), strict=True))
    return "\r\n".join([*rows, ""]).encode("utf-8", "replace")


def _cells(column: Sequence[object]) -> Sequence[str]:
    """How the values are written; what all of them are alike is looked at once, which takes half the time."""
    kinds = set(map(type, column)) - {type(None)}
    if not kinds:
        return [""] * len(column)
    if kinds == {str}:
        return _quoted(_marked(cast("Sequence[str | None]", column)))
    if kinds == {int}:
        return ["" if value is None else str(value) for value in column]
    if kinds == {list}:
        return _quoted(["" if values is None else _list(values) for values in cast("Sequence[list[object] | None]", column)])
    return _quoted([_cell(value) for value in column])


def _cell(value: object) -> str:
    if value is None or isinstance(value, str):
        return _marked([value])[0]
    return _list(value) if isinstance(value, list) else _JSON(value)


def _list(values: list[object]) -> str:
    return f"[{', '.join(map(_JSON, values))}]"


def _marked(texts: Iterable[str | None]) -> list[str]:
    """The texts; what a spreadsheet would take for a formula is marked as text."""
    return [f"'{text}" if text and text[0] in _FORMULA else text or "" for text in texts]


def _quoted(texts: list[str]) -> list[str]:
    """The texts; those that hold a mark of CSV between quotation marks."""
    if not _is_marked("".join(texts)):
        return texts
    return [_QUOTE + text.replace(_QUOTE, 2 * _QUOTE) + _QUOTE if _is_marked(text) else text for text in texts]


def _is_marked(text: str) -> bool:
    return "," in text or _QUOTE in text or "\n" in text or "\r" in text


def _part(reports: Sequence[Report], wish: Wish) -> Part:
    return Part(csv_rows(table_of(reports, wish)), len(reports))


def _whole(parts: Iterable[Part], wish: Wish) -> Iterator[bytes]:
    yield csv_head(column.name for column in columns_of(wish))
    yield from (part.data for part in parts)


CSV: Final = Format(
    *("csv", ".csv", "text/csv; charset=utf-8", tuple(KINDS.values())),
    gives="a row; lists (actors, answers) are JSON in their cell",
    loses="null and empty text are the same; a text that a spreadsheet would take for a formula begins with an apostrophe",
    part=_part,
    whole=_whole,
)

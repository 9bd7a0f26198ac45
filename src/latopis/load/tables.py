"""Tables of articles, one a row: CSV and Parquet, with a mapping of their columns to the fields of an article."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from latopis.load.article import checked, checked_date, header_of
from latopis.load.encoding import decoded, narrow
from latopis.load.extras import missing
from latopis.load.text import too_large
from latopis.load.unread import ArticleError, Unread
from latopis.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from latopis.load.article import Intake

FIELDS: Final = ("text", "title", "author", "source", "url", "published", "language")
"""What a column may be mapped to."""
_BATCH: Final = 256
_LARGEST_CELL: Final = 2**31 - 1
_IN_MEMORY: Final = 500_000_000
"""Bytes of a Parquet file in a pipe or an archive, which is taken into memory: it is read from its end."""


def csv_documents_of(stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Document | Unread]:
    """The articles of a table with a line of names first; commas, semicolons or tabs, told from that line.

    A cell may hold line breaks inside quotation marks. Each line is in UTF-8 or a Polish 8-bit encoding.
    """
    lines = _lines(stream, intake.max_size)
    try:
        head = decoded(next(lines, b""))
    except ArticleError as fault:
        yield fault.at(where)
        return
    mark = max(",;\t", key=head.count)
    names = next(csv.reader([head], delimiter=mark), [])
    columns = _columns(names, intake)
    if "text" not in columns.values():
        yield Unread(where, _no_text(names), "bad-line")
        return
    csv.field_size_limit(min(max(intake.max_size, 131_072), _LARGEST_CELL))
    rows = csv.reader(map(narrow, lines), delimiter=mark)
    number = 1
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except (csv.Error, ArticleError) as fault:
            yield Unread(f"{where}:{number}", f"is no row of this table ({fault}); the rows before it were read", "bad-line")
            return
        if cells is None:
            return
        if cells:
            yield _row(dict(zip(names, cells, strict=False)), f"{where}:{number}", columns=columns, intake=intake)


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise too_large(limit)
        yield line


def parquet_documents_of(stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Document | Unread]:
    """The articles of a Parquet file, a few hundred rows at a time."""
    try:
        import pyarrow as pa  # noqa: PLC0415  an optional part
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as fault:
        refusal = missing(fault, "a Parquet file", extra="parquet")
        yield refusal.at(where)
        return
    try:
        table = pq.ParquetFile(stream if stream.seekable() else io.BytesIO(_whole(stream)))
        names = [str(name) for name in table.schema_arrow.names]
        columns = _columns(names, intake)
        if "text" not in columns.values():
            yield Unread(where, _no_text(names), "bad-line")
            return
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=list(columns)):
            for cells in batch.to_pylist():
                number += 1
                yield _row(cells, f"{where}:{number}", columns=columns, intake=intake)
    except ArticleError as fault:
        yield fault.at(where)
    except (pa.ArrowException, OSError, ValueError) as fault:
        yield Unread(where, f"is a broken Parquet file ({fault}); what stood before was read", "broken")


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(_IN_MEMORY + 1)
    if len(data) > _IN_MEMORY:
        raise ArticleError("too-large", f"is a Parquet file of more than {_IN_MEMORY:,} bytes in a pipe or an archive; unpack it")
    return data


def _columns(names: list[str], intake: Intake) -> dict[str, str]:
    """The field that each column holds: as the mapping says, else the field of the same name."""
    wanted = {column: field for field, column in intake.columns}
    taken = {field for field, _ in intake.columns}
    return {
        name: field
        for name in names
        if (field := wanted.get(name) or (name.strip().lower() if name.strip().lower() in FIELDS else ""))
        and (name in wanted or field not in taken)
    }


def _no_text(names: list[str]) -> str:
    shown = ", ".join(names[:20])
    return f"is a table without a column `text` (it has: {shown}); say which one holds it (--columns text=NAME)"


def _row(cells: Mapping[str, object], place: str, *, columns: dict[str, str], intake: Intake) -> Document | Unread:
    values = {field: _written(cells.get(column)) for column, field in columns.items()}
    text = values.get("text") or ""
    try:
        if len(text.encode("utf-8", "surrogatepass")) > intake.max_size:
            raise too_large(intake.max_size)
        given = values.get("published")
        published = checked_date(given, "`published`") if given else header_of(text)[0]
        document = Document(
            text,
            title=values.get("title"),
            author=values.get("author"),
            source=values.get("source"),
            url=values.get("url"),
            published=published or intake.published,
            language=values.get("language"),
        )
        return checked(document, intake.today)
    except ArticleError as fault:
        return fault.at(place)


def _written(value: object) -> str | None:
    """A cell as text: a moment is its day, nothing is None."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None or value == "" else str(value)

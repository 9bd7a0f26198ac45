"""Parquet: one row an entry, lists as lists; what each column means stands with it. Needs pyarrow."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from latopis.chronicle.roles import KINDS
from latopis.errors import MissingExtra
from latopis.run.tables import arrow_array, arrow_schema
from latopis.show.export.columns import columns_of, table_of
from latopis.show.export.making import Format, Part, Passing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from latopis.chronicle.kept import Report
    from latopis.show.export.making import Wish

_TOGETHER: Final = 5_000
"""Entries of a row group: what a reader takes into its memory at once."""


def _part(reports: Sequence[Report], wish: Wish) -> Part:
    """The rows as a stream of Arrow, ready to be written."""
    import pyarrow as pa  # noqa: PLC0415  an optional part

    schema = arrow_schema(columns_of(wish))
    columns = [arrow_array(values, field.type) for values, field in zip(table_of(reports, wish), schema, strict=True)]
    out = io.BytesIO()
    with pa.ipc.new_stream(out, schema) as stream:
        stream.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
    return Part(out.getvalue(), len(reports))


def _whole(parts: Iterable[Part], wish: Wish) -> Iterator[bytes]:
    if find_spec("pyarrow") is None:
        raise MissingExtra("Parquet needs an optional part; install it with: pip install 'latopis[parquet]'")
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = arrow_schema(columns_of(wish))
    out = Passing()
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for tables in _together(parts):
            writer.write_table(pa.Table.from_batches(tables, schema))
            yield out.taken()
    yield out.taken()


def _together(parts: Iterable[Part]) -> Iterator[list[pa.RecordBatch]]:
    """The rows of as many parts as make a row group."""
    import pyarrow as pa  # noqa: PLC0415  an optional part

    waiting: list[pa.RecordBatch] = []
    for part in parts:
        with pa.ipc.open_stream(part.data) as stream:
            waiting.extend(stream)
        if sum(batch.num_rows for batch in waiting) >= _TOGETHER:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


PARQUET: Final = Format(
    *("parquet", ".parquet", "application/vnd.apache.parquet", tuple(KINDS.values())),
    gives="a row; lists are lists, each column says what it means, and `FILE.datapackage.json` beside it too",
    loses="nothing of the tables",
    part=_part,
    whole=_whole,
)

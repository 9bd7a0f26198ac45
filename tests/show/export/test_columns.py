"""CSV, JSON Lines and Parquet, read back by pandas and pyarrow: the same entries, with every value."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import frictionless
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from latopis import export
from latopis.errors import InputError
from latopis.show.export.columns import columns_of, rows_of
from latopis.show.export.making import EVERYTHING, Wish
from show.export.files import articles, chronicle_in, export_of, reports_in

if TYPE_CHECKING:
    from pathlib import Path

    from latopis.chronicle.roles import Kind
    from latopis.run.chronicle import Chronicle

LISTS: dict[Kind, str] = {"relation": "ties", "statement": "statements", "event": "events", "poll": "polls"}


def expected(chronicle: Chronicle, wish: Wish = EVERYTHING) -> dict[object, dict[str, object]]:
    """The rows by their entries, as UTF-8 can hold them."""
    rows = rows_of(reports_in(chronicle, *wish.kinds), wish)
    found: list[dict[str, object]] = json.loads(json.dumps(rows).replace("\\ud800", "?"))
    return {row["entry"]: row for row in found}


def test_json_lines_give_every_row_back(chronicle: Chronicle) -> None:
    """What pandas reads is what the chronicle lists, each entry once."""
    data, tally = export_of(chronicle, "jsonl")
    frame = pd.read_json(io.BytesIO(data), lines=True, dtype=False)
    rows = json.loads(frame.to_json(orient="records"))
    assert expected(chronicle) == {row["entry"]: row for row in rows}
    assert (len(rows), {}) == (tally.entries, dict(tally.left_out))


def test_parquet_gives_every_row_back(chronicle: Chronicle) -> None:
    """What pyarrow reads has the same rows, lists as lists, and tells what each column means."""
    data, tally = export_of(chronicle, "parquet")
    table = pq.read_table(io.BytesIO(data))
    rows = table.to_pylist()
    assert expected(chronicle) == {row["entry"]: row for row in rows}
    assert len(rows) == tally.entries
    assert pa.list_(pa.string()) == table.schema.field("content").type
    meanings = [table.schema.field(column.name).metadata[b"description"].decode() for column in columns_of(EVERYTHING)]
    assert [column.meaning for column in columns_of(EVERYTHING)] == meanings


def test_parquet_is_described_beside_it(chronicle: Chronicle, tmp_path: Path) -> None:
    """A file of Parquet has a description that frictionless takes, with the columns of the file, in their order."""
    tally = export(chronicle, "parquet", tmp_path / "events.parquet", "events")
    package = frictionless.Package(str(tmp_path / "events.datapackage.json"))
    # Its reader of Parquet takes lists for texts: the description is checked by it, the file by pyarrow.
    assert [] == [error.message for error in frictionless.Package.metadata_validate(package.to_descriptor())]
    (resource,) = package.resources
    table = pq.read_table(tmp_path / str(resource.path))
    assert (table.schema.names, tally.entries) == ([field.name for field in resource.schema.fields], table.num_rows)
    assert "events" == package.description


@pytest.mark.parametrize("kind", LISTS)
def test_csv_of_a_kind(chronicle: Chronicle, kind: Kind) -> None:
    """pandas reads as many rows as the list has, under the columns of the kind; texts come back, lists as JSON."""
    data, tally = export_of(chronicle, "csv", LISTS[kind])
    frame = pd.read_csv(io.BytesIO(data), keep_default_na=False, dtype=str)
    wish = Wish((kind,))
    wanted = expected(chronicle, wish)
    assert [column.name for column in columns_of(wish)] == list(frame.columns)
    assert (set(wanted), len(wanted)) == (set(frame["entry"]), tally.entries)
    for row in frame.to_dict("records"):
        assert {column.name: as_cell(wanted[row["entry"]][column.name]) for column in columns_of(wish)} == row


def as_cell(value: object) -> str:
    """How CSV has a value: what a spreadsheet would take for a formula begins with an apostrophe."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def test_a_query_is_exported_whole(chronicle: Chronicle) -> None:
    """A file holds what the question asks for: who, of which type, in which time; entries told twice stand once."""
    data, tally = export_of(chronicle, "jsonl", "ties", "party=Gruzja", "from=2021", "to=2022")
    rows = [json.loads(line) for line in data.splitlines()]
    assert [("Gruzja", "NATO", 2, 2)] == [(row["party"], row["counterpart"], row["reports"], row["sources"]) for row in rows]
    assert 1 == tally.entries


def test_whole_texts_only_where_asked(chronicle: Chronicle) -> None:
    """Without `full_text` a file holds quotations; with it, each row has the text of its article."""
    plain, _ = export_of(chronicle, "jsonl", "events")
    full, _ = export_of(chronicle, "jsonl", "events", full_text=True)
    texts = {report.document.id: report.document.text for report in reports_in(chronicle, "event")}
    assert all("text" not in json.loads(line) for line in plain.splitlines())
    assert all(texts[row["document"]] == row["text"] for row in map(json.loads, full.splitlines()))


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    """The same articles make the same file, whichever was added first."""
    alone = [articles()[0], articles()[2], articles()[3]]
    files = []
    for number, order in enumerate((alone, alone[::-1])):
        (tmp_path / str(number)).mkdir()
        with chronicle_in(tmp_path / str(number), *order) as chronicle:
            files.append(export_of(chronicle, "csv")[0])
    assert files[0] == files[1]


def test_a_format_refuses_what_it_cannot_hold(chronicle: Chronicle) -> None:
    """A question for statements in a format of events is refused, and says what the format holds; so is an unknown format."""
    with pytest.raises(InputError, match="polecat cannot hold entries of the kind statement; it holds event"):
        export_of(chronicle, "polecat", "statements")
    with pytest.raises(InputError, match="'xls' is no format; it is one of csv, jsonl"):
        export_of(chronicle, "xls")

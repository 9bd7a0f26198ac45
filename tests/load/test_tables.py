"""Tables of articles."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from latopis.model import Document
from load.packing import INTAKE, loaded, told

MAPPED = replace(INTAKE, columns=(("text", "treść"), ("published", "dzień")))


def parquet(**columns: list[object]) -> bytes:
    """A Parquet file of the columns."""
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(mark: str) -> None:
    """A row is an article, its columns are found by name, and a cell may hold line breaks."""
    lines = [mark.join(("title", "text", "published", "id")), mark.join(("Pogoda", '"Deszcz.\nWiatr."', "2020-02", "7"))]
    [article] = loaded("\n".join(lines).encode(), "a.csv")
    assert Document("Deszcz.\nWiatr.", title="Pogoda", published="2020-02") == article


def test_columns() -> None:
    """Columns of other names hold what the user says."""
    [article] = loaded("dzień;treść;text\n2020-02-01;Deszcz.;x\n".encode(), "a.csv", intake=MAPPED)
    assert Document("Deszcz.", published="2020-02-01") == article


def test_bad_rows() -> None:
    """A bad row is named by its number and stops no other."""
    data = b"text,published\nDeszcz.,2020-13\n,2020\nWiatr.,2020\n"
    assert ["a.csv:2 bad-date", "a.csv:3 empty", "Wiatr."] == told(data, "a.csv")


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", parquet(a=["x"])], ids=["csv", "parquet"])
def test_no_text(data: bytes) -> None:
    """A table without a column of texts is refused as a whole."""
    assert ["a.csv bad-line"] == told(data, "a.csv")


def test_parquet() -> None:
    """A moment in a column is its day; nothing is null."""
    days: list[object] = [date(2020, 2, 1), None]
    articles = loaded(parquet(text=["Deszcz.", "Wiatr."], published=days, title=[None, "Pogoda"]))
    assert ["2020-02-01", None] == [article.published for article in articles if isinstance(article, Document)]
    [moment] = loaded(parquet(treść=["Deszcz."], dzień=[datetime(2020, 2, 1, 8)]), intake=MAPPED)
    assert isinstance(moment, Document)
    assert "2020-02-01" == moment.published


@pytest.mark.parametrize("data", [b"PAR1nic", parquet(text=["Deszcz."])[:-9]])
def test_broken_parquet(data: bytes) -> None:
    """A file that breaks off is said to be broken."""
    assert ["file broken"] == told(data)


def test_csv_in_another_encoding() -> None:
    """A table that is no UTF-8 is refused where that shows, with its line."""
    assert ["a.csv:2 bad-line"] == told("text\nDeszcz pada, żółw śpi.\n".encode("cp1250"), "a.csv")

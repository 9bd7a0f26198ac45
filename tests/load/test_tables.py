"""Tables of articles."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from latopis.load import tables
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


def test_csv_in_other_encodings() -> None:
    """Rows in an older Polish encoding are read; those in none are refused with their line, and end the table."""
    text = "Deszcz pada, żółw śpi; gęś też."
    for encoding in ("cp1250", "iso-8859-2"):
        assert [text] == told(f"text\tid\n{text}\t1\n".encode(encoding), "a.tsv")
    assert ["Wiatr.", "a.csv:3 bad-line"] == told("text\nWiatr.\nДождь\n".encode("cp1251"), "a.csv")


def test_csv_with_other_line_ends() -> None:
    """Only line ends end a row, and none of the characters that others take for one."""
    assert ["Deszcz.\u2028Wiatr.\x0cMgła.", "Rosa."] == told(
        "text\r\nDeszcz.\u2028Wiatr.\x0cMgła.\r\nRosa.\r\n".encode(), "a.csv"
    )


def test_a_row_without_end() -> None:
    """No more of a row is held than an article may have, however far it goes on when it is unpacked."""
    packed = gzip.compress(b"text\nDeszcz.\n" + b"x" * 50_000_000)
    tracemalloc.start()
    assert ["Deszcz.", "a.csv.gz:3 bad-line"] == told(packed, "a.csv.gz")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_broken_words_in_parquet() -> None:
    """A cell that is no UTF-8 ends the table with a word."""
    data = parquet(text=["Deszcz pada."] * 3).replace(b"Deszcz", b"\xff\xfeszcz")
    assert ["file broken"] == told(data)


def test_parquet_in_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    """A packed one is read, as far as it fits into memory."""
    packed = gzip.compress(parquet(text=["Deszcz."]))
    assert ["Deszcz."] == told(packed)
    monkeypatch.setattr(tables, "_IN_MEMORY", 100)
    assert ["file too-large"] == told(packed)

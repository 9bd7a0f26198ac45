"""The dataset, checked by frictionless: its tables are as they are described."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import frictionless
import pandas as pd
import yaml

from show.export.files import articles, export_of, reports_in

if TYPE_CHECKING:
    from pathlib import Path

    from latopis.run.chronicle import Chronicle


def unzipped(data: bytes, folder: Path) -> Path:
    """The files of the ZIP in a folder."""
    zipfile.ZipFile(io.BytesIO(data)).extractall(folder)
    return folder


def test_frictionless_finds_no_fault(chronicle: Chronicle, tmp_path: Path) -> None:
    """Every table has the columns, and every cell the type, that `datapackage.json` tells; rows are the entries of the query."""
    data, tally = export_of(chronicle, "dataset")
    folder = unzipped(data, tmp_path)
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert (True, []) == (report.valid, report.flatten(["title", "message"]))
    rows = {table: len(pd.read_csv(folder / f"{table}.csv")) for table in ("ties", "statements", "events", "polls")}
    assert (len(reports_in(chronicle)), len(articles())) == (sum(rows.values()), len(pd.read_csv(folder / "articles.csv")))
    assert (tally.entries, 2) == (sum(rows.values()), len(pd.read_csv(folder / "poll_shares.csv")))
    assert f"| `events.csv` | {rows['events']} |" in (folder / "README.md").read_text("utf-8")


def test_keys_lead_to_the_actors(chronicle: Chronicle, tmp_path: Path) -> None:
    """Every key of a table has one row among the actors."""
    folder = unzipped(export_of(chronicle, "dataset")[0], tmp_path)
    actors = pd.read_csv(folder / "actors.csv")
    ties = pd.read_csv(folder / "ties.csv")
    assert actors["key"].is_unique
    assert {*ties["party_key"], *ties["counterpart_key"]} <= {*actors["key"]}


def test_the_citation_can_be_read(chronicle: Chronicle) -> None:
    """CITATION.cff is YAML with what the format requires, and the licence keeps quotations apart."""
    package = zipfile.ZipFile(io.BytesIO(export_of(chronicle, "dataset", "events", "type=COERCE")[0]))
    citation = yaml.safe_load(package.read("CITATION.cff"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert "`events type=COERCE`" in package.read("README.md").decode()
    assert "belong to the newspapers" in package.read("LICENSE.md").decode()
    assert {"events.csv", "articles.csv", "actors.csv"} == {name for name in package.namelist() if name.endswith(".csv")}

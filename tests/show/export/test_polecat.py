"""POLECAT's files, read by pandas; and the JSON of PLOVER."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pandas as pd

from chronicle.made import Writer
from latopis.model import Actor
from latopis.show.export.polecat import COLUMNS
from show.export.files import ODD, chronicle_in, export_of, reports_in

if TYPE_CHECKING:
    from pathlib import Path

    from latopis.run.chronicle import Chronicle


def frame_of(chronicle: Chronicle) -> pd.DataFrame:
    """The events as pandas reads them."""
    data = export_of(chronicle, "polecat")[0]
    return pd.read_csv(io.BytesIO(data), sep="\t", dtype=str, keep_default_na=False, quoting=3)


def test_pandas_reads_forty_columns(chronicle: Chronicle) -> None:
    """A row an event, forty cells each, with its quad and its days."""
    frame = frame_of(chronicle)
    assert (len(reports_in(chronicle, "event")), 40, list(COLUMNS)) == (*frame.shape, list(frame.columns))
    (row,) = frame[frame["Event Type"] == "COERCE"].to_dict("records")
    told = ("2021-11-30", "MATERIAL CONFLICT", "Gruzja", "Anna Nowak", "Kurier", "2021-12-03")
    names = ("Event Date", "Quad Code", "Actor Name", "Recipient Name", "Source", "Publication Date")
    assert told == tuple(row[name] for name in names)


def test_codes_are_those_of_the_record(tmp_path: Path) -> None:
    """Countries, their numbers in Correlates of War and sectors stand where the record has them; tabs in names do no harm."""
    writer = Writer("2022", source=ODD).event("COERCE", "Białoruś", "Anna Nowak", when="2022-02-03")
    first, second = writer.actors["Białoruś"], writer.actors["Anna Nowak"]
    writer.actors["Białoruś"] = Actor(first.id, "Biało\truś", "state", iso3166="BLR", mentions=first.mentions)
    writer.actors["Anna Nowak"] = Actor(second.id, "Anna Nowak", "person", country="POL", sector="JRN", mentions=second.mentions)
    with chronicle_in(tmp_path, writer) as chronicle:
        (row,) = frame_of(chronicle).to_dict("records")
    names = ("Actor Name", "Actor Country", "Actor COW", "Recipient Country", "Recipient COW", "Primary Recipient Sector")
    assert ("Biało ruś", "BLR", "370", "POL", "290", "JRN") == tuple(row[name] for name in names)


def test_plover_has_what_it_requires(chronicle: Chronicle) -> None:
    """A record has an id, a date, lists of actors and of events; what has no date is left out and counted."""
    data, tally = export_of(chronicle, "plover")
    found = [json.loads(line) for line in data.splitlines()]
    assert (len(found), {"undated": 1}) == (tally.entries, tally.left_out)
    assert all({"id", "date", "actor", "event"} <= set(each) for each in found)
    assert [("COERCE", 4, "2021-11-30"), ("AID", 2, "2022-01-01")] == [
        (each["event"][0], each["quad_code"], each["date"]) for each in found
    ]
    assert ["2022-12-31"] == [each["enddate"] for each in found if "enddate" in each]

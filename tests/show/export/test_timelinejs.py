"""TimelineJS: slides, checked by a JSON Schema of its documented format."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from show.export.files import export_of, reports_in
from show.web.browsing import browser_of, chromium

if TYPE_CHECKING:
    from latopis.run.chronicle import Chronicle

DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "additionalProperties": False,
    "dependentRequired": {"day": ["month"]},
}
TEXT = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("headline", "text")},
    "additionalProperties": False,
}
SLIDE = {
    "type": "object",
    "required": ["start_date", "text"],
    "properties": {
        **{"start_date": DATE, "end_date": DATE, "text": TEXT, "autolink": {"type": "boolean"}},
        **{name: {"type": "string"} for name in ("unique_id", "group", "display_date")},
    },
    "additionalProperties": False,
}
SCHEMA = {"type": "object", "required": ["events"], "properties": {"events": {"type": "array", "items": SLIDE}}}


def test_slides_are_those_of_the_format(chronicle: Chronicle) -> None:
    """Each dated entry is a slide with the fields that TimelineJS documents; what has no date is counted as left out."""
    data, tally = export_of(chronicle, "timelinejs")
    found = json.loads(data)
    jsonschema.validate(found, SCHEMA)
    undated = [report.key for report in reports_in(chronicle) if report.entry.when is None]
    assert (len(found["events"]), {"undated": len(undated)}) == (tally.entries, tally.left_out)
    assert not {each["unique_id"] for each in found["events"]} & set(undated)


def test_dates_are_as_precise_as_the_text(chronicle: Chronicle) -> None:
    """A month is a month, a decade the stretch of its days."""
    found = {each["display_date"]: each for each in json.loads(export_of(chronicle, "timelinejs")[0])["events"]}
    assert ({"year": 2021, "month": 11}, None) == tuple(found["November 2021"].get(name) for name in ("start_date", "end_date"))
    assert {"year": 1999, "month": 12, "day": 31} == found["the 1990s"]["end_date"]


def test_texts_are_no_markup(chronicle: Chronicle) -> None:
    """TimelineJS writes texts as HTML: what the article has of it is shown, not obeyed."""
    assert "<b>" not in export_of(chronicle, "timelinejs")[0].decode()


@pytest.mark.skipif("TIMELINEJS" not in os.environ, reason="TIMELINEJS names no unpacked package of TimelineJS")
def test_timelinejs_shows_every_slide(chronicle: Chronicle, tmp_path: Path) -> None:
    """Its own loader takes the file: a slide with headline and text for each entry, on its date, and no complaint."""
    data, tally = export_of(chronicle, "timelinejs")
    (tmp_path / "data.json").write_bytes(data)
    dist = Path(os.environ["TIMELINEJS"]) / "dist"
    page_file = tmp_path / "page.html"
    page_file.write_text(
        PAGE.format(css=(dist / "css/timeline.css").as_uri(), js=(dist / "js/timeline.js").as_uri(), data=data.decode())
    )
    complaints: list[str] = []
    with browser_of(chromium() or "") as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(page_file.as_uri())
        page.wait_for_selector(".tl-timemarker")
        markers = page.locator(".tl-timemarker").count()
        config = page.evaluate("timeline.config.events.map(each => [each.unique_id, each.start_date.data.date_obj !== null])")
        told = page.evaluate("timeline.config.messages.errors")
    assert (tally.entries, [], []) == (markers, complaints, told)
    assert {each["unique_id"] for each in json.loads(data)["events"]} == {key for key, dated in config if dated}


PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{css}"><div id="here" style="height:700px"></div>
<script src="{js}"></script><script>timeline = new TL.Timeline("here", {data}, {{font: null}})</script>"""

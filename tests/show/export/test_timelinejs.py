"""TimelineJS: slides, checked by a JSON Schema of its documented format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema

from show.export.files import export_of, reports_in

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

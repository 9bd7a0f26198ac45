"""The JSON border: what is written, what is read back, and what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from latopis.errors import Problem, RecordError
from latopis.model import Actor, Document, Event, Mention, Poll, PollOption, Record, Relation, Span, Statement, Time
from latopis.record_schema import schema
from strategies import records

SCHEMA = Path(__file__).parent.parent / "docs" / "record.schema.json"

TEXT = "Norwegia wystąpiła z Rady w 2021 r."
RELATION = Relation(
    id="e1",
    span=Span(0, 35),
    party="a1",
    counterpart="a2",
    relation="membership",
    status="ended",
    when="2021",
    evidence={"when": (Span(28, 35),), "party": (Span(0, 8),)},
    made_by="pl/leaving:wystąpić",
)
RECORD = Record(
    Document(TEXT, published="2022-01"),
    reader="0.1.0",
    actors=(
        Actor("a1", "Norwegia", "state", mentions=(Mention(Span(0, 8), "name", "Norwegia"),)),
        Actor("a2", "Rada", "organisation", mentions=(Mention(Span(21, 25), "name", "Rada", stands_for="a1"),)),
    ),
    times=(Time(Span(28, 35), "2021", "explicit"),),
    entries=(RELATION,),
    problems=(Problem("some-code", "words", Span(0, 1)),),
)


@settings(max_examples=30, deadline=None)
@given(records())
def test_keeping_then_loading_gives_the_same_record(record: Record) -> None:
    """Any record comes back equal from its line, lone surrogates and line separators included."""
    assert record == Record.from_json(record.to_json())


@settings(max_examples=30, deadline=None)
@given(records())
def test_a_record_is_one_line_of_utf_8(record: Record) -> None:
    """The line can be written in UTF-8, and no way of splitting lines breaks it."""
    line = record.to_json()
    assert [line] == line.encode("utf-8").decode("utf-8").splitlines()


def test_fields_stand_in_the_order_of_the_format() -> None:
    """Keys come in the order that the format gives, every field present, unknown ones null."""
    found = json.loads(RECORD.to_json())
    assert ["format", "reader", "document", "actors", "times", "entries", "problems"] == list(found)
    assert ["id", "title", "source", "url", "published", "language", "text", "author", "extraction"] == list(found["document"])
    assert ["id", "name", "type", "aliases", "register", "identifiers", "of", "country", "sector", "mentions"] == list(
        found["actors"][0]
    )
    assert ["code", "span", "message"] == list(found["problems"][0])


def shared(*, because: bool) -> list[str]:
    cause = ["because", "also_as"] if because else []
    return ["when", "factuality", "factuality_said", "said_in", *cause, "evidence", "also", "confidence", "made_by"]


def test_each_kind_of_entry_has_its_fields_in_order() -> None:
    """The four kinds write the fields that the format shows for them."""
    place = Span(0, 1)
    said = Statement(
        id="e2", span=place, evidence={}, made_by="pl/x:y", speaker=None, cue=None, content=(), mode="direct", act="say"
    )
    done = Event(id="e3", span=place, evidence={}, made_by="pl/x:y", type="AGREE", trigger=place, actors=())
    asked = Poll(id="e4", span=place, evidence={}, made_by="pl/x:y", options=(PollOption(place, 47.0, place),))
    entries = (RELATION, said, done, asked)
    relation, statement, event, poll = json.loads(Record(Document(TEXT), "0", entries=entries).to_json())["entries"]
    start = ["id", "kind", "span"]
    own = ["party", "counterpart", "relation", "status", "level", "step"]
    assert [*start, *own, *shared(because=True)] == list(relation)
    own = ["speaker", "cue", "content", "mode", "act", "addressee", "outlet", "answers", "about"]
    assert [*start, *own, *shared(because=False)] == list(statement)
    own = ["type", "mode", "contexts", "actors", "recipients", "place", "trigger"]
    assert [*start, *own, *shared(because=True)] == list(event)
    own = ["pollster", "commissioner", "outlet", "population", "subgroup", "sample", "method", "margin"]
    assert [*start, *own, "question", "fieldwork", "options", *shared(because=False)] == list(poll)
    assert [{"label": [0, 1], "share": 47.0, "share_span": [0, 1], "change": None}] == poll["options"]


def test_who_is_meant_is_left_out_where_nobody_else_is() -> None:
    """`stands_for` is absent when null."""
    first, second = json.loads(RECORD.to_json())["actors"]
    assert {"span": [0, 8], "kind": "name", "lemma": "Norwegia"} == first["mentions"][0]
    assert "a1" == second["mentions"][0]["stands_for"]


def test_evidence_follows_the_fields_whatever_the_order_it_was_found_in() -> None:
    """Equal records give equal bytes: evidence is written in the order of the entry's fields."""
    assert ["party", "when"] == list(json.loads(RECORD.to_json())["entries"][0]["evidence"])


def test_a_field_of_a_later_version_is_ignored() -> None:
    """A reader of format 1 reads past fields that it does not know, at any depth."""
    value = json.loads(RECORD.to_json())
    value["weather"] = value["entries"][0]["weather"] = value["document"]["weather"] = {"rain": 1}
    assert RECORD == Record.from_json(json.dumps(value))


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("format",), "latopis-record/2", "format: Input should be 'latopis-record/1'"),
        (("document", "text"), "Inny tekst.", "document.id is"),
        (("entries", 0, "kind"), "rumour", "entries.0"),
        (("entries", 0, "status"), "over", "entries.0.relation.status"),
        (("entries", 0, "span"), [0, 36], "e1: the span [0, 36] does not lie in the text of 35 characters"),
        (("entries", 0, "span"), [5, 3], "e1: the span [5, 3]"),
        (("entries", 0, "span"), {"start": 0, "end": 1}, "a span is an array"),
        (("entries", 0, "also"), [["0", "1"]], "entries.0.relation.also.0"),
        (("entries", 0, "confidence"), True, "entries.0.relation.confidence"),
        (("times", 0, "value"), 2021, "times.0.value"),
        (("times", 0, "value"), "2021-13", "month 13 is none"),
        (("entries", 0, "when"), "lipiec", "entries.0.relation.when: Value error, 'lipiec' is no date"),
        (("actors",), {}, "actors"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(path: tuple[str | int, ...], value: object, words: str) -> None:
    """The message of a RecordError names the field and what was expected of it."""
    whole = json.loads(RECORD.to_json())
    part = whole
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    with pytest.raises(RecordError) as caught:
        Record.from_json(json.dumps(whole))
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "NaN", "[" * 100_000, '{"a":1e999}', "9" * 10_000])
def test_text_that_is_no_json_is_refused(text: str) -> None:
    """Neither broken nor hostile JSON gets past as anything but a RecordError."""
    with pytest.raises(RecordError):
        Record.from_json(text)


def test_the_published_schema_is_the_one_of_the_models() -> None:
    """`docs/record.schema.json` is current; `python -m latopis.record_json > docs/record.schema.json` renews it."""
    assert schema() == SCHEMA.read_text(encoding="utf-8")


def test_writing_does_not_load_pydantic() -> None:
    """A cold `to_json` pays for no model of the border."""
    program = "import sys; from latopis.model import *; Record(Document('x'), '0').to_json(); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "False\n" == done.stdout

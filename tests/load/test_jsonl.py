"""One article a line; a broken line harms no other."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from latopis.load.article import Intake
from latopis.load.jsonl import documents_of
from latopis.load.unread import Unread
from latopis.model import Document

INTAKE = Intake(date(2024, 5, 1), published="2021", max_size=400)


def read(*lines: str | bytes) -> list[Document | Unread]:
    """What the lines give."""
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(documents_of(io.BytesIO(data), "a.jsonl", intake=INTAKE))


def test_fields() -> None:
    """Every field is kept; null and absent are alike; unknown fields are ignored."""
    line = {"text": "Deszcz.", "title": "Pogoda", "source": "PAP", "url": None, "published": "2023-07", "language": "pl", "id": 7}
    assert [Document("Deszcz.", "Pogoda", "PAP", None, "2023-07", "pl")] == read(json.dumps(line))


def test_text_is_kept_code_point_for_code_point() -> None:
    """White space, decomposed letters, a header and characters beyond the first plane stay."""
    text = " date 2020-01 \r\nL\u0301\ufeff \U0001f4f0\u0000\n "
    (document,) = read(json.dumps({"text": text}))
    assert isinstance(document, Document)
    assert (text, "2020-01") == (document.text, document.published)


def test_priority_of_dates() -> None:
    """`published` stands above a header, a header above the date given for all."""
    lines = ['{"text": "date 2020 a", "published": "2019"}', '{"text": "date 2020 a"}', '{"text": "a", "published": null}']
    assert ["2019", "2020", "2021"] == [document.published for document in read(*lines) if isinstance(document, Document)]


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ('{"text": "a"', "bad-line", "is no article: Invalid JSON"),
        ("[]", "bad-line", "is no article: Input should be an object"),
        ('{"title": "a"}', "bad-line", "is no article: `text`: Field required"),
        ('{"text": 5}', "bad-line", "is no article: `text`: Input should be a valid string"),
        ('{"text": "\\ud800"}', "bad-line", "half of a surrogate pair"),
        (b'{"text": "\xb3"}', "bad-line", "is no article: Invalid JSON"),
        ('{"text": " "}', "empty", "is empty"),
        ('{"text": "a", "published": "wczoraj"}', "bad-date", "`published`: 'wczoraj' is no date"),
        ('{"text": "a", "language": "de"}', "not-polish", "its language is given as 'de'"),
        (json.dumps({"text": "a" * 400}), "too-large", "is larger than 400 bytes"),
        ("[" * 390, "bad-line", "is no article: Invalid JSON"),
    ],
)
def test_broken_line(line: str | bytes, code: str, message: str) -> None:
    """A broken line is named with its number and reason, and its neighbours are read."""
    first, broken, last = read('{"text": "a"}', line, "", '{"text": "b"}')
    assert isinstance(broken, Unread)
    assert ("a.jsonl:2", code) == (broken.where, broken.code)
    assert message in broken.message
    assert [first, last] == read('{"text": "a"}', '{"text": "b"}')


@pytest.mark.parametrize("data", [b"\x1f\x8b\x08\nrest\nrest", '{"text": "a"}\n{"text": "b"}'.encode("utf-16")])
def test_no_json_lines(data: bytes) -> None:
    """A file of another kind is refused once, not line by line."""
    assert ["not-text"] == [found.code for found in read(data) if isinstance(found, Unread)]


def test_byte_order_mark() -> None:
    """A mark before the first line is no fault."""
    assert read('{"text": "a"}') == read(b'\xef\xbb\xbf{"text": "a"}')


@settings(max_examples=100, deadline=None)
@given(st.lists(st.binary(max_size=50)))
def test_any_lines(lines: list[bytes]) -> None:
    """Any bytes give Documents and Unreads."""
    assert all(isinstance(found, Document | Unread) for found in read(*lines))

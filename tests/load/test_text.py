"""The bytes of a text file become one Document, or a refusal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from latopis.errors import InputError
from latopis.load.article import Intake
from latopis.load.text import document_of
from latopis.load.unread import ArticleError

INTAKE = Intake(date(2024, 5, 1), published="2022", max_size=1_000)


def test_header_above_option() -> None:
    """The header's date stands above the one given for all, and is cut off."""
    document = document_of(b" date 2023-07 Deszcz.", INTAKE)
    assert ("2023-07", "Deszcz.") == (document.published, document.text)


def test_date_given_for_all() -> None:
    """A text without a header takes the date given, and none of its characters is lost."""
    document = document_of(b"\n Deszcz. \r\n", INTAKE)
    assert ("2022", "\n Deszcz. \r\n") == (document.published, document.text)


def test_too_large() -> None:
    """One byte above the limit is refused; the limit itself is read."""
    assert document_of(b"a" * 1_000, INTAKE).text == "a" * 1_000
    with pytest.raises(ArticleError, match="is larger than 1,000 bytes"):
        document_of(b"a" * 1_001, INTAKE)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(), st.text().map(str.encode), st.text().map(lambda text: text.encode("utf-16", "surrogatepass"))))
def test_any_bytes(data: bytes) -> None:
    """Any bytes give a Document that UTF-8 can hold, or an InputError."""
    try:
        assert document_of(data, INTAKE).text.encode()
    except InputError as fault:
        assert str(fault)

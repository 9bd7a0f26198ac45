"""Texts read anew by another version of the reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from latopis.model import Document, Record
from latopis.pipeline import read_through
from latopis.run.chronicle import Chronicle
from latopis.run.rereading import reread_all

if TYPE_CHECKING:
    import pytest

    from latopis.lexicon import Lexicon
    from latopis.model import Reading

TEXTS = (
    "Litwa przystąpiła do NATO w 2004 roku.",
    "Łotwa przystąpiła do NATO w 2004 roku.",
    "Estonia wstąpiła do NATO w 2004 roku.",
)


def test_reading_anew(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each text once: what is told otherwise is listed, what fails is told, and what is done need not be done again."""

    def newer(document: Document, lexicon: Lexicon | None = None) -> tuple[Record, Reading]:
        record, reading = read_through(document, lexicon)
        if "Estonia" in document.text:
            raise ZeroDivisionError("made for this test")
        left = () if "Litwa" in document.text else record.entries
        return replace(record, reader="9.0.0", entries=left), reading

    with Chronicle.open(place) as chronicle:
        for text in TEXTS:
            chronicle.add(Document(text, published="2023"))
        assert [] == list(reread_all(chronicle))
        monkeypatch.setattr("latopis.run.readers.read_through", newer)
        monkeypatch.setattr("latopis.run.rereading.__version__", "9.0.0")
        found = list(reread_all(chronicle))
        assert [["removed"], [], []] == [[each.what for each in text.differences] for text in found]
        assert "ZeroDivisionError" in found[2].message
        assert ["Łotwa", "Estonia"] == [tie.party for tie in chronicle.ties("NATO")][::-1]
        assert 1 == len(list(reread_all(chronicle)))
        assert chronicle.check().ok

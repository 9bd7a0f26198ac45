"""The counts of patterns, and the confidence that follows from them."""

from __future__ import annotations

import re

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.confidence import load_confidence
from latopis.lexicon.tables import tsv
from latopis.model import Document
from latopis.pipeline import read
from lexicon.broken import written

HEADER = "pattern\tfired\tright\n"


def test_confidence_follows_from_the_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is (right + 1) / (fired + 2), and none for a pattern that fired fewer than five times."""
    written(monkeypatch, "pl/confidence.tsv", f"{HEADER}pl/a:often\t10\t8\npl/a:seldom\t4\t4\n")
    assert {"pl/a:often": 0.75} == load_confidence("pl")


@pytest.mark.parametrize("row", ["pl/a:b\tfive\t1", "pl/a:b\t5\t6", "pl/a:b\t-1\t0"])
def test_a_broken_count_is_named(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file and the pattern."""
    written(monkeypatch, "pl/confidence.tsv", f"{HEADER}{row}\n")
    with pytest.raises(LexiconError, match=re.escape("data/pl/confidence.tsv: pl/a:b")):
        load_confidence("pl")


def test_an_entry_has_the_confidence_of_its_pattern() -> None:
    """What the table knows of the pattern stands in the record; of one that it does not know nothing."""
    rows = {row["pattern"]: (int(row["fired"]), int(row["right"])) for row in tsv("pl/confidence.tsv", columns=HEADER.split())}
    fired, right = rows["pl/saying:powiedzieć/że"]
    (entry,) = read(Document("Rzecznik powiedział, że rozmowy trwają.", published="2023-07")).entries
    assert fired >= 5
    assert round((right + 1) / (fired + 2), 2) == entry.confidence

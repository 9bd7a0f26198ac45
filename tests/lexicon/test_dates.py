"""The words of dates: what is loaded, and which faults of the tables are named."""

from __future__ import annotations

import pytest

from latopis.errors import LexiconError
from latopis.lexicon import dates
from latopis.lexicon.dates import KINDS, Cue, load_dates


def test_every_kind_has_a_word() -> None:
    """No kind of cue is without a word in the Polish tables."""
    found = {cue.kind for cues in load_dates("pl").cues.values() for cue in cues}
    assert found == KINDS


def test_words_have_their_values() -> None:
    """Months, weekdays and number words mean their numbers."""
    cues = load_dates("pl").cues
    expected = [Cue("month", 5), Cue("weekday", 7), Cue("cardinal", 40)]
    assert expected == [cues[word][0] for word in ("maj", "niedziela", "czterdzieści")]


@pytest.mark.parametrize(
    "row, said",
    [
        ("maj\tmoth\t5", "moth"),
        ("maj\tmonth\tfive", "five"),
    ],
)
def test_a_wrong_row_is_named(row: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file, the word and what is wrong with it."""
    lemma, kind, value = row.split("\t")
    monkeypatch.setattr(dates, "tsv", lambda _, columns: [dict(zip(columns, (lemma, kind, value), strict=True))])
    with pytest.raises(LexiconError, match=f"dates_words.tsv: maj: .*{said}"):
        load_dates("pl")


@pytest.mark.parametrize(
    "entry, said",
    [
        ({"id": "x"}, "lemmas"),
        ({"id": "x", "lemmas": ["x"], "month": 1}, "either"),
        ({"id": "x", "lemmas": ["x"], "easter": "1"}, "whole number"),
    ],
)
def test_a_wrong_feast_is_named(entry: dict[str, object], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feast needs its words and one way to find its day."""
    monkeypatch.setattr(dates, "entries", lambda _: [entry])
    with pytest.raises(LexiconError, match=f"dates_holidays.toml: x: .*{said}"):
        load_dates("pl")

"""Times: every example of the lexicon, and what no single sentence shows."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from latopis import edtf
from latopis.lexicon.tables import entries
from latopis.model import Document
from latopis.pipeline import default_lexicon, reading_until
from latopis.read.times import times
from latopis.read.times.anchor import easter
from read.dates import Example, counterexamples, examples, expressions, read, unmarked, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_every_expression_has_examples() -> None:
    """There are at least 150 expressions, none twice, each with a sentence that has it and one that only looks like it."""
    found = expressions()
    ids = [entry["id"] for entry in found]
    assert 150 <= len(found) == len(set(ids))
    assert [] == [entry["id"] for entry in found if not entry["yes"] or not entry["no"]]
    assert [] == [example.text for example in examples() if len(example.spans) != len(example.values)]
    assert len(set(examples())) == len(list(examples()))


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: f"{example.published}: {example.text}")
def test_example(example: Example) -> None:
    """Every marked expression of the lexicon's examples is found, with its value, and nothing else."""
    found = read(example.text, example.published)
    expected = list(zip(example.spans, example.values, strict=True))
    assert expected == [(one.span.of(example.text), one.value) for one in found.times]


@pytest.mark.parametrize("text", counterexamples())
def test_counterexample(text: str) -> None:
    """What only looks like a date gives nothing."""
    assert [] == values_of(text, "2018-05-24")


def feasts() -> Iterator[tuple[str, int]]:
    for entry in entries("pl/dates_holidays.toml"):
        for key, count in (("yes", 1), ("no", 0)):
            sentences = entry[key]
            assert isinstance(sentences, list)
            yield from ((text, count) for text in sentences)


@pytest.mark.parametrize("marked, count", list(feasts()))
def test_feast(marked: str, count: int) -> None:
    """A feast is found where it is marked and nowhere else."""
    text, spans = unmarked(marked)
    found = read(text, "2018-05-24").times
    assert spans == [one.span.of(text) for one in found]
    assert count == len(found)


def test_a_wrong_weekday_is_a_problem() -> None:
    """The number of the day is kept, and the contradiction noted with its place."""
    found = read("Prezydent przyleciał w środę 22 maja 2018 roku.", "2018-05-24")
    assert ["2018-05-22"] == [one.value for one in found.times]
    assert [("weekday-contradicts-date", found.times[0].span)] == [(one.code, one.span) for one in found.problems]


def test_a_wrong_weekday_of_a_stretch_or_beside_a_date_is_a_problem() -> None:
    """So is one at either end of a stretch, and one that stands apart from its date."""
    for text in ("Targi trwały od środy 2 maja do piątku 5 maja 2018 roku.", "Prezydent przyleciał 22 maja, w środę."):
        assert ["weekday-contradicts-date"] == [one.code for one in read(text, "2018-05-24").problems]


def test_an_impossible_number_of_years_is_no_time() -> None:
    """What would lie outside the calendar is left out."""
    assert [] == values_of("Góry powstały 900 lat temu, a 800 lat wcześniej morze.", "0500-01-01")


def test_a_weekday_tells_the_year() -> None:
    """Where the year is left open, that one is taken in which the weekday is right."""
    assert values_of("Rząd upadł w czwartek 24 maja.", "2020") == ["2020-05-24"]
    assert values_of("Rząd upadł w niedzielę 24 maja.", "2020") == ["2020-05-24"]
    assert values_of("Rząd upadł w piątek 24 maja.", "2020") == ["2019-05-24"]


def test_basis() -> None:
    """A date that the words give is explicit, any other one relative."""
    found = read("W 2014 r. wybuchła wojna. W ubiegłym roku ją zakończono.", "2018-05").times
    assert ["explicit", "relative"] == [one.basis for one in found]


def test_without_publication() -> None:
    """Only what the words give in full is read."""
    assert values_of("5 maja 2018 roku, czyli w sobotę, upadł rząd; w maju, 6 maja i rok temu też.") == ["2018-05-05"]


def test_a_publication_in_a_stretch_is_coarse() -> None:
    """Of a publication between two days only what both share is known."""
    assert values_of("Rada zebrała się we wtorek, a w ubiegłym roku nie.", "2018-05-02/2018-06-09") == ["2017"]


def test_impossible_days_are_left_out() -> None:
    """A day that no calendar has is no time."""
    assert values_of("Umowę podpisano 31 lutego 2018 roku i 0.13.2018.") == []


@given(st.text(max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """Whatever the text, the times are in order, do not overlap, lie in it and are canonical dates."""
    found = read(text, "2018-05-24").times
    ends = [0]
    for one in found:
        assert ends[-1] <= one.span.start < one.span.end <= len(text)
        assert one.value == edtf.normalise(one.value)
        ends.append(one.span.end)


WORDS = [
    "5",
    "maja",
    "2018",
    "r",
    ".",
    "i",
    "do",
    "od",
    "-",
    "w",
    "lat",
    "temu",
    "roku",
    "tego",
    "samego",
    "końca",
    "XX",
    "wieku",
    "(",
    "wtorek",
    "9999",
    "przełomie",
    "nocy",
    "z",
    "na",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(["0001-01-01", "9999-12-31", "2018-05", "201X", None]))
@settings(max_examples=60, deadline=None)
def test_any_words_of_dates_are_read(words: list[str], published: str | None) -> None:
    """No mixture of the words of dates, and no publication at the end of the calendar, raises."""
    found = read(" ".join(words), published).times
    assert sorted(one.span for one in found) == [one.span for one in found]


@pytest.mark.parametrize("text", [piece * 4_000 for piece in ("1, ", "końca ", "5 maja i ", "tego samego roku ", "9" * 80)])
def test_hostile_texts_take_linear_time(text: str) -> None:
    """A long line of numbers or cues is read in a second or two."""
    reading = reading_until(Document(text, published="2018-05-24"), "clauses")
    start = time.process_time()
    times(reading, default_lexicon())
    assert time.process_time() - start < 3


@pytest.mark.parametrize("year, day", [(2016, date(2016, 3, 27)), (2019, date(2019, 4, 21)), (2038, date(2038, 4, 25))])
def test_easter(year: int, day: date) -> None:
    """Easter falls on the Sunday that the calendars print."""
    assert day == easter(year)

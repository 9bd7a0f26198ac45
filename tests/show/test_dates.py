"""Dates in words, at their true precision."""

from __future__ import annotations

import pytest
from hypothesis import given

from latopis.lexicon.labels import load_labels
from latopis.show.dates import date_words
from strategies import dates

IN_WORDS = [
    ("2021-11", "listopad 2021", "November 2021"),
    ("2022-08-14", "14 sierpnia 2022", "14 August 2022"),
    ("2020", "2020", "2020"),
    ("0966", "966", "966"),
    ("199X", "lata 90.", "the 1990s"),
    ("201X", "lata 2010–2019", "the 2010s"),
    ("19XX", "XX wiek", "20th century"),
    ("20XX", "XXI wiek", "21st century"),
    ("2017-23", "jesień 2017", "autumn 2017"),
    ("2017-24", "zima 2017/2018", "winter 2017/2018"),
    ("2014/2020", "2014–2020", "2014–2020"),
    ("2014/", "od 2014", "from 2014"),
    ("2021-11/", "od listopada 2021", "from November 2021"),
    ("2021-11/..", "od listopada 2021, nadal", "since November 2021, still so"),
    ("199X/", "od lat 90.", "from the 1990s"),
    ("../1999", "do 1999", "until 1999"),
    ("/2020-23", "do jesieni 2020", "until autumn 2020"),
    ("2020-01/2020-03", "styczeń–marzec 2020", "January–March 2020"),
    ("2020-12/2021-02", "grudzień 2020 – luty 2021", "December 2020 – February 2021"),
    ("2022-08-08/2022-08-14", "8–14 sierpnia 2022", "8–14 August 2022"),
    ("2022-07-28/2022-08-03", "28 lipca – 3 sierpnia 2022", "28 July – 3 August 2022"),
    ("2017-21/2017-23", "wiosna 2017 – jesień 2017", "spring 2017 – autumn 2017"),
    ("2017?", "2017 (niepewne)", "2017 (uncertain)"),
    ("2017-05~", "ok. maja 2017", "c. May 2017"),
    ("2004-06-XX", "czerwiec 2004", "June 2004"),
    ("lipiec\x1b", "lipiec␛", "lipiec␛"),
]


@pytest.mark.parametrize(("value", "polish", "english"), IN_WORDS)
def test_a_date_is_told_as_precisely_as_it_is_known(value: str, polish: str, english: str) -> None:
    """No unit is made up and none is lost; what is no date is shown as it stands."""
    assert (polish, english) == (date_words(value, load_labels("pl")), date_words(value, load_labels("en")))


@given(dates)
def test_every_date_has_words(value: str) -> None:
    """No date of the format is without words in either language."""
    assert all(date_words(value, load_labels(tongue)) for tongue in ("pl", "en"))

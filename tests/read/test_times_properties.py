"""Times: what holds of every sentence, whatever its publication and whatever stands around it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from read.dates import Example, examples, read

ARTICLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
EASTER = re.compile(r"Wielk|Popiel|Boże Ciało")
WEEKDAYS = re.compile(
    r"[Tt]ydzie|tygod|weekend|poniedział|wtor|środ|czwart|piąt|sobot|niedziel|dekad|wiek|stuleci|lata?c?h? (?:\d0|\w+dziesiąt)"
)
"""What moves with the days of the week, or by ten or a hundred years: a shift by some years moves it otherwise."""
ANAPHORIC = re.compile(r"następn|kolejn|poprzedn|później|wcześniej|potem|[Nn]azajutrz|sam(?:ego|ym)|tamt|Tamt|[–„]")
LEAP = re.compile(r"dnia lutego")


def relative() -> list[Example]:
    """The examples with a publication in which nothing is told by the words alone."""
    found = [one for one in examples() if one.published and one.values and not EASTER.search(one.text)]
    return [one for one in found if all(time.basis == "relative" for time in read(one.text, one.published).times)]


RELATIVE = relative()
OF_YEARS = [one for one in RELATIVE if not WEEKDAYS.search(one.text) and not LEAP.search(one.text)]
ALONE = [one for one in examples() if not ANAPHORIC.search(one.text)]


def shifted(value: str, years: int) -> str:
    """The date so many years later; a decade needs ten, a century a hundred of them."""

    def later(found: re.Match[str]) -> str:
        digits = found[1]
        return f"{int(digits) + years // 10 ** (4 - len(digits)):0{len(digits)}}{found[2]}"

    return re.sub(r"(?<![\d-])(\d{2,4})(X{0,2})(?=[-/]|$)", later, value)


def values_of(example: Example, published: str) -> list[str]:
    return [time.value for time in read(example.text, published).times]


def test_there_is_what_to_test() -> None:
    """Neither filter leaves out too much."""
    assert (150, 80, 250) <= (len(RELATIVE), len(OF_YEARS), len(ALONE))


def test_shift_of_a_date() -> None:
    """The function of these tests moves every kind of date."""
    moved = [
        shifted(value, 400) for value in ("2018-05-24", "199X", "19XX", "2018-23", "2018-01/2018-03", "2018-05-19/2018-05-20")
    ]
    assert ["2418-05-24", "239X", "23XX", "2418-23", "2418-01/2418-03", "2418-05-19/2418-05-20"] == moved


@pytest.mark.parametrize("years", [-400, 400, 800])
def test_four_hundred_years(years: int) -> None:
    """After 400 years, which are whole weeks, every relative time is as much later."""
    for one in RELATIVE:
        published = shifted(one.published or "", years)
        assert [shifted(value, years) for value in one.values] == values_of(one, published), one.text


@given(st.sampled_from(OF_YEARS), st.integers(-90, 2000))
@settings(max_examples=150, deadline=None)
def test_any_years(example: Example, years: int) -> None:
    """What does not depend on days of the week moves with any number of years."""
    published = shifted(example.published or "", years)
    assert [shifted(value, years) for value in example.values] == values_of(example, published)


@pytest.mark.parametrize("years", [-16, 4, 80])
def test_from_a_leap_day(years: int) -> None:
    """A publication on 29 February moves to another one."""
    text = "Wczoraj, miesiąc temu, rok temu, w ubiegłym kwartale, latem i 5 maja padał śnieg; spadnie też za dwa lata i jutro."
    before = [time.value for time in read(text, "2016-02-29").times]
    after = [time.value for time in read(text, shifted("2016-02-29", years)).times]
    assert 8 == len(before)
    assert [shifted(value, years) for value in before] == after


@given(st.sampled_from(ALONE), st.sampled_from(ARTICLES), st.integers(0, 30))
@settings(max_examples=150, deadline=None)
def test_in_another_article(example: Example, article: Path, place: int) -> None:
    """A sentence that points to nothing before it has the same times in another article of the same day."""
    paragraphs = article.read_text(encoding="utf-8").partition("\n")[2].strip().split("\n\n")
    place %= len(paragraphs) + 1
    before = "".join(f"{paragraph}\n\n" for paragraph in paragraphs[:place])
    after = "".join(f"\n\n{paragraph}" for paragraph in paragraphs[place:])
    found = read(f"{before}{example.text}{after}", example.published).times
    inside = range(len(before), len(before) + len(example.text))
    assert list(example.values) == [time.value for time in found if time.span.start in inside]

"""Dates: what is accepted, how far it reaches, how two of them stand to each other."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from latopis import edtf
from latopis.errors import DateError

YEARS = st.integers(1, 9998)
DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31)).map(date.isoformat)
MONTHS = st.builds(edtf.month, YEARS, st.integers(1, 12))
SEASONS = st.builds(edtf.season, YEARS, st.integers(21, 24))
# Years 0001 to 0099 as decades and centuries begin in a year 0 that the calendar here lacks.
UNSPECIFIED = st.one_of(st.builds(edtf.decade, st.integers(10, 9989)), st.builds(edtf.century, st.integers(2, 99)))
MARKS = st.sampled_from(["", "", "?", "~", "%"])
SINGLE = st.builds("{}{}".format, st.one_of(DAYS, MONTHS, YEARS.map(edtf.year), SEASONS, UNSPECIFIED), MARKS)
ENDED = st.builds("{}/{}".format, SINGLE, st.one_of(SINGLE, st.just(""), st.just(".."))).filter(edtf.is_edtf)
STARTED = SINGLE.flatmap(lambda value: st.sampled_from([f"/{value}", f"../{value}"]))
VALUES = st.one_of(SINGLE, ENDED, STARTED).map(edtf.normalise)


def as_days(found: object) -> tuple[date, date]:
    low, high = (getattr(found, name)()[:3] for name in ("lower_strict", "upper_strict"))
    return date(*low), date(*high)


@settings(max_examples=70)
@given(st.one_of(DAYS, MONTHS, YEARS.map(edtf.year), UNSPECIFIED, SEASONS.filter(lambda value: not value.endswith("24"))), MARKS)
def test_bounds_agree_with_the_library(value: str, mark: str) -> None:
    """A single date reaches as far as the `edtf` library has it; winters differ, as ours end in February."""
    assume(not mark or not ("X" in value or value[5:7] > "12"))  # the library knows no marks there
    assert as_days(parse_edtf(value + mark)) == (edtf.earliest(value + mark), edtf.latest(value + mark))


@settings(max_examples=40)
@given(st.one_of(DAYS, MONTHS, YEARS.map(edtf.year)), st.one_of(DAYS, MONTHS, YEARS.map(edtf.year)))
def test_interval_bounds_agree_with_the_library(a: str, b: str) -> None:
    """An interval reaches from the first day of its start to the last day of its end."""
    assume(edtf.is_edtf(f"{a}/{b}"))
    value = f"{a}/{b}"
    assert as_days(parse_edtf(value)) == (edtf.earliest(value), edtf.latest(value))


@given(VALUES)
def test_normalising_is_stable(value: str) -> None:
    """A canonical date stays as it is."""
    assert value == edtf.normalise(value)


@given(VALUES)
def test_bounds_are_in_order(value: str) -> None:
    """No bound lies before the one that it follows."""
    found = edtf.bounds(value)
    if found.start_earliest and found.start_latest:
        assert found.start_earliest <= found.start_latest
    if found.end_earliest and found.end_latest:
        assert found.end_earliest <= found.end_latest


@given(VALUES, VALUES)
def test_before_is_one_way(a: str, b: str) -> None:
    """What is certainly before is not after, and shares no day."""
    if edtf.before(a, b) == "certain":
        assert (edtf.before(b, a), edtf.overlaps(a, b)) == ("no", "no")


@given(VALUES, VALUES)
def test_overlap_is_mutual(a: str, b: str) -> None:
    """Both dates say the same of what they share."""
    assert edtf.overlaps(a, b) == edtf.overlaps(b, a)


@given(SINGLE)
def test_a_unit_contains_itself(value: str) -> None:
    """The whole of a unit holds whatever lies in it."""
    assert edtf.contains(value, value) == "certain"


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    """Nothing but a `DateError` comes out of a text that is no date."""
    assert edtf.is_edtf(text) in (True, False)


@pytest.mark.parametrize(
    "text, said",
    [
        ("2023-02-29", "day 29 is not in 2023-02"),
        ("2018-13", "month 13 is none"),
        ("2020-33", "2020-01/2020-03"),
        ("Y17000", "0001 to 9999"),
        ("-0044", "0001 to 9999"),
        ("0000", "0001 to 9999"),
        ("[1667,1668]", "sets of dates"),
        ("2023-07-01T12:00", "time of day"),
        ("2004-06~-11", "only at the end"),
        ("2021/open", "2021-11/.."),
        ("5.11.2018", "year, month, day"),
        ("2018-1-5", "two digits"),
        ("2020/2019", "ends before it starts"),
        ("/", "one end that is known"),
        ("../..", "one end that is known"),
        ("199X-05", "no month"),
        ("2004-XX-25", "needs its month"),
        ("", "write EDTF"),
        ("wczoraj", "write EDTF"),
        ("9" * 1_000_000, "too long"),
    ],
)
def test_what_is_no_date_is_refused_with_advice(text: str, said: str) -> None:
    """The error says what was found and what to write."""
    with pytest.raises(DateError) as fault:
        edtf.normalise(text)
    assert said in str(fault.value)


@pytest.mark.parametrize(
    "value, unit",
    [
        ("2004-06-11?", "day"),
        ("2004-06~", "month"),
        ("2004%", "year"),
        ("2004-XX-XX", "year"),
        ("2017-24", "season"),
        ("/2020", "interval"),
    ],
)
def test_precision_is_the_unit(value: str, unit: str) -> None:
    """A mark or an unspecified part does not make a date finer."""
    assert unit == edtf.precision(value)


def test_an_unknown_end_is_not_an_open_one() -> None:
    """What may have ended is possible, what is known to go on is certain."""
    assert (edtf.contains("2020/", "2022"), edtf.contains("2020/..", "2022")) == ("possible", "certain")
    assert (edtf.contains("/2020", "2018"), edtf.contains("../2020", "2022")) == ("possible", "no")
    assert edtf.contains("../2020-12-31", "2018") == "certain"


def test_holding_is_half_open() -> None:
    """The day of the start counts, the day of the end does not."""
    assert edtf.held_at("2020-01-01", "2020-02-01", "2020-01-01") == "certain"
    assert edtf.held_at("2020-01-01", "2020-02-01", "2020-01-31") == "certain"
    assert edtf.held_at("2020-01-01", "2020-02-01", "2020-02-01") == "no"


def test_holding_with_unknown_ends() -> None:
    """With only one end known, nothing but the day of an exact start is certain."""
    assert edtf.held_at("2020-01-01", None, "2020-01-01") == "certain"
    assert edtf.held_at("2020-01-01", None, "2020-01-02") == "possible"
    assert edtf.held_at(None, "2020-01-01", "2019") == "possible"
    assert edtf.held_at(None, "2020-01-01", "2020-01-01") == "no"
    assert edtf.held_at("..", "2020-01-01", "1800") == "certain"


def test_builders_refuse_what_is_not_in_the_calendar() -> None:
    """A builder never gives a season for a month or a day that is not."""
    with pytest.raises(DateError):
        edtf.month(2018, 21)
    with pytest.raises(DateError):
        edtf.season(2018, 11)
    with pytest.raises(DateError):
        edtf.quarter(2019, 5)

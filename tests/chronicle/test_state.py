"""The state of a tie: against a model that tries every day of every report, and by cases."""

from __future__ import annotations

from datetime import date
from itertools import product
from math import prod

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from latopis.chronicle.days import EARLIEST, LATEST, days_of
from latopis.chronicle.state import (
    CHANGING,
    Account,
    Change,
    State,
    changes_of,
    contradictions,
    outcome,
    standing,
    states_on,
)

FIRST, LAST = 10, 26

bounds = st.lists(st.integers(FIRST, LAST), min_size=2, max_size=2).map(sorted)
lists_of_changes = st.lists(st.builds(lambda status, days: Change(status, *days), st.sampled_from(CHANGING), bounds), max_size=4)
dates = st.sampled_from(["2014", "2015-03", "2015-03-07", "2015", "2014/2016", "2015/", "../2015", "2016-02", "201X", None])
published = st.sampled_from([None, *(date(year, 6, 30).toordinal() for year in (2014, 2016, 2020))])
accounts = st.builds(Account, st.sampled_from(CHANGING), dates, published, st.integers(1, 9))


def by_trying(changes: list[Change], day: int) -> frozenset[State | None]:
    """The states of the day in every story: each change on each day of its bounds."""
    found: set[State | None] = set()
    for days in product(*(range(change.first, change.last + 1) for change in changes)):
        story = list(zip(days, changes, strict=True))
        until, after = [at for at in days if at <= day], [at for at in days if at > day]
        lasts: list[Change | None] = [change for at, change in story if until and at == max(until)]
        nexts: list[Change | None] = [change for at, change in story if after and at == min(after)]
        for last, following in product(lasts or [None], nexts or [None]):
            found |= outcome(last, following, changed_today=bool(until) and max(until) == day, day=day)
    return frozenset(found)


@given(lists_of_changes, st.integers(FIRST - 2, LAST + 2))
def test_states_are_those_of_every_story(changes: list[Change], day: int) -> None:
    """The states of a day are those that trying every day of every report gives."""
    assume(prod(change.last - change.first + 1 for change in changes) <= 5_000)
    assert by_trying(changes, day) == states_on(changes, day)


@given(lists_of_changes, bounds)
def test_a_stretch_is_all_its_days(changes: list[Change], stretch: list[int]) -> None:
    """Through a stretch a state is certain where it is the only one of every day, possible where some day may have it."""
    first, last = stretch
    sets = [states_on(changes, day) for day in range(first, last + 1)]
    every = frozenset[State | None]().union(*sets)
    found = standing(changes, first, last)
    assert every - {None} == found.possible
    expected = "no" if not found.possible else "certain" if len(every) == 1 else "possible"
    assert expected == found.certainty
    assert not found.possible or found.status in found.possible


@given(st.lists(accounts, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(told: list[Account], random: object) -> None:
    """Reports come late and in any order: the changes are the same, each with bounds in order and the reports that tell it."""
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = changes_of(told)
    assert found == changes_of(shuffled)
    assert all(change.first <= change.last for change in found)
    assert {account.report for account in told} >= {report for change in found for report in change.reports}


@given(st.lists(accounts, max_size=5))
def test_saying_it_twice_changes_nothing(told: list[Account]) -> None:
    """The same reports once more leave every state as it is."""
    again = [Account(each.status, each.when, each.published, each.report + 100) for each in told]
    days = [date(year, 6, 1).toordinal() for year in range(2012, 2022)]
    once, twice = changes_of(told), changes_of([*told, *again])
    assert [states_on(once, day) for day in days] == [states_on(twice, day) for day in days]


def stands(told: list[tuple[str, str | None, str | None]], as_of: str) -> tuple[str | None, str]:
    """Status and certainty; a report is its status, its date and its day of publication."""
    listed = [
        Account(status, when, None if day is None else days_of(day).last, number)  # type: ignore[arg-type]
        for number, (status, when, day) in enumerate(told)
    ]
    found = standing(changes_of(listed), *days_of(as_of))
    return found.status, found.certainty


SUSPENDED = [("suspended", "2021-11", "2023-07")]
BEGUN = [("began", "2009-05", "2015-01-07")]


@pytest.mark.parametrize(
    ("told", "as_of", "expected"),
    [
        (SUSPENDED, "2015", ("in_force", "possible")),
        (SUSPENDED, "2021-10-31", ("in_force", "certain")),
        (SUSPENDED, "2021-10", ("in_force", "possible")),
        (SUSPENDED, "2021-11-15", ("in_force", "possible")),
        (SUSPENDED, "2021-12-01", ("suspended", "certain")),
        (SUSPENDED, "2022-06", ("suspended", "certain")),
        (SUSPENDED, "2021", ("suspended", "possible")),
        (BEGUN, "2008", ("in_force", "no")),
        (BEGUN, "2009-05", ("in_force", "possible")),
        (BEGUN, "2030", ("in_force", "certain")),
        ([], "2015", (None, "no")),
        ([("began", None, "2023-07")], "2020", ("in_force", "possible")),
        ([("began", None, "2023-07")], "2023-08", ("in_force", "certain")),
        ([("in_force", None, "2023-07-14")], "2023-07-14", ("in_force", "certain")),
        ([("in_force", None, "2023-07-14")], "2023-07-13", ("in_force", "possible")),
        ([("in_force", "2014/2020", None)], "2017", ("in_force", "certain")),
        ([("in_force", "2014/2020", None)], "2022", ("ended", "certain")),
        ([("in_force", "2014/", None)], "2022", ("in_force", "certain")),
        ([*BEGUN, ("suspended", None, "2021-06-30")], "2022", ("suspended", "certain")),
        ([*BEGUN, ("suspended", None, "2021-06-30")], "2015", ("in_force", "possible")),
        ([*SUSPENDED, ("began", None, "2023-07")], "2022", ("suspended", "certain")),
        ([*SUSPENDED, ("suspended", "2021", "2022-01")], "2022", ("suspended", "certain")),
        ([("ended", "2023", "2023-03-08")], "2023-04", ("ended", "certain")),
        ([("began", None, None)], "2020", ("in_force", "possible")),
    ],
)
def test_cases(told: list[tuple[str, str | None, str | None]], as_of: str, expected: tuple[str | None, str]) -> None:
    """What people conclude from one or two reports is what is answered."""
    assert expected == stands(told, as_of)


def test_edges_of_a_state() -> None:
    """A state has the change that brought it and the one that ended it, and none where they are not told."""
    told = [Account("began", "2009-05", None, 1), Account("suspended", "2021-06", None, 2)]
    found = standing(changes_of(told), *days_of("2015"))
    assert ([(1,)], [(2,)]) == ([each.reports for each in found.since], [each.reports for each in found.until])
    assert () == standing(changes_of(told), *days_of("2022")).until


def test_ended_twice_is_a_contradiction() -> None:
    """What ended at two times that do not overlap, with nothing told between them, contradicts itself."""
    told = changes_of([Account("ended", "2010", None, 1), Account("ended", "2015", None, 2)])
    assert [((1,), (2,))] == [(a.reports, b.reports) for a, b in contradictions(told)]
    assert () == contradictions(changes_of([Account("began", "2010", None, 1), Account("ended", "2015", None, 2)]))


def test_many_reports_are_quick() -> None:
    """Thousands of reports of one tie are answered at once."""
    told = [Account(CHANGING[n % 4], f"{1000 + n % 1000}-0{n % 9 + 1}", None, n) for n in range(4000)]
    found = changes_of(told)
    assert standing(found, *days_of("1500-06-01")).possible


@settings(max_examples=20)
@given(st.integers(EARLIEST + 1, LATEST - 1))
def test_any_day_can_be_asked(day: int) -> None:
    """The first and the last day of the calendar too."""
    assert states_on([Change("ended", EARLIEST, LATEST)], day)

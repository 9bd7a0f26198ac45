"""Bands over the years: what is certain, what is possible, and what is not known to have ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from latopis.chronicle.ties import TieState
from latopis.lexicon.labels import load_labels
from latopis.show.web.bands import Axis, axis_of, chapters_of

TODAY = date(2026, 11, 28)
TIE = TieState("A", "B", "membership", "in_force", "certain", ("in_force",), None, None, None, None, None, (), (), (), (0, 0, 0))


def bars_of(since: str | None, until: str | None, **changes: object) -> list[tuple[float, float, str]]:
    """The bars of such a chapter on an axis of the years 2000 to 2030, in years."""
    state = replace(TIE, since=since, until=until, **changes)  # type: ignore[arg-type]
    chapter = chapters_of([state], Axis(2000, 2030), load_labels("pl"), today=TODAY)[0]
    return [(round(2000 + bar.x * 0.3, 1), round(bar.width * 0.3, 1), bar.sort) for bar in chapter.bars]


@pytest.mark.parametrize(
    ("since", "until", "bars"),
    [
        ("2004-05-01", "2010-01-01", [(2004.3, 5.7, "certain")]),
        ("2004", "2010-01-01", [(2004.0, 1.0, "possible"), (2005.0, 5.0, "certain")]),
        ("2004-05-01", None, [(2004.3, 22.6, "open")]),
        (None, "2010", [(2000.0, 10.0, "certain"), (2010.0, 1.0, "possible")]),
        ("/2004", "2010-01-01", [(2000.0, 5.0, "possible"), (2005.0, 5.0, "certain")]),
    ],
)
def test_bands_tell_what_is_known(since: str | None, until: str | None, bars: list[tuple[float, float, str]]) -> None:
    """A start or end that is known only roughly is drawn as possible; without an end the band goes on to today, open."""
    found = [bar for bar in bars_of(since, until) if bar[1] > 0.1]
    assert [sort for *_, sort in bars] == [sort for *_, sort in found]
    assert all(
        abs(a - b) <= 0.11 for one, other in zip(bars, found, strict=True) for a, b in zip(one[:2], other[:2], strict=True)
    )


def test_a_possible_chapter_is_nowhere_certain() -> None:
    """Its middle is hatched too."""
    assert {"possible"} == {sort for *_, sort in bars_of("2004-05-01", "2010-01-01", certainty="possible")}


def test_the_axis_holds_every_date_and_today() -> None:
    """With a year before and after, and a few round years on it."""
    axis = axis_of(["1992-03", "2021-11", None, "/2030"], TODAY)
    assert (1991, 2031) == (axis.first, axis.last)
    assert [2000, 2010, 2020, 2030] == [tick.year for tick in axis.ticks]


def test_a_state_that_is_told_again_is_drawn_on() -> None:
    """One band from the first telling to the last end; another certainty with a date of its own is another band."""
    again = [replace(TIE, certainty="possible"), TIE, replace(TIE, status="ended", since="2010")]
    axis, labels = Axis(2000, 2030), load_labels("pl")
    assert ["in_force", "ended"] == [each.state for each in chapters_of(again, axis, labels, today=TODAY)]
    dated = [replace(TIE, since="2004"), replace(TIE, since="2006", certainty="possible")]
    assert 2 == len(chapters_of(dated, axis, labels, today=TODAY))

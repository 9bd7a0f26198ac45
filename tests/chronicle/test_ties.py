"""Ties as of a date, out of the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from chronicle.kept import asked, chronicle_of, number_of
from chronicle.made import Writer
from latopis.chronicle import adding
from latopis.chronicle.clocks import Clocks
from latopis.chronicle.connect import reading, writing
from latopis.chronicle.listing import Within
from latopis.chronicle.ties import TieState, tie_states
from latopis.errors import InputError
from latopis.model import Relation
from latopis.run.chronicle import Chronicle

if TYPE_CHECKING:
    from latopis.chronicle.kept import Report

BEGAN = Writer("2005-03").tie("Litwa", "NATO", "began", "2004-03-29")
SUSPENDED = Writer("2010-06-10").tie("Litwa", "NATO", "suspended", "2010-06")
CLAIMED = Writer("2012").tie("Litwa", "NATO", "ended", factuality="Uu", factuality_said="PS+", said_in="e9")
DENIED = Writer("2008").tie("Litwa", "NATO", "in_force", "2008", factuality="CT-")
SOUGHT = Writer("2003").tie("Litwa", "NATO", "sought")


def states(
    place: str, as_of: str | None, *writers: Writer, history: bool = False, clocks: Clocks | None = None
) -> list[TieState]:
    with asked(place, *writers) as connection:
        ends = number_of(connection, "Litwa"), number_of(connection, "NATO")
        return tie_states(connection, ends, as_of=as_of, clocks=clocks or Clocks(), history=history)


def statuses(reports: tuple[Report, ...]) -> list[str]:
    return sorted(report.entry.status for report in reports if isinstance(report.entry, Relation))


def told(state: TieState) -> tuple[object, ...]:
    return state.status, state.certainty, state.since, state.until


def test_as_of(place: str) -> None:
    """The state at a date, the reports that decide it, and what is claimed beside it."""
    (state,) = states(place, "2006", BEGAN, SUSPENDED, CLAIMED, SOUGHT)
    assert ("in_force", "certain", "2004-03-29", "2010-06-01/2010-06-10") == told(state)
    assert [["began", "suspended"], ["ended", "sought"]] == [statuses(state.reports), statuses(state.claims)]


def test_what_is_told_after_the_last_report(place: str) -> None:
    """Nothing ends a state by itself: it has no `until`."""
    (state,) = states(place, "2020", BEGAN, SUSPENDED)
    assert ("suspended", "certain", "2010-06-01/2010-06-10", None) == told(state)


def test_claims_decide_nothing(place: str) -> None:
    """A tie of which there are only claims is told with them, and has no state."""
    (state,) = states(place, "2020", CLAIMED)
    assert (None, "no", None, None) == told(state)
    assert 1 == len(state.claims)


def test_a_denial_is_a_conflict(place: str) -> None:
    """What the article itself says is not so stands against the state, and does not change it."""
    (state,) = states(place, "2008", BEGAN, DENIED)
    assert ("in_force", "certain") == told(state)[:2]
    assert ["CT-"] == [report.entry.factuality for report in state.conflicts]


def test_known_at(place: str) -> None:
    """Only what had been published by the end of that date."""
    (state,) = states(place, "2020", BEGAN, SUSPENDED, clocks=Clocks(known_at="2010-06-09"))
    assert ("in_force", "certain") == told(state)[:2]
    (later,) = states(f"{place}", "2020", clocks=Clocks(known_at="2010-06"))
    assert "suspended" == later.status


def test_recorded_at(place: str) -> None:
    """What the chronicle held then: a version that was replaced counts as of the time before."""
    first = Writer("2005", url="https://example.org/1").tie("Litwa", "NATO", "began", "2004")
    corrected = Writer("2005", url="https://example.org/1").tie("Litwa", "NATO", "ended", "2004")
    engine = chronicle_of(place, first)
    between = datetime.now(UTC) + timedelta(microseconds=10)
    with writing(engine) as connection:
        adding.add(connection, corrected.article())
    with reading(engine) as connection:
        ends = number_of(connection, "Litwa"), number_of(connection, "NATO")
        found = [
            state.status
            for clock in (None, between, "1999")
            for state in tie_states(connection, ends, as_of="2020", clocks=Clocks(recorded_at=clock))
        ]
    engine.dispose()
    assert ["ended", "in_force"] == found


def test_history(place: str) -> None:
    """Every state in order, each with its reports; the claims with the last."""
    found = states(place, None, BEGAN, SUSPENDED, CLAIMED, history=True)
    assert [
        ("in_force", "certain", "2004-03-29", "2010-06-01/2010-06-10"),
        ("suspended", "certain", "2010-06-01/2010-06-10", None),
    ] == [told(state) for state in found]
    assert [0, 1] == [len(state.claims) for state in found]


def test_history_begins_with_what_is_presupposed(place: str) -> None:
    """What was suspended was in force before, though nothing tells since when."""
    found = states(place, None, SUSPENDED, history=True)
    assert [("in_force", "possible"), ("suspended", "certain")] == [told(state)[:2] for state in found]


@pytest.mark.parametrize(("relation", "expected"), [("alliance", ["Litwa"]), ("membership", ["NATO"])])
def test_either_side(place: str, relation: str, expected: list[str]) -> None:
    """A tie is found from either side; what both have with each other is told as that of the one asked for."""
    writer = Writer().tie("NATO", "Litwa", "began", "2004", relation=relation)
    assert expected == [state.party for state in states(place, "2020", writer)]


def test_all_ties_of_an_actor(place: str) -> None:
    """Without a counterpart, every tie, sorted by name."""
    writer = Writer().tie("Litwa", "NATO", "began", "2004").tie("Litwa", "Rada", "began", "1993").tie("Kolonia", "Litwa", "ended")
    with asked(place, writer) as connection:
        found = tie_states(connection, (number_of(connection, "Litwa"), None), as_of="2020", clocks=Clocks())
    assert [("Kolonia", "Litwa"), ("Litwa", "NATO"), ("Litwa", "Rada")] == [(tie.party, tie.counterpart) for tie in found]


def test_pages(place: str) -> None:
    """The ties of an actor come page by page, each once, whoever is the party; those with one who has two numbers together."""
    writers = [Writer("2023-07").tie(f"Gmina {number}", "Związek Gmin", "began", f"20{number + 10}") for number in range(5)]
    writers.append(Writer("2023-08").tie("Związek Gmin", "Senat", "ended", "2020"))
    with Chronicle.open(place) as chronicle:
        for writer in writers:
            chronicle.keep(writer.article())
        chronicle.merge_actors("Gmina 1", "Gmina 4")
        whole = chronicle.ties("Związek Gmin", as_of="2022")
        pages = [chronicle.ties_page("Związek Gmin", as_of="2022", within=Within(limit=2))]
        while pages[-1].next:
            pages.append(chronicle.ties_page("Związek Gmin", as_of="2022", within=Within(limit=2, after=pages[-1].next)))
        found = [tie for page in pages for tie in page.ties]
        assert (3, 5) == (len(pages), len(whole))
        assert sorted((tie.keys, tie.status) for tie in whole) == sorted((tie.keys, tie.status) for tie in found)
        with pytest.raises(InputError, match="no mark of a page"):
            chronicle.ties_page("Związek Gmin", within=Within(after="x"))

"""The chronicle in Datasette: views with the entries, names and words that the lists give."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from chronicle.kept import chronicle_of
from chronicle.made import Writer
from latopis.chronicle.connect import reading, writing
from latopis.chronicle.listing import Wanted, listed
from latopis.chronicle.reviewing import judge
from latopis.chronicle.views import VIEWS

if TYPE_CHECKING:
    from pathlib import Path

    from latopis.chronicle.kept import Report
    from latopis.chronicle.roles import Kind

    Row = dict[str, str | int | None]

LISTS: dict[Kind, str] = {"relation": "ties_view", "statement": "statements_view", "event": "events_view", "poll": "polls_view"}


def rows_of(path: Path, view: str, **query: str) -> list[Row]:
    """The rows of a view as Datasette gives them."""

    async def asked() -> list[Row]:
        datasette = Datasette([str(path)])
        address = f"/{path.stem}/{view}.json?" + urlencode({"_shape": "array", "_size": "max", **query})
        answer = await datasette.client.get(address)
        assert 200 == answer.status_code, answer.text
        found: list[Row] = answer.json()
        return found

    return asyncio.run(asked())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A chronicle with every kind of entry, one that two outlets tell, and one that was rejected."""
    first = Writer("2021-12-03", title="Gruzja i NATO", source="Kurier", url="https://kurier.example/1")
    first.tie("Gruzja", "NATO", "suspended", "2021-11").event("COERCE", "Gruzja", "Anna Nowak", when="2021-11-30")
    first.statement("Anna Nowak", "Zażółć gęślą jaźń 𝄞", about=("Gruzja", "NATO"), act="deny")
    first.poll("Ośrodek", {"Tak": 47.5}, "Gruzini", when="199X").event("AID", "Gruzja", "NATO")
    again = Writer("2021-12-05", source="Gazeta").tie("Gruzja", "NATO", "suspended", "2021-11")
    found = tmp_path / "latopis.db"
    engine = chronicle_of(str(found), first, again)
    with reading(engine) as connection:
        wrong = [report.own for report in listed(connection, Wanted(("event",), (), ("AID",))).reports]
    with writing(engine) as connection:
        judge(connection, "reject", wrong, reason=None, signer=None)
    engine.dispose()
    return found


def reports_in(path: Path, kind: Kind) -> list[Report]:
    """The entries of the kind that the chronicle lists."""
    engine = chronicle_of(str(path))
    with reading(engine) as connection:
        found = list(listed(connection, Wanted((kind,))).reports)
    engine.dispose()
    return found


@pytest.mark.parametrize(("kind", "view"), LISTS.items())
def test_views_have_the_entries_of_the_lists(path: Path, kind: Kind, view: str) -> None:
    """Datasette shows the entries that count, each report with its words to the letter, its outlet and its days."""
    rows = rows_of(path, view)
    listed_ = {report.key: report for report in reports_in(path, kind)}
    assert set(listed_) == {row["entry"] for row in rows}
    for row in rows:
        report = listed_[str(row["entry"])]
        if report.own == row["report"]:
            assert (report.quote, report.document.source) == (row["quote"], row["source"])


def test_views_name_those_who_take_part(path: Path) -> None:
    """Names stand in their roles, several of one role in one cell; days are dates."""
    (event,) = rows_of(path, "events_view")
    assert ("COERCE", "Gruzja", "Anna Nowak", "2021-11-30") == tuple(
        event[name] for name in ("type", "actors", "recipients", "last_day")
    )
    (statement,) = rows_of(path, "statements_view")
    assert ("deny", "Anna Nowak", None) == tuple(statement[name] for name in ("act", "speaker", "first_day"))
    assert {"Gruzja", "NATO"} == set(str(statement["about"]).split("; "))
    (poll,) = rows_of(path, "polls_view")
    assert ("Ośrodek", "Gruzini", "1990-01-01", "1999-12-31") == tuple(
        poll[name] for name in ("pollster", "population", "first_day", "last_day")
    )


def test_what_two_outlets_tell_has_one_entry(path: Path) -> None:
    """A row is a report; those that tell the same have the same entry, and can be filtered by outlet."""
    rows = rows_of(path, "ties_view")
    assert (2, 1, {"Kurier", "Gazeta"}) == (len(rows), len({row["entry"] for row in rows}), {row["source"] for row in rows})
    assert ["Gazeta"] == [row["source"] for row in rows_of(path, "ties_view", source="Gazeta", status="suspended")]


def test_every_view_can_be_read(path: Path) -> None:
    """Each of the views answers."""
    assert all(rows_of(path, view) for view in VIEWS)

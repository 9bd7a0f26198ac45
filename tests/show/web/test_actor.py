"""The page of an actor, and its ties page by page: all of it counts, whatever it is called, once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from chronicle.made import Writer
from latopis.chronicle.reviewing import Correction
from latopis.run.chronicle import Chronicle
from show.web.served import client_of, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

GMINY = [Writer("2023-07").tie(f"Gmina {number}", "Związek Gmin", "began", f"20{number + 10}") for number in range(5)]
SAID = [Writer("2023-08", source=who).statement(who, "Most stoi", about=("Gmina 1",)) for who in ("Anna Nowak", "Wiktar Saroka")]
CLAIMED = Writer("2023-09").tie("Gmina 1", "Związek Powiatów", "began", factuality="Uu")


@pytest.fixture
def chronicle(tmp_path: Path) -> Iterator[Chronicle]:
    with written(tmp_path, *GMINY, *SAID, CLAIMED) as found:
        yield found


@pytest.fixture
def client(chronicle: Chronicle) -> Iterator[TestClient]:
    with client_of(chronicle) as found:
        yield found


def test_the_ties_of_an_actor_come_page_by_page(client: TestClient) -> None:
    """Each once, to the end, where `next` is null; the page leads on, and names with whom there are any."""
    whole = client.get("/ties.json?party=Związek Gmin").json()
    found, after = [], ""
    while after is not None:
        page = client.get(f"/ties.json?party=Związek Gmin&limit=2&after={after}").json()
        found += [tie["party"] for tie in page["items"]]
        after = page["next"]
    assert (None, 5) == (whole["next"], len(found))
    assert {tie["party"] for tie in whole["items"]} == set(found)
    shown = client.get("/ties?party=Związek Gmin&limit=2").text
    assert all(words in shown for words in ('rel="next"', "With whom?", "Gmina 4"))
    assert 400 == client.get("/ties.json?party=Związek Gmin&after=x").status_code


def test_what_nothing_decides_stands_apart(client: TestClient) -> None:
    """After the ties that reports decide, each leading to what is told of it."""
    for path in ("/ties?party=Gmina 1", "/actors/register:gmina-1"):
        page = client.get(path).text
        link = re.search(
            r'no report decides</h3>\s*<ul class="facets"><li><a href="(/ties[^"]+)">Gmina 1 – Związek Powiatów', page
        )
        assert link
        assert "Told, but decides nothing" in client.get(link[1].replace("&amp;", "&")).text


def test_an_actor_counts_by_all_of_its_names(client: TestClient, chronicle: Chronicle) -> None:
    """Merged, the page counts both and names both; what was read anew counts once."""
    chronicle.merge_actors("Anna Nowak", "Wiktar Saroka")
    (report, _) = chronicle.statements(by="Anna Nowak").reports
    page = client.get("/actors/person:anna nowak:").text
    assert ("statements made <small>2</small>" in page, "Wiktar Saroka" in page) == (True, True)
    chronicle.correct(report, "when", Correction("2023-08-01"))
    assert "statements made <small>2</small>" in client.get("/actors/person:anna nowak:").text


def test_an_empty_list_leads_on(client: TestClient) -> None:
    """A filter that leaves nothing can be left; there is no file of nothing."""
    page = client.get("/events?actor=Gmina 1").text
    assert ('<a href="/events">Show everything</a>' in page, "/exports/" in page) == (True, False)
    assert "1 entry</p>" in client.get("/timeline?actor=Gmina 2").text
    assert "entries</p>" not in client.get("/timeline?limit=2").text
    assert "/search?q=Nikt" in client.get("/events?actor=Nikt").text


def test_two_names_lead_to_their_tie(client: TestClient) -> None:
    """Typed one after the other, in any case of grammar; whoever has no tie is only listed."""
    page = client.get("/search?q=gmina 1 związek gmin").text
    link = re.search(r'href="(/ties[^"]+)">Gmina 1 – Związek Gmin', page)
    assert link
    assert "<h1>Gmina 1 – Związek Gmin</h1>" in client.get(link[1].replace("&amp;", "&")).text
    assert "/ties?party=register" not in client.get("/search?q=gmina 1 gmina 2").text


def test_an_actor_leads_to_every_list_in_which_it_stands(client: TestClient, chronicle: Chronicle) -> None:
    """Polls about it are no statements about it."""
    chronicle.keep(Writer("2023-10").poll("Horyzont", {"Gmina 1": 40.0, "Gmina 2": 60.0}, "Litwini", when="2023").article())
    page = client.get("/actors/register:gmina-1").text
    assert all(words in page for words in ("statements about <small>2</small>", "polls about <small>1</small>"))
    assert "polls made <small>1</small>" in client.get("/actors/register:horyzont").text

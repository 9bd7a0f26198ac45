"""Exports over HTTP: the same files as on the command line, of the whole question."""

from __future__ import annotations

import html
import io
import json
import re
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from latopis.show.web.settings import Limits
from show.export.files import chronicle_in, export_of
from show.web.served import client_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient

    from latopis.run.chronicle import Chronicle


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chronicle]:
    with chronicle_in(tmp_path_factory.mktemp("chronicle")) as found:
        yield found


@pytest.fixture(scope="module")
def client(chronicle: Chronicle) -> TestClient:
    return client_of(chronicle)


@pytest.mark.parametrize("form", ["csv", "jsonl", "annotation", "csl", "doccano", "timelinejs"])
def test_a_file_is_that_of_the_command_line(client: TestClient, chronicle: Chronicle, form: str) -> None:
    """The same question gives the same bytes, as a file with a name."""
    answer = client.get(f"/exports/timeline/{form}?actor=Gruzja&from=2021")
    assert (200, True) == (
        answer.status_code,
        answer.headers["content-disposition"].startswith('attachment; filename="timeline.'),
    )
    assert export_of(chronicle, form, "timeline", "actor=Gruzja", "from=2021")[0] == answer.content


def test_a_file_has_more_than_a_page(client: TestClient) -> None:
    """Every entry of the question is in the file, however few a page shows."""
    page = client.get("/timeline.json?limit=1").json()["items"]
    rows = [json.loads(line) for line in client.get("/exports/timeline/jsonl").content.splitlines()]
    table = pq.read_table(io.BytesIO(client.get("/exports/timeline/parquet").content))
    assert (1, len(rows)) == (len(page), table.num_rows)
    assert 1 < len(rows)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/exports/events/xls", "is no format"),
        ("/exports/statements/polecat", "cannot hold entries of the kind statement"),
        ("/exports/events/csv?limit=3", "limit: a file has none"),
        ("/exports/events/csv?typ=COERCE", "typ"),
    ],
)
def test_what_cannot_be_exported_is_refused(client: TestClient, address: str, told: str) -> None:
    """An unknown format, a kind that a format cannot hold, and parameters of pages are refused before a byte is sent."""
    answer = client.get(address, headers={"accept": "application/json"})
    assert (400, True) == (answer.status_code, told in answer.json()["detail"])


def test_nobody_is_told_as_such(client: TestClient) -> None:
    """A name that nobody has is a 404 with suggestions, as on pages."""
    assert 404 == client.get("/exports/events/csv?actor=Nikt Taki", headers={"accept": "application/json"}).status_code


@pytest.mark.parametrize(
    "page", ["/events?actor=Gruzja&limit=1", "/statements", "/polls", "/ties?party=Gruzja&as_of=2020", "/actors/register:gruzja"]
)
def test_a_page_leads_to_its_files(client: TestClient, page: str) -> None:
    """Every format that can hold the list, with the question of the page and without its paging."""
    links = re.findall(r'<a href="(/exports/[^"]+)" download>', client.get(page).text)
    assert len(links) >= 7
    assert {200} == {client.get(html.unescape(link)).status_code for link in links if "parquet" not in link}


def test_a_file_holds_what_its_page_shows(client: TestClient) -> None:
    """Of an actor all that its timeline has, of one kind where that is chosen."""
    link = re.search(r'<a href="(/exports/[^"]+/jsonl[^"]*)"', client.get("/actors/register:gruzja?kind=relation&limit=1").text)
    assert link
    rows = [json.loads(line) for line in client.get(html.unescape(link[1])).content.splitlines()]
    assert {"relation"} == {row["kind"] for row in rows}
    shown = client.get("/timeline.json?actor=Gruzja&kind=relation").json()["items"]
    assert sorted(each["entry"] for each in shown) == sorted(row["entry"] for row in rows)


def test_so_many_at_once(chronicle: Chronicle) -> None:
    """One more than may be is refused; whoever has got his makes room, also where he asked for what is not there."""
    assert 429 == client_of(chronicle, limits=Limits(files=0)).get("/exports/timeline/csv").status_code
    client = client_of(chronicle, limits=Limits(files=1))
    paths = ["/exports/timeline/csv", "/exports/timeline/csv?actor=Nikt", "/exports/timeline/csv"]
    assert [200, 404, 200] == [client.get(path).status_code for path in paths]

"""Programs are told what has changed, and nothing twice: tags, changes, packing, and who may read an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from latopis import Chronicle, Document
from show.web.served import client_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

FORMS = ["/events.json", "/events.csv", "/events.atom", "/events.feed.json", "/ties.json?party=NATO", "/search.json?q=NATO"]
ELSEWHERE = "https://gazeta.example"


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[Chronicle]:
    """A chronicle of one article."""
    with Chronicle.open(tmp_path / "latopis.db") as chronicle:
        chronicle.add(Document("Gruzja przystąpiła do NATO.", published="2020-03-01"))
        yield chronicle


@pytest.mark.parametrize("address", FORMS)
def test_an_answer_is_good_until_the_chronicle_changes(growing: Chronicle, address: str) -> None:
    """Who has the answer is told so, until something is added; another question has another tag."""
    client = client_of(growing)
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"if-none-match": f'"other", {tag}'})
    assert (304, b"", tag) == (again.status_code, again.content, again.headers["etag"])
    assert tag != client.get(address, params={"lang": "pl"}).headers["etag"]
    growing.add(Document("Armenia przystąpiła do NATO.", published="2020-03-01"))
    assert 200 == client.get(address, headers={"if-none-match": tag}).status_code


def test_the_tag_of_a_page_is_that_of_its_browser(client: TestClient) -> None:
    """A page holds the mark of its forms, and looks as its reader wants: nobody else's is as good."""
    client.get("/about")
    tag = client.get("/events").headers["etag"]
    assert 304 == client.get("/events", headers={"if-none-match": tag}).status_code
    client.get("/preferences?theme=dark")
    assert 200 == client.get("/events", headers={"if-none-match": tag}).status_code
    client.cookies.clear()
    assert 200 == client.get("/events", headers={"if-none-match": tag}).status_code


def test_following_a_list(growing: Chronicle) -> None:
    """A program that asks with the mark of its last answer gets what is new, and what counts no longer and why."""
    client = client_of(growing)
    first = client.get("/timeline.json").json()
    since = {"changed_since": first["changed"]}
    assert {"items": [], "next": None, "changed": first["changed"], "removed": [], "removed_next": None} == client.get(
        "/timeline.json", params=since
    ).json()
    growing.add(Document("Armenia przystąpiła do NATO.", published="2020-03-01"))
    growing.reject(first["items"][0]["entry"])
    found = client.get("/timeline.json", params=since).json()
    assert ["Armenia"] == [item["party"] for item in found["items"]]
    gone = first["items"][0]["entry"]
    assert [{"entry": gone, "article": gone.partition("-")[0], "reason": "rejected", "to": None}] == found["removed"]
    assert [] == client.get("/timeline.json", params={"changed_since": found["changed"]}).json()["items"]


def test_what_is_removed_comes_in_parts(growing: Chronicle) -> None:
    """However much counts no longer, an answer holds as many as a page; the marks lead through all, each once."""
    client = client_of(growing)
    for name in ("Armenia", "Gruzja", "Finlandia", "Szwecja", "Austria"):
        growing.add(Document(f"{name} przystąpiła do NATO.", published="2020-03-01"))
    first = client.get("/timeline.json").json()
    entries = sorted(item["entry"] for item in first["items"])
    assert 4 < len(entries) < 7
    for entry in entries:
        growing.reject(entry)
    found, after, pages = [], None, 0
    while pages == 0 or after:
        given = {"changed_since": first["changed"], "limit": 2} | ({"removed_after": after} if after else {})
        page = client.get("/timeline.json", params=given).json()
        found += [gone["entry"] for gone in page["removed"]]
        after, pages = page["removed_next"], pages + 1
    assert (entries, 3) == (found, pages)


def test_a_past_state_can_be_asked_for(growing: Chronicle) -> None:
    """The mark is also a moment of the chronicle's own history."""
    client = client_of(growing)
    then = client.get("/timeline.json").json()
    growing.add(Document("Armenia przystąpiła do NATO.", published="2020-03-01"))
    assert then["items"] == client.get("/timeline.json", params={"recorded_at": then["changed"]}).json()["items"]


def test_packing(client: TestClient) -> None:
    """Answers for programs are packed; pages are not: they hold the mark of their forms beside what the address says."""
    packed = {"accept-encoding": "gzip"}
    assert "gzip" == client.get("/timeline.json", headers=packed).headers["content-encoding"]
    assert "content-encoding" not in client.get("/timeline", headers=packed).headers


def test_pages_elsewhere(growing: Chronicle) -> None:
    """They may not read an answer, unless their origin is named; then without cookies, and not send anything."""
    asks = {"origin": ELSEWHERE}
    wish = {**asks, "access-control-request-method": "GET", "access-control-request-headers": "authorization"}
    closed, opened = client_of(growing), client_of(growing, cors=(ELSEWHERE,), token="word")
    assert "access-control-allow-origin" not in closed.get("/events.json", headers=asks).headers
    assert 405 == closed.options("/events.json", headers=wish).status_code
    answer = opened.get("/events.json", headers={**asks, "authorization": "Bearer word"})
    assert (200, ELSEWHERE) == (answer.status_code, answer.headers["access-control-allow-origin"])
    assert "access-control-allow-credentials" not in answer.headers
    assert 200 == opened.options("/events.json", headers=wish).status_code
    assert 400 == opened.options("/add", headers={**wish, "access-control-request-method": "POST"}).status_code
    assert "access-control-allow-origin" not in opened.get("/events.json", headers={"origin": "https://b.example"}).headers

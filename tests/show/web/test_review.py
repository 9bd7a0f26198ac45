"""The review in the browser: one after another, corrected, taken back, all at once, and by two reviewers."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from chronicle.made import Writer
from latopis.run.chronicle import Chronicle
from show.web.served import client_of, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response
    from starlette.testclient import TestClient

OWN = {"origin": "http://127.0.0.1"}
MANY = 12


@pytest.fixture
def chronicle(tmp_path: Path) -> Iterator[Chronicle]:
    """A chronicle with proposals of two kinds."""
    writer = Writer("2023-07-10", title="Przegląd tygodnia")
    for number in range(MANY):
        writer.event("AID", f"Gmina {number}", f"Szkoła {number}", when=f"20{number + 10}")
    writer.statement("Anna Nowak", "Tak było", act="accuse")
    with written(tmp_path, writer) as found:
        yield found


@pytest.fixture
def client(chronicle: Chronicle) -> Iterator[TestClient]:
    with client_of(chronicle) as found:
        yield found


def item(client: TestClient, path: str = "/review") -> dict[str, object]:
    """The entry that is shown at the address, and what is told of it."""
    place, _, query = path.partition("?")
    answer = client.get(f"{place}.json?{query}")
    assert 200 == answer.status_code
    found: dict[str, object] = answer.json()["item"]
    return found


def waiting(client: TestClient, query: str = "") -> int:
    found: int = client.get(f"/review.json?{query}").json()["waiting"]
    return found


def send(client: TestClient, path: str = "/review", **fields: str | list[str]) -> Response:
    """What the form on the page sends, with these fields."""
    token = re.search(r'name="form_token" value="(\w+)"', client.get("/review").text)
    assert token
    return client.post(path, data={"form_token": token[1], **fields}, headers=OWN)


def there(answer: Response) -> str:
    assert 303 == answer.status_code, answer.text
    return str(answer.headers["location"])


def test_a_decision_is_kept_and_shows_the_next(client: TestClient, chronicle: Chronicle) -> None:
    """Accepted or rejected, the entry waits no longer; the next one of the same filter is shown, and what was done is told."""
    for verb, standing in (("accept", "accepted"), ("reject", "rejected")):
        first = str(item(client, "/review?kind=event")["report"])
        answer = there(send(client, "/review?kind=event", do=verb, entry=first))
        shown = item(client, answer)
        assert (True, "proposed", "event") == (first != shown["report"], shown["standing"], shown["kind"])
        assert f"{verb.title()}ed." in client.get(answer).text
        assert standing == item(client, f"/review?at={first}")["standing"]
        assert "ada" == chronicle.verdict(first).signer
    assert MANY - 2 == waiting(client, "kind=event")


def test_one_undo_takes_back_and_shows_again(client: TestClient) -> None:
    """What was decided last is taken back, and stands there again."""
    first = str(item(client)["report"])
    send(client, do="reject", entry=first)
    again = there(send(client, do="undo"))
    assert (first, "proposed") == (item(client, again)["report"], item(client, again)["standing"])
    assert "There was nothing to take back." in client.get(there(send(client, do="undo"))).text


def test_a_field_is_corrected_by_typing(client: TestClient, chronicle: Chronicle) -> None:
    """Names and dates are typed, closed choices chosen; what is no value is refused, and nothing is kept of it."""
    said = str(item(client, "/review?kind=statement")["report"])
    page = client.get(f"/review?at={said}&correct=act").text
    assert '<option value="deny">denial</option>' in page
    answer = there(send(client, do="correct", entry=said, field="act", value="deny"))
    assert {"act": "deny"} == item(client, answer)["corrections"]
    assert "<del>accusation</del> <ins>denial</ins>" in client.get(answer).text
    assert [400, 400, 400] == [
        send(client, do="correct", entry=said, field=field, value="nikt").status_code for field in ("act", "when", "status")
    ]
    assert ["act"] == list(chronicle.verdict(said).corrections)


def test_a_field_is_corrected_by_words_of_the_text(client: TestClient, chronicle: Chronicle) -> None:
    """The first and the last word that are ticked, with what stands between them, have their place in the text."""
    said = str(item(client, "/review?kind=statement")["report"])
    page = client.get(f"/review?at={said}&correct=speaker").text
    words = {html.unescape(text): place for place, text in re.findall(r'name="word" value="([\d-]+)"><span>(.*?)</span>', page)}
    chosen = [place for text, place in words.items() if text.startswith(("Anna", "Nowak"))]
    send(client, do="correct", entry=said, field="speaker", value="Nikt", word=chosen)
    correction = chronicle.verdict(said).corrections["speaker"]
    assert (True, True) == ((correction.value or "").startswith("Anna Nowak"), correction.span is not None)
    assert 400 == send(client, do="correct", entry=said, field="speaker", word=["3-99999999"]).status_code


def test_all_of_a_filter_at_once_and_back_at_once(client: TestClient) -> None:
    """The count is shown and confirmed; if it has changed meanwhile, nothing is done; one undo takes all back."""
    query = "kind=event&words=Gmina 1"
    count = waiting(client, query)
    assert f"Accept everything of this filter ({count})?" in client.get(f"/review?{query}&every=accept").text
    late = there(send(client, f"/review?{query}", do="every", what="accept", count=str(count + 1)))
    assert ("every=accept" in late, count) == (True, waiting(client, query))
    send(client, f"/review?{query}", do="every", what="accept", count=str(count))
    assert (0, MANY - count) == (waiting(client, query), waiting(client, "kind=event"))
    send(client, do="undo")
    assert count == waiting(client, query)


def test_the_queue_is_filtered_by_doubt(client: TestClient) -> None:
    """Every proposal is in exactly one of the three parts."""
    parts = [waiting(client, f"doubt={name}") for name in ("high", "middle", "low")]
    assert waiting(client) == sum(parts) == MANY + 1


def test_a_second_reviewer_looks_without_being_told(client: TestClient) -> None:
    """Somebody else sees what the first decided, but not how; the page of agreement counts the fields and lists the cases."""
    first, other = (str(item(client, f"/review?kind={kind}")["report"]) for kind in ("event", "statement"))
    send(client, do="accept", entry=first)
    send(client, do="accept", entry=other)
    assert 0 == waiting(client, "second=true")
    send(client, do="sign", signer="Bolesław")
    assert 2 == waiting(client, "second=true")
    assert "proposed" == item(client, f"/review?second=true&at={first}")["standing"]
    send(client, "/review?second=true", do="reject", entry=first)
    send(client, "/review?second=true", do="accept", entry=other)
    told = client.get("/review/agreement.json?one=ada&other=Bolesław").json()
    assert [("verdict", 2, 0.5)] == [(row["field"], row["count"], row["same"]) for row in told["fields"]]
    assert [(first, "accepted", "rejected")] == [(row["entry"], row["one"], row["other"]) for row in told["differences"]]
    page = client.get("/review/agreement?one=ada&other=Bolesław").text
    assert all(words in page for words in ("50%", f"/review?at={first}", "rejected"))


def test_whoever_decides_is_named(chronicle: Chronicle) -> None:
    """Where others reach the page, a decision without a name is refused; the name that is given signs it and is kept."""
    with client_of(chronicle, token="sezam") as client:
        client.headers["authorization"] = "Bearer sezam"
        first = str(item(client)["report"])
        assert 400 == send(client, do="accept", entry=first).status_code
        send(client, do="accept", entry=first, signer="Celina")
        assert "Celina" == chronicle.verdict(first).signer
        assert "Signed by Celina" in client.get("/review").text


def test_what_is_read_only_is_not_decided(chronicle: Chronicle) -> None:
    """There are no buttons, and what is sent all the same is refused."""
    with client_of(chronicle, read_only=True) as client:
        assert 'name="do"' not in client.get("/review").text
        assert 403 == client.post("/review", data={"do": "undo"}, headers=OWN).status_code


def test_an_unknown_entry_or_decision_is_refused(client: TestClient) -> None:
    """Neither is made of nothing."""
    assert 404 == client.get("/review?at=0000000000000000-e0-1").status_code
    assert 400 == send(client, do="dance").status_code
    assert 404 == client.get(f"/review?at={item(client)['report']}&correct=nose").status_code

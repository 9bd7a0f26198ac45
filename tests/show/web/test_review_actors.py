"""Who is who, decided in the browser: the queue of those of one name, merged and split, each taken back; also on their pages."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from chronicle.test_namesakes import ELSEWHERE, HERE, STORY, THERE, key, told
from latopis.run.chronicle import Chronicle
from show.web.served import client_of, written
from show.web.test_review import OWN, send, there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

NEAR = told("2023-07-12", "Anna Nowak", *ELSEWHERE)
OTHERS = [told("2023-07-13", *STORY, name="Zorza"), told("2023-07-14", "Anna Nowak", *ELSEWHERE, name="Zorza")]


@pytest.fixture
def chronicle(tmp_path: Path) -> Iterator[Chronicle]:
    """A chronicle in which two articles name a Horyzont that may be one."""
    with written(tmp_path, HERE, NEAR) as found:
        yield found


@pytest.fixture
def client(chronicle: Chronicle) -> Iterator[TestClient]:
    with client_of(chronicle) as found:
        yield found


def waiting(client: TestClient) -> int:
    found: int = client.get("/review/actors.json").json()["waiting"]
    return found


def pair(client: TestClient) -> dict[str, str]:
    """The keys of the two who wait first."""
    item = client.get("/review/actors.json").json()["item"]
    return {name: item[name]["key"] for name in ("one", "other")}


def test_two_of_one_name_wait_with_the_words_that_name_them(client: TestClient) -> None:
    """Each with its article, the name marked, and whom both articles name besides."""
    page = client.get("/review/actors").text
    assert {key(HERE), key(NEAR)} == set(pair(client).values())
    assert all(words in page for words in ("Is “Horyzont” one and the same in both?", "Anna Nowak", "Gazeta 2023-07-12"))
    assert 2 <= page.count('<mark class="shows">Horyzont</mark>')


@pytest.mark.parametrize(("verb", "told_so"), [("merge", "They are one now."), ("split", "They are two now.")])
def test_a_decision_is_signed_kept_and_taken_back(client: TestClient, chronicle: Chronicle, verb: str, told_so: str) -> None:
    """They wait no longer; the undo shows them again; every answer follows."""
    both = pair(client)
    answer = there(send(client, do=verb, queue="actors", **both))
    assert (0, True) == (waiting(client), told_so in client.get(answer).text)
    assert {"merge": 2, "split": 1}[verb] == len(chronicle.events(actor=key(HERE)).reports)
    again = there(send(client, do="undo", queue="actors"))
    assert (1, True) == (waiting(client), "Is “Horyzont”" in client.get(again).text)
    assert "nothing to take back" in client.get(there(send(client, do="undo", queue="actors"))).text


def test_what_is_decided_shows_the_next(client: TestClient, chronicle: Chronicle) -> None:
    """The queue goes on with another name."""
    for writer in OTHERS:
        chronicle.keep(writer.article())
    assert 2 == waiting(client)
    first = pair(client)
    answer = html.unescape(there(send(client, do="split", queue="actors", **first)))
    assert first.items() != pair(client).items()
    assert all(value in answer.replace("%20", " ") for value in pair(client).values())


def test_why_an_actor_is_one_is_told_and_undone_on_its_page(client: TestClient, chronicle: Chronicle) -> None:
    """The grounds stand there; split, they are two; the story says who did it and why, and has the way back."""
    chronicle.keep(THERE.article())
    place = f"/actors/{key(THERE)}"
    page = client.get(place).text
    assert all(words in page for words in ("Who this is", "both articles also name", "two different ones"))
    send(client, do="split", one=key(HERE), other=key(THERE), reason="dwie firmy", back=f"{place}#who")
    page = client.get(place).text
    assert ("both articles also name" in page, "<q>dwie firmy</q>" in page, "ada" in page) == (False, True, True)
    number = re.search(r'name="number" value="(\d+)"', page)
    assert number
    assert f"{place}#who" == there(send(client, do="undo", number=number[1], back=f"{place}#who"))
    assert "both articles also name" in client.get(place).text


def test_actors_are_merged_by_name_and_told_apart_in_an_article(client: TestClient, chronicle: Chronicle) -> None:
    """Whatever they are called; whoever is called so in one article may be somebody else."""
    send(client, do="merge", one=key(NEAR), other="Anna Nowak", reason="pseudonim")
    assert ["Gazeta 2023-07-12"] == [each.document.source for each in chronicle.events(actor="Anna Nowak").reports]
    assert "merged: Anna Nowak" in client.get(f"/actors/{key(NEAR)}").text
    document = NEAR.record().document.id
    send(client, do="split", one="Litwa", other=document)
    assert ["Gazeta 2023-07-10"] == [each.document.source for each in chronicle.events(recipient="Litwa").reports]


def test_what_is_wrong_is_refused_and_nothing_kept(client: TestClient, chronicle: Chronicle) -> None:
    """Nobody of that name, those who are one already, a form from elsewhere, a server that is only read."""
    assert 400 == send(client, do="merge", one=key(HERE), other="Nikt Taki").status_code
    assert 400 == send(client, do="merge", one=key(HERE), other=key(HERE)).status_code
    assert 404 == client.get(f"/review/actors?one={key(HERE)}&other=nikt").status_code
    assert 403 == client.post("/review", data={"do": "merge", **pair(client)}, headers=OWN).status_code
    with client_of(chronicle, read_only=True) as reader:
        assert 'name="do"' not in reader.get("/review/actors").text + reader.get(f"/actors/{key(HERE)}").text
        assert 403 == reader.post("/review", data={"do": "merge", **pair(client)}, headers=OWN).status_code
    assert 1 == waiting(client)

"""The page of an entry: what was decided of it and by whom, why its reports are one, and where one that was joined stands."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc.source.json import CiteProcJSON

from chronicle.made import Writer
from latopis.run.chronicle import Chronicle
from show.web.served import client_of, written
from show.web.test_review import send, there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

SAID = "Nikt nie będzie nam dyktował warunków"
FIRST = Writer("2023-07-10", source="Kurier").statement("Anna Nowak", SAID, when="2023-07-09")
SECOND = (
    Writer("2023-07-11", source="Gazeta").tie("Litwa", "NATO", "began", "2004").statement("Anna Nowak", SAID, when="2023-07-09")
)


@pytest.fixture
def chronicle(tmp_path: Path) -> Iterator[Chronicle]:
    """A chronicle in which two articles report one statement."""
    with written(tmp_path, FIRST, SECOND) as found:
        yield found


@pytest.fixture
def client(chronicle: Chronicle) -> Iterator[TestClient]:
    with client_of(chronicle) as found:
        yield found


def whole_and_joined(client: TestClient) -> tuple[str, str]:
    """The id of the entry that two reports tell, and the own id of the one that was joined."""
    item = client.get("/statements.json").json()["items"][0]
    reports = client.get(f"/entries/{item['entry']}.json").json()["items"]
    assert [2, 2] == [item["reports"], len(reports)]
    return item["entry"], next(each["report"] for each in reports if each["report"] != item["entry"])


def test_the_id_of_a_joined_entry_leads_to_the_whole(client: TestClient) -> None:
    """In every form, with the same question, and on the page to its own report."""
    whole, joined = whole_and_joined(client)
    assert f"/entries/{whole}#r-{joined}" == client.get(f"/entries/{joined}").headers["location"]
    moved = client.get(f"/entries/{joined}.json?known_at=2023-08")
    assert (307, f"/entries/{whole}.json?known_at=2023-08") == (moved.status_code, moved.headers["location"])
    assert f'id="r-{joined}"' in client.get(f"/entries/{whole}").text


def test_why_reports_are_one_is_told_and_undone(client: TestClient) -> None:
    """The grounds stand there; taken apart, each has its page, and the history says who did it; an undo joins them again."""
    whole, joined = whole_and_joined(client)
    page = client.get(f"/entries/{whole}").text
    assert all(words in page for words in ("Why these reports are one entry", "the same words", "take them apart"))
    send(client, do="unjoin", entry=joined, other=whole, back=f"/entries/{whole}", reason="dwie różne rozmowy")
    assert [200, 200] == [client.get(f"/entries/{key}").status_code for key in (whole, joined)]
    page = client.get(f"/entries/{joined}").text
    assert all(words in page for words in ("taken apart from another entry", "<q>dwie różne rozmowy</q>", "ada"))
    number = re.search(r'name="number" value="(\d+)"', page)
    assert number
    send(client, do="undo", number=number[1], back=f"/entries/{joined}")
    assert 307 == client.get(f"/entries/{joined}").status_code


def test_a_correction_is_made_shown_and_undone_on_the_page(client: TestClient, chronicle: Chronicle) -> None:
    """The form of a field leads back here; the history tells the correction, and one button takes it back."""
    whole, joined = whole_and_joined(client)
    form = client.get(f"/entries/{whole}?report={joined}&correct=speaker").text
    back = re.search(r'id="correct".*?name="back" value="([^"]+)"', form, re.DOTALL)
    assert back
    answer = send(client, do="correct", entry=joined, field="speaker", value="Ewa Zima", back=html.unescape(back[1]))
    assert f"/entries/{whole}#r-{joined}" == there(answer)
    assert joined not in client.get(f"/entries/{whole}").text  # it is somebody else's statement now
    page = client.get(f"/entries/{joined}").text
    assert "corrected: speaker → Ewa Zima" in page
    assert "<del>Anna Nowak</del> <ins>Ewa Zima</ins>" in page
    number = re.search(r'name="number" value="(\d+)"', page)
    assert number
    send(client, do="undo", number=number[1], back=f"/entries/{whole}")
    page = client.get(f"/entries/{whole}").text
    assert (True, False) == ('<li class="undone">' in page, "<ins>" in page)
    assert {} == chronicle.verdict(joined).corrections


def test_a_rejected_entry_says_so_and_comes_back(client: TestClient) -> None:
    """To programs it is gone; people see who rejected it, and may take that back."""
    (tie,) = (each["entry"] for each in client.get("/timeline.json?kind=relation").json()["items"])
    send(client, do="reject", entry=tie, back=f"/entries/{tie}")
    assert (410, 410) == (client.get(f"/entries/{tie}").status_code, client.get(f"/entries/{tie}.json").status_code)
    assert "A reviewer rejected this entry" in client.get(f"/entries/{tie}").text
    send(client, do="undo")
    assert 200 == client.get(f"/entries/{tie}.json").status_code


def test_a_decision_leads_back_to_pages_of_ours_only(client: TestClient) -> None:
    """What the form says of the way back is not believed."""
    (tie,) = (each["entry"] for each in client.get("/timeline.json?kind=relation").json()["items"])
    assert "/" == there(send(client, do="accept", entry=tie, back="https://example.org/"))


def test_the_articles_of_an_entry_are_cited_for_reference_managers(client: TestClient) -> None:
    """BibTeX and CSL-JSON, as other programs read them: each article that tells it, once; none of what was rejected."""
    whole, joined = whole_and_joined(client)
    library = parse_string(client.get(f"/entries/{whole}.bib").text, append_middleware=[LatexDecodingMiddleware()])
    assert ({"Kurier", "Gazeta"}, []) == ({entry["journal"] for entry in library.entries}, library.failed_blocks)
    items = client.get(f"/entries/{whole}.csl.json").json()
    assert {"Kurier", "Gazeta"} == {str(CiteProcJSON(items)[item["id"]].container_title) for item in items}
    page = client.get(f"/entries/{whole}").text
    assert all(f'href="/entries/{whole}.{form}"' in page for form in ("bib", "csl.json"))
    assert f"/entries/{whole}.bib" == client.get(f"/entries/{joined}.bib").headers["location"]
    send(client, do="reject", entry=whole)
    send(client, do="reject", entry=joined)
    assert [410, 410] == [client.get(f"/entries/{whole}.{form}").status_code for form in ("bib", "csl.json")]


def test_a_denial_shows_the_claims_of_other_articles_that_it_denies(kept: Chronicle) -> None:
    """As the command line does: whose claim it is, in which words, and where it stands."""
    with client_of(kept) as client:
        denials = client.get("/statements.json?denying=Saroka").json()["items"]
        pages = [client.get(f"/entries/{each['entry']}").text for each in denials]
    assert any("What it denies in other articles" in page and "zagranicznych służb" in page for page in pages)

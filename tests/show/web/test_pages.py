"""The pages: what they show, and the same for programs."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

from latopis.chronicle.identity import version_key
from latopis.model import Document
from latopis.run.chronicle import Chronicle
from show.web.served import client_of, filled

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


TIE = "/ties?party=Białorusi&counterpart=nato"
PAGES = (
    "/",
    "/search?q=NATO",
    "/ties",
    TIE,
    "/ties?party=Białoruś",
    "/timeline",
    "/statements",
    "/events",
    "/polls",
    "/about",
    "/add",
)
LISTS = ("/timeline", "/statements", "/events", "/polls")


def form_of(path: str, form: str) -> str:
    """The same page in another form."""
    place, _, query = path.partition("?")
    return f"{'/index' if place == '/' else place}.{form}" + (f"?{query}" if query else "")


@pytest.mark.parametrize("tongue", ["pl", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_shown_in_both_languages(client: TestClient, path: str, tongue: str) -> None:
    """A page says its language, and is marked as HTML in it."""
    answer = client.get(path, headers={"accept-language": tongue})
    assert (200, True) == (answer.status_code, f'<html lang="{tongue}"' in answer.text)
    assert not re.findall(r"\bweb\.[a-z_.]+|\{[a-z_]+\}", answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_json_too(client: TestClient, path: str) -> None:
    """The same address with `.json` answers the same question for programs."""
    answer = client.get(form_of(path, "json"))
    assert (200, "application/json", dict) == (answer.status_code, answer.headers["content-type"], type(answer.json()))


@pytest.mark.parametrize("path", LISTS)
def test_a_list_has_as_many_rows_in_every_form(client: TestClient, path: str) -> None:
    """What the page counts, the JSON and the table count too."""
    shown = client.get(f"{path}?limit=7").text.count('<article class="card')
    items = client.get(f"{path}.json?limit=7").json()["items"]
    rows = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv?limit=7").text)))
    assert shown == len(items) == len(rows) > 0


def test_a_list_is_turned_page_by_page(client: TestClient) -> None:
    """`next` leads on to the end, where it is null; nothing comes twice and nothing is lost."""
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        page = client.get(f"/timeline.json?limit=9&after={after}").json()
        found += [item["entry"] for item in page["items"]]
        after = page["next"]
    everything = client.get("/timeline.json?limit=200").json()["items"]
    assert [item["entry"] for item in everything] == found
    assert len(set(found)) == len(found) > 50


def test_the_state_of_a_tie_is_told_as_of_a_date(client: TestClient) -> None:
    """The date of the address decides which state is shown, and names are understood in any case."""
    states = {year: client.get(f"{form_of(TIE, 'json')}&as_of={year}").json()["items"][0]["status"] for year in (2015, 2022)}
    assert {2015: "in_force", 2022: "suspended"} == states
    page = client.get(f"{TIE}&as_of=2015&lang=pl").text
    assert "od marca 1992, do listopada 2021" in page
    assert 'type="range" id="year" name="as_of"' in page


def test_a_chart_has_a_table_under_it(client: TestClient) -> None:
    """What the bands show stands in words beneath them."""
    page = client.get(TIE).text
    assert page.index('<svg class="bands"') < page.index("<td>from March 1992</td>")


def test_a_denial_stands_beside_its_claim(client: TestClient) -> None:
    """Of a denial that answers a statement both are shown, each under its name."""
    page = client.get("/statements?act=deny").text
    assert re.search(r'class="claim"><p class="side">Claim.*?class="denial"><p class="side">Denial', page, re.DOTALL)


def test_an_article_marks_the_words_of_its_entries(client: TestClient) -> None:
    """Each entry is marked in the text, numbered there and beside it; the words asked for are marked too."""
    hit = client.get("/search.json?q=zawiesiło").json()["items"][0]
    address = re.search(r'href="(/articles/[^"?]+)\?span=(\d+-\d+)#here"', client.get("/search?q=zawiesiło").text)
    assert address
    page = client.get(f"{address[1]}?span={address[2]}").text
    numbers = re.findall(r'id="m(\d+)" href="#e(\d+)"', page)
    assert len(client.get(f"{address[1]}.json").json()["items"]) == len(numbers)
    assert all(f'id="e{number}"' in page and here == number for here, number in numbers)
    assert 1 == page.count('id="here"')
    assert hit["title"] is None or hit["title"] in page


def test_an_article_without_entries_is_shown_too(tmp_path: Path) -> None:
    """Its text stands there, and that nothing was found in it."""
    with Chronicle.open(tmp_path / "latopis.db") as chronicle, client_of(chronicle) as client:
        article = Document("W Gdyni padał deszcz, a na molo nie było nikogo.", published="2023")
        chronicle.add(article)
        page = client.get(f"/articles/{version_key(article)}").text
        assert all(words in page for words in ("na molo nie było nikogo", "Nothing was found in this text."))


def test_a_word_outside_the_text_is_refused(client: TestClient) -> None:
    """A span that the text does not have is a fault of the address."""
    key = client.get("/search?q=NATO").text.split("/articles/")[1][:16]
    assert 400 == client.get(f"/articles/{key}?span=10-99999999").status_code


def test_an_entry_shows_every_field_and_how_to_cite_it(client: TestClient) -> None:
    """The words for each field, the pattern, and a citation that names the article first."""
    key = client.get(f"{form_of(TIE, 'json')}").json()["history"][0]["reports"][0]["entry"]
    page = client.get(f"/entries/{key}").text
    assert all(word in page for word in ("pl/", "nawiązała", f"Latopis, entry {key}, accessed 28 November 2026."))


def test_an_actor_has_its_ties_and_its_timeline(client: TestClient) -> None:
    """The page that a name leads to shows what the chronicle holds of it."""
    address = re.search(r'<h2><a href="(/actors/[^"]+)">Białoruś', client.get(TIE).text)
    assert address
    page = client.get(address[1]).text
    assert all(words in page for words in ("<h1>Białoruś</h1>", "NATO: cooperation", 'class="card'))


def test_an_unknown_name_gets_suggestions(client: TestClient) -> None:
    """Nobody of that name: those whose names are like it, in the page and for programs."""
    assert "/ties?party=Bia%C5%82oru%C5%9B" in client.get("/ties?party=Bialorus2").text
    told = client.get("/ties.json?party=Bialorus2")
    assert (404, "application/problem+json") == (told.status_code, told.headers["content-type"])
    assert "Białoruś" in told.json()["near"]


@pytest.mark.parametrize(
    "path",
    [
        "/ties?foo=1",
        "/timeline?limit=0",
        "/timeline?after=x",
        "/events?type=NONE",
        "/ties?party=NATO&as_of=wczoraj",
        "/timeline?from=1&from=2",
    ],
)
def test_what_a_page_does_not_know_is_refused(client: TestClient, path: str) -> None:
    """An unknown parameter or a wrong value is a fault of the address, never passed over; the shape is one."""
    told = client.get(form_of(path, "json"))
    assert (400, "application/problem+json", {"type", "title", "status", "detail"}) == (
        *(told.status_code, told.headers["content-type"]),
        set(told.json()),
    )
    page = client.get(path)
    assert (400, True) == (page.status_code, page.headers["content-type"].startswith("text/html"))


@pytest.mark.parametrize(
    "path", ["/nothing.json", "/actors/nobody.json", "/articles/0000.json", "/entries/x.json", "/add/x.json"]
)
def test_json_never_answers_html(client: TestClient, path: str) -> None:
    """What is not there is told as a problem."""
    told = client.get(f"{path}.json")
    assert (404, "application/problem+json") == (told.status_code, told.headers["content-type"])


def test_what_was_removed_is_gone(tmp_path: Path) -> None:
    """An address that once held something says so, and does not say that there never was anything."""
    chronicle = filled(tmp_path / "latopis.db")
    with client_of(chronicle) as client:
        entry = client.get("/statements.json?limit=1").json()["items"][0]["entry"]
        article = client.get(f"/entries/{entry}").text.split("/articles/")[1][:16]
        assert 1 == chronicle.remove(entry)
        assert [410, 410] == [client.get(path).status_code for path in (f"/entries/{entry}.json", f"/articles/{article}.json")]
        chronicle.remove(entry, erase=True)
        assert 410 == client.get(f"/entries/{entry}").status_code
    chronicle.close()


def test_quotes_only_gives_no_article_away(kept: Chronicle) -> None:
    """Only the words of entries are shown, in every form."""
    with client_of(kept, quotes_only=True) as client:
        key = client.get("/search?q=NATO").text.split("/articles/")[1][:16]
        page, told = client.get(f"/articles/{key}"), client.get(f"/articles/{key}.json")
        assert (False, False) == ('class="text"' in page.text, "text" in told.json())
        assert "Only the words that are quoted" in page.text
        around = re.findall(r'<blockquote class="around" lang="pl">(.*?)</blockquote>', page.text)
        assert len(around) == len(told.json()["items"]) == page.text.count('<mark class="found">')
        sentence = next(re.sub("<.*?>", "", each) for each in around if "konwencji z Aarhus</mark>" in each)
        assert (True, True) == (sentence.startswith("W poniedziałek Białoruś"), sentence.endswith("."))


def test_the_language_and_the_theme_are_kept(client: TestClient) -> None:
    """A switch is a link: it keeps the choice and leads back, to an address of ours only."""
    answer = client.get("/preferences?theme=dark&back=/about")
    assert (303, "/about") == (answer.status_code, answer.headers["location"])
    assert 'data-theme="dark"' in client.get("/about").text
    client.get("/preferences?theme=auto")
    assert "data-theme" not in client.get("/about").text
    assert "/" == client.get("/preferences?lang=en&back=//example.org").headers["location"]
    assert '<html lang="pl"' in client.get("/about?lang=pl").text
    assert '<html lang="pl"' in client.get("/about").text


def test_an_empty_chronicle_offers_the_examples(tmp_path: Path) -> None:
    """A first page without entries has one button, and it fills the chronicle."""

    with Chronicle.open(tmp_path / "latopis.db") as chronicle, client_of(chronicle) as client:
        page = client.get("/").text
        token = re.search(r'name="form_token" value="(\w+)"', page)
        assert token
        assert "Add the example articles" in page
        begun = client.post("/add/examples", data={"form_token": token[1]}, headers={"origin": "http://127.0.0.1"})
        done = wait_for(client, begun.headers["location"])
        assert ["added"] * 5 == [item["outcome"] for item in done]
        assert "5 articles" in client.get("/").text


def wait_for(client: TestClient, job: str) -> list[dict[str, str]]:
    """What became of each article, once all is done."""
    import time

    for _ in range(600):
        told = client.get(f"{job}.json").json()
        if told["done"]:
            found: list[dict[str, str]] = told["items"]
            return found
        time.sleep(0.05)
    raise AssertionError("not done")

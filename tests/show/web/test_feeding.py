"""Feeds as readers of feeds read them: what came last, each entry once, with its words, its outlet and its date."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import feedparser
import pytest

from latopis import Chronicle, Document
from show.web.served import client_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

LISTS = ["/timeline", "/statements", "/events", "/polls", "/ties", "/search?q=NATO", "/actors/register:nato"]
DENIED = "Premier Jan Kowalski zaprzeczył, że {who} zamknęła konsulaty w Gdańsku."


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Chronicle]:
    """A chronicle with one denial about Georgia, and one about Armenia."""
    with Chronicle.open(tmp_path / "latopis.db") as chronicle:
        for who in ("Gruzja", "Armenia"):
            chronicle.add(article(DENIED.format(who=who), who))
        yield chronicle


def article(text: str, name: str, published: str = "2024-02-25") -> Document:
    """An article of an outlet."""
    return Document(text, f"O {name}", "Nasza gazeta", f"https://gazeta.example/{name}", published)


def form_of(address: str, form: str) -> str:
    """The address of a page in another form."""
    path, mark, query = address.partition("?")
    return f"{path}.{form}{mark}{query}"


def entries_of(client: TestClient, address: str) -> list[feedparser.FeedParserDict]:
    """The entries of an Atom feed, which has no fault."""
    answer = client.get(address)
    assert (200, "application/atom+xml") == (answer.status_code, answer.headers["content-type"])
    found = feedparser.parse(answer.content)
    assert not found.bozo
    assert found.feed.id == str(answer.url) == found.feed.links[0].href
    assert found.feed.title and found.feed.updated_parsed
    return list(found.entries)


@pytest.mark.parametrize("page", LISTS)
def test_every_list_has_its_feeds(client: TestClient, page: str) -> None:
    """Both forms tell the same items, and the page names both in its head."""
    items = entries_of(client, form_of(page, "atom"))
    told = client.get(form_of(page, "feed.json")).json()
    assert items
    assert [item.id for item in items] == [item["id"] for item in told["items"]]
    assert len({item.id for item in items}) == len(items)
    head = client.get(page).text.partition("</head>")[0].replace("&amp;", "&")
    for form in ("atom", "feed.json"):
        assert f'href="{form_of(page, form)}"' in head


def test_an_item(followed: Chronicle) -> None:
    """An item has its words to the letter, its outlet and day, the entry's page, and the article's address."""
    client = client_of(followed)
    item = next(iter(entries_of(client, "/statements.atom?about=Gruzji&act=deny")))
    path = item.id.removeprefix("tag:latopis.invalid,2026:")
    assert f"http://127.0.0.1{path}" == item.link
    assert 200 == client.get(path).status_code
    assert "“Premier Jan Kowalski zaprzeczył, że Gruzja zamknęła konsulaty w Gdańsku”" in item.content[0].value
    assert "— O Gruzja · Nasza gazeta · 25 February 2024" in item.content[0].value
    assert ("Nasza gazeta", "2024-02-25T00:00:00Z") == (item.author, item.published)
    assert ["https://gazeta.example/Gruzja"] == [link.href for link in item.links if link.rel == "via"]
    assert ["statement", "deny"] == [tag.term for tag in item.tags]


def test_a_journalist_follows_denials_about_an_actor(followed: Chronicle) -> None:
    """What is denied of others, or said of it, is not in the feed; a new denial is first; one that is told again stays one."""
    client = client_of(followed)
    address = "/statements.atom?about=Gruzja&act=deny"
    (before,) = entries_of(client, address)
    followed.add(article("Minister powiedział, że Gruzja otworzyła konsulat w Toruniu.", "1"))
    followed.add(article("Prezes banku zaprzeczył, że Gruzja kupiła złoto w 1999 roku.", "2", "2024-02-27"))
    followed.add(article(DENIED.format(who="Gruzja") + " Tak podano w piątek.", "3", "2024-02-26"))
    found = entries_of(client, address)
    assert 2 == len(found)
    assert [before.id] == [item.id for item in found if "konsulaty" in item.content[0].value]
    again = next(item for item in found if item.id == before.id)
    assert again.updated > before.updated
    assert "told by 2 articles of 1 independent sources" in again.content[0].value


def test_what_is_withdrawn_has_a_tombstone(followed: Chronicle) -> None:
    """A reader is told of an entry that counts no longer."""
    client = client_of(followed)
    for number in (1, 2):
        followed.add(article(f"Prezes banku zaprzeczył, że Gruzja kupiła {number} tony złota.", str(number)))
    address = "/statements.atom?about=Gruzja&act=deny"
    newest = entries_of(client, address)[0].id
    followed.remove(newest.rpartition("/")[2])
    root = ET.fromstring(client.get(address).content)
    assert [newest] == [each.get("ref") for each in root.iter("{http://purl.org/atompub/tombstones/1.0}deleted-entry")]
    assert newest not in [item.id for item in entries_of(client, address)]


def test_a_reader_that_logs_in(followed: Chronicle) -> None:
    """Where a token is needed, a reader of feeds gives it as a password, under any name; it is asked for one."""
    client, address = client_of(followed, token="sezam"), "/statements.atom"
    refused = client.get(address)
    assert (401, True) == (refused.status_code, "Basic realm=" in refused.headers["www-authenticate"])
    assert 200 == client.get(address, auth=("ada", "sezam")).status_code
    assert 401 == client.get(address, auth=("sezam", "ada")).status_code
    assert 401 == client.get(address, headers={"authorization": "Basic ===="}).status_code


def test_hostile_words(tmp_path: Path) -> None:
    """Whatever an article holds, the feeds can be read."""
    with Chronicle.open(tmp_path / "latopis.db") as chronicle:
        text = "Rzecznik zaprzeczył, że Gruzja <b>zamknęła\x0b \x01\ufffe]]>&lt; konsulaty\ud800."
        chronicle.add(Document(text, "</title>\x00", "Gazeta \x1b", "https://a.example/ą b?c=<d>&e=%zz", "199X"))
        client = client_of(chronicle)
        (item,) = entries_of(client, "/statements.atom")
        assert "zamknęła" in item.content[0].value
        assert "published" not in item
        assert 1 == len(json.loads(client.get("/statements.feed.json").content)["items"])


@pytest.mark.parametrize("address", ["/events.atom?after=1.1", "/ties.feed.json?party=NATO&as_of=2015", "/events.atom?kiss=1"])
def test_what_a_feed_has_not(client: TestClient, address: str) -> None:
    """A feed is one page, and tells what is reported: what asks otherwise is refused."""
    assert (400, "application/problem+json") == ((answer := client.get(address)).status_code, answer.headers["content-type"])

"""Articles that mean harm are words like any other."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from chronicle.made import Writer
from latopis.chronicle.adding import Article
from latopis.chronicle.identity import version_key
from latopis.run.chronicle import Chronicle
from show.web.served import client_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "image": "<img src=x onerror=alert(1)>",
    "end": "</mark></p></section><h1>Inna strona</h1>",
    "template": "{{ 7 * 7 }}{% raw %}",
    "override": "\u202eecilop \u2066abc\u2069\u202c",
    "nested": "<b>" * 10_000,
    "controls": "a\x00b\x1b[31mc\ud800d",
    "hebrew": "שלום " * 10,
}


def pages_of(client: TestClient, key: str) -> list[str]:
    """The pages on which the article is seen."""
    entry = client.get(f"/articles/{key}.json").json()["items"][0]["entry"]
    paths = (f"/articles/{key}", f"/articles/{key}?span=0-40", f"/entries/{entry}", "/", "/timeline", "/statements", "/polls")
    answers = [client.get(path) for path in paths]
    assert [200] * len(paths) == [answer.status_code for answer in answers]
    return [answer.text for answer in answers]


def written(words: str) -> Writer:
    """An article that holds the words in its text, in names and in quotations."""
    writer = Writer()
    writer.tie("NATO", f"Kraj {words[:60]}", "began", "2020")
    writer.statement(f"Osoba {words[:60]}", words, about=("NATO",))
    writer.event("COERCE", f"Osoba {words[:60]}", "NATO", mode=words[:40])
    writer.poll(f"Ośrodek {words[:60]}", {words[:60]: 40.0, "NATO": 160.0}, f"Ludzie {words[:60]}")
    return writer


def keep(chronicle: Chronicle, writer: Writer, title: str, url: str | None = None) -> str:
    """Keep the article; its key."""
    record = writer.record()
    document = replace(record.document, title=title, url=url, source=title[:300], author=title[:300])
    chronicle.keep(Article(replace(record, document=document)))
    return version_key(document)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """Who reads a chronicle of all of them, and the key of each."""
    with Chronicle.open(tmp_path_factory.mktemp("hostile") / "latopis.db") as chronicle:
        keys = {sort: keep(chronicle, written(words), words[:500], f"javascript:{sort}") for sort, words in HOSTILE.items()}
        yield client_of(chronicle), keys


@pytest.mark.parametrize("sort", HOSTILE)
def test_hostile_articles_are_shown_harmlessly(served: tuple[TestClient, dict[str, str]], sort: str) -> None:
    """No tag, attribute or link comes from an article; nothing in it turns the line; every page answers."""
    client, keys = served
    for page in pages_of(client, keys[sort]):
        assert not re.findall(r"<(?:script(?! defer)|img|b>)|[\"'] on\w+=|<h1>Inna|href=\"javascript|49%", page)
        assert not re.findall("[\u202a-\u202e\u2066\u2067\x00\x1b]", page)


def test_feeds_lead_to_the_web_alone(served: tuple[TestClient, dict[str, str]]) -> None:
    """What is no address of the web is no link of an item either."""
    client, _ = served
    for form in ("atom", "feed.json"):
        told = client.get(f"/timeline.{form}").text
        assert not re.findall(r'(?:href=|"\w*url": )"javascript', told)


def test_a_title_of_a_megabyte_is_cut(tmp_path: Path) -> None:
    """A page stays small and quick."""
    with Chronicle.open(tmp_path / "latopis.db") as chronicle:
        key = keep(chronicle, written("Słowa."), "Tytuł " * 170_000)
        assert max(map(len, pages_of(client_of(chronicle), key))) < 60_000


def test_an_article_of_half_a_megabyte_renders_within_a_second(tmp_path: Path) -> None:
    """With two thousand entries, each in its place."""
    writer = Writer()
    for number in range(1000):
        writer.statement("Anna Nowak", f"Słowa numer {number}, " + "które trzeba tu było powiedzieć, " * 12, about=("NATO",))
        writer.event("COERCE", "Wiktar Saroka", "NATO", when="2021-03")
    with Chronicle.open(tmp_path / "latopis.db") as chronicle:
        key = keep(chronicle, writer, "Długi artykuł")
        client = client_of(chronicle)
        client.get(f"/articles/{key}")
        begun = time.process_time()
        page = client.get(f"/articles/{key}").text
        took = time.process_time() - begun
    assert len(writer.text) > 440_000
    assert 2000 == page.count('class="ref ')
    assert took < 1.5, f"{took:.2f} s"

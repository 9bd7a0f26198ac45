"""What may not pass: other names, other origins, strangers, floods, and forms that are not ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from latopis.show.web.app import app_of
from latopis.show.web.guard import HEADERS, SESSION
from latopis.show.web.serving import Wish, settings_of
from latopis.show.web.settings import Limits
from show.web.served import client_of
from show.web.served import settings_of as rules

if TYPE_CHECKING:
    from pathlib import Path

    from latopis.run.chronicle import Chronicle

OWN = {"origin": "http://127.0.0.1"}


def form_token(client: TestClient) -> str:
    """What the form on the page brings along."""
    found = re.search(r'name="form_token" value="(\w+)"', client.get("/add").text)
    assert found
    return found[1]


@pytest.mark.parametrize("path", ["/", "/timeline.json", "/static/latopis.css", "/nothing", "/timeline?foo=1", "/preferences"])
def test_every_answer_has_the_headers_that_keep_it_safe(client: TestClient, path: str) -> None:
    """No script or style that is not a file of ours, no frame, no guessing of types, no address told elsewhere."""
    answer = client.get(path)
    assert dict(HEADERS) == {name: answer.headers[name] for name in HEADERS}
    assert "'unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/ties?party=Białoruś&counterpart=NATO", "/polls", "/statements", "/add", "/about"])
def test_no_page_holds_scripts_or_styles_of_its_own(client: TestClient, path: str) -> None:
    """The policy would stop them: there are none, nor anything from elsewhere."""
    inline = r"<script(?! defer src=\"/static/)|<style| style=| on\w+=\""
    foreign = r"<(?:img|link|script|iframe)[^>]+(?:src|href)=\"http"
    assert not re.findall(f"{inline}|{foreign}", client.get(path).text)


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "", "[::1", "localhost.evil:80"])
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    """Whoever makes a name of his own mean this machine (DNS rebinding) gets nothing."""
    answer = client.get("/timeline.json", headers={"host": host})
    assert (421, "application/problem+json") == (answer.status_code, answer.headers["content-type"])


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_the_names_of_this_machine_are_known(client: TestClient, host: str) -> None:
    """With any port."""
    assert 200 == client.get("/about", headers={"host": host}).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://example.org"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:81"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1"},
    ],
)
def test_a_form_from_elsewhere_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    """Even where it brings a token along, it must come from a page of ours."""
    sent = {"form_token": form_token(client), "text": "Rząd podał się do dymisji."}
    assert 403 == client.post("/add", data=sent, headers=headers).status_code


def test_a_form_needs_the_token_of_its_browser(client: TestClient) -> None:
    """A token that is not there, is none, or is another browser's."""
    form_token(client)
    for token in ("", "0" * 64, "ż"):
        assert 403 == client.post("/add", data={"form_token": token, "text": "Rząd."}, headers=OWN).status_code


def test_a_large_form_is_refused(kept: Chronicle) -> None:
    """Before it is read; one whose length is not told, too."""
    with client_of(kept, limits=Limits(size=1000)) as client:
        token = form_token(client)
        assert 413 == client.post("/add", data={"form_token": token, "text": "a" * 1000}, headers=OWN).status_code
        assert 411 == client.post("/add", content=iter([b"form_token="]), headers=OWN).status_code
        for odd in ({"transfer-encoding": "chunked", "content-length": "5"}, {"content-length": "1" * 5000}):
            assert 411 == client.post("/add", content=b"", headers=OWN | odd).status_code


def test_floods_are_refused(kept: Chronicle) -> None:
    """So many forms a minute, and so many requests of one who is not at this machine."""
    with client_of(kept, limits=Limits(forms=2)) as client:
        assert [403, 403, 429] == [client.post("/add", data={"text": "a"}, headers=OWN).status_code for _ in range(3)]
        assert [200] * 5 == [client.get("/about").status_code for _ in range(5)]
    far = TestClient(app_of(rules(kept, limits=Limits(requests=2))), base_url="http://127.0.0.1", client=("192.0.2.7", 1))
    assert [200, 200, 429] == [far.get("/about").status_code for _ in range(3)]


def test_without_the_token_nothing_is_shown(kept: Chronicle) -> None:
    """Neither a page nor JSON; with it, a browser has a session, and a program a header."""
    with client_of(kept, token="sezam") as client:
        assert [401, 401, 401] == [client.get(path).status_code for path in ("/", "/timeline.json", "/openapi.json")]
        assert 401 == client.post("/login", data={"token": "zły"}, headers=OWN).status_code
        assert 200 == client.get("/about.json", headers={"authorization": "Bearer sezam"}).status_code
        assert 401 == client.get("/about.json", headers={"authorization": "Bearer sesam"}).status_code
        let_in = client.post("/login", data={"token": "sezam", "back": "/polls"}, headers=OWN)
        assert (303, "/polls") == (let_in.status_code, let_in.headers["location"])
        assert {"HttpOnly", "SameSite=strict"} <= set(let_in.headers["set-cookie"].split("; "))
        assert 200 == client.get("/polls").status_code
        client.cookies.clear()
        client.cookies.set(SESSION, "99999999999.0000")
        assert 401 == client.get("/polls").status_code


def test_what_is_read_only_cannot_be_added_to(kept: Chronicle) -> None:
    """There is no form, and one that comes all the same is refused."""
    with client_of(kept, read_only=True) as client:
        assert 403 == client.get("/add").status_code
        assert 403 == client.post("/add", data={"text": "Rząd."}, headers=OWN).status_code
        assert 'href="/add"' not in client.get("/").text


def test_beyond_this_machine_a_token_and_quotations_are_usual(tmp_path: Path, kept: Chronicle) -> None:
    """An address that others reach has a token, if need be a new one, and gives no articles away unless told to."""
    place = str(kept.engine.url.database)
    near = settings_of(Wish("127.0.0.1", 8000, place))
    far = settings_of(Wish("192.0.2.1", 8000, place))
    given = settings_of(Wish("0.0.0.0", 8000, place, "sezam", quotes_only=False))
    assert (None, False) == (near.token, near.quotes_only)
    assert (True, True, True) == (len(far.token or "") > 20, far.quotes_only, "192.0.2.1" in far.hosts)
    assert ("sezam", False) == (given.token, given.quotes_only)
    for each in (near, far, given):
        each.chronicle.close()

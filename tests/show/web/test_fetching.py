"""Pages from the web: only public ones, and what was checked is what is asked. Nothing leaves this machine here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from latopis.errors import InputError
from latopis.show.web.fetching import LARGEST, fetched, public_address
from latopis.show.web.settings import Fetched
from show.web.served import client_of, filled
from show.web.test_guard import OWN, form_token
from show.web.test_pages import wait_for

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC = "93.184.215.14"


class Web:
    """A web of a few pages, and what was asked of it."""

    def __init__(self, pages: dict[str, Fetched], names: dict[str, list[str]] | None = None) -> None:
        self.pages = pages
        self.names = names or {}
        self.asked: list[tuple[str, str]] = []

    def resolve(self, host: str, port: int) -> list[str]:
        """The next address of the name; public ones for all others."""
        known = self.names.get(host, [PUBLIC])
        return [known.pop(0)] if len(known) > 1 else known

    def get(self, url: str, address: str) -> Fetched:
        """The page."""
        self.asked.append((url, address))
        return self.pages[url]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1"),
        *("::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "ff02::1", "nonsense"),
    ],
)
def test_a_private_address_is_refused(address: str) -> None:
    """Whatever name it has, and in whatever way it is written."""
    with pytest.raises(InputError, match="no public address"):
        public_address("https://example.org/", lambda host, port: [address])


def test_one_private_address_among_public_ones_is_enough() -> None:
    """Which of them would be taken is not left to chance."""
    with pytest.raises(InputError):
        public_address("https://example.org/", lambda host, port: [PUBLIC, "10.0.0.1"])


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://example.org/", "//example.org", "javascript:alert(1)", "https://user:word@example.org/"),
        *("https://example.org:22/", "http://[::1", ""),
    ],
)
def test_what_is_no_page_of_the_web_is_refused(url: str) -> None:
    """Other schemes, other ports, and names before the host."""
    with pytest.raises(InputError):
        public_address(url, lambda host, port: [PUBLIC])


def test_the_address_that_was_checked_is_the_one_that_is_asked() -> None:
    """A name that means something else a moment later (DNS rebinding) changes nothing."""
    web = Web({"https://example.org/": Fetched(200, None, b"x")}, {"example.org": [PUBLIC, "127.0.0.1"]})
    assert ("https://example.org/", b"x") == fetched("https://example.org/", resolve=web.resolve, transport=web.get)
    assert [("https://example.org/", PUBLIC)] == web.asked


def test_a_redirection_is_checked_like_the_first_address() -> None:
    """To the inside, to another scheme, or in a circle."""
    for there in ("http://inside.example/", "file:///etc/passwd", "https://example.org/"):
        web = Web({"https://example.org/": Fetched(302, there, b"")}, {"inside.example": ["10.0.0.1"]})
        with pytest.raises(InputError):
            fetched("https://example.org/", resolve=web.resolve, transport=web.get)
        assert {PUBLIC} == {address for _, address in web.asked}


def test_a_large_or_missing_page_is_refused() -> None:
    """The message says which."""
    for answer, told in ((Fetched(200, None, b"x" * (LARGEST + 1)), "larger"), (Fetched(404, None, b""), "404")):
        web = Web({"https://example.org/": answer})
        with pytest.raises(InputError, match=told):
            fetched("https://example.org/", resolve=web.resolve, transport=web.get)


def test_a_page_is_added_from_its_address(tmp_path: Path) -> None:
    """Its URL is where it was found, whatever the page says of itself; what cannot be fetched is told."""
    words = "Finlandia przystąpiła do NATO 4 kwietnia 2023 roku. Prezydent nazwał ten dzień początkiem nowej epoki. " * 3
    head = "<title>Helsinki w Sojuszu</title><link rel='canonical' href='https://other.example/'>"
    page = f"<html lang='pl'><head>{head}</head><body><article><p>{words}</p></article></body></html>"
    web = Web({"https://example.org/a": Fetched(301, "/b", b""), "https://example.org/b": Fetched(200, None, page.encode())})
    chronicle = filled(tmp_path / "latopis.db")
    with client_of(chronicle, resolve=web.resolve, transport=web.get) as client:
        token = form_token(client)
        begun = client.post("/add", data={"form_token": token, "url": "https://example.org/a"}, headers=OWN)
        done = wait_for(client, begun.headers["location"])
        assert ["added"] == [item["outcome"] for item in done]
        assert "https://example.org/b" == client.get(f"/articles/{done[0]['article']}.json").json()["url"]
        web.names["127.0.0.1"] = ["127.0.0.1"]
        refused = client.post("/add", data={"form_token": token, "url": "http://127.0.0.1/"}, headers=OWN)
        wait_for(client, refused.headers["location"])
        assert "no public address" in client.get(f"{refused.headers['location']}.json").json()["fault"]
    chronicle.close()

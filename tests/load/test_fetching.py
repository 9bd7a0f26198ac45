"""Pages from the web: only public ones, and what was checked is what is asked. Nothing leaves this machine here."""

from __future__ import annotations

import pytest

from latopis.errors import InputError
from latopis.load.fetching import LARGEST, Fetched, Request, Web, checked_address, fetched

PUBLIC = "93.184.215.14"


class Pages:
    """A web of a few pages, and what was asked of it."""

    def __init__(self, pages: dict[str, Fetched], names: dict[str, list[str]] | None = None) -> None:
        self.pages = pages
        self.names = names or {}
        self.asked: list[tuple[str, str]] = []

    @property
    def web(self) -> Web:
        """The way to it."""
        return Web(self.resolve, self.get)

    def resolve(self, host: str, port: int) -> list[str]:
        """The next address of the name; public ones for all others."""
        known = self.names.get(host, [PUBLIC])
        return [known.pop(0)] if len(known) > 1 else known

    def get(self, request: Request) -> Fetched:
        """The page."""
        self.asked.append((request.url, request.address))
        return self.pages[request.url]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1"),
        *("::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "ff02::1", "nonsense"),
        *("64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::10.0.0.1", "::127.0.0.1", "::ffff:0:127.0.0.1", "fec0::1"),
    ],
)
def test_a_private_address_is_refused(address: str) -> None:
    """Whatever name it has, and in whatever way it is written."""
    with pytest.raises(InputError, match="no public address"):
        checked_address("https://example.org/", Web(lambda host, port: [address]))


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220::1", "::ffff:93.184.215.14", "64:ff9b::93.184.215.14"])
def test_a_public_address_is_asked(address: str) -> None:
    """Also where the network hands it on as an address of the other sort."""
    assert address == checked_address("https://example.org/", Web(lambda host, port: [address]))


def test_private_addresses_where_they_are_wanted() -> None:
    """Whoever says so reaches his own network, at any port, and still no file."""
    web = Web(lambda host, port: ["10.0.0.1"], private=True)
    assert "10.0.0.1" == checked_address("http://inside.example:8080/", web)
    with pytest.raises(InputError):
        checked_address("file:///etc/passwd", web)


def test_one_private_address_among_public_ones_is_enough() -> None:
    """Which of them would be taken is not left to chance."""
    with pytest.raises(InputError):
        checked_address("https://example.org/", Web(lambda host, port: [PUBLIC, "10.0.0.1"]))


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
        checked_address(url, Web(lambda host, port: [PUBLIC]))


def test_the_address_that_was_checked_is_the_one_that_is_asked() -> None:
    """A name that means something else a moment later (DNS rebinding) changes nothing."""
    web = Pages({"https://example.org/": Fetched(200, None, b"x")}, {"example.org": [PUBLIC, "127.0.0.1"]})
    assert ("https://example.org/", b"x") == fetched("https://example.org/", web.web)
    assert [("https://example.org/", PUBLIC)] == web.asked


def test_a_redirection_is_checked_like_the_first_address() -> None:
    """To the inside, to another scheme, to what is no address, or in a circle."""
    for there in ("http://inside.example/", "file:///etc/passwd", "http://[", "https://example.org/"):
        web = Pages({"https://example.org/": Fetched(302, there, b"")}, {"inside.example": ["10.0.0.1"]})
        with pytest.raises(InputError):
            fetched("https://example.org/", web.web)
        assert {PUBLIC} == {address for _, address in web.asked}


def test_a_large_or_missing_page_is_refused() -> None:
    """The message says which."""
    for answer, told in ((Fetched(200, None, b"x" * (LARGEST + 1)), "larger"), (Fetched(404, None, b""), "404")):
        web = Pages({"https://example.org/": answer})
        with pytest.raises(InputError, match=told):
            fetched("https://example.org/", web.web)

"""Web archives."""

from __future__ import annotations

import gzip

import pytest
import zstandard

from latopis.load.unread import Unread
from load.packing import loaded, page, told, warc

PAGES = (("https://example.org/1", page("Pierwszy tytuł")), ("https://example.org/2", page("Drugi tytuł")))
WHOLE = warc(*PAGES)


@pytest.mark.parametrize("data", [WHOLE, gzip.compress(WHOLE), zstandard.compress(WHOLE)], ids=["plain", "gzip", "zstd"])
def test_pages(data: bytes) -> None:
    """Every page is an article, in order, in plain and packed archives; its address is that of the record."""
    found = loaded(data)
    assert ["Pierwszy tytuł", "Drugi tytuł"] == told(data)
    assert ["https://example.org/1", "https://example.org/2"] == [a.url for a in found if not isinstance(a, Unread)]


def test_one_gzip_a_record() -> None:
    """Archives as crawlers write them have each record packed by itself."""
    assert ["Pierwszy tytuł", "Drugi tytuł"] == told(gzip.compress(warc(PAGES[0])) + gzip.compress(warc(PAGES[1])))


@pytest.mark.parametrize("other", [{"status": "404 Not Found"}, {"status": "301 Moved"}, {"kind": "image/png"}])
def test_other_answers(other: dict[str, str]) -> None:
    """What is no page that was found is passed over."""
    assert ["Pierwszy tytuł"] == told(warc(PAGES[1], **other) + warc(PAGES[0]))


def test_one_bad_page() -> None:
    """A page without an article, or too large, stops no other."""
    bad = ("https://example.org/x", b"<html><body></body></html>")
    large = ("https://example.org/y", page(body=("Tekst za długi. " * 20_000,)))
    assert ["file#https://example.org/x no-article", "file#https://example.org/y too-large", "Pierwszy tytuł"] == told(
        warc(bad, large, PAGES[0])
    )


def test_cut() -> None:
    """What stands before the place where an archive breaks off is read, and no half of a page."""
    assert ["Pierwszy tytuł", "file broken"] == told(WHOLE[:-700])
    cut = gzip.compress(warc(PAGES[0])) + gzip.compress(warc(PAGES[1]))[:-300]
    assert ["Pierwszy tytuł", "file#https://example.org/2 broken", "file broken"] == told(cut)


def test_length_that_lies() -> None:
    """A record that claims two gigabytes takes no more memory than it has, and is said to be broken."""
    lying = WHOLE.replace(b"Content-Length:", b"Content-Length: 2000000000\r\nX-Was:", 1)
    assert "file broken" == told(lying[:-4])[-1]

"""Web archives."""

from __future__ import annotations

import gzip
import io
import re
import resource
from typing import TYPE_CHECKING, cast

import pytest
import zstandard

from latopis.load.held import taken_out
from latopis.load.readers import held_in
from latopis.load.unread import Unread
from load.packing import INTAKE, loaded, page, told, warc

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

HUGE, BLOCK, END = 2_000_000_000, b"x" * 1_000_000, b"\r\n\r\n"
PAGES = (("https://example.org/1", page("Pierwszy tytuł")), ("https://example.org/2", page("Drugi tytuł")))
WHOLE = warc(*PAGES)


@pytest.mark.parametrize("data", [WHOLE, gzip.compress(WHOLE), zstandard.compress(WHOLE)], ids=["plain", "gzip", "zstd"])
def test_pages(data: bytes) -> None:
    """Every page is an article, in order, in plain and packed archives; its address is that of the record."""
    found = loaded(data)
    assert ["Pierwszy tytuł", "Drugi tytuł"] == told(data)
    assert ["https://example.org/1", "https://example.org/2"] == [a.url for a in found if not isinstance(a, Unread)]


@pytest.mark.parametrize(
    ("says", "url"),
    [("example.org/a", "example.org/a"), ("www.example.org/a", "www.example.org/a"), ("other.example/a", "example.org/1?x")],
)
def test_no_page_poses_as_another(says: str, url: str) -> None:
    """The address that a page gives itself counts where it is of the host from which it came."""
    data = page(head=f'<link rel="canonical" href="https://{says}">')
    (found,) = loaded(warc(("https://example.org/1?x", data)))
    assert f"https://{url}" == getattr(found, "url", None)


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


def test_goes_on_behind_cut_pages() -> None:
    """A page in the place of whose end another record begins is broken; that record and the others are read."""
    cut = warc(PAGES[0])[:-200]
    assert ["file#https://example.org/1 broken", "Drugi tytuł", "Pierwszy tytuł"] == told(cut + warc(PAGES[1], PAGES[0]))
    assert ["file#https://example.org/1 broken"] * 2 + ["Drugi tytuł"] == told(cut * 2 + warc(PAGES[1]))


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor(write_checksum=True).compress], ids=["gzip", "zstd"])
@pytest.mark.parametrize(
    "damage", [b"\xff" * 40, b"", b"\x1f\x8b\x08\x28\xb5\x2f\xfd" * 9], ids=["other bytes", "a gap", "marks"]
)
def test_goes_on_behind_broken_parts(pack: Callable[[bytes], bytes], damage: bytes) -> None:
    """Where each record is packed by itself, a broken one stops no other, and that there were some is told."""
    first, second = pack(warc(PAGES[0])), pack(warc(PAGES[1]))
    bad = first[:100] + damage + first[140:]
    found = told(second + bad + second + bad + second)
    assert 3 == found.count("Drugi tytuł")
    assert "file broken" == found[-1]


@pytest.mark.parametrize(
    "broken",
    [b"\x00\xff" * 400, *(warc(PAGES[0]).replace(b"Content-Length: ", b"Content-Length: " + mark, 1) for mark in (b"-", b"x"))],
    ids=["no record", "less than nothing", "no length"],
)
def test_corrupt(broken: bytes) -> None:
    """What is no record is passed over and told; what stands before and behind it is read."""
    assert ["Pierwszy tytuł", "file broken", "Drugi tytuł"] == told(warc(PAGES[0]) + broken + warc(PAGES[1]))


class Endless(io.RawIOBase):
    """An archive of three pages, the second of which has two thousand million bytes."""

    def __init__(self) -> None:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        head = warc(("https://example.org/large", b"")).partition(b"HTTP/1.1")[0]
        length = re.search(rb"Content-Length: (\d+)", head)
        assert length is not None
        large = head.replace(length[1], b"%d" % (len(answer) + HUGE))
        self.before, self.left, self.after = io.BytesIO(warc(PAGES[0]) + large + answer), HUGE, io.BytesIO(END + warc(PAGES[1]))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        if given := self.before.readinto(view):
            return given
        if given := min(len(view), len(BLOCK), self.left):
            view[:given] = BLOCK[:given]
            self.left -= given
            return given
        return self.after.readinto(view)


def test_a_huge_record() -> None:
    """A record of two gigabytes is refused by its size and passed over; the others are read, and it is never held in memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = [taken_out(held, INTAKE) for held in held_in(cast("BinaryIO", Endless()), "file", intake=INTAKE)]
    codes = [article.code if isinstance(article, Unread) else article.url for article in found]
    assert ["https://example.org/1", "too-large", "https://example.org/2"] == codes
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes


def test_length_that_lies() -> None:
    """A record that claims two gigabytes takes no more memory than it has, and is said to be broken."""
    lying = WHOLE.replace(b"Content-Length:", b"Content-Length: 2000000000\r\nX-Was:", 1)
    assert "file broken" == told(lying[:-4])[-1]

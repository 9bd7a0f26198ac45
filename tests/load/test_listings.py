"""What names articles that are elsewhere."""

from __future__ import annotations

import gzip

import pytest

from latopis.load.listings import MOST, Listed, listed_in, plain_url
from latopis.load.unread import ArticleError
from latopis.model import Document
from load.packing import BODY, INTAKE, told
from load.test_feeds import ATOM, JSON, RSS

HERE = "https://example.org/lists/a.xml"
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://example.org/1</loc><lastmod>2024-04-30</lastmod>
<image:image><image:loc>https://example.org/1.png</image:loc></image:image></url>
<url><loc> https://example.org/2 </loc><news:news><news:publication><news:name>Nowiny</news:name></news:publication>
<news:publication_date>2024-04-29T12:00:00+02:00</news:publication_date></news:news></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://example.org/m.xml.gz</loc>
<lastmod>2024-04</lastmod></sitemap></sitemapindex>"""
ADDRESSES = b"# nasze\n\nhttps://example.org/1\r\nhttps://example.org/2\nhttps://example.org/1#komentarze\n"


def listed(data: bytes) -> list[Listed]:
    return listed_in(data, HERE, intake=INTAKE)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_sitemap(pack: object) -> None:
    """A sitemap names pages, with when they changed, and news with its day and outlet; pictures are none."""
    assert callable(pack)
    first = Listed("https://example.org/1", "2024-04-30", day="2024-04-30")
    second = Listed("https://example.org/2", "2024-04-29T12:00:00+02:00", "2024-04-29", "Nowiny", day="2024-04-29")
    assert [first, second] == listed(pack(SITEMAP))


def test_index() -> None:
    """An index names other sitemaps."""
    assert [Listed("https://example.org/m.xml.gz", "2024-04", is_list=True, day="2024-04")] == listed(INDEX)


def test_addresses() -> None:
    """A list of addresses has one a line; remarks are none, and an address counts once."""
    assert ["https://example.org/1", "https://example.org/2"] == [each.url for each in listed(ADDRESSES)]


@pytest.mark.parametrize("data", [ATOM, JSON], ids=["atom", "json"])
def test_feeds_with_content(data: bytes) -> None:
    """Where the feed holds the content of an item, that is the article."""
    [found] = listed(data)
    assert isinstance(found.document, Document)
    assert (found.document.url, BODY[0] in found.document.text) == (found.url, True)


def test_feeds_with_summaries() -> None:
    """A description is a summary: the page has the text, unless the feed is said to have it; the date of the item counts."""
    [found] = listed(RSS)
    day, mark = "2024-04-30", "2024-04-30T08:00:00+00:00"
    assert Listed("https://example.org/1", mark, day, "Głos Wybrzeża", day=day) == found
    [chosen] = listed_in(RSS, HERE, intake=INTAKE, text="feed")
    assert isinstance(chosen.document, Document)


def test_item_without_a_page() -> None:
    """An item without an address has only its own text; another text is another article."""
    one, two = (listed(RSS.replace(b"<link>https://example.org/1</link>", b"").replace(b"Ewa", name))[0] for name in (b"A", b"B"))
    assert isinstance(one.document, Document)
    assert one.url == two.url
    other = listed(RSS.replace(b"<link>https://example.org/1</link>", b"").replace(b"Rada", b"Komisja"))[0]
    assert one.url != other.url


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><body><p>x</p></body></html>", "not-text"),
        (b"<rss></rss>", "empty"),
        (SITEMAP[:150], "broken"),
        (b"<urlset><url><loc>https://exam", "broken"),
        (gzip.compress(SITEMAP)[:-20], "broken"),
        (gzip.compress(SITEMAP)[:30] + b"\xff" * 50, "broken"),
        (gzip.compress(b" " * 200_000), "too-large"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    """What is no list, names nothing, breaks off before its first address, or unpacks without end."""
    with pytest.raises(ArticleError) as fault:
        listed(data)
    assert code == fault.value.code


def test_what_is_no_address() -> None:
    """It stays as it stands, to be told when it is asked for; the others are named."""
    assert ["http://[", "https://example.org/2"] == [
        each.url for each in listed(SITEMAP.replace(b"https://example.org/1<", b"http://[<"))
    ]


def test_cut_sitemap() -> None:
    """What stands before the place where a sitemap breaks off counts."""
    assert ["https://example.org/1"] == [each.url for each in listed(SITEMAP[:-60])]


def test_entities_without_end() -> None:
    """Entities of entities are not unfolded without end."""
    bomb = '<!DOCTYPE urlset [<!ENTITY a0 "x">' + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    with pytest.raises(ArticleError):
        listed(f"{bomb}]><urlset><url><loc>&a12;</loc></url></urlset>".encode())


def test_most() -> None:
    """No list names more than so many."""
    assert MOST == len(listed("".join(f"https://example.org/{n}\n" for n in range(MOST + 5)).encode()))


def test_lists_in_files_are_not_fetched() -> None:
    """Reading a file asks nobody: what it names is told, not fetched; a text that begins with an address is a text."""
    assert ["file not-text"] * 3 == [*told(SITEMAP), *told(INDEX), *told(ADDRESSES)]
    assert ["https://example.org/1\nMinister podał się do dymisji."] == told(
        "https://example.org/1\nMinister podał się do dymisji.".encode()
    )
    assert ["# Uwaga"] == told(b"# Uwaga")


def test_plain_addresses() -> None:
    """Only what says from where the reader came is left out."""
    assert "https://example.org/a?b=1&c=" == plain_url("https://example.org/a?b=1&c=&utm_medium=x&fbclid=y#z")
    assert "https://example.org/a?q=%C4%85" == plain_url("https://example.org/a?q=%C4%85")

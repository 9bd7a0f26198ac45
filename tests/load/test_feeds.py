"""Feeds in files."""

from __future__ import annotations

import json

import pytest

from latopis.model import Document
from load.packing import BODY, loaded, told

ITEM = f"""<item><title>Budżet</title><link>https://example.org/1</link><pubDate>Tue, 30 Apr 2024 08:00:00 GMT</pubDate>
<author>Ewa Nowak</author><description>&lt;p&gt;{BODY[0]}&lt;/p&gt;&lt;p&gt;{BODY[1]}&lt;/p&gt;</description></item>"""
CHANNEL = f"<channel><title>Głos Wybrzeża</title>{ITEM}</channel>"
RSS = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0">{CHANNEL}</rss>'.encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Głos Wybrzeża</title><entry><title>Budżet</title>
<link href="https://example.org/1"/><updated>2024-04-30T08:00:00Z</updated><author><name>Ewa Nowak</name></author>
<content type="html">&lt;p&gt;{BODY[0]}&lt;/p&gt;&lt;p&gt;{BODY[1]}&lt;/p&gt;</content></entry></feed>""".encode()
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Głos Wybrzeża",
        "items": [
            {
                "id": "1",
                "title": "Budżet",
                "url": "https://example.org/1",
                "date_published": "2024-04-30T08:00:00Z",
                "authors": [{"name": "Ewa Nowak"}],
                "content_html": f"<p>{BODY[0]}</p><p>{BODY[1]}</p>",
            }
        ],
    }
).encode()


@pytest.mark.parametrize("data", [RSS, ATOM, JSON], ids=["rss", "atom", "json"])
def test_items(data: bytes) -> None:
    """An item is an article: its title and paragraphs, its date, author and address, and the feed's name as the outlet."""
    [article] = loaded(data)
    assert isinstance(article, Document), article
    assert "\n\n".join(("Budżet", *BODY)) == article.text
    assert ("Głos Wybrzeża", "Ewa Nowak", "2024-04-30") == (article.source, article.author, article.published)
    assert "https://example.org/1" == article.url


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<rss></rss>", "file empty"),
        (RSS[:90], "file empty"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 5}', "file bad-line"),
        (b'{"version": "https://jsonfeed.org/version/1", ', "file bad-line"),
        (RSS.replace(BODY[0].encode(), b"").replace(BODY[1].encode(), b"").replace("Budżet".encode(), b""), "file:1 empty"),
    ],
)
def test_refused(data: bytes, said: str) -> None:
    """A feed without items, or that breaks off, is said to be so."""
    assert [said] == told(data)


def test_a_long_feed_is_refused() -> None:
    """A feed above the limit is not taken into memory."""
    assert ["file too-large"] == told(b"<rss>" + b" " * 200_000)


@pytest.mark.parametrize("moment", ["0000-00-00", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"])
def test_a_moment_that_no_calendar_has(moment: str) -> None:
    """An item so dated is an article without a date."""
    [article] = loaded(RSS.replace(b"Tue, 30 Apr 2024 08:00:00 GMT", moment.encode()))
    assert isinstance(article, Document), article
    assert article.published is None

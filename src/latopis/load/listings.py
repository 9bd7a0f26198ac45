"""What names articles that are elsewhere: feeds, sitemaps and their indexes, lists of addresses."""

from __future__ import annotations

import gzip
import hashlib
import io
import xml.etree.ElementTree as ET
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from latopis import edtf
from latopis.errors import DateError
from latopis.load.feeds import article_of, feed_in
from latopis.load.kinds import HEAD, kind_of
from latopis.load.text import too_large
from latopis.load.unread import ArticleError

if TYPE_CHECKING:
    from pathlib import Path

    from latopis.load.article import Intake
    from latopis.load.feeds import Feed, Item
    from latopis.load.unread import Unread
    from latopis.model import Document, Edtf

MOST: Final = 50_000
"""Addresses of one list, as the protocol of sitemaps has it; what comes after them is left."""
Text = Literal["feed", "page"]
_OTHER: Final = ("sitemap-image", "sitemap-video")
"""Pictures have a `loc` too, in namespaces of their own."""
_TRACKING: Final = ("utm_", "fbclid", "gclid")


@dataclass(frozen=True, slots=True)
class Listed:
    """An article, or another list, that a list names.

    `mark` changes when the article does; `document` is its text where the list itself holds it; `day` is that of publication, or
    else of the last change.
    """

    url: str
    mark: str = ""
    published: Edtf | None = None
    source: str | None = None
    is_list: bool = False
    document: Document | Unread | None = None
    day: Edtf | None = None


def listed_in(data: bytes, here: str, *, intake: Intake, text: Text | None = None) -> list[Listed]:
    """What the feed, sitemap or list at that address names, in its order.

    The text is that of the feed where it has the content of an item, and else that of the page; `text` says which to take.

    Raises:
        ArticleError: it is none of these, broken, or unpacks to more than an article may have.
    """
    data = _unpacked(data, intake)
    kind = kind_of(data)
    if kind in ("feed", "json-feed"):
        feed = feed_in(data, kind)
        found = [_of_item(feed, item, here, intake=intake, text=text) for item in feed.items[:MOST]]
    elif kind == "sitemap":
        found = _in_sitemap(data)
    elif kind == "addresses":
        lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
        found = [Listed(line) for line in lines if line and not line.startswith("#")]
    else:
        raise ArticleError("not-text", f"is no feed, sitemap or list of addresses, but {kind}")
    if not found:
        raise ArticleError("empty", "names no article")
    once: dict[str, Listed] = {}
    for each in found[:MOST]:
        url = each.url if each.url.startswith(f"{here}#") else _address(here, each.url)
        once.setdefault(url, replace(each, url=url))
    return list(once.values())


def _unpacked(data: bytes, intake: Intake) -> bytes:
    if kind_of(data) != "gzip":
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as inner:
            found = inner.read(intake.max_size + 1)
    except (OSError, EOFError, zlib.error) as fault:
        raise ArticleError("broken", f"breaks off ({fault})") from fault
    if len(found) > intake.max_size:
        raise too_large(intake.max_size)
    return found


def named_in(path: Path, intake: Intake) -> list[str] | None:
    """The addresses that the file lists; None where it is something else, or cannot be read.

    Raises:
        ArticleError: it is a list, and broken.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            if kind_of(head) == "gzip":
                head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD)
            if kind_of(head) not in ("sitemap", "addresses"):
                return None
            stream.seek(0)
            data = stream.read(intake.max_size + 1)
    except (OSError, ValueError, zlib.error):
        return None
    if len(data) > intake.max_size:
        raise too_large(intake.max_size)
    return [each.url for each in listed_in(data, "", intake=intake)]


def _address(here: str, url: str) -> str:
    """The address that a list at `here` means; what is none stays as it is, to be told when it is asked for."""
    try:
        return plain_url(urljoin(here, url))
    except ValueError:
        return url


def plain_url(url: str) -> str:
    """The address without its fragment and without what says only from where the reader came.

    >>> plain_url("https://example.org/a?id=7&utm_source=rss#top")
    'https://example.org/a?id=7'
    """
    parts = urlsplit(url)
    if not parts.query.strip() or not any(mark in parts.query.lower() for mark in _TRACKING):
        return parts._replace(fragment="").geturl()
    kept = [(name, value) for name, value in parse_qsl(parts.query, True) if not name.lower().startswith(_TRACKING)]
    return parts._replace(query=urlencode(kept), fragment="").geturl()


def _of_item(feed: Feed, item: Item, here: str, *, intake: Intake, text: Text | None) -> Listed:
    """The article of an item: its text where the feed has it, or where there is no page to ask."""
    inside = text == "feed" or (text is None and bool(item.content_html or item.content_text)) or not item.url
    texts = filter(None, (item.title, item.summary, item.content_html, item.content_text))
    digest = hashlib.sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest()
    changed = item.date_modified or item.date_published
    published = item.date_published.date().isoformat() if item.date_published else None
    return Listed(
        item.url or f"{here}#{digest[:16]}",
        mark=digest if inside else changed.isoformat() if changed else "",
        published=published,
        source=feed.title,
        document=article_of(feed, item, item.url or here, intake=intake) if inside else None,
        day=published or (changed.date().isoformat() if changed else None),
    )


def _in_sitemap(data: bytes) -> list[Listed]:
    """The pages of a sitemap, or the sitemaps of an index; the dates and names of news where they are told."""
    found: list[Listed] = []
    fields: dict[str, str] = {}
    try:
        for _, element in ET.iterparse(io.BytesIO(data)):
            name = element.tag.rpartition("}")[2]
            if name in ("url", "sitemap"):
                if fields.get("loc") and len(found) < MOST:
                    found.append(_of_fields(fields, is_list=name == "sitemap"))
                fields = {}
                element.clear()
            elif not any(other in element.tag for other in _OTHER):
                fields.setdefault(name, (element.text or "").strip())
    except ET.ParseError as fault:
        if not found:
            raise ArticleError("broken", f"is no sitemap: {fault}") from fault
    return found


def _of_fields(fields: dict[str, str], *, is_list: bool) -> Listed:
    published = _day(fields.get("publication_date", ""))
    mark = fields.get("lastmod") or fields.get("publication_date") or ""
    return Listed(fields["loc"], mark, published, fields.get("name") or None, is_list, day=published or _day(mark))


def _day(moment: str) -> Edtf | None:
    """The day of a moment in ISO 8601."""
    try:
        return edtf.normalise(moment[:10]) if moment else None
    except DateError:
        return None

"""Feeds that were saved to a file: RSS, Atom and JSON Feed; every item that holds a text is an article."""

from __future__ import annotations

import hashlib
import io
import json
from calendar import timegm
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from latopis.load.article import checked
from latopis.load.extras import missing, release
from latopis.load.markup import paragraphs_of
from latopis.load.text import too_large
from latopis.load.unread import ArticleError, Unread
from latopis.model import Document, Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from latopis.load.article import Intake
    from latopis.load.kinds import Kind


class _Author(BaseModel):
    name: str | None = None


class Item(BaseModel):
    """One item of a JSON Feed; others of its fields are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    title: str | None = None
    url: str | None = None
    content_text: str | None = None
    content_html: str | None = None
    summary: str | None = None
    date_published: datetime | None = None
    date_modified: datetime | None = None
    authors: tuple[_Author, ...] = ()


class Feed(BaseModel):
    """A feed in the form of a JSON Feed, whatever its own was."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    title: str | None = None
    items: tuple[Item, ...] = ()
    reader: Literal["feedparser", "latopis"] = "latopis"


def documents_of(stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Document | Unread]:
    """The articles of the items of a feed in XML, in its order."""
    yield from _articles(stream, where, intake=intake, kind="feed")


def json_documents_of(stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Document | Unread]:
    """The articles of the items of a JSON Feed, in its order."""
    yield from _articles(stream, where, intake=intake, kind="json-feed")


def feed_in(data: bytes, kind: Kind) -> Feed:
    """The feed in the bytes, which are of the kind `feed` (XML) or `json-feed`.

    Raises:
        ArticleError: they are no such feed, or what reads them is not installed.
    """
    if kind == "feed":
        return _feed_in_xml(data)
    try:
        return Feed.model_validate(json.loads(data))
    except (ValidationError, ValueError, RecursionError) as fault:
        said = fault.errors(include_url=False)[0]["msg"] if isinstance(fault, ValidationError) else str(fault)
        raise ArticleError("bad-line", f"is no JSON Feed: {said}") from fault


def _whole(stream: BinaryIO, intake: Intake) -> bytes:
    data = stream.read(intake.max_size + 1)
    if len(data) > intake.max_size:
        raise too_large(intake.max_size)
    return data


def _feed_in_xml(data: bytes) -> Feed:
    """An RSS or Atom feed in the form of a JSON Feed."""
    try:
        import feedparser  # noqa: PLC0415  an optional part
    except ImportError as fault:
        raise missing(fault, "a feed", extra="feeds") from fault
    # What it would clean is only read for its words; cleaning takes hours of hostile tags.
    found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    items = []
    for entry in found.entries:
        content = entry.get("content") or []
        changed = _moment(entry["updated_parsed"]) if "updated_parsed" in entry else None
        items.append(
            Item(
                title=entry.get("title"),
                url=entry.get("link"),
                content_html=content[0].get("value") if content else None,
                summary=entry.get("summary"),
                date_published=_moment(entry.get("published_parsed")) or changed,
                date_modified=changed,
                authors=(_Author(name=entry.get("author")),) if entry.get("author") else (),
            )
        )
    return Feed(title=found.feed.get("title"), items=tuple(items), reader="feedparser")


def _moment(parsed: tuple[int, ...] | None) -> datetime | None:
    """The moment; None for one that no calendar has, as of the year 0."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError):
        return None


def _articles(stream: BinaryIO, where: str, *, intake: Intake, kind: Kind) -> Iterator[Document | Unread]:
    try:
        feed = feed_in(_whole(stream, intake), kind)
    except ArticleError as fault:
        yield fault.at(where)
        return
    if not feed.items:
        yield Unread(where, "is a feed without items", "empty")
    for number, item in enumerate(feed.items, 1):
        yield article_of(feed, item, f"{where}:{number}", intake=intake)


def article_of(feed: Feed, item: Item, where: str, *, intake: Intake) -> Document | Unread:
    """The article that an item holds."""
    try:
        return _article(feed, item, intake=intake)
    except ArticleError as fault:
        return fault.at(where)


def _article(feed: Feed, item: Item, *, intake: Intake) -> Document:
    marked = item.content_html or ("" if item.content_text else item.summary) or ""
    body = item.content_text or paragraphs_of(marked)
    title = paragraphs_of(item.title or "") or None
    document = Document(
        f"{title}\n\n{body}" if title and not body.startswith(title) else body,
        title=title,
        author=item.authors[0].name if item.authors else None,
        source=feed.title,
        url=item.url,
        published=item.date_published.date().isoformat() if item.date_published else intake.published,
        extraction=Extraction(hashlib.sha256((marked or body).encode("utf-8", "replace")).hexdigest(), release(feed.reader)),
    )
    return checked(document, intake.today)

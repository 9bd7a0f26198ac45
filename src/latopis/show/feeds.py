"""What was recorded last, as Atom (RFC 4287, with tombstones, RFC 6721) and as JSON Feed 1.1.

The id of an item names the entry, wherever it is served: a reader shows it once, and anew when another article tells it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from xml.etree import ElementTree as ET

from latopis import __version__, edtf
from latopis.chronicle.changed import recorded_of
from latopis.chronicle.clocks import time_of
from latopis.chronicle.listing import newest
from latopis.chronicle.overview import last_recorded
from latopis.chronicle.roles import KINDS, detail_of
from latopis.chronicle.since import gone_since
from latopis.show.dates import date_words
from latopis.show.facts import facts_of, told_in_short
from latopis.show.web.cards import title_of
from latopis.show.web.fragments import is_web

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from latopis.chronicle.kept import Report
    from latopis.chronicle.listing import Wanted, Within
    from latopis.lexicon.labels import Labels
    from latopis.model import Document
    from latopis.show.report_json import Fields

MEDIA: Final = {"atom": "application/atom+xml", "feed.json": "application/feed+json"}
"""The media type of each form, which is also the ending of its address."""
NO_FEED: Final = ("after", "removed_after", "as_of")
"""Parameters of pages that feeds do not have: they are one page, and tell what is reported."""
_ATOM: Final = "http://www.w3.org/2005/Atom"
_TOMBSTONES: Final = "http://purl.org/atompub/tombstones/1.0"
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SAFE: Final = "!$&'()*+,;=:@~-._"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: where it stands in the chronicle (`path`), its words, and the article that they are from."""

    path: str
    title: str
    quote: str
    document: Document
    recorded: int
    tags: tuple[str, ...] = ()
    also: str = ""

    @property
    def id(self) -> str:
        """A name that is the same wherever it is served."""
        return name_of(self.path)


@dataclass(frozen=True, slots=True)
class Feed:
    """Items, the newest first, and the paths of what counts no longer."""

    title: str
    items: tuple[Item, ...]
    gone: tuple[str, ...] = ()
    updated: int = 0


@dataclass(frozen=True, slots=True)
class Served:
    """Where it is served: the beginning of all addresses, that of the page, and that of the feed itself."""

    base: str
    page: str
    own: str


def name_of(path: str) -> str:
    """The id of what stands there: a tag URI (RFC 4151) of nobody's domain, as every chronicle is somebody else's.

    >>> name_of("/entries/a5c47ba074a941d6-r0-110")
    'tag:latopis.invalid,2026:/entries/a5c47ba074a941d6-r0-110'
    """
    return f"tag:latopis.invalid,2026:{path}"


def feed_of(connection: Connection, wanted: Wanted, within: Within, *, title: str, labels: Labels) -> Feed:
    """What was recorded last of what is wanted; and what has gone since the last of it came."""
    items = tuple(items_of(connection, newest(connection, wanted, within), labels))
    first = min((item.recorded for item in items), default=None)
    gone: Iterable[str | None] = ()
    if first is not None:
        since = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=first)
        gone = (each.entry for each in gone_since(connection, wanted, replace(within, changed_since=since)))
    return Feed(title, items, tuple(f"/entries/{entry}" for entry in gone if entry), last_recorded(connection))


def items_of(connection: Connection, reports: Iterable[Report], labels: Labels) -> list[Item]:
    """An item for each report, which must be kept in the chronicle."""
    told = list(reports)
    recorded = recorded_of(connection, told)
    return [_item(report, recorded[report.number].time, labels) for report in told]


def _item(report: Report, recorded: int, labels: Labels) -> Item:
    tags = (KINDS[type(report.entry)], *filter(None, [detail_of(report.entry)]))
    also = labels.of("feed.also", reports=report.told.reports, sources=report.told.sources) if report.told.reports > 1 else ""
    title = told_in_short(report.entry, facts_of(report.record, labels))
    return Item(f"/entries/{report.key}", title, report.quote, report.document, recorded, tags, also)


def written(feed: Feed, served: Served, form: str, labels: Labels) -> bytes:
    """The feed in one of its forms."""
    return _atom(feed, served, labels) if form == "atom" else _json_feed(feed, served, labels)


def _told(item: Item, labels: Labels) -> str:
    """The quotation, then outlet and date."""
    document = item.document
    dated = date_words(document.published, labels) if document.published else labels.of("page.unpublished")
    source = " · ".join(filter(None, [title_of(document), document.source or document.url, dated]))
    return "\n".join(filter(None, [labels.of("page.quote", words=item.quote), f"— {source}", item.also]))


def _day(document: Document) -> str | None:
    """The day of publication as a moment; None where it is not known to the day."""
    known = document.published
    first = edtf.earliest(known) if known else None
    return f"{first.isoformat()}T00:00:00Z" if first and first == edtf.latest(known or "") else None


# Atom -------------------------------------------------------------------------------------------


def _atom(feed: Feed, served: Served, labels: Labels) -> bytes:
    ET.register_namespace("", _ATOM)
    ET.register_namespace("at", _TOMBSTONES)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": labels.tongue})
    _add(root, "id", served.own)
    _add(root, "title", feed.title)
    _add(root, "updated", time_of(max((item.recorded for item in feed.items), default=feed.updated)))
    _add(_add(root, "author"), "name", "Latopis")
    _add(root, "generator", "Latopis", version=__version__)
    _add(root, "link", rel="self", type=MEDIA["atom"], href=served.own)
    _add(root, "link", rel="alternate", type="text/html", href=served.page)
    for path in feed.gone:
        ET.SubElement(root, f"{{{_TOMBSTONES}}}deleted-entry", {"ref": name_of(path), "when": time_of(feed.updated)})
    for item in feed.items:
        _add_entry(root, item, served, labels)
    return b"<?xml version='1.0' encoding='utf-8'?>\n" + ET.tostring(root, "unicode").encode()


def _add_entry(root: ET.Element, item: Item, served: Served, labels: Labels) -> None:
    document, entry = item.document, _add(root, "entry")
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "updated", time_of(item.recorded))
    if day := _day(document):
        _add(entry, "published", day)
    if outlet := document.source or document.url:
        _add(_add(entry, "author"), "name", outlet)
    _add(entry, "link", rel="alternate", type="text/html", href=served.base + _escaped(item.path))
    if is_web(document.url):
        _add(entry, "link", rel="via", href=quote(document.url or "", safe=f"{_SAFE}/?#%[]", errors="replace"))
    for tag in item.tags:
        _add(entry, "category", term=tag)
    _add(entry, "content", _told(item, labels), type="text")


def _add(above: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(above, f"{{{_ATOM}}}{name}", {key: _NO_XML.sub("\ufffd", value) for key, value in attributes.items()})
    element.text = None if text is None else _NO_XML.sub("\ufffd", text)
    return element


def _escaped(path: str) -> str:
    return quote(path, safe=f"{_SAFE}/", errors="replace")


# JSON Feed ----------------------------------------------------------------------------------------


def _json_feed(feed: Feed, served: Served, labels: Labels) -> bytes:
    fields: Fields = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": served.page,
        "feed_url": served.own,
        "language": labels.tongue,
        "items": [_fields(item, served, labels) for item in feed.items],
    }
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _fields(item: Item, served: Served, labels: Labels) -> Fields:
    document = item.document
    outlet = document.source or document.url
    known: Fields = {
        "id": item.id,
        "url": served.base + _escaped(item.path),
        "external_url": document.url if is_web(document.url) else None,
        "title": item.title,
        "content_text": _told(item, labels),
        "date_published": _day(document),
        "date_modified": time_of(item.recorded),
        "authors": [{"name": outlet}] if outlet else None,
        "tags": list(item.tags),
        "_latopis": {"quote": item.quote, "outlet": document.source, "published": document.published},
    }
    return {name: value for name, value in known.items() if value is not None}

"""Feeds of the pages: whatever a page lists, those first that were recorded last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from latopis.chronicle.overview import last_recorded
from latopis.chronicle.schema import changes, versions
from latopis.chronicle.search import LOOKED_AT, found_by
from latopis.chronicle.words import words_in
from latopis.show.feeds import MEDIA, Feed, Item, Served, feed_of, written
from latopis.show.hit_page import snippet
from latopis.show.legible import legible
from latopis.show.queries import Listed, SearchQuery, TieReportQuery, TiesQuery
from latopis.show.web.asked import Asked, address, segment
from latopis.show.web.cards import title_of

if TYPE_CHECKING:
    from latopis.chronicle.search import Hit


def of_list(asked: Asked, query: Listed) -> Feed:
    """What a list holds."""
    labels, name = asked.labels, asked.path.strip("/").partition("/")[0]
    given = {field: value for field, value in asked.parameters.items() if value and field not in ("lang", "limit")}
    told = [f"{labels.maybe(f'web.field.{field}') or field}: {_worded(asked, field, value)}" for field, value in given.items()]
    named = labels.maybe(f"web.{name}.title") or legible(asked.shown_name(query.named.get("key")))
    title = " · ".join([named, *told])
    return feed_of(asked.connection, query.wanted(asked.actor), query.within, title=title, labels=labels)


def of_ties(asked: Asked, query: TiesQuery) -> Feed:
    """What is told of ties, whatever they were as of a date."""
    return of_list(asked, TieReportQuery.model_validate(query.model_dump(exclude={"as_of"})))


def of_search(asked: Asked, query: SearchQuery) -> Feed:
    """The articles that hold the words, those first that were added last."""
    title = " · ".join(filter(None, [asked.labels.of("web.search.title"), legible(query.q or "")]))
    if not query.q or not words_in(query.q):
        return Feed(title, (), updated=last_recorded(asked.connection))
    found = found_by(asked.connection, query.q, asked.naming, clocks=query.clocks, limit=LOOKED_AT)
    added = select(versions.c.key, changes.c.recorded).join(changes, changes.c.id == versions.c.change)
    recorded = dict(asked.connection.execute(added.where(versions.c.key.in_([hit.version for hit in found.hits]))).all())
    items = sorted((_item(hit, recorded[hit.version]) for hit in found.hits), key=lambda item: (-item.recorded, item.path))
    return Feed(title, tuple(items[: query.limit]), updated=last_recorded(asked.connection))


def feed_answer(request: Request, asked: Asked, feed: Feed, form: str) -> Response:
    """The feed, with the addresses at which it is asked for."""
    base = str(request.base_url).rstrip("/")
    page = base + address(segment_path(asked.path), **asked.parameters)
    own = base + address(segment_path(f"{asked.path}.{form}"), **asked.parameters)
    return Response(written(feed, Served(base, page, own), form, asked.labels), media_type=MEDIA[form])


def segment_path(path: str) -> str:
    """A path of ours as an address has it."""
    return "/".join(map(segment, path.split("/")))


def _worded(asked: Asked, field: str, value: str) -> str:
    """What a parameter holds, in words."""
    labels = {"act": f"act.{value}", "type": f"event.{value}", "kind": f"web.kinds.{value}"}
    return asked.labels.maybe(labels.get(field, "")) or legible(asked.shown_name(value))


def _item(hit: Hit, recorded: int) -> Item:
    return Item(f"/articles/{hit.version}", title_of(hit.document), snippet(hit), hit.document, recorded)

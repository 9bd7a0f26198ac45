"""Lists of reports by date: the timeline, statements, events; what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from latopis.chronicle.listing import Page, Wanted, listed
from latopis.chronicle.roles import DOING, Kind, Role
from latopis.model import ACTS
from latopis.show.report_json import Fields, fields_of_report
from latopis.show.web.asked import Asked
from latopis.show.web.cards import Cards
from latopis.show.web.queries import EventQuery, EventType, Paged, StatementQuery, TimelineQuery
from latopis.show.web.view import Box, Choice, View


def timeline(asked: Asked, query: TimelineQuery) -> View:
    """What an actor, or anybody, did, said, suffered or joined."""
    page = found(asked, query, {"actor": (query.actor, DOING)}, kind=query.kind)
    facet = facet_of(asked, "kind", query.kind, get_args(Kind), "web.kinds")
    boxes = [name_box(asked, "actor", query.actor), *date_boxes(asked, query)]
    return listing(asked, page, name="timeline", boxes=boxes, facets=[facet])


def statements(asked: Asked, query: StatementQuery) -> View:
    """Who said what about whom; a denial beside what it denies."""
    roles: dict[str, tuple[str | None, tuple[Role, ...]]] = {"by": (query.by, ("speaker",)), "about": (query.about, ("about",))}
    page = found(asked, query, roles, kind="statement", detail=query.act)
    facet = facet_of(asked, "act", query.act, ACTS, "act")
    boxes = [name_box(asked, "by", query.by), name_box(asked, "about", query.about), *date_boxes(asked, query)]
    return listing(asked, page, name="statements", boxes=boxes, facets=[facet])


def events(asked: Asked, query: EventQuery) -> View:
    """Who did what to whom."""
    roles: dict[str, tuple[str | None, tuple[Role, ...]]] = {
        "actor": (query.actor, ("actor",)),
        "recipient": (query.recipient, ("recipient",)),
    }
    page = found(asked, query, roles, kind="event", detail=query.type)
    facet = facet_of(asked, "type", query.type, get_args(EventType), "event")
    boxes = [name_box(asked, "actor", query.actor), name_box(asked, "recipient", query.recipient), *date_boxes(asked, query)]
    return listing(asked, page, name="events", boxes=boxes, facets=[facet])


def found(
    asked: Asked,
    query: Paged,
    roles: Mapping[str, tuple[str | None, tuple[Role, ...]]],
    *,
    kind: Kind | None = None,
    detail: str | None = None,
) -> Page:
    """The page of the reports in which those who are named have these roles."""
    numbers = tuple((asked.actor(field, name).number, wanted) for field, (name, wanted) in roles.items() if name)
    wanted = Wanted((kind,) if kind else (), numbers, (detail,) if detail else ())
    return listed(asked.connection, wanted, query.within)


def listing(asked: Asked, page: Page, *, name: str, boxes: Iterable[Box], facets: Iterable[list[Choice]]) -> View:
    """A list with its form, its facets and the way to the next page."""
    shown = {
        "name": name,
        "cards": Cards(asked.labels).of(page.reports),
        "boxes": list(boxes),
        "facets": list(facets),
        **turning(asked, page),
    }
    return View(
        *("list.html", asked.labels.of(f"web.{name}.title"), shown),
        fields=lambda: fields_of_page(page),
        rows=lambda: map(fields_of_report, page.reports),
    )


def turning(asked: Asked, page: Page) -> Fields:
    """Where the next page is, and the first one for whoever has gone on."""
    return {
        "next": asked.address(after=page.next) if page.next else None,
        "first": asked.address(after=None) if "after" in asked.parameters else None,
    }


def fields_of_page(page: Page) -> Fields:
    """A page for programs: `next` is the mark to go on `after`, null at the end."""
    return {"items": [fields_of_report(report) for report in page.reports], "next": page.next}


def facet_of(asked: Asked, name: str, chosen: str | None, values: Iterable[str], label: str) -> list[Choice]:
    """Links to the same list with one value chosen, the first of them with none."""
    every = Choice(asked.labels.of("web.all"), "", asked.address(after=None, **{name: None}), chosen is None)
    return [
        every,
        *(
            Choice(asked.labels.of(f"{label}.{value}"), value, asked.address(after=None, **{name: value}), chosen == value)
            for value in values
        ),
    ]


def name_box(asked: Asked, name: str, value: str | None) -> Box:
    """A field for somebody's name, with suggestions."""
    return Box(name, asked.labels.of(f"web.field.{name}"), asked.shown_name(value), "name")


def date_boxes(asked: Asked, query: Paged) -> list[Box]:
    """From when, until when, and by what had been published until when."""
    values = (("from", query.start), ("to", query.end), ("known_at", query.known_at))
    return [Box(name, asked.labels.of(f"web.field.{name}"), value or "", "date") for name, value in values]

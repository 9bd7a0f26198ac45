"""Lists of reports by date: the timeline, statements, events; what they have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, get_args

from latopis.chronicle.clocks import time_of
from latopis.chronicle.listing import Page
from latopis.chronicle.overview import last_recorded
from latopis.chronicle.roles import Kind
from latopis.chronicle.since import gone_since, page_of_gone
from latopis.model import ACTS, EVENT_TYPES
from latopis.show.export.formats import formats_for
from latopis.show.queries import LISTS, EventQuery, Listed, Paged, StatementQuery, TimelineQuery, page_of
from latopis.show.report_json import Fields, fields_of_gone, fields_of_report
from latopis.show.web.asked import Asked, address
from latopis.show.web.cards import Cards
from latopis.show.web.tongue import counted
from latopis.show.web.view import Box, Choice, View

_OF_PAGES: Final = ("lang", "limit", "after", "removed_after", "as_of")
"""Parameters of pages that files do not have."""


def timeline(asked: Asked, query: TimelineQuery) -> View:
    """What an actor, or anybody, did, said, suffered or joined."""
    facet = facet_of(asked, "kind", query.kind, get_args(Kind), "web.kinds")
    return listing(asked, query, name="timeline", facets=[facet])


def statements(asked: Asked, query: StatementQuery) -> View:
    """Who said what about whom; a denial beside what it denies."""
    return listing(asked, query, name="statements", facets=[facet_of(asked, "act", query.act, ACTS, "act")])


def events(asked: Asked, query: EventQuery) -> View:
    """Who did what to whom."""
    return listing(asked, query, name="events", facets=[facet_of(asked, "type", query.type, EVENT_TYPES, "event")])


def listing(asked: Asked, query: Listed, *, name: str, facets: Iterable[list[Choice]]) -> View:
    """A list with its form, its facets and the way to the next page."""
    page = page_of(asked.connection, query, asked.actor)
    shown = {
        "name": name,
        "cards": Cards(asked.labels).of(page.reports),
        "boxes": boxes_of(asked, query),
        "facets": list(facets),
        "held": held(asked, page),
        **turning(asked, page.next),
    }
    return View(
        *("list.html", asked.labels.of(f"web.{name}.title"), shown),
        fields=lambda: fields_of_page(asked, query, page),
        rows=lambda: map(fields_of_report, page.reports),
        feed=True,
        files=files_of(asked, name) if page.reports else (),
    )


def held(asked: Asked, page: Page) -> str:
    """How many there are, where they are all on the page: counting more takes as long as listing them."""
    whole = page.next is None and "after" not in asked.parameters and page.reports
    return counted(asked.labels, "count.entries", len(page.reports)) if whole else ""


def turning(asked: Asked, mark: str | None) -> Fields:
    """Where the next page is, and the first one for whoever has gone on."""
    return {
        "next": asked.address(after=mark) if mark else None,
        "first": asked.address(after=None) if "after" in asked.parameters else None,
    }


def files_of(asked: Asked, name: str, **changes: str) -> list[Choice]:
    """The whole list as a file, in every format that can hold it."""
    kept = {field: value for field, value in asked.parameters.items() if value and field not in _OF_PAGES} | changes
    return [
        Choice(asked.labels.of(f"export.as.{each.name}"), each.name, address(f"/exports/{name}/{each.name}", **kept))
        for each in formats_for(LISTS[name]().kinds)
    ]


def fields_of_page(asked: Asked, query: Listed, page: Page) -> Fields:
    """A page for programs: `next` is the mark to go on `after`, null at the end; `changed`, since when to ask for changes.

    The first page of those holds what counts no longer: `removed`, and the mark to go on with it.
    """
    fields: Fields = {"items": [fields_of_report(each) for each in page.reports], "next": page.next}
    fields["changed"] = time_of(last_recorded(asked.connection))
    if query.changed_since:
        gone = [] if query.after else gone_since(asked.connection, query.wanted(asked.actor), query.within)
        shown, mark = page_of_gone(gone, query.limit, query.removed_after)
        fields |= {"removed": [fields_of_gone(each) for each in shown], "removed_next": mark}
    return fields


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


def boxes_of(asked: Asked, query: Listed) -> list[Box]:
    """The fields of the form of a list: who is named, then the dates."""
    return [*(name_box(asked, name, query.named.get(name)) for name in query.roles), *date_boxes(asked, query)]


def date_box(asked: Asked, name: str, value: str | None) -> Box:
    """A field for a date."""
    return Box(name, asked.labels.of(f"web.field.{name}"), value or "", "date")


def date_boxes(asked: Asked, query: Paged) -> list[Box]:
    """From when, until when, and by what had been published until when."""
    values = (("from", query.start), ("to", query.end), ("known_at", query.known_at))
    return [date_box(asked, name, value) for name, value in values]

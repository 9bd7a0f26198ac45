"""Polls: each as it was published, and what was asked again as a line over time."""

from __future__ import annotations

from latopis.chronicle.roles import Role
from latopis.model import Poll
from latopis.show.report_json import fields_of_report
from latopis.show.web.asked import Asked
from latopis.show.web.cards import Cards
from latopis.show.web.pages.lists import date_boxes, fields_of_page, found, name_box, turning
from latopis.show.web.queries import PollQuery
from latopis.show.web.series import chart_of, completeness
from latopis.show.web.view import View


def page(asked: Asked, query: PollQuery) -> View:
    """Surveys about somebody, among some, by some."""
    named = {"about": query.about, "population": query.population, "pollster": query.pollster}
    as_roles: dict[str, tuple[Role, ...]] = {"about": ("about",), "population": ("population",), "pollster": ("pollster",)}
    page = found(asked, query, {name: (value, as_roles[name]) for name, value in named.items()}, kind="poll")
    cards = Cards(asked.labels).of(page.reports)
    told = [completeness(report.entry, asked.labels) for report in page.reports if isinstance(report.entry, Poll)]
    shown = {
        "polls": list(zip(cards, told, strict=True)),
        "chart": chart_of(page.reports, asked.labels, today=asked.settings.today()),
        "boxes": [*(name_box(asked, name, value) for name, value in named.items()), *date_boxes(asked, query)],
        "facets": [],
        **turning(asked, page),
    }
    return View(
        *("polls.html", asked.labels.of("web.polls.title"), shown),
        fields=lambda: fields_of_page(page),
        rows=lambda: map(fields_of_report, page.reports),
    )

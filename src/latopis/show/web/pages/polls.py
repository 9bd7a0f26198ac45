"""Polls: each as it was published, and what was asked again as a line over time."""

from __future__ import annotations

from latopis.model import Poll
from latopis.show.queries import PollQuery, page_of
from latopis.show.report_json import fields_of_report
from latopis.show.web.asked import Asked
from latopis.show.web.cards import Cards
from latopis.show.web.pages.lists import boxes_of, fields_of_page, files_of, turning
from latopis.show.web.series import chart_of, completeness
from latopis.show.web.view import View


def page(asked: Asked, query: PollQuery) -> View:
    """Surveys about somebody, among some, by some."""
    page = page_of(asked.connection, query, asked.actor)
    brief = [each.brief() for each in page.reports]
    cards = Cards(asked.labels).of(brief)
    told = [completeness(report.entry, asked.labels) for report in brief if isinstance(report.entry, Poll)]
    shown = {
        "polls": list(zip(cards, told, strict=True)),
        "chart": chart_of(brief, asked.labels, today=asked.settings.today()),
        "boxes": boxes_of(asked, query),
        "facets": [],
        **turning(asked, page.next),
    }
    return View(
        *("polls.html", asked.labels.of("web.polls.title"), shown),
        fields=lambda: fields_of_page(asked, query, page),
        rows=lambda: map(fields_of_report, page.reports),
        feed=True,
        files=files_of(asked, "polls") if page.reports else (),
    )

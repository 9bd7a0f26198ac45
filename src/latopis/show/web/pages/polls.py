"""Polls: each as it was published, and what was asked again as a line over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from latopis.chronicle.clocks import moment_of
from latopis.chronicle.kept import Report
from latopis.chronicle.listing import listed
from latopis.chronicle.series import PollSeries, poll_series
from latopis.model import Poll
from latopis.show.queries import LARGEST_PAGE, PollQuery, page_of
from latopis.show.report_json import fields_of_report
from latopis.show.web.asked import Asked
from latopis.show.web.cards import Cards
from latopis.show.web.pages.lists import boxes_of, fields_of_page, files_of, held, turning
from latopis.show.web.series import chart_of, completeness
from latopis.show.web.view import View


def page(asked: Asked, query: PollQuery) -> View:
    """Surveys about somebody, among some, by some."""
    page = page_of(asked.connection, query, asked.actor)
    cards = Cards(asked.labels).of(page.reports)
    told = [completeness(report.entry, asked.labels) for report in page.reports if isinstance(report.entry, Poll)]
    shown = {
        "polls": list(zip(cards, told, strict=True)),
        "chart": chart_of(_series(asked, query, page.reports), asked.labels, today=asked.settings.today()),
        "boxes": boxes_of(asked, query),
        "held": held(asked, page),
        **turning(asked, page.next),
    }
    return View(
        *("polls.html", asked.labels.of("web.polls.title"), shown),
        fields=lambda: fields_of_page(asked, query, page),
        rows=lambda: map(fields_of_report, page.reports),
        feed=True,
        files=files_of(asked, "polls") if page.reports else (),
    )


def _series(asked: Asked, query: PollQuery, shown: Sequence[Report]) -> list[PollSeries]:
    """What can be compared: of all that is asked for where that is of somebody, else of this page."""
    polls = shown
    if query.named:
        wide = replace(query.within, limit=LARGEST_PAGE, after=None)
        polls = listed(asked.connection, query.wanted(asked.actor), wide).reports
    return poll_series(asked.connection, polls, moment_of(asked.connection, query.clocks))

"""Start: what the chronicle holds, and what came last."""

from __future__ import annotations

from typing import Final

from latopis.chronicle.overview import Counts
from latopis.show.queries import Query
from latopis.show.report_json import Fields, fields_of_report
from latopis.show.web.asked import Asked, address
from latopis.show.web.cards import Cards
from latopis.show.web.pages.lists import date_box, name_box
from latopis.show.web.tongue import counted
from latopis.show.web.view import Choice, View

_LISTS: Final = (("relation", "/timeline"), ("statement", "/statements"), ("event", "/events"), ("poll", "/polls"))


def page(asked: Asked, query: Query) -> View:
    """How much there is, of which kinds, and the latest entries."""
    found, reports = asked.overview()
    shown = {
        "empty": not found.articles,
        "held": _held(found, asked),
        "kinds": [_kind(kind, path, found, asked) for kind, path in _LISTS if found.reports.get(kind)],
        "boxes": [*(name_box(asked, name, None) for name in ("party", "counterpart")), date_box(asked, "as_of", None)],
        "cards": Cards(asked.labels).of(reports),
    }

    def fields() -> Fields:
        counts: Fields = {"articles": found.articles, "actors": found.actors, **found.reports}
        return {"counts": counts, "latest": [fields_of_report(report) for report in reports]}

    return View("start.html", asked.labels.of("web.start.title"), shown, fields)


def _held(found: Counts, asked: Asked) -> str:
    entries = sum(found.reports.values())
    parts = {"articles": found.articles, "entries": entries, "actors": found.actors}
    words = {name: counted(asked.labels, f"count.{name}", count) for name, count in parts.items()}
    return asked.labels.of("web.start.held", **words)


def _kind(kind: str, path: str, found: Counts, asked: Asked) -> Choice:
    where = address(path, kind="relation") if kind == "relation" else path
    return Choice(counted(asked.labels, f"count.{kind}", found.reports[kind]), kind, where)

"""Adding: a text, a file or an address; and how far it has got."""

from __future__ import annotations

from latopis.show.queries import JobQuery, Query
from latopis.show.report_json import Fields
from latopis.show.web.asked import Asked, address
from latopis.show.web.jobs import Job, Jobs
from latopis.show.web.refusals import Refusal
from latopis.show.web.tongue import counted
from latopis.show.web.view import View


def page(asked: Asked, query: Query) -> View:
    """The form."""
    if asked.settings.read_only:
        raise Refusal(403, "read_only")
    return View("add.html", asked.labels.of("web.add.title"), {}, lambda: {"fields": ["text", "published", "file", "url"]})


def job(jobs: Jobs, asked: Asked, query: JobQuery) -> View:
    """What became of each article so far."""
    found = jobs.get(query.key)
    if found is None:
        raise Refusal(404, "no_job")
    outcomes = list(found.outcomes)
    shown = {
        "key": query.key,
        "done": found.done,
        "told": counted(asked.labels, "count.articles", len(outcomes)),
        "fault": found.fault,
        "outcomes": [
            (
                asked.labels.of(f"web.outcome.{each.outcome.replace(' ', '_')}"),
                each.title,
                address(f"/articles/{each.version}") if each.version else "",
                each.message,
            )
            for each in outcomes[-50:]
        ],
    }
    return View("job.html", asked.labels.of("web.job.title"), shown, lambda: _fields(found))


def _fields(found: Job) -> Fields:
    items = [
        {"outcome": each.outcome, "title": each.title, "article": each.version, "message": each.message}
        for each in found.outcomes
    ]
    return {"done": found.done, "fault": found.fault, "items": items}

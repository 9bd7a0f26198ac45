"""Review: one proposal after another with the words that show it, decided by a key or a button; all of a filter at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, get_args

from sqlalchemy import Connection, select

from latopis.chronicle.clocks import NOW
from latopis.chronicle.held import number_of
from latopis.chronicle.kept import Report, reports_of
from latopis.chronicle.reviewing import DOUBTS, Verdict, doubt_of, verdicts
from latopis.chronicle.roles import Kind
from latopis.chronicle.schema import reports
from latopis.show.keys import KEYS
from latopis.show.legible import legible
from latopis.show.report_json import Fields, fields_of_report
from latopis.show.web.asked import Asked
from latopis.show.web.cards import Cards
from latopis.show.web.judging import Field, Form, fields_of, form_of, passage
from latopis.show.web.pages.lists import facet_of
from latopis.show.web.queue import Queues, Waiting, following, place_of, preceding
from latopis.show.web.refusals import Refusal
from latopis.show.web.review_queries import ReviewQuery
from latopis.show.web.view import View

_SOME: Final = 5
"""How many entries are shown before all of a filter are decided."""
KEY_OF: Final = {each.action: each.key for each in KEYS}


@dataclass(frozen=True, slots=True)
class Around:
    """Where the entry stands in the queue, and the ways on."""

    number: int | None
    count: int
    next: str | None
    previous: str | None


def page(queues: Queues, asked: Asked, query: ReviewQuery) -> View:
    """The entry that is asked for, or the first that waits."""
    second = asked.signer if query.second else None
    waiting = queues.waiting(asked.connection, query.wanted, second)
    if query.every:
        return _every(asked, query, waiting)
    own = query.at or (waiting[0].own if waiting else None)
    report = report_with(asked.connection, own) if own else None
    place = place_of(waiting, own)
    ways = (_at(asked, following(waiting, own)), _at(asked, preceding(waiting, own)))
    around = Around(None if place is None else place + 1, len(waiting), *ways)
    verdict = verdicts(asked.connection, second).of(own) if own else Verdict()
    shown = {
        **_asking(asked, query, around),
        **(_shown(asked, query, report, verdict) if report else {"card": None}),
    }
    return View("review.html", asked.labels.of("web.review.title"), shown, lambda: _fields(report, verdict, around))


def report_with(connection: Connection, own: str) -> Report:
    """What the article says that has that id of its own, decided or not.

    Raises:
        Refusal: there is no such entry, or its article counts no longer.
    """
    entry = number_of(connection, own)
    query = select(reports.c.id).where(reports.c.entry == entry, *NOW.stands()).order_by(reports.c.id.desc()).limit(1)
    found = reports_of(connection, connection.execute(query).scalars().all())
    if entry is None or not found:
        raise Refusal(404, "no_entry")
    return found[0]


def _asking(asked: Asked, query: ReviewQuery, around: Around) -> Fields:
    """The filter, and where we are in what it leaves."""
    doubts = facet_of(_plain(asked), "doubt", query.doubt, DOUBTS, "web.doubt")
    return {
        "facets": [facet_of(_plain(asked), "kind", query.kind, get_args(Kind), "web.kinds"), doubts],
        "filter": {
            "made_by": query.made_by or "",
            "words": query.words or "",
            "kind": query.kind or "",
            "doubt": query.doubt or "",
        },
        "around": around,
        "keys": KEY_OF,
        "signer": asked.signer,
        "second": query.second,
        "other_look": _plain(asked).address(second=None if query.second else "true"),
        "here": asked.address(correct=None, done=None),
        "posts": asked.address(at=None, correct=None, done=None, every=None),
        "every": {what: asked.address(at=None, correct=None, done=None, every=what) for what in ("accept", "reject")},
        "told": asked.labels.of(f"web.review.done.{query.done}") if query.done else "",
        "form": None,
        "title_short": "",
    }


def _plain(asked: Asked) -> Asked:
    """The same question without an entry: a facet leads to the first of what it leaves."""
    kept = {name: value for name, value in asked.parameters.items() if name not in ("at", "correct", "done", "every")}
    return asked.with_parameters(kept)


def _shown(asked: Asked, query: ReviewQuery, report: Report, verdict: Verdict) -> Fields:
    labels = asked.labels
    fields = fields_of(report, verdict, labels)
    return {
        "card": Cards(labels).card(report),
        "own": report.own,
        "doubt": labels.of("review.doubt", percent=f"{doubt_of(report):.0%}"),
        "standing": verdict.standing,
        "standing_words": labels.of(f"review.{verdict.standing}"),
        "by": legible(verdict.signer or ""),
        "made_by": legible(report.entry.made_by),
        "passage": passage(report),
        "names": {each.name: each.label for each in fields},
        "fields": fields,
        "openings": {each.name: asked.address(at=report.own, correct=each.name, done=None) for each in fields},
        "form": opened(report, query.correct, fields, asked),
    }


def opened(report: Report, name: str | None, fields: Sequence[Field], asked: Asked) -> Form | None:
    """The form for the field that is to be corrected.

    Raises:
        Refusal: there is no such field.
    """
    if name is None:
        return None
    found = next((each for each in fields if each.name == name), None)
    if found is None:
        raise Refusal(404, "no_field", name)
    return form_of(report, found, asked.labels)


def _every(asked: Asked, query: ReviewQuery, waiting: Sequence[Waiting]) -> View:
    """What would be decided at once: how many, and some of them."""
    some = [report_with(asked.connection, each.own) for each in waiting[:_SOME]]
    shown = {
        "what": query.every,
        "count": len(waiting),
        "question": asked.labels.of(f"web.review.sure.{query.every}", count=len(waiting)),
        "some": Cards(asked.labels).of(some),
        "back": asked.address(every=None),
        "posts": asked.address(at=None, correct=None, done=None, every=None),
        "signer": asked.signer,
    }
    return View(
        "review_every.html",
        asked.labels.of("web.review.title"),
        shown,
        lambda: {"waiting": len(waiting), "item": None, "next": None},
    )


def _at(asked: Asked, own: str | None) -> str | None:
    return asked.address(at=own, correct=None, done=None) if own else None


def _fields(report: Report | None, verdict: Verdict, around: Around) -> Fields:
    item = None
    if report:
        corrections = {name: each.value for name, each in verdict.corrections.items()}
        told = {"doubt": doubt_of(report), "standing": verdict.standing, "corrections": corrections}
        item = fields_of_report(report) | told
    return {"waiting": around.count, "item": item, "next": around.next}

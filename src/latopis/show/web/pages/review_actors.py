"""Review of actors: two of one name after the other, each with the words that name it: are they one?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from latopis.chronicle.merging import Doubtful, known_by_key, reports_with
from latopis.chronicle.namesakes import everyone
from latopis.model import Span
from latopis.show.legible import legible
from latopis.show.passage import around
from latopis.show.report_json import Fields, fields_of_actor
from latopis.show.web.asked import Asked, actor_address
from latopis.show.web.bonds import Named, named
from latopis.show.web.cards import Source, source_of
from latopis.show.web.marks import Place, Segment, paragraphs
from latopis.show.web.pages.review import KEY_OF
from latopis.show.web.queue import pair_of
from latopis.show.web.refusals import Refusal
from latopis.show.web.view import Choice, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.chronicle.kept import Report
    from latopis.chronicle.names import Known
    from latopis.show.web.queue import Queues
    from latopis.show.web.review_queries import ReviewActorsQuery

_SHOWN: Final = 2
"""So many articles of each are shown, each once."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words of an article that name the actor, and where they stand."""

    lines: list[list[Segment]]
    source: Source


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two."""

    actor: Named
    sort: str
    told: tuple[Told, ...]


def page(queues: Queues, asked: Asked, query: ReviewActorsQuery) -> View:
    """The pair that is asked for, or the first that waits."""
    waiting = queues.doubtful(asked.connection)
    pair = _pair(asked, query, waiting)
    place = next((number for number, each in enumerate(waiting) if pair and pair_of(each) == pair_of(pair)), None)
    before = waiting[place - 1] if place else None
    rest = waiting[place + 1 :] if place is not None else waiting
    after = rest[0] if rest else None
    are_one = pair is not None and pair.other.number in everyone(asked.connection, pair.one.number)
    shown: Fields = {
        "sides": [_side(asked, each) for each in (pair.one, pair.other)] if pair else [],
        "company": [Choice(legible(each.name), each.key, actor_address(each.key)) for each in pair.company] if pair else [],
        "told": asked.labels.of(f"web.review.done.{query.done}") if query.done else "",
        "state": asked.labels.of("web.pairs.one") if are_one else "",
        "place": None if place is None else place + 1,
        "count": len(waiting),
        "next": _address(asked, after),
        "previous": _address(asked, before),
        "keys": KEY_OF,
        "signer": asked.signer,
    }
    return View(
        *("review_actors.html", asked.labels.of("web.pairs.title"), shown),
        fields=lambda: {"waiting": len(waiting), "item": _fields(pair), "next": shown["next"]},
    )


def _pair(asked: Asked, query: ReviewActorsQuery, waiting: Sequence[Doubtful]) -> Doubtful | None:
    """The two who are named, else the first two who wait.

    Raises:
        Refusal: there is no such actor.
    """
    if not (query.one and query.other):
        return waiting[0] if waiting else None
    wanted = {query.one, query.other}
    if found := next((each for each in waiting if pair_of(each) == wanted), None):
        return found
    known = known_by_key(asked.connection, wanted)
    if len(known) != 2:
        raise Refusal(404, "no_actor")
    return Doubtful(known[0], known[1], ())


def _side(asked: Asked, actor: Known) -> Side:
    found = {each.version: each for each in reversed(reports_with(asked.connection, actor))}
    told = tuple(_told(asked, actor, each) for each in list(found.values())[::-1][:_SHOWN])
    return Side(named(asked, actor), asked.labels.of(f"actor.{actor.type}"), told)


def _told(asked: Asked, actor: Known, report: Report) -> Told:
    """The words of the report, with what stands around them; those that name the actor are marked."""
    text, own = report.document.text, [id_ for id_, key in report.kept.keys.items() if key == actor.key]
    whole = around(text, report.entry.span)
    spans = [each.span for one in report.record.actors if one.id in own for each in one.mentions]
    inside = [Span(max(0, each.start - whole.start), each.end - whole.start) for each in spans if each.end > whole.start]
    places = [Place(number, "name", each) for number, each in enumerate(inside, 1)]
    source = source_of(report.document, report.entry, asked.labels, version=report.version)
    return Told(list(paragraphs(text[whole.start : whole.end], places)), source)


def _address(asked: Asked, pair: Doubtful | None) -> str | None:
    return asked.address(one=pair.one.key, other=pair.other.key, done=None) if pair else None


def _fields(pair: Doubtful | None) -> Fields | None:
    if pair is None:
        return None
    company = [fields_of_actor(each) for each in pair.company]
    return {"one": fields_of_actor(pair.one), "other": fields_of_actor(pair.other), "company": company}

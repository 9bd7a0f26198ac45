"""An actor: its names, its ties as bands, what it did and said, and with whom it met."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args

from sqlalchemy import select

from latopis.chronicle.names import Known
from latopis.chronicle.namesakes import everyone
from latopis.chronicle.portrait import MANY, MOST, company_of, known_by_number, names_of, parts_of, told_of_ties
from latopis.chronicle.roles import Kind, Role
from latopis.chronicle.schema import actors
from latopis.show.legible import legible
from latopis.show.queries import ActorQuery, page_of
from latopis.show.report_json import fields_of_actor, fields_of_report
from latopis.show.web.asked import Asked, actor_address, address
from latopis.show.web.bonds import identity_of
from latopis.show.web.cards import Cards
from latopis.show.web.pages import ties
from latopis.show.web.pages.lists import facet_of, fields_of_page, files_of, turning
from latopis.show.web.refusals import Refusal
from latopis.show.web.tongue import grouped
from latopis.show.web.view import Choice, View

_NAMES: Final = 40
_COMPANY: Final = 12
_WAYS: Final[tuple[tuple[Kind, Role, str, str], ...]] = (
    ("statement", "speaker", "statements", "by"),
    ("statement", "about", "statements", "about"),
    ("statement", "denied", "statements", "denying"),
    ("event", "actor", "events", "actor"),
    ("event", "recipient", "events", "recipient"),
    ("poll", "about", "polls", "about"),
    ("poll", "population", "polls", "population"),
    ("poll", "pollster", "polls", "pollster"),
)
"""The lists in which an actor may stand: of which kind, in which role, their path and the parameter that names it."""


def page(asked: Asked, query: ActorQuery) -> View:
    """Everything about one actor, by date."""
    actor = actor_with(asked, query.key)
    found = page_of(asked.connection, query, asked.actor)
    numbers = everyone(asked.connection, actor.number)
    names = [legible(name) for name in names_of(asked.connection, numbers) if name != actor.name]
    told = told_of_ties(asked.connection, numbers)
    bands, axis = ties.of_actor(asked, actor) if 0 < told < MANY else ([], None)
    shown = {
        "actor": actor,
        "sort": asked.labels.of(f"actor.{actor.type}"),
        "names": names[:_NAMES],
        "ties": [each for each in bands if each.chapters],
        "undecided": [each for each in bands if not each.chapters],
        "others": ties.others_of(asked, numbers, actor) if told >= MANY else [],
        "all_ties": address("/ties", party=actor.key),
        "axis": axis,
        "ways": _ways(asked, actor, numbers),
        "company": [_met(asked, actor, each.actor, each.count) for each in company_of(asked.connection, numbers, _COMPANY)],
        "cards": Cards(asked.labels).of(found.reports),
        "facets": [facet_of(asked, "kind", query.kind, get_args(Kind), "web.kinds")],
        "identity": identity_of(asked, actor),
        "here": f"{actor_address(actor.key)}#who",
        "signer": asked.signer,
        **turning(asked, found.next),
    }
    return View(
        *("actor.html", legible(actor.name), shown),
        fields=lambda: {"actor": fields_of_actor(actor), "names": names, **fields_of_page(asked, query, found)},
        rows=lambda: map(fields_of_report, found.reports),
        feed=True,
        files=files_of(asked, "timeline", actor=actor.key) if found.reports else (),
    )


def actor_with(asked: Asked, key: str) -> Known:
    """The actor with the key.

    Raises:
        Refusal: there is none.
    """
    number = asked.connection.execute(select(actors.c.id).where(actors.c.key == key)).scalar()
    if number is None:
        raise Refusal(404, "no_actor")
    return known_by_number(asked.connection, [number])[number]


def _ways(asked: Asked, actor: Known, numbers: Sequence[int]) -> list[Choice]:
    """The lists in which the actor stands, with how often."""
    counts = parts_of(asked.connection, numbers)
    return [
        Choice(
            asked.labels.of(f"web.as.{kind}.{role}"),
            f"{kind}.{role}",
            address(f"/{path}", **{field: actor.key}),
            count=_about(asked, counts[kind, role]),
        )
        for kind, role, path, field in _WAYS
        if counts.get((kind, role))
    ]


def _about(asked: Asked, count: int) -> str:
    return grouped(count, asked.labels) + ("+" if count >= MOST else "")


def _met(asked: Asked, actor: Known, other: Known, count: int) -> Choice:
    return Choice(legible(other.name), other.key, actor_address(other.key), count=grouped(count, asked.labels))

"""Who an actor is, as people decide it: told apart from others of its name, why those are one who are, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from latopis.chronicle.deciding import story_of
from latopis.chronicle.identity import document_of_local, is_local
from latopis.chronicle.merging import bonds_of, known_by_key
from latopis.chronicle.namesakes import PAIR, wholes
from latopis.chronicle.portrait import known_by_number
from latopis.chronicle.schema import versions
from latopis.show.dates import date_words
from latopis.show.facts import NAME
from latopis.show.legible import clipped, legible
from latopis.show.web.asked import Asked, actor_address, address
from latopis.show.web.cards import Piece
from latopis.show.web.story import Step, step_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.chronicle.deciding import Decision
    from latopis.chronicle.merging import Bound
    from latopis.chronicle.names import Known

_ENTRY: Final = "entry"


@dataclass(frozen=True, slots=True)
class Named:
    """An actor, and the article in which alone it is called so; empty where its name tells who it is."""

    key: str
    name: str
    address: str
    article: str


@dataclass(frozen=True, slots=True)
class Bond:
    """Why two actors are one: in words, and what shows it."""

    one: Named
    other: Named
    why: str
    shown_by: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Why those are one who are this actor, and what was decided of it."""

    bonds: tuple[Bond, ...]
    story: tuple[Step, ...]


def identity_of(asked: Asked, actor: Known) -> Identity:
    """What makes the actor one, and what people decided of it."""
    bonds = bonds_of(asked.connection, actor)
    inside = known_by_number(asked.connection, wholes(asked.connection, [actor.number])[actor.number].members)
    keys = sorted(each.key for each in inside.values())
    made = [each for each in story_of(asked.connection, keys) if {each.kind, each.field} & {"merge", "split"}]
    return Identity(tuple(_bond(asked, each) for each in bonds), tuple(_step(asked, each, keys) for each in made))


def named(asked: Asked, actor: Known) -> Named:
    """The actor for people who must tell it from others of its name."""
    article = title_of_text(asked, document_of_local(actor.key)) if is_local(actor.key) else ""
    return Named(actor.key, legible(clipped(actor.name, NAME)), actor_address(actor.key), article)


def title_of_text(asked: Asked, document: str) -> str:
    """The title of the article with that text, else its outlet and date."""
    query = select(versions.c.title, versions.c.source, versions.c.published).where(versions.c.document == document)
    row = asked.connection.execute(query.order_by(versions.c.id.desc())).first()
    if row is None:
        return ""
    dated = date_words(row.published, asked.labels) if row.published else asked.labels.of("page.unpublished")
    return legible(clipped(row.title or ", ".join(filter(None, [row.source, dated])), NAME))


def _bond(asked: Asked, bound: Bound) -> Bond:
    shown = (Piece(legible(each), address(f"/entries/{each}") if bound.evidence == _ENTRY else "") for each in bound.shown_by)
    why = asked.labels.of(f"bond.{bound.evidence}")
    return Bond(named(asked, bound.one), named(asked, bound.other), why, tuple(shown))


def _step(asked: Asked, decision: Decision, own: Sequence[str]) -> Step:
    """The decision, and with whom or in which article."""
    value = decision.value or ""
    if decision.field != PAIR:
        return step_of(decision, asked.labels, title_of_text(asked, value))
    other = value if decision.target in own else decision.target
    known = [named(asked, each) for each in known_by_key(asked.connection, [other])]
    told = [f"{each.name} ({each.article})" if each.article else each.name for each in known]
    return step_of(decision, asked.labels, ", ".join(told))

"""Ties: how they stood at a date, what decides it, what does not, and the bands over the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from latopis import edtf
from latopis.chronicle.clocks import Clocks
from latopis.chronicle.days import EARLIEST, LATEST, days_of
from latopis.chronicle.names import Known
from latopis.chronicle.namesakes import everyone
from latopis.chronicle.portrait import others_in_ties
from latopis.chronicle.ties import Ends, TieState, others_page, tie_states
from latopis.show.dates import date_words
from latopis.show.legible import legible
from latopis.show.queries import TieQuery, TiesQuery
from latopis.show.report_json import Fields, fields_of_tie
from latopis.show.web.asked import Asked, actor_address, address
from latopis.show.web.bands import Axis, Chapter, axis_of, chapters_of
from latopis.show.web.cards import Card, Cards
from latopis.show.web.dating import since_words, until_words
from latopis.show.web.pages.lists import date_box, files_of, name_box, turning
from latopis.show.web.view import Box, Choice, View

_OTHERS: Final = 60


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie as of the date: its ends, its state in words, and the reports for and against."""

    party: str
    party_address: str
    counterpart: str
    counterpart_address: str
    relation: str
    address: str
    state: str
    certainty: str
    sure: str
    bounds: str
    also: str
    sections: tuple[tuple[str, str, list[Card]], ...]
    chapters: tuple[Chapter, ...] = ()
    axis: Axis | None = None

    @property
    def undecided(self) -> bool:
        """Whether no report decides how it stood."""
        return self.certainty == "none"


def page(asked: Asked, query: TiesQuery) -> View:
    """The ties of an actor, some at once, or those between two; without an actor, the question alone."""
    boxes = [name_box(asked, "party", query.party), name_box(asked, "counterpart", query.counterpart)]
    boxes += [date_box(asked, "as_of", query.as_of), date_box(asked, "known_at", query.known_at)]
    party = asked.actor("party", query.party) if query.party else None
    counterpart = asked.actor("counterpart", query.counterpart) if party and query.counterpart else None
    if party is None:
        return _question(asked, boxes)
    states, chapters, next_ = _told(asked, query, party, counterpart)
    axis = axis_of([value for state in chapters for value in (state.since, state.until)], asked.settings.today())
    ties = [_tie(asked, state, query, axis=axis, chapters=chapters) for state in states]
    shown: Fields = {
        "boxes": boxes,
        "ties": [each for each in ties if counterpart or not each.undecided],
        "undecided": [each for each in ties if each.undecided and not counterpart],
        "alone": counterpart is not None,
        "as_of": date_words(_as_of(asked, query), asked.labels),
        "axis": axis,
        "asked_at": _asked_at(asked, query, axis),
        "year": _year(_as_of(asked, query)),
        "others": others_of(asked, everyone(asked.connection, party.number), party) if next_ or query.after else [],
        **turning(asked, next_),
    }
    return View(
        *("ties.html", f"{party.name} – {counterpart.name}" if counterpart else asked.labels.of("web.ties.title"), shown),
        fields=lambda: _fields(states, chapters, next_),
        rows=lambda: map(_flat, states),
        feed=True,
        files=files_of(asked, "ties") if states else (),
    )


def _question(asked: Asked, boxes: list[Box]) -> View:
    """The form alone."""
    return View(
        *("ties.html", asked.labels.of("web.ties.title"), {"boxes": boxes, "ties": None, "next": None, "first": None}),
        fields=lambda: _fields([], [], None),
        rows=lambda: [],
        feed=True,
    )


def others_of(asked: Asked, numbers: Sequence[int], actor: Known) -> list[Choice]:
    """With whom the actor has ties, those first of whom most is told."""
    return [
        Choice(legible(each.actor.name), each.actor.key, address("/ties", party=actor.key, counterpart=each.actor.key))
        for each in others_in_ties(asked.connection, numbers, _OTHERS)
    ]


def of_actor(asked: Asked, actor: Known) -> tuple[list[Tie], Axis]:
    """The ties of an actor, all told, with their bands."""
    chapters = tie_states(asked.connection, (actor.number, None), clocks=Clocks(), history=True)
    axis = axis_of([value for state in chapters for value in (state.since, state.until)], asked.settings.today())
    last = {(state.keys, state.relation): state for state in chapters}
    return [_tie(asked, state, TieQuery(), axis=axis, chapters=chapters) for state in last.values()], axis


def _told(
    asked: Asked, query: TiesQuery, party: Known, counterpart: Known | None
) -> tuple[list[TieState], list[TieState], str | None]:
    """The states at the date, every chapter, and the mark of the next page."""
    connection, clocks = asked.connection, query.clocks
    ends: Ends = (party.number, counterpart.number if counterpart else None)
    next_ = None
    if counterpart is None:
        others, next_ = others_page(connection, party.number, clocks=clocks, page=(query.limit, query.after))
        if not others:
            return [], [], None
        ends = party.number, others
    states = tie_states(connection, ends, as_of=_as_of(asked, query), clocks=clocks)
    return states, tie_states(connection, ends, clocks=clocks, history=True), next_


def _as_of(asked: Asked, query: TieQuery) -> str:
    return query.as_of or asked.settings.today().isoformat()


def _asked_at(asked: Asked, query: TieQuery, axis: Axis) -> float | None:
    """Where the date that was asked for stands on the axis."""
    days = days_of(query.as_of) if query.as_of else None
    return axis.place((days.first + days.last) / 2) if days and days.first > EARLIEST and days.last < LATEST else None


def _year(value: str) -> int:
    day = edtf.latest(value) or edtf.earliest(value)
    return day.year if day else 0


def _tie(asked: Asked, state: TieState, query: TieQuery, *, axis: Axis, chapters: list[TieState]) -> Tie:
    labels, cards = asked.labels, Cards(asked.labels)
    own = [each for each in chapters if (each.keys, each.relation) == (state.keys, state.relation)]
    party, counterpart = state.keys
    groups = (("decides", state.reports), ("claims", state.claims), ("conflicts", state.conflicts))
    words, bounds = _state(state, asked)
    return Tie(
        *(state.party, actor_address(party), state.counterpart, actor_address(counterpart)),
        relation=labels.of(f"ties.{state.relation}"),
        address=address("/ties", party=party, counterpart=counterpart, as_of=query.as_of, known_at=query.known_at),
        state=words,
        certainty=state.certainty if state.status else "none",
        sure=labels.of(f"certainty.{state.certainty}") if state.status and state.certainty != "no" else "",
        bounds=bounds,
        also=_also(state, asked),
        sections=tuple((name, labels.of(f"web.ties.{name}"), cards.of(found)) for name, found in groups if found),
        chapters=tuple(chapters_of(own, axis, labels, today=asked.settings.today())),
        axis=axis,
    )


def _state(state: TieState, asked: Asked) -> tuple[str, str]:
    """The state, and since and until when."""
    labels = asked.labels
    if state.status is None:
        return labels.of("ties.undecided"), ""
    if state.certainty == "no":
        return labels.of("web.ties.not_yet"), until_words(state.until, labels) if state.until else ""
    bounds = f"{since_words(state.since, labels)}, {until_words(state.until, labels)}"
    return labels.of(f"tie.{state.relation}.{state.status}"), bounds


def _also(state: TieState, asked: Asked) -> str:
    others = [asked.labels.of(f"tie.{state.relation}.{other}") for other in state.possible if other != state.status]
    return asked.labels.of("ties.also", states=", ".join(others)) if others and state.status else ""


def _fields(states: list[TieState], chapters: list[TieState], next_: str | None) -> Fields:
    ordered = groupby(chapters, key=lambda state: (state.keys, state.relation))
    history = [fields_of_tie(state) for _, group in ordered for state in group]
    return {"items": [fields_of_tie(state) for state in states], "history": history, "next": next_}


def _flat(state: TieState) -> Fields:
    """A state as a row of a table: its reports are counted."""
    fields = fields_of_tie(state)
    names = ("reports", "claims", "conflicts")
    plain = {name: value for name, value in fields.items() if name not in (*names, "counts")}
    return plain | dict(zip(names, state.counts, strict=True))

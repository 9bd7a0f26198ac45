"""Pairs of sentences that differ in one thing: what is read of them differs in exactly that."""

from __future__ import annotations

import tomllib
from typing import Final, TypedDict

import pytest

from latopis.model import Event
from test_cases import CASES, Case, Seen


class Act(TypedDict, total=False):
    """An event that must be read; `said` is the speaker's own certainty, `optional` one that may be missing."""

    type: str
    actors: list[str]
    actors_aka: list[str]
    recipients: list[str]
    recipients_aka: list[str]
    when: str
    factuality: str
    said: str
    trigger: str
    optional: bool


class Pair(TypedDict):
    """Two texts of the same day and what they tell; `differs` says in what."""

    differs: str
    published: str
    one: str
    two: str
    events_one: list[Act]
    events_two: list[Act]


def pairs(name: str) -> list[Pair]:
    found: list[Pair] = tomllib.loads((CASES / name).read_text("utf-8"))["pair"]
    return found


def faults(text: str, published: str, wanted: list[Act]) -> list[str]:
    """What is missed or read otherwise, and every event too many."""
    seen = Seen(Case(text=text, published=published))
    found, out = list(seen.of(Event)), []
    for want in wanted:
        fit = next((event for event in found if _is(seen, event, want)), None)
        if fit is not None:
            found.remove(fit)
        elif not want.get("optional"):
            out.append(f"missed {want}")
    return [*out, *(f"read {_told(seen, event)}" for event in found)]


def _is(seen: Seen, event: Event, want: Act) -> bool:
    trigger, told = event.trigger.of(seen.text), event.span.of(seen.text)
    who = want["actors"] + want.get("actors_aka", [])
    whom = want["recipients"] + want.get("recipients_aka", [])
    same = (event.type, event.when or "", event.factuality, event.factuality_said or "")
    return (
        same == (want["type"], want["when"], want["factuality"], want.get("said", ""))
        and (trigger in want["trigger"] or want["trigger"] in told)  # a light verb or its noun
        and any(seen.is_one(actor, who) for actor in event.actors)
        and all(seen.is_one(actor, whom) for actor in event.recipients if whom)
        and bool(event.recipients) >= bool(whom)
    )


def _told(seen: Seen, event: Event) -> str:
    who, whom = ([seen.names(actor)[0] for actor in actors] for actors in (event.actors, event.recipients))
    certain = event.factuality, event.factuality_said
    return f"{event.type} {event.trigger.of(seen.text)} {who} {whom} {event.when} {certain} {event.made_by}"


LEAST: Final = {"event_pairs.toml": 1.0, "event_pairs_aside.toml": 0.85, "event_pairs_second.toml": 0.76}
"""The share of pairs that must hold; the second file was kept aside until the first held, the last is by another author."""


@pytest.mark.parametrize("name", LEAST)
def test_a_pair_differs_in_what_it_says(name: str) -> None:
    """Each text of a pair gives its own events and no others, so that two differ in type, side, date or certainty alone."""
    wrong = []
    for pair in pairs(name):
        told = [
            *faults(pair["one"], pair["published"], pair["events_one"]),
            *faults(pair["two"], pair["published"], pair["events_two"]),
        ]
        wrong += ["\n   ".join([f"{pair['differs']}: {pair['one']} / {pair['two']}", *told])] if told else []
    assert len(wrong) <= (1 - LEAST[name]) * len(pairs(name)), f"{len(wrong)} do not hold:\n" + "\n".join(wrong)

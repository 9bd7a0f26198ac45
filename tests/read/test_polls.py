"""Surveys: their shares and answers, who was asked, by whom and when, and what is no survey."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TypedDict

import pytest

from latopis.lexicon.polls import AnswerPattern, PollWords, load_poll_words
from latopis.model import Actor, Document, Mention, Poll, Reading, Span, Time
from latopis.pipeline import reading_until
from latopis.read.polls import polls_in

CASES = Path(__file__).parents[1] / "cases" / "polls.toml"
ASIDE_FLOOR = 0.6  # of the cases that were written before the patterns


class _Case(TypedDict, total=False):
    id: str
    aside: bool
    text: str
    times: list[list[str]]
    actors: list[str]
    polls: list[dict[str, object]]


def cases(*, aside: bool) -> list[_Case]:
    """The passages of the case file, those set aside or the others."""
    found: list[_Case] = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    return [case for case in found if case.get("aside", False) == aside]


@cache
def words() -> PollWords:
    """The Polish words of surveys."""
    return load_poll_words("pl")


def span_in(text: str, part: str) -> Span:
    """The first place of `part` in the text."""
    start = text.index(part)
    return Span(start, start + len(part))


def reading_of(case: _Case) -> Reading:
    """The passage as the earlier stages hand it on, with the times and actors of the case."""
    text = case["text"]
    reading = reading_until(Document(text, published="2023-07"), "phrases")
    names = case.get("actors", [])
    actors = tuple(
        Actor(f"a{number}", name, "organisation", mentions=(Mention(span_in(text, name), "name", name),))
        for number, name in enumerate(names, start=1)
    )
    times = tuple(Time(span_in(text, quote), value, "explicit") for quote, value in case.get("times", []))
    return Reading(reading.document, reading.tokens, reading.sentences, times, actors=actors)


def seen(reading: Reading, poll: Poll, key: str) -> object:
    """A field of the poll in the form of the case file; an empty string for one that is null."""
    text = reading.document.text
    if key == "options":
        return [[o.label.of(text), o.share] + ([o.change] if o.change is not None else []) for o in poll.options]
    value: object = getattr(poll, key)
    if key in ("pollster", "commissioner", "outlet") and value is not None:
        return next(actor.name for actor in reading.actors if actor.id == value)
    if isinstance(value, Span):
        return value.of(text)
    return "" if value is None else value


def outcome(case: _Case) -> list[dict[str, object]]:
    """What is read from the passage, as far as the case tells it."""
    reading = polls_in(reading_of(case), words())
    wanted = case["polls"]
    keys = [list(poll) for poll in wanted] + [["options"]] * len(reading.polls)
    return [{key: seen(reading, poll, key) for key in names} for poll, names in zip(reading.polls, keys, strict=False)]


@pytest.mark.parametrize("case", cases(aside=False), ids=lambda case: case["id"])
def test_passage(case: _Case) -> None:
    """A passage gives the polls that a careful reader takes from it."""
    assert case["polls"] == outcome(case)


def test_passages_written_before_the_patterns() -> None:
    """Most passages that no pattern was fitted to are read wholly right."""
    found = [case["polls"] == outcome(case) for case in cases(aside=True)]
    assert ASIDE_FLOOR <= sum(found) / len(found)

"""Surveys: their shares and answers, who was asked, by whom and when, and what is no survey."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from time import process_time
from typing import TypedDict

import pytest

from latopis.lexicon.polls import AnswerPattern, PollWords, load_poll_words
from latopis.model import Actor, Document, Mention, Name, Poll, Reading, Span, Time
from latopis.pipeline import STAGES, default_lexicon
from latopis.read.polls import polls_in
from read.told import record_of

CASES = Path(__file__).parents[1] / "cases" / "polls.toml"
ANALYSIS = ("tokens", "sentences", "morphology", "clauses", "phrases")
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
    named = case.get("actors", [])
    actors = tuple(
        Actor(f"a{number}", name, "organisation", mentions=(Mention(span_in(text, name), "name", name),))
        for number, name in enumerate(named, start=1)
    )
    times = tuple(Time(span_in(text, quote), value, "explicit") for quote, value in case.get("times", []))
    names = tuple(Name(span_in(text, name), name, "organisation") for name in named)
    reading = Reading(Document(text, published="2023-07"), times=times, names=names, actors=actors)
    for stage in (step for step in STAGES if step.__name__ in ANALYSIS):
        reading = stage(reading, default_lexicon())
    return reading


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


def examples(kind: str) -> list[tuple[str, str]]:
    """The examples of every pattern, with its address."""
    return [(pattern.address, text) for pattern in words().patterns for text in examples_of(pattern, kind)]


def examples_of(pattern: AnswerPattern, kind: str) -> tuple[str, ...]:
    """The examples of one pattern."""
    return pattern.yes if kind == "yes" else pattern.no


def read_plain(text: str) -> Reading:
    """What is read from a text without times and actors."""
    return polls_in(reading_of({"text": text}), words())


@pytest.mark.parametrize(("address", "text"), examples("yes"))
def test_pattern_finds_its_answers(address: str, text: str) -> None:
    """Each example of a pattern gives the answers marked in it, and the first of them by that pattern."""
    marked = re.findall(r"\{([\d.]+):([^}]*)\}", text)
    reading = read_plain(re.sub(r"\{[\d.]+:([^}]*)\}", r"\1", text))
    options = [option for poll in reading.polls for option in poll.options]
    found = {(option.share, option.label.of(reading.document.text)) for option in options}
    assert {(float(share), label) for share, label in marked} <= found
    assert address in {poll.made_by for poll in reading.polls} or len(options) > 1


@pytest.mark.parametrize(("address", "text"), examples("no"))
def test_counter_example_gives_no_poll(address: str, text: str) -> None:
    """A counter-example of a pattern gives no poll."""
    assert () == read_plain(text).polls, address


def test_every_pattern_has_examples() -> None:
    """Each pattern has an example and a counter-example."""
    assert [] == [pattern.address for pattern in words().patterns if not (pattern.yes and pattern.no)]


def test_pollster_that_no_stage_found_becomes_an_actor() -> None:
    """A pollster whom no mention covers is added as an organisation with an id of its own."""
    reading = read_plain("W sondażu ośrodka Lustro reformę popiera 58 proc. badanych.")
    assert [("x18", "organisation", "Lustro")] == [(actor.id, actor.type, actor.name) for actor in reading.actors]
    assert "x18" == reading.polls[0].pollster


def test_witnesses_are_no_sample() -> None:
    """Whom an investigator questions is not asked for an opinion."""
    text = "Śledczy przepytali 200 osób. Aż 30 proc. z nich nic nie pamiętało."
    assert [] == [entry for entry in record_of(text).entries if isinstance(entry, Poll)]


def test_known_pollster_is_reused() -> None:
    """A pollster who is an actor already keeps its id, and no actor is added."""
    case: _Case = {"text": "W sondażu CBOS reformę popiera 58 proc. badanych.", "actors": ["CBOS"]}
    reading = polls_in(reading_of(case), words())
    assert ["a1"] == [actor.id for actor in reading.actors]
    assert "a1" == reading.polls[0].pollster


def test_known_name_of_a_pollster_is_a_sign_of_a_survey() -> None:
    """The name of a pollster that the register knows makes a passage one on a survey."""
    text = "CBOS: reformę popiera 58 proc. Polaków."
    case: _Case = {"text": text, "actors": ["CBOS"]}
    assert () == polls_in(reading_of(case), words()).polls
    assert [58.0] == [option.share for option in polls_in(reading_of(case), words(), known=frozenset((0,))).polls[0].options]


def test_evidence_and_span() -> None:
    """Every field without a span of its own is shown, and the poll reaches from the first of its parts to the last."""
    text = "Tak. Reformę popiera 58 proc. Polaków. Sondaż CBOS przeprowadzono metodą CATI na próbie 1000 osób."
    poll = polls_in(reading_of({"text": text, "actors": ["CBOS"]}), words()).polls[0]
    assert {"pollster": "CBOS", "sample": "1000", "method": "CATI"} == {
        name: spans[0].of(text) for name, spans in poll.evidence.items()
    }
    assert (text.index("Reformę"), text.index("1000") + 4) == poll.span


@pytest.mark.parametrize(
    "part", ["47 proc. ", "Sondaż: X – 4 proc., ", "za 5% i przeciw 6% badanych, ", "(że 7 proc. ", "43, 31 i 12, "]
)
def test_long_lines_take_linear_time(part: str) -> None:
    """Four times the text takes well under sixteen times as long in one of some tries, and spans lie in it."""
    assert any(_seconds(part * 600) < 10 * _seconds(part * 150) + 0.2 for _ in range(4))


def _seconds(text: str) -> float:
    """What the passages of a text cost this process."""
    reading = reading_of({"text": text})
    start = process_time()
    read = polls_in(reading, words())
    took = process_time() - start
    assert all(0 <= poll.span.start < poll.span.end <= len(text) for poll in read.polls)
    return took

"""Passages about surveys: how many of their shares are read, and how many of those read are theirs."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from latopis.model import Poll
from test_cases import CASES, Case, Seen, words

if TYPE_CHECKING:
    from latopis.model import PollOption


class Scores(NamedTuple):
    """F1 of shares with their labels; of the polls so found, the share with the right pollster and fieldwork."""

    shares: float
    pollsters: float
    fieldwork: float


FLOORS: Final = {
    "surveys.toml": Scores(0.92, 0.97, 0.8),
    "surveys_aside.toml": Scores(0.9, 0.88, 0.75),
    "surveys_second.toml": Scores(0.92, 0.87, 0.96),
    "surveys_named.toml": Scores(0.96, 0.95, 0.75),
}
_STEM: Final = 5


def shares_a_word(one: str, other: str) -> bool:
    """Whether two labels share the beginning of a word."""
    return not {word[:_STEM] for word in words(one)}.isdisjoint(word[:_STEM] for word in words(other))


def scores(cases: list[Case]) -> Scores:
    """How the polls of the cases are read."""
    wanted = found = both = asked = made = timed = 0
    for case in cases:
        seen = Seen(case)
        options = [(option, poll) for poll in seen.of(Poll) for option in poll.options]
        wanted, found = wanted + sum(len(want["options"]) for want in case.get("polls", [])), found + len(options)
        for want in case.get("polls", []):
            fits: list[tuple[PollOption, Poll]] = []
            for label, share in want["options"]:
                same = [pair for pair in options if pair[0].share == share and pair not in fits]
                fit = next((pair for pair in same if shares_a_word(pair[0].label.of(seen.text), label)), None)
                fits += [fit] if fit is not None else []
            both += len(fits)
            for pair in fits:
                options.remove(pair)
            if fits:
                poll = fits[0][1]
                asked += 1
                made += seen.is_one(poll.pollster, [want["pollster"]]) if want.get("pollster") else poll.pollster is None
                timed += (poll.fieldwork or "") == want.get("fieldwork", "")
    return Scores(2 * both / (wanted + found), made / asked, timed / asked)


@pytest.mark.parametrize("name", FLOORS)
def test_passages_are_read_as_well_as_ever(name: str) -> None:
    """Shares, pollsters and fieldwork do not fall below what was reached."""
    cases: list[Case] = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    measured = scores(cases)
    assert all(least <= reached for least, reached in zip(FLOORS[name], measured, strict=True)), measured


def makers_missed(case: Case) -> list[str]:
    """Who made the polls of the case, for whom, who published them, and how, where that is told and not so read."""
    seen, out = Seen(case), []
    for want in case.get("polls", []):
        shares = {share for _, share in want["options"]}
        poll = next((poll for poll in seen.of(Poll) if any(option.share in shares for option in poll.options)), None)
        if poll is None:
            continue
        for field, actor in (("commissioner", poll.commissioner), ("outlet", poll.outlet)):
            name = str(want.get(field, "")) or None
            if field in want and not (actor is None if name is None else seen.is_one(actor, [name])):
                out.append(f"{field} {name}, found {seen.names(actor)[:1]}")
        told = (
            ("sample", want.get("sample"), poll.sample),
            ("method", want.get("method"), poll.method),
            ("margin", want.get("margin"), poll.margin),
        )
        out += [f"{field} {wanted}, found {found}" for field, wanted, found in told if wanted not in (None, found)]
    return out


def test_who_ordered_and_how_it_was_asked_is_told() -> None:
    """Commissioner, outlet, sample, method and margin of every passage that names them are read."""
    found: list[Case] = tomllib.loads((CASES / "surveys_named.toml").read_text("utf-8"))["case"]
    assert [] == [(case["text"], missed) for case in found if (missed := makers_missed(case))]

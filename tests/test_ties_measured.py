"""Passages and sentences about ties: how much of what they tell is read, and how much of what is read they tell."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from latopis.model import Document, Relation
from latopis.pipeline import read
from read.told import name_of
from test_cases import CASES, Case, Seen, Tied, is_tie

if TYPE_CHECKING:
    from latopis.model import Record


class Scores(NamedTuple):
    """F1 of party, counterpart, relation and status; of the ties so found, the share with the right date and factuality."""

    ties: float
    dates: float
    factuality: float


FLOORS: Final = {
    "ties.toml": Scores(0.94, 0.97, 0.99),
    "ties_aside.toml": Scores(0.94, 0.97, 0.99),
    "ties_second.toml": Scores(0.94, 1, 1),
}


def is_certain(tie: Relation, want: Tied) -> bool:
    """Whether the tie is as certain as it must be, to the article and to its speaker."""
    return tie.factuality == want["factuality"] and want.get("said") in (None, tie.factuality_said)


def scores(cases: list[Case]) -> Scores:
    """How the ties of the cases are read."""
    wanted = found = dated = certain = both = 0
    for case in cases:
        seen = Seen(case)
        ties = seen.of(Relation)
        wanted, found = wanted + len(case.get("relations", [])), found + len(ties)
        for want in case.get("relations", []):
            fits = [tie for tie in ties if is_tie(seen, tie, want)]
            fit = next((tie for tie in fits if (tie.when or "") == want["when"]), fits[0] if fits else None)
            if fit is not None:
                ties.remove(fit)
                both += 1
                dated += (fit.when or "") == want["when"]
                certain += is_certain(fit, want)
    return Scores(2 * both / (wanted + found), dated / both, certain / both)


@pytest.mark.parametrize("name", FLOORS)
def test_passages_are_read_as_well_as_ever(name: str) -> None:
    """Ties, their dates and their factuality do not fall below what was reached."""
    cases: list[Case] = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    measured = scores(cases)
    assert all(least <= reached for least, reached in zip(FLOORS[name], measured, strict=True)), measured


def lines(record: Record) -> list[str]:
    """The line of every tie, with the factuality said."""
    found = []
    for tie in [entry for entry in record.entries if isinstance(entry, Relation)]:
        value = tie.factuality if tie.factuality_said is None else f"{tie.factuality}/{tie.factuality_said}"
        line = f"{name_of(record, tie.party)} | {tie.relation} {tie.status} {value} | {name_of(record, tie.counterpart)}"
        found.append(f"{line} | {tie.when}" if tie.when else line)
    return found


def sentences() -> list[tuple[str, list[str]]]:
    """The sentences of `ties_lines.txt`, each with its lines."""
    blocks = (CASES / "ties_lines.txt").read_text("utf-8").split("\n\n")[1:]
    found = []
    for block in blocks:
        text, *told = block.strip().split("\n")
        found.append((text, [line.removeprefix("  > ") for line in told]))
    return found


def test_sentences_are_read_as_their_lines_say() -> None:
    """Every construction, status, voice and word order, and sentences that only look as if they told a tie."""
    told = [(text, sorted(expected)) for text, expected in sentences()]
    assert told == [(text, sorted(lines(read(Document(text, published="2023-07-15"))))) for text, _ in told]

"""The tables of docs/speed.md, made of what the benchmarks have measured (benchmarks/results.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from pydantic import BaseModel

RESULTS: Final = Path(__file__).resolve().parents[1] / "benchmarks" / "results.json"
PRICE: Final = 0.04
"""US dollars for an hour of one core: about what large clouds ask without a contract. An assumption, no figure of ours."""
MANY: Final = 64
AMOUNTS: Final = (10_000_000, 1_000_000_000)
_INPUTS: Final = {"pages.warc": "HTML in a WARC", "texts.jsonl": "text in JSON Lines"}


class Run(BaseModel):
    """An archive that was read."""

    input: str
    processes: int
    rate: float
    megabytes: int
    second_tenth: int
    last_tenth: int


class Archive(BaseModel):
    """What benchmarks/archive.py has measured."""

    articles: int
    characters: int
    compiled: bool
    runs: tuple[Run, ...]


class Program(BaseModel):
    """A program beside others."""

    program: str
    rate: float
    rate_in_two: float
    megabytes: int


class Peers(BaseModel):
    """What benchmarks/peers.py has measured."""

    articles: int
    characters: int
    compiled: bool
    rows: tuple[Program, ...]


class Results(BaseModel):
    """Everything that was measured."""

    archive: Archive
    peers: Peers


def results() -> Results:
    """What was measured last."""
    return Results.model_validate(json.loads(RESULTS.read_text("utf-8")))


def peers() -> list[tuple[str, ...]]:
    """What each program does, and how fast."""
    rows = [(row.program, f"{row.rate:,.0f}", f"{row.rate_in_two:,.0f}", f"{row.megabytes:,}") for row in results().peers.rows]
    return [("program", "articles a second and core", "in two processes", "MB"), *rows]


def archives() -> list[tuple[str, ...]]:
    """The rates of `latopis archive`, its start included, and its memory."""
    rows = [
        (
            _INPUTS[run.input],
            str(run.processes),
            f"{run.rate:,.0f}",
            f"{run.megabytes:,}",
            f"{run.second_tenth:,}",
            f"{run.last_tenth:,}",
        )
        for run in results().archive.runs
    ]
    return [("input", "processes", "articles a second", "MB in all", "in the second tenth", "in the last tenth"), *rows]


def costs() -> list[tuple[str, ...]]:
    """Hours and prices of large archives on paper; many cores are taken to help as much as the second one does."""
    rows = []
    for kind, name in _INPUTS.items():
        rates = {run.processes: run.rate for run in results().archive.runs if run.input == kind}
        helped = rates[2] / (2 * rates[1])
        for amount in AMOUNTS:
            alone = amount / rates[1] / 3600
            together = alone / (MANY * helped)
            rows.append((name, f"{amount:,}", f"{alone:,.0f}", f"{together:,.0f}", f"{together * MANY * PRICE:,.0f}"))
    return [("input", "articles", "hours on one core", f"hours on {MANY} cores", f"US dollars at {PRICE} a core and hour"), *rows]


def told(name: str) -> str:
    """What was measured, in a sentence."""
    found = results().archive if name == "archives" else results().peers
    kind = "compiled" if found.compiled else "as Python"
    return f"{found.articles:,} articles of {found.characters:,} characters; Latopis {kind}."

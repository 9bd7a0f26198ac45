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
    rate_a_core: float
    megabytes: int
    first_tenth: int
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

    archive: Archive | None = None
    peers: Peers | None = None


Rows = list[tuple[str, ...]]


def results() -> Results:
    """What was measured last."""
    return Results.model_validate(json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {})


def measured(name: str) -> tuple[str, Rows]:
    """A sentence on what was measured, and the rows of the table of that name; none where it was not."""
    found = results()
    source = found.peers if name == "peers" else found.archive
    if source is None:
        return "Not measured yet: `make bench`.", []
    kind = "compiled" if source.compiled else "as Python"
    said = f"{source.articles:,} articles of {source.characters:,} characters; Latopis {kind}."
    if isinstance(source, Peers):
        return said, peers(source)
    return said, costs(source) if name == "costs" else archives(source)


def peers(found: Peers) -> Rows:
    """What each program does, and how fast."""
    rows = [(row.program, f"{row.rate:,.0f}", f"{row.rate_in_two:,.0f}", f"{row.megabytes:,}") for row in found.rows]
    return [("program", "articles a second and core", "in two processes", "MB"), *rows]


def archives(found: Archive) -> Rows:
    """The rates of `latopis archive`, its start included, and its memory."""
    rows = [
        (
            _INPUTS[run.input],
            str(run.processes),
            f"{run.rate_a_core:,.0f}",
            f"{run.rate:,.0f}",
            *(f"{size:,}" for size in (run.megabytes, run.first_tenth, run.last_tenth)),
        )
        for run in found.runs
    ]
    head = ("input", "processes", "articles a second and core", "by the clock", "MB in all", "in the first tenth", "in the last")
    return [head, *rows]


def costs(found: Archive) -> Rows:
    """Hours and prices of large archives on paper; many cores are taken to be as good as two."""
    rows = []
    for kind, name in _INPUTS.items():
        rates = {run.processes: run.rate_a_core for run in found.runs if run.input == kind}
        for amount in AMOUNTS:
            alone, together = amount / rates[1] / 3600, amount / (MANY * rates[2]) / 3600
            rows.append((name, f"{amount:,}", f"{alone:,.0f}", f"{together:,.0f}", f"{together * MANY * PRICE:,.0f}"))
    return [("input", "articles", "hours on one core", f"hours on {MANY} cores", f"US dollars at {PRICE} a core and hour"), *rows]

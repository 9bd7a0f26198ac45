"""The accuracy floors: how well the annotated articles that `$LATOPIS_GOLD` names are read, at least.

A floor is lowered only by an explicit change that says why; it is raised when a change has lifted the figure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import pytest

Figures: TypeAlias = dict[str, dict[str, float | None]]

FLOORS = {
    ("dev", "times"): 0.97,
    ("dev", "statements"): 0.84,
    ("dev", "speakers"): 0.77,
    ("dev", "relations"): 0.78,
    ("dev", "events"): 0.47,
    ("dev", "poll shares"): 0.93,
    ("first", "times"): 0.99,
    ("first", "statements"): 0.99,
    ("first", "speakers"): 0.99,
    ("first", "relations"): 0.92,
    ("first", "events"): 0.8,
    ("first", "poll shares"): 0.99,
}
"""F1 by folder of annotated articles and kind of thing."""
MOST_SECONDS = 300


@pytest.fixture(scope="module")
def figures() -> dict[str, Figures]:
    """What the measure says, by folder; the tests are skipped where there is nothing to measure with."""
    folder = os.environ.get("LATOPIS_GOLD")
    if not folder:
        pytest.skip("LATOPIS_GOLD is unset: no annotated articles, the accuracy floors were not checked")
    return {name: measured(Path(folder), name) for name in sorted({name for name, _ in FLOORS})}


def measured(folder: Path, name: str) -> Figures:
    """The figures of one folder; an article that was not read fails."""
    latopis = Path(sys.executable).with_name("latopis")
    script = [sys.executable, str(folder / "measure.py"), "--json", "--gold", str(folder / name), "--latopis", str(latopis)]
    run = subprocess.run(script, capture_output=True, text=True, encoding="utf-8", timeout=MOST_SECONDS, check=False)
    unread = [line for line in run.stderr.splitlines() if line.endswith(": not read") or "malformed record" in line]
    assert (0, []) == (run.returncode, unread), run.stderr
    found: Figures = json.loads(run.stdout)
    return found


@pytest.mark.parametrize(("name", "kind"), FLOORS, ids=" ".join)
def test_floor(name: str, kind: str, figures: dict[str, Figures]) -> None:
    """The F1 is not below its floor."""
    assert (figures[name][kind]["f1"] or 0.0) >= FLOORS[name, kind]

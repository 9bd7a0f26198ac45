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
    ("times", "f1"): 0.0,
    ("statements", "f1"): 0.0,
    ("speakers", "f1"): 0.0,
    ("relations", "f1"): 0.0,
    ("events", "f1"): 0.0,
    ("poll shares", "f1"): 0.0,
}
MOST_SECONDS = 300


@pytest.fixture(scope="module")
def figures() -> Figures:
    """What the measure says; the tests are skipped where there is nothing to measure with."""
    folder = os.environ.get("LATOPIS_GOLD")
    if not folder:
        pytest.skip("LATOPIS_GOLD is unset: no annotated articles, the accuracy floors were not checked")
    latopis = Path(sys.executable).with_name("latopis")
    command = [sys.executable, str(Path(folder) / "measure.py"), "--json", "--latopis", str(latopis)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=MOST_SECONDS, check=False)
    unread = [line for line in run.stderr.splitlines() if line.endswith(": not read") or "malformed record" in line]
    assert (0, []) == (run.returncode, unread), run.stderr
    found: Figures = json.loads(run.stdout)
    return found


@pytest.mark.parametrize(("kind", "figure"), FLOORS, ids=" ".join)
def test_floor(kind: str, figure: str, figures: Figures) -> None:
    """The figure is not below its floor."""
    assert (figures[kind][figure] or 0.0) >= FLOORS[kind, figure]

"""The generated parts of docs/ are current."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_generated_pages() -> None:
    """`make docs` would change nothing."""
    command = [sys.executable, str(ROOT / "scripts" / "docs.py"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (0, "", "") == (run.returncode, run.stdout, run.stderr)

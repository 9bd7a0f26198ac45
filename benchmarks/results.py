"""What benchmarks have measured: one JSON file, from which the tables of docs/speed.md are made."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from typing import Final

from latopis.show.cli import is_compiled

PLACE: Final = Path(__file__).with_name("results.json")


def keep(name: str, found: dict[str, object]) -> None:
    """Puts what a benchmark has measured in the place of what it measured before."""
    whole = json.loads(PLACE.read_text("utf-8")) if PLACE.exists() else {}
    whole[name] = {"compiled": is_compiled(), "python": platform.python_version(), "processors": os.cpu_count(), **found}
    PLACE.write_text(json.dumps(dict(sorted(whole.items())), ensure_ascii=False, indent=1) + "\n", "utf-8")

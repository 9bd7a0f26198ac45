"""Count how often each pattern fires on the annotated articles, and how often it is right: data/pl/confidence.tsv.

LATOPIS_GOLD=FOLDER python scripts/confidence.py [CHRONICLE …]      FOLDER holds score.py, dev/ and corpus/

What was reviewed in chronicles (paths or URLs) counts too: an entry that was accepted as it was read is right.

Every entry is scored alone by the annotators' own score.py: right where an annotated one matches it, wrong where none does.
One that matches an optional annotation counts neither way. Only counts are written, nothing of the articles.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from latopis.model import Document
from latopis.pipeline import read
from latopis.run.chronicle import Chronicle

if TYPE_CHECKING:
    from types import ModuleType

TABLE = Path(__file__).resolve().parents[1] / "src/latopis/data/pl/confidence.tsv"
SCORES = {"statement": "statements", "event": "events", "relation": "relations", "poll": "poll shares"}
HEADER = """\
# How often each pattern fired on annotated articles and was right there; `make measure` counts anew.
# pattern = the address that an entry's made_by gives. Of a poll every share counts.
# Source: our own counts, of articles that are no part of this package. Licence: Apache-2.0.
pattern	fired	right
"""


def score_module(folder: Path) -> ModuleType:
    """The annotators' score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Fired and right, by pattern."""
    score = score_module(folder)
    found: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for path in sorted((folder / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / "corpus" / gold["doc"]).read_text(encoding="utf-8")
        record = json.loads(read(Document(text, published=gold["published"], language="pl")).to_json())
        for entry in record["entries"]:
            alone = score.Record(record | {"entries": [entry], "times": []}, text)
            result = score.score_document(gold, alone, text, lambda _: None)
            right, _, fired = result[SCORES[entry["kind"]]]
            before = found[entry["made_by"]]
            found[entry["made_by"]] = before[0] + fired, before[1] + right
    return {pattern: counts for pattern, counts in found.items() if counts[0]}


def with_reviewed(counts: dict[str, tuple[int, int]], chronicles: list[str]) -> dict[str, tuple[int, int]]:
    """The counts with those of what was reviewed in the chronicles."""
    nothing = (0, 0)
    for place in chronicles:
        with Chronicle(place, create=False) as chronicle:
            more = chronicle.pattern_counts()
        pairs = {pattern: (counts.get(pattern, nothing), more.get(pattern, nothing)) for pattern in counts.keys() | more.keys()}
        counts = {pattern: (a[0] + b[0], a[1] + b[1]) for pattern, (a, b) in pairs.items()}
    return counts


def main() -> int:
    """Writes the table; 1 where there are no annotated articles."""
    folder = os.environ.get("LATOPIS_GOLD")
    if not folder or not (Path(folder) / "score.py").is_file():
        print("NOT COUNTED: set LATOPIS_GOLD to the folder of annotated articles that holds score.py", file=sys.stderr)
        return 1
    counts = with_reviewed(counts_of(Path(folder)), sys.argv[1:])
    rows = [f"{pattern}\t{fired}\t{right}\n" for pattern, (fired, right) in sorted(counts.items())]
    TABLE.write_text(HEADER + "".join(rows), encoding="utf-8")
    often = [pattern for pattern, (fired, _) in counts.items() if fired >= 5]
    print(f"{len(rows)} patterns fired, {len(often)} of them five times or more: {TABLE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Whether the compiled package reads as the Python one does: compiled.py PACKAGE

PACKAGE is the folder into which the compiled package was installed. Both read the examples and every example sentence of the
lexicon; 1 where a record differs by a byte, or where the package is not compiled.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
TOGETHER = 12
"""Example sentences in one article."""


def articles() -> Iterator[tuple[str, str]]:
    """Names and texts: the examples, and the sentences of the lexicon a dozen at a time."""
    for path in sorted((ROOT / "examples").glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "src/latopis/data/pl").rglob("*.toml")):
        sentences = list(sentences_in(tomllib.loads(path.read_text(encoding="utf-8"))))
        for at in range(0, len(sentences), TOGETHER):
            yield f"{path.name}, {at + 1}", "\n\n".join(sentences[at : at + TOGETHER])


def sentences_in(value: object) -> Iterator[str]:
    """Every text of several words in a table of the lexicon, without its marks."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from sentences_in(one)
    elif isinstance(value, str) and " " in value:
        yield re.sub(r"\{[^:{}]*:|[{}]", "", value)


def print_digests() -> None:
    """A line for each article: its name and the digest of its record; the last says who read, and how fast."""
    import latopis.sentence  # noqa: PLC0415  the package that PYTHONPATH names
    from latopis import Document, read  # noqa: PLC0415

    start = time.process_time()
    for name, text in articles():
        record = read(Document(text, published="2023-07-04"))
        print(f"{name}\t{hashlib.sha256(record.to_json().encode()).hexdigest()}")
    kind = "Python" if (latopis.sentence.__file__ or "").endswith(".py") else "compiled"
    print(f"{kind}\t{time.process_time() - start:.1f} s")


def digests(package: Path) -> list[str]:
    """What `print_digests` writes with the package in that folder."""
    command = [sys.executable, "-P", __file__]
    environment = os.environ | {"PYTHONPATH": str(package)}
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()


def main() -> int:
    """Compare the two; 1 for any difference."""
    if len(sys.argv) < 2:
        print_digests()
        return 0
    *python, by_python = digests(ROOT / "src")
    *compiled, by_compiled = digests(Path(sys.argv[1]).resolve())
    different = [one.partition("\t")[0] for one, other in zip(python, compiled, strict=True) if one != other]
    for name in different:
        print(f"read differently: {name}", file=sys.stderr)
    kinds = [kind.partition("\t")[0] for kind in (by_python, by_compiled)]
    print(f"{len(python) - len(different)} of {len(python)} records the same: {by_python}, {by_compiled}".replace("\t", " "))
    return int(bool(different) or kinds != ["Python", "compiled"])


if __name__ == "__main__":
    sys.exit(main())

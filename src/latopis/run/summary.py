"""What is made of all shards of an archive together: the copies among its articles, the counts, the description of its tables."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from latopis import __version__
from latopis.run.copies import copies_in
from latopis.run.tables import COPIES, TABLES, file_of, resource_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from latopis.run.tables import Format

SKETCHES: Final = "sketches"
_PART: Final = 50_000
"""Rows of one file of the copies."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of an archive: articles read and not read, by reason; all that had a text, by language; copies among those read."""

    read: int
    unread: dict[str, int]
    languages: dict[str, int]
    copies: int


def summarise(out: Path, form: Format) -> Summary:
    """Write the copies, `summary.json` and `datapackage.json`; the same shards give the same bytes."""
    copies = _write_copies(out, form)
    counts, languages = Counter[str](), Counter[str]()
    for path in sorted((out / "shards").glob("*.json")):
        manifest = json.loads(path.read_bytes())
        counts.update(manifest["counts"])
        languages.update(manifest.get("languages", {}))
    unread = {code: count for code, count in sorted(counts.items()) if code != "read"}
    found = Summary(counts["read"], unread, dict(sorted(languages.items())), copies)
    write(out / "summary.json", json.dumps(asdict(found), indent=1).encode())
    _describe(out, form)
    return found


def _write_copies(out: Path, form: Format) -> int:
    """Write the table of copies, in files of so many rows, at least one; how many rows there are."""
    found = copies_in(_sketches(out))
    names: set[str] = set()
    count = 0
    while (rows := list(islice(found, _PART))) or not names:
        name = f"{len(names):06}.{form}"
        write(out / COPIES / name, file_of(COPIES, [tuple(row.values()) for row in rows], form))
        names.add(name)
        count += len(rows)
    for path in (out / COPIES).iterdir():
        if path.name not in names:
            path.unlink()
    return count


def summary_of(out: Path) -> Summary:
    """The summary of an archive that is done."""
    return Summary(**json.loads((out / "summary.json").read_bytes()))


def _sketches(out: Path) -> Iterator[bytes]:
    for path in sorted((out / SKETCHES).glob("*.jsonl")):
        with path.open("rb") as lines:
            yield from lines


def write(path: Path, data: bytes) -> None:
    """Write the file whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)


def manifest_path(out: Path, number: int) -> Path:
    """The manifest of a shard, which is written last."""
    return out / "shards" / f"{number:06}.json"


def _describe(out: Path, form: Format) -> None:
    """Write `datapackage.json`: the tables with their columns, for programs that read such packages."""
    resources = [
        resource_of(table, [f"{table}/{path.name}" for path in sorted((out / table).glob(f"*.{form}"))], form, columns)
        for table, columns in TABLES.items()
    ]
    package = {"name": "latopis-archive", "created_with": f"latopis {__version__}", "resources": resources}
    write(out / "datapackage.json", json.dumps(package, ensure_ascii=False, indent=1).encode())

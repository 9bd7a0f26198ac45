"""Archives of any size become tables on disk: in shards, in several processes, resumable, with a bounded memory.

A shard is the next so many articles of the inputs, so that the same inputs give the same shards. It is read by one process and
written whole: first its files, each under a temporary name and then its own, and last its manifest. A shard with a manifest is
done; whatever was interrupted is read again and gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter, deque
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol

from latopis import __version__
from latopis.errors import ArchiveError
from latopis.load.article import Intake
from latopis.load.held import Page, taken_out
from latopis.load.sources import held_and_files
from latopis.load.unread import Unread
from latopis.pipeline import read
from latopis.run.copies import sketch_row
from latopis.run.processes import lexicon_here
from latopis.run.summary import SKETCHES, manifest_path, summarise, write
from latopis.run.tables import COPIES, TABLES, file_of, lines_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from latopis.load.held import Held
    from latopis.run.tables import Format, Row, Values

    class Engine(Protocol):
        """Runs the reading of shards, here or elsewhere."""

        @property
        def width(self) -> int:
            """How many shards are read at once."""

        def submit(self, task: Callable[[Shard], Done], shard: Shard) -> Future[Done]:
            """Begin to read a shard."""


PLAN: Final = "archive.json"
_MENDABLE: Final = frozenset(("failed", "unreadable", "missing-extra", "not-found"))
"""Codes of what may be read another time, when a package is installed or a disk is back."""
_AHEAD: Final = 2
"""Shards that may wait for each process."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an archive is made from; another plan is another archive. `today` is the day it was begun."""

    inputs: tuple[str, ...]
    today: str
    published: str | None = None
    max_size: int = 20_000_000
    columns: tuple[tuple[str, str], ...] = ()
    registers: tuple[str, ...] = ()
    shard: int = 500
    form: Format = "parquet"
    reader: str = __version__

    @property
    def intake(self) -> Intake:
        """The same, as loading takes it."""
        return Intake(date.fromisoformat(self.today), self.published, self.max_size, self.columns)


@dataclass(frozen=True, slots=True)
class Shard:
    """Some articles in a row that are read together; duplicates of earlier ones are Unread among them."""

    number: int
    held: tuple[Held, ...]
    plan: Plan


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a shard: its files by name, and counts: `read`, and the codes of what was not; and the languages of all."""

    number: int
    counts: dict[str, int]
    languages: dict[str, int]
    files: dict[str, bytes]


def archive(plan: Plan, out: Path, engine: Engine, *, retry: bool = False) -> Iterator[dict[str, int]]:
    """Read all inputs into the folder; gives the counts of each shard, in order, as it is done or was before.

    With `retry`, shards in which something failed that another try may mend are read again.

    Raises:
        ArchiveError: the folder holds another archive, or cannot be written; the message says what to do.
    """
    plan = _begun(plan, out)
    waiting: deque[Future[Done]] = deque()
    for shard in _shards(plan):
        manifest = _manifest(out, shard.number)
        if manifest is not None and not (retry and not manifest.keys().isdisjoint(_MENDABLE)):
            while waiting:
                yield _kept(out, waiting.popleft().result())
            yield manifest
            continue
        waiting.append(engine.submit(read_shard, shard))
        if len(waiting) >= engine.width * _AHEAD:
            yield _kept(out, waiting.popleft().result())
    while waiting:
        yield _kept(out, waiting.popleft().result())
    try:
        summarise(out, plan.form)
    except OSError as fault:
        raise _unwritable(out, fault) from fault


def _begun(plan: Plan, out: Path) -> Plan:
    """The plan of the folder, which is this one but for the day when it was begun; written where there is none."""
    path = out / PLAN
    try:
        out.mkdir(parents=True, exist_ok=True)
        if path.exists():
            kept = json.loads(path.read_text("utf-8"))
            wanted = json.loads(json.dumps(asdict(plan)))
            if kept | {"today": ""} != wanted | {"today": ""}:
                changed = sorted(name for name in wanted if name != "today" and kept.get(name) != wanted[name])
                raise ArchiveError(f"{out}: was begun with other {', '.join(changed)}; choose another folder, or the same again")
            return Plan(**{**asdict(plan), "today": str(kept["today"])})
        write(path, json.dumps(asdict(plan), ensure_ascii=False, indent=1).encode())
    except (OSError, ValueError) as fault:
        if isinstance(fault, ArchiveError):
            raise
        raise ArchiveError(f"{out}: is no folder for an archive ({fault}); choose another one") from fault
    return plan


def _shards(plan: Plan) -> Iterator[Shard]:
    held = (one for _, one in held_and_files(plan.inputs, plan.intake))
    with _seen() as is_new:
        numbered = (one if is_new(one) else _again(one) for one in held)
        number = 0
        while part := tuple(islice(numbered, plan.shard)):
            yield Shard(number, part, plan)
            number += 1


def _again(held: Held) -> Unread:
    return Unread(_place_of(held), "is the same as an article before it", "duplicate")


def _place_of(held: Held) -> str:
    return held.where if isinstance(held, Page | Unread) else held.url or held.title or held.id


@contextmanager
def _seen() -> Iterator[Callable[[Held], bool]]:
    """Whether the bytes of an article have not come up yet; what has is kept on disk, so that millions take no memory."""
    database = sqlite3.connect("", isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA cache_size = -8000")
        database.execute("CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID")

        def is_new(held: Held) -> bool:
            if isinstance(held, Unread):
                return True
            content = held.data if isinstance(held, Page) else held.text.encode("utf-8", "surrogatepass")
            digest = hashlib.blake2b(content, digest_size=12).digest()
            return database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (digest,)).rowcount == 1

        yield is_new
    finally:
        database.close()


# One shard ---------------------------------------------------------------------------------------


def read_shard(shard: Shard) -> Done:
    """Read the articles of a shard; one that cannot be read becomes a line of its failures."""
    plan, lexicon = shard.plan, lexicon_here(shard.plan.registers)
    tables: dict[str, list[Values]] = {name: [] for name in TABLES if name != COPIES}
    failures: list[Row] = []
    sketches: list[Row] = []
    counts, languages = Counter[str](), Counter[str]()
    for held in shard.held:
        try:
            article = taken_out(held, plan.intake)
            if isinstance(article, Unread):
                counts[article.code] += 1
                languages.update(filter(None, (article.language,)))
                failures.append({"where": article.where, "code": article.code, "message": article.message})
                continue
            for table, row in rows_of(read(article, lexicon)):
                tables[table].append(row)
            sketches.append(sketch_row(article))
            languages[article.language or "und"] += 1
            counts["read"] += 1
        except Exception as fault:
            counts["failed"] += 1
            failures.append({"where": _place_of(held), "code": "failed", "message": f"{type(fault).__name__}: {fault}"})
    name = f"{shard.number:06}"
    files = {f"{table}/{name}.{plan.form}": file_of(table, rows, plan.form) for table, rows in tables.items()}
    files[f"failures/{name}.jsonl"] = lines_of(failures)
    files[f"{SKETCHES}/{name}.jsonl"] = lines_of(sketches)
    return Done(shard.number, dict(sorted(counts.items())), dict(sorted(languages.items())), files)


# What is kept ------------------------------------------------------------------------------------


def _kept(out: Path, done: Done) -> dict[str, int]:
    """The counts of the shard, once its files and then its manifest are written."""
    try:
        for name, data in done.files.items():
            write(out / name, data)
        digests = {name: hashlib.sha256(data).hexdigest() for name, data in done.files.items()}
        manifest = {"counts": done.counts, "languages": done.languages, "files": digests}
        write(manifest_path(out, done.number), json.dumps(manifest).encode())
    except OSError as fault:
        raise _unwritable(out, fault) from fault
    return done.counts


def _unwritable(out: Path, fault: OSError) -> ArchiveError:
    said = f"cannot be written: {fault.strerror or fault}; what was read is kept, run the same again"
    return ArchiveError(f"{out}: {said}")


def _manifest(out: Path, number: int) -> dict[str, int] | None:
    """The counts of a shard that is done."""
    try:
        found = json.loads(manifest_path(out, number).read_bytes())
        return {str(code): int(count) for code, count in found["counts"].items()}
    except (FileNotFoundError, ValueError, KeyError):
        return None

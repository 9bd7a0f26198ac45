"""What the command `archive` does: progress on a terminal, and a summary; loaded only when it runs."""

from __future__ import annotations

import sys
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from latopis.lexicon.labels import load_labels
from latopis.load.article import MAX_SIZE
from latopis.run.archive import Plan, archive
from latopis.run.engines import engine
from latopis.run.processes import processors
from latopis.run.summary import summary_of
from latopis.show.output import write_line
from latopis.show.report_json import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from latopis.run.summary import Summary
    from latopis.run.tables import Format
    from latopis.show.reading import Wish


@dataclass(frozen=True, slots=True)
class Order:
    """Where an archive goes and who reads it; `shard` counts articles, `address` is that of a Ray cluster."""

    out: str
    form: Format = "parquet"
    shard: int = 500
    engine: str = "local"
    jobs: int | None = None
    address: str | None = None
    retry: bool = False


def archive_files(paths: Sequence[str], wish: Wish, order: Order) -> int:
    """Read every article of the paths into tables of the folder; 1 if something could not be read, else 0."""
    limits = (wish.published, wish.max_size or MAX_SIZE, wish.columns, wish.registers)
    plan = Plan(tuple(paths), wish.intake.today.isoformat(), *limits, order.shard, order.form)
    counts: Counter[str] = Counter()
    jobs = order.jobs or processors()
    with engine(order.engine, processes=jobs, registers=wish.registers, address=order.address) as place, _progress() as tell:
        for done in archive(plan, Path(order.out), place, retry=order.retry):
            counts.update(done)
            tell(counts)
    found = summary_of(Path(order.out))
    if wish.json:
        write_line(line(asdict(found)))
        return _exit_code(found)
    labels = load_labels(wish.tongue)
    said = [labels.of("archive.read", count=f"{found.read:,}"), *(f"{code}: {count:,}" for code, count in found.unread.items())]
    write_line(" · ".join(said))
    if found.copies:
        write_line(labels.of("archive.copies", count=f"{found.copies:,}"))
    others = sorted(
        ((code, count) for code, count in found.languages.items() if code != "pl"), key=lambda pair: (-pair[1], pair[0])
    )
    if others:
        shown = ", ".join(f"{code} {count:,}" for code, count in others)
        write_line(labels.of("archive.languages", count=f"{found.languages.get('pl', 0):,}", others=shown))
    if found.unread:
        write_line(labels.of("archive.failures", where=str(Path(order.out) / "failures")))
    return _exit_code(found)


def _exit_code(found: Summary) -> int:
    return 1 if found.unread.keys() - {"duplicate", "not-polish"} else 0


@contextmanager
def _progress() -> Iterator[Callable[[Counter[str]], None]]:
    """What tells how many articles are through and how fast: a line on a terminal, nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield lambda counts: None
        return
    from rich.console import Console  # noqa: PLC0415  rich is loaded only for people

    begun, console = time.monotonic(), Console(stderr=True)
    with console.status("") as status:

        def tell(counts: Counter[str]) -> None:
            rate = counts.total() / max(time.monotonic() - begun, 0.001)
            status.update(f"{counts.total():,} · {rate:,.0f}/s · {counts.total() - counts['read']:,} unread")

        yield tell

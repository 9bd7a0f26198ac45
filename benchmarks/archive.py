"""Times the reading of an archive: pages in a WARC and texts in JSON Lines, in one process and two, and what memory it takes.

python benchmarks/archive.py [--pages 2000] [--only pages.warc:2 …] [--keep]

--only reads so many inputs in so many processes; --keep puts the figures of all of them into benchmarks/results.json.

Pages are made (made_pages.py); one in twenty is broken, empty, cut, in English or the same as another, and two are huge.
Rates are articles a second by the clock, and by the time of the processor, which what else the machine does hardly changes; both
include the start. Memory is the largest of all processes together, in the first and the last tenth of the run; where there are
fewer than some thousand pages, the first tenth ends before the first shard is written. The records of the last run are compared
with those of reading one page after another.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from made_pages import texts, write_archive
from results import keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RUNS = ("pages.warc:1", "pages.warc:2", "texts.jsonl:1", "texts.jsonl:2")
COMPARED = 1000
"""How many records at most are compared with those of reading one after another."""


@dataclass(frozen=True, slots=True)
class Run:
    """A command that ran: its seconds by the clock and of the processor, and its memory every second, in MB."""

    seconds: float
    processor: float
    memory: list[float]

    def tenth(self, number: int) -> float:
        """The largest memory in a tenth of the run."""
        size = max(1, len(self.memory) // 10)
        return max(self.memory[number * size : (number + 1) * size], default=0.0)


def main() -> int:
    """Prints the rates; 1 where the records are not those of reading one after another."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=2000)
    options.add_argument("--only", nargs="+", choices=RUNS, default=RUNS, metavar="INPUT:PROCESSES")
    options.add_argument("--keep", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        length = made(folder, chosen.pages)
        print(f"{chosen.pages:,} articles of {length:,.0f} characters")
        rows = list(measured(folder, chosen.pages, chosen.only))
        same, compared = records_agree(folder) if "pages.warc:2" in chosen.only else (0, 0)
        print(f"records as one by one: {same} of {compared}")
        if chosen.keep and tuple(chosen.only) == RUNS:
            keep("archive", {"articles": chosen.pages, "characters": round(length), "runs": rows})
    return 0 if same == compared else 1


def made(folder: Path, count: int) -> float:
    """Writes the archive of pages and the same articles as lines of JSON; how long a text is on average."""
    write_archive(folder / "pages.warc", count)
    characters = 0
    with (folder / "texts.jsonl").open("w", encoding="utf-8") as lines:
        for text, day in texts(count):
            characters += len(text)
            lines.write(json.dumps({"text": text, "published": day}, ensure_ascii=False) + "\n")
    return characters / count


def measured(folder: Path, count: int, runs: Sequence[str]) -> Iterator[dict[str, object]]:
    """The rates of each input in so many processes."""
    clock: dict[str, float] = {}
    for name in runs:
        source, jobs = name.split(":")[0], int(name.split(":")[1])
        run = timed(folder / source, folder / f"{source}-{jobs}", jobs)
        row: dict[str, object] = {"input": source, "processes": jobs, "megabytes": round(max(run.memory))}
        row |= {"rate": round(count / run.seconds, 1), "rate_a_core": round(count / run.processor, 1)}
        row |= {"first_tenth": round(run.tenth(0)), "last_tenth": round(run.tenth(9))}
        print(
            f"{source:12} in {jobs}: {row['rate']:6} articles/s, {row['rate_a_core']:6} a core; {row['megabytes']} MB, "
            f"{row['first_tenth']} MB in the first tenth, {row['last_tenth']} in the last",
            flush=True,
        )
        clock[name] = run.seconds
        if jobs == 2 and f"{source}:1" in clock:
            print(f"{source:12} two processes are {clock[f'{source}:1'] / run.seconds:.2f} times as fast as one")
        yield row


def timed(source: Path, out: Path, jobs: int) -> Run:
    """How the command ran."""
    latopis = [sys.executable, "-c", "from latopis.show.start import main\nif __name__ == '__main__': main()"]
    command: list[str | Path] = [*latopis, "archive", source, "--out", out, "--jobs", str(jobs), "--shard", "200", "--no-config"]
    begun, used, memory, over = time.monotonic(), processor_time(), [0.0], threading.Event()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)

    def watch() -> None:
        while not over.wait(1.0):
            memory.append(memory_of(running.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    running.wait()
    seconds = time.monotonic() - begun
    over.set()
    watcher.join()
    return Run(seconds, processor_time() - used, memory[:-1] or memory)


def processor_time() -> float:
    """What the processes that have ended have taken, those that they began included."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def records_agree(folder: Path) -> tuple[int, int]:
    """How many records of the archive are those that `latopis read` gives, and how many were compared."""
    import pyarrow.parquet as pq  # noqa: PLC0415  only here

    kept: list[str] = []
    for path in sorted((folder / "pages.warc-2" / "records").iterdir()):
        if len(kept) < COMPARED:
            kept += pq.read_table(path, columns=["record"]).column("record").to_pylist()
    latopis = [sys.executable, "-c", "from latopis.show.start import main; main()", "read", "--json", "--no-config"]
    seen: set[str] = set()  # of these an archive leaves out what came before
    with subprocess.Popen([*latopis, folder / "pages.warc"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reading:
        assert reading.stdout is not None
        for line in reading.stdout:
            seen.add(line.decode("utf-8").rstrip("\n"))
            if kept[-1] in seen:
                break
        reading.kill()
    return sum(record in seen for record in kept), len(kept)


def memory_of(pid: int) -> float:
    """The memory of a process and its children, shared pages counted by their share, in MB."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        below = [int(child) for child in children.read_text().split()]
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    own = next((int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:")), 0.0)
    return own + sum(memory_of(child) for child in below)


if __name__ == "__main__":
    sys.exit(main())

"""Times the reading of an archive: pages in a WARC and texts in JSON Lines, in one process and two, and what memory it takes.

python benchmarks/archive.py [--pages 2000]

Pages are made from the articles of examples/, no two the same; one in twenty is broken, empty, in English or the same as another.
Rates are articles a second; memory is the largest of all processes together, over the run and over its last tenth.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from load.packing import page, warc  # noqa: E402

ARTICLES = [path.read_text("utf-8").split("\n\n") for path in sorted((ROOT / "examples").glob("*.txt"))]
ODD = (b"<html><body></body></html>", b"<!doctype html>" + b"<p>" * 500, page("News", body=("The council met on Monday.",) * 9))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=2000)
    count = options.parse_args().pages
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        pages = made(folder, count)
        print(f"{count:,} pages of {pages.stat().st_size / count:,.0f} bytes, texts of {mean_length(folder):,.0f} characters")
        for source, jobs in ((pages, 1), (pages, 2), (folder / "texts.jsonl", 1), (folder / "texts.jsonl", 2)):
            seconds, memory = timed(source, folder / f"out-{source.stem}-{jobs}", jobs)
            whole, last = max(memory), max(memory[-max(1, len(memory) // 10) :])
            print(
                f"{source.name:12} in {jobs}: {count / seconds:6.1f} articles/s, {whole:.0f} MB, {last:.0f} MB in the last tenth"
            )


def made(folder: Path, count: int) -> Path:
    """Writes the archive of pages and the same articles as lines of JSON."""
    with (folder / "pages.warc").open("wb") as pages, (folder / "texts.jsonl").open("w", encoding="utf-8") as texts:
        for number in range(count):
            title, *paragraphs = ARTICLES[number % len(ARTICLES)]
            body = (*paragraphs, f"Artykuł numer {number}.")
            odd = number % 20 == 7
            data = ODD[number // 20 % len(ODD)] if odd else page(title, body=body)
            pages.write(warc((f"https://example.org/{number}", data)))
            texts.write(json.dumps({"text": "\n\n".join((title, *body)), "published": "2023-07"}, ensure_ascii=False) + "\n")
    return folder / "pages.warc"


def mean_length(folder: Path) -> float:
    lines = (folder / "texts.jsonl").read_text("utf-8").splitlines()
    return sum(len(json.loads(line)["text"]) for line in lines) / len(lines)


def timed(source: Path, out: Path, jobs: int) -> tuple[float, list[float]]:
    """How long the command took, and the memory of its processes every fifth of a second, in MB."""
    latopis = Path(sys.executable).with_name("latopis")
    command: list[str | Path] = [latopis, "archive", source, "--out", out, "--jobs", str(jobs), "--shard", "200"]
    begun, memory, over = time.monotonic(), [0.0], threading.Event()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)

    def watch() -> None:
        while not over.wait(0.2):
            memory.append(memory_of(running.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    running.wait()
    seconds = time.monotonic() - begun
    over.set()
    watcher.join()
    return seconds, memory[:-1] or memory


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
    main()

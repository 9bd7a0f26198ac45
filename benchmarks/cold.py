"""One article from a cold start: the wall time and the peak memory of `latopis read --json` as a whole process.

python benchmarks/cold.py [--runs N] [FILE…]      default: 7 runs of each example
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds from start to end, peak resident memory in MB, and whether it ended well."""

    seconds: float
    megabytes: float
    ok: bool


def run_of(command: list[str]) -> Run:
    """Runs the command with its output thrown away."""
    nowhere = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0o600)
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[nowhere])
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return Run(seconds, usage.ru_maxrss / unit, status == 0)


def row_of(name: str, runs: list[Run]) -> str:
    """A line of the table: medians, and the slowest run."""
    seconds = [run.seconds for run in runs]
    megabytes = median(run.megabytes for run in runs)
    failed = "" if all(run.ok for run in runs) else "   FAILED"
    return f"{name:<32} {median(seconds):>8.2f} {max(seconds):>8.2f} {megabytes:>8.0f}{failed}"


def main() -> int:
    """Prints the table; 1 where a run failed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path, metavar="FILE")
    options.add_argument("--runs", type=int, default=7)
    chosen = options.parse_args()
    latopis = str(Path(sys.executable).with_name("latopis"))
    files = chosen.files or sorted((ROOT / "examples").glob("*.txt"))
    print(f"{'cold start, ' + str(chosen.runs) + ' runs':<32} {'median s':>8} {'worst s':>8} {'peak MB':>8}")
    everything = []
    for file in files:
        runs = [run_of([latopis, "read", "--json", str(file)]) for _ in range(chosen.runs)]
        everything += runs
        print(row_of(file.name, runs), flush=True)
    print(row_of("all", everything))
    return 0 if all(run.ok for run in everything) else 1


if __name__ == "__main__":
    sys.exit(main())

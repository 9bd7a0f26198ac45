"""A register of many actors: the time that it takes to load, and the memory that it adds, for each format.

Each measurement is a process of its own, in which Latopis and its lexicon are loaded already. The actors are made up: half of
them people, the others organisations and offices, every third with an alias.

A register is timed as it is read for the first time, and again, from what was kept of it.

python benchmarks/register.py [--actors N] [--runs N]      default: 200000 actors, 5 runs
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = (
    "Anna",
    "Jan",
    "Maria",
    "Piotr",
    "Zofia",
    "Tomasz",
    "Ewa",
    "Marek",
    "Irena",
    "Łukasz",
    "Oksana",
    "Wiktar",
    "Hanna",
    "Ivo",
)
HEADS = ("Fundacja", "Instytut", "Ośrodek", "Grupa", "Zakłady", "Towarzystwo", "Bank", "Urząd", "Komitet", "Zjednoczenie")
BEGINNINGS = ("Bor", "Wil", "Kar", "Now", "Mos", "Zar", "Lip", "Gro", "Ser", "Tar", "Dąb", "Woj", "Sta", "Hry", "Ost", "Jaś")
MIDDLES = ("o", "a", "ie", "u", "ę", "ino", "awa", "ele", "ody", "ani", "iko", "usze", "orza", "eni", "ala", "ymo")
ENDS = ("wski", "cka", "k", "ń", "rz", "wicz", "ra", "niak", "lec", "msk", "szyn", "ta", "czuk", "dzki", "ński", "la")
CHILD = """
import gc, resource, sys, time
from latopis.pipeline import default_lexicon

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()

default_lexicon()
gc.collect()
before, start = resident(), time.perf_counter()
lexicon = default_lexicon(registers=[sys.argv[1]])
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(len(lexicon.register), seconds, (resident() - before) / 1e6, (peak - before) / 1e6)
"""


class Load(NamedTuple):
    """One process: the actors of the register, the seconds of its loading, and the megabytes it added, at the end and at most."""

    actors: int
    seconds: float
    megabytes: float
    peak: float


def names(count: int) -> Iterator[tuple[str, str]]:
    """A type and a name for each actor, all of them different."""
    for number in range(count):
        rest, end = divmod(number // 2, len(ENDS))
        rest, middle = divmod(rest, len(MIDDLES))
        rest, beginning = divmod(rest, len(BEGINNINGS))
        word = BEGINNINGS[beginning] + MIDDLES[middle] + ENDS[end]
        rest, choice = divmod(rest, len(FIRST) if number % 2 else len(HEADS))
        more = f" {BEGINNINGS[rest % len(BEGINNINGS)]}an" if rest else ""
        yield ("person", f"{FIRST[choice]}{more} {word}") if number % 2 else ("organisation", f"{HEADS[choice]} {word}{more}")


def write_table(path: Path, count: int) -> None:
    """Write the actors as CSV."""
    rows = (
        f"bench-{number},{kind},bench,{name},{name.split()[-1] + 'a' if number % 3 == 0 else ''},polska,,\n"
        for number, (kind, name) in enumerate(names(count))
    )
    path.write_text("key,type,kind,name,aliases,of,gender,source\n" + "".join(rows), encoding="utf-8")


def write_entities(path: Path, count: int) -> None:
    """Write the actors as entities of FollowTheMoney."""
    with path.open("w", encoding="utf-8") as stream:
        for number, (kind, name) in enumerate(names(count)):
            alias = {"alias": [name.split()[-1] + "a"]} if number % 3 == 0 else {}
            entity = {
                "id": f"bench-{number:08x}",
                "caption": name,
                "schema": "Person" if kind == "person" else "Company",
                "properties": {"name": [name], "country": ["pl"], "topics": ["role.pep"], **alias},
                "datasets": ["bench"],
            }
            stream.write(json.dumps(entity, ensure_ascii=False) + "\n")


def load_of(path: Path, kept: Path) -> Load:
    """Loads the register in a process of its own; `kept` is the folder for what is kept of it."""
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(kept)}
    done = subprocess.run([sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=True, env=surroundings)
    actors, seconds, megabytes, peak = done.stdout.split()
    return Load(int(actors), float(seconds), float(megabytes), float(peak))


def row_of(name: str, loads: list[Load]) -> str:
    """A line of the table: the median and the slowest load, the memory that was added at the end, and at most."""
    seconds = [load.seconds for load in loads]
    added, peak = median(load.megabytes for load in loads), max(load.peak for load in loads)
    return f"{name:<22} {loads[0].actors:>8} {median(seconds):>9.2f} {max(seconds):>8.2f} {added:>9.0f} {peak:>8.0f}"


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--actors", type=int, default=200_000)
    options.add_argument("--runs", type=int, default=5)
    chosen = options.parse_args()
    print(f"{'register':<22} {'actors':>8} {'median s':>9} {'worst s':>8} {'added MB':>9} {'peak MB':>8}")
    with TemporaryDirectory() as folder:
        for name, write in (("mine.csv", write_table), ("mine.jsonl", write_entities)):
            path = Path(folder) / name
            write(path, chosen.actors)
            first = [load_of(path, Path(folder) / f"{name}-{run}") for run in range(chosen.runs)]
            again = [load_of(path, Path(folder) / f"{name}-{run}") for run in range(chosen.runs)]
            print(row_of(f"{name}, first time", first), row_of(f"{name}, again", again), sep="\n", flush=True)


if __name__ == "__main__":
    main()

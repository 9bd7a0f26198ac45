"""Articles a second: whole readings from text to JSON, cold and warm, in one and two processes, and the share of each stage.

python benchmarks/rate.py [--articles N] [--rounds N] [PATH…]      default: 100 articles made of the examples' paragraphs

The peer is dateparser's search for dates alone, in Polish and with the date of each article as its base, on the same articles
in the same run, by the time of the processor. The two take turns, so that a machine that slows down slows both; the ratio is the
median of the rounds.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from latopis import edtf
from latopis.load.sources import articles
from latopis.load.unread import Unread
from latopis.model import Document, Reading
from latopis.pipeline import STAGES, default_lexicon, read, settle
from latopis.show.cli import is_compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
PARAGRAPHS = 6
FIRST_DAY = date(2015, 1, 1)
PEER_SHARE = 5
"""The peer reads every fifth article: enough to know its pace."""


def documents_at(paths: list[Path]) -> list[Document]:
    """The articles of the paths, without those that cannot be read; one without a date gets one."""
    found = articles(paths, today=date.max)
    read_ = [article for article in found if not isinstance(article, Unread)]
    return [one if one.published else replace(one, published=_day(number)) for number, one in enumerate(read_)]


def mixed(documents: list[Document]) -> Iterator[Document]:
    """Endless articles of the paragraphs of those given, each with another choice of them, always in the same order."""
    paragraphs = [paragraph for document in documents for paragraph in document.text.split("\n\n") if paragraph.strip()]
    number = 0
    while paragraphs:
        chosen = [paragraphs[(number * 7 + step * (number % 5 + 1)) % len(paragraphs)] for step in range(PARAGRAPHS)]
        yield Document("\n\n".join(chosen), published=_day(number))
        number += 1


def _day(number: int) -> str:
    return (FIRST_DAY + timedelta(days=17 * (number % 200))).isoformat()


def read_whole(documents: list[Document]) -> int:
    """Reads every article and writes its record; the characters written."""
    return sum(len(read(document).to_json()) for document in documents)


def search_dates_in(documents: list[Document]) -> int:
    """The dates that dateparser finds in the articles."""
    from dateparser.search import search_dates  # noqa: PLC0415 only the comparison needs it

    count = 0
    for document in documents:
        earliest = edtf.earliest(document.published or "") or FIRST_DAY
        base = datetime(earliest.year, earliest.month, earliest.day, tzinfo=UTC).replace(tzinfo=None)
        count += len(search_dates(document.text, languages=["pl"], settings={"RELATIVE_BASE": base}) or ())
    return count


def seconds_of(
    work: Callable[[list[Document]], int], documents: list[Document], clock: Callable[[], float] = time.perf_counter
) -> float:
    """How long the work takes by the clock."""
    start = clock()
    work(documents)
    return clock() - start


def seconds_in_processes(documents: list[Document], count: int) -> float:
    """The wall time of all articles dealt out to the processes, which have read some before."""
    shares = [documents[place::count] for place in range(count)]
    with ProcessPoolExecutor(count) as pool:
        list(pool.map(read_whole, [share[:5] for share in shares]))
        start = time.perf_counter()
        list(pool.map(read_whole, shares))
        return time.perf_counter() - start


def seconds_by_stage(documents: list[Document]) -> dict[str, float]:
    """How long each stage takes on all documents together."""
    lexicon = default_lexicon()
    spent = dict.fromkeys((stage.__name__ for stage in STAGES), 0.0)
    for document in documents:
        reading = Reading(document)
        for stage in STAGES:
            start = time.process_time()
            reading = stage(reading, lexicon)
            spent[stage.__name__] += time.process_time() - start
    return spent


def print_rate(name: str, documents: list[Document], seconds: float) -> None:
    """A line of the table of rates."""
    characters = sum(len(document.text) for document in documents)
    print(f"{name:<26} {len(documents) / seconds:>10.1f} {characters / seconds / 1000:>14.0f} {seconds:>8.2f}", flush=True)


def print_stages(documents: list[Document]) -> None:
    """The table of stages, the dearest first."""
    spent = seconds_by_stage(documents)
    print(f"\n{'stage':<14} {'warm ms/article':>15} {'share':>7}")
    for stage, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        print(f"{stage:<14} {1000 * seconds / len(documents):>15.2f} {seconds / sum(spent.values()):>7.1%}")


def print_peer(documents: list[Document], rounds: int) -> None:
    """The rates of both in turn, and their ratio."""
    part = documents[::PEER_SHARE]
    search_dates_in(part[:2])
    clock = time.process_time  # what else the machine does counts for neither
    pairs = [(seconds_of(read_whole, part, clock), seconds_of(search_dates_in, part, clock)) for _ in range(rounds)]
    ratios = sorted(peer / own for own, peer in pairs)
    print(f"\nagainst dateparser's dates alone, {rounds} rounds of {len(part)} articles")
    print_rate("whole reading", part, median(own for own, _ in pairs))
    print_rate("dateparser", part, median(peer for _, peer in pairs))
    print(f"ratio {median(ratios):.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f})")


def main() -> int:
    """Prints the rates and the profile; 1 where there is nothing to read."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    options.add_argument("--articles", type=int, default=100)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    found = documents_at(chosen.paths or [ROOT / "examples"])
    documents = list(islice(found if chosen.paths else mixed(found), chosen.articles))
    if not documents:
        print("no article to read", file=sys.stderr)
        return 1
    start = time.perf_counter()
    default_lexicon()
    settle()  # as the command line does
    kind = "compiled" if is_compiled() else "Python"
    print(f"{kind}: lexicon loaded in {time.perf_counter() - start:.2f} s; {len(documents)} articles")
    print(f"{'':<26} {'articles/s':>10} {'k characters/s':>14} {'seconds':>8}")
    print_rate("cold, one process", documents, seconds_of(read_whole, documents))
    print_rate("warm, one process", documents, seconds_of(read_whole, documents))
    print_rate("warm, two processes", documents, seconds_in_processes(documents, 2))
    print_stages(documents)
    print_peer(documents, chosen.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A chronicle of generated articles: how adding slows down, how much room it takes, how long questions take.

python benchmarks/chronicle.py [--articles 100000] [--keep FILE]
"""

from __future__ import annotations

import argparse
import random
import time
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generated import ENTRIES, TYPES, World, articles
from latopis.chronicle.listing import Page, Within
from latopis.chronicle.search import Found, Hit
from latopis.chronicle.ties import TiePage, TieState
from latopis.run.adding import TOGETHER
from latopis.run.chronicle import Chronicle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from latopis.chronicle.adding import Article
    from latopis.chronicle.kept import Report

ASKED = 60
"""How often each question is asked, each time of somebody or something else."""
PAGE = Within(limit=50)


def main() -> None:
    """Fill a chronicle, then ask it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--keep", type=Path, help="keep the chronicle here; one that is there already is only asked")
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        path = chosen.keep or Path(folder) / "latopis.db"
        there = path.exists()
        world = World()
        with Chronicle.open(path) as chronicle:
            texts = 0 if there else fill(chronicle, world, chosen.articles)
        tell_size(path, texts)
        with Chronicle.open(path) as chronicle:
            ask(chronicle, world)


def fill(chronicle: Chronicle, world: World, count: int) -> int:
    """Add the articles and tell the rate of each tenth; the time of making them does not count. The bytes of their texts."""
    texts = 0
    rates = []
    for tenth in range(10):
        spent = worked = 0.0
        for batch in batched(articles(count // 10, world, first=tenth * (count // 10))):
            texts += sum(len(article.record.document.text.encode()) for article in batch)
            begun, working = time.perf_counter(), time.process_time()
            chronicle.keep_all(batch)
            spent += time.perf_counter() - begun
            worked += time.process_time() - working
        rates.append(count / 10 / worked)
        print(
            f"tenth {tenth + 1:2}: {rates[-1]:6.0f} articles a second of the processor, {count / 10 / spent:6.0f} by the clock",
            flush=True,
        )
    print(f"rate of the last tenth: {rates[-1] / rates[0]:.2f} of the first; {count * ENTRIES:,} entries")
    return texts


def batched(found: Iterator[Article]) -> Iterator[list[Article]]:
    """As many at a time as `latopis add` keeps at once."""
    while batch := list(islice(found, TOGETHER)):
        yield batch


def tell_size(path: Path, texts: int) -> None:
    """How much room the chronicle takes, now that it is closed."""
    size = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
    if texts:
        print(f"{texts / 1e6:,.0f} MB of text, {size / 1e6:,.0f} MB of chronicle: {size / texts:.2f} KB for each KB of text")


def ask(chronicle: Chronicle, world: World) -> None:
    """Ask each question many times, common and rare actors as they come, and tell how long it takes."""
    chronicle.naming.keys("Łukaszenka")  # the lexicon is loaded once
    chance = random.Random(7)

    def name() -> str:
        """Somebody who is named, common and rare ones as they come."""
        while True:
            found: str = world.names[world.some_actors(chance, 1)[0]]
            if chronicle.actors(found):
                return found

    def word() -> str:
        return str(world.some_words(chance, 1)[0])

    def year(first: int = 1996, last: int = 2022) -> str:
        return str(chance.randint(first, last))

    # What is asked is drawn before the clock runs.
    questions: dict[str, Callable[[], Callable[[], object]]] = {
        "ties X Y --as-of": lambda: partial(chronicle.ties, name(), name(), as_of=year()),
        "ties X Y --as-of --known-at": lambda: partial(chronicle.ties, name(), name(), as_of=year(), known_at=year()),
        "ties X --as-of": lambda: partial(chronicle.ties_page, name(), as_of=year(), within=PAGE),
        "ties X Y --history": lambda: partial(chronicle.history, name(), name()),
        "timeline X --from --to": lambda: partial(chronicle.timeline, name(), Within(year(1996, 2010), year(2011), limit=50)),
        "statements --by X --about Y --denials": lambda: partial(
            chronicle.statements, by=name(), about=name(), acts=["deny"], within=PAGE
        ),
        "events --actor X --type T --from": lambda: partial(
            chronicle.events, actor=name(), types=[chance.choice(TYPES)], within=Within(year(), limit=50)
        ),
        "polls --pollster X": lambda: partial(chronicle.polls, pollster=name(), within=PAGE),
        "search, two words": lambda: partial(chronicle.search, f"{word()} {word()}"),
        "actors X": lambda: partial(chronicle.actors, name()),
    }
    print(f"{'question':<40} {'median':>8} {'95 %':>8} {'median':>8} {'95 %':>8}   (ms of the processor, and by the clock)")
    for told, drawn in questions.items():
        pairs = [timed(drawn()) for _ in range(ASKED)]
        columns = [sorted(each) for each in zip(*pairs, strict=True)]
        shown = [f"{value:8.1f}" for times in columns for value in (median(times), times[int(ASKED * 0.95)])]
        print(f"{told:<40} {' '.join(shown)}", flush=True)


def timed(question: Callable[[], object]) -> tuple[float, float]:
    """How long the answer and the words of a page of it take, in milliseconds of the processor and by the clock."""
    begun, working = time.perf_counter(), time.process_time()
    for report in islice(reports_in(question()), PAGE.limit):
        assert report.quote
    return (time.process_time() - working) * 1000, (time.perf_counter() - begun) * 1000


def reports_in(answer: object) -> Iterator[Report]:
    """The reports that an answer shows."""
    match answer:
        case Page(reports=reports) | Hit(reports=reports):
            yield from reports
        case Found(hits=parts) | list(parts):
            for part in parts:
                yield from reports_in(part)
        case TiePage(ties=states):
            for state in states:
                yield from reports_in(state)
        case TieState():
            yield from (*answer.reports, *answer.claims)


if __name__ == "__main__":
    main()

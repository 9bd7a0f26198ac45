"""Generated articles of which a third are copies of others: how adding with joining slows down, and what it joins.

python benchmarks/joining.py [--articles 100000] [--copies 0.35]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import deque
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from generated import World, articles
from latopis.chronicle.adding import Article
from latopis.chronicle.connect import reading
from latopis.chronicle.schema import copies, entries, members
from latopis.run.chronicle import Chronicle

if TYPE_CHECKING:
    from collections.abc import Iterator

RECENT = 200
"""A copy is of one of so many articles before it."""
OUTLETS = 40


def main() -> None:
    """Fill a chronicle and tell the rate of each tenth; the time of making the articles does not count."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--copies", type=float, default=0.35)
    chosen = options.parse_args()
    rates = []
    with TemporaryDirectory() as folder, Chronicle.open(Path(folder) / "latopis.db") as chronicle:
        stream = news(chosen.articles, chosen.copies)
        for tenth in range(10):
            worked = 0.0
            for _ in range(chosen.articles // 10):
                article = next(stream)
                begun = time.process_time()
                chronicle.keep(article)
                worked += time.process_time() - begun
            rates.append(chosen.articles / 10 / worked)
            print(f"tenth {tenth + 1:2}: {rates[-1]:6.0f} articles a second of the processor", flush=True)
        print(f"rate of the last tenth: {rates[-1] / rates[0]:.2f} of the first")
        tell(chronicle)


def news(count: int, share: float) -> Iterator[Article]:
    """Articles, of which that share are copies: the same words from another outlet, with a line of its own."""
    chance = random.Random(5)
    recent: deque[Article] = deque(maxlen=RECENT)
    originals = articles(count, World())
    for number in range(count):
        if recent and chance.random() < share:
            # Some stories are printed by everybody, most by nobody else.
            yield _copy(recent[min(int(chance.paretovariate(0.7)), len(recent)) - 1], number, chance)
        else:
            recent.appendleft(next(originals))
            yield recent[0]


def _copy(article: Article, number: int, chance: random.Random) -> Article:
    document = article.record.document
    outlet = chance.randrange(OUTLETS)
    text = f"{document.text} Tak podaje kurier {outlet} w wydaniu {number}."
    url = f"https://kurier-{outlet}.example/{number}"
    copy = replace(document, text=text, source=f"Kurier {outlet}", url=url)
    return Article(replace(article.record, document=copy), article.words)


def tell(chronicle: Chronicle) -> None:
    """How much was joined."""
    with reading(chronicle.engine) as connection:
        whole = connection.execute(select(func.count()).select_from(entries)).scalar_one()
        joined = connection.execute(select(func.count(members.c.entry.distinct()))).scalar_one()
        alike = connection.execute(select(func.count(copies.c.version.distinct()))).scalar_one()
    print(f"{whole:,} entries, {joined:,} of them joined; {alike:,} articles with near-duplicates")


if __name__ == "__main__":
    main()

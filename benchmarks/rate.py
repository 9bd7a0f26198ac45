"""Articles a second in one process, cold (words met for the first time) and warm, and the share of each stage.

python benchmarks/rate.py [--articles N] [PATH…]      default: 100 articles put together from the paragraphs of the examples
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from latopis.load.sources import articles
from latopis.load.unread import Unread
from latopis.model import Document, Reading
from latopis.pipeline import STAGES, default_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon import Lexicon

ROOT = Path(__file__).resolve().parents[1]
PARAGRAPHS = 6


def documents_at(paths: list[Path]) -> list[Document]:
    """The articles of the paths, without those that cannot be read."""
    found = articles(paths, today=date.max)
    return [article for article in found if not isinstance(article, Unread)]


def mixed(documents: list[Document]) -> Iterator[Document]:
    """Endless articles of the paragraphs of those given, each with another choice of them, always in the same order."""
    paragraphs = [paragraph for document in documents for paragraph in document.text.split("\n\n") if paragraph.strip()]
    number = 0
    while paragraphs:
        chosen = [paragraphs[(number * 7 + step * (number % 5 + 1)) % len(paragraphs)] for step in range(PARAGRAPHS)]
        yield Document("\n\n".join(chosen), published="2023-07")
        number += 1


def seconds_by_stage(documents: list[Document], lexicon: Lexicon) -> dict[str, float]:
    """How long each stage took on all documents together."""
    spent = dict.fromkeys((stage.__name__ for stage in STAGES), 0.0)
    for document in documents:
        reading = Reading(document)
        for stage in STAGES:
            start = time.perf_counter()
            reading = stage(reading, lexicon)
            spent[stage.__name__] += time.perf_counter() - start
    return spent


def report(name: str, documents: list[Document], spent: dict[str, float]) -> None:
    """Prints the rate."""
    total = sum(spent.values())
    characters = sum(len(document.text) for document in documents)
    print(f"{name:<8} {len(documents) / total:>10.1f} {characters / total / 1000:>14.0f} {total:>8.2f}")


def main() -> int:
    """Prints the rates and the profile; 1 where there is nothing to read."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    options.add_argument("--articles", type=int, default=100)
    chosen = options.parse_args()
    found = documents_at(chosen.paths or [ROOT / "examples"])
    documents = list(islice(found if chosen.paths else mixed(found), chosen.articles))
    if not documents:
        print("no article to read", file=sys.stderr)
        return 1
    start = time.perf_counter()
    lexicon = default_lexicon()
    print(f"lexicon loaded in {time.perf_counter() - start:.2f} s; {len(documents)} articles")
    cold, warm = seconds_by_stage(documents, lexicon), seconds_by_stage(documents, lexicon)
    print(f"{'':<8} {'articles/s':>10} {'k characters/s':>14} {'seconds':>8}")
    report("cold", documents, cold)
    report("warm", documents, warm)
    print(f"\n{'stage':<14} {'warm ms/article':>15} {'share':>7}")
    for stage, seconds in sorted(warm.items(), key=lambda pair: -pair[1]):
        print(f"{stage:<14} {1000 * seconds / len(documents):>15.2f} {seconds / sum(warm.values()):>7.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

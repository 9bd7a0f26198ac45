"""Seconds per million characters as texts grow from 1 KB to 10 MB, news and hostile ones: level lines mean linear time.

python benchmarks/growth.py [--largest CHARACTERS] [SHAPE…]      default: every shape, up to 10 million characters
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

from latopis.load.sources import articles
from latopis.model import Document
from latopis.pipeline import read

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SMALLEST = 1_000
HOSTILE = {
    "opening quotation marks": "„",
    "one sentence": "nowa komisja rządu wybrała ministra i prezydent kraju poparł tę decyzję oraz plan ",
    "digits": "7",
    "numbers": "7 ",
    "dates": "5 maja i ",
    "names": "Kowalski ",
    "clauses": "człowiek, który widział, ",
}


def text_of(piece: str, length: int) -> str:
    """The piece over and over, cut at the length."""
    return (piece * (length // len(piece) + 1))[:length]


def seconds_to_read(text: str) -> float:
    """The time this process spends on reading the text and writing its record."""
    start = time.process_time()
    read(Document(text, published="2018-05-24")).to_json()
    return time.process_time() - start


def main() -> int:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shapes", nargs="*", metavar="SHAPE")
    options.add_argument("--largest", type=int, default=10_000_000)
    chosen = options.parse_args()
    news = "".join(f"{article.text}\n\n" for article in articles([EXAMPLES], today=date.max) if isinstance(article, Document))
    pieces = {"news": news} | HOSTILE
    if unknown := set(chosen.shapes) - set(pieces):
        options.error(f"unknown shapes {sorted(unknown)}; known are {list(pieces)}")
    sizes = [size for size in (10**power for power in range(3, 9)) if SMALLEST <= size <= chosen.largest]
    print("seconds per million characters, by characters of the text")
    print(f"{'':<26}" + "".join(f"{size:>12,}" for size in sizes))
    seconds_to_read(news)
    for name in chosen.shapes or pieces:
        print(f"{name:<26}", end="", flush=True)
        for size in sizes:
            print(f"{seconds_to_read(text_of(pieces[name], size)) / size * 1_000_000:>12.1f}", end="", flush=True)
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())

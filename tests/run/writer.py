"""A program that adds records made by hand, one after another, and says so: for tests that end it in the middle.

python -m run.writer PLACE COUNT [forwards|backwards]
"""

from __future__ import annotations

import sys

from chronicle.made import many_articles
from latopis.chronicle import adding
from latopis.chronicle.connect import writing
from latopis.chronicle.store import opened
from latopis.errors import ChronicleError


def main() -> int:
    """Add the articles; a line for each that is kept."""
    place, count, direction = sys.argv[1:]
    articles = many_articles(int(count))
    try:
        engine = opened(place)
        for article in articles if direction == "forwards" else reversed(articles):
            with writing(engine) as connection:
                outcome = adding.add(connection, article)
            print(outcome, flush=True)
    except ChronicleError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

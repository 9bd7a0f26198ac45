"""Side by side on the same articles: the whole reading, and programs that each do a part of it.

python benchmarks/peers.py [--articles 200] [--keep]      --keep puts the figures into benchmarks/results.json

Each runs in a process of its own, which has read some articles before; its rate is by the time of the processor. Then it
runs twice at the same time on a half of them each, by the clock.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from made_pages import ODD_EVERY, day, page_of, text_of
from results import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Work = Callable[["Item"], int]

WARM_UP: Final = 20


@dataclass(frozen=True, slots=True)
class Item:
    """An article as a page and as its text."""

    page: bytes
    text: str
    day: str


def latopis_text() -> Work:
    """latopis, from text: the record as JSON."""
    from latopis.model import Document  # noqa: PLC0415
    from latopis.pipeline import default_lexicon, read, settle  # noqa: PLC0415

    lexicon = default_lexicon()
    settle()
    return lambda item: len(read(Document(item.text, published=item.day), lexicon).entries)


def latopis_html() -> Work:
    """latopis, from HTML: the article taken out, and its record."""
    from latopis.load.article import Intake  # noqa: PLC0415
    from latopis.load.held import Page, taken_out  # noqa: PLC0415
    from latopis.model import Document  # noqa: PLC0415
    from latopis.pipeline import default_lexicon, read, settle  # noqa: PLC0415

    lexicon, intake = default_lexicon(), Intake(datetime.now(UTC).date())
    settle()

    def work(item: Item) -> int:
        found = taken_out(Page(item.page, "page"), intake)
        return len(read(found, lexicon).entries) if isinstance(found, Document) else 0

    return work


def dateparser_search() -> Work:
    """dateparser's search: dates alone."""
    from dateparser.search import search_dates  # noqa: PLC0415

    def work(item: Item) -> int:
        base = datetime.fromisoformat(item.day)
        return len(search_dates(item.text, languages=["pl"], settings={"RELATIVE_BASE": base}) or ())

    return work


def trafilatura_fast() -> Work:
    """trafilatura alone, in its fast mode: the text of a page and its metadata."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    def work(item: Item) -> int:
        found = bare_extraction(item.page, fast=True, include_comments=False, include_tables=False, with_metadata=True)
        return int(found is not None)

    return work


def spacy_matcher() -> Work:
    """spaCy's blank Polish pipeline: tokens, sentences, and the base forms of the register's names."""
    import spacy  # noqa: PLC0415
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    from latopis.pipeline import default_lexicon  # noqa: PLC0415

    register = default_lexicon().register
    names = sorted({name for key in register for name in register[key].names})
    pipeline = spacy.blank("pl")
    pipeline.add_pipe("sentencizer")
    matcher = PhraseMatcher(pipeline.vocab)
    matcher.add("name", [pipeline.make_doc(name) for name in names])

    def work(item: Item) -> int:
        found = pipeline(item.text)
        return len(matcher(found)) + sum(1 for _ in found.sents)

    return work


PROGRAMS: Final[dict[str, Callable[[], Work]]] = {
    program.__name__: program for program in (latopis_text, latopis_html, dateparser_search, trafilatura_fast, spacy_matcher)
}


def main() -> None:
    """Prints a line for each program."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--keep", action="store_true")
    options.add_argument("--one", choices=PROGRAMS, help=argparse.SUPPRESS)
    options.add_argument("--part", type=int, nargs=2, default=(0, 1), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        print(json.dumps(timed(PROGRAMS[chosen.one](), numbers(chosen.articles)[chosen.part[0] :: chosen.part[1]])))
        return
    count = len(numbers(chosen.articles))
    length = sum(len(text_of(number)) for number in numbers(chosen.articles)) / count
    print(f"{count} articles of {length:,.0f} characters")
    rows = []
    for name, program in PROGRAMS.items():
        (alone,) = in_processes(name, chosen.articles, 1)
        both = in_processes(name, chosen.articles, 2)
        row = {"program": (program.__doc__ or "").rstrip("."), "rate": round(count / alone["processor"], 1)}
        row |= {"rate_in_two": round(count / max(one["seconds"] for one in both), 1), "megabytes": round(alone["megabytes"])}
        rows.append(row)
        print(f"{row['program']:82} {row['rate']:7} articles/s, {row['rate_in_two']:7} in two; {row['megabytes']} MB", flush=True)
    if chosen.keep:
        keep("peers", {"articles": count, "characters": round(length), "rows": rows})


def numbers(count: int) -> list[int]:
    """The articles that are no odd ones."""
    return [number for number in range(count) if number % ODD_EVERY != 7]


def timed(work: Work, chosen: Sequence[int]) -> dict[str, float]:
    """The seconds that the work takes for the articles, by the clock and of the processor, and the most memory, in MB."""
    items = [Item(page_of(number), text_of(number), day(number)) for number in chosen]
    for item in items[:WARM_UP]:
        work(item)
    begun, worked = time.perf_counter(), time.process_time()
    for item in items:
        work(item)
    return {
        "seconds": time.perf_counter() - begun,
        "processor": time.process_time() - worked,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def in_processes(name: str, articles: int, count: int) -> list[dict[str, float]]:
    """What each of so many processes tells, all at the same time on its part of the articles."""
    command = [sys.executable, __file__, "--one", name, "--articles", str(articles), "--part"]
    begun = [subprocess.Popen([*command, str(part), str(count)], stdout=subprocess.PIPE) for part in range(count)]
    return [json.loads(running.communicate()[0]) for running in begun]


if __name__ == "__main__":
    main()

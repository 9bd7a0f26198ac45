"""Articles for benchmarks, made of our own sentences: the examples, and the cases of the tests. Always the same ones.

Each is about as long as those of the press (2,300 characters on average) and like no other.
"""

from __future__ import annotations

import random
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from load.packing import page, warc  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH: Final = 2_300
ODD_EVERY: Final = 20
"""One page in so many is odd: broken, empty, in another language, cut, or the same as another."""
HUGE: Final = 21_000_000
"""Bytes of the pages that are too large; there are two in each archive."""
_LETTER: Final = (
    "The council met on Monday. It will discuss the budget again, said the mayor, who has been in office since May. " * 9
)


@cache
def paragraphs() -> tuple[list[str], list[str]]:
    """The paragraphs of the examples, and the texts of the cases."""
    examples = [path.read_text("utf-8").split("\n\n") for path in sorted((ROOT / "examples").glob("*.txt"))]
    cases = [
        str(case["text"])
        for path in sorted((ROOT / "tests" / "cases").glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8")).get("case", [])
        if case.get("text")
    ]
    return [part.strip() for example in examples for part in example[1:] if part.strip()], cases


def article(number: int) -> tuple[str, list[str]]:
    """The title and the paragraphs of an article."""
    chance = random.Random(number)
    ours, cases = paragraphs()
    found: list[str] = []
    wanted = chance.randint(LENGTH // 2, LENGTH * 3 // 2)
    while sum(map(len, found)) < wanted:
        found.append(chance.choice(ours if chance.random() < 0.8 else cases))
    return f"Wiadomości dnia, numer {number}", found


def page_of(number: int) -> bytes:
    """The page of an article, or an odd one in its place."""
    if number % ODD_EVERY != 7:
        title, body = article(number)
        return page(title, body=tuple(body), head=f'<meta property="article:published_time" content="{day(number)}">')
    odd = (
        b"<html><body></body></html>",
        b"<!doctype html>" + b"<p>" * 500,
        page("News", body=(_LETTER,)),
        page_of(number - 1),
        page_of(number - 1)[:400],
    )
    return odd[number // ODD_EVERY % len(odd)]


def day(number: int) -> str:
    """When it was published."""
    return f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}"


def text_of(number: int) -> str:
    """The text of an article as it is taken out of its page."""
    title, body = article(number)
    return "\n\n".join((title, *body))


def write_archive(path: Path, count: int) -> None:
    """Writes a web archive of so many pages; two of them are huge, and the last record is cut."""
    with path.open("wb") as pages:
        for number in range(count):
            data = page_of(number)
            if number in (count // 3, count // 2):
                data = b"<html><body><p>" + b"x" * HUGE
            record = warc((f"https://example.org/{number}", data))
            pages.write(record if number < count - 1 else record[:-50])


def texts(count: int) -> Iterator[tuple[str, str]]:
    """The texts of so many articles, each with its date."""
    return ((text_of(number), day(number)) for number in range(count))

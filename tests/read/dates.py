"""The examples of dates that the lexicon has, and their reading, for the tests of times."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from latopis.lexicon.tables import entries, names_in
from latopis.model import Document, Reading
from latopis.pipeline import reading_until

if TYPE_CHECKING:
    from collections.abc import Iterator


class Example(NamedTuple):
    text: str
    published: str | None
    spans: tuple[str, ...]
    values: tuple[str, ...]


def read(text: str, published: str | None = None) -> Reading:
    return reading_until(Document(text, published=published), "times")


def values_of(text: str, published: str | None = None) -> list[str]:
    return [found.value for found in read(text, published).times]


def unmarked(marked: str) -> tuple[str, list[str]]:
    """The text without its square brackets, and what stood in them."""
    pieces = marked.replace("]", "[").split("[")
    return "".join(pieces), pieces[1::2]


def expressions() -> list[dict[str, object]]:
    """Every expression of the lexicon with its examples."""
    return [entry for name in names_in("pl", ".toml") if "/dates_examples_" in name for entry in entries(name)]


def examples() -> Iterator[Example]:
    for entry in expressions():
        rows = entry["yes"]
        assert isinstance(rows, list)
        for published, marked, *values in rows:
            text, spans = unmarked(marked)
            yield Example(text, published or None, tuple(spans), tuple(values))


def counterexamples() -> list[str]:
    sentences: list[str] = []
    for entry in expressions():
        no = entry["no"]
        assert isinstance(no, list)
        sentences += no
    return sentences

"""Near-duplicates are found among many texts without comparing each with each."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from latopis.chronicle import copies
from latopis.chronicle.adding import Article
from latopis.chronicle.connect import reading
from latopis.model import Document, Record
from latopis.run.chronicle import Chronicle

if TYPE_CHECKING:
    import pytest
    from sqlalchemy import Connection

WORDS = [f"słowo{number}" for number in range(5_000)]


def article(text: str, number: int) -> Article:
    return Article(Record(Document(text, source=f"Gazeta {number}", url=f"https://a.example/{number}"), "0"))


def text_of(chance: Random, length: int) -> str:
    return " ".join(chance.choices(WORDS, k=length))


def test_a_text_that_very_many_print_is_one_source(place: str) -> None:
    """However many they are, and though each changes some words."""
    chance = Random(1)
    text = text_of(chance, 60).split()
    with Chronicle.open(place) as chronicle:
        for number in range(70):
            changed = text.copy()
            changed[chance.randrange(len(text))] = "inaczej"
            chronicle.keep(article(" ".join(changed), number))
        with reading(chronicle.engine) as connection:
            found = copies.all_copies(connection)
    assert (70, 1) == (len(found), len({first for _, first in found}))


def test_a_standing_footer_makes_no_copies_and_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles that end alike are compared with a few others each, however many there are; a copy among them is found."""
    chance, compared = Random(2), []
    footer, looked_up = text_of(chance, 15), copies._shingles

    def counted(connection: Connection, version: int) -> frozenset[int]:
        compared.append(version)
        return looked_up(connection, version)

    monkeypatch.setattr(copies, "_shingles", counted)
    monkeypatch.setattr(copies, "_COMPARED", 5)
    texts = [f"{text_of(chance, 40)} {footer}" for _ in range(40)]
    with Chronicle.open(":memory:") as chronicle:
        for number, text in enumerate([*texts, f"Przedruk. {texts[30]}"]):
            compared.clear()
            chronicle.keep(article(text, number))
        with reading(chronicle.engine) as connection:
            assert 2 == len(copies.all_copies(connection))
    assert 0 < len(compared) <= 5

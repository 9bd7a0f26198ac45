"""Near-duplicates in archives."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from latopis.chronicle.copies import are_copies
from latopis.chronicle.sketches import shared, shingles_of
from latopis.chronicle.words import words_in
from latopis.model import Document
from latopis.run.copies import copies_in, sketch_row

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = [f"słowo{number}" for number in range(2_000)]


def text(seed: int, count: int = 200) -> str:
    """A text like no other."""
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def copies(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """Each copy with its original, by title or the beginning of the text."""
    names = {document.id: document.title or document.text[:20] for document in documents}
    found = copies_in(json.dumps(sketch_row(document)).encode() for document in documents)
    return [(names[str(row["document"])], names[str(row["copy_of"])]) for row in found]


FIRST = Document(text(1), "pierwszy", published="2024-04-01")
LATER = Document(f"Od redakcji: {text(1)} {text(2, 20)}", "późniejszy", published="2024-04-02")
PART = Document(text(1)[:1000], "wycinek", published="2024-04-03")
OTHER = Document(text(3), "inny", published="2024-04-01")


def test_copies_lead_to_the_earliest() -> None:
    """What prints another article again, with an addition or in part, is a copy of the earliest; others are none's."""
    expected = [("późniejszy", "pierwszy"), ("wycinek", "pierwszy")]
    for seed in range(4):
        shuffled = random.Random(seed).sample([FIRST, LATER, PART, OTHER], 4)
        assert expected == copies(shuffled)


def test_the_same_text_twice() -> None:
    """A text at two addresses is a copy of itself."""
    one, two = (Document("Sejm przyjął ustawę.", "ten sam", url=f"https://example.org/{number}") for number in range(2))
    (row,) = copies_in(json.dumps(sketch_row(document)).encode() for document in (two, one))
    assert {"document": one.id, "url": two.url, "copy_of": one.id, "likeness": 1.0} == row


def test_short_texts_are_copies_only_where_they_are_the_same() -> None:
    """Headlines share most of their words with others."""
    assert [] == copies([Document("Prezydent przyjął dymisję premiera"), Document("Prezydent przyjął dymisję ministra")])


@pytest.mark.parametrize("kept", [0, 40, 80, 120, 160, 200])
def test_as_the_chronicle_tells_them(kept: int) -> None:
    """Sketches tell what the whole sets of shingles tell, but for likenesses within a tenth of the limit."""
    words = text(5).split()
    other = Document(" ".join([*words[:kept], *text(6, 200 - kept).split()]), "drugi", published="2025")
    first = Document(" ".join(words), "pierwszy", published="2024")
    exact = shingles_of(words_in(first.text)), shingles_of(words_in(other.text))
    found = copies_in(json.dumps(sketch_row(document)).encode() for document in (first, other))
    likenesses = [float(str(row["likeness"])) for row in found]
    assert are_copies(*exact) == bool(likenesses)
    assert all(abs(likeness - shared(*exact)[0]) < 0.1 for likeness in likenesses)


def test_common_words_are_no_likeness() -> None:
    """Hundreds of articles with the same footer are not compared with each other without end, and none is a copy."""
    footer = text(9, 40)
    documents = [Document(f"{text(1000 + number, 120)} {footer}", published=f"2024-{number:04}"[:7]) for number in range(300)]
    assert [] == copies(documents)

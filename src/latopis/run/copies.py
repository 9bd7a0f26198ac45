"""Near-duplicates in an archive: found from a sketch of each article, whatever their order and whoever read them.

Articles are gone through by date of publication, then by id: each is a copy of the earlier one that it is most like, or an
original itself. Sketches and originals stay on disk, so that millions of articles take no memory.
"""

from __future__ import annotations

import base64
import json
import sqlite3
from array import array
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from latopis.chronicle.copies import are_alike
from latopis.chronicle.sketches import SHINGLE, hash_of, minima
from latopis.chronicle.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from latopis.model import Document
    from latopis.run.tables import Row

_BINS: Final = 128
_COARSE: Final = 16
_MOST: Final = 64
"""Originals that are found by one least hash, the earliest; what more of them share is no sign of a copy."""
_COMPARED: Final = 12
"""Originals that an article is compared with: those with which it shares the most."""
_BITS: Final = 0xFFFFFFFF
_MASK: Final = (1 << 63) - 1
_FACTORS: Final = tuple(hash_of("factor", place) | 1 for place in range(SHINGLE))


@dataclass(frozen=True, slots=True)
class _Sketch:
    """The least hashes of an article by bin, 0 for an empty one, and how many different shingles it has."""

    least: array[int]
    shingles: int

    @property
    def keys(self) -> list[int]:
        """What near-duplicates share one of: the first hash of each stretch of bins."""
        width = _BINS // _COARSE
        stretches = (range(start, start + width) for start in range(0, _BINS, width))
        firsts = (next((place for place in stretch if self.least[place]), None) for stretch in stretches)
        return [place << 32 | self.least[place] for place in firsts if place is not None]

    def likeness(self, other: _Sketch) -> float:
        """How much both share (Jaccard), as far as their sketches tell."""
        pairs = list(zip(self.least, other.least, strict=True))
        filled = sum(1 for a, b in pairs if a or b)
        return sum(1 for a, b in pairs if a and a == b) / filled if filled else 1.0


def sketch_row(document: Document) -> Row:
    """What is kept of an article, to find its copies."""
    shingles = _shingles(words_in(document.text))
    least = array("I", bytes(4 * _BINS))
    for value in minima(shingles, _BINS):
        least[value * _BINS >> 63] = max(1, value & _BITS)
    packed = base64.b64encode(least.tobytes()).decode("ascii")
    return {
        **{"document": document.id, "url": document.url, "published": document.published},
        **{"shingles": len(shingles), "sketch": packed},
    }


def _shingles(words: Sequence[str]) -> set[int]:
    """The runs of words as numbers: sums of those of the words, a third of the time that hashing each run takes."""
    numbers = [_number(word) for word in words]
    if not numbers:
        return set()
    numbers += [0] * (SHINGLE - len(numbers))
    runs = zip(*(numbers[start:] for start in range(SHINGLE)), strict=False)
    a, b, c, d, e = _FACTORS
    return {(v * a + w * b + x * c + y * d + z * e) & _MASK for v, w, x, y, z in runs}


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return hash_of(word)


def copies_in(lines: Iterable[bytes]) -> Iterator[Row]:
    """The copies among the articles of these lines of JSON (`sketch_row`), each with its original and how like it is."""
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA cache_size = -32000")
        database.execute("CREATE TABLE articles (published TEXT, document TEXT, url TEXT, shingles INTEGER, least BLOB)")
        database.execute(
            "CREATE TABLE originals (key INTEGER, rank INTEGER, number INTEGER, PRIMARY KEY (key, rank)) WITHOUT ROWID"
        )
        database.execute("BEGIN")
        database.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", map(_values, lines))
        order = "SELECT rowid, document, url, shingles, least FROM articles ORDER BY published, document, url"
        for rank, (number, document, url, shingles, least) in enumerate(database.execute(order)):
            sketch = _Sketch(_array(least), shingles)
            sharing = _sharing(database, sketch.keys)
            found = _closest(database, sketch, sharing)
            if found is None:
                taken = Counter(key for key, _, _ in sharing)
                keys = [(key, rank, number) for key in sketch.keys if taken[key] < _MOST]
                database.executemany("INSERT INTO originals VALUES (?, ?, ?)", keys)
            else:
                yield {"document": document, "url": url or None, "copy_of": found[1], "likeness": found[0]}


def _values(line: bytes) -> tuple[str, str, str, int, bytes]:
    """The columns of a line; an article without a date comes last."""
    row = json.loads(line)
    least = base64.b64decode(row["sketch"])
    return (row["published"] or "~", row["document"], row["url"] or "", row["shingles"], least)


def _sharing(database: sqlite3.Connection, keys: list[int]) -> list[tuple[int, int, int]]:
    """The originals that have one of the keys: the key, their place in the order of all articles, and their number."""
    marks = ", ".join("?" * len(keys))
    return database.execute(f"SELECT key, rank, number FROM originals WHERE key IN ({marks})", keys).fetchall()


def _closest(database: sqlite3.Connection, sketch: _Sketch, sharing: list[tuple[int, int, int]]) -> tuple[float, str] | None:
    """The likeness and the id of the original that the article is most like; None where it is none's copy."""
    shared = Counter((rank, number) for _, rank, number in sharing)
    near = [number for _, number in sorted(shared, key=lambda place: (-shared[place], place))[:_COMPARED]]
    best: tuple[float, str] | None = None
    for number in near:
        query = "SELECT document, shingles, least FROM articles WHERE rowid = ?"
        document, shingles, least = database.execute(query, (number,)).fetchone()
        other = _Sketch(_array(least), shingles)
        likeness = sketch.likeness(other)
        common = likeness / (1 + likeness) * (sketch.shingles + shingles)
        smaller = min(sketch.shingles, shingles)
        if are_alike(likeness, min(1.0, common / smaller) if smaller else 0.0, smaller):
            best = max(best or (-1.0, ""), (round(likeness, 2), document))
    return best


def _array(data: bytes) -> array[int]:
    found = array("I")
    found.frombytes(data)
    return found

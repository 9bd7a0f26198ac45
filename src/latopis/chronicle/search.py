"""Articles and entries by their words, in any form and with or without their marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import bindparam, select, text

from latopis.chronicle.clocks import Clocks, moment_of
from latopis.chronicle.days import LATEST, last_day
from latopis.chronicle.kept import Report, records_of, reports_of
from latopis.chronicle.places import Places, places_in
from latopis.chronicle.schema import readings, reports, versions
from latopis.chronicle.words import storable, words_in
from latopis.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.kept import Kept
    from latopis.chronicle.names import Naming
    from latopis.model import Document, Span

HITS: Final = 20
"""How many articles are shown unless told."""
LOOKED_AT: Final = 100
"""Of more articles than this, the newest are ranked and the others left out."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds the words: where the closest of them stand, and the reports there."""

    version: str
    document: Document
    places: tuple[Span, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits; `more` tells that there are others."""

    hits: tuple[Hit, ...]
    more: bool


def found_by(connection: Connection, query: str, naming: Naming, *, clocks: Clocks | None = None, limit: int = HITS) -> Found:
    """The articles that hold all words of the query, those first in which they stand closest together.

    Raises:
        InputError: the query holds no word.
    """
    wanted = [sorted({word, *(part for lemma in naming.lemmas(raw) for part in words_in(lemma))}) for raw, word in _words(query)]
    if not wanted:
        raise InputError(f"{query!r} holds no word; write what the articles say, as: zawieszenie współpracy")
    candidates = _candidates(connection, wanted)
    standing = _standing(connection, candidates, clocks or Clocks())
    best = sorted(_ranked(connection, standing, wanted))[:limit]
    records = records_of(connection, [rank.reading for rank in best])
    moment = moment_of(connection, clocks or Clocks())
    rows = connection.execute(_NUMBERS.where(*moment.holds()), {"readings": list(records)})
    numbers = {(row.reading, row.number): row.id for row in rows}
    inside = {rank.reading: _inside(rank, records[rank.reading][1], numbers) for rank in best}
    found = {each.number: each for each in reports_of(connection, sorted(set[int]().union(*inside.values())), moment)}
    told = {reading: tuple(found[number] for number in wanted_here) for reading, wanted_here in inside.items()}
    hits = tuple(Hit(*_article(records[rank.reading]), rank.places.closest, told[rank.reading]) for rank in best)
    return Found(hits, len(standing) > limit or len(candidates) == LOOKED_AT)


class _Rank(NamedTuple):
    """How good a hit is: the closer the words, then the later it was published, the better."""

    width: int
    published: int
    key: str
    reading: int
    places: Places


def _ranked(connection: Connection, standing: Sequence[int], wanted: Sequence[Sequence[str]]) -> Iterator[_Rank]:
    for row in connection.execute(_TEXTS, {"readings": standing}) if standing else ():
        places = places_in(row.text.decode("utf-8", "surrogatepass"), wanted)
        yield _Rank(places.width, -(last_day(row.published) or 0), row.key, row.id, places)


def _words(query: str) -> list[tuple[str, str]]:
    """The words of the query as they were written, and folded."""
    return [(raw, word) for raw in storable(query).split() for word in words_in(raw)]


def _candidates(connection: Connection, wanted: Sequence[Sequence[str]]) -> Sequence[int]:
    """The newest versions whose index has one form of each word."""
    if connection.dialect.name == "sqlite":
        match = " AND ".join("(" + " OR ".join(f'"{word}"' for word in words) + ")" for words in wanted)
        return connection.execute(_IN_SQLITE, {"match": match, "most": LOOKED_AT}).scalars().all()
    match = " & ".join("(" + " | ".join(f"'{word}'" for word in words) + ")" for words in wanted)
    return connection.execute(_IN_POSTGRES, {"match": match, "most": LOOKED_AT}).scalars().all()


def _standing(connection: Connection, candidates: Sequence[int], clocks: Clocks) -> list[int]:
    """The readings of the versions that count."""
    moment = moment_of(connection, clocks)
    which = [versions.c.id.in_(candidates), readings.c.same_as.is_(None), *moment.reading_holds(readings.c.id)]
    rows = connection.execute(select(readings.c.id, versions.c.published).join(versions).where(*which)).all()
    return [
        number for number, published in rows if moment.published is None or (last_day(published) or LATEST) <= moment.published
    ]


def _article(found: tuple[str, Kept]) -> tuple[str, Document]:
    return found[0], found[1].document


def _inside(rank: _Rank, kept: Kept, numbers: Mapping[tuple[int, int], int]) -> list[int]:
    """The reports in which all of the words stand."""
    places = [place for place, entry in enumerate(kept.record.entries) if rank.places.all_in(entry.span)]
    return [numbers[rank.reading, place] for place in places if (rank.reading, place) in numbers]


# The words of the index hold letters and digits alone, so that they need no escaping inside their quotes.
_IN_SQLITE: Final = text("SELECT rowid FROM search WHERE search MATCH :match ORDER BY rowid DESC LIMIT :most")
_IN_POSTGRES: Final = text("SELECT version FROM search WHERE words @@ CAST(:match AS tsquery) ORDER BY version DESC LIMIT :most")
_TEXTS: Final = (
    select(readings.c.id, versions.c.key, versions.c.published, versions.c.text)
    .join(versions)
    .where(readings.c.id.in_(bindparam("readings", expanding=True)))
)
_NUMBERS: Final = select(reports.c.id, reports.c.reading, reports.c.number).where(
    reports.c.reading.in_(bindparam("readings", expanding=True))
)

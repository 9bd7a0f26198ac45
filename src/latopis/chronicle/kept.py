"""What was kept, as values again: reports with the record and the words that they come from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import Row, bindparam, select

from latopis.chronicle.clocks import NOW, moment_of
from latopis.chronicle.clusters import parts_of
from latopis.chronicle.content import unpacked, unpacked_rows
from latopis.chronicle.deciding import decisions_on_records
from latopis.chronicle.held import Counts, counts_of, held, number_of
from latopis.chronicle.identity import actor_keys, keys_of_actors
from latopis.chronicle.schema import actors, articles, entries, readings, reports, versions
from latopis.chronicle.verdicts import with_decisions
from latopis.model import Document, Extraction
from latopis.record_json import spans_of
from latopis.record_rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Select

    from latopis.chronicle.clocks import Clocks, Moment
    from latopis.chronicle.deciding import Decision
    from latopis.model import Actor, Entry, Record, Span
    from latopis.record_rows import ActorRow, EntryRow, Rows

_ABOUT: Final = ("title", "source", "url", "published", "language", "author")


class Kept:
    """A record as it is kept, unpacked when it is looked at: most answers need few of those that they rest on."""

    __slots__ = ("_actors", "_called", "_content", "_keys", "_made", "_record", "_rows", "document", "id")

    def __init__(self, document: Document, content: bytes, key: str, made: Sequence[Decision] = ()) -> None:
        """The article with its id, what was read of it, what was decided of that."""
        self.id = key
        self.document = document
        self._content = content
        self._made = made
        self._record: Record | None = None
        self._actors: dict[str, Actor] | None = None
        self._called: dict[str, ActorRow] | None = None
        self._keys: dict[str, str] | None = None
        self._rows: Rows | None = None

    @property
    def actors(self) -> dict[str, Actor]:
        """The actors of the record by their ids there."""
        if self._actors is None:
            self._actors = {actor.id: actor for actor in self.record.actors}
        return self._actors

    @property
    def keys(self) -> dict[str, str]:
        """Their ids in the chronicle by those there."""
        if self._keys is None:
            self._keys = actor_keys(self.record) if self._made else keys_of_actors(self.rows.actors, self.id)
        return self._keys

    @property
    def rows(self) -> Rows:
        """What lists and tables tell of the record as people decided; the record itself need not be made for them."""
        if self._rows is None:
            self._rows = rows_of(self.record) if self._made else unpacked_rows(self._content, self.document)
        return self._rows

    @property
    def called(self) -> dict[str, ActorRow]:
        """Of these the actors, by their ids in the record."""
        if self._called is None:
            self._called = {actor.id: actor for actor in self.rows.actors}
        return self._called

    @property
    def record(self) -> Record:
        """The record as people decided."""
        if self._record is None:
            self._record = with_decisions(self.read, self._made)
        return self._record

    @property
    def read(self) -> Record:
        """The record as it was read."""
        return unpacked(self._content, self.document)

    @property
    def undecided(self) -> Kept:
        """The same without what was decided."""
        return Kept(self.document, self._content, self.id)


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says: an entry of its record (`place`), and the id of the entry of the chronicle to which it belongs.

    `own` is the id that it would have alone; `together` has the numbers of all entries that are told as this one,
    and `told` is how often they are.
    """

    key: str
    kept: Kept
    place: int
    version: str
    number: int
    own: str
    together: tuple[int, ...]
    told: Counts

    @property
    def record(self) -> Record:
        """The record of the article."""
        return self.kept.record

    @property
    def entry(self) -> Entry:
        """The entry of the record, as people corrected it."""
        return self.record.entries[self.place]

    @property
    def row(self) -> EntryRow:
        """What lists and tables tell of that entry."""
        return self.kept.rows.entries[self.place]

    @property
    def as_read(self) -> Report:
        """The report before people corrected anything of it."""
        return replace(self, kept=self.kept.undecided)

    @property
    def document(self) -> Document:
        """The article."""
        return self.kept.document

    @property
    def quote(self) -> str:
        """The words of the article that tell it."""
        return self.entry.span.of(self.document.text)

    @property
    def source(self) -> str | None:
        """Where it was published: the outlet, or else the address."""
        return self.document.source or self.document.url

    @property
    def spans(self) -> list[Span]:
        """The places that show it."""
        return spans_of(self.entry)

    def actor(self, key: str | None) -> Actor | None:
        """The actor of the record with that id."""
        return None if key is None else self.kept.actors.get(key)


def records_of(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[str, Kept]]:
    """The version's key and the record of each of these readings."""
    found = {}
    for part in parts_of(sorted(set(numbers))):
        rows = connection.execute(_READINGS, {"numbers": part}).all()
        made = decisions_on_records(connection, (row.document for row in rows))
        for row in rows:
            standing = [each.decision for each in made.get(row.document, ()) if each.stood(row.change)]
            found[row.id] = row.key, Kept(document_of(row), row.content, row.document, standing)
    return found


def reports_of(connection: Connection, numbers: Sequence[int], moment: Moment = NOW) -> list[Report]:
    """The reports with these numbers, in their order, joined as they were at the moment."""
    rows = {row.id: row for part in parts_of(numbers) for row in connection.execute(_REPORTS, {"numbers": part})}
    return reports_in(connection, [rows[number] for number in numbers], moment)


def reports_in(connection: Connection, rows: Sequence[Row[int, int, int, int, str]], moment: Moment) -> list[Report]:
    """The reports of rows with the columns `ABOUT_REPORTS`."""
    records = records_of(connection, (reading for _, reading, *_ in rows))
    wholes = held(connection, (row[3] for row in rows), moment, {entry: key for *_, entry, key in rows})
    counts = counts_of(connection, wholes.values(), moment)
    found = []
    for number, reading, place, entry, own in rows:
        version, kept = records[reading]
        whole = wholes[entry]
        found.append(Report(whole.key, kept, place, version, number, own, whole.entries, counts.get(whole.key, _ONCE)))
    return found


def reports_of_entry(connection: Connection, key: str, clocks: Clocks, *, rejected: bool = False) -> list[Report]:
    """The reports that tell the entry, or the one that it is joined to, in the order of their publication.

    Those that were rejected are left out, unless they are asked for.
    """
    number, moment = number_of(connection, key), moment_of(connection, clocks)
    if number is None:
        return []
    whole = held(connection, [number], moment)[number]
    query = select(reports.c.id).where(reports.c.entry.in_(whole.entries), *(moment.stands() if rejected else moment.holds()))
    numbers = connection.execute(query.order_by(reports.c.published, reports.c.id)).scalars().all()
    return reports_of(connection, numbers, moment)


def named_by(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The name and the key of each of the actors with these numbers."""
    rows = (row for part in parts_of(sorted(numbers)) for row in connection.execute(_NAMES, {"numbers": part}))
    return {row.id: (row.name, row.key) for row in rows}


def document_of(row: Row[tuple[object, ...]]) -> Document:
    """The article of a row of versions with its URL."""
    text = row.text.decode("utf-8", "surrogatepass")
    taken = Extraction(row.extracted, row.extractor) if row.extractor else None
    known = {name: getattr(row, name) for name in _ABOUT}
    return Document(text, **known, extraction=taken)


def versions_with_text() -> Select[tuple[object, ...]]:
    """The columns of which `document_of` makes an article."""
    names = ("key", "document", "text", "extractor", "extracted", *(name for name in _ABOUT if name != "url"))
    columns = [versions.c[name] for name in names]
    return select(*columns, articles.c.url, versions.c.id.label("version")).join(articles, articles.c.id == versions.c.article)


_READINGS: Final = (
    versions_with_text()
    .add_columns(readings.c.id, readings.c.change, readings.c.content)
    .join(readings, readings.c.version == versions.c.id)
    .where(readings.c.id.in_(bindparam("numbers", expanding=True)))
)
ABOUT_REPORTS: Final = (reports.c.id, reports.c.reading, reports.c.number, reports.c.entry, entries.c.key)
"""What makes a report, beside its record."""
_REPORTS: Final = (
    select(*ABOUT_REPORTS)
    .join(entries, entries.c.id == reports.c.entry)
    .where(reports.c.id.in_(bindparam("numbers", expanding=True)))
)
_ONCE: Final = Counts(1, 1)
_NAMES: Final = select(actors.c.id, actors.c.name, actors.c.key).where(actors.c.id.in_(bindparam("numbers", expanding=True)))

"""Records as tables: records, entries, actors, evidence and copies, a row each; in Parquet or JSON Lines.

The columns stand once, here, with their types and meanings; `datapackage.json` and the documents are made from them.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from latopis.model import Event, Poll, Relation, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from latopis.model import Entry, Record

Format = Literal["parquet", "jsonl"]
Type = Literal["string", "integer", "number", "strings", "numbers"]
Row: TypeAlias = dict[str, object]
Values: TypeAlias = tuple[object, ...]
"""A row without the names of its columns, in their order."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with what it means; `strings` and `numbers` are lists."""

    name: str
    type: Type
    meaning: str


_DOCUMENT: Final = Column("document", "string", "Id of the document: the first 16 hex digits of the SHA-256 of its text.")
_ENTRY: Final = Column("entry", "string", "Id of the entry in its document.")

COPIES: Final = "copies"
"""The table that is made of all articles together; each shard has its own file of the others."""
TABLES: Final[Mapping[str, tuple[Column, ...]]] = {
    "records": (
        _DOCUMENT,
        Column("title", "string", "Title, as handed in or found."),
        Column("author", "string", "Author, as handed in or found."),
        Column("source", "string", "Who published it."),
        Column("url", "string", "Its address."),
        Column("published", "string", "Date of publication (EDTF)."),
        Column("language", "string", "`pl`, or null where the text is too short to tell."),
        Column("extractor", "string", "Program that took the text out of a page, with its version."),
        Column("sha256", "string", "SHA-256 of the bytes that held the text."),
        Column("record", "string", "The whole record, format 1, as JSON."),
    ),
    "entries": (
        _DOCUMENT,
        _ENTRY,
        Column("kind", "string", "statement, event, relation or poll."),
        Column("start", "integer", "Where its words begin, in code points of the text."),
        Column("end", "integer", "Where they end."),
        Column("quote", "string", "Its words."),
        Column("type", "string", "Act of a statement, PLOVER type of an event, relation of a tie."),
        Column("mode", "string", "Mode of a statement or event."),
        Column("status", "string", "Status of a tie."),
        Column("who", "strings", "Names: speaker, actors, party or pollster."),
        Column("whom", "strings", "Names: addressee, recipients or counterpart."),
        Column("content", "strings", "What was said, or the answers of a poll."),
        Column("shares", "numbers", "Shares of the answers, in percent."),
        Column("when", "string", "When it happened, was said or came into force (EDTF)."),
        Column("factuality", "string", "Certainty on FactBank's scale, from the article's point of view."),
        Column("factuality_said", "string", "The same from that of the speaker of `said_in`."),
        Column("said_in", "string", "The statement inside which it is claimed."),
        Column("confidence", "number", "Confidence of its pattern."),
        Column("made_by", "string", "The pattern that found it."),
    ),
    "actors": (
        _DOCUMENT,
        Column("actor", "string", "Id of the actor in its document."),
        Column("name", "string", "The fullest base form of its name."),
        Column("type", "string", "person, state, organisation, group, office, place, outlet or document."),
        Column("register", "string", "Its key in the register of known actors."),
        Column("iso3166", "string", "Alpha-3 code of a state."),
        Column("wikidata", "string", "Its item in Wikidata, where the register names it."),
        Column("of", "string", "The actor to which it belongs."),
        Column("country", "string", "Its country, where a source settles it."),
        Column("sector", "string", "PLOVER's sector, where a source settles it."),
        Column("mentions", "integer", "How often the document mentions it."),
    ),
    "evidence": (
        _DOCUMENT,
        _ENTRY,
        Column("field", "string", "The field of the entry that the words show."),
        Column("start", "integer", "Where they begin, in code points of the text."),
        Column("end", "integer", "Where they end."),
        Column("words", "string", "The words."),
    ),
    COPIES: (
        Column("document", "string", "Id of an article that is a near-duplicate of an earlier one."),
        Column("url", "string", "Its address."),
        Column("copy_of", "string", "Id of the earliest article that it is like; the same id where the texts are the same."),
        Column("likeness", "number", "How much both share, by their runs of five words (Jaccard), from 0 to 1."),
    ),
}


def rows_of(record: Record) -> Iterator[tuple[str, Values]]:
    """Every row of the record, with the name of its table."""
    document, text, key = record.document, record.document.text, record.document.id
    taken = document.extraction
    told = (document.title, document.author, document.source, document.url, document.published, document.language)
    source = (taken.extractor, taken.sha256) if taken else (None, None)
    yield "records", (key, *told, *source, record.to_json())
    names = {actor.id: actor.name for actor in record.actors}
    for entry in record.entries:
        yield "entries", (key, *_entry(entry, names, text))
        for field, spans in entry.evidence.items():
            for start, end in spans:
                yield "evidence", (key, entry.id, field, start, end, text[start:end])
    for actor in record.actors:
        known = (actor.register, actor.iso3166, actor.wikidata, actor.of, actor.country, actor.sector)
        yield "actors", (key, actor.id, actor.name, actor.type, *known, len(actor.mentions))


def _entry(entry: Entry, names: Mapping[str, str], text: str) -> Values:
    told: Values
    content: list[str] = []
    shares: list[float] = []
    who: Iterable[str | None]
    whom: Iterable[str | None] = ()
    match entry:
        case Statement():
            told, who, whom = ("statement", entry.act, entry.mode, None), (entry.speaker,), (entry.addressee,)
            content = [text[start:end] for start, end in entry.content]
        case Event():
            told, who, whom = ("event", entry.type, entry.mode, None), entry.actors, entry.recipients
        case Relation():
            told, who, whom = ("relation", entry.relation, None, entry.status), (entry.party,), (entry.counterpart,)
        case Poll():
            told, who = ("poll", None, None, None), (entry.pollster,)
            content, shares = [one.label.of(text) for one in entry.options], [one.share for one in entry.options]
        case _:
            raise TypeError(f"{type(entry).__name__} is no kind of entry that a table holds")
    kind, *own = told
    start, end = entry.span
    parties = ([names[key] for key in keys if key is not None] for keys in (who, whom))
    certainty = (entry.factuality, entry.factuality_said, entry.said_in, entry.confidence)
    place = (entry.id, kind, start, end, text[start:end])
    return (*place, *own, *parties, content, shares, entry.when, *certainty, entry.made_by)


def file_of(table: str, rows: Sequence[Values], form: Format) -> bytes:
    """The rows as the bytes of a file; the same rows give the same bytes."""
    if form == "parquet":
        return _parquet(TABLES[table], rows)
    names = [column.name for column in TABLES[table]]
    return lines_of([dict(zip(names, row, strict=True)) for row in rows])


def lines_of(rows: Sequence[Row]) -> bytes:
    """The rows as JSON Lines in UTF-8; a lone surrogate, which it cannot hold, becomes a question mark."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "replace")


def resource_of(name: str, paths: Sequence[str], form: str, columns: Iterable[Column]) -> Row:
    """A table as `datapackage.json` describes it."""
    kinds = {"strings": "array", "numbers": "array"}
    fields = [
        {"name": column.name, "type": kinds.get(column.type, column.type), "description": column.meaning} for column in columns
    ]
    return {"name": name, "path": list(paths), "format": form, "schema": {"fields": fields}}


def arrow_schema(columns: Iterable[Column]) -> pa.Schema:
    """The columns as Arrow has them, with their meanings."""
    import pyarrow as pa  # noqa: PLC0415  an optional part

    return pa.schema([pa.field(each.name, _arrow(each.type), metadata={"description": each.meaning}) for each in columns])


def _parquet(columns: Sequence[Column], rows: Sequence[Values]) -> bytes:
    import pyarrow as pa  # noqa: PLC0415  an optional part
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema, out = arrow_schema(columns), io.BytesIO()
    values = zip(*rows, strict=True) if rows else [()] * len(columns)
    arrays = [arrow_array(held, field.type) for held, field in zip(values, schema, strict=True)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def arrow_array(values: Sequence[object], kind: pa.DataType) -> pa.Array:
    """The values of a column; lone surrogates, which hardly any text holds, are looked for where it cannot be made."""
    import pyarrow as pa  # noqa: PLC0415  an optional part

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_clean(value) for value in values], kind)


def _clean(value: object) -> object:
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _arrow(kind: Type) -> pa.DataType:
    import pyarrow as pa  # noqa: PLC0415  an optional part

    plain = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    lists = {"strings": pa.list_(pa.string()), "numbers": pa.list_(pa.float64())}
    return (plain | lists)[kind]

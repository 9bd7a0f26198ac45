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

    from latopis.model import Entry, Record, Span

Format = Literal["parquet", "jsonl"]
Type = Literal["string", "integer", "number", "strings", "numbers"]
Row: TypeAlias = dict[str, object]


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


def rows_of(record: Record) -> Iterator[tuple[str, Row]]:
    """Every row of the record, with the name of its table."""
    document, text = record.document, record.document.text
    taken = document.extraction
    yield (
        "records",
        {
            "document": document.id,
            **{name: getattr(document, name) for name in ("title", "author", "source", "url", "published", "language")},
            "extractor": taken.extractor if taken else None,
            "sha256": taken.sha256 if taken else None,
            "record": record.to_json(),
        },
    )
    names = {actor.id: actor.name for actor in record.actors}
    for entry in record.entries:
        yield "entries", {"document": document.id, **_entry(entry, names, text)}
        for field, spans in entry.evidence.items():
            yield from (("evidence", _shown(document.id, entry.id, field, span, text=text)) for span in spans)
    for actor in record.actors:
        fields = ("name", "type", "register", "iso3166", "wikidata", "of", "country", "sector")
        plain = {name: getattr(actor, name) for name in fields}
        yield "actors", {"document": document.id, "actor": actor.id, **plain, "mentions": len(actor.mentions)}


def _shown(document: str, entry: str, field: str, span: Span, *, text: str) -> Row:
    return {"document": document, "entry": entry, "field": field, "start": span.start, "end": span.end, "words": span.of(text)}


def _entry(entry: Entry, names: Mapping[str, str], text: str) -> Row:
    own: Row = {"type": None, "mode": None, "status": None, "content": (), "shares": ()}
    who: Iterable[str | None]
    whom: Iterable[str | None]
    match entry:
        case Statement():
            own |= {"type": entry.act, "mode": entry.mode, "content": [span.of(text) for span in entry.content]}
            kind, who, whom = "statement", (entry.speaker,), (entry.addressee,)
        case Event():
            own |= {"type": entry.type, "mode": entry.mode}
            kind, who, whom = "event", entry.actors, entry.recipients
        case Relation():
            own |= {"type": entry.relation, "status": entry.status}
            kind, who, whom = "relation", (entry.party,), (entry.counterpart,)
        case Poll():
            own |= {"content": [one.label.of(text) for one in entry.options], "shares": [one.share for one in entry.options]}
            kind, who, whom = "poll", (entry.pollster,), ()
        case _:
            raise TypeError(f"{type(entry).__name__} is no kind of entry that a table holds")
    shared = ("when", "factuality", "factuality_said", "said_in", "confidence", "made_by")
    return {
        "entry": entry.id,
        "kind": kind,
        "start": entry.span.start,
        "end": entry.span.end,
        "quote": entry.span.of(text),
        **own,
        "who": [names[key] for key in who if key is not None],
        "whom": [names[key] for key in whom if key is not None],
        **{name: getattr(entry, name) for name in shared},
    }


def file_of(table: str, rows: Sequence[Row], form: Format) -> bytes:
    """The rows as the bytes of a file; the same rows give the same bytes."""
    names = [column.name for column in TABLES[table]]
    ordered = [{name: row[name] for name in names} for row in rows]
    return _parquet(table, ordered) if form == "parquet" else lines_of(ordered)


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


def without_surrogates(rows: Iterable[Row]) -> list[Row]:
    """The rows; a lone surrogate, which no UTF-8 can hold, becomes a question mark."""
    return [{name: _clean(value) for name, value in row.items()} for row in rows]


def _parquet(table: str, rows: Sequence[Row]) -> bytes:
    import pyarrow as pa  # noqa: PLC0415  an optional part
    import pyarrow.parquet as pq  # noqa: PLC0415

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(without_surrogates(rows), schema=arrow_schema(TABLES[table])), out, compression="zstd")
    return out.getvalue()


def _arrow(kind: Type) -> pa.DataType:
    import pyarrow as pa  # noqa: PLC0415  an optional part

    plain = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    lists = {"strings": pa.list_(pa.string()), "numbers": pa.list_(pa.float64())}
    return (plain | lists)[kind]


def _clean(value: object) -> object:
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value

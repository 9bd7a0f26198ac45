"""A dataset to publish: the tables as CSV with their description, a README, a licence and a citation, in one ZIP file."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis import __version__
from latopis.chronicle.roles import KINDS, roles_in
from latopis.lexicon.world import cow_numbers
from latopis.run.tables import Column, resource_of
from latopis.show.export.citing import cited_in
from latopis.show.export.columns import ARTICLE, columns_of, table_of
from latopis.show.export.dataset_texts import CITATION, LICENCE, README, TITLE
from latopis.show.export.delimited import csv_head, csv_lines, csv_rows
from latopis.show.export.making import Format, Part, Passing, Wish
from latopis.show.export.poll_shares import COLUMNS as SHARES
from latopis.show.export.poll_shares import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import IO

    from latopis.chronicle.kept import Report
    from latopis.chronicle.roles import Kind
    from latopis.model import Actor
    from latopis.show.report_json import Fields

_TABLES: Final[Mapping[Kind, str]] = {"relation": "ties", "statement": "statements", "event": "events", "poll": "polls"}
_ARTICLES: Final = (
    *ARTICLE,
    Column("language", "string", "Its language."),
    Column("entries", "integer", "How many of the entries rest on it."),
)
_ACTORS: Final = (
    Column("key", "string", "Key in the chronicle, as in `…_key` of the tables."),
    Column("name", "string", "Name."),
    Column("type", "string", "person, state, organisation, group, office, place, outlet or document."),
    Column("register", "string", "Key in the register of known actors."),
    Column("country", "string", "Country (ISO 3166 alpha-3)."),
    Column("cow", "string", "Number of that country in Correlates of War, State System Membership v2016."),
    Column("sector", "string", "PLOVER's sector."),
    Column("wikidata", "string", "Item in Wikidata, where the register names it."),
)
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The time of each file in the ZIP: the same query of the same chronicle gives the same bytes."""
_COPIED: Final = 1 << 16


class _Table(NamedTuple):
    name: str
    columns: tuple[Column, ...]


def _tables(wish: Wish) -> list[_Table]:
    found = [_Table(_TABLES[kind], columns_of(Wish((kind,)))) for kind in wish.kinds]
    shares = [_Table("poll_shares", SHARES)] if "poll" in wish.kinds else []
    text = (Column("text", "string", "Its text."),) if wish.full_text else ()
    return [*found, *shares, _Table("articles", (*_ARTICLES, *text)), _Table("actors", _ACTORS)]


def _part(reports: Sequence[Report], wish: Wish) -> Part:
    """The rows of each table as CSV, those of actors one by one: an actor comes in many parts, and stands in the table once."""
    of_kind: dict[Kind, list[Report]] = {kind: [] for kind in wish.kinds}
    for report in reports:
        of_kind[KINDS[type(report.entry)]].append(report)
    told = {_TABLES[kind]: csv_rows(table_of(found, Wish((kind,)))).decode() for kind, found in of_kind.items()}
    counts = {_TABLES[kind]: len(found) for kind, found in of_kind.items()}
    others = {"poll_shares": [row for report in of_kind.get("poll", ()) for row in tidy(report)], "articles": _articles(reports)}
    for table in _tables(wish):
        if table.name in others:
            told[table.name] = csv_lines(others[table.name], _names(table)).decode()
            counts[table.name] = len(others[table.name])
    columns = [column.name for column in _ACTORS]
    actors = {report.kept.keys[actor.id]: actor for report in reports for actor in _taking_part(report)}
    known = {key: csv_lines([_actor(actor, key)], columns).decode() for key, actor in actors.items()}
    return Part(json.dumps([told, counts, known]).encode(), len(reports))


def _articles(reports: Sequence[Report]) -> list[Fields]:
    found = []
    for cited in cited_in(reports):
        about = {column.name: getattr(cited.document, column.name, None) for column in _ARTICLES}
        found.append(about | {"document": cited.document.id, "entries": len(cited.entries), "text": cited.document.text})
    return found


def _names(table: _Table) -> list[str]:
    return [column.name for column in table.columns]


def _taking_part(report: Report) -> Iterator[Actor]:
    named = {actor for _, actor in roles_in(report.record, report.entry)}
    return (actor for actor in report.record.actors if actor.id in named)


def _actor(actor: Actor, key: str) -> Fields:
    country = actor.country or actor.iso3166
    plain = {name: getattr(actor, name) for name in ("name", "type", "register", "sector", "wikidata")}
    return {"key": key, **plain, "country": country, "cow": cow_numbers().get(country or "")}


def _whole(parts: Iterable[Part], wish: Wish) -> Iterator[bytes]:
    tables = _tables(wish)
    counts: Counter[str] = Counter()
    with ExitStack() as open_files:
        files = {table.name: open_files.enter_context(TemporaryFile()) for table in tables}
        for table in tables:
            files[table.name].write(csv_head(_names(table)))
        known: set[str] = set()
        for part in parts:
            told, rows, actors = json.loads(part.data)
            counts.update(rows)
            for name, text in told.items():
                files[name].write(text.encode())
            for key in actors:
                if key not in known:
                    files["actors"].write(actors[key].encode())
            known.update(actors)
        counts["actors"] = len(known)
        yield from _zipped(tables, files, wish, counts=counts)


def _zipped(tables: Sequence[_Table], files: Mapping[str, IO[bytes]], wish: Wish, *, counts: Counter[str]) -> Iterator[bytes]:
    """The ZIP as a stream: what tells of the dataset, then the tables."""
    out = Passing()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _texts(tables, wish, counts).items():
            package.writestr(_file(name), text)
        for table in tables:
            files[table.name].seek(0)
            with package.open(_file(f"{table.name}.csv"), "w", force_zip64=True) as inside:
                while data := files[table.name].read(_COPIED):
                    inside.write(data)
                    yield out.taken()
    yield out.taken()


def _file(name: str) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name, _LONG_AGO)
    found.compress_type = zipfile.ZIP_DEFLATED
    return found


def _texts(tables: Sequence[_Table], wish: Wish, counts: Counter[str]) -> dict[str, str]:
    resources = [resource_of(table.name, [f"{table.name}.csv"], "csv", table.columns) | {"encoding": "utf-8"} for table in tables]
    listed = "\n".join(f"| `{table.name}.csv` | {counts[table.name]:,} |" for table in tables)
    told = {"title": TITLE, "query": wish.asked, "day": wish.day, "version": __version__, "tables": listed}
    texts = {"README.md": README, "LICENSE.md": LICENCE, "CITATION.cff": CITATION}
    return {
        **{name: text.format(**told) for name, text in texts.items()},
        "datapackage.json": package_of(wish, resources).decode(),
    }


def package_of(wish: Wish, resources: Sequence[Mapping[str, object]]) -> bytes:
    """`datapackage.json`: the tables, what each column means, the query and the licence."""
    package = {
        **{"name": "latopis-dataset", "title": TITLE, "created": f"{wish.day}T00:00:00Z", "description": wish.asked},
        **{"licenses": [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}]},
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode("utf-8", "replace")


DATASET: Final = Format(
    *("dataset", ".zip", "application/zip", tuple(KINDS.values())),
    gives="a row of the table of its kind; with tables of articles, actors and poll shares, `datapackage.json`, README, licence "
    "and citation in one ZIP file",
    loses="as CSV",
    part=_part,
    whole=_whole,
)

"""Tables of known actors: CSV with commas, semicolons or tabs, with the columns of `data/world`."""

from __future__ import annotations

import csv
from difflib import get_close_matches
from operator import itemgetter
from sys import intern
from typing import TYPE_CHECKING, Final, cast

from latopis.lexicon.world import people_of
from latopis.load.registers.register_file import key_of, plain
from latopis.register import KnownActor

if TYPE_CHECKING:
    from _csv import _reader as Rows
    from collections.abc import Callable, Iterable, Sequence

    from latopis.load.registers.register_file import RegisterFile
    from latopis.model import ActorType

    Cells = Callable[[Sequence[str]], tuple[str, ...]]

COLUMNS: Final = (
    "key", "type", "kind", "name", "aliases", "of", "gender", "adjective", "source",
    "capital", "iso3166", "cow", "wikidata", "man", "woman", "people",
)  # fmt: skip
REQUIRED: Final = ("type", "name")
_DELIMITERS: Final = "\t;,"


def read_table(lines: Iterable[str], file: RegisterFile) -> None:
    """Add the actors of a table to the file; empty lines and those that begin with `#` are skipped.

    The first other line is the header. It tells the delimiter: the one that makes the most known columns of it.
    """
    numbered = enumerate(lines, start=1)
    number, header = next(((n, line) for n, line in numbered if line.strip() and not line.startswith("#")), (0, ""))
    delimiter = max(_DELIMITERS, key=lambda mark: len(set(COLUMNS) & set(_names(header, mark))))
    names = _names(header, delimiter)
    if fault := _fault_in(names):
        file.fault(number, fault)
        return
    # A comment keeps its line, so that lines are counted as an editor counts them.
    rest = ("\n" if line.startswith("#") else line for _, line in numbered)
    rows = csv.reader(rest, delimiter=delimiter, strict=True)
    places = [names.index(column) if column in names else len(names) for column in COLUMNS]
    try:
        _read_rows(rows, itemgetter(*places), file, first=number, width=len(names))
    except csv.Error as fault:
        file.fault(number + rows.line_num, f"is no row of a table ({fault}); look at the quotation marks around it")


def _names(header: str, delimiter: str) -> list[str]:
    cells = next(csv.reader([header.rstrip("\r\n")], delimiter=delimiter), [])
    return ["adjective" if (name := cell.strip().casefold()) == "adjectives" else name for cell in cells]


def _fault_in(names: Sequence[str]) -> str | None:
    """What is wrong with the header: nothing may be lost because a column is misspelt."""
    unknown = [name for name in names if name not in COLUMNS]
    missing = [name for name in REQUIRED if name not in names]
    columns = f"the columns are {', '.join(COLUMNS)}"
    if missing:
        return f"the first line must name the columns, {' and '.join(REQUIRED)} among them; {columns}"
    if unknown:
        close = get_close_matches(unknown[0], COLUMNS, n=1)
        meant = f"; is {close[0]!r} meant?" if close else "; leave it out"
        return f"the column {unknown[0]!r} is not known{meant} {columns}"
    twice = [name for name in names if names.count(name) > 1]
    return f"the column {twice[0]!r} comes twice; leave one of them out" if twice else None


def _read_rows(rows: Rows, cells_of: Cells, file: RegisterFile, *, first: int, width: int) -> None:
    began = first + 1
    for row in rows:
        if any(row[width:]):
            file.fault(began, f"{len(row)} cells in a table of {width} columns; put a cell that holds the delimiter in quotes")
        elif any(row):
            # The cell behind the last one is that of the columns that the table does not have.
            row[width:] = [""]
            row += [""] * (width + 1 - len(row))
            _add_row(cells_of(row), began, file)
        began = first + rows.line_num + 1


def _add_row(cells: tuple[str, ...], line: int, file: RegisterFile) -> None:
    key, kind_of_actor, kind, name, aliases, of, gender, adjective, source, capital, iso3166, cow, wikidata, *inhabitants = cells
    name = plain(name)
    actor = KnownActor(
        key.strip() or key_of(name),
        cast("ActorType", intern(kind_of_actor.strip())),  # what many rows share is kept once
        intern(kind.strip()),
        name,
        _several(aliases),
        intern(of.strip()),
        intern(gender.strip()),
        _several(adjective),
        intern(source.strip()),
        capital.strip(),
        iso3166.strip(),
        cow.strip(),
        wikidata.strip(),
    )
    file.add(line, actor)
    if any(inhabitants):
        row = dict(zip(COLUMNS, map(plain, cells), strict=True)) | {"key": actor.key}
        for people in people_of(row):
            file.add(line, people)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(plain, cell.split("|")))) if cell else ()



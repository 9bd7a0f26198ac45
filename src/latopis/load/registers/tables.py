"""Tables of known actors: CSV with commas, semicolons or tabs, with the columns of `data/world`."""

from __future__ import annotations

import csv
from difflib import get_close_matches
from itertools import starmap
from operator import itemgetter
from sys import intern
from typing import TYPE_CHECKING, Final, cast
from unicodedata import is_normalized

from latopis.lexicon.world import people_of
from latopis.load.registers.checked import key_of, plain
from latopis.register import KnownActor

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterable, Sequence

    from latopis.load.registers.checked import RegisterFile
    from latopis.model import ActorType

COLUMNS: Final = (
    "key", "type", "kind", "name", "aliases", "of", "gender", "adjective", "source",
    "capital", "iso3166", "cow", "wikidata", "man", "woman", "people",
)  # fmt: skip
_OWN: Final = frozenset(("key", "name", "aliases"))
INHABITANTS: Final = ("man", "woman", "people")
REQUIRED: Final = ("type", "name")
_DELIMITERS: Final = "\t;,"
_LONGEST_HEADER: Final = 10_000


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
    try:
        _read_rows(rows, names, file, first=number)
    except csv.Error as fault:
        file.fault(number + rows.line_num, f"is no row of a table ({fault}); look at the quotation marks around it")


def _names(header: str, delimiter: str) -> list[str]:
    cells = next(csv.reader([header.rstrip("\r\n")[:_LONGEST_HEADER]], delimiter=delimiter), [])
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


def _read_rows(rows: Reader, names: Sequence[str], file: RegisterFile, *, first: int) -> None:
    width = len(names)
    ended = [(row, rows.line_num) for row in rows]
    found = list(map(itemgetter(0), ended))
    lines = [first + 1, *(first + end + 1 for _, end in ended)][: len(found)]
    if set(map(len, found)) - {width} or not all(map(any, found)):
        found, lines = _even(found, lines, width, file)
    if found:
        _add_columns(dict(zip(names, zip(*found, strict=True), strict=True)), lines, file)


def _even(rows: list[list[str]], lines: list[int], width: int, file: RegisterFile) -> tuple[list[list[str]], list[int]]:
    """The rows that hold anything with their lines, all made as wide as the header; one that is wider is a fault."""
    kept: list[list[str]] = []
    kept_lines: list[int] = []
    for row, line in zip(rows, lines, strict=True):
        if any(row[width:]):
            file.fault(line, f"{len(row)} cells in a table of {width} columns; put a cell that holds the delimiter in quotes")
        elif any(row):
            kept.append([*row, *[""] * width][:width])
            kept_lines.append(line)
    return kept, kept_lines


def _add_columns(table: dict[str, tuple[str, ...]], lines: list[int], file: RegisterFile) -> None:
    """Add the actors of the columns; a column at a time, as that is several times faster than a row at a time."""
    empty = ("",) * len(lines)
    columns = {column: (_own if column in _OWN else _shared)(table[column]) if column in table else empty for column in COLUMNS}
    names = columns["name"]
    keys = [key or key_of(name) for key, name in zip(columns["key"], names, strict=True)]
    types = cast("Sequence[ActorType]", columns["type"])
    aliases, adjectives = map(_several, columns["aliases"]), map(_several, columns["adjective"])
    before = (columns[column] for column in ("of", "gender"))
    after = (columns[column] for column in ("source", "capital", "iso3166", "cow", "wikidata"))
    fields = zip(keys, types, columns["kind"], names, aliases, *before, adjectives, *after, strict=True)
    file.extend(lines, list(starmap(KnownActor, fields)))
    if any(any(columns[column]) for column in INHABITANTS):
        for line, key, *cells in zip(lines, keys, *columns.values(), strict=True):
            for people in people_of(dict(zip(COLUMNS, cells, strict=True)) | {"key": key}):
                file.add(line, people)


def _own(texts: Sequence[str]) -> Sequence[str]:
    """The texts of a column in which each differs, made `plain`; that they are so already is asked of all at once."""
    whole = f"¦{'¦'.join(texts)}¦"
    if whole.isprintable() and is_normalized("NFC", whole) and not any(space in whole for space in ("  ", " ¦", "¦ ")):
        return texts
    return [plain(text) for text in texts]


def _shared(texts: Sequence[str]) -> Sequence[str]:
    """The texts of a column in which many are the same, made `plain`; what rows share is kept once."""
    distinct = {text: intern(plain(text)) for text in set(texts)}
    return list(map(distinct.__getitem__, texts))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(plain, cell.split("|")))) if cell else ()

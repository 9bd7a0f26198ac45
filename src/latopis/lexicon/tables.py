"""Readers of the two formats of `data/`: TOML for patterns, TSV for word lists; every fault names file and row."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Final, TypeAlias

from latopis.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row: TypeAlias = dict[str, str]
Table: TypeAlias = dict[str, object]

# `yes = […]` and `no = […]` of a pattern, comments inside the brackets too; possessive, so that it is linear.
_EXAMPLES: Final = re.compile(r'^(?:yes|no)[ \t]*+=[ \t]*+\[(?:[^]"#]|"(?:[^"\\\n]|\\.)*+"|#[^\n]*+)*+\][ \t]*+$', re.MULTILINE)


def text_of(path: str) -> str:
    """The text of a file of `data/`; `path` is relative to it, with forward slashes (`pl/months.tsv`)."""
    return files("latopis").joinpath("data", *path.split("/")).read_text(encoding="utf-8")


def toml(path: str, *, examples: bool = True) -> Table:
    """The parsed TOML file `path` of `data/`; `examples=False` leaves out the `yes` and `no` of patterns, half the work."""
    text = text_of(path)
    try:
        return tomllib.loads(text if examples else _EXAMPLES.sub("", text))
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(f"data/{path}: no TOML: {fault}") from fault


def entries(path: str, *, examples: bool = True) -> list[Table]:
    """The `[[entry]]` tables of the TOML file `path`; `examples` as for `toml`."""
    found = toml(path, examples=examples).get("entry", [])
    if not isinstance(found, list):
        raise LexiconError(f"data/{path}: `entry` is no array of tables; write [[entry]]")
    return found


def part(table: Table, key: str, path: str) -> Table:
    """The table `[key]` of the file; `LexiconError` where it has none."""
    found = table.get(key)
    if not isinstance(found, dict):
        raise LexiconError(f"data/{path}: no table [{key}]")
    return found


def listed(table: Table, key: str, path: str) -> tuple[str, ...]:
    """The list of strings under `key`, in its order; `LexiconError` where it is something else."""
    found = table.get(key)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise LexiconError(f"data/{path}: {key} must be a list of strings, not {found!r}")
    return tuple(found)


def strings(table: Table, key: str, path: str) -> frozenset[str]:
    """The same, where no order matters."""
    return frozenset(listed(table, key, path))


def tsv(path: str, *, columns: Sequence[str]) -> list[Row]:
    """The rows of the TSV file `path`: `#` lines and empty lines are skipped, the first other line must hold `columns`.

    A row may leave out cells at its end; they are then empty strings.
    """
    lines = _lines(path)
    number, header = next(lines, (0, ""))
    if header.split("\t") != list(columns):
        raise LexiconError(f"data/{path}:{number}: the header is {header!r}; expected {list(columns)}")
    return [_row(path, number, line, columns) for number, line in lines]


def words(path: str) -> frozenset[str]:
    """The words of a list with one column, `lemma`."""
    return frozenset(row["lemma"] for row in tsv(path, columns=["lemma"]))


def names_in(folder: str, suffix: str) -> list[str]:
    """The files of a folder of `data/` with the suffix, sorted, as paths for `toml` and `tsv`."""
    place = files("latopis").joinpath("data", *folder.split("/"))
    return sorted(f"{folder}/{entry.name}" for entry in place.iterdir() if entry.name.endswith(suffix))


def _lines(path: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text_of(path).split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip("\r")


def _row(path: str, number: int, line: str, columns: Sequence[str]) -> Row:
    cells = line.split("\t")
    if len(cells) > len(columns):
        raise LexiconError(f"data/{path}:{number}: {len(cells)} cells in a table of {len(columns)} columns")
    cells += [""] * (len(columns) - len(cells))
    return dict(zip(columns, cells, strict=True))

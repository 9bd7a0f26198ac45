"""What `latopis import` does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from latopis.errors import InputError
from latopis.load.told_ties import FIELDS
from latopis.run.importing import import_ties
from latopis.show.asking import opened
from latopis.show.output import FAILED, complain, write_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from latopis.show.asking import Asked


def import_file(asked: Asked, file: str, pairs: Iterable[str], given: Mapping[str, str]) -> int:
    """Take the ties of the file, and tell what became of them; 1 where a row was not taken."""
    columns = fields_by_column(pairs)
    with opened(asked.chronicle, asked.registers, create=True) as chronicle:
        found = import_ties(chronicle, Path(file), columns, given)
    for row in found.bad:
        complain(f"{file}:{row.line}: {row.reason}")
    outcomes = Counter(found.outcomes)
    told = [
        asked.labels.of(f"add.{outcome.replace(' ', '_')}", count=f"{count:,}") for outcome, count in sorted(outcomes.items())
    ]
    write_line(" · ".join([asked.labels.of("import.ties", count=f"{found.ties:,}"), *told]))
    return FAILED if found.bad else 0


def fields_by_column(pairs: Iterable[str]) -> dict[str, str]:
    """The field of each column.

    >>> fields_by_column(["Kraj=party", "Od=since"])
    {'Kraj': 'party', 'Od': 'since'}
    """
    found = {}
    for pair in pairs:
        column, _, name = pair.rpartition("=")
        if not column or name not in FIELDS:
            raise InputError(f"--map {pair}: write COLUMN=FIELD, with one of {', '.join(FIELDS)}")
        found[column] = name
    return found

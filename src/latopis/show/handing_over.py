"""What `latopis export` does, and the same for Python programs."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from latopis.chronicle.connect import reading
from latopis.run.tables import resource_of
from latopis.show.export.columns import columns_of
from latopis.show.export.dataset import package_of
from latopis.show.export.exporting import Question, Tally, exported
from latopis.show.export.formats import format_named
from latopis.show.export.making import EVERYTHING, Wish
from latopis.show.export.parquet import PARQUET
from latopis.show.output import complain
from latopis.show.queries import finder, query_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from latopis.lexicon.labels import Tongue
    from latopis.run.chronicle import Chronicle
    from latopis.show.asking import Asked

DESCRIBED: Final = ".datapackage.json"
"""What stands beside a file of Parquet instead of its ending: the description of its columns."""


@dataclass(frozen=True, slots=True)
class Order:
    """What shall be written: a format, the words of a query, where to."""

    form: str
    words: tuple[str, ...] = ()
    out: str | None = None
    full_text: bool = False
    tongue: Tongue = "en"

    @property
    def wish(self) -> Wish:
        """How the entries are wanted."""
        asked = " ".join(self.words) or "timeline"
        return replace(EVERYTHING, full_text=self.full_text, tongue=self.tongue, asked=asked, day=date.today().isoformat())


def export(chronicle: Chronicle, form: str, path: str | Path, *query: str, full_text: bool = False) -> Tally:
    """Write the entries of a query into a file; `query` is as on the command line: `"events", "type=COERCE"`.

    Raises:
        InputError: there is no such format or query, or the one cannot hold the other.
        UnknownActor: nobody, or several, are called as somebody in the query.
    """
    return _kept(chronicle, Order(form, query, full_text=full_text), Path(path))


def write_export(asked: Asked, order: Order) -> int:
    """Write the file, and tell how many entries it holds and what is not in it."""
    with asked.opened() as chronicle:
        if order.out in (None, "-"):
            tally = written(chronicle, order, sys.stdout.buffer)
        else:
            tally = _kept(chronicle, order, Path(order.out))
    complain(asked.labels.of("export.entries", count=f"{tally.entries:,}"))
    for reason, count in sorted(tally.left_out.items()):
        complain(asked.labels.of("export.left_out", count=f"{count:,}", reason=asked.labels.of(f"export.reason.{reason}")))
    return 0


def _kept(chronicle: Chronicle, order: Order, path: Path) -> Tally:
    """Write the file; that of a table in Parquet with its description beside it."""
    with _whole_file(path) as out:
        tally = written(chronicle, order, out)
    if order.form == PARQUET.name:
        wish = replace(order.wish, kinds=query_of(order.words)[1].kinds or PARQUET.kinds)
        with _whole_file(path.with_suffix(DESCRIBED)) as out:
            out.write(package_of(wish, [resource_of("entries", [path.name], PARQUET.name, columns_of(wish))]))
    return tally


def written(chronicle: Chronicle, order: Order, out: BinaryIO) -> Tally:
    """Write the stream; each piece as it comes."""
    _, query = query_of(order.words)
    form, tally = format_named(order.form), Tally()
    with reading(chronicle.engine) as connection, _collected_rarely():
        wanted = query.wanted(finder(connection, chronicle.naming))
        for data in exported(connection, form, Question(wanted, query.within, order.wish), tally):
            out.write(data)
    return tally


@contextmanager
def _collected_rarely() -> Iterator[None]:
    """What an export builds is let go by itself; looking for circles in it would take a fifth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is there when all of it is written, and not before."""
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("wb") as out:
            yield out
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)

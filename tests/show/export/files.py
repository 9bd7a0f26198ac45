"""Exports of a small chronicle made by hand, with every kind of entry and what makes formats stumble."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from chronicle.made import Writer
from latopis.chronicle.connect import reading
from latopis.chronicle.listing import Wanted, Within, listed
from latopis.run.chronicle import Chronicle
from latopis.show.handing_over import Order, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from latopis.chronicle.kept import Report
    from latopis.show.export.exporting import Tally

ODD = '="\t&%$#_{}~^\\<b>„x”\n\u2028\ud800, koniec'
"""What a spreadsheet, HTML, BibTeX, CSV or UTF-8 would trip over."""


def articles() -> list[Writer]:
    """The articles: two that tell the same, an odd one, one without a date or address."""
    first = Writer("2021-12-03", title="Gruzja i NATO", source="Kurier", url="https://kurier.example/1")
    first.tie("Gruzja", "NATO", "suspended", "2021-11", relation="cooperation")
    first.event("COERCE", "Gruzja", "Anna Nowak", when="2021-11-30")
    first.statement("Anna Nowak", "Gruzja niczego nie zawiesiła", about=("Gruzja",), act="deny", when="2021-12")
    first.event("PROTEST", "Anna Nowak", "Gruzja", mode="demo", contexts=("election",))
    again = Writer("2021-12-05", title="To samo", source="Gazeta", url="https://gazeta.example/2")
    again.tie("Gruzja", "NATO", "suspended", "2021-11", relation="cooperation")
    again.tie("Gruzja", "Rada", "began", "199X").tie("Wiktar Saroka", "Rada", "ended", "2014/2020")
    odd = Writer("2022-01", title=ODD, source="=SUMA(1)", url="https://x.example/?a=1&b={2}")
    odd.statement("Wiktar Saroka", ODD, act="promise", when="2022-01-02")
    shares = {"Tak": 47.5, "Nie": 41.0}
    odd.poll("Ośrodek", shares, "Gruzini", sample=1043, fieldwork="2022-01-02/2022-01-09", when="2022-01")
    bare = Writer(None).event("AID", "Gruzja", "Rada", when="2022")
    return [first, again, odd, bare]


@contextmanager
def chronicle_in(folder: Path, *writers: Writer) -> Iterator[Chronicle]:
    """A chronicle with these articles, the usual ones if none is given."""
    with Chronicle.open(folder / "latopis.db", signer="ada") as chronicle:
        chronicle.keep_all(writer.article() for writer in writers or articles())
        yield chronicle


def export_of(chronicle: Chronicle, form: str, *words: str, full_text: bool = False) -> tuple[bytes, Tally]:
    """The file and its tally."""
    out = io.BytesIO()
    tally = written(chronicle, Order(form, words, full_text=full_text), out)
    return out.getvalue(), tally


def reports_in(chronicle: Chronicle, *kinds: str) -> list[Report]:
    """The entries that the chronicle lists."""
    with reading(chronicle.engine) as connection:
        return list(listed(connection, Wanted(kinds), Within()).reports)  # type: ignore[arg-type]

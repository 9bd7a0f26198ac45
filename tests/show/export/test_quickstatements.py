"""QuickStatements: only what was reviewed, between items that the register names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from chronicle.made import Writer
from show.export.files import chronicle_in, export_of, reports_in

if TYPE_CHECKING:
    from pathlib import Path

LINE = re.compile(r'Q\d+\tP\d+\tQ\d+(\tP\d+\t\+\d{4}-\d{2}-\d{2}T00:00:00Z/\d+)?\tS854\t"[^"\t]+"')


def ties() -> Writer:
    """A beginning and an end of memberships, something that Wikidata has no property for, and somebody without an item."""
    writer = (
        Writer("2022", url='https://x.example/"a"')
        .tie("Gruzja", "Rada", "began", "1999-04")
        .tie("Gruzja", "Rada", "ended", "2020")
    )
    writer.tie("Gruzja", "Rada", "suspended", "2018").tie("Gruzja", "Liga", "began", "2003").tie(
        "Gruzja", "Rada", "began", "199X", factuality="Uu"
    )
    for name, item in (("Gruzja", "Q900001"), ("Rada", "Q900002")):
        writer.actors[name] = replace(writer.actors[name], wikidata=item)
    return writer


def test_only_what_was_accepted_and_has_items(tmp_path: Path) -> None:
    """A file without a review is empty; with one, it holds what is certain, has both items and a property."""
    with chronicle_in(tmp_path, ties()) as chronicle:
        nothing, tally = export_of(chronicle, "quickstatements")
        assert (b"", {"not_reviewed": 5}) == (nothing, tally.left_out)
        chronicle.accept(*(report.own for report in reports_in(chronicle, "relation")))
        data, tally = export_of(chronicle, "quickstatements")
    lines = data.decode().splitlines()
    assert all(LINE.fullmatch(line) for line in lines)
    told = [
        'Q900001\tP463\tQ900002\tP580\t+1999-04-00T00:00:00Z/10\tS854\t"https://x.example/%22a%22"',
        'Q900001\tP463\tQ900002\tP582\t+2020-00-00T00:00:00Z/9\tS854\t"https://x.example/%22a%22"',
    ]
    assert (told, 2) == (lines, tally.entries)
    assert {"no_such_statement": 1, "no_item": 1, "only_claimed": 1} == {name: n for name, n in tally.left_out.items() if n}

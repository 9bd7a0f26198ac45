"""Imported ties stand beside what articles say, with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chronicle.made import Writer
from latopis.model import Document
from latopis.run.chronicle import Chronicle
from latopis.run.importing import import_ties
from latopis.run.rereading import reread_all
from show.export.files import chronicle_in, export_of

if TYPE_CHECKING:
    from pathlib import Path

    from latopis.run.importing import Imported

HEAD = "party,counterpart,since,until,url\n"
ROWS = HEAD + "Białoruś,NATO,1992,2021-11,https://lista.example/a\nGruzja,Rada Europy,1999-04-27,,https://lista.example/b\n"


def taken(chronicle: Chronicle, path: Path, text: str = ROWS) -> Imported:
    """What became of a table with this text."""
    path.write_text(text, "utf-8")
    return import_ties(chronicle, path, {}, {"source": "Lista", "relation": "cooperation", "published": "2023"})


@pytest.fixture
def chronicle(tmp_path: Path) -> Chronicle:
    """A chronicle with an article about one of the ties."""
    found = Chronicle.open(tmp_path / "latopis.db")
    text = "NATO zawiesiło współpracę z Białorusią w listopadzie 2021 roku."
    found.add(Document(text, source="Kurier", published="2021-12-01"))
    return found


def test_a_history_has_the_press_and_the_list(chronicle: Chronicle, tmp_path: Path) -> None:
    """The names of the table are the actors of the articles; each report of the history names its source."""
    found = taken(chronicle, tmp_path / "a.csv")
    assert (2, ("added", "added"), ()) == (found.ties, found.outcomes, found.bad)
    chapters = chronicle.history("Białorusi", "NATO")
    assert {"Kurier", "Lista"} == {report.source for chapter in chapters for report in chapter.reports}
    (tie,) = chronicle.ties("Gruzja", "Rada Europy", as_of="2010")
    assert ("in_force", "certain", "1999-04-27") == (tie.status, tie.certainty, tie.since)
    (report,) = tie.reports
    assert ("Gruzja – Rada Europy: cooperation, since 1999-04-27", "https://lista.example/b") == (
        report.quote,
        report.document.url,
    )
    assert chronicle.check().ok


def test_the_same_again_changes_nothing(chronicle: Chronicle, tmp_path: Path) -> None:
    """Rows in any order, from a file of any name, are known; a changed row is a new version, and the older counts no longer."""
    taken(chronicle, tmp_path / "a.csv")
    before = chronicle.check().hash
    first, second = ROWS.removeprefix(HEAD).splitlines(keepends=True)
    assert ("known", "known") == taken(chronicle, tmp_path / "b.csv", HEAD + second + first).outcomes
    assert before == chronicle.check().hash
    assert ("known", "new version") == taken(chronicle, tmp_path / "a.csv", ROWS.replace("1999-04-27", "1999-05-01")).outcomes
    (tie,) = chronicle.ties("Gruzja", "Rada Europy", as_of="2010")
    assert ("1999-05-01", 1) == (tie.since, len(tie.reports))
    assert before != chronicle.check().hash


def test_one_source_of_several_dates(chronicle: Chronicle, tmp_path: Path) -> None:
    """What it told on one day does not take the place of what it told on another, however alike the rows are."""
    years = range(1990, 1999)
    rows = "".join(f"{party},Liga,{year},{day}\n" for year in years for party, day in (("Gruzja", "2001"), ("Albania", "2002")))
    found = taken(chronicle, tmp_path / "a.csv", "party,counterpart,since,published\n" + rows)
    assert (18, ("added", "added")) == (found.ties, found.outcomes)
    assert [9, 9] == [len(chronicle.timeline(party).reports) for party in ("Gruzja", "Albania")]


def test_an_address_has_one_source_and_date(chronicle: Chronicle, tmp_path: Path) -> None:
    """A row that says otherwise is told with its line, and hides nothing that another one tells."""
    rows = ("Gruzja,2001,A,2001", "Albania,2002,B,2001", "Litwa,2002,A,2002", "Łotwa,2003,A,2001")
    table = "".join(f"{row},Liga,https://lista.example/a\n" for row in ("party,since,source,published", *rows))
    found = taken(chronicle, tmp_path / "a.csv", table.replace("Liga,https://lista.example/a", "counterpart,url", 1))
    assert (2, ("added",), [3, 4]) == (found.ties, found.outcomes, [row.line for row in found.bad])
    told = [chronicle.actor(tie.counterpart).name if tie.party == "Liga" else tie.party for tie in chronicle.ties("Liga")]
    assert ["Gruzja", "Łotwa"] == sorted(told)


def test_bad_rows_are_told_and_the_rest_is_taken(chronicle: Chronicle, tmp_path: Path) -> None:
    """A date that is none is told with its line; the other rows are taken."""
    found = taken(chronicle, tmp_path / "a.csv", ROWS + "Gruzja,Liga,kiedyś,,\n")
    assert (2, [4]) == (found.ties, [row.line for row in found.bad])


def test_imports_are_not_read_anew(chronicle: Chronicle, tmp_path: Path) -> None:
    """Reading the texts anew leaves tables alone: they are no articles."""
    taken(chronicle, tmp_path / "a.csv")
    before = chronicle.check().hash
    assert all(not each.differences for each in reread_all(chronicle, every=True))
    assert before == chronicle.check().hash


def test_followthemoney_goes_out_and_comes_back(tmp_path: Path) -> None:
    """Ties that were exported as FollowTheMoney are the same ties when another chronicle imports them."""
    writer = Writer("2021", source="Kurier", url="https://kurier.example/1").tie("Gruzja", "Rada", "began", "1999-04")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with chronicle_in(tmp_path / "a", writer.tie("Anna Nowak", "Rada", "ended", "2020")) as one:
        (tmp_path / "ties.jsonl").write_bytes(export_of(one, "ftm")[0])
    with Chronicle.open(tmp_path / "b" / "latopis.db") as other:
        found = import_ties(other, tmp_path / "ties.jsonl", {}, {})
        assert (2, ()) == (found.ties, found.bad)
        told = [(tie.party, tie.counterpart, tie.status, tie.since) for tie in other.ties("Rada")]
        assert [("Anna Nowak", "Rada", "ended", "2020"), ("Gruzja", "Rada", "in_force", "1999-04")] == told
        assert ["Kurier", "Kurier"] == [report.source for tie in other.ties("Rada") for report in tie.reports]

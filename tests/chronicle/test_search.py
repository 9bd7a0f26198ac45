"""Words found in any form, and where they stand."""

from __future__ import annotations

import pytest

from chronicle.kept import asked
from chronicle.made import Writer
from latopis.chronicle.clocks import Clocks
from latopis.chronicle.listing import Within
from latopis.chronicle.names import AsWritten
from latopis.chronicle.places import is_form, places_in
from latopis.chronicle.search import found_by
from latopis.errors import InputError
from latopis.model import Document
from latopis.run.chronicle import Chronicle

ARTICLE = "Prezydent podziękował wczoraj Łukaszence. Zawieszono wszelką współpracę z Mińskiem. Deszcz padał."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lukaszenka", ["Łukaszence"]),
        ("Łukaszenka", ["Łukaszence"]),
        ("ŁUKASZENCE", ["Łukaszence"]),
        ("zawieszenie współpracy", ["Zawieszono", "współpracę"]),
        ("wspolpraca", ["współpracę"]),
        ("deszcze", ["Deszcz"]),
        ("śnieg", None),
        ("deszcz śnieg", None),
    ],
)
def test_in_any_form(place: str, query: str, found: list[str] | None) -> None:
    """With marks or without, in any case and number; every word must be there."""
    with Chronicle.open(place) as chronicle:
        chronicle.add(Document(ARTICLE, published="2023"))
        hits = chronicle.search(query).hits
    assert ([] if found is None else [found]) == [[span.of(ARTICLE) for span in hit.places] for hit in hits]


def test_entries_that_hold_every_word(place: str) -> None:
    """An entry is told where all of the words stand in it."""
    writer = Writer().statement("Anna Nowak", "zielone jabłka").statement("Anna Nowak", "zielone gruszki")
    with asked(place, writer) as connection:
        (hit,) = found_by(connection, "jabłka zielone", AsWritten()).hits
        assert ["zielone jabłka"] == [report.quote.partition(" ")[2].partition(" ")[2] for report in hit.reports]


def test_the_closest_first(place: str) -> None:
    """Where the words stand closer together comes first; of equals, the later published."""
    near, far = Writer("2010").statement("A", "biały dom"), Writer("2011").statement("A", "biały i wcale nie nasz dom")
    later = Writer("2012").statement("B", "biały dom")
    with asked(place, far, near, later) as connection:
        found = found_by(connection, "biały dom", AsWritten())
        assert ["2012", "2010", "2011"] == [hit.document.published for hit in found.hits]
        assert found_by(connection, "biały", AsWritten(), limit=2).more
        known = found_by(connection, "biały", AsWritten(), clocks=Clocks(known_at="2011"))
        assert {"2010", "2011"} == {hit.document.published for hit in known.hits}


@pytest.mark.parametrize("query", ["", "  ", "?!", '"*'])
def test_no_word(place: str, query: str) -> None:
    """A query without a word is told so; marks of a query language mean nothing."""
    with asked(place) as connection, pytest.raises(InputError, match="holds no word"):
        found_by(connection, query, AsWritten())


@pytest.mark.parametrize("query", ['" OR 1=1 --', "a' | b", "NEAR(x y)", "słowo*", "AND", "x AND NOT y", "\x00 a"])
def test_hostile_queries(place: str, query: str) -> None:
    """Whatever people type is words, and never a query language."""
    with asked(place, Writer().statement("A", "słowo")) as connection:
        found_by(connection, query, AsWritten(), limit=3)


def test_places() -> None:
    """The closest stretch of a text that holds every word; nowhere where none stands."""
    text = "Rząd padł. Potem deszcz padał na rząd drzew."
    assert ["deszcz", "rząd"] == [span.of(text) for span in places_in(text, [["rzad"], ["deszcz"]]).closest]
    assert () == places_in(text, [["kot"]]).closest
    assert is_form("wspolpracy", "wspolpraca")
    assert not is_form("nato", "natomiast")


def test_pages_of_a_list(place: str) -> None:
    """Page after page, each report once, by date; without a date last, and left out where a stretch is asked for."""
    writer = Writer()
    for number, year in enumerate(("2012", None, "2010", "2011-05", "2011")):
        writer.event("AID", "Litwa", f"Gmina {number}", when=year)
    with Chronicle.open(place) as chronicle:
        chronicle.keep(writer.article())
        dates, mark = [], None
        while True:
            page = chronicle.events(actor="Litwa", within=Within(limit=2, after=mark))
            dates += [report.entry.when for report in page.reports]
            mark = page.next
            if mark is None:
                break
        assert ["2010", "2011", "2011-05", "2012", None] == dates
        stretch = chronicle.timeline("Litwa", Within("2011-03", "2011-06"))
        assert ["2011", "2011-05"] == [report.entry.when for report in stretch.reports]
        with pytest.raises(InputError, match="no mark of a page"):
            chronicle.timeline("Litwa", Within(after="x"))


def test_statements_and_polls(place: str) -> None:
    """By whom, about whom, of which act; a denial is found by what is denied, too; polls by whom and of whom."""
    writer = Writer().statement("Anna Nowak", "Odejdziemy", about=("NATO",))
    writer.statement("Wiktar Saroka", "Nieprawda", act="deny", answers="e1")
    writer.poll("Horyzont", {"NATO": 40.0, "neutralność": 60.0}, "Litwini", when="2021-03")
    with Chronicle.open(place) as chronicle:
        chronicle.keep(writer.article())
        by = {
            "all": len(chronicle.statements().reports),
            "by": len(chronicle.statements(by="Anna Nowak").reports),
            "denials": len(chronicle.statements(about="NATO", acts=["deny"]).reports),
            "both": len(chronicle.statements(by="Saroka", about="NATO").reports),
            "denying": len(chronicle.statements(denying="Anna Nowak").reports),
            "denied by nobody": len(chronicle.statements(denying="Saroka").reports),
            "none": len(chronicle.statements(by="Anna Nowak", acts=["deny"]).reports),
            "polls": len(chronicle.polls(about="NATO", population="Litwini", pollster="Horyzont").reports),
            "about whom": len(chronicle.polls(about="Litwini").reports),
        }
    expected = {"all": 2, "by": 1, "denials": 1, "both": 1, "denying": 1, "denied by nobody": 0, "none": 0}
    assert expected | {"polls": 1, "about whom": 0} == by

"""What exports are made from: the entries of the lists, each once, article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chronicle.kept import asked, number_of
from chronicle.made import Writer
from latopis.chronicle.listing import ALL, Wanted, Within, listed
from latopis.chronicle.streaming import every

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from latopis.chronicle.roles import Role


def articles() -> list[Writer]:
    """Two articles that tell the same tie, and the text of one of them under another address."""
    first = Writer("2021-12-03", url="https://a.example/1").tie("Gruzja", "NATO", "suspended", "2021-11")
    again = Writer("2021-12-03", url="https://b.example/1").tie("Gruzja", "NATO", "suspended", "2021-11")
    other = (
        Writer("2021-12-01").event("COERCE", "Gruzja", "NATO", when="2021-11-30").tie("Gruzja", "NATO", "suspended", "2021-11")
    )
    return [first, again, other, Writer(None).statement("Anna Nowak", "Nic się nie stało", about=("Gruzja",))]


def streamed(connection: Connection, wanted: Wanted, within: Within = ALL) -> list[str]:
    """The ids of the entries, in their order."""
    return [report.key for batch in every(connection, wanted, within) for report in batch]


def test_every_entry_of_the_lists_once(place: str) -> None:
    """Whatever is asked for, the stream has the entries of the list, each once, though one text came from two addresses."""
    with asked(place, *articles()) as connection:
        georgia: tuple[int, tuple[Role, ...]] = (number_of(connection, "Gruzja"), ("party", "actor"))
        for wanted in (Wanted(), Wanted(("relation",)), Wanted((), (georgia,)), Wanted(("event",), (georgia,), ("COERCE",))):
            for within in (Within(), Within("2021-11-30", "2021-11-30"), Within(known_at="2021-12-02")):
                found = streamed(connection, wanted, within)
                assert (sorted(found), len(set(found))) == (
                    sorted(report.key for report in listed(connection, wanted, within).reports),
                    len(found),
                )
        assert (1, 3) == (len(streamed(connection, Wanted(("relation",)))), len(streamed(connection, Wanted())))


def test_articles_come_in_the_order_of_publication(place: str) -> None:
    """Earlier articles come first, undated ones last, whatever the order of adding."""
    with asked(place, *articles()) as connection:
        days = [report.document.published for batch in every(connection, Wanted()) for report in batch]
    assert ["2021-12-01", "2021-12-03", None] == list(dict.fromkeys(days))


@pytest.mark.parametrize("shelf", [1, 2])
def test_shelves_do_not_matter(shelf: int, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many articles are looked at at once, the stream is the same."""
    with asked(f"{tmp_path}/latopis.db", *articles()) as connection:
        whole = streamed(connection, Wanted())
        monkeypatch.setattr("latopis.chronicle.streaming.SHELF", shelf)
        assert whole == streamed(connection, Wanted())


def test_the_connection_stays_as_it_was(place: str) -> None:
    """Only the long list of articles is fetched in portions, which PostgreSQL does by a cursor: not every query after it."""
    with asked(place, *articles()) as connection:
        before = connection.get_execution_options()
        assert streamed(connection, Wanted())
        assert before == connection.get_execution_options()

"""Assembly: the ids of a record, the order of its entries, and which actors it keeps."""

from __future__ import annotations

import pytest

from latopis.analyse.nominative import nominative
from latopis.read.assembly import record_of as assembled
from read.told import name_of, reading_of, record_of

TEXT = (
    "Anna Kos, minister zdrowia, powiedziała, że Litwa wystąpiła z NATO. "
    "Jan Lis zaprzeczył. Policja zatrzymała Jana Lisa w Wilnie."
)


@pytest.mark.parametrize(
    "count, text",
    [
        (0, "Pada deszcz."),
        (1, "Litwa poparła Łotwę."),
        (2, "Litwa poparła Łotwę, a Łotwa skrytykowała Węgry."),
        (3, "Rzecznik powiedział, że Litwa poparła Łotwę. Wczoraj Łotwa wstąpiła do NATO."),
    ],
)
def test_entries_are_numbered_in_the_order_of_the_text(count: int, text: str) -> None:
    """Ids run e1, e2, … without a gap, and spans do not fall."""
    entries = record_of(text).entries
    assert [f"e{number}" for number in range(1, count + 1)] == [entry.id for entry in entries]
    assert sorted(entry.span for entry in entries) == [entry.span for entry in entries]


def test_actors_are_numbered_by_first_mention() -> None:
    """Ids run a1, a2, … by the first mention; an actor whom the text does not mention comes last."""
    record = record_of("Wilno poparło Annę Kos.")
    assert [("a1", "Wilno"), ("a2", "Anna Kos"), ("a3", "Litwa")] == [(actor.id, actor.name) for actor in record.actors]
    assert () == record.actors[2].mentions


@pytest.mark.parametrize(
    "names, text",
    [
        ([], "Nie wiadomo, czy poseł przyjedzie."),
        (["Anna Kos"], "Poseł i lekarz minęli Annę Kos."),
        (["Litwa"], "Litewski poseł minął lekarza."),
        (["policja", "Anna Kos"], "Wczoraj policja zatrzymała Annę Kos. Poseł i lekarz zasnęli."),
    ],
)
def test_unused_described_actors_are_dropped(names: list[str], text: str) -> None:
    """An actor that is only described stays where an entry speaks of it; a named one always."""
    assert names == [actor.name for actor in record_of(text).actors]


def test_the_actor_to_which_one_belongs_is_kept() -> None:
    """`of` and `stands_for` lead to actors of the same record."""
    record = record_of("Moskwa poparła Litwę.")
    (seat,) = [actor for actor in record.actors if actor.name == "Moskwa"]
    assert ("Rosja", "Rosja") == (name_of(record, seat.of), name_of(record, seat.mentions[0].stands_for))


def test_ids_lead_from_entry_to_entry() -> None:
    """The final ids stand in `said_in` and `because` too."""
    record = record_of("Rzecznik powiedział, że Litwa nałożyła sankcje na Węgry, ponieważ Węgry zaatakowały Łotwę.")
    assert [None, "e1", "e1"] == [entry.said_in for entry in record.entries]
    assert [(), ("e3",), ()] == [getattr(entry, "because", ()) for entry in record.entries]


def test_the_record_keeps_document_times_and_reader() -> None:
    """What no entry holds goes over as it is."""
    reading = reading_of("W 2021 roku Litwa poparła Łotwę.", "links")
    record = assembled(reading, "1.2.3", confidence={"pl/x:y": 0.75}, inflect=nominative)
    assert (reading.document, "1.2.3", reading.times) == (record.document, record.reader, record.times)


def test_every_entry_of_a_longer_text_is_there() -> None:
    """Statements, events and relations stand in one list."""
    kinds = {type(entry).__name__ for entry in record_of(TEXT).entries}
    assert {"Statement", "Relation", "Event"} == kinds

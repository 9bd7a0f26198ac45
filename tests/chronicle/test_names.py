"""Actors by name: as written, folded, by key; several and none."""

from __future__ import annotations

import pytest

from chronicle.kept import asked
from chronicle.made import Writer
from latopis.chronicle.names import AsWritten, actor_named
from latopis.errors import UnknownActor
from latopis.model import Document
from latopis.run.chronicle import Chronicle

SAROKA = Writer().statement("Wiktar Saroka", "Tak jest").tie("Silna Łódź", "NATO", "began")


@pytest.mark.parametrize("name", ["Silna Łódź", "silna lodz", "SILNA ŁÓDŹ", "register:silna-lodz"])
def test_by_any_spelling(place: str, name: str) -> None:
    """Marks and capitals do not matter; a key names one alone."""
    with asked(place, SAROKA) as connection:
        assert "Silna Łódź" == actor_named(connection, name, AsWritten()).name


def test_nobody(place: str) -> None:
    """An unknown name gets those that look like it."""
    with asked(place, SAROKA) as connection, pytest.raises(UnknownActor, match="perhaps: Silna Łódź"):
        actor_named(connection, "Silna Łódka", AsWritten())


def test_several(place: str) -> None:
    """A name that several have is no one's: their keys are told."""
    other = Writer().tie("Anna Nowak", "NATO", "began")
    with asked(place, other, Writer().event("AID", "Anna Nowak", "NATO")) as connection:
        assert "person:anna nowak:" == actor_named(connection, "Anna Nowak", AsWritten()).key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Łukaszence", "Alaksandr Łukaszenka"),
        ("lukaszenka", "Alaksandr Łukaszenka"),
        ("białorusi", "Białoruś"),
        ("bialorus", "Białoruś"),
        ("Sojuszem Północnoatlantyckim", "NATO"),
        ("Wiktarowi Saroce", "Wiktar Saroka"),
        ("nato", "NATO"),
    ],
)
def test_in_any_case(name: str, expected: str) -> None:
    """Known actors by every name of the register, others by every form of theirs."""
    text = "Łukaszenka pochwalił NATO. Białoruś przystąpiła do NATO w 2020 roku. Wiktar Saroka ostrzegł, że będzie wojna."
    with Chronicle.open(":memory:") as chronicle:
        chronicle.add(Document(text, published="2023"))
        assert expected == chronicle.actor(name).name


def test_a_name_of_two(place: str) -> None:
    """Two who are called the same are told with their keys, and nobody is chosen."""
    with Chronicle.open(place) as chronicle:
        chronicle.add(Document("Rzecznik Jan Kowalik powiedział, że pada.", published="2023"))
        chronicle.add(Document("Profesor Adam Kowalik powiedział, że leje.", published="2023"))
        with pytest.raises(UnknownActor, match=r"(?s)may be several.*kowalik.*kowalik"):
            chronicle.ties("Kowalik")

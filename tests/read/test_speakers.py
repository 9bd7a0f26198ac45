"""Speakers: who is meant where the cue names somebody only by the way, or nobody."""

from __future__ import annotations

import pytest

from latopis.model import Statement
from read.told import of_kind, record_of, statements


def speakers(text: str) -> list[str]:
    """The speaker of every statement."""
    return [line.partition(" | ")[0] for line in statements(text)]


@pytest.mark.parametrize(
    "name, text",
    [
        ("Echo", "Z ustaleń dziennika „Echo” wynika, że most runął."),
        ("Anna Kos", "Ze słów Anny Kos wynika, że most runął."),
        ("nieoficjalne informacje", "Z nieoficjalnych informacji wynika, że most runął."),
        ("kwatera główna", "W kwaterze głównej potwierdzono utratę mostu."),
        ("ratusz", "W ratuszu przyznano, że most runął."),
        ("rada miasta", "Rada miasta przyznała, że most runął. „Był stary” – dodano."),
        ("rada miasta", "Jak szacuje rada miasta, most runie."),
        ("Anna Kos", "Anna Kos – nowa burmistrz miasta – uważa, że most runie."),
        ("rezolucja", "Rezolucja – przyjęta wczoraj – stwierdza, że most runie."),
        ("Anna Kos", "Anna Kos wykorzystała wizytę, by powiedzieć, że most runie."),
        ("część radnych", "Część radnych twierdzi, że most runie."),
        ("kierowczyni", "Kierowczyni przyznała, że most runie."),
        ("rada", "Rada, według której most runie, milczy."),
        ("Ewa Bąk", "Ewa Bąk i Jan Lis zbadali most. Powiedzieli, że runie."),
        ("Anna Kos", "„To nasz most” – powtarza sołtys Anna Kos."),
        ("Anna Kos", "Anna Kos jest przekonana, że most runie."),
        ("Anna Kos", "„Most runie” – czytamy na profilu burmistrz Anny Kos."),
    ],
)
def test_who_is_meant_by_the_words_beside_a_cue(name: str, text: str) -> None:
    """Who found out or spoke, else the words; the house of an impersonal verb; the subject behind `jak` or a dash."""
    assert {name} == set(speakers(text))


@pytest.mark.parametrize(
    "names, text",
    [
        (["rodzice"], "Jan Lis wyszedł do rodziców. Krzyczeli, że most runął."),
        (["rodzice", "Jan Lis"], "Jan Lis wyszedł do rodziców. Krzyczeli, że most runął. Odpowiedział, że stoi."),
        (["Anna Kos", "Jan Lis"], "Jana Lisa żegnała Anna Kos. Mówiła, że zbudował most. Przyznał, że będzie tęsknił."),
        (["Anna Kos", "Anna Kos"], "Anna Kos zdementowała plotki, dodając, że most był stary."),
        (["Anna Kos", "Anna Kos"], "Anna Kos mówi, że most stoi. Dodaje, że jest nowy."),
    ],
)
def test_number_and_gender_decide(names: list[str], text: str) -> None:
    """A verb in the plural is not one man's, and who spoke as a woman does not go on as a man."""
    assert names == speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gościem Radia Zatoka była Anna Kos. Oceniła, że most runie.",
        "W Radiu Zatoka gościła Anna Kos. „Most runie” – mówiła.",
        "Anna Kos w rozmowie z Radiem Zatoka oceniła, że most runie.",
    ],
)
def test_a_guest_speaks_in_the_studio(text: str) -> None:
    """Whatever the guest of an outlet says, he says there."""
    record = record_of(text)
    names = {actor.id: actor.name for actor in record.actors}
    assert ["Radio Zatoka"] == [names[entry.outlet] for entry in of_kind(record, Statement) if entry.outlet]

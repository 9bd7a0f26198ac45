"""Statements: who speaks, to whom, through which medium, and when."""

from __future__ import annotations

import pytest

from latopis.model import Statement
from read.told import name_of, of_kind, record_of, statements


def speakers(text: str) -> list[str]:
    """The speaker of every statement."""
    record = record_of(text)
    return [name_of(record, entry.speaker) for entry in of_kind(record, Statement)]


@pytest.mark.parametrize(
    "names, text",
    [
        (["Anna Kos", "Anna Kos"], "Anna Kos powiedziała, że most stoi. Dodała, że jest nowy."),
        (["Anna Kos", "Anna Kos"], "„Most stoi” – powiedziała Anna Kos. „Jest nowy” – dodała."),
        (["Anna Kos", "Anna Kos"], "Anna Kos powiedziała, że most stoi, i dodała, że jest nowy."),
        (["Anna Kos", "Anna Kos"], "Minister Anna Kos powiedziała, że most stoi. Minister dodała, że jest nowy."),
        (["Anna Kos", "Anna Kos"], "Anna Kos, minister zdrowia, powiedziała, że most stoi. Kos dodała, że jest nowy."),
        (["Anna Kos", "Jan Lis", "Jan Lis"], "Anna Kos powiedziała, że most stoi. Jan Lis odparł, że runął. Dodał, że wczoraj."),
        (["Jan Lis"], "Jan Lis przyjechał. Powiedział, że most stoi."),
        (["Jan Lis"], "Jan Lis, który zbudował most, powiedział, że jest nowy."),
    ],
)
def test_a_dropped_speaker_is_who_spoke_before(names: list[str], text: str) -> None:
    """Without a subject the cue belongs to the last speaker that its verb agrees with, else to whom the verb means."""
    assert names == speakers(text)


@pytest.mark.parametrize(
    "name, text",
    [
        ("Rosja", "Moskwa oświadczyła, że rozmowy trwają."),
        ("Rosja", "Kreml oświadczył, że rozmowy trwają."),
        ("Litwa", "Litwa oświadczyła, że rozmowy trwają."),
        ("komunikat", "W komunikacie podkreślono, że rozmowy trwają."),
        ("Gazeta Wyborcza", "„Gazeta Wyborcza” podała, że rozmowy trwają."),
        ("Polska Agencja Prasowa", "PAP podała, że rozmowy trwają."),
        ("rząd", "Rząd poinformował, że rozmowy trwają."),
        ("lekarze", "Lekarze mówią, że rozmowy trwają."),
    ],
)
def test_states_offices_and_documents_speak(name: str, text: str) -> None:
    """A speaker may be a state, its seat, an office, a group, an outlet or the document in which it stands."""
    assert [name] == speakers(text)


@pytest.mark.parametrize(
    "names, text",
    [
        ([], "Fakt, że most stoi, cieszy."),
        ([], "Film „Mówią, że most stoi” zszedł z afisza."),
        ([], "Ryzyko sprawia, że most jest zamknięty."),
        (["?"], "Podano, że most stoi."),
    ],
)
def test_facts_and_risks_do_not_speak(names: list[str], text: str) -> None:
    """A thing as the subject says nothing, and what nobody said has no speaker."""
    assert names == speakers(text)


@pytest.mark.parametrize("text", ["Wójt był pytany, czy odejdzie.", "Posłanka została zapytana w radiu, czy odejdzie."])
def test_whoever_is_asked_says_nothing(text: str) -> None:
    """A question that somebody was asked is no statement where nothing tells who asked it."""
    assert [] == of_kind(record_of(text), Statement)


@pytest.mark.parametrize(
    "outlets, text",
    [
        (["Gazeta Wyborcza"], "Anna Kos powiedziała „Gazecie Wyborczej”, że most stoi."),
        (["Radio ZET"], "Anna Kos powiedziała w Radiu ZET, że most stoi."),
        (["Polska Agencja Prasowa"], "Anna Kos powiedziała PAP, że most stoi."),
        (["?"], "PAP podała, że most stoi."),
        (["?"], "Anna Kos powiedziała, że PAP milczy."),
        (
            ["Gazeta Wyborcza", "Gazeta Wyborcza"],
            "Anna Kos powiedziała w rozmowie z „Gazetą Wyborczą”, że most stoi. „Jest nowy” – dodała.",
        ),
        (
            ["Gazeta Wyborcza", "?", "Gazeta Wyborcza"],
            "Anna Kos w wywiadzie dla „Gazety Wyborczej” powiedziała, że most stoi. "
            "Jan Lis odparł: „Most runął”. „Most jest nowy” – dodała Kos.",
        ),
        (["Gazeta Wyborcza", "?"], "Anna Kos powiedziała „Gazecie Wyborczej”, że most stoi. „Jest nowy” – dodała."),
    ],
)
def test_the_medium_of_an_interview_holds_on(outlets: list[str], text: str) -> None:
    """The outlet stands beside the cue; that of an interview holds for the further quotations of its guest, and of no other."""
    record = record_of(text)
    assert outlets == [name_of(record, entry.outlet) for entry in of_kind(record, Statement)]


@pytest.mark.parametrize(
    "name, text",
    [
        ("Jan Lis", "Anna Kos powiedziała Janowi Lisowi, że most stoi."),
        ("Jan Lis", "Anna Kos oskarżyła Jana Lisa o oszustwo."),
        ("?", "Anna Kos powiedziała, że most stoi."),
    ],
)
def test_the_addressee(name: str, text: str) -> None:
    """To whom it is said stands in the dative, or is the one accused."""
    record = record_of(text)
    assert [name] == [name_of(record, entry.addressee) for entry in of_kind(record, Statement)]


@pytest.mark.parametrize(
    "mode, text",
    [
        ("indirect", "Anna Kos powiedziała, że most jest nowy."),
        ("mixed", "Anna Kos powiedziała, że most jest „prawie nowy” i piękny."),
        ("mixed", "Anna Kos powiedziała, że most jest „prawie nowy”."),
        ("direct", "„Most jest nowy” – powiedziała Anna Kos."),
        ("direct", "– Most jest nowy – powiedziała Anna Kos."),
    ],
)
def test_the_mode_tells_whose_words_they_are(mode: str, text: str) -> None:
    """Quoted speech is direct, reported speech indirect, reported speech with quoted words mixed."""
    assert [mode] == [entry.mode for entry in of_kind(record_of(text), Statement)]


@pytest.mark.parametrize(
    "when, text",
    [
        ("2023-07-10", "Anna Kos powiedziała w poniedziałek, że most runął."),
        ("2021", "W 2021 roku Anna Kos powiedziała, że most stoi."),
        (None, "Anna Kos powiedziała, że most runął w 2021 roku."),
        (None, "Anna Kos powiedziała, że most stoi."),
    ],
)
def test_a_statement_is_dated_by_its_cue(when: str | None, text: str) -> None:
    """A time beside the cue dates the statement; one inside the content does not."""
    assert [when] == [entry.when for entry in of_kind(record_of(text), Statement)]


def test_a_statement_is_about_those_it_names() -> None:
    """`about` lists the actors named in the content, but not the speaker."""
    record = record_of("Anna Kos powiedziała, że Litwa i NATO wiedzą, co zrobi Kos.")
    assert [["Litwa", "NATO"]] == [[name_of(record, key) for key in entry.about] for entry in of_kind(record, Statement)]


def test_the_evidence_shows_speaker_and_outlet() -> None:
    """The words that name the speaker and the medium are the evidence for them."""
    text = "Anna Kos powiedziała w Radiu ZET, że most stoi."
    (entry,) = of_kind(record_of(text), Statement)
    shown = {field: [span.of(text) for span in spans] for field, spans in entry.evidence.items()}
    assert (["Anna Kos"], ["Radiu ZET"]) == (shown["speaker"], shown["outlet"])


def test_a_chain_of_cues_is_one_statement_each() -> None:
    """`Jak podaje X, Y powiedział, że …` is X's and Y's."""
    text = "Jak podaje PAP, minister powiedział, że most stoi."
    assert [
        "Polska Agencja Prasowa | say indirect | minister powiedział, że most stoi",
        "minister | say indirect | most stoi",
    ] == statements(text)

"""Direct speech: which quotation, or which words after a dash, a cue takes."""

from __future__ import annotations

import pytest

from read.told import record_of, statements


@pytest.mark.parametrize(
    "text",
    [
        "„Droga jest gotowa” – powiedziała Ewa Sroka.",
        "„Droga jest gotowa”, powiedziała Ewa Sroka.",
        "„Droga jest gotowa” – jak powiedziała Ewa Sroka.",
        '"Droga jest gotowa" - powiedziała Ewa Sroka.',
        "– Droga jest gotowa – powiedziała Ewa Sroka.",
        "- Droga jest gotowa - powiedziała Ewa Sroka.",
        "— Droga jest gotowa — powiedziała Ewa Sroka.",
        "Droga jest gotowa – powiedziała Ewa Sroka.",
        "Ewa Sroka powiedziała: „Droga jest gotowa”.",
        "Ewa Sroka powiedziała wczoraj: „Droga jest gotowa”.",
        "– Droga jest gotowa – w rozmowie z mieszkańcami powiedziała Ewa Sroka.",
        "Ewa Sroka odparła: – Droga jest gotowa.",
        "Ewa Sroka odparła:\n\n– Droga jest gotowa.",
        "Ewa Sroka, wójt gminy: – Droga jest gotowa.",
        "Ewa Sroka nie owija w bawełnę: – Droga jest gotowa.",
        "Ewa Sroka zamieściła w sieci wpis: „Droga jest gotowa”.",
    ],
)
def test_a_cue_takes_the_words_beside_it(text: str) -> None:
    """Between marks, behind a dash with or without one that opens, before the cue or behind its colon."""
    assert ["Ewa Sroka | say direct | Droga jest gotowa"] == statements(text)


@pytest.mark.parametrize(
    "content, text",
    [
        ("Droga jest gotowa … ale nikt nie jedzie", "„Droga jest gotowa – powiedziała Ewa Sroka – ale nikt nie jedzie”."),
        ("Ta droga … miała powstać w rok. Nie powstała", "„Ta droga – mówiła Ewa Sroka – miała powstać w rok. Nie powstała”."),
        ("Na tej drodze … nikt nie jedzie", "Na tej drodze – tłumaczyła Ewa Sroka – nikt nie jedzie."),
        ("Droga jest gotowa … Most jest nowy", "– Droga jest gotowa – powiedziała Ewa Sroka. – Most jest nowy."),
        ("Droga jest gotowa. Most jest nowy", "– Droga jest gotowa. Most jest nowy – powiedziała Ewa Sroka."),
        ("Droga jest gotowa. Most jest nowy", "„Droga jest gotowa. Most jest nowy” – powiedziała Ewa Sroka."),
        ("Jesteśmy gotowi. Most jest nowy", "Jesteśmy gotowi. Most jest nowy – powiedziała Ewa Sroka."),
    ],
)
def test_a_quotation_split_by_its_cue_is_one_statement(content: str, text: str) -> None:
    """The pieces before and behind the cue belong together, over several sentences too."""
    assert [f"Ewa Sroka | say direct | {content}"] == statements(text)


def test_each_speaker_has_his_own_words() -> None:
    """A dash that opens the words of another cue does not go on with those before."""
    text = "– Droga jest gotowa – zapewniła Ewa Sroka. – Most nie jest – odparł Jan Dudek."
    assert ["Ewa Sroka | say direct | Droga jest gotowa", "Jan Dudek | say direct | Most nie jest"] == statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tygodnik „Echo” wygrał.",
        "Film „Długa droga” – pierwszy od lat – wygrał.",
        "Ewa Sroka nazwała to „dużym błędem”.",
        "Ewa Sroka – lekarka – wyjechała.",
    ],
)
def test_words_in_marks_are_not_always_said(text: str) -> None:
    """Titles, words in inverted commas and insertions between dashes are no statements."""
    assert [] == statements(text)


def test_words_without_marks_behind_a_colon_are_indirect() -> None:
    """`X powiedział: treść` reports without quoting."""
    assert ["Ewa Sroka | say indirect | droga jest gotowa"] == statements("Ewa Sroka powiedziała: droga jest gotowa.")


def test_a_cue_inside_a_quotation_attributes_nothing() -> None:
    """What a speaker says of other speakers stays inside his words."""
    text = "„Minister powiedział, że droga jest gotowa” – mówi Ewa Sroka."
    assert ["Ewa Sroka | say direct | Minister powiedział, że droga jest gotowa"] == statements(text)


@pytest.mark.parametrize(
    "pattern, text",
    [
        ("quote", "„Droga jest gotowa” – powiedziała Ewa Sroka."),
        ("quote-around", "„Droga jest gotowa – powiedziała Ewa Sroka – ale nikt nie jedzie”."),
        ("dash", "– Droga jest gotowa – powiedziała Ewa Sroka."),
        ("dash-open", "Droga jest gotowa – powiedziała Ewa Sroka."),
    ],
)
def test_the_pattern_is_named(pattern: str, text: str) -> None:
    """`made_by` ends with the way in which the words were found."""
    assert [f"pl/saying:powiedzieć/{pattern}"] == [entry.made_by for entry in record_of(text).entries]

"""Nouns that attribute: whose words they are, and what they tell."""

from __future__ import annotations

import pytest

from read.told import statements


@pytest.mark.parametrize(
    "line, text",
    [
        ("Anna Kos | say indirect | most runie", "Deklaracja Anny Kos, że most runie, zdziwiła miasto."),
        ("Anna Kos | say indirect | most runie", "Nikt nie wierzy w zapewnienia burmistrz Anny Kos, że most runie."),
        ("Anna Kos | promise indirect | most powstanie", "Obietnica Anny Kos, że most powstanie, nie padła pierwszy raz."),
        ("rząd | accuse indirect | miasto ukrywa długi", "Miasto odpowiada na zarzut rządu, że miasto ukrywa długi."),
        ("Anna Kos | demand indirect | zamknięto most", "Anna Kos wystąpiła z apelem, aby zamknięto most."),
        ("Anna Kos | demand indirect | o zamknięcie mostu", "Anna Kos wystosowała apel o zamknięcie mostu."),
        ("Anna Kos | demand indirect | zamknięcia mostu", "Anna Kos wysunęła żądanie zamknięcia mostu."),
        ("Anna Kos | propose indirect | zwężenia mostu", "Anna Kos wyszła z propozycją zwężenia mostu."),
        ("Anna Kos | warn indirect | most runie", "Anna Kos wydała ostrzeżenie, że most runie."),
        ("Anna Kos | deny indirect | most runie", "Anna Kos opublikowała sprostowanie, że most runie."),
        ("Anna Kos | demand direct | Nie wchodźcie na most", "Apel Anny Kos: „Nie wchodźcie na most”."),
    ],
)
def test_a_noun_attributes(line: str, text: str) -> None:
    """Its genitive speaks, or the subject of a verb that only says it; a clause, a complement or quoted words tell what."""
    assert [line] == statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kos nie wystosowała apelu o zamknięcie mostu.",
        "Anna Kos wystosuje apel o zamknięcie mostu.",
        "Anna Kos chce złożyć propozycję, aby zamknięto most.",
        "Apel o zamknięcie mostu leży na biurku.",
        "Pytanie, czy most runie, jest otwarte.",
        "Deklaracja Anny Kos była długa, bo wiadomo, że most runie.",
    ],
)
def test_a_noun_that_nobody_says_attributes_nothing(text: str) -> None:
    """What was not said or has yet to be, has no speaker, or has its clause elsewhere makes no statement."""
    assert [] == statements(text)


def test_a_verb_of_speaking_goes_before_a_noun() -> None:
    """Where a verb attributes the clause already, the noun makes no second statement of it."""
    assert ["Anna Kos | say indirect | most runie"] == statements("Anna Kos powiedziała w oświadczeniu, że most runie.")

"""The names of actors that are only described."""

from __future__ import annotations

import pytest

from latopis.model import Document
from latopis.pipeline import read


def called(text: str) -> set[str]:
    """The names of the actors of whom the entries of a text speak."""
    return {actor.name for actor in read(Document(text, published="2023-07-04")).actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Policja zatrzymała znaną aktywistkę.", "znana aktywistka"),
        ("Sąd w Mińsku skazał dwóch dziennikarzy.", "dwóch dziennikarzy"),
        ("Rząd oskarżył zagranicznych ekspertów o kłamstwo.", "zagraniczni eksperci"),
        ("Rząd potępił burmistrza stolicy za jego słowa.", "burmistrz stolicy"),
        ("Autorzy raportu oskarżyli rząd o kłamstwo.", "autorzy raportu"),
        ("Milicja pobiła protestujących studentów.", "protestujący studenci"),
    ],
)
def test_base_form(text: str, name: str) -> None:
    """The head and what agrees with it stand in the nominative; what is counted stays as it stands."""
    assert name in called(text)


def test_first_word_of_a_sentence() -> None:
    """The capital that opens a sentence is none of the name."""
    assert "opozycja" in called("Opozycja oskarżyła policję o brutalność.")


def test_a_name_stays_a_name() -> None:
    """Whoever is named anywhere keeps that name."""
    assert "Maria Wojdak" in called("Policja zatrzymała aktywistkę Marię Wojdak.")

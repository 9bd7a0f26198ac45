"""The nominative of a word."""

from __future__ import annotations

import pytest

from latopis.analyse.morphology import dictionary
from latopis.analyse.nominative import nominative


@pytest.mark.parametrize(
    ("form", "pos", "number", "gender", "expected"),
    [
        ("organizację", "subst", "sg", "f", "organizacja"),
        ("polityków", "subst", "pl", "m1", "politycy"),
        ("najważniejszej", "adj", "sg", "f", "najważniejsza"),
        ("niezależnych", "adj", "pl", "n", "niezależne"),
        ("przeprowadzonego", "ppas", "sg", "m3", "przeprowadzony"),
        ("nieopublikowanych", "ppas", "pl", "m1", "nieopublikowani"),
        ("swoich", "adj", "pl", "n", "swoje"),
        ("zatrzymania", "ger", "sg", "n", "zatrzymanie"),
    ],
)
def test_nominative(form: str, pos: str, number: str, gender: str, expected: str) -> None:
    """A word keeps its degree and its negation, and takes the number and gender that are asked for."""
    entry = next(entry for entry in dictionary().word(form) if entry.pos == pos)
    assert expected == nominative(entry, number, gender)


@pytest.mark.parametrize("form", ["szybko", "Kowalskowyjce"])
def test_no_nominative(form: str) -> None:
    """What is not inflected, or only guessed, has none."""
    assert nominative(dictionary().word(form)[0], "sg", "m1") is None

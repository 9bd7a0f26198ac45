"""Names that the dictionary does not know are declined all the same."""

from __future__ import annotations

import pytest

from latopis.analyse.guess import guesses
from latopis.grammar import cases_in

# form, a base that must be among the guesses, its cases
DECLINED = """
Zorgowi | Zorg dat
Zorgiem | Zorg inst
Zorga | Zorg acc gen
Tamirena | Tamiren acc gen
Tamirenem | Tamiren inst
Tamirenie | Tamiren loc
Brovda | Brovda nom voc
Brovdy | Brovda gen
Brovdę | Brovda acc
Brovdą | Brovda inst
Brovdzie | Brovda dat loc
Vexowski | Vexowski nom voc
Vexowskiego | Vexowski acc gen
Vexowskiemu | Vexowski dat
Vexowskim | Vexowski inst loc
Vexowską | Vexowska acc inst
Kelwenki | Kelwenko gen
Kelwence | Kelwenko dat loc
Dorbane’a | Dorbane acc gen
Dorbane'owi | Dorbane dat
Dorbane’em | Dorbane inst
Zorglandczycy | Zorglandczyk nom
Zorglandczyków | Zorglandczyk acc gen
Zorglandianie | Zorglandianin nom
"""


def _rows() -> list[tuple[str, str, list[str]]]:
    cells = [line.replace(" |", "").split() for line in DECLINED.strip().splitlines()]
    return [(form, lemma, cases) for form, lemma, *cases in cells]


@pytest.mark.parametrize(("form", "lemma", "cases"), _rows())
def test_an_ending_leads_to_its_base(form: str, lemma: str, cases: list[str]) -> None:
    """The base is among the guesses, in the cases that the ending has."""
    assert cases in [sorted(guess.cases) for guess in guesses(form) if guess.lemma == lemma]


@pytest.mark.parametrize("form", ["Zorg", "Brovda", "Kelwe", "Zorgiem", "Vexowskiego"])
def test_the_form_as_it_stands_comes_first(form: str) -> None:
    """A name may be indeclinable, or in the nominative: that guess leads."""
    assert form == guesses(form)[0].lemma


@pytest.mark.parametrize("form", ["ZXQ", "ZXQ-u", "ZXQ-owi"])
def test_an_acronym_is_its_own_base(form: str) -> None:
    """Endings after a hyphen are no part of an acronym; without one it has any case."""
    assert ["ZXQ"] == [guess.lemma for guess in guesses(form)]


def test_a_small_unknown_word_is_left_open() -> None:
    """Without a capital nothing tells what a word is."""
    assert [("zorgować", "ign")] == [(guess.lemma, guess.pos) for guess in guesses("zorgować")]


def test_an_unknown_abbreviation_is_no_name() -> None:
    """A word with its points is a particle, so that it heads no phrase."""
    assert ["part"] == [guess.pos for guess in guesses("X.Y.")]


@pytest.mark.parametrize("form", [row[0] for row in _rows()])
def test_a_guess_says_that_it_is_one(form: str) -> None:
    """Every guess is marked, and its agreement holds its cases."""
    assert [True] * len(guesses(form)) == [guess.guessed for guess in guesses(form)]
    assert [sorted(guess.cases) for guess in guesses(form)] == [
        sorted(cases_in(guess.agreement) & guess.cases) for guess in guesses(form)
    ]

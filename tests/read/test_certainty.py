"""Certainty: how sure an act is, from the words around its predicate."""

from __future__ import annotations

import pytest

from latopis.pipeline import default_lexicon
from latopis.read.certainty import factuality_of
from read.told import place_of, syntax_of


def value(text: str, word: str) -> str:
    """The value of the word in its sentence."""
    syntax = syntax_of(text)
    place = place_of(syntax, word)
    return factuality_of(syntax, place, syntax.tokens[place].pos, default_lexicon())


@pytest.mark.parametrize(
    "factuality, word, text",
    [
        ("CT+", "odrzucił", "Senat odrzucił ustawę."),
        ("CT-", "odrzucił", "Senat nie odrzucił ustawy."),
        ("CT+", "odrzuca", "Senat odrzuca ustawę."),
        ("PR+", "odrzuci", "Senat odrzuci ustawę."),
        ("PR-", "odrzuci", "Senat nie odrzuci ustawy."),
        ("PS+", "odrzuciłby", "Senat odrzuciłby ustawę."),
        ("PS-", "odrzuciłby", "Senat nie odrzuciłby ustawy."),
        ("CT+", "odrzucono", "Ustawę odrzucono w maju."),
        ("CT+", "odrzucona", "Ustawa została odrzucona."),
        ("CT-", "odrzucona", "Ustawa nie została odrzucona."),
        ("PR+", "odrzucona", "Ustawa zostanie odrzucona."),
    ],
)
def test_tense_mood_and_negation(factuality: str, word: str, text: str) -> None:
    """The past and present are certain, the future is probable, the conditional possible; `nie` turns each."""
    assert factuality == value(text, word)


@pytest.mark.parametrize(
    "factuality, word, text",
    [
        ("PS+", "odrzuci", "Niewykluczone, że Senat odrzuci ustawę."),
        ("PS+", "odrzucił", "Możliwe, że Senat odrzucił ustawę."),
        ("PR+", "odrzucił", "Wygląda na to, że Senat odrzucił ustawę."),
        ("CT-", "odrzucił", "Nieprawdą jest, że Senat odrzucił ustawę."),
        ("CT+", "odrzucił", "Wiadomo, że Senat odrzucił ustawę."),
        ("Uu", "odrzucił", "Nie wiadomo, czy Senat odrzucił ustawę."),
        ("PS+", "odrzucił", "Poseł czekał, by Senat odrzucił ustawę."),
        ("CT+", "odrzucił", "Poseł zaprzeczył, by Senat odrzucił ustawę."),
        ("CT+", "odrzucić", "Senat zdołał odrzucić ustawę."),
        ("CT-", "odrzucił", "Nie jest prawdą, jakoby Senat odrzucił ustawę."),
        ("CT+", "odrzucił", "Poseł dementuje pogłoski, że Senat odrzucił ustawę."),
        ("PS+", "odrzuci", "Senat odrzuci ustawę, o ile zbierze się w maju."),
        ("CT-", "odrzuciłby", "Gdyby nie Sejm, Senat odrzuciłby ustawę."),
        ("CT+", "odrzuciłby", "Gdyby nie Sejm, Senat nie odrzuciłby ustawy."),
    ],
)
def test_what_a_clause_rests_on(factuality: str, word: str, text: str) -> None:
    """What is said to be possible, likely or untrue, asked, or denied with `by`."""
    assert factuality == value(text, word)


@pytest.mark.parametrize(
    "factuality, word, text",
    [
        ("PS+", "odrzucić", "Senat może odrzucić ustawę."),
        ("PS-", "odrzucić", "Senat może nie odrzucić ustawy."),
        ("PS+", "odrzucona", "Ustawa może zostać odrzucona."),
        ("CT+", "odrzucić", "Senat musiał odrzucić ustawę."),
        ("PR+", "odrzucić", "Senat ma odrzucić ustawę."),
        ("PS+", "odrzucić", "Senat chce odrzucić ustawę."),
        ("PS+", "odrzucić", "Senat musi odrzucić ustawę."),
        ("PR+", "odrzucić", "Senat zdecydował odrzucić ustawę."),
        ("CT-", "odrzucić", "Senat odmówił odrzucić ustawę."),
    ],
)
def test_what_governs_an_infinitive(factuality: str, word: str, text: str) -> None:
    """An infinitive is as sure as the modal or verb above it allows."""
    assert factuality == value(text, word)


@pytest.mark.parametrize(
    "factuality, text",
    [
        ("PR+", "Senat prawdopodobnie odrzucił ustawę."),
        ("PR+", "Senat zapewne odrzucił ustawę."),
        ("PR+", "Najpewniej Senat odrzucił ustawę."),
        ("PS+", "Senat podobno odrzucił ustawę."),
        ("PS+", "Ponoć Senat odrzucił ustawę."),
        ("PS+", "Senat rzekomo odrzucił ustawę."),
        ("PS+", "Chyba Senat odrzucił ustawę."),
        ("PR-", "Senat prawdopodobnie nie odrzucił ustawy."),
        ("PS-", "Senat podobno nie odrzucił ustawy."),
    ],
)
def test_particles_weaken(factuality: str, text: str) -> None:
    """`prawdopodobnie` leaves the probable, `podobno` the possible; what is denied stays denied."""
    found = value(text, "odrzucił")
    assert factuality == found


@pytest.mark.parametrize(
    "factuality, word, text",
    [
        ("PS+", "odrzucił", "Jeśli Senat odrzucił ustawę, rząd upadnie."),
        ("PS+", "upadnie", "Jeśli Senat odrzucił ustawę, rząd upadnie."),
        ("PS+", "odrzucił", "Gdyby Senat odrzucił ustawę, rząd by upadł."),
        ("PS+", "odrzucił", "Rząd namawia, żeby Senat odrzucił ustawę."),
        ("Uu", "odrzucił", "Czy Senat odrzucił ustawę?"),
    ],
)
def test_conditions_purposes_and_questions(factuality: str, word: str, text: str) -> None:
    """A condition and what rests on it, and a purpose, are possible; a question leaves it open."""
    assert factuality == value(text, word)


@pytest.mark.parametrize(
    "factuality, word, text",
    [
        ("CT+", "odrzucenie", "Komentowano odrzucenie ustawy."),
        ("PS+", "odrzucenia", "Groźba odrzucenia ustawy rośnie."),
        ("PS+", "odrzucenie", "Złożono wniosek o odrzucenie ustawy."),
        ("PR+", "odrzucenie", "Senat zapowiedział odrzucenie ustawy."),
        ("PS+", "odrzucenia", "Opozycja zażądała odrzucenia ustawy."),
        ("PR+", "odrzuceniu", "Zapadła decyzja o odrzuceniu ustawy."),
        ("CT-", "odrzucenia", "Rząd uniknął odrzucenia ustawy."),
        ("PS+", "odrzucenie", "Odrzucenie miałoby skutki, a odrzucenie oznaczałoby kryzys."),
    ],
)
def test_what_governs_a_noun(factuality: str, word: str, text: str) -> None:
    """A noun for an act tells a fact unless the noun or verb that governs it takes that back."""
    assert factuality == value(text, word)

"""Institutions: whose ministry, court or fund a name means where other states have one of that name too."""

from __future__ import annotations

import pytest

from read.told import record_of


def bodies(text: str) -> list[str]:
    """The offices and organisations of a text, each as `name | key | what it belongs to`."""
    actors = record_of(text).actors
    names = {actor.id: actor.name for actor in actors}
    found = [actor for actor in actors if actor.type in ("office", "organisation")]
    return [f"{actor.name} | {actor.register} | {names.get(actor.of or '')}" for actor in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fińskie Ministerstwo Rolnictwa protestuje.", ["Ministerstwo Rolnictwa | None | Finlandia"]),
        ("Protestuje Ministerstwo Rolnictwa Finlandii.", ["Ministerstwo Rolnictwa | None | Finlandia"]),
        ("Apel Ministerstwa Rolnictwa w Helsinkach.", ["Ministerstwo Rolnictwa | None | Finlandia"]),
        ("Fińskie Ministerstwo Rolnictwa protestuje. Ministerstwo czeka.", ["Ministerstwo Rolnictwa | None | Finlandia"]),
        ("Ministerstwo Rolnictwa czeka.", ["Ministerstwo Rolnictwa | None | None"]),
        ("Szefowie MSZ Finlandii i Norwegii milczą.", ["Ministerstwo Spraw Zagranicznych | None | None"]),
        (
            "Ukraińskie MSZ protestuje.",
            ["Ministerstwo Spraw Zagranicznych Ukrainy | ministerstwo-spraw-zagranicznych-ukrainy | Ukraina"],
        ),
    ],
)
def test_an_office_that_many_states_have(text: str, expected: list[str]) -> None:
    """An adjective, a genitive or a capital beside its name tells whose it is; nobody's ministry is no known actor."""
    assert expected == bodies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Czeski NFZ ma kłopoty.", ["NFZ | None | Czechy"]),
        ("Nasz NFZ ma kłopoty.", ["Narodowy Fundusz Zdrowia | narodowy-fundusz-zdrowia | Polska"]),
        ("Skargę odrzucił ukraiński Sąd Najwyższy.", ["Sąd Najwyższy Ukrainy | sad-najwyzszy-ukrainy | Ukraina"]),
        ("Po kursie waluty czeskiej Bank Anglii podniósł stopy.", ["Bank Anglii | bank-anglii | Wielka Brytania"]),
        ("Trwa spór polsko-czeski. NFZ milczy.", ["Narodowy Fundusz Zdrowia | narodowy-fundusz-zdrowia | Polska"]),
    ],
)
def test_the_namesake_of_another_state(text: str, expected: list[str]) -> None:
    """What the register knows of one state is another's where the words beside the name say so."""
    assert expected == bodies(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ukraina wybiera. Ukraińcy czekają, ukraińska opozycja też. Sprawa trafi do Sądu Najwyższego.", "sad-najwyzszy-ukrainy"),
        ("Norwegia wybiera. Norwegowie i norweskie media czekają. Wygra Partia Pracy.", "norweska-partia-pracy"),
        ("Ukraina i Polska czekają. Polacy i Ukraińcy też. Sprawa trafi do Sądu Najwyższego.", "sad-najwyzszy"),
    ],
)
def test_a_body_is_that_of_the_state_that_is_told_of(text: str, key: str) -> None:
    """A court without more words is that of the state of which the document speaks by far the most."""
    assert key in [actor.register for actor in record_of(text).actors]

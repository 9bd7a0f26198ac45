"""PLOVER's country and sector of actors."""

from __future__ import annotations

import pytest

from read.told import record_of


def codes(text: str, name: str) -> tuple[str | None, str | None]:
    """Country and sector of the actor with the name."""
    return next((actor.country, actor.sector) for actor in record_of(text).actors if actor.name == name)


@pytest.mark.parametrize(
    ("wanted", "name", "text"),
    [
        (("LTU", None), "Litwa", "Litwa milczy."),
        (("KOS", None), "Kosowo", "Kosowo milczy."),
        (("EUR", None), "Komisja Europejska", "Komisja Europejska milczy."),
        (("IGO", None), "NATO", "NATO milczy."),
        (("RUS", None), "Rosjanie", "Rosjanie milczą."),
        (("RUS", "GOV"), "Kreml", "Kreml milczy."),
        (("TUR", "COP"), "turecka policja", "Turecka policja zatrzymała Annę Kos."),
        (("GBR", "PTY"), "Partia Pracy", "Partia Pracy milczy."),
    ],
)
def test_the_register_settles_codes(wanted: tuple[str, str], name: str, text: str) -> None:
    """The country is that of the state or body at the end of `of`, the sector that of a kind, or of a noun in a body's name."""
    assert wanted == codes(text, name)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        (("LTU", "GOV"), "Litewski minister Jan Kos skrytykował Węgry."),
        (("LTU", "GOV"), "Premier Litwy Jan Kos skrytykował Węgry."),
        (("LTU", "ELI"), "Były premier Litwy Jan Kos skrytykował Węgry."),
        ((None, "MIL"), "Generał Jan Kos skrytykował Węgry."),
        ((None, None), "Jan Kos skrytykował Węgry."),
        ((None, None), "Minister Jan Kos skrytykował Węgry. Poseł Kos milczał."),
        ((None, None), "Zwolennik Litwy Jan Kos skrytykował Węgry."),
    ],
)
def test_what_somebody_is_called_settles_codes(wanted: tuple[str, str], text: str) -> None:
    """An office tells the sector and whose it is, a former one that he held it; two sectors, or none, leave it open."""
    assert wanted == codes(text, "Jan Kos")

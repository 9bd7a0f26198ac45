"""Whose things and forces are: who suffers where only a thing is named, who acts where only a weapon does."""

from __future__ import annotations

import pytest

from read.told import events


@pytest.mark.parametrize(
    "line, text",
    [
        ("Litwa | REJECT odrzuciła | Łotwa", "Litwa odrzuciła łotewską propozycję."),
        ("Litwa | REJECT odrzuciła | Łotwa", "Litwa odrzuciła propozycję Łotwy."),
        ("Litwa | ACCUSE krytykuje | Łotwa", "Litwa krytykuje plany i decyzje Łotwy."),
        ("Litwa | ASSAULT zestrzeliła | Białoruś", "Litwa zestrzeliła białoruskiego drona."),
        ("Rosja | ASSAULT ostrzelała | Odessa", "Rosja ostrzelała szpital w Odessie."),
    ],
)
def test_where_a_thing_suffers_it_is_whose_it_is(line: str, text: str) -> None:
    """An adjective, a genitive, also behind several things, or the place of what force hits tells to whom it is done."""
    assert [line] == events(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("Rosja | ASSAULT uderzyły | Odessa", "Rosyjskie rakiety uderzyły w Odessę."),
        ("Rosja | ASSAULT zbombardowało | Odessa", "Lotnictwo Rosji zbombardowało dworzec w Odessie."),
        ("Litwa | MOBILIZE rozmieszczono | ?", "Wojska Litwy rozmieszczono nad rzeką."),
        ("Litwa | RETREAT Wycofanie | Mali", "Wycofanie litewskich żołnierzy z Mali zakończono w maju."),
    ],
)
def test_forces_and_weapons_act_for_whose_they_are(line: str, text: str) -> None:
    """Weapons that strike are somebody's, and so are forces that nobody named moves."""
    assert [line] == events(text)


def test_a_thing_of_nobody_is_no_side() -> None:
    """Without an owner in its words a thing leaves the act without a recipient."""
    assert [] == events("Litwa odrzuciła propozycję.")

"""Who is known well enough to take part in an act of a chronicle."""

from __future__ import annotations

import pytest

from read.told import events


@pytest.mark.parametrize(
    "text",
    [
        "Inne firmy skrytykowały Litwę.",
        "Ekolodzy krytykują Litwę.",
        "Większość krajów poparła Litwę.",
        "Prezes skrytykował dyrektora.",
    ],
)
def test_nobody_in_particular_acts(text: str) -> None:
    """Words for anybody, the lasting views of a crowd, and two people without a name make no event."""
    assert [] == events(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("Twitter | REJECT odrzucił | Litwa", "Twitter odrzucił wniosek Litwy."),
        ("prezes Orlenu | ACCUSE skrytykował | Litwa", "Prezes Orlenu skrytykował Litwę."),
    ],
)
def test_somebody_known_acts(line: str, text: str) -> None:
    """A platform does as companies do, and whoever belongs to somebody named is known."""
    assert [line] == events(text)

"""Who acts and to whom: owners of things, promises, fronted objects, people without a name."""

from __future__ import annotations

import pytest

from read.told import events


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Estonia | ASSAULT zaatakowała | Węgry", "Estonia zaatakowała pozycje Węgier."),
        ("Estonia | REJECT odrzuciła | Węgry", "Estonia odrzuciła umowę z Węgrami."),
        ("Estonia | SANCTION zawieszono | Węgry", "Decyzją Estonii zawieszono współpracę z Węgrami."),
        ("Estonia | AGREE zobowiązała | Mołdawia", "Estonia zobowiązała się przekazać Mołdawii agregaty."),
        ("władze Estonii | COERCE zamknęły | Zorza", "Opozycyjny dziennik „Zorza” zamknęły władze Estonii."),
        ("Estonia | CONCEDE przeprosiła | Kongo", "Estonia nie przeprosiła w nocy Konga."),
        ("policję | ASSAULT zabity | Jan Lis", "Jan Lis został zabity przez policję."),
        ("Węgry | COERCE Zatrzymanie | Jan Lis", "Zatrzymanie w maju przez Węgry Jana Lisa trwało krótko."),
    ],
)
def test_the_sides_are_found_around_the_word(line: str, text: str) -> None:
    """Owners, deciders, those who promise, subjects behind the verb and objects behind a time take part."""
    assert [line] == events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Inne firmy skrytykowały Estonię.",
        "Estonia poparła tych, którzy czekają.",
        "Politycy skrytykowali ekologów.",
        "Ekolodzy krytykują Estonię.",
        "W rozmowie z dziennikarzami Jan Lis milczał.",
        "Rząd Estonii wydał zgodę na budowę w Estonii.",
        "Organizacje wspierające Estonię milczą.",
    ],
)
def test_without_somebody_known_nothing_is_told(text: str) -> None:
    """Others, those of whom nothing is said, two sides without a name, a crowd's view, an interview, oneself: no act."""
    assert [] == events(text)

"""What is an act, and what is only wished for, weighed or talked about."""

from __future__ import annotations

import pytest

from latopis.model import Event
from read.told import events, of_kind, record_of


@pytest.mark.parametrize(
    "text",
    [
        "Estonia chce nałożyć sankcje na Węgry.",
        "Estonia powinna wesprzeć Mołdawię.",
        "Estonia musi wydalić dyplomatów Węgier.",
        "Minister przyjechał, aby Estonia poparła Mołdawię.",
        "Estonia zwykle krytykuje Węgry.",
        "Estonia dąży do aresztowania Jana Lisa.",
        "Nie wiadomo, czy Estonia poparła Mołdawię.",
        "Estonia rozważa atak na Węgry.",
        "Jeśli Estonia nie poprze Mołdawii, rząd upadnie.",
    ],
)
def test_what_is_wished_required_or_done_as_a_rule_is_no_act(text: str) -> None:
    """Wishes, duties, purposes, habits and what is weighed make no entry."""
    assert [] == events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nowa umowa Estonii z Węgrami budzi spory.",
        "Przyszłość negocjacji Estonii z Węgrami jest nieznana.",
        "Sankcje Estonii wobec Węgier są tematem debaty.",
        "Po wyjściu Estonii z Unii Europejskiej ceny wzrosną.",
    ],
)
def test_a_noun_that_is_talked_about_is_no_act(text: str) -> None:
    """A noun for an agreement, for talks, sanctions or a leaving is a topic where nothing says that they take place."""
    assert [] == events(text)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Estonia | CONSULT rozmowy | Węgry", "W środę odbyły się rozmowy Estonii z Węgrami."),
        ("Estonia | CONSULT rozmowy | Węgry", "Wtorkowe rozmowy Estonii z Węgrami były trudne."),
        ("Estonia | AGREE Umowa | Węgry", "Umowa Estonii z Węgrami została podpisana w maju."),
        ("Estonia | CONSULT spotkaniu | Węgry", "Po spotkaniu z Węgrami Estonia milczała."),
        ("Estonia | CONCEDE ustąpić | Węgry", "Estonia musiała ustąpić Węgrom."),
    ],
)
def test_a_noun_that_takes_place_is_an_act(line: str, text: str) -> None:
    """A date, a verb of occurring, an adjective of time, or an occasion on which somebody acts tells that it took place."""
    assert line in events(text)


@pytest.mark.parametrize(
    ("factuality", "text"),
    [
        ("PR+", "W czerwcu odbędą się rozmowy Estonii z Węgrami."),
        ("CT+", "W czerwcu zakończą się rozmowy Estonii z Węgrami."),
        ("PR+", "Estonia milczy przed piątkową wizytą Angeli Merkel w Tallinnie."),
    ],
)
def test_a_noun_is_as_certain_as_what_says_that_it_takes_place(factuality: str, text: str) -> None:
    """Talks that will be held are to come; those that will end are going on."""
    assert [factuality] == [entry.factuality for entry in of_kind(record_of(text), Event)]

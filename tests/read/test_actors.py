"""Actors: capitals and seats, ids, aliases, and what the register adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from read.told import reading_of

if TYPE_CHECKING:
    from latopis.model import Actor


def stands_for(text: str, name: str) -> list[str | None]:
    """For each mention by name of the actor, the name of that for which it stands."""
    reading = reading_of(text, "actors")
    names = {actor.id: actor.name for actor in reading.actors}
    (seat,) = [actor for actor in reading.actors if actor.name == name]
    return [names.get(mention.stands_for or "") for mention in seat.mentions]


@pytest.mark.parametrize(
    "state, name, text",
    [
        ("Litwa", "Wilno", "Wilno odmówiło."),
        ("Litwa", "Wilno", "Kanclerz rozmawiał z Wilnem."),
        ("Litwa", "Wilno", "Kanclerz zagroził Wilnu."),
        (None, "Wilno", "Kanclerz przyjechał do Wilna."),
        (None, "Wilno", "Rozmowy trwają w Wilnie."),
        (None, "Wilno", "Droga biegnie przez Wilno."),
        ("Rosja", "Kreml", "Kreml odmówił."),
        ("Rosja", "Kreml", "Na Kremlu odmówiono."),
        ("Stany Zjednoczone", "Biały Dom", "Biały Dom odmówił."),
        ("Unia Europejska", "Bruksela", "Bruksela odmówiła."),
        ("Unia Europejska", "Bruksela", "Skarga została złożona przez Brukselę."),
        (None, "Bruksela", "Kanclerz odpoczywał w Brukseli."),
    ],
)
def test_a_capital_that_acts_stands_for_its_state(state: str | None, name: str, text: str) -> None:
    """A capital means those who rule there unless it only tells where; a seat always does."""
    assert [state] == stands_for(text, name)


def test_each_mention_of_a_capital_stands_for_itself() -> None:
    """In one text the same name is now a place, now a government."""
    assert [None, "Litwa"] == stands_for("Kanclerz przyjechał do Wilna. Wilno odmówiło.", "Wilno")


def actor(text: str, name: str) -> Actor:
    """The actor of that name."""
    (found,) = [actor for actor in reading_of(text, "actors").actors if actor.name == name]
    return found


def test_ids_follow_the_first_mention() -> None:
    """Actors are a1, a2, … by their first mentions, those without one last."""
    reading = reading_of("Wilno poparło Annę Kos.", "actors")
    assert [("a1", "Wilno"), ("a2", "Anna Kos"), ("a3", "Litwa")] == [(one.id, one.name) for one in reading.actors]


def test_no_two_actors_have_one_id() -> None:
    """An acronym that joins its expansion leaves no number that a later actor could take."""
    text = "Dyrektor Urzędu Nadzoru Portów (UNP) Jan Wilk odmówił. Szef UNP wyjechał. Fabrykę Hammerstad zamknięto w Oslo."
    ids = [actor.id for actor in reading_of(text, "actors").actors]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize(
    "aliases, name, text",
    [
        (("Kos",), "Anna Kos", "Anna Kos wyjechała. Kos wróci."),
        ((), "Anna Kos", "Anna Kos wyjechała. Anna Kos wróci."),
        (("KPG",), "Komisja Praw Granicznych", "Komisja Praw Granicznych (KPG) odmówiła."),
    ],
)
def test_aliases_are_the_other_names_in_the_text(aliases: tuple[str, ...], name: str, text: str) -> None:
    """Each other base form under which the document names the actor, once."""
    assert aliases == actor(text, name).aliases


@pytest.mark.parametrize(
    "country, known, name, text",
    [
        ("LTU", True, "Litwa", "Litwa odmówiła."),
        ("IGO", True, "NATO", "NATO odmówiło."),
        (None, False, "Anna Kos", "Anna Kos odmówiła."),
    ],
)
def test_the_register_tells_a_states_country(country: str | None, known: bool, name: str, text: str) -> None:
    """A state has its code; an actor that the register does not know has no key."""
    found = actor(text, name)
    assert (country, known) == (found.country, found.register is not None)


def test_a_people_belongs_to_its_state() -> None:
    """`Rosjanie` are a group of Russia."""
    found = actor("Rosjanie odmówili.", "Rosjanie")
    state = actor("Rosjanie odmówili.", "Rosja")
    assert ("group", state.id, "state") == (found.type, found.of, state.type)


def test_a_text_without_actors_has_none() -> None:
    """Nobody is made up."""
    assert () == reading_of("Pada deszcz.", "actors").actors

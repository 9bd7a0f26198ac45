"""The known world: every row is a well-formed actor, and what matters most is there."""

from __future__ import annotations

import unicodedata

import pytest

from latopis.lexicon.world import load_world

WORLD = {actor.key: actor for actor in load_world()}


def test_every_actor_is_of_a_known_one() -> None:
    """`of` and `capital` are keys of other actors."""
    assert [] == [actor.key for actor in WORLD.values() if actor.of and actor.of not in WORLD]
    assert [] == [
        actor.key for actor in WORLD.values() if actor.capital and WORLD[actor.capital].of not in (actor.key, "unia-europejska")
    ]


def test_every_name_is_composed_text() -> None:
    """Names are in NFC and hold no stray white space."""
    names = [name for actor in WORLD.values() for name in actor.names]
    assert [] == [name for name in names if unicodedata.normalize("NFC", name) != name or name != " ".join(name.split())]


def test_every_row_names_its_source() -> None:
    """Every actor says where its names come from."""
    assert [] == [actor.key for actor in WORLD.values() if not actor.source]


def test_states_have_their_codes() -> None:
    """A state has its ISO 3166 code, but for Kosowo, which has none; its people is an actor of its own."""
    states = [actor for actor in WORLD.values() if actor.type == "state"]
    assert ["kosowo"] == [state.key for state in states if not state.iso3166]
    assert ("BLR", "370", "minsk") == (WORLD["bialorus"].iso3166, WORLD["bialorus"].cow, WORLD["bialorus"].capital)
    assert ("group", "bialorus") == (WORLD["bialorus-people"].type, WORLD["bialorus-people"].of)


@pytest.mark.parametrize(
    "name, key",
    [
        ("Sojusz Północnoatlantycki", "nato"),
        ("ODKB", "organizacja-ukladu-o-bezpieczenstwie-zbiorowym"),
        ("Łukaszenko", "alaksandr-lukaszenka"),
        ("Bruksela", "bruksela"),
        ("Partnerstwo dla Pokoju", "partnerstwo-dla-pokoju"),
        ("PAP", "polska-agencja-prasowa"),
    ],
)
def test_names_of_the_news_are_there(name: str, key: str) -> None:
    """The names that European news uses most lead to their actors."""
    assert name in WORLD[key].names

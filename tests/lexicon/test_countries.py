"""Codes of countries lead to the states of the register."""

from __future__ import annotations

from latopis.lexicon.countries import states_by_country
from latopis.lexicon.world import load_world


def test_every_state_with_a_code_is_found() -> None:
    """Each state of the world is found by its two-letter code, but for Kosowo, which has none."""
    states = states_by_country(load_world())
    known = {actor.key for actor in load_world() if actor.type == "state"}
    assert {"kosowo"} == known - set(states.values())
    assert ("polska", "bialorus", "wielka-brytania") == (states["pl"], states["by"], states["gb"])

"""The register: names of known actors in running text, whatever their inflection."""

from __future__ import annotations

import time

import pytest

from latopis.analyse.guess import guesses
from latopis.analyse.morphology import dictionary
from latopis.lexicon.world import load_world
from latopis.model import Document
from latopis.pipeline import reading_until
from latopis.register import KnownActor, Register

ACTORS = (
    KnownActor("nato", "organisation", "alliance", "NATO", ("Sojusz Północnoatlantycki", "Sojusz")),
    KnownActor("rada-europy", "organisation", "organisation", "Rada Europy"),
    KnownActor("unia", "organisation", "union", "Unia Europejska", ("Unia",)),
    KnownActor("pis", "organisation", "party", "Prawo i Sprawiedliwość", ("PiS",)),
    KnownActor("zieloni", "organisation", "party", "Zieloni"),
    KnownActor("niemcy", "state", "state", "Niemcy", adjectives=("niemiecki",)),
    KnownActor("niemcy-people", "group", "people", "Niemcy", ("Niemiec", "Niemka"), of="niemcy"),
    KnownActor("polska", "state", "state", "Polska", adjectives=("polski",)),
    KnownActor("bliski-wschod", "place", "region", "Bliski Wschód"),
    KnownActor("biden", "person", "politician", "Joe Biden", ("Biden",)),
    KnownActor("nauka", "organisation", "programme", "Nauka dla Pokoju i Bezpieczeństwa"),
)
REGISTER = Register.build(ACTORS, dictionary().word, guesses)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The forms and keys of the matches in a sentence."""
    (sentence,) = reading_until(Document(text, published="2022"), "morphology").sentences
    matches = REGISTER.matches(sentence.tokens)
    return [(sentence.span_of(match.start, match.end).of(text), match.keys) for match in matches]


@pytest.mark.parametrize(
    "text, form, key",
    [
        ("Wstąpili do Sojuszu Północnoatlantyckiego.", "Sojuszu Północnoatlantyckiego", "nato"),
        ("Mówił o Radzie Europy.", "Radzie Europy", "rada-europy"),
        ("Głosowali na Prawo i Sprawiedliwość.", "Prawo i Sprawiedliwość", "pis"),
        ("Są przeciw Prawu i Sprawiedliwości.", "Prawu i Sprawiedliwości", "pis"),
        ("Politycy PiS-u milczą.", "PiS-u", "pis"),
        ("Sytuacja na Bliskim Wschodzie jest zła.", "Bliskim Wschodzie", "bliski-wschod"),
        ("Spotkał się z Joem Bidenem.", "Joem Bidenem", "biden"),
        ("Udział w Nauce dla Pokoju i Bezpieczeństwa.", "Nauce dla Pokoju i Bezpieczeństwa", "nauka"),
        ("Był w Niemczech.", "Niemczech", "niemcy"),
        ("Spotkał Niemców.", "Niemców", "niemcy-people"),
        ("WYBORY DO UNII EUROPEJSKIEJ BEZ ZMIAN", "UNII EUROPEJSKIEJ", "unia"),
    ],
)
def test_an_inflected_name_is_found(text: str, form: str, key: str) -> None:
    """A name is found in any case; what is a genitive inside it stays as it is."""
    assert (form, (key,)) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Zawarli unię i sojusz.",
        "Rada Europie nie pomoże.",
        "Kupił zielony płaszcz od Zielonego.",
        "To polski bigos.",
    ],
)
def test_what_only_looks_like_a_name_is_not_found(text: str) -> None:
    """Small letters, another case inside, or the singular of a plural name are no match."""
    assert found(text) == []


def test_the_longest_name_wins() -> None:
    """Of two names that begin together the longer is found, and nothing inside it."""
    assert found("Szczyt Unii Europejskiej.") == [("Unii Europejskiej", ("unia",))]


def test_a_form_of_two_actors_gives_both() -> None:
    """A form that a state and its people share gives both keys."""
    assert {"niemcy", "niemcy-people"} == set(found("Wygrały Niemcy.")[0][1])


def test_an_adjective_leads_to_its_state() -> None:
    """The adjective and its form in compounds give the key of the state; other words give nothing."""
    assert ("polska",) == REGISTER.adjective("polski") == REGISTER.adjective("polsko")
    assert () == REGISTER.adjective("zielony")


def test_further_actors_join_the_known_ones() -> None:
    """A user's own actors are found beside those of the package, and replace those of the same key."""
    wider = REGISTER.with_actors([KnownActor("wega", "organisation", "company", "Wega")])
    assert "Wega" == wider["wega"].name
    assert ("wega",) == tuple(candidate.key for candidate in wider.named("Wegi"))
    assert len(ACTORS) + 1 == len(wider)


def test_the_known_world_is_built_fast() -> None:
    """The register of the whole known world is ready in well under a second, so that a command starts at once."""
    world = load_world()
    started = time.process_time()
    Register.build(world, dictionary().word, guesses)
    assert time.process_time() - started < 1.0


def test_what_was_asked_before_changes_no_answer() -> None:
    """The register works its names out as texts ask for them, in whatever order they come."""
    texts = [("Francuzi i Niemcy", 0), ("Rada Europy w Polsce", 0), ("Polacy, Polska i NATO", 0)]
    sentences = [reading_until(Document(text), "morphology").sentences[place].tokens for text, place in texts]
    forwards, backwards = (Register.build(load_world(), dictionary().word, guesses) for _ in range(2))
    expected = [forwards.matches(tokens) for tokens in sentences]
    assert expected == [backwards.matches(tokens) for tokens in reversed(sentences)][::-1]
    assert all(expected)

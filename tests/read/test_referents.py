"""Referents: which actors the words of a sentence mean."""

from __future__ import annotations

import pytest

from latopis.model import Span
from latopis.read.fillers import Filler
from latopis.read.referents import Referents
from read.told import place_of, reading_of


def meant(text: str, word: str) -> list[str]:
    """The names of the actors of the phrase that holds the word of the first sentence."""
    reading = reading_of(text, "actors")
    referents, syntax = Referents(reading), reading.syntaxes[0]
    place = syntax.phrase_at(place_of(syntax, word))
    return [referents.actors[actor].name for actor in referents.of_phrase(syntax, place)] if place is not None else []


@pytest.mark.parametrize(
    "names, word, text",
    [
        (["Jan Dudek"], "Dudek", "Jan Dudek wszedł."),
        (["Jan Dudek"], "Dudek", "Minister Jan Dudek wszedł."),
        (["Jan Dudek", "Anna Kos"], "Dudek", "Jan Dudek i Anna Kos weszli."),
        (["Anna Kos"], "Kos", "Jan Dudek i Anna Kos weszli."),
        (["Litwa"], "Wilno", "Wilno odmówiło."),
        (["Wilno"], "Wilnie", "W Wilnie padało."),
        (["Echo Poranka"], "Poranka", "Tygodnik „Echo Poranka” milczy."),
        ([], "deszcz", "Wczoraj deszcz ustał."),
    ],
)
def test_a_phrase_means_its_actors(names: list[str], word: str, text: str) -> None:
    """The actor named or described, those coordinated behind it, and what a capital stands for."""
    assert names == meant(text, word)


def test_a_dropped_subject_is_found_only_where_asked() -> None:
    """The verb of a dropped subject means an actor as an implied filler alone."""
    reading = reading_of("Jan Dudek wszedł. Usiadł.", "actors")
    referents, syntax = Referents(reading), reading.syntaxes[1]
    span = syntax.tokens[0].span
    assert (None, "a1") == (referents.at(span), referents.at(span, implied=True))
    assert ("a1",) == referents.of_filler(syntax, Filler(implied=0))
    assert () == referents.of_filler(syntax, Filler())


def test_the_shortest_mention_decides() -> None:
    """A name inside a description is the name, the rest of it the one described."""
    text = "Rząd Litwy odmówił."
    referents = Referents(reading_of(text, "actors"))
    found = [referents.at(Span(0, 4)), referents.at(Span(5, 10))]
    assert ["Rząd Litwy", "Litwa"] == [referents.actors[actor].name for actor in found if actor is not None]
    assert (Span(0, 10), Span(11, 18)) == (referents.mention_at(Span(0, 4)), referents.mention_at(Span(11, 18)))


def test_names_inside_a_span_stand_in_order() -> None:
    """Names and adjectives count, descriptions do not, nor what ends behind the span."""
    text = "Litewski rząd poparł Annę Kos i NATO."
    referents = Referents(reading_of(text, "actors"))
    found = [referents.actors[actor].name for actor in referents.named_in(Span(0, text.index(" i ")))]
    assert ["Litwa", "Anna Kos"] == found


def test_the_span_of_a_list_runs_to_its_last_member() -> None:
    """The words that show a coordinated filler are all of them."""
    text = "Jan Dudek i Anna Kos weszli."
    reading = reading_of(text, "actors")
    syntax = reading.syntaxes[0]
    span = Referents(reading).span_of_filler(syntax, Filler(phrase=syntax.phrase_at(0)))
    assert "Jan Dudek i Anna Kos" == span.of(text)

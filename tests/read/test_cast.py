"""The cast: actors looked up by their words, and made where an argument has none yet."""

from __future__ import annotations

from latopis.model import Span
from latopis.read.cast import Cast
from latopis.read.fillers import Filler
from read.told import reading_of


def test_a_known_speaker_is_not_added() -> None:
    """A phrase that names somebody gives that actor, and the cast stays as it was."""
    reading = reading_of("Anna Kos milczy.", "actors")
    cast, syntax = Cast(reading), reading.syntaxes[0]
    assert ("a1",) == cast.speaker(syntax, Filler(phrase=syntax.phrase_at(0)))
    assert reading.actors == cast.all


def test_an_unknown_speaker_becomes_an_actor() -> None:
    """A noun that names nobody known is an actor of its own, with its genitives, added last."""
    text = "Anna Kos milczy, a wykresy naukowców rosną."
    reading = reading_of(text, "actors")
    cast, syntax = Cast(reading), reading.syntaxes[0]
    index = [token.text for token in syntax.tokens].index("wykresy")
    (found,) = cast.speaker(syntax, Filler(phrase=syntax.phrase_at(index)))
    assert "wykresy naukowców" == cast.actors[found].name
    assert found == cast.all[-1].id


def test_the_same_words_are_one_actor() -> None:
    """Asked for again, the actor of a span is the same one; another span is another."""
    cast = Cast(reading_of("Wykresy rosną.", "actors"))
    first = cast.added(Span(0, 7), kind="document")
    assert first == cast.added(Span(0, 7), kind="document")
    assert first != cast.added(Span(8, 13), kind="group")
    assert ["Wykresy", "rosną"] == [actor.name for actor in cast.all]


def test_a_pronoun_of_nobody_is_no_speaker() -> None:
    """Only nouns become actors; a dropped subject that means nobody gives none."""
    reading = reading_of("Powiedział, że pada.", "actors")
    cast, syntax = Cast(reading), reading.syntaxes[0]
    assert () == cast.speaker(syntax, Filler(implied=0))
    assert () == cast.all

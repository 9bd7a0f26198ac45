"""Denials: words that deny by themselves, and the claim that each answers."""

from __future__ import annotations

import pytest

from latopis.model import Statement
from latopis.pipeline import default_lexicon
from latopis.read.denials import denies
from read.told import of_kind, reading_of, record_of

WORDS = default_lexicon().sources.denials


def denied(text: str) -> bool:
    """Whether the words deny."""
    return denies(reading_of(text, "morphology").sentences[0].tokens, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "To nieprawda.",
        "To są bzdury.",
        "Nieprawda, most stoi.",
        "Te doniesienia to fantazje.",
        "Zarzuty są bezpodstawne.",
        "Nic takiego nie miało miejsca.",
        "Nie jest prawdą, że most runął.",
        "Ależ to kłamstwo!",
        "Nikt o tym w ratuszu nie mówił.",
        "Nigdy tego nie obiecywałem.",
        "Dementuję te plotki.",
    ],
)
def test_words_deny(text: str) -> None:
    """What was said is called untrue, or nobody did it."""
    assert denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "To nie plotka.",
        "To prawda.",
        "Kłamstwo ma krótkie nogi.",
        "Nikt nie zginął.",
        "Nie mówiłem, że to łatwe.",
        "Nic nie zmieniło się od roku.",
        "To nowy most.",
    ],
)
def test_other_words_deny_nothing(text: str) -> None:
    """A word for a lie that calls nothing one, its denial, and what nobody suffered are no denials."""
    assert not denied(text)


@pytest.mark.parametrize(
    "answers, text",
    [
        ([None, "e1"], "Anna Kos mówi, że huta truje. – To bzdury – odpowiada Jan Lis."),
        ([None, "e1", "e1"], "Anna Kos mówi, że huta truje. – To bzdury – mówi Jan Lis. Ewa Bąk także zaprzecza tym słowom."),
        (
            [None, None, "e1"],
            "Anna Kos mówi, że huta zatruła rzekę. Ewa Bąk twierdzi, że padły owce. Jan Lis zaprzeczył, że huta zatruła rzekę.",
        ),
    ],
)
def test_a_denial_answers_what_it_tells_again(answers: list[str | None], text: str) -> None:
    """It answers the claim with its own words, else that beside it; a second denial answers what the first one does."""
    assert answers == [entry.answers for entry in of_kind(record_of(text), Statement)]

"""Speech: the cues of a sentence, and the words that each reports."""

from __future__ import annotations

import pytest

from latopis.pipeline import default_lexicon
from latopis.read.cues import cues_in
from latopis.read.speech import trimmed
from read.told import reading_of, statements, syntax_of


def cues(text: str) -> list[str]:
    """The words that attribute, each with its act."""
    syntax = syntax_of(text)
    return [f"{syntax.tokens[cue.match.trigger].text} {cue.act(syntax)}" for cue in cues_in(syntax, default_lexicon().frames)]


@pytest.mark.parametrize(
    "found, text",
    [
        (["powiedział say"], "Burmistrz powiedział, że most jest gotowy."),
        (["zaprzeczył deny"], "Burmistrz zaprzeczył, że most jest gotowy."),
        (["obiecał promise"], "Burmistrz obiecał, że most będzie gotowy."),
        (["zażądał demand"], "Burmistrz zażądał, by most zamknięto."),
        (["zaproponował propose"], "Burmistrz zaproponował, by most zamknięto."),
        (["ostrzegł warn"], "Burmistrz ostrzegł, że most się zawali."),
        (["zagroził threaten"], "Burmistrz zagroził, że zamknie most."),
        (["powiedział say", "dodał say"], "Burmistrz powiedział, że most jest gotowy, i dodał, że jest piękny."),
        (["podkreślono say"], "W raporcie podkreślono, że most jest gotowy."),
        (["Dodając say"], "Dodając, że most jest gotowy, burmistrz zakończył konferencję."),
    ],
)
def test_a_cue_has_its_act(found: list[str], text: str) -> None:
    """Every verb of speaking is one cue with the act that the lexicon gives."""
    assert found == cues(text)


@pytest.mark.parametrize(
    "text",
    [
        "Powiedziałem, że most jest gotowy.",
        "Powiedzcie, że most jest gotowy.",
        "Burmistrz nie powiedział, że most jest gotowy.",
        "Burmistrz chce powiedzieć, że most jest gotowy.",
        "Most jest gotowy.",
    ],
)
def test_words_that_nobody_said_have_no_cue(text: str) -> None:
    """A first person, an order, a negated or a wished saying attributes nothing."""
    assert [] == cues(text)


@pytest.mark.parametrize(
    "content, text",
    [
        ("most jest gotowy", "Burmistrz powiedział, że most jest gotowy."),
        ("most jest gotowy, a droga nie", "Burmistrz powiedział, że most jest gotowy, a droga nie."),
        ("most, który zbudowano, jest gotowy", "Burmistrz powiedział, że most, który zbudowano, jest gotowy."),
        ("most będzie gotowy, gdy przyjdzie wiosna", "Burmistrz powiedział, że most będzie gotowy, gdy przyjdzie wiosna."),
        ("czy most jest gotowy", "Burmistrz zapytał, czy most jest gotowy."),
        ("most zamknięto", "Burmistrz zażądał, by most zamknięto."),
        ("most runie", "Burmistrz zapewnił ludzi, którzy czekają na drogę, że most runie."),
        ("most jest stary: zbudowano go dawno", "Burmistrz powiedział, że most jest stary: zbudowano go dawno."),
        ("most runie", "Burmistrz powiedział, że most runie, po czym wyszedł."),
        ("most runie", "Burmistrz powiedział, że most runie, i wyszedł."),
        ("most runie", "Burmistrz obiecał, że most runie, jednak nikt go nie zburzył."),
        ("most runie i droga zniknie", "Burmistrz powiedział, że most runie i droga zniknie."),
        ("w jakim stanie jest most", "Burmistrz wyjaśnił, w jakim stanie jest most."),
    ],
)
def test_reported_speech_runs_to_the_end_of_its_clause(content: str, text: str) -> None:
    """The content is the governed clause with all that depends on it; `że` and `by` are no part of it, a question word is."""
    assert [content] == [line.rpartition(" | ")[2] for line in statements(text)]


@pytest.mark.parametrize(
    "content, text",
    [
        ("most jest gotowy", "Jak podał burmistrz, most jest gotowy."),
        ("Most … jest gotowy", "Most, jak podał burmistrz, jest gotowy."),
        ("Most jest gotowy", "Most jest gotowy, jak podał burmistrz."),
        ("W maju … most runie", "W maju, dodawał burmistrz, most runie."),
        ("który … runie w maju", "Zamknięto most, który – jak podał burmistrz – runie w maju."),
    ],
)
def test_a_sentence_around_its_cue(content: str, text: str) -> None:
    """`jak podał X` reports the sentence into which it is put, before it, behind it or around it."""
    assert [f"burmistrz | say indirect | {content}"] == statements(text)


@pytest.mark.parametrize(
    "line, text",
    [
        ("burmistrz | promise indirect | wycofanie pozwu", "Burmistrz zapowiedział wycofanie pozwu."),
        ("lekarze | demand indirect | podwyżek", "Lekarze zażądali podwyżek."),
        ("opozycja | accuse indirect | o oszustwo", "Opozycja oskarżyła burmistrza o oszustwo."),
        ("burmistrz | threaten indirect | odejściem z urzędu", "Burmistrz zagroził odejściem z urzędu."),
        (
            "lekarze | demand indirect | o zagłosowanie za wyborem dyrektora",
            "Lekarze apelowali o zagłosowanie za wyborem dyrektora.",
        ),
        ("burmistrz | demand indirect | do zapłaty długu", "Burmistrz wezwał firmę do zapłaty długu."),
    ],
)
def test_a_noun_tells_what_was_said(line: str, text: str) -> None:
    """A noun for an act in the case that the verb asks for is the content, with all that stands behind it."""
    assert [line] == statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Badaczka, chemiczka z Oslo, wykazała, że most drży.",
        "Burmistrz zapowiedział deser.",
        "Burmistrz mówił o moście.",
        "Burmistrz ogłosił list.",
    ],
)
def test_a_topic_or_thing_is_not_what_was_said(text: str) -> None:
    """A thing as the object, or a bare topic, tells no words."""
    assert [] == statements(text)


@pytest.mark.parametrize(
    "words, text",
    [
        ("Most stoi", "– Most stoi,"),
        ("Most (stary) stoi", "Most (stary) stoi."),
        ("most „stary”", ": most „stary”."),
        ("most (stary)", "most (stary)."),
        (None, "–,."),
    ],
)
def test_marks_at_the_ends_are_trimmed(words: str | None, text: str) -> None:
    """Marks at both ends go, but a closing one whose opening one is inside stays."""
    sentence = reading_of(text, "morphology").sentences[0]
    found = trimmed(sentence, 0, len(sentence.tokens))
    assert words == (found.of(text) if found is not None else None)

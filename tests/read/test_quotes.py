"""Quotes: which marks belong together, and which words between them are speech."""

from __future__ import annotations

import pytest

from latopis.read.quotes import quotes_of, speeches, spoken
from read.told import reading_of


def quoted(text: str) -> list[str]:
    """The words of every quotation, without its marks."""
    return [quote.inner.of(text) for quote in quotes_of(reading_of(text, "clauses").sentences)]


def speech(text: str) -> list[str]:
    """The words of every stretch of speech."""
    return [span.of(text) for span in spoken(reading_of(text, "clauses").sentences)]


@pytest.mark.parametrize(
    "words, text",
    [
        (["Tak będzie lepiej"], "„Tak będzie lepiej” – mówi Ewa."),
        (["Tak będzie lepiej"], "„Tak będzie lepiej“ – mówi Ewa."),
        (["Tak będzie lepiej"], '„Tak będzie lepiej" – mówi Ewa.'),
        (["Tak będzie lepiej"], "“Tak będzie lepiej” – mówi Ewa."),
        (["Tak będzie lepiej"], "”Tak będzie lepiej” – mówi Ewa."),
        (["Tak będzie lepiej"], '"Tak będzie lepiej" – mówi Ewa.'),
        (["Tak będzie lepiej"], "«Tak będzie lepiej» – mówi Ewa."),
        (["Tak będzie lepiej"], "»Tak będzie lepiej« – mówi Ewa."),
        (["Tak", "nie"], "Ewa mówi „Tak”, a Jan „nie”."),
        (["Tytuł «Echo» zostaje"], "„Tytuł «Echo» zostaje” – mówi Ewa."),
        (["Zdanie pierwsze. Zdanie drugie"], "„Zdanie pierwsze. Zdanie drugie” – mówi Ewa."),
        (["Zdanie pierwsze.\n\nZdanie drugie"], "„Zdanie pierwsze.\n\nZdanie drugie” – mówi Ewa."),
        (["Zdanie pierwsze.\n\nZdanie drugie."], '"Zdanie pierwsze.\n\nZdanie drugie."\n\nEwa wyszła.'),
        (["Tak będzie lepiej"], ",,Tak będzie lepiej'' – mówi Ewa."),
        (["Tak będzie lepiej"], "<<Tak będzie lepiej>> – mówi Ewa."),
        (["Tak będzie lepiej"], "‚Tak będzie lepiej’ – mówi Ewa."),
    ],
)
def test_each_kind_of_mark_has_its_closing_ones(words: list[str], text: str) -> None:
    """Polish, English, straight and angle marks are paired; marks inside a quotation open none of their own."""
    assert words == quoted(text)


@pytest.mark.parametrize(
    "text",
    [
        "„Tak będzie lepiej, mówi Ewa.",
        "Tak będzie lepiej” – mówi Ewa.",
        "„Tak będzie lepiej.\n\nInny akapit” zaczyna się tu.",
        "„Tak będzie lepiej.\n\nZnów „tak? – pyta Ewa.",
        "Ekran ma 15\" i rzadko się psuje.",
        "„” – mówi Ewa.",
    ],
)  # fmt: skip
def test_a_mark_without_its_partner_quotes_nothing(text: str) -> None:
    """An opening mark needs a closing one behind which the sentence does not go on in another paragraph, and words between."""
    assert [] == quoted(text)


@pytest.mark.parametrize(
    "speaks, text",
    [
        (True, "„Wrócimy do tego” – mówi Ewa."),
        (True, "„Nigdy w życiu!” – mówi Ewa."),
        (False, "Tygodnik „Echo” milczy."),
        (False, "Film „Długi dzień” wygrał."),
        (False, "Nazwała to „dużym błędem” rządu."),
    ],
)
def test_a_title_is_no_speech(speaks: bool, text: str) -> None:
    """Words with a verb or the end of a sentence can be speech; a title or a word in inverted commas is not."""
    assert [speaks] == [quote.speech for quote in quotes_of(reading_of(text, "clauses").sentences)]


@pytest.mark.parametrize(
    "runs, text",
    [
        ([(0, 1)], "– Wrócimy – mówi Ewa."),
        ([(0, 2)], "– Wrócimy – mówi Ewa. Tak mówi."),
        ([(0, 1), (1, 2)], "– Wrócimy – mówi Ewa. – Zostaniemy – mówi Jan."),
        ([(0, 1)], "– Wrócimy – mówi Ewa.\n\nNikt nie wierzy."),
        ([(1, 2)], "Ewa wróciła.\n– Wrócimy – mówi Jan."),
        ([], "Wrócimy – mówi Ewa."),
    ],
)
def test_a_dash_opens_a_run_of_speech(runs: list[tuple[int, int]], text: str) -> None:
    """A run begins with a dash and lasts to the next one or the end of its paragraph."""
    assert runs == list(speeches(reading_of(text, "clauses").sentences))


@pytest.mark.parametrize(
    "words, text",
    [
        (["Wrócimy do tego"], "„Wrócimy do tego” – mówi Ewa."),
        (["Wrócimy "], "– Wrócimy – mówi Ewa."),
        (["Wrócimy. Zostaniemy "], "– Wrócimy. Zostaniemy – mówi Ewa."),
        ([], "Tygodnik „Echo” milczy."),
    ],
)
def test_what_is_spoken(words: list[str], text: str) -> None:
    """Speech stands between marks, and from an opening dash to the dash before its cue."""
    assert words == speech(text)

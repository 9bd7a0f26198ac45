"""Dating: which time of a sentence dates a clause."""

from __future__ import annotations

import pytest

from latopis.model import Document, Reading
from latopis.pipeline import reading_until
from latopis.read.dating import times_in, when_of


def read(text: str) -> Reading:
    return reading_until(Document(text, published="2018-05-24"), "times")


def when(text: str, word: str) -> str | None:
    """The value of the time that dates the word."""
    reading = read(text)
    for sentence in reading.sentences:
        for index, token in enumerate(sentence.tokens):
            if token.text == word:
                found = when_of(reading, sentence, index)
                return found.value if found else None
    raise AssertionError(word)


@pytest.mark.parametrize(
    "text, word, value",
    [
        ("W 2014 roku Litwa podpisała umowę.", "podpisała", "2014"),
        ("Litwa podpisała umowę, a w 2016 roku Łotwa ją zerwała.", "zerwała", "2016"),
        ("Litwa podpisała umowę, a w 2016 roku Łotwa ją zerwała.", "podpisała", None),
        ("Rzecznik powiedział we wtorek, że Litwa zerwała umowę.", "powiedział", "2018-05-22"),
        ("Rzecznik powiedział we wtorek, że Litwa zerwała umowę.", "zerwała", None),
        ("Rzecznik powiedział, że Litwa zerwała umowę w 2016 roku.", "powiedział", None),
        ("Litwa w 2014 roku podpisała umowę, którą zerwała w 2016 roku.", "podpisała", "2014"),
        ("Litwa w 2014 roku podpisała umowę, którą zerwała w 2016 roku.", "zerwała", "2016"),
        ("Litwa podpisała umowę.", "podpisała", None),
        ("Minister przyleciał we wtorek do Rygi i spotkał się z prezydentem.", "spotkał", "2018-05-22"),
        ("Minister przyleciał we wtorek do Rygi, a prezydent spotkał się z posłami.", "spotkał", None),
        ("Minister wyjechał w 2016 roku i prezydent podpisał umowę.", "podpisał", None),
        ("Minister wyjechał w 2016 roku i wróci z umową.", "wróci", None),
        ("Litwa zawarła pierwszą taką umowę od 2009 roku.", "zawarła", None),
        ("Litwa przeprowadziła największe od 2009 roku manewry.", "przeprowadziła", None),
        ("Litwa pomaga sąsiadom od 2009 roku.", "pomaga", "2009"),
        ("Litwa zerwała umowę z grudnia.", "zerwała", None),
        ("Litwa zerwała umowę z grudnia.", "umowę", "2017-12"),
        ("Rząd potępił sfałszowane w 2015 roku wybory.", "potępił", None),
        ("Umowa została podpisana w 2014 roku.", "została", "2014"),
        ("Przebywająca od wtorku w Rydze minister zerwała umowę.", "zerwała", None),
        ("Minister przebywający od wtorku w Rydze zerwał umowę.", "zerwał", None),
    ],
)
def test_a_clause_is_dated_by_its_own_time(text: str, word: str, value: str | None) -> None:
    """A time dates the clause in which it stands; what another clause says has its own date or none."""
    assert value == when(text, word)


def test_the_nearest_of_several_times() -> None:
    """In one clause with two times each word is dated by the nearer one."""
    text = "Podpisaną w 2014 roku umowę Litwa w 2016 roku zerwała."
    assert ("2014", "2016") == (when(text, "Podpisaną"), when(text, "zerwała"))


def test_times_of_a_sentence() -> None:
    """Only the times of the sentence itself are given, in order."""
    reading = read("W 2014 roku wybuchła wojna. W 2015 i w 2016 roku trwała.")
    assert [["2014"], ["2015", "2016"]] == [[one.value for one in times_in(reading, each)] for each in reading.sentences]

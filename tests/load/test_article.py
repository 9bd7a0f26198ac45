"""What every article must pass: words, a date, Polish."""

from __future__ import annotations

from datetime import date

import pytest

from latopis.load.article import checked, header_of
from latopis.load.unread import ArticleError
from latopis.model import Document

TODAY = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" date 2023-07 Rząd", ("2023-07", "Rząd")),
        ("date 2023-07\nRząd", ("2023-07", "Rząd")),
        ("\n\t date 2023-07-05\r\n\r\nRząd", ("2023-07-05", "\r\nRząd")),
        ("date 2023", ("2023", "")),
        ("date 2023  Rząd", ("2023", " Rząd")),
        ("update 2023 Rząd", (None, "update 2023 Rząd")),
        ("date of 2023", (None, "date of 2023")),
        ("Rząd, date 2023-07 ", (None, "Rząd, date 2023-07 ")),
    ],
)
def test_header(text: str, expected: tuple[str | None, str]) -> None:
    """The header ends with the one space or line end after its date; what follows is untouched."""
    published, start = header_of(text)
    assert expected == (published, text[start:])


def test_header_without_a_date() -> None:
    """A header that holds a number but no date is refused with the reason."""
    with pytest.raises(ArticleError, match="the header: '2023-13' is no date: month 13 is none"):
        header_of("date 2023-13 Rząd")


@pytest.mark.parametrize(
    ("published", "codes"),
    [
        (None, ["no-publication-date"]),
        ("2024-05-02", ["published-in-future"]),
        ("2024", []),
        ("2024-05-01", []),
        ("2025", ["published-in-future"]),
    ],
)
def test_problems(published: str | None, codes: list[str]) -> None:
    """A document without a date, or with one wholly after today, is read and has a Problem."""
    document = checked(Document("Deszcz padał.", published=published), TODAY)
    assert codes == [problem.code for problem in document.problems]


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff\u200b \u00a0"])
def test_empty(text: str) -> None:
    """Nothing but white space is no article."""
    with pytest.raises(ArticleError, match="is empty"):
        checked(Document(text), TODAY)


def test_language_given() -> None:
    """`pl` is trusted whatever the text is; another language is refused whatever the text is."""
    english = "The government said that it would not accept the proposal which the opposition had made in the last week."
    assert checked(Document(english, language="pl-PL"), TODAY).language == "pl"
    with pytest.raises(ArticleError, match="its language is given as 'en'; latopis reads Polish"):
        checked(Document("Rząd nie przyjmie propozycji.", language="en"), TODAY)

"""Offices: who is only called by an office is the person named as its holder."""

from __future__ import annotations

import pytest

from read.told import reading_of


def called(text: str, name: str) -> list[str]:
    """The words that describe the person of that name."""
    reading = reading_of(text, "actors")
    (person,) = [actor for actor in reading.actors if actor.name == name]
    return [mention.span.of(text) for mention in person.mentions if mention.kind == "description"]


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("Szef MSZ", "Szef MSZ ostrzega przed głodem.\n\nMinister spraw zagranicznych Jan Wolski wrócił z Nairobi."),
        ("Szef polskiej dyplomacji", "Szef polskiej dyplomacji milczy.\n\nMinister spraw zagranicznych Jan Wolski wrócił."),
        ("szefa resortu zdrowia", "Pytano szefa resortu zdrowia. Minister zdrowia Jan Wolski nie odpowiedział."),
        ("Minister", "Minister milczy.\n\nMinister rolnictwa Jan Wolski wrócił z Nairobi."),
        ("szef rządu", "Odpowiedział szef rządu. Premier Jan Wolski wrócił z Nairobi."),
        ("Szef KE", "Szef KE odszedł. Jan Wolski, przewodniczący Komisji Europejskiej, podał się do dymisji."),
        ("Prezydent Kenii", "Prezydent Kenii wyjechał. Prezydent Kenii Jan Wolski wróci w środę."),
        ("Prezydent", "Prezydent wyjeżdża\n\nPrezydent Kenii Jan Wolski poleci do Limy w środę."),
    ],
)
def test_the_holder_of_the_office_is_meant(description: str, text: str) -> None:
    """The same office under another noun, before its holder is named or after."""
    assert description in called(text, "Jan Wolski")


@pytest.mark.parametrize(
    "text",
    [
        "Szef MSZ milczy. Minister rolnictwa Jan Wolski wrócił z Nairobi.",
        "Prezydent Peru milczy. Prezydent Kenii Jan Wolski wrócił z Nairobi.",
        "Prezydent Peru milczy. Prezydent Jan Wolski wrócił z Nairobi.",
        "Prezes Solimaru odszedł. Prezes Jan Wolski został.",
        "Były minister rolnictwa milczy. Minister rolnictwa Jan Wolski wrócił.",
        "Szef gabinetu prezydenta milczy. Premier Jan Wolski wrócił.",
        "Minister rolnictwa milczy. Minister rolnictwa Kenii Jan Wolski i minister rolnictwa Peru Adam Lis wrócili.",
        "Szefowa rządu milczy. Premier Jan Wolski wrócił.",
    ],
)
def test_another_office_is_anothers(text: str) -> None:
    """What is of another body, state or portfolio, former, a woman's, or may be that of two, is nobody's who is named."""
    assert not [words for words in called(text, "Jan Wolski") if text.startswith(words)]

"""Text is cut into words, numbers and marks."""

from __future__ import annotations

import pytest

from latopis.analyse.tokens import tokens_of

CUT = """
Sąd umorzył sprawę. | Sąd/umorzył/sprawę/.
Rząd polsko-niemiecki obradował. | Rząd/polsko-niemiecki/obradował/.
Głos oddał O’Leary’emu. | Głos/oddał/O’Leary’emu/.
Posłowie PiS-u wyszli. | Posłowie/PiS-u/wyszli/.
Wirus COVID-19 wraca. | Wirus/COVID-19/wraca/.
Szczyt G7 trwa. | Szczyt/G7/trwa/.
Wzrost o 47,5 proc. | Wzrost/o/47,5/proc/.
Umowa z 1.05.18 wygasła. | Umowa/z/1.05.18/wygasła/.
Start o 10:30, meta później. | Start/o/10:30/,/meta/później/.
Trwa od 3-4 maja. | Trwa/od/3/-/4/maja/.
Przyszli m.in. lekarze. | Przyszli/m.in./lekarze/.
List J.R. Nowaka. | List/J.R./Nowaka/.
Bitwa w 44 r. p.n.e. trwała. | Bitwa/w/44/r/./p.n.e./trwała/.
Lot Łódź–Gdynia odwołano. | Lot/Łódź/–/Gdynia/odwołano/.
„Tak”, odparł. | „/Tak/”/,/odparł/.
Spółka (PKP) milczy. | Spółka/(/PKP/)/milczy/.
To... koniec. | To/.../koniec/.
To… koniec. | To/…/koniec/.
Koszt to 50%. | Koszt/to/50/%/.
Cena 5 € wzrosła. | Cena/5/€/wzrosła/.
Zob. https://przyklad.pl/a?b=1 teraz. | Zob/./https://przyklad.pl/a?b=1/teraz/.
Pisze @nowak o #strajk wczoraj. | Pisze/@nowak/o/#strajk/wczoraj/.
"""


def _cases() -> list[tuple[str, list[str]]]:
    return [(text, cut.split("/") if "://" not in cut else _with_address(cut)) for text, cut in _rows()]


def _rows() -> list[tuple[str, str]]:
    return [(text, cut) for text, _, cut in (line.partition(" | ") for line in CUT.strip().splitlines())]


def _with_address(cut: str) -> list[str]:
    before, _, after = cut.partition("https://przyklad.pl/a?b=1")
    return [*before.strip("/").split("/"), "https://przyklad.pl/a?b=1", *after.strip("/").split("/")]


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_a_text_is_cut_into_its_tokens(text: str, expected: list[str]) -> None:
    """Words keep hyphens, apostrophes and digits, abbreviations and initials their points, numbers their points and commas."""
    assert expected == [token.text for token in tokens_of(text)]


@pytest.mark.parametrize("text", [text for text, _ in _rows()])
def test_a_token_is_where_it_says(text: str) -> None:
    """The span of a token holds its text, and nothing but white space lies between tokens."""
    found = list(tokens_of(text))
    assert [token.text for token in found] == [token.span.of(text) for token in found]
    assert "".join(text.split()) == "".join(token.text for token in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łódź", "word"),
        ("m.in.", "word"),
        ("G7", "word"),
        ("a\u0301rka", "word"),
        ("2019", "number"),
        ("47,5", "number"),
        ("%", "symbol"),
        ("€", "symbol"),
        ("@nowak", "symbol"),
        ("pic.twitter.com/Ab3dE", "symbol"),
        ("https://przyklad.pl", "symbol"),
        ("…", "punctuation"),
        ("–", "punctuation"),
        ("„", "punctuation"),
    ],
)
def test_a_token_has_its_kind(text: str, expected: str) -> None:
    """Each is one token: a word, a number, a symbol or a mark."""
    assert [expected] == [token.kind for token in tokens_of(text)]


def test_a_token_knows_whether_space_is_before_it() -> None:
    """The first token counts as spaced, one that clings to another does not; a space that does not break is a space."""
    assert [True, True, False, True, False] == [token.spaced for token in tokens_of("Jan\u00a0Lis, Adam.")]


@pytest.mark.parametrize("text", ["", " \n\t\u2028"])
def test_no_text_has_no_tokens(text: str) -> None:
    """White space is no token."""
    assert [] == list(tokens_of(text))

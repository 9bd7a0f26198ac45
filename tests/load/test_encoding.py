"""Bytes become text, or are refused with what was found."""

from __future__ import annotations

import pytest

from latopis.load.encoding import decoded
from latopis.load.unread import ArticleError

TEXT = "Zażółć gęślą jaźń – powiedział „Łukasz” w środę.\r\nŹdźbło, Śnieg, Ąłła.\n"
LATIN_2 = TEXT.replace("–", "-").replace("„", '"').replace("”", '"')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250"])
def test_encodings_that_hold_everything(encoding: str) -> None:
    """A text comes back code point for code point, its line ends included, from each encoding."""
    assert decoded(TEXT.encode(encoding)) == TEXT


def test_utf_16_with_a_mark_of_big_endian() -> None:
    """The mark tells the byte order, and is no part of the text."""
    assert decoded(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_iso_8859_2() -> None:
    """The six letters in which the 8-bit encodings differ tell them apart."""
    assert decoded(LATIN_2.encode("iso-8859-2")) == LATIN_2


@pytest.mark.parametrize("word", ["ąśź", "ĄŚŹ", "łódź", "Środa", "jest źle", "ż"])
@pytest.mark.parametrize("encoding", ["cp1250", "iso-8859-2"])
def test_one_word(word: str, encoding: str) -> None:
    """A single letter of difference is enough."""
    assert decoded(word.encode(encoding)) == word


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n", "is a PDF document; save it as plain text in UTF-8"),
        (b"PK\x03\x04rest", "is a ZIP archive (.docx, .odt and .epub are such); save it as plain text in UTF-8"),
        (b"Tekst\x00tekst.", "is no text: it holds control characters, as binary files do; save it as plain text in UTF-8"),
        (b"\xff\xfea", "begins like UTF-16 but is not at byte 2; save it as plain text in UTF-8"),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    """What is no text is refused with what was found and what to do."""
    with pytest.raises(ArticleError) as fault:
        decoded(data)
    assert (message, "not-text") == (str(fault.value), fault.value.code)


@pytest.mark.parametrize(
    "data",
    [
        "Привет, мир и все люди".encode("cp1251"),
        "Übergrößenträger für Äpfel".encode("cp1252"),
        "zażółć gęślą jaźń".encode("cp852"),
        "Zażółć gęślą jaźń".encode()[:-1] + b"\xc5 dalej",
    ],
)
def test_other_encodings_are_never_guessed(data: bytes) -> None:
    """Another code page, and UTF-8 with a broken byte, are refused and not read as something else."""
    with pytest.raises(ArticleError, match=r"is neither UTF-8 \(byte 0x.. at \d+\) nor Polish"):
        decoded(data)

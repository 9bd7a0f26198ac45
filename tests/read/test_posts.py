"""Embedded posts: whose they are, and where their words begin and end."""

from __future__ import annotations

import pytest

from latopis.model import Statement
from read.told import of_kind, record_of, statements

WORDS = "Wracamy do rozmów w poniedziałek. Prosimy o cierpliwość."


@pytest.mark.parametrize(
    "text",
    [
        f"Burmistrz pisze.\n\n{WORDS}\n— Anna Kos (@annakos) February 11, 2022",
        f"Burmistrz pisze.\n\n{WORDS} — Anna Kos (@annakos) 11 lutego 2022",
        f"Burmistrz pisze.\n\n{WORDS}\nAnna Kos (@annakos) February 11, 2022",
        f"{WORDS} pic.twitter.com/xyz1 — Anna Kos (@annakos) 11 lutego 2022",
        f"Anna Kos stoi na czele miasta.\n\n{WORDS}\n\n– Anna Kos (@annakos) 11 lutego 2022",
    ],
)
def test_a_post_is_signed(text: str) -> None:
    """The words before a name with a handle are its own, without what only links to a picture."""
    assert [f"Anna Kos | say direct | {WORDS}"] == [line.replace(" pic.twitter.com/xyz1", "") for line in statements(text)]
    assert ["pl/headlines:post"] == [entry.made_by for entry in of_kind(record_of(text), Statement)]


@pytest.mark.parametrize(
    "text", ["Pisz do nas (@redakcja).", "Most runął. — Anna Kos (@annakos)", "Anna Kos (@annakos) mieszka tu."]
)
def test_a_handle_alone_signs_nothing(text: str) -> None:
    """A handle without a dash before its name, or without words before that, is no post."""
    assert [] == statements(text)

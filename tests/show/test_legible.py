"""Words of an article, made fit for a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latopis.show.legible import clipped, legible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zażółć gęślą jaźń", "Zażółć gęślą jaźń"),
        ("raz\r\ndwa\u2028trzy", "raz  dwa trzy"),
        ("\x1b[2J\x07\x7f", "␛[2J␇␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202eodwrotnie\u2066", "odwrotnie"),
        ("\ud83d", "\ufffd"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("\u05d0", "\u2068\u05d0\u2069"),
    ],
)
def test_what_steers_a_terminal_is_made_visible_or_left_out(text: str, shown: str) -> None:
    """Controls become pictures, line ends spaces; what is plain stays as it is."""
    assert shown == legible(text)


@given(st.text(st.characters()))
def test_nothing_that_is_shown_is_a_control(text: str) -> None:
    """No text gets a control character or a lone surrogate past."""
    assert not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(mark) for mark in legible(text)}


@given(st.text(), st.integers(2, 60))
def test_what_is_clipped_fits(text: str, limit: int) -> None:
    """Never more than the limit, and never anything that was not there but the mark of the cut."""
    found = clipped(text, limit)
    assert limit >= len(found)
    assert " ".join(text.split()).startswith(found.removesuffix("…"))

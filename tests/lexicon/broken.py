"""A file of `data/` with the text that a test wants it to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from latopis.lexicon import tables

if TYPE_CHECKING:
    import pytest


def written(monkeypatch: pytest.MonkeyPatch, path: str, text: str) -> None:
    """Let the file `path` of `data/` hold `text`; the other files stay as they are."""
    real = tables.text_of
    monkeypatch.setattr(tables, "text_of", lambda asked: text if asked == path else real(asked))

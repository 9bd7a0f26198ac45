"""The readers of `data/`."""

from __future__ import annotations

import pytest

from latopis.lexicon.frames import load_frames
from latopis.lexicon.tables import entries, names_in


@pytest.mark.parametrize("path", names_in("pl/frames", ".toml"))
def test_leaving_out_examples_leaves_the_rest(path: str) -> None:
    """A table read without its examples has every other key, and no value is another."""
    whole = [{key: value for key, value in entry.items() if key not in ("yes", "no")} for entry in entries(path)]
    assert whole == entries(path, examples=False)


def test_frames_without_examples_are_the_same_frames() -> None:
    """Reading and testing see the same patterns."""
    assert [frame.address for frame in load_frames("pl").all] == [
        frame.address for frame in load_frames("pl", examples=False).all
    ]

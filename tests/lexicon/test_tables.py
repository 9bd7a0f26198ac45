"""The readers of `data/`."""

from __future__ import annotations

import pytest

from latopis.errors import LexiconError
from latopis.lexicon.frames import load_frames
from latopis.lexicon.tables import entries, names_in, toml, tsv, words
from lexicon.broken import written


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


def test_a_word_list_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comments and empty lines are left out, and cells that a row leaves out at its end are empty."""
    written(monkeypatch, "pl/list.tsv", "# source\nlemma\tkind\n\nmost\tthing\r\nport\n")
    assert [{"lemma": "most", "kind": "thing"}, {"lemma": "port", "kind": ""}] == tsv("pl/list.tsv", columns=["lemma", "kind"])


def test_a_list_of_one_column_is_a_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that stands twice is one word."""
    written(monkeypatch, "pl/list.tsv", "lemma\nmost\nport\nmost\n")
    assert {"most", "port"} == words("pl/list.tsv")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# c\nlemma\tkind\nmost\tthing\textra\n", r"data/pl/list\.tsv:3: 3 cells in a table of 2 columns"),
        ("# c\n\nlemma\tsort\n", r"data/pl/list\.tsv:3: the header is 'lemma\\tsort'"),
        ("", r"data/pl/list\.tsv:0: the header is ''"),
    ],
)
def test_a_broken_row_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file and the line, counted with the comments."""
    written(monkeypatch, "pl/list.tsv", text)
    with pytest.raises(LexiconError, match=said):
        tsv("pl/list.tsv", columns=["lemma", "kind"])


def test_broken_toml_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file and the line."""
    written(monkeypatch, "pl/list.toml", "a = 1\nb = ]\n")
    with pytest.raises(LexiconError, match=r"data/pl/list\.toml: no TOML: .*line"):
        toml("pl/list.toml")


def test_entries_are_an_array_of_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without `[[entry]]` has none; another value under that key is a fault."""
    written(monkeypatch, "pl/list.toml", "")
    assert [] == entries("pl/list.toml")
    written(monkeypatch, "pl/list.toml", "[entry]")
    with pytest.raises(LexiconError, match=r"data/pl/list\.toml: `entry` is no array of tables"):
        entries("pl/list.toml")


def test_files_of_a_folder_are_sorted() -> None:
    """The order of files is that of their names, as paths that the readers take."""
    found = names_in("pl/frames", ".toml")
    assert found == sorted(found)
    assert "pl/frames/saying.toml" in found

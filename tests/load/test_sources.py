"""Files, directories and standard input, in order, lazily, with what could not be read in its place."""

from __future__ import annotations

import io
import os
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from latopis.errors import DateError
from latopis.load.sources import articles
from latopis.load.unread import Unread

TODAY = date(2024, 5, 1)


def read(*paths: Path | str, max_size: int = 1_000) -> list[str]:
    """For each article its text, for each Unread its code."""
    found = articles(paths, today=TODAY, published="2023", max_size=max_size)
    return [article.code if isinstance(article, Unread) else article.text for article in found]


def test_order(tmp_path: Path) -> None:
    """Files come in the order given, a directory's sorted, at any depth, hidden and other ones left out."""
    for name in ("b.txt", "a/z.TXT", "c.jsonl", ".hidden.txt", ".git/d.txt", "notes.md", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "json"}' if name.endswith("jsonl") else name)
    assert ["b.txt", "a/z.TXT", "a.txt", "b.txt", "json"] == read(tmp_path / "b.txt", tmp_path)


def test_any_name_is_a_text_when_given(tmp_path: Path) -> None:
    """A file that is named is read as a text, whatever its name."""
    (tmp_path / "notes.md").write_text("Deszcz.")
    assert ["Deszcz."] == read(tmp_path / "notes.md")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is a text on standard input; a second one is empty."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"date 2020 Deszcz.")))
    assert ["Deszcz.", "empty"] == read("-", "-")


def test_standard_input_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed standard input is reported."""
    monkeypatch.setattr(sys, "stdin", None)
    assert ["unreadable"] == read("-")


@pytest.mark.parametrize("path", ["", "a\0b"])
def test_no_path(path: str) -> None:
    """What is no path is not taken for the directory that the program was started in."""
    assert ["not-found"] == read(path)


def test_links_that_lead_back(tmp_path: Path) -> None:
    """A link to a directory above ends no reading and doubles no article; a link to itself is reported."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("a")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert ["a", "unreadable"] == read(tmp_path)


def test_special_file(tmp_path: Path) -> None:
    """A pipe is refused and does not block; the articles beside it are read."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("b")
    assert ["not-a-file", "b", "not-a-file"] == read(tmp_path, "/dev/null")


def test_not_found(tmp_path: Path) -> None:
    """A path that leads nowhere and a directory without articles are reported."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert ["not-found"] * 3 == read(tmp_path / "no.txt", tmp_path / "empty", tmp_path / "gone.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    """An unreadable file or directory is reported and the others are read."""
    for name in ("a.txt", "b/c.txt", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    try:
        assert ["unreadable", "unreadable", "d.txt"] == read(tmp_path)
    finally:
        (tmp_path / "b").chmod(0o700)


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the machine is reported with its reason, and the next file is read."""
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    whole = Path.open

    def broken(path: Path, mode: str) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path, mode)

    monkeypatch.setattr(Path, "open", broken)
    first, _ = articles([tmp_path], today=TODAY)
    assert f"{tmp_path}/a.txt: cannot be read: Permission denied; check its permissions" == str(first)


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    """A file above the limit is refused by its size alone."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(10**13)
    assert ["too-large"] == read(path)


def test_articles_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    """Nothing is opened before its turn."""
    (tmp_path / "a.txt").write_text("a")
    found = articles([tmp_path / "a.txt", tmp_path / "b.txt"], today=TODAY)
    assert not isinstance(next(found), Unread)
    (tmp_path / "b.txt").write_text("b")
    assert not isinstance(next(found), Unread)


def test_date_given_is_none() -> None:
    """A publication date that is none is the caller's fault, and raised at once."""
    with pytest.raises(DateError, match="'2023-13' is no date"):
        articles([], today=TODAY, published="2023-13")


def test_plain_text_does_not_import_pydantic() -> None:
    """Loading a text does not pay for the JSON border."""
    code = "import sys, datetime; from latopis.load.sources import articles; sys.exit('latopis.load.jsonl' in sys.modules)"
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", code]) == 0

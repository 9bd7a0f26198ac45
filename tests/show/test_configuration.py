"""The configuration file: where it stands, what it may set, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from latopis.errors import ConfigurationError
from latopis.show.configuration import VARIABLE, Configuration, configuration, usual_place


def written(text: str | bytes, path: Path) -> Path:
    """The path, with that text in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_nothing_is_set() -> None:
    """No file in the usual place is no fault."""
    assert Configuration() == configuration()


def test_the_usual_place_is_that_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`XDG_CONFIG_HOME` stands above the place where programs of the system keep theirs."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert tmp_path / "latopis" / "config.toml" == usual_place()
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert ("latopis", "config.toml") == usual_place().parts[-2:]


def test_paths_are_meant_from_where_the_file_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A relative path does not depend on where the command runs; `~` is the user's home."""
    written('register = ["mine.csv", "/a/b.toml", "~/c.csv"]', usual_place())
    monkeypatch.chdir(tmp_path)
    expected = (str(usual_place().parent / "mine.csv"), "/a/b.toml", str(Path("~/c.csv").expanduser()))
    assert expected == configuration().registers


def test_the_variable_stands_above_the_usual_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`LATOPIS_CONFIG` names another file; an empty one names none."""
    written('register = ["a.csv"]', usual_place())
    monkeypatch.setenv(VARIABLE, "")
    assert 1 == len(configuration().registers)
    monkeypatch.setenv(VARIABLE, str(written("", tmp_path / "mine.toml")))
    assert () == configuration().registers


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("register = ", "is no TOML"),
        (b"\xff", "is no TOML in UTF-8"),
        ("a = " + "[" * 100_000, "is no TOML"),
        ('registers = ["a.csv"]', "sets 'registers', which there is not"),
        ('register = "a.csv"', "`register` must be a list of paths"),
        ("register = [1]", "`register` must be a list of paths"),
    ],
)
def test_faults(text: str | bytes, message: str) -> None:
    """What is wrong is told with the file and what it may set."""
    written(text, usual_place())
    with pytest.raises(ConfigurationError, match=message):
        configuration()


def test_a_named_file_must_be_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A wrong path in `LATOPIS_CONFIG` is told, not passed over; so is a directory."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "missing.toml"))
    with pytest.raises(ConfigurationError, match="does not exist; LATOPIS_CONFIG names it"):
        configuration()
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(ConfigurationError, match="cannot be read"):
        configuration()

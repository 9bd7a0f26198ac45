"""Known actors in TOML: fields, faults, lines."""

from __future__ import annotations

import pytest

from latopis.load.registers.checked import RegisterFile
from latopis.load.registers.toml import read_toml


def read(text: str) -> RegisterFile:
    """What a TOML text holds."""
    file = RegisterFile("mine.toml")
    read_toml(text, file)
    return file


def test_every_actor_has_its_line() -> None:
    """The line of an actor is that of its head."""
    file = read('[[actor]]\ntype = "person"\nname = "Jan"\n\n[[actor]]\ntype = "person"\nname = "Ewa"\n')
    assert {"jan": 1, "ewa": 5} == file.lines


def test_a_line_that_is_not_known_is_none() -> None:
    """Where heads cannot be told from other text, no wrong line is given."""
    file = read('actor = [{type = "person", name = "Jan"}]\n')
    assert ({"jan": 0}, "mine.toml") == (file.lines, file.place(0))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[[actor]\n", 0, "is no TOML"),
        ('[actor]\nname = "Jan"\n', 0, "`actor` is no array of tables; a register holds one [[actor]] table for each actor"),
        ('name = "Jan"\n', 0, "'name' stands outside of an actor"),
        ('[[actor]]\nname = 7\ntype = "person"\n', 1, "`name` of 7 must be a string in quotes, not 7"),
        ('[[actor]]\nname = "A"\naliases = "B"\n', 1, "`aliases` of 'A' must be a list of strings"),
        ('[[actor]]\nname = "A"\nalias = ["B"]\n', 1, "`alias` of 'A' is no field; is `aliases` meant?"),
        ('[[actor]]\nname = "A"\nxyz = 1\n', 1, "`xyz` of 'A' is no field; the fields are key, type"),
        ('[[actor]]\ntype = "person"\n', 1, "has no name"),
    ],
)
def test_faults(text: str, line: int, message: str) -> None:
    """A fault has the line of its actor, and its message says what was found and what to do."""
    (fault,) = read(text).faults
    assert line == fault.line
    assert message in fault.message

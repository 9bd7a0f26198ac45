"""Large registers are kept as they were read, and only what fits is taken from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from latopis.load.registers import kept, register_file

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """key,type,name,aliases,of,gender,adjective,wikidata
a,organisation,Alfa,Alfa A|Alfa B,b,,alfijski|alfowy,Q1
b,person,Ewa,,,f,,
"""


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register, where every register is large."""
    monkeypatch.setattr(kept, "LEAST", 0)
    path = tmp_path / "mine.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def place(home: Path) -> Path:
    """The one file that is kept."""
    (found,) = (home / "cache" / "latopis" / "registers").iterdir()
    return found


def test_what_is_kept_is_what_was_read(mine: Path, nobodys_home: Path) -> None:
    """The second reading gives the same actors, lines and counts, from what was kept."""
    first = register_file(mine, states={})
    assert first == kept.kept(mine, kept.digest_of(mine.read_bytes(), {})) == register_file(mine, states={})
    assert 1 == len(list(place(nobodys_home).parent.iterdir()))


def test_another_content_is_read_anew(mine: Path, nobodys_home: Path) -> None:
    """What was kept of a file that has changed, or was read with other states, is not taken; it is replaced."""
    register_file(mine, states={})
    mine.write_text(TEXT.replace("Ewa", "Eva"), encoding="utf-8")
    assert ["Alfa", "Eva"] == [actor.name for actor in register_file(mine, states={}).actors]
    assert kept.kept(mine, kept.digest_of(mine.read_bytes(), {"pl": "polska"})) is None
    assert place(nobodys_home).exists()


@pytest.mark.parametrize("harm", [b"", b"\n", b"\xff\n{}", b"latopis-register/1 x y\n{}"])
def test_what_is_broken_is_read_anew(mine: Path, nobodys_home: Path, harm: bytes) -> None:
    """Whatever stands where it was kept, the file itself counts."""
    first = register_file(mine, states={})
    place(nobodys_home).write_bytes(harm)
    assert first == register_file(mine, states={})
    whole = place(nobodys_home).read_bytes()
    place(nobodys_home).write_bytes(whole.replace(b"Ewa", b"Eva"))
    assert first == register_file(mine, states={})


def test_nothing_is_kept_of_a_register_with_faults(mine: Path, nobodys_home: Path) -> None:
    """A file that is refused is looked at again."""
    mine.write_text("type,name\nx,Alfa\n", encoding="utf-8")
    assert 1 == len(register_file(mine, states={}).faults)
    assert not (nobodys_home / "cache").exists()


def test_a_folder_that_cannot_be_written_to_is_no_fault(mine: Path, nobodys_home: Path) -> None:
    """Where nothing can be kept, the register is read all the same."""
    (nobodys_home / "cache").write_text("a file", encoding="utf-8")
    assert 2 == len(register_file(mine, states={}).actors)


def test_small_registers_are_not_kept(tmp_path: Path, nobodys_home: Path) -> None:
    """What is read at once leaves nothing behind."""
    path = tmp_path / "mine.csv"
    path.write_text(TEXT, encoding="utf-8")
    register_file(path, states={})
    assert not (nobodys_home / "cache").exists()

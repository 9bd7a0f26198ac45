"""The review in a real terminal, 80 columns by 24 lines: decisions, undo, bulk, a kill in the middle, and nothing lost."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pytest

from chronicle.made import Writer
from latopis.run.chronicle import Chronicle

if TYPE_CHECKING:
    from collections.abc import Iterator

LATOPIS = str(Path(sys.executable).with_name("latopis"))
MANY = 70


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A chronicle with many proposals."""
    writer = Writer("2023-07-10", title="Przegląd tygodnia")
    for number in range(MANY):
        writer.event("AID", f"Gmina {number}", f"Szkoła {number}", when=f"20{number % 20 + 10}")
    with Chronicle.open(tmp_path / "latopis.db") as chronicle:
        chronicle.keep(writer.article())
    return str(tmp_path / "latopis.db")


@pytest.fixture
def terminal(path: str) -> Iterator[pexpect.spawn[str]]:
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80", "LINES": "24"}
    command = ["review", "--by", "ada", "--lang", "en", "--chronicle", path]
    child: pexpect.spawn[str] = pexpect.spawn(
        LATOPIS, command, dimensions=(24, 80), encoding="utf-8", timeout=20, env=environment
    )
    yield child
    child.close(force=True)


def decided(path: str) -> int:
    with Chronicle.open(path) as chronicle:
        return MANY - len(chronicle.proposals())


def test_fifty_decisions_an_undo_and_a_kill(path: str, terminal: pexpect.spawn[str]) -> None:
    """Each decision is kept when it is made: after a kill all of them are there, and the review goes on with the rest."""
    for number in range(50):
        terminal.expect_exact(f"{number + 1}/{MANY} · proposed")
        terminal.expect_exact("[q]")
        terminal.send("ar"[number % 2])
    terminal.expect_exact(f"51/{MANY} · proposed")
    terminal.send("u")
    terminal.expect_exact("taken back: 1")
    terminal.send("a")
    terminal.expect_exact(f"51/{MANY} · proposed")
    terminal.kill(9)
    terminal.wait()
    assert 50 == decided(path)


def test_all_of_a_filter_and_back(path: str, terminal: pexpect.spawn[str]) -> None:
    """A bulk decision tells how many it takes, asks, and is taken back by one undo."""
    terminal.expect_exact(f"1/{MANY} · proposed")
    terminal.send("/")
    terminal.expect_exact("words hold")
    terminal.sendline("Gmina 1")
    terminal.expect_exact("1/11 · proposed")
    terminal.send("A")
    terminal.expect_exact("Accept all 11")
    terminal.sendline("y")
    terminal.expect_exact("decided at once: 11")
    assert 11 == decided(path)
    terminal.send("u")
    terminal.expect_exact("taken back: 11")
    assert 0 == decided(path)
    terminal.send("q")
    terminal.expect(pexpect.EOF)


def test_a_correction_by_choosing_words(path: str, terminal: pexpect.spawn[str]) -> None:
    """A field gets words of the text, named by their numbers; the screen fits into 24 lines."""
    terminal.expect_exact("[q]")
    screen = terminal.before or ""
    assert 24 > screen.count("\r\n")
    terminal.send("e")
    terminal.expect_exact("Which field")
    terminal.sendline("2")
    terminal.expect_exact("actors: the value")
    terminal.sendline(":1-2")
    terminal.expect_exact("corrected")
    terminal.send("k")
    terminal.expect_exact("accepted")
    terminal.expect(r"actors: \S+ \S+")
    terminal.send("q")
    terminal.expect(pexpect.EOF)
    with Chronicle.open(path) as chronicle:
        (article,) = chronicle.annotations()
        assert 1 == len(article["events"])  # type: ignore[arg-type]

"""The commands by which people decide on actors: merged, split, why, and the queue of those who wait; the history of an entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from chronicle.made import Writer
from latopis.chronicle.corrections import Correction
from latopis.run.chronicle import Chronicle
from latopis.show.cli import app

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, env={"LC_ALL": "C"})


def told(beside: str, when: str) -> Writer:
    writer = Writer("2023-07-10")
    writer.unknown = ("Horyzont",)
    writer.words(f"Wraz z {beside}:")
    for each in ("Anna Nowak", beside):
        writer.actor(each)
    return writer.event("AID", "Horyzont", "Litwa", when=when)


HERE, THERE = told("Gmina", "2023-07"), told("Powiat", "2022-03")


@pytest.fixture
def path(tmp_path: Path) -> str:
    with Chronicle.open(tmp_path / "latopis.db") as chronicle:
        for writer in (HERE, THERE):
            chronicle.keep(writer.article())
    return str(tmp_path / "latopis.db")


def key(writer: Writer) -> str:
    return f"{writer.record().document.id}:organisation:horyzont"


def test_merging_and_splitting(path: str) -> None:
    """Two become one, for a reason that is told, are told apart again, and each decision is taken back by undo."""
    place = ("--chronicle", path)
    merged = run("actors", "merge", key(HERE), "Anna Nowak", "--reason", "one firm", *place)
    assert f"{key(HERE)} and Anna Nowak are one now\n" == merged.stdout
    why = run("actors", "Anna", "Nowak", "--why", *place)
    assert (0, f"person:anna nowak: = {key(HERE)}: decided by hand: one firm\n") == (why.exit_code, swapped(why.stdout))
    (bond,) = [json.loads(line) for line in run("actors", "Anna Nowak", "--why", "--json", *place).stdout.splitlines()]
    assert ("decision", ["one firm"]) == (bond["evidence"], bond["shown_by"])
    split = run("actors", "split", "Anna Nowak", key(HERE), *place)
    assert "Anna Nowak is told apart from 1 now\n" == split.stdout
    assert 1 == run("actors", "Anna Nowak", "--why", *place).exit_code
    assert [0, 0, 1] == [run("undo", *place).exit_code for _ in range(3)]


def swapped(line: str) -> str:
    """The bond with the person first."""
    one, other = line.split(": decided", maxsplit=1)[0].split(" = ")
    return line if one.startswith("person") else line.replace(f"{one} = {other}", f"{other} = {one}")


def test_those_who_wait(path: str) -> None:
    """The queue shows both with their words; a key decides, and is taken back."""
    screen = run("review", "--actors", "--chronicle", path, stdin="uaq").stdout
    assert "one and the same? both articles also name: Anna Nowak, Litwa" in screen
    assert "There is nothing to take back." in screen
    assert {key(HERE), key(THERE)} <= set(screen.split())
    assert "No more proposals (0 were shown)" in run("review", "--actors", "--chronicle", path, stdin="q").stdout
    with Chronicle.open(path) as chronicle:
        assert 2 == len(chronicle.events(actor=key(HERE)).reports)


def test_who_was_decided_on_is_shown_when_it_is_taken_back(path: str) -> None:
    """Behind the last of the queue an undo leads back to the two whom it is about; keys that do nothing here leave them shown."""
    screen = run("review", "--actors", "--chronicle", path, stdin="ruA?q").stdout
    assert ["1/1 ·"] * 4 == [line[:5] for line in screen.splitlines() if line.startswith("1/1")]
    assert "taken back: 1" in screen


def test_what_was_decided_is_shown(path: str) -> None:
    """An entry tells who corrected what, when and why, and how it was read."""
    with Chronicle.open(path, signer="ada") as chronicle:
        (report,) = chronicle.events(actor=key(HERE)).reports
        chronicle.correct(report, "type", Correction("SUPPORT"), reason="no money was given")
    page = run("show", report.own, "--chronicle", path).stdout
    assert "ada · type: SUPPORT, read as AID · no money was given" in " ".join(page.split())
    fields = json.loads(run("show", report.own, "--json", "--chronicle", path).stdout.splitlines()[0])
    assert ("SUPPORT", {"type": "AID"}) == (fields["type"], fields["as_read"])
    assert [("correct", "type", "SUPPORT", "ada")] == [
        (each["kind"], each["field"], each["value"], each["by"]) for each in fields["decisions"]
    ]

"""Registers on the command line: read with, checked, shown and listed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from latopis.model import Record
from latopis.show.cli import app
from latopis.show.configuration import usual_place

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), env={"LC_ALL": "C"})


def keys_of(result: Result) -> set[str | None]:
    """The keys of the actors of a record."""
    return {actor.register for actor in Record.from_json(result.stdout).actors}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A register of one actor."""
    path = tmp_path / "mine.csv"
    path.write_text("type,name,of\norganisation,Fabryka Wega,polska\n", encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article that names it."""
    path = tmp_path / "article.txt"
    path.write_text("date 2023-07 Związkowcy spotkali się z dyrekcją Fabryki Wega.", encoding="utf-8")
    return path


def test_a_register_of_the_command_line(mine: Path, article: Path) -> None:
    """`--register` makes an actor known, with whom it belongs to."""
    assert keys_of(run("read", "--json", article)).isdisjoint({"fabryka-wega"})
    assert {"fabryka-wega", "polska"} <= keys_of(run("read", "--json", "--register", mine, article))
    assert "fabryka-wega" in run("explain", "--register", mine, article).stdout


def test_a_register_of_the_configuration(mine: Path, article: Path) -> None:
    """The configuration names registers for every command, until `--no-config`."""
    usual_place().parent.mkdir(parents=True)
    usual_place().write_text(f"register = [{json.dumps(str(mine))}]", encoding="utf-8")
    assert "fabryka-wega" in keys_of(run("read", "--json", article))
    assert "fabryka-wega" not in keys_of(run("read", "--json", "--no-config", article))


def test_a_broken_register_ends_the_command(tmp_path: Path, article: Path) -> None:
    """A register or configuration that makes no sense is told in one line; the code is 2, and nothing is read."""
    broken = tmp_path / "broken.csv"
    broken.write_text("type,name\nfirm,Wega\n", encoding="utf-8")
    for command in (["read", "--json", article], ["explain", article], ["register", "show", "NATO"]):
        found = run(*command, "--register", broken)
        assert (2, "") == (found.exit_code, found.stdout)
        assert found.stderr.startswith(f"latopis: {broken}:2: the type 'firm' of 'Wega' is none")
    usual_place().parent.mkdir(parents=True)
    usual_place().write_text("lang = 1", encoding="utf-8")
    assert (2, 1) == ((found := run("read", article)).exit_code, found.stderr.count("\n"))


def test_check_of_the_package() -> None:
    """Without a file the register that comes with latopis is checked, and is sound."""
    found = run("register", "check")
    assert (0, "") == (found.exit_code, found.stderr)
    assert "errors: 0" in found.stdout.splitlines()[-1]


def test_check_of_files(mine: Path, tmp_path: Path) -> None:
    """A line for each finding, then the counts; 0 without an error, 1 with one, 2 where there is no file."""
    assert (0, "files: 1, actors: 1, errors: 0, warnings: 0\n") == (
        (found := run("register", "check", mine)).exit_code,
        found.stdout,
    )
    entities = tmp_path / "mine.jsonl"
    entities.write_text('{"id": "a", "schema": "Vessel", "properties": {}}\n{"id": 1}\n', encoding="utf-8")
    found = run("register", "check", mine, entities)
    assert 1 == found.exit_code
    starts = (f"{entities}:2: error", f"{entities}: 1 entities of the schema Vessel were left out", "files: 2")
    assert all(line.startswith(start) for line, start in zip(found.stdout.splitlines(), starts, strict=True))
    assert 2 == run("register", "check", tmp_path / "missing.csv").exit_code


def test_many_warnings_are_cut_until_all_are_asked_for(tmp_path: Path) -> None:
    """The first warnings of a sort are shown, the others counted."""
    path = tmp_path / "mine.csv"
    path.write_text("type,name\n" + "".join(f"person,Ewa Wega{end}\n" for end in "abcdefgh"), encoding="utf-8")
    assert (
        "… and 3 more warnings of this sort: gender (--all shows them)" == run("register", "check", path).stdout.splitlines()[5]
    )
    assert 9 == run("register", "check", "--all", path).stdout.count("\n")


def test_show_finds_by_key_and_by_name(mine: Path) -> None:
    """An actor is shown with what is known of it; nobody is a message and 1."""
    by_key, by_name = run("register", "show", "nato"), run("register", "show", "Sojusz Północnoatlantycki")
    assert by_key.stdout == by_name.stdout
    assert ("nato", "NATO") == ((found := json.loads(by_key.stdout))["key"], found["name"])
    assert "fabryka-wega" == json.loads(run("register", "show", "--register", mine, "Fabryka Wega").stdout)["key"]
    assert (1, "") == ((nobody := run("register", "show", "Fabryka Wega")).exit_code, nobody.stdout)


def test_list_gives_a_line_for_each_actor() -> None:
    """All actors, or those of a type."""
    states = [json.loads(line) for line in run("register", "list", "--type", "state").stdout.splitlines()]
    assert {"state"} == {state["type"] for state in states}
    assert "polska" in {state["key"] for state in states}
    assert run("register", "list").stdout.count("\n") > len(states)
    assert 2 == run("register", "list", "--type", "firm").exit_code

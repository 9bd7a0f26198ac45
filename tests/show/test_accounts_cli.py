"""The commands that keep the file of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.testing import CliRunner

from latopis.show.cli import app
from latopis.show.web.accounts import Accounts

if TYPE_CHECKING:
    from pathlib import Path


def test_accounts_are_added_listed_and_removed(tmp_path: Path) -> None:
    """The password is read from standard input where that is no terminal; adding again gives another one."""
    file, runner = str(tmp_path / "accounts"), CliRunner()

    def told(*words: str, given: str = "") -> tuple[int, str]:
        found = runner.invoke(app, ["accounts", *words, "--accounts", file], input=given)
        return found.exit_code, found.output

    assert (0, "ada: added\n") == told("add", "ada", given="zamknięte na klucz\n")
    assert (0, "ada: has another password\n") == told("add", "ada", given="całkiem inne hasło\n")
    assert Accounts(file).is_right("ada", "całkiem inne hasło")
    assert (0, "ada\n") == told("list")
    assert (0, "ada: removed\n") == told("remove", "ada")
    assert (1, True) == (told("remove", "ada")[0], "there is no such account" in told("remove", "ada")[1])
    assert (1, True) == (told("add", "ewa", given="krótkie\n")[0], "characters" in told("add", "ewa", given="krótkie\n")[1])

"""The commands of the chronicle: answers, exit codes, messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from latopis.show.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples"
ALLIANCE = """date 2023-07
Współpraca władz w Tbilisi z NATO została zawieszona w marcu 2019 roku.

Szef opozycji straszył, że rząd wyprowadziłby Gruzję z Rady Europy.
"""


def run(*arguments: str | Path, stdin: bytes | None = None, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), input=stdin, env={"LC_ALL": "C", **(env or {})})


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle of the examples and of one article more."""
    folder = tmp_path_factory.mktemp("chronicle")
    (folder / "alliance.txt").write_text(ALLIANCE, encoding="utf-8")
    path = folder / "latopis.db"
    added = run("add", EXAMPLES, folder / "alliance.txt", "--chronicle", path)
    assert (0, "added: 6\n", "") == (added.exit_code, added.stdout, added.stderr)
    return path


def objects(found: Result) -> list[dict[str, object]]:
    assert (0, "") == (found.exit_code, found.stderr)
    return [json.loads(line) for line in found.stdout.splitlines()]


def listed(found: object) -> list[dict[str, object]]:
    assert isinstance(found, list)
    return found


def test_adding_again_changes_nothing(chronicle: Path) -> None:
    """The same articles are known; the summary says so, for people and for programs."""
    assert "known already: 5\n" == run("add", EXAMPLES, "--chronicle", chronicle).stdout
    (told,) = objects(run("add", EXAMPLES, "--json", "--chronicle", chronicle))
    assert {"added": 0, "new_version": 0, "known": 5, "removed": 0, "unread": []} == told


def test_what_cannot_be_read_is_told(chronicle: Path, tmp_path: Path) -> None:
    """It is counted and named, the exit code is 1, and the others are added."""
    (tmp_path / "empty.txt").touch()
    found = run("add", tmp_path, "--json", "--chronicle", tmp_path / "new.db")
    assert 1 == found.exit_code
    assert "empty.txt: is empty" in found.stderr
    assert ["is empty; give the text of an article"] == [each["message"] for each in json.loads(found.stdout)["unread"]]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2015", ("in_force", "possible", None, "2019-03")), ("2022-06", ("suspended", "certain", "2019-03", None))],
)
def test_ties_as_of(chronicle: Path, as_of: str, expected: tuple[str | None, ...]) -> None:
    """The state at a date, with what decides it: its article, its words, their place."""
    (tie,) = objects(run("ties", "Gruzja", "NATO", "--as-of", as_of, "--json", "--chronicle", chronicle))
    assert expected == (tie["status"], tie["certainty"], tie["since"], tie["until"])
    assert ("Gruzja", "NATO", "cooperation", as_of, None) == tuple(
        tie[name] for name in ("party", "counterpart", "relation", "as_of", "known_at")
    )
    (report,) = listed(tie["reports"])
    assert ("2023-07", "CT+", [0, 70]) == (report["published"], report["factuality"], report["span"])
    assert str(report["quote"]).startswith("Współpraca władz w Tbilisi")


def test_a_claim_decides_nothing(chronicle: Path) -> None:
    """What somebody says might happen is listed with who says it."""
    (tie,) = objects(run("ties", "Gruzji", "Rada Europy", "--as-of", "2023-08", "--json", "--chronicle", chronicle))
    assert (None, "no", []) == (tie["status"], tie["certainty"], tie["reports"])
    assert ["ended"] == [claim["status"] for claim in listed(tie["claims"])]


def test_known_at(chronicle: Path) -> None:
    """By what had been published earlier, nothing decides yet."""
    asked = run("ties", "Gruzja", "NATO", "--as-of", "2022", "--known-at", "2022", "--json", "--chronicle", chronicle)
    assert [] == objects(asked)


def test_pages(chronicle: Path) -> None:
    """For people in either language, with the words and where they stand."""
    polish = run("ties", "Gruzja", "NATO", "--as-of", "2015", "--lang", "pl", "--chronicle", chronicle).stdout
    assert "stan na 2015: współpraca trwająca (możliwe): nie wiadomo, od kiedy, do: marzec 2019" in " ".join(polish.split())
    assert "„Współpraca władz w Tbilisi z NATO" in polish
    history = run("ties", "Gruzja", "--history", "--lang", "en", "--chronicle", chronicle).stdout
    assert "cooperation suspended (certain): since March 2019, not known to have ended" in " ".join(history.split())


def test_where_the_chronicle_is(chronicle: Path, tmp_path: Path) -> None:
    """The option, else the variable; a missing one is told and not made."""
    asked = run("ties", "Gruzja", "NATO", "--json", env={"LATOPIS_CHRONICLE": str(chronicle)})
    assert 1 == len(objects(asked))
    missing = run("ties", "Gruzja", "--chronicle", tmp_path / "no.db")
    assert 1 == missing.exit_code
    assert "there is no chronicle; `latopis add FILE…` makes one" in missing.stderr


def test_an_unknown_actor(chronicle: Path) -> None:
    """The exit code says that the question was not understood, the message who may be meant."""
    found = run("ties", "Gruuzja", "--chronicle", chronicle)
    assert 2 == found.exit_code
    assert "'Gruuzja': no article names such an actor; perhaps: Gruzja" in found.stderr


def test_reading_needs_no_database() -> None:
    """A cold start of the other commands does not wait for SQLAlchemy."""
    code = "import sys; from latopis.show.cli import app; import latopis.show.reading; print('sqlalchemy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False\n" == run.stdout

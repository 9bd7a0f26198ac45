"""The commands of the chronicle: answers, exit codes, messages."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import suppress
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


@pytest.mark.parametrize(
    ("command", "count", "kind"),
    [
        (["timeline", "Białoruś"], 5, None),
        (["timeline", "Białoruś", "--from", "2022", "--to", "2022"], 1, None),
        (["statements", "--by", "Hryńkiewicz", "--denials"], 1, "statement"),
        (["statements", "--about", "Białoruś"], 1, "statement"),
        (["events", "--actor", "UE", "--type", "sanction"], 1, "event"),
        (["polls", "--population", "Białorusini"], 1, "poll"),
        (["search", "wirus"], 0, None),
        (["actors", "Łukaszence"], 1, None),
    ],
)
def test_questions(chronicle: Path, command: list[str], count: int, kind: str | None) -> None:
    """Each question answers with one object a line, of the kind that was asked for."""
    found = objects(run(*command, "--json", "--chronicle", chronicle))
    assert (count <= len(found)) if count else [] == found
    assert kind is None or {kind} == {each["kind"] for each in found}
    page = run(*command, "--lang", "en", "--chronicle", chronicle)
    assert (0, "") == (page.exit_code, page.stderr)


def test_a_denial_with_its_claim(chronicle: Path) -> None:
    """For people the claim stands under the denial; for programs it has its id."""
    asked = ["statements", "--by", "Hryńkiewicz", "--denials", "--chronicle", str(chronicle)]
    (denial,) = objects(run(*asked, "--json"))
    (claim,) = objects(run("show", str(denial["answers"]), "--json", "--chronicle", chronicle))
    assert ("Wiktar Saroka", "statement") == (claim["speaker"], claim["kind"])
    assert "answers: Wiktar Saroka: statement" in run(*asked, "--lang", "en").stdout


def test_search(chronicle: Path) -> None:
    """Articles and entries, by words in any form."""
    (hit,) = objects(run("search", "zawieszenie", "współpracy", "Tbilisi", "--json", "--chronicle", chronicle))[:1]
    assert ALLIANCE.splitlines()[1] in str(hit["snippet"])
    assert ["relation"] == sorted({str(each["kind"]) for each in listed(hit["entries"])})
    shown = run("search", "lukaszenka", "--lang", "en", "--chronicle", chronicle).stdout
    assert "Unia zamyka drzwi przed Łukaszenką" in shown


def test_pages_of_a_list(chronicle: Path) -> None:
    """A cut list says how to go on, and never leaves anything out silently."""
    cut = run("timeline", "Białoruś", "--limit", "2", "--json", "--chronicle", chronicle)
    mark = cut.stderr.strip().rpartition(" ")[2]
    assert "latopis: more with: --after" in cut.stderr
    rest = objects(run("timeline", "Białoruś", "--limit", "0", "--after", mark, "--json", "--chronicle", chronicle))
    every = objects(run("timeline", "Białoruś", "--limit", "0", "--json", "--chronicle", chronicle))
    assert every == [json.loads(line) for line in cut.stdout.splitlines()] + rest


def test_an_entry_that_is_not_there(chronicle: Path) -> None:
    """The exit code and a message say so."""
    found = run("show", "0123456789abcdef-r0-1", "--lang", "en", "--chronicle", chronicle)
    assert (1, "") == (found.exit_code, found.stdout)
    assert "there is no such entry" in found.stderr


def test_keeping(chronicle: Path, tmp_path: Path) -> None:
    """A copy has the hash of the original; nothing is read differently by the same reader; what is removed is gone."""
    copy = tmp_path / "copy.db"
    assert 0 == run("db", "backup", copy, "--chronicle", chronicle).exit_code
    first, second = (objects(run("db", "check", "--json", "--chronicle", path))[0] for path in (chronicle, copy))
    assert (True, 6) == (first["ok"], first["documents"])
    assert first == second
    assert "The schema is the newest already" in run("db", "upgrade", "--lang", "en", "--chronicle", copy).stdout
    again = objects(run("reread", "--all", "--jobs", "1", "--json", "--chronicle", copy))
    assert [[]] * 6 == [each["differences"] for each in again]
    (tie,) = objects(run("ties", "Gruzja", "NATO", "--json", "--chronicle", copy))
    removed = run("remove", str(listed(tie["reports"])[0]["entry"]), "--erase", "--lang", "en", "--chronicle", copy)
    assert (0, "erased: 1\n") == (removed.exit_code, removed.stdout)
    assert 2 == run("ties", "Gruzja", "NATO", "--chronicle", copy).exit_code
    assert "Everything is as it should be." in run("db", "check", "--lang", "en", "--chronicle", copy).stdout


def test_a_damaged_chronicle(chronicle: Path, tmp_path: Path) -> None:
    """The exit code tells that something is wrong, the output what."""
    copy = tmp_path / "copy.db"
    run("db", "backup", copy, "--chronicle", chronicle)
    with sqlite3.connect(copy) as raw:
        raw.execute("UPDATE versions SET text = CAST('Inny tekst' AS BLOB) WHERE id = 2")
    raw.close()
    found = run("db", "check", "--json", "--chronicle", copy)
    assert (1, False) == (found.exit_code, json.loads(found.stdout)["ok"])


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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_progress_on_a_terminal_only(tmp_path: Path) -> None:
    """Who looks sees how far it is; the summary alone goes to standard output."""
    looked, terminal = os.openpty()
    code = "import sys; from latopis.show.cli import main; main()"
    command = [sys.executable, "-c", code, "add", str(EXAMPLES), "--lang", "en", "--chronicle", str(tmp_path / "a.db")]
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, env=env, check=True)
    os.close(terminal)
    seen = b""
    with suppress(OSError):  # the end of a terminal
        while piece := os.read(looked, 1 << 16):
            seen += piece
    os.close(looked)
    assert b"added: 5\n" == done.stdout
    assert re.search(rb"[1-5]/5", seen)

"""The command line: exit codes, messages, and output that others can rely on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from latopis import __version__
from latopis.model import Record
from latopis.show.cli import app

ARTICLE = "date 2023-07\nEstonia przystąpiła do Unii Europejskiej w 2004 roku. Tak mówił premier.\n"
LINE = json.dumps({"text": "Łotwa wystąpiła z organizacji w 2020 roku.", "published": "2021"}, ensure_ascii=False)


def run(*arguments: str | Path, stdin: bytes | None = None, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), input=stdin, env={"LC_ALL": "C", **(env or {})})


def start(*arguments: str | Path, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """The program itself, with pipes for its output."""
    command = [sys.executable, "-c", "from latopis.show.cli import main; main()", *map(str, arguments)]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env={**os.environ, **(env or {})}, **pipes)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Far more lines than a pipe holds."""
    path = tmp_path / "many.jsonl"
    path.write_text(f"{LINE}\n" * 3000, encoding="utf-8")
    return path


def test_version() -> None:
    """`--version` tells name and version, and nothing is read."""
    found = run("--version")
    assert (0, f"latopis {__version__}\n") == (found.exit_code, found.stdout)


def test_version_of_a_compiled_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--version` tells whether the reading was compiled when the package was installed."""
    monkeypatch.setattr("latopis.show.cli.is_compiled", lambda: True)
    assert f"latopis {__version__} (compiled)\n" == run("--version").stdout


def test_a_page_for_people(article: Path) -> None:
    """Without `--json` a page is shown, and all went well."""
    found = run("read", article, "--lang", "pl")
    assert (0, "") == (found.exit_code, found.stderr)
    assert found.stdout.startswith("Estonia przystąpiła")
    assert "opublikowano: lipiec 2023" in found.stdout


def test_one_record_a_line(article: Path, tmp_path: Path) -> None:
    """`--json` prints a line for each article, in the order of the files, and each line is a record."""
    lines = tmp_path / "two.jsonl"
    lines.write_text(f"{LINE}\n{LINE}\n", encoding="utf-8")
    found = run("read", "--json", lines, article)
    assert (0, "", 3) == (found.exit_code, found.stderr, found.stdout.count("\n"))
    records = [Record.from_json(line) for line in found.stdout.splitlines()]
    assert ["2021", "2021", "2023-07"] == [record.document.published for record in records]


def test_standard_input() -> None:
    """`-` is a text on standard input."""
    found = run("read", "--json", "-", stdin=ARTICLE.encode())
    assert "2023-07" == Record.from_json(found.stdout).document.published


def test_a_directory_gives_its_texts(article: Path) -> None:
    """A directory stands for the articles in it."""
    assert 1 == run("read", "--json", article.parent).stdout.count("\n")


def test_published_dates_what_brings_no_date(tmp_path: Path) -> None:
    """`--published` stands below the header and the line's own date."""
    path = tmp_path / "plain.txt"
    path.write_text("Estonia przystąpiła do Unii.", encoding="utf-8")
    found = run("read", "--json", "--published", "2019-05", path)
    assert "2019-05" == Record.from_json(found.stdout).document.published


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.txt", None, "does not exist"),
        ("empty.txt", b"", "is empty"),
        ("binary.txt", b"\x00\x01\x02\xff\xfe" * 50, "plain text"),
        ("broken.jsonl", b'{"text": \n', "broken.jsonl:1: "),
    ],
)
def test_what_cannot_be_read_has_a_message_and_no_line(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    """The message names the program, the file and what was wrong; standard output stays empty; the code is 1."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    found = run("read", "--json", path)
    assert (1, "") == (found.exit_code, found.stdout)
    assert found.stderr.startswith(f"latopis: {path}")
    assert words in found.stderr
    assert 1 == found.stderr.count("\n")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_directory_without_rights_is_told(tmp_path: Path) -> None:
    """A directory that may not be looked into is a message, not a traceback."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    found = run("read", "--json", locked)
    locked.chmod(0o700)
    assert 1 == found.exit_code
    assert "permissions" in found.stderr


def test_one_bad_article_does_not_stop_the_others(article: Path, tmp_path: Path) -> None:
    """Around a missing file and a broken line, all the rest is read, and the code is 1."""
    lines = tmp_path / "some.jsonl"
    lines.write_text(f"{LINE}\nno json\n{LINE}\n", encoding="utf-8")
    found = run("read", "--json", tmp_path / "missing.txt", lines, article)
    assert (1, 3) == (found.exit_code, found.stdout.count("\n"))
    assert 2 == found.stderr.count("latopis: ")
    assert f"{lines}:2: " in found.stderr


def test_a_fault_of_ours_does_not_stop_the_others(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that breaks a stage is told with its cause, and the code is 1."""
    from latopis.show import reading

    def fail(document: object, lexicon: object) -> Record:
        raise KeyError("stage")

    monkeypatch.setattr(reading, "read", fail)
    found = run("read", "--json", article, article)
    assert (1, "", 2) == (found.exit_code, found.stdout, found.stderr.count("KeyError: 'stage'"))


def test_a_limit_of_size(article: Path) -> None:
    """A text above `--max-size` is refused with what to do."""
    found = run("read", "--json", "--max-size", "50", article)
    assert 1 == found.exit_code
    assert "--max-size" in found.stderr
    assert 0 == run("read", "--json", "--max-size", "5kB", article).exit_code


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x.txt", "--published", "lipiec"],
        ["read", "x.txt", "--max-size", "huge"],
        ["read", "x.txt", "--max-size", "0"],
        ["read", "x.txt", "--lang", "de"],
        ["read", "x.txt", "--colour"],
        ["forget"],
    ],
)
def test_a_command_that_is_not_understood(arguments: list[str]) -> None:
    """Wrong usage exits with 2, says what was wrong on standard error, and reads nothing."""
    found = run(*arguments)
    assert (2, "") == (found.exit_code, found.stdout)
    assert "Error" in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"LC_ALL": "pl_PL.UTF-8"}, "opublikowano"),
        ({"LC_ALL": "", "LC_MESSAGES": "pl_PL", "LANG": "en_US"}, "opublikowano"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "pl"}, "opublikowano"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "pl_PL"}, "published"),
        ({"LC_ALL": "C"}, "published"),
    ],
)
def test_the_language_is_that_of_the_locale(article: Path, env: dict[str, str], words: str) -> None:
    """Polish where the locale is Polish, else English."""
    assert words in run("read", article, env=env).stdout


def test_output_is_utf_8_whatever_the_locale(article: Path) -> None:
    """In a locale of ASCII only, Polish comes out whole."""
    program = start("read", article, env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""})
    output, messages = program.communicate(timeout=30)
    assert (0, b"") == (program.returncode, messages)
    assert output.decode("utf-8").startswith("Estonia przystąpiła")


def test_a_closed_pipe_ends_the_program_quietly(many: Path) -> None:
    """`latopis read … | head -1` shows no message; the exit code is the one of SIGPIPE."""
    program = start("read", "--json", many)
    assert program.stdout is not None
    assert program.stderr is not None
    assert program.stdout.readline().endswith(b"\n")
    program.stdout.close()
    assert (141, b"") == (program.wait(timeout=30), program.stderr.read())
    program.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_is_told(article: Path) -> None:
    """What cannot be written ends the program with a message that says so."""
    command = [sys.executable, "-c", "from latopis.show.cli import main; main()", "read", "--json", str(article)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (1, b"latopis: stopped: No space left on device\n") == (done.returncode, done.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_ctrl_c_leaves_whole_lines_only(many: Path) -> None:
    """Ctrl-C ends with 130, no traceback, and no half line on standard output."""
    program = start("read", "--json", many)
    assert program.stdout is not None
    first = program.stdout.readline()
    program.send_signal(signal.SIGINT)
    output, messages = program.communicate(timeout=30)
    assert (130, b"") == (program.returncode, messages)
    assert 3000 > output.count(b"\n")
    assert all(Record.from_json(line.decode()) for line in (first + output).splitlines())


def test_explain_takes_words_and_files(article: Path) -> None:
    """Words are explained as they stand; a file as it is read; each stage is named."""
    for what in ("Estonia przystąpiła do Unii.", article):
        found = run("explain", what, "--lang", "en")
        assert (0, "") == (found.exit_code, found.stderr)
        assert "tokens → sentences" in found.stdout
        assert "przystąpić" in found.stdout
        assert "Entries" in found.stdout


def test_explain_of_a_missing_file_is_told() -> None:
    """What looks like a file and is none is no text to explain."""
    found = run("explain", "missing.txt")
    assert (1, "") == (found.exit_code, found.stdout)
    assert "latopis: missing.txt: does not exist" in found.stderr


def test_demo_asks_the_examples_that_come_with_latopis() -> None:
    """`latopis demo` needs no file and no network: it tells a tie's history and states, a denial with its claim, a poll."""
    found = run("demo", "--json")
    assert (0, "") == (found.exit_code, found.stderr)
    told = [json.loads(line) for line in found.stdout.splitlines()]
    assert ["in_force", "suspended", "in_force", "suspended", None, None] == [
        each["status"] if "certainty" in each else None for each in told
    ]
    assert [None, None, "2015", "2022"] == [each["as_of"] for each in told[:4]]
    assert ("deny", "poll") == (told[4]["act"], told[5]["kind"])
    page = " ".join(run("demo", "--lang", "en").stdout.split())
    assert "as of 2022: cooperation suspended (certain): since November 2021, not known to have ended" in page
    assert "answers: Wiktar Saroka: statement" in page


def test_help_loads_neither_the_lexicon_nor_pydantic() -> None:
    """Help and completion answer without what reading needs."""
    heavy = "('pydantic', 'rich', 'morfeusz2', 'latopis.pipeline')"
    program = f"import sys, latopis.show.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stdout


def test_json_loads_neither_rich_nor_pydantic(article: Path) -> None:
    """A cold start for programs pays for no page and no model of the border."""
    program = (
        "import sys; from latopis.show.reading import Wish, read_files; read_files(sys.argv[1:], Wish('en', json=True));"
        "print([n for n in ('pydantic', 'rich') if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(article)], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stderr

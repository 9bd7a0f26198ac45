"""Adding many: in any order, by one process or several, killed at any moment, two at once, on a full disk."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from latopis.chronicle import schema
from latopis.chronicle.connect import reading
from latopis.load.article import Intake
from latopis.load.sources import articles_and_files
from latopis.load.unread import Unread
from latopis.model import Document
from latopis.run.adding import Added, add_all
from latopis.run.chronicle import Chronicle
from latopis.run.readers import ALONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from latopis.chronicle.checking import Checked

FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
CORPUS = Path(os.environ.get("LATOPIS_GOLD", "/nowhere")) / "corpus"
MOMENTS = 50 if FULL else 5
ARTICLES = 300 if FULL else 80
TESTS = Path(__file__).parents[1]
NEWS = [
    Document(f"Litwa przystąpiła do NATO w {2000 + number} roku. Tak mówił premier Jan Kowalik.", published=f"20{number + 10}")
    for number in range(ALONE + 4)
]


def add(place: str, sources: Iterable[Document | Unread], processes: int = 1) -> list[Added]:
    with Chronicle.open(place) as chronicle:
        return list(add_all(chronicle, ((None, source) for source in sources), processes=processes))


def check(place: str) -> Checked:
    with Chronicle.open(place) as chronicle:
        return chronicle.check()


def writer(place: str, count: int = ARTICLES, direction: str = "forwards", **options: object) -> subprocess.Popen[str]:
    """The program that adds records, in a process group of its own."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])}
    command = [sys.executable, "-m", "run.writer", place, str(count), direction]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    return subprocess.Popen(command, env=env, **pipes, **options)  # type: ignore[call-overload,no-any-return]


def articles_in(place: str) -> int:
    with Chronicle.open(place) as chronicle, reading(chronicle.engine) as connection:
        return int(connection.execute(select(func.count()).select_from(schema.articles)).scalar_one())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The chronicle of the articles, added in peace."""
    place = str(tmp_path_factory.mktemp("whole") / "latopis.db")
    done = writer(place)
    assert ("added\n" * ARTICLES, "") == done.communicate()
    found = check(place)
    assert (True, ARTICLES) == (found.ok, found.documents)
    return found


def test_two_processes_read_what_one_does(tmp_path: Path) -> None:
    """The same outcomes in the same order, and the same chronicle; what cannot be read is told in its place."""
    sources: list[Document | Unread] = [NEWS[0], Unread("a.txt", "is empty", "empty"), *NEWS]
    outcomes = ["added", "unread", "known", *["added"] * (len(NEWS) - 1)]
    found = [add(str(tmp_path / f"{processes}.db"), sources, processes) for processes in (1, 2)]
    assert outcomes == [each.outcome for each in found[0]]
    assert found[0] == found[1]
    assert check(str(tmp_path / "1.db")) == check(str(tmp_path / "2.db"))


def test_a_fault_of_ours_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article whose reading fails is told, and the others are added."""
    real = __import__("latopis.run.readers", fromlist=["read_through"]).read_through

    def failing(document: Document, lexicon: object) -> object:
        if document is NEWS[1]:
            raise ZeroDivisionError("made for this test")
        return real(document, lexicon)

    monkeypatch.setattr("latopis.run.readers.read_through", failing)
    found = add(str(tmp_path / "a.db"), NEWS[:3])
    assert ["added", "unread", "added"] == [each.outcome for each in found]
    assert "ZeroDivisionError: made for this test" in found[1].message


def test_killed_at_any_moment(place: str, whole: Checked) -> None:
    """Killed with its whole group again and again, and resumed: nothing half, nothing twice, nothing lost."""
    chance = random.Random(8)
    interrupted = 0
    for _ in range(MOMENTS):
        program = writer(place)
        seen = 0
        assert program.stdout is not None
        wanted = chance.randint(1, max(1, 2 * ARTICLES // MOMENTS))
        for line in program.stdout:
            seen += line == "added\n"
            if seen == wanted:
                break
        time.sleep(chance.random() / 200)
        os.killpg(program.pid, signal.SIGKILL)
        program.communicate()
        interrupted += program.returncode == -signal.SIGKILL and 0 < articles_in(place) < ARTICLES
    assert MOMENTS // 2 < interrupted
    left = ARTICLES - articles_in(place)
    output, _ = writer(place).communicate()
    assert left == output.count("added\n")
    assert whole == check(place)


def test_two_writers_at_once(place: str, whole: Checked) -> None:
    """One from each end: each article is added by one of them, and known to the other."""
    programs = [writer(place, direction=direction) for direction in ("forwards", "backwards")]
    outputs = [program.communicate() for program in programs]
    assert ["", ""] == [messages for _, messages in outputs]
    assert ARTICLES == sum(output.count("added\n") for output, _ in outputs) == articles_in(place)
    assert whole == check(place)


def test_a_full_disk(tmp_path: Path, whole: Checked) -> None:
    """A clear message and nothing half; with room again the same command goes on."""
    place = str(tmp_path / "latopis.db")
    limit = (400_000, 400_000)
    program = writer(place, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    output, messages = program.communicate()
    assert 1 == program.returncode
    assert "Make room and run the same command again" in messages
    assert 0 < output.count("added\n") < ARTICLES
    assert output.count("added\n") == articles_in(place)
    assert check(place).ok
    assert "" == writer(place).communicate()[1]
    assert whole == check(place)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own that soon is full."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)], check=False, capture_output=True, text=True
    )
    if not mounted or mounted.returncode:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip() if mounted else 'there is no mount'}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path, whole: Checked) -> None:
    """The same on a full file system; grown, it takes what is left."""
    place = str(small_disk / "latopis.db")
    program = writer(place)
    output, messages = program.communicate()
    assert 1 == program.returncode
    assert "Make room and run the same command again" in messages
    assert 0 < output.count("added\n") < ARTICLES
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert output.count("added\n") == articles_in(place)
    assert check(place).ok
    assert "" == writer(place).communicate()[1]
    assert whole == check(place)


def test_processes_that_read_end_with_their_parent(tmp_path: Path) -> None:
    """Where only the first process is killed, those that read for it do not stay behind."""
    lines = [f'{{"text": "{document.text} Numer {number}.", "published": "2023"}}' for number in range(400) for document in NEWS]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    arguments = ["latopis", "add", str(tmp_path / "many.jsonl"), "--jobs", "2"]
    script = f"import sys; from latopis.show.start import main\nif __name__ == '__main__': sys.argv = {arguments!r}; main()"
    env = {**os.environ, "LATOPIS_CHRONICLE": str(tmp_path / "a.db")}
    program = subprocess.Popen([sys.executable, "-c", script], env=env, start_new_session=True)
    assert waited_for(lambda: len(list(group_of(program.pid))) >= 3)
    program.kill()
    program.wait()
    assert waited_for(lambda: not list(group_of(program.pid)))
    assert check(str(tmp_path / "a.db")).ok


def group_of(leader: int) -> Iterator[int]:
    """The processes of a group that are alive."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == leader and fields[0] != "Z":
            yield int(path.parent.name)


def waited_for(condition: object, seconds: float = 60) -> bool:
    """Whether it comes true in that time."""
    assert callable(condition)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


FULL_ONLY = pytest.mark.skipif(not (FULL and CORPUS.is_dir()), reason="asked for by HYPOTHESIS_PROFILE=full and LATOPIS_GOLD")


@FULL_ONLY
def test_the_command_killed_at_any_moment(place: str, tmp_path: Path) -> None:
    """`latopis add` in two processes, on 300 articles, killed fifty times with its whole group and begun again."""
    files = [str(file) for file in sorted(CORPUS.rglob("*.txt"))[:300]]
    chance = random.Random(9)
    interrupted = 0
    for _ in range(MOMENTS):
        before = articles_in(place)
        wanted = before + chance.randint(1, 5)
        program = command(place, files)
        waited_for(lambda program=program, wanted=wanted: program.poll() is not None or articles_in(place) >= wanted, 120)
        time.sleep(chance.random() / 50)
        with suppress(ProcessLookupError):  # it had ended
            os.killpg(program.pid, signal.SIGKILL)
        interrupted += program.wait() == -signal.SIGKILL and before < articles_in(place) < len(files)
    assert MOMENTS // 2 < interrupted
    assert 0 == command(place, files).wait()
    assert 0 == command(str(tmp_path / "whole.db"), files).wait()
    assert check(place).ok
    assert check(str(tmp_path / "whole.db")) == check(place)


def command(place: str, files: list[str]) -> subprocess.Popen[bytes]:
    """`latopis add` in two processes, in a group of its own."""
    arguments = ["latopis", "add", *files, "--jobs", "2", "--published", "2020-06", "--chronicle", place]
    script = f"import sys; from latopis.show.start import main\nif __name__ == '__main__': sys.argv = {arguments!r}; main()"
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.DEVNULL, start_new_session=True)


@FULL_ONLY
def test_two_hundred_articles_in_any_order(tmp_path: Path, postgres: Path | None) -> None:
    """Five random orders, one process and two, SQLite and PostgreSQL: one hash."""
    from postgres import new_database

    files = sorted(CORPUS.rglob("*.txt"))[:200]
    found = set()
    for number in range(5):
        random.Random(number).shuffle(files)
        for processes in (1, 2):
            for place in (str(tmp_path / f"{number}-{processes}.db"), new_database(postgres) if postgres else ""):
                if place:
                    sources = [article for _, article in articles_and_files(files, Intake(date.today()))]
                    add(place, sources, processes)
                    result = check(place)
                    assert result.ok
                    found.add((result.hash, result.documents, result.entries))
    assert 1 == len(found), found

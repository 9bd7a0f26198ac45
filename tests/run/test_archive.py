"""Archives: shards that are the same whoever reads them, whenever the reading stops."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from latopis.errors import ArchiveError
from latopis.model import Document, Record
from latopis.pipeline import read
from latopis.run.archive import PLAN, Plan, archive
from latopis.run.engines import Alone, Processes
from latopis.run.summary import summary_of
from latopis.run.tables import TABLES
from load.packing import page, warc

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from latopis.run.archive import Done, Shard

TODAY = "2024-05-01"
KILLS = 10 if os.environ.get("HYPOTHESIS_PROFILE") == "full" else 2
ENGLISH = "The council passed the budget on Monday, and the mayor said that the bridge would be repaired."
TEXT = "Wójt gminy {} powiedział w poniedziałek, że Litwa przystąpiła do NATO, a sąd w Łodzi skazał dziennikarza."


def lines(path: Path, count: int) -> Path:
    """A file of so many articles, one a line."""
    texts = [json.dumps({"text": TEXT.format(f"Wieś{number}"), "published": "2024-03"}) for number in range(count)]
    path.write_text("\n".join(texts), "utf-8")
    return path


def plan(*inputs: Path, shard: int = 3) -> Plan:
    """A plan that writes JSON Lines."""
    return Plan(tuple(map(str, inputs)), TODAY, shard=shard, form="jsonl")


def tree(out: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def rows(out: Path, table: str) -> list[dict[str, object]]:
    """The rows of a table of JSON Lines."""
    return [json.loads(line) for path in sorted((out / table).iterdir()) for line in path.read_text("utf-8").splitlines()]


def test_records_are_those_of_reading(tmp_path: Path) -> None:
    """The records are those that reading one article after another gives, in the order of the inputs."""
    counts = list(archive(plan(lines(tmp_path / "a.jsonl", 7)), tmp_path / "out", Alone()))
    assert [{"read": 3}, {"read": 3}, {"read": 1}] == counts
    expected = [read(Document(TEXT.format(f"Wieś{number}"), published="2024-03", language="pl")) for number in range(7)]
    assert expected == [Record.from_json(str(row["record"])) for row in rows(tmp_path / "out", "records")]


def test_tables_hang_together(tmp_path: Path) -> None:
    """Entries, actors and evidence name their document and stand in its words."""
    list(archive(plan(lines(tmp_path / "a.jsonl", 2)), tmp_path / "out", Alone()))
    texts = {row["document"]: Record.from_json(str(row["record"])).document.text for row in rows(tmp_path / "out", "records")}
    shown = rows(tmp_path / "out", "evidence")
    assert shown
    for row in (*shown, *rows(tmp_path / "out", "entries")):
        text = texts[row["document"]]
        assert text[int(str(row["start"])) : int(str(row["end"]))] == row.get("words", row.get("quote"))
    assert [["Litwa"]] * 2 == [row["who"] for row in rows(tmp_path / "out", "entries") if row["kind"] == "relation"]


def test_parquet_and_its_description(tmp_path: Path) -> None:
    """Parquet files are read by others, and the package describes every column that they have."""
    wanted = Plan((str(lines(tmp_path / "a.jsonl", 4)),), TODAY, shard=2)
    list(archive(wanted, tmp_path / "out", Alone()))
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    assert sorted(TABLES) == sorted(resource["name"] for resource in package["resources"])
    for resource in package["resources"]:
        for path in resource["path"]:
            table = pq.read_table(tmp_path / "out" / path)
            assert [field["name"] for field in resource["schema"]["fields"]] == table.column_names
    assert 4 == sum(pq.read_table(tmp_path / "out" / path).num_rows for path in package["resources"][0]["path"])


def test_processes_give_the_same(tmp_path: Path) -> None:
    """Several processes write the bytes that one writes."""
    wanted = plan(lines(tmp_path / "a.jsonl", 8))
    list(archive(wanted, tmp_path / "one", Alone()))
    engine = Processes(2, ())
    list(archive(wanted, tmp_path / "two", engine))
    engine.close()
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_what_is_done_is_not_read_again(tmp_path: Path) -> None:
    """A second run reads nothing and tells the same counts."""

    class Idle:
        width = 1

        def submit(self, task: Callable[[Shard], Done], shard: Shard) -> Future[Done]:
            raise AssertionError((task, shard.number))

    wanted = plan(lines(tmp_path / "a.jsonl", 5))
    first = list(archive(wanted, tmp_path / "out", Alone()))
    assert first == list(archive(wanted, tmp_path / "out", Idle()))


def test_bad_articles_stop_no_other(tmp_path: Path) -> None:
    """What cannot be read is in the failures with its reason, an article that came before is not read again."""
    good = ("https://example.org/1", page("Pierwszy tytuł"))
    bad = ("https://example.org/2", b"<html><body></body></html>")
    english = ("https://example.org/3", page("The budget is passed", body=(ENGLISH,) * 3))
    (tmp_path / "a.warc").write_bytes(warc(good, bad, good, english))
    counts = list(archive(plan(tmp_path / "a.warc", tmp_path / "none.txt", shard=10), tmp_path / "out", Alone()))
    assert [{"duplicate": 1, "no-article": 1, "not-found": 1, "not-polish": 1, "read": 1}] == counts
    found = summary_of(tmp_path / "out")
    assert (1, {"en": 1, "pl": 1}, 0) == (found.read, found.languages, found.copies)
    failures = rows(tmp_path / "out", "failures")
    assert ["no-article", "duplicate", "not-polish", "not-found"] == [row["code"] for row in failures]
    assert str(failures[0]["where"]).endswith("a.warc#https://example.org/2")


def test_copies_whatever_the_shards(tmp_path: Path) -> None:
    """Near-duplicates are told apart from originals, in any order of the inputs and any size of shards."""
    agency = " ".join(TEXT.format(f"Wieś{number}") for number in range(9))
    texts = [("2024-01", agency), ("2024-02", f"{agency} Więcej o tym w piątek."), ("2024-03", TEXT.format("Dolna"))]
    found = []
    for number, order in enumerate(((0, 1, 2), (2, 1, 0), (1, 2, 0))):
        lines_ = [json.dumps({"published": texts[place][0], "text": texts[place][1]}) for place in order]
        (tmp_path / f"{number}.jsonl").write_text("\n".join(lines_), "utf-8")
        list(archive(plan(tmp_path / f"{number}.jsonl", shard=number + 1), tmp_path / f"out{number}", Alone()))
        found.append(rows(tmp_path / f"out{number}", "copies"))
        assert 1 == summary_of(tmp_path / f"out{number}").copies
    assert [(Document(texts[1][1]).id, Document(texts[0][1]).id)] == [(row["document"], row["copy_of"]) for row in found[0]]
    assert found[0] == found[1] == found[2]


def test_retry_reads_what_may_be_mended(tmp_path: Path) -> None:
    """With `retry` a shard in which a file was missing is read again, others are not."""
    wanted = plan(lines(tmp_path / "a.jsonl", 3), tmp_path / "late.txt")
    assert [{"read": 3}, {"not-found": 1}] == list(archive(wanted, tmp_path / "out", Alone()))
    (tmp_path / "late.txt").write_text("Deszcz padał w Gdyni.", "utf-8")
    assert {"not-found": 1} == list(archive(wanted, tmp_path / "out", Alone()))[1]
    assert {"read": 1} == list(archive(wanted, tmp_path / "out", Alone(), retry=True))[1]


def test_another_plan_is_another_archive(tmp_path: Path) -> None:
    """A folder takes no other inputs or settings, whatever the day; the message says which differ."""
    wanted = plan(lines(tmp_path / "a.jsonl", 2))
    list(archive(wanted, tmp_path / "out", Alone()))
    with pytest.raises(ArchiveError, match="shard"):
        list(archive(plan(tmp_path / "a.jsonl", shard=5), tmp_path / "out", Alone()))
    later = Plan(wanted.inputs, "2031-01-01", shard=wanted.shard, form="jsonl")
    list(archive(later, tmp_path / "out", Alone()))
    assert TODAY == json.loads((tmp_path / "out" / PLAN).read_text("utf-8"))["today"]


def test_no_folder(tmp_path: Path) -> None:
    """A file in the place of the folder is told, and left as it is."""
    (tmp_path / "out").write_text("x")
    with pytest.raises(ArchiveError, match="choose another"):
        list(archive(plan(lines(tmp_path / "a.jsonl", 1)), tmp_path / "out", Alone()))
    assert "x" == (tmp_path / "out").read_text()


def done(out: Path) -> int:
    """How many shards are done."""
    return len(list((out / "shards").glob("*.json")))


def test_killed_again_and_again(tmp_path: Path) -> None:
    """Killed at any moment and run again, an archive has the bytes of one that was never stopped."""
    source = lines(tmp_path / "a.jsonl", 120)
    latopis = Path(sys.executable).with_name("latopis")
    command: list[str | Path] = [latopis, "archive", source, "--format", "jsonl", "--shard", "4", "--jobs", "2", "--out"]
    chance, interrupted = random.Random(7), 0
    for _ in range(KILLS):
        enough = done(tmp_path / "killed") + chance.randint(1, 30 // KILLS - 1)
        begun = subprocess.Popen([*command, tmp_path / "killed"], start_new_session=True, stdout=subprocess.DEVNULL)
        while begun.poll() is None and done(tmp_path / "killed") < enough:
            time.sleep(chance.uniform(0, 0.02))
        interrupted += begun.poll() is None
        with suppress(ProcessLookupError):
            os.killpg(begun.pid, signal.SIGKILL)
        begun.wait()
    subprocess.run([*command, tmp_path / "killed"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*command, tmp_path / "whole"], check=True, stdout=subprocess.DEVNULL)
    killed = {name: data for name, data in tree(tmp_path / "killed").items() if not name.endswith(".part")}
    assert KILLS == interrupted
    assert tree(tmp_path / "whole") == killed

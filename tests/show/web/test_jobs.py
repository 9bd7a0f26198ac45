"""Addings in the background, of which other servers of the same chronicle know."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING

from latopis.chronicle.connect import writing
from latopis.model import Document
from latopis.run.chronicle import Chronicle
from latopis.show.web.jobs import Jobs

if TYPE_CHECKING:
    from pathlib import Path


def test_what_one_server_adds_another_one_tells(tmp_path: Path) -> None:
    """How far it is, and what became of each article; a key that is a path leads nowhere."""
    (tmp_path / "jobs").mkdir()
    with Chronicle.open(tmp_path / "latopis.db") as chronicle:
        here, there = (Jobs(chronicle, Lock(), tmp_path / "jobs") for _ in range(2))
        key = here.begin(lambda: [Document("Finlandia przystąpiła do NATO w 2023 roku.", "Helsinki", published="2023")])
        assert key
        for _ in range(600):
            found = there.get(key)
            if found and found.done:
                break
            time.sleep(0.05)
        assert found == here.get(key)
        assert [("added", "Helsinki")] == [(each.outcome, each.title) for each in found.outcomes] if found else []
        assert [None, None] == [there.get(name) for name in ("../latopis.db", "0" * 16)]
        for each in (here, there):
            each.end()


def test_the_dictionary_is_free_while_another_one_writes(tmp_path: Path) -> None:
    """Pages ask it, and must not wait for whoever holds the chronicle; what waits is added then."""
    lock = Lock()
    with Chronicle.open(tmp_path / "latopis.db") as chronicle, Chronicle.open(tmp_path / "latopis.db") as other:
        jobs = Jobs(chronicle, lock)
        with writing(other.engine):
            key = jobs.begin(lambda: [Document("Finlandia przystąpiła do NATO w 2023 roku.", published="2023")])
            assert key
            time.sleep(1)
            assert lock.acquire(timeout=10)
            lock.release()
            assert [] == getattr(jobs.get(key), "outcomes", None)
        jobs.end()
        assert ["added"] == [each.outcome for each in getattr(jobs.get(key), "outcomes", [])]

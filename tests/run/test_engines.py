"""Where shards are read."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from latopis.errors import ArchiveError
from latopis.run.archive import archive
from latopis.run.engines import Alone, Processes, engine
from run.test_archive import lines, plan, tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from latopis.run.archive import Done, Engine, Shard


class Deadly:
    """An engine whose worker dies when it first comes to the second shard."""

    def __init__(self, inner: Engine, marker: Path) -> None:
        self.width, self._inner, self._marker = inner.width, inner, marker

    def submit(self, task: Callable[[Shard], Done], shard: Shard) -> Future[Done]:
        return self._inner.submit(_Dying(task, str(self._marker)), shard)


class _Dying:
    def __init__(self, task: Callable[[Shard], Done], marker: str) -> None:
        self._task, self._marker = task, marker

    def __call__(self, shard: Shard) -> Done:
        if shard.number == 1 and not os.path.exists(self._marker):  # noqa: PTH110  in another process, without our imports
            open(self._marker, "w").close()  # noqa: PTH123
            os._exit(1)
        return self._task(shard)


def test_a_reader_that_dies(tmp_path: Path) -> None:
    """What was read before a process died is kept, the message says to run it again, and that gives the whole."""
    wanted = plan(lines(tmp_path / "a.jsonl", 12))
    several = Processes(2, ())
    with pytest.raises(ArchiveError, match="run the same again"):
        list(archive(wanted, tmp_path / "out", Deadly(several, tmp_path / "marker")))
    several.close()
    list(archive(wanted, tmp_path / "out", Alone()))
    list(archive(wanted, tmp_path / "whole", Alone()))
    assert tree(tmp_path / "whole") == tree(tmp_path / "out")


def test_a_cluster_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Ray cluster with two workers, one of which dies on the way, writes the bytes that one process writes."""
    ray = pytest.importorskip("ray")
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    wanted = plan(lines(tmp_path / "a.jsonl", 12))
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        with engine("ray", processes=1, registers=(), address=None) as cluster:
            assert 2 == cluster.width
            list(archive(wanted, tmp_path / "cluster", Deadly(cluster, tmp_path / "marker")))
    finally:
        ray.shutdown()
    assert (tmp_path / "marker").exists()
    list(archive(wanted, tmp_path / "alone", Alone()))
    assert tree(tmp_path / "alone") == tree(tmp_path / "cluster")

"""Where shards of an archive are read: in this process, in several, or on the machines of a Ray cluster."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from latopis.errors import ArchiveError, MissingExtra
from latopis.run.processes import pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from latopis.run.archive import Done, Shard

_TRIES: Final = 3
"""How often a shard is begun whose worker was ended from outside."""


class Alone:
    """Reads each shard at once, in this process."""

    width = 1

    def submit(self, task: Callable[[Shard], Done], shard: Shard) -> Future[Done]:
        """The shard, read."""
        found: Future[Done] = Future()
        try:
            found.set_result(task(shard))
        except Exception as fault:
            found.set_exception(fault)
        return found


class Processes:
    """Reads shards in processes of this machine."""

    def __init__(self, width: int, registers: tuple[str, ...]) -> None:
        """With so many processes, each with those registers."""
        self.width = width
        self._pool = pool(width, registers)

    def submit(self, task: Callable[[Shard], Done], shard: Shard) -> Future[Done]:
        """The shard, once it is read."""
        try:
            found = self._pool.submit(task, shard)
        except BrokenProcessPool as fault:
            raise ArchiveError(_ENDED) from fault
        return _explained(found)

    def close(self) -> None:
        """End the processes; what they have not begun is left."""
        self._pool.shutdown(cancel_futures=True)


_ENDED: Final = "a process that reads was ended from outside; what was read is kept: run the same again"


def _explained(inner: Future[Done]) -> Future[Done]:
    """The future, whose failure says what to do."""
    found: Future[Done] = Future()

    def pass_on(done: Future[Done]) -> None:
        if found.cancelled() or done.cancelled():
            return
        fault = done.exception()
        if isinstance(fault, BrokenProcessPool):
            found.set_exception(ArchiveError(_ENDED))
        elif fault is not None:
            found.set_exception(fault)
        else:
            found.set_result(done.result())

    inner.add_done_callback(pass_on)
    return found


class Ray:
    """Reads shards as tasks of a Ray cluster; one whose worker is lost is begun again elsewhere."""

    def __init__(self, address: str | None) -> None:
        """The cluster at the address; one on this machine without an address."""
        try:
            import ray  # noqa: PLC0415  an optional part
        except ImportError as fault:
            raise MissingExtra("the engine ray is an optional part: pip install 'latopis[ray]'") from fault
        self._ray = ray
        self._own = not ray.is_initialized()
        if self._own:
            ray.init(address=address, log_to_driver=False, include_dashboard=False)
        self.width = max(1, int(ray.cluster_resources().get("CPU", 1)))
        self._waiters = ThreadPoolExecutor(self.width * 2)

    def submit(self, task: Callable[[Shard], Done], shard: Shard) -> Future[Done]:
        """The shard, once it is read."""

        def run(one: Shard) -> Done:
            return task(one)

        begun = self._ray.remote(num_cpus=1, max_retries=_TRIES)(run).remote(shard)
        return self._waiters.submit(self._result, begun)

    def _result(self, begun: object) -> Done:
        try:
            found: Done = self._ray.get(begun)
        except self._ray.exceptions.RayError as fault:
            raise ArchiveError(f"the cluster gave up a shard ({fault}); what was read is kept: run the same again") from fault
        return found

    def close(self) -> None:
        """Leave the cluster, and end it where it was begun here."""
        self._waiters.shutdown(wait=False, cancel_futures=True)
        if self._own:
            self._ray.shutdown()


@contextmanager
def engine(name: str, *, processes: int, registers: tuple[str, ...], address: str | None) -> Iterator[Alone | Processes | Ray]:
    """The engine of that name, `local` or `ray`, for as long as it is needed."""
    if name == "ray":
        cluster = Ray(address)
        try:
            yield cluster
        finally:
            cluster.close()
    elif processes == 1:
        yield Alone()
    else:
        several = Processes(processes, registers)
        try:
            yield several
        finally:
            several.close()

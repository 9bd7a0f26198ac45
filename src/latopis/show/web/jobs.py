"""Adding in the background: one article after another, and what became of each."""

from __future__ import annotations

import json
import logging
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final, Literal, TypeAlias

from latopis.chronicle.adding import Outcome
from latopis.chronicle.identity import version_key
from latopis.errors import LatopisError
from latopis.load.unread import Unread
from latopis.model import Document
from latopis.run.chronicle import Chronicle
from latopis.run.readers import article_of
from latopis.show.legible import legible
from latopis.show.web.cards import title_of

_LOG: Final = logging.getLogger("latopis.web")
_KEPT: Final = 100
_WAITING: Final = 20
_KEY: Final = re.compile(r"[\w-]{8,40}", re.ASCII)

Source: TypeAlias = Callable[[], Iterable[Document | Unread]]
"""Where the articles come from; what it must fetch or unpack is done when it is asked."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one article."""

    outcome: Outcome | Literal["unread"]
    title: str
    version: str | None = None
    message: str = ""


@dataclass(slots=True)
class Job:
    """An adding: what was done so far; `fault` is why it ended early."""

    outcomes: list[Done] = field(default_factory=list)
    done: bool = False
    fault: str = ""


class Jobs:
    """One worker, so that articles are read one at a time; the last addings are remembered."""

    def __init__(self, chronicle: Chronicle, lock: Lock, shared: Path | None = None) -> None:
        """`lock` is that of the dictionary, which other threads use too; `shared` is where other servers look."""
        self._shared = shared
        self._chronicle = chronicle
        self._lock = lock
        self._worker = ThreadPoolExecutor(1, "adding")
        self._jobs: OrderedDict[str, Job] = OrderedDict()

    def begin(self, source: Source) -> str | None:
        """The key of the adding that begins; None where too many wait already."""
        if sum(not job.done for job in self._jobs.values()) >= _WAITING:
            return None
        key, job = secrets.token_urlsafe(12), Job()
        self._jobs[key] = job
        while len(self._jobs) > _KEPT:
            self._jobs.popitem(last=False)
        self._tell(key, job)
        self._worker.submit(self._run, key, job, source)
        return key

    def get(self, key: str) -> Job | None:
        """The adding with that key, one of ours or of another server."""
        return self._jobs.get(key) or self._elsewhere(key)

    def end(self) -> None:
        """Let the worker finish what it has begun."""
        self._worker.shutdown(cancel_futures=True)

    def _tell(self, key: str, job: Job) -> None:
        """Write down how far it is, where other servers look."""
        if self._shared:
            beside = self._shared / f".{key}"
            beside.write_text(json.dumps(asdict(job)), encoding="utf-8")
            beside.replace(self._shared / key)

    def _elsewhere(self, key: str) -> Job | None:
        if self._shared is None or not _KEY.fullmatch(key):
            return None
        try:
            kept = json.loads((self._shared / key).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return Job([Done(**each) for each in kept["outcomes"]], kept["done"], kept["fault"])

    def _run(self, key: str, job: Job, source: Source) -> None:
        try:
            for found in source():
                job.outcomes.append(self._added(found))
                self._tell(key, job)
        except LatopisError as fault:
            job.fault = legible(str(fault))
        except Exception as fault:  # a fault of ours with one upload must not end the worker
            _LOG.exception("adding failed")
            job.fault = type(fault).__name__
        finally:
            job.done = True
            self._tell(key, job)

    def _added(self, found: Document | Unread) -> Done:
        if isinstance(found, Unread):
            return Done("unread", legible(found.where), message=legible(found.message))
        outcome: Outcome | None = self._chronicle.met_before(found)
        if outcome is None:
            with self._lock:
                article = article_of(found, self._chronicle.naming.lexicon)
            outcome = self._chronicle.keep(article)  # which may wait for another writer, when nobody must wait for the dictionary
        return Done(outcome, title_of(found), None if outcome == "removed" else version_key(found))

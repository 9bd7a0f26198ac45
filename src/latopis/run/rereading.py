"""The texts of a chronicle, read anew by this version of the reader."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from latopis import __version__
from latopis.chronicle.connect import reading, writing
from latopis.chronicle.rereading import differences, keep_anew, record_before, stored
from latopis.run.readers import AHEAD, ReadingFailed, readers_of, result_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from latopis.chronicle.adding import Article
    from latopis.chronicle.rereading import Difference, Stored
    from latopis.model import Document
    from latopis.run.chronicle import Chronicle
    from latopis.run.readers import Readers


@dataclass(frozen=True, slots=True)
class Reread:
    """A text that was read anew: by which reader before, and what is told otherwise now; `message` where that failed."""

    document: Document
    before: str
    differences: tuple[Difference, ...]
    message: str = ""


def reread_all(
    chronicle: Chronicle, *, processes: int = 1, registers: tuple[str, ...] = (), every: bool = False
) -> Iterator[Reread]:
    """Read anew what another version of the reader read last, or everything; what is done stays, whenever it is interrupted."""
    waiting: deque[tuple[Stored, Future[Article]]] = deque()
    with readers_of(chronicle.naming.lexicon, processes, registers) as readers:
        for found in _stored(chronicle, every=every):
            waiting.append((found, _begun(readers, found)))
            if len(waiting) > AHEAD * processes:
                yield _ended(chronicle, *waiting.popleft())
        while waiting:
            yield _ended(chronicle, *waiting.popleft())


def _begun(readers: Readers, found: Stored) -> Future[Article]:
    return readers.reading(found.document, None)


def _stored(chronicle: Chronicle, *, every: bool) -> Iterator[Stored]:
    last = 0
    while True:
        with reading(chronicle.engine) as connection:
            shelf = stored(connection, reader=None if every else __version__, after=last)
        if not shelf:
            return
        yield from shelf
        last = shelf[-1].version


def _ended(chronicle: Chronicle, found: Stored, future: Future[Article]) -> Reread:
    try:
        record = result_of(future).record
    except ReadingFailed as fault:
        return Reread(found.document, found.reader, (), str(fault))
    with writing(chronicle.engine) as connection:
        before = record_before(connection, found.reading, found.document)
        changed = keep_anew(connection, record, found.version, signer=chronicle.signer)
    return Reread(found.document, found.reader, tuple(differences(before, record)) if changed else ())

"""Many articles into a chronicle: read in parallel, kept one by one, in order."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from latopis.chronicle.adding import Article
from latopis.errors import LatopisError
from latopis.load.unread import Unread
from latopis.pipeline import read_through
from latopis.run.naming import words_of
from latopis.run.processes import lexicon_here, pool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import ProcessPoolExecutor
    from pathlib import Path

    from latopis.chronicle.adding import Outcome
    from latopis.lexicon import Lexicon
    from latopis.model import Document
    from latopis.run.chronicle import Chronicle

ALONE: Final = 8
"""How many articles are read before others help: starting them takes as long as reading a dozen."""
AHEAD: Final = 8
"""How many articles each process may be ahead of what is kept."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one article; `message` says why it was not read."""

    outcome: Outcome | Literal["unread"]
    where: str
    message: str = ""


def add_all(
    chronicle: Chronicle,
    sources: Iterable[tuple[Path | None, Document | Unread]],
    *,
    processes: int = 1,
    registers: tuple[str, ...] = (),
) -> Iterator[Added]:
    """Add the articles, in their order, and tell what became of each; what was kept stays, whenever this is interrupted.

    With several processes, a program of its own must guard its main module (`if __name__ == "__main__":`).
    """
    waiting: deque[tuple[Document, Future[Article]] | Added] = deque()
    with _readers(chronicle.naming.lexicon, processes, registers) as readers:
        for file, source in sources:
            waiting.append(_begun(chronicle, readers, source, file=file))
            while len(waiting) > AHEAD * processes or isinstance(waiting[0], Added):
                yield _ended(chronicle, waiting.popleft())
                if not waiting:
                    break
        while waiting:
            yield _ended(chronicle, waiting.popleft())


def article_of(document: Document, lexicon: Lexicon, *, origin: str | None = None) -> Article:
    """The document, read for the chronicle."""
    record, reading = read_through(document, lexicon)
    return Article(record, words_of(record, reading), origin)


def named(document: Document) -> str:
    """The document for people."""
    return document.url or document.title or f"the document {document.id}"


def _begun(
    chronicle: Chronicle, readers: _Readers, source: Document | Unread, *, file: Path | None
) -> tuple[Document, Future[Article]] | Added:
    if isinstance(source, Unread):
        return Added("unread", source.where, source.message)
    if chronicle.knows(source):
        return Added("known", named(source))
    return source, readers.reading(source, None if file is None else str(file.absolute()))


def _ended(chronicle: Chronicle, begun: tuple[Document, Future[Article]] | Added) -> Added:
    if isinstance(begun, Added):
        return begun
    document, future = begun
    try:
        article = future.result()
    except BrokenProcessPool as fault:
        raise LatopisError("a process that reads was ended from outside; what was added is kept: run the same again") from fault
    except Exception as fault:  # our own fault with one article must not stop the others
        message = f"reading it failed ({type(fault).__name__}: {fault}); please report this with the text"
        return Added("unread", named(document), message)
    return Added(chronicle.keep(article), named(document))


# Processes that read -----------------------------------------------------------------------------


class _Readers:
    """Reads here at first, then in other processes."""

    def __init__(self, lexicon: Lexicon, processes: int, registers: tuple[str, ...]) -> None:
        self._lexicon = lexicon
        self._processes = processes
        self._registers = registers
        self._begun = 0
        self._pool: ProcessPoolExecutor | None = None

    def reading(self, document: Document, origin: str | None) -> Future[Article]:
        """The article, once it is read."""
        self._begun += 1
        if self._processes > 1 and self._begun > ALONE:
            self._pool = self._pool or pool(self._processes, self._registers)
            return self._pool.submit(_read_elsewhere, document, origin, self._registers)
        found: Future[Article] = Future()
        try:
            found.set_result(article_of(document, self._lexicon, origin=origin))
        except Exception as fault:
            found.set_exception(fault)
        return found

    def end(self) -> None:
        """End the processes; what they have not begun is left."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


@contextmanager
def _readers(lexicon: Lexicon, processes: int, registers: tuple[str, ...]) -> Iterator[_Readers]:
    readers = _Readers(lexicon, processes, registers)
    try:
        yield readers
    finally:
        readers.end()


def _read_elsewhere(document: Document, origin: str | None, registers: tuple[str, ...]) -> Article:
    return article_of(document, lexicon_here(registers), origin=origin)

"""Documents read here and in other processes."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from latopis.chronicle.adding import Article
from latopis.errors import LatopisError
from latopis.pipeline import read_through
from latopis.run.naming import words_of
from latopis.run.processes import lexicon_here, pool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import ProcessPoolExecutor

    from latopis.lexicon import Lexicon
    from latopis.model import Document

ALONE: Final = 8
"""How many articles are read before others help: starting them takes as long as reading a dozen."""
AHEAD: Final = 8
"""How many articles each process may be ahead of what is kept."""


class ReadingFailed(LatopisError):
    """Our own fault with one article; the message says what to do."""


def article_of(document: Document, lexicon: Lexicon, *, origin: str | None = None) -> Article:
    """The document, read for the chronicle."""
    record, reading = read_through(document, lexicon)
    return Article(record, words_of(record, reading), origin)


def result_of(future: Future[Article]) -> Article:
    """The article, once it is read.

    Raises:
        ReadingFailed: reading it failed, which must not stop the others.
        LatopisError: the process that read it is gone.
    """
    try:
        return future.result()
    except BrokenProcessPool as fault:
        raise LatopisError("a process that reads was ended from outside; what was kept stays: run the same again") from fault
    except Exception as fault:
        message = f"reading it failed ({type(fault).__name__}: {fault}); please report this with the text"
        raise ReadingFailed(message) from fault


class Readers:
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
        found: Future[Article] = Future()
        try:
            if self._processes > 1 and self._begun > ALONE:
                self._pool = self._pool or pool(self._processes, self._registers)
                return self._pool.submit(_read_elsewhere, document, origin, self._registers)
            found.set_result(article_of(document, self._lexicon, origin=origin))
        except Exception as fault:  # told where the result is asked for
            found.set_exception(fault)
        return found

    def end(self) -> None:
        """End the processes; what they have not begun is left."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


@contextmanager
def readers_of(lexicon: Lexicon, processes: int, registers: tuple[str, ...]) -> Iterator[Readers]:
    """Readers that end with the block."""
    readers = Readers(lexicon, processes, registers)
    try:
        yield readers
    finally:
        readers.end()


def _read_elsewhere(document: Document, origin: str | None, registers: tuple[str, ...]) -> Article:
    return article_of(document, lexicon_here(registers), origin=origin)

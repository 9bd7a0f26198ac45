"""Many articles into a chronicle: read in parallel, kept one by one, in order."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from latopis.load.unread import Unread
from latopis.run.readers import AHEAD, ReadingFailed, readers_of, result_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from latopis.chronicle.adding import Article, Outcome
    from latopis.model import Document
    from latopis.run.chronicle import Chronicle
    from latopis.run.readers import Readers


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
    with readers_of(chronicle.naming.lexicon, processes, registers) as readers:
        for file, source in sources:
            waiting.append(_begun(chronicle, readers, source, file=file))
            while len(waiting) > AHEAD * processes or isinstance(waiting[0], Added):
                yield _ended(chronicle, waiting.popleft())
                if not waiting:
                    break
        while waiting:
            yield _ended(chronicle, waiting.popleft())


def named(document: Document) -> str:
    """The document for people."""
    return document.url or document.title or f"the document {document.id}"


def _begun(
    chronicle: Chronicle, readers: Readers, source: Document | Unread, *, file: Path | None
) -> tuple[Document, Future[Article]] | Added:
    if isinstance(source, Unread):
        return Added("unread", source.where, source.message)
    if before := chronicle.met_before(source):
        return Added(before, named(source))
    return source, readers.reading(source, None if file is None else str(file.absolute()))


def _ended(chronicle: Chronicle, begun: tuple[Document, Future[Article]] | Added) -> Added:
    if isinstance(begun, Added):
        return begun
    document, future = begun
    try:
        return Added(chronicle.keep(result_of(future)), named(document))
    except ReadingFailed as fault:
        return Added("unread", named(document), str(fault))

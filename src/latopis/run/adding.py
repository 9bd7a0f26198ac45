"""Many articles into a chronicle: read in parallel, kept one by one, in order."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from latopis.chronicle.adding import Article
from latopis.load.unread import Unread
from latopis.run.readers import AHEAD, ReadingFailed, readers_of, result_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from latopis.chronicle.adding import Outcome
    from latopis.model import Document
    from latopis.run.chronicle import Chronicle
    from latopis.run.readers import Readers


TOGETHER: Final = 8
"""How many articles are kept in one transaction: the index of words is written once for all of them."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one article; `message` says why it was not read."""

    outcome: Outcome | Literal["unread"]
    where: str
    message: str = ""


_Begun: TypeAlias = "tuple[Document, Future[Article]] | Added"


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
    waiting: deque[_Begun] = deque()
    with readers_of(chronicle.naming.lexicon, processes, registers) as readers:
        for file, source in sources:
            waiting.append(_begun(chronicle, readers, source, file=file))
            if len(waiting) >= AHEAD * processes + TOGETHER:
                yield from _ended(chronicle, [waiting.popleft() for _ in range(TOGETHER)])
        while waiting:
            yield from _ended(chronicle, [waiting.popleft() for _ in range(min(TOGETHER, len(waiting)))])


def named(document: Document) -> str:
    """The document for people."""
    return document.url or document.title or f"the document {document.id}"


def _begun(chronicle: Chronicle, readers: Readers, source: Document | Unread, *, file: Path | None) -> _Begun:
    if isinstance(source, Unread):
        return Added("unread", source.where, source.message)
    if before := chronicle.met_before(source):
        return Added(before, named(source))
    return source, readers.reading(source, None if file is None else str(file.absolute()))


def _ended(chronicle: Chronicle, begun: Sequence[_Begun]) -> Iterator[Added]:
    """Keep those that were read, in one transaction, and tell what became of each, in their order."""
    found = [each if isinstance(each, Added) else _read(*each) for each in begun]
    outcomes = iter(chronicle.keep_all(each for each in found if isinstance(each, Article)))
    for each in found:
        yield each if isinstance(each, Added) else Added(next(outcomes), named(each.record.document))


def _read(document: Document, future: Future[Article]) -> Article | Added:
    try:
        return result_of(future)
    except ReadingFailed as fault:
        return Added("unread", named(document), str(fault))

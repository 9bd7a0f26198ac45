"""Files, directories and standard input, one after another, as the articles in them."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from latopis import edtf
from latopis.load.article import MAX_SIZE, Intake
from latopis.load.held import taken_out
from latopis.load.readers import held_in
from latopis.load.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from latopis.load.held import Held
    from latopis.model import Document, Edtf

STANDARD_INPUT = "-"
SUFFIXES = (
    *(".txt", ".jsonl", ".ndjson", ".html", ".htm", ".xhtml", ".rss", ".atom", ".xml", ".warc", ".pdf", ".zip", ".csv", ".tsv"),
    *(".parquet", ".gz", ".zst"),
)
"""Which files of a directory are read; what each is, its content tells."""
_WHOLE = (".txt", ".html", ".htm", ".xhtml", ".pdf")
_LINES = (".jsonl", ".ndjson", ".csv", ".tsv")
SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def articles(
    paths: Iterable[str | Path],
    *,
    today: date,
    published: Edtf | None = None,
    max_size: int = MAX_SIZE,
    columns: Iterable[tuple[str, str]] = (),
) -> Iterator[Document | Unread]:
    """The articles of the files, directories and `-` (a text on standard input), in that order, read as they are asked for.

    A directory gives its files of the usual names (`SUFFIXES`) at any depth, sorted, without hidden ones; each directory once,
    whatever links lead to it. What a file is, its content tells. What cannot be read comes as an Unread in its place. `published`
    dates the articles without a date; `max_size` limits an article, in bytes; `today` is the clock's day; `columns` say
    for a table which column holds a field, as `("text", "body")`.

    Raises:
        DateError: `published` is no date (at once, before anything is read).
    """
    intake = Intake(today, None if published is None else edtf.normalise(published), max_size, tuple(columns))
    return (article for _, article in articles_and_files(paths, intake))


def articles_and_files(paths: Iterable[str | Path], intake: Intake) -> Iterator[tuple[Path | None, Document | Unread]]:
    """As `articles`, each with the file of which it is the whole; None for one of several, and for standard input."""
    return ((file, taken_out(held, intake)) for file, held in held_and_files(paths, intake))


def held_and_files(paths: Iterable[str | Path], intake: Intake) -> Iterator[tuple[Path | None, Held]]:
    """As `articles_and_files`, but pages are left for `taken_out`, which another process may do."""
    for path in map(str, paths):
        if path == STANDARD_INPUT:
            yield from ((None, article) for article in _standard_input(intake))
        elif not path or "\0" in path:
            yield None, Unread(repr(path), "is no path; name a file, a directory or `-`", "not-found")
        else:
            for file in _files(Path(path)):
                found = [file] if isinstance(file, Unread) else _held_in(file, intake)
                whole = file if isinstance(file, Path) and file.suffix.lower() in _WHOLE else None
                yield from ((whole, article) for article in found)


def count_of(paths: Iterable[str | Path]) -> int:
    """How many articles the paths hold, about: a line of JSON Lines or of a table is one, and so is any other file."""
    files = [file for path in map(str, paths) if path not in ("", STANDARD_INPUT) for file in _files(Path(path))]
    return sum(_lines_in(file) if isinstance(file, Path) and file.suffix.lower() in _LINES else 1 for file in files)


def _lines_in(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1


def _standard_input(intake: Intake) -> Iterator[Held]:
    # Python has no `sys.stdin` where the shell closed it (`<&-`).
    if sys.stdin is None:
        yield Unread(STANDARD_INPUT, "cannot be read: standard input is closed; pipe a text into it", "unreadable")
        return
    try:
        yield from held_in(sys.stdin.buffer, STANDARD_INPUT, intake=intake)
    except OSError as fault:
        yield Unread(STANDARD_INPUT, f"cannot be read: {fault.strerror}; pipe a text into it", "unreadable")


# Directories -------------------------------------------------------------------------------------


def _files(path: Path) -> Iterator[Path | Unread]:
    """The path itself, or, where it is a directory, the files to be read in it."""
    found = False
    for file in _walk(path):
        found = True
        yield file
    if not found:
        yield Unread(shown(path), "holds no file of a known kind (.txt, .html …); name the files themselves", "not-found")


def _walk(top: Path) -> Iterator[Path | Unread]:
    """The files at any depth, sorted; its own stack, as a deep tree must not exhaust that of Python."""
    seen: set[tuple[int, int]] = set()
    stack = [top]
    while stack:
        path = stack.pop()
        try:
            if not path.is_dir():
                yield path
                continue
            place = path.stat()
            if (place.st_dev, place.st_ino) not in seen:
                seen.add((place.st_dev, place.st_ino))
                stack.extend(sorted(filter(_wanted, path.iterdir()), reverse=True))
        except OSError as fault:
            yield _unreadable(path, fault)


def _wanted(path: Path) -> bool:
    """Whether a path met in a directory is one to be read, or a directory to be looked into."""
    return not path.name.startswith(".") and (path.suffix.lower() in SUFFIXES or path.is_dir())


# Files -------------------------------------------------------------------------------------------


def _held_in(path: Path, intake: Intake) -> Iterator[Held]:
    try:
        mode = path.stat().st_mode
        special = next((meaning for test, meaning in SPECIAL if test(mode)), None)
        if special:
            yield Unread(shown(path), f"is {special}, not a file; save its content to a file, or give it as `-`", "not-a-file")
            return
        with path.open("rb") as stream:
            yield from held_in(stream, shown(path), intake=intake, name=path.name)
    except OSError as fault:
        yield _unreadable(path, fault)


def _unreadable(path: Path, fault: OSError) -> Unread:
    if isinstance(fault, FileNotFoundError):
        return Unread(shown(path), "does not exist; check the path", "not-found")
    return Unread(shown(path), f"cannot be read: {fault.strerror or fault}; check its permissions", "unreadable")


def shown(path: Path) -> str:
    r"""The path for people: what cannot be printed is escaped, so that a file's name does not steer a terminal.

    >>> shown(Path("a\nb.txt"))
    'a\\nb.txt'
    """
    return "".join(mark if mark.isprintable() else mark.encode("unicode_escape").decode("ascii") for mark in str(path))

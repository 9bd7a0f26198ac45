"""What stands for an article that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from latopis.errors import InputError

Code = Literal[
    "not-found",
    "unreadable",
    "not-a-file",
    "too-large",
    "not-text",
    "empty",
    "bad-date",
    "bad-line",
    "not-polish",
    "no-article",
    "broken",
    "missing-extra",
    "duplicate",
]


class ArticleError(InputError):
    """An article that is refused: `code` is for programs, the message names what was found and what to do."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code: Code = code


@dataclass(frozen=True, slots=True)
class Unread:
    """One article, file or directory that was not read: `where` is a path, `path:line`, or `-`.

    >>> str(Unread("notes.txt", "is empty", "empty"))
    'notes.txt: is empty'
    """

    where: str
    message: str
    code: Code

    def __str__(self) -> str:
        """The line for people."""
        return f"{self.where}: {self.message}"

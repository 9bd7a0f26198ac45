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


@dataclass(frozen=True, slots=True)
class Unread:
    """One article, file or directory that was not read: `where` is a path, `path:line`, or `-`; `language` is that of a text in
    another one, by its code (ISO 639), `mis` for one in another script.

    >>> str(Unread("notes.txt", "is empty", "empty"))
    'notes.txt: is empty'
    """

    where: str
    message: str
    code: Code
    language: str | None = None

    def __str__(self) -> str:
        """The line for people."""
        return f"{self.where}: {self.message}"


class ArticleError(InputError):
    """An article that is refused: `code` is for programs, the message names what was found and what to do."""

    def __init__(self, code: Code, message: str, *, language: str | None = None) -> None:
        super().__init__(message)
        self.code: Code = code
        self.language = language

    def at(self, where: str) -> Unread:
        """What stands for the article."""
        return Unread(where, str(self), self.code, self.language)

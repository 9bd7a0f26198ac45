"""The checks that every article passes, whatever it came in: it is not empty, its date is one, it is in Polish."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from latopis import edtf
from latopis.errors import DateError, Problem
from latopis.load.language import language_of
from latopis.load.unread import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from latopis.model import Document, Edtf

MAX_SIZE = 20_000_000
"""The largest text that is read, in bytes, unless the caller says otherwise."""

# `\S*` is checked as a date later: `date 2023-13` is a header with a fault, `date nights` is a text.
HEADER = re.compile(r"\s*+date[ \t]+(?P<date>\d\S*)(?:\r\n|\s|$)")


@dataclass(frozen=True, slots=True)
class Intake:
    """How articles are taken in: the date of those that have none, the largest size in bytes, and the clock's day.

    `columns` are the fields of an article with the column of a table that holds each, where its name is another one.
    """

    today: date
    published: Edtf | None = None
    max_size: int = MAX_SIZE
    columns: tuple[tuple[str, str], ...] = ()


def header_of(text: str) -> tuple[Edtf | None, int]:
    r"""The date of the header that the text begins with and the place after it; `(None, 0)` without one.

    The header is white space, `date`, a date, and one space or line end; what follows is the text, as it stands.

    Raises:
        ArticleError: the header holds no date.

    >>> header_of(" date 2023-07\n\nRząd"), header_of("Rząd"), header_of("date night")
    (('2023-07', 14), (None, 0), (None, 0))
    """
    match = HEADER.match(text)
    return (checked_date(match["date"], "the header"), match.end()) if match else (None, 0)


def checked_date(value: str, place: str) -> Edtf:
    """The canonical form of a publication date.

    Raises:
        ArticleError: it is none; the message says where it stands.

    >>> checked_date("2023-07", "the header")
    '2023-07'
    """
    try:
        return edtf.normalise(value)
    except DateError as fault:
        raise ArticleError("bad-date", f"{place}: {fault}") from fault


def checked(document: Document, today: date) -> Document:
    """The document with its language and its Problems.

    Raises:
        ArticleError: it holds nothing to read, or is in another language; a language that is given is trusted.
    """
    if not any(mark.isprintable() and not mark.isspace() for mark in document.text):
        raise ArticleError("empty", "is empty; give the text of an article")
    language = _given(document.language) if document.language is not None else language_of(document.text)
    problems = (*document.problems, *_problems(document.published, today))
    return replace(document, language=language, problems=problems)


def _given(language: str) -> str:
    code = re.split("[-_]", language.strip().lower())[0]
    if code not in ("pl", "pol"):
        said = f"its language is given as {language!r}; latopis reads Polish (pl)"
        raise ArticleError("not-polish", said, language=code if re.fullmatch("[a-z]{2,3}", code) else "mis")
    return "pl"


def _problems(published: Edtf | None, today: date) -> Iterator[Problem]:
    if published is None:
        yield Problem(
            "no-publication-date", "no publication date: times that need it stay unknown; a text may begin `date 2023-07`"
        )
        return
    first = edtf.earliest(published)
    if first is not None and first > today:
        yield Problem("published-in-future", f"published {published}, which is after today, {today.isoformat()}")

"""JSON Lines: one article a line. The only part of loading that imports pydantic; `sources` imports it when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from latopis.load.article import checked, checked_date, header_of
from latopis.load.encoding import ADVICE, refuse_signature
from latopis.load.text import too_large
from latopis.load.unread import ArticleError, Unread
from latopis.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from latopis.load.article import Intake

UTF_8_MARK = b"\xef\xbb\xbf"


class Line(BaseModel):
    """One line; fields that are not named here are ignored."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None


def documents_of(stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Document | Unread]:
    """The articles of a stream, one a line, in order; a line that is none becomes an Unread and the others are read.

    Empty lines are skipped. No more than one line is held at a time, and no line above the size of the intake.
    """
    number = 0
    while piece := stream.readline(intake.max_size + 1):
        number += 1
        line = piece.removeprefix(UTF_8_MARK) if number == 1 else piece
        whole = piece.endswith(b"\n") or len(piece) <= intake.max_size
        if not whole:
            _skip_line(stream)
        if number == 1 and (fault := _binary(piece)):
            yield fault.at(where)
            return
        if not line.strip():
            continue
        try:
            yield _document_of(line, whole=whole, intake=intake)
        except ArticleError as fault:
            yield fault.at(f"{where}:{number}")


def _binary(first: bytes) -> ArticleError | None:
    """The refusal of a file that is no JSON Lines at all, so that not every line of it is reported."""
    try:
        refuse_signature(first)
    except ArticleError as fault:
        return fault
    return ArticleError("not-text", f"is no UTF-8, as JSON Lines must be; {ADVICE}") if b"\0" in first[:4] else None


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(65_536)) and not rest.endswith(b"\n"):
        pass


def _document_of(line: bytes, *, whole: bool, intake: Intake) -> Document:
    if not whole:
        raise too_large(intake.max_size)
    found = _line_of(line)
    published = checked_date(found.published, "`published`") if found.published is not None else header_of(found.text)[0]
    document = Document(
        found.text,
        title=found.title,
        source=found.source,
        url=found.url,
        published=published or intake.published,
        language=found.language,
        author=found.author,
    )
    return checked(document, intake.today)


def _line_of(line: bytes) -> Line:
    try:
        return Line.model_validate_json(line)
    except ValidationError as fault:
        raise ArticleError("bad-line", f"is no article: {_first_fault(fault)}") from None


def _first_fault(fault: ValidationError) -> str:
    """What is wrong, in one line; half of a surrogate pair is a fault of the JSON, as no record in UTF-8 could hold it."""
    first = fault.errors(include_url=False, include_input=False, include_context=False)[0]
    place = "".join(f"`{part}`: " for part in first["loc"])
    reason = first["msg"].replace("at line 1 column", "at column")
    hint = r" (half of a surrogate pair, as \ud800, is no character)" if "hex escape" in reason else ""
    return f'{place}{reason}{hint}; a line is {{"text": …, "published": …}} in UTF-8'

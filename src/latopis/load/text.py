"""A plain text becomes a Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from latopis.load.article import checked, header_of
from latopis.load.encoding import decoded
from latopis.load.unread import ArticleError
from latopis.model import Document

if TYPE_CHECKING:
    from latopis.load.article import Intake


def document_of(data: bytes, intake: Intake) -> Document:
    r"""The article that the bytes of a text file hold; a date in its header stands above that of the intake.

    Raises:
        ArticleError: the bytes are too many, no text, without words, with a header that is no date, or in another language.

    >>> from datetime import date
    >>> from latopis.load.article import Intake
    >>> document = document_of(b" date 2023-07 Deszcz.", Intake(date(2024, 1, 1)))
    >>> document.published, document.text, document.problems
    ('2023-07', 'Deszcz.', ())
    """
    if len(data) > intake.max_size:
        raise too_large(intake.max_size)
    text = decoded(data)
    published, start = header_of(text)
    return checked(Document(text[start:], published=published or intake.published), intake.today)


def too_large(limit: int) -> ArticleError:
    """The refusal of what is larger than the limit, in bytes."""
    return ArticleError(
        "too-large", f"is larger than {limit:,} bytes; split it into its articles, or raise the limit (--max-size)"
    )

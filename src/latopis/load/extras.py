"""Optional packages: each is imported only by the reader that needs it, and where it is missing the message says what to do."""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import version

from latopis.load.unread import ArticleError


def missing(fault: ImportError, what: str, *, extra: str) -> ArticleError:
    """The refusal of an article whose reader is not installed.

    >>> str(missing(ImportError(), "HTML", extra="html"))
    "is HTML, which needs an optional part: pip install 'latopis[html]'"
    """
    refusal = ArticleError("missing-extra", f"is {what}, which needs an optional part: pip install 'latopis[{extra}]'")
    refusal.__cause__ = fault
    return refusal


def quiet(*packages: str) -> None:
    """Keep what the packages log from standard error, where nobody listens; a program that does listen still hears it."""
    for package in packages:
        log = logging.getLogger(package)
        if not log.handlers:
            log.addHandler(logging.NullHandler())


@cache
def release(package: str) -> str:
    """The package and its version, as a document names its extractor: `trafilatura 2.3.1`; its description is read once."""
    return f"{package} {version(package)}"

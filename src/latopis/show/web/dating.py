"""Dates in the words of a sentence, and for machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from latopis.show.dates import date_words

if TYPE_CHECKING:
    from latopis.lexicon.labels import Labels
    from latopis.model import Edtf

_PLAIN: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


def when_words(value: Edtf | None, labels: Labels) -> str:
    """The date in words, or the word for none."""
    return labels.of("page.undated") if value is None else date_words(value, labels)


def iso_of(value: Edtf | None) -> str:
    """The date where HTML can say it (`<time datetime>`): a year, month or day; empty for all others.

    >>> iso_of("2021-11"), iso_of("199X"), iso_of("2017-23"), iso_of(None)
    ('2021-11', '', '', '')
    """
    return value if value and _PLAIN.fullmatch(value) else ""


def since_words(value: Edtf | None, labels: Labels) -> str:
    """Since when, as far as it is told: `od marca 1992`; `/2021` is some time until the end of 2021."""
    return _bound("since", value, labels)


def until_words(value: Edtf | None, labels: Labels) -> str:
    """Until when, as far as it is told."""
    return _bound("until", value, labels)


def _bound(name: str, value: Edtf | None, labels: Labels) -> str:
    if value is None:
        return labels.of(f"ties.{name}.unknown")
    if value.startswith("/"):
        return labels.of(f"ties.{name}.late", date=date_words(value[1:], labels))
    if "/" in value:
        return labels.of(f"ties.{name}", date=date_words(value, labels))
    return date_words(f"{value}/" if name == "since" else f"/{value}", labels)

"""EDTF dates in words, at their own precision: `listopad 2021`, `lata 90.`, `autumn 2017`, `od 2014`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from latopis import edtf
from latopis.show.legible import legible

if TYPE_CHECKING:
    from latopis.lexicon.labels import Labels
    from latopis.model import Edtf

Form = Literal["", ".of"]
"""The nominative, or the genitive that stands after `od`, `do`, `około`."""

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MARKS = {"?": ("date.uncertain",), "~": ("date.approximate",), "%": ("date.approximate", "date.uncertain")}
_WINTER = 24
_LAST_CENTURY = range(193, 200)


def date_words(value: Edtf, labels: Labels) -> str:
    """The date in the words of the interface; what is no date of the supported level is given as it stands.

    >>> from latopis.lexicon.labels import load_labels
    >>> [date_words(value, load_labels("pl")) for value in ("2021-11", "199X", "2017-23", "2014/")]
    ['listopad 2021', 'lata 90.', 'jesień 2017', 'od 2014']
    >>> [date_words(value, load_labels("en")) for value in ("2022-08-14", "19XX", "2022-08-08/2022-08-14", "2021-11/..")]
    ['14 August 2022', '20th century', '8–14 August 2022', 'since November 2021, still so']
    """
    if not edtf.is_edtf(value):
        return legible(value)
    first, slash, last = value.partition("/")
    return _interval(first, last, labels) if slash else _single(value, labels, "")


def _interval(first: Edtf, last: Edtf, labels: Labels) -> str:
    if last in ("", edtf.OPEN):
        return labels.of("date.since" if last else "date.from", date=_single(first, labels, ".of"))
    if first in ("", edtf.OPEN):
        return labels.of("date.until", date=_single(last, labels, ".of"))
    return _shared(first, last, labels) or _joined(_single(first, labels, ""), _single(last, labels, ""))


def _joined(first: str, last: str) -> str:
    return f"{first} – {last}" if " " in first + last else f"{first}–{last}"


def _shared(first: Edtf, last: Edtf, labels: Labels) -> str | None:
    """The interval with the month or year that both ends share said once; None where they share none, or are marked."""
    a, b = first.split("-"), last.split("-")
    if len(a) != len(b) or len(a) < 2 or a[0] != b[0] or not f"{first}{last}".replace("-", "").isdigit():
        return None
    if len(a) == 2:
        start, end = _month(a[1], labels, ""), _month(b[1], labels, "")
        return f"{start}–{end} {int(a[0])}" if _is_month(a[1]) and _is_month(b[1]) else None
    if a[1] == b[1]:
        month = _month(a[1], labels, ".of")
        return labels.of("date.days", first=int(a[2]), last=int(b[2]), month=month, year=int(a[0]))
    return f"{int(a[2])} {_month(a[1], labels, '.of')} – {_single(last, labels, '')}"


def _single(value: Edtf, labels: Labels, form: Form) -> str:
    if value[-1] in _MARKS:
        return _marked(value, labels, form)
    year, *rest = value.replace("-XX", "").split("-")
    if "X" in year:
        return _decade_or_century(year, labels, form)
    if not rest:
        return str(int(year))
    if len(rest) == 2:
        return labels.of("date.day", day=int(rest[1]), month=_month(rest[0], labels, ".of"), year=int(year))
    if _is_month(rest[0]):
        return f"{_month(rest[0], labels, form)} {int(year)}"
    years = f"{int(year)}/{int(year) + 1}" if int(rest[0]) == _WINTER else str(int(year))
    return f"{labels.of(f'season.{rest[0]}{form}')} {years}"


def _marked(value: Edtf, labels: Labels, form: Form) -> str:
    keys = _MARKS[value[-1]]
    found = _single(value[:-1], labels, ".of" if keys[0] == "date.approximate" else form)
    for key in keys:
        found = labels.of(key, date=found)
    return found


def _decade_or_century(year: str, labels: Labels, form: Form) -> str:
    if year.endswith("XX"):
        number = int(year[:2]) + 1
        return labels.of(f"date.century{form}", roman=_roman(number), ordinal=_ordinal(number))
    first = int(year[:3]) * 10
    if int(year[:3]) in _LAST_CENTURY:
        return labels.of(f"date.nineties{form}", year=first, tens=first % 100)
    return labels.of(f"date.decade{form}", year=first, last=first + 9)


def _is_month(number: str) -> bool:
    return re.fullmatch("0[1-9]|1[0-2]", number) is not None


def _month(number: str, labels: Labels, form: Form) -> str:
    return labels.of(f"month.{number}{form}") if _is_month(number) else number


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"

"""What the words of a date say, before it is known which day they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Base = Literal["published", "text", "either"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]
PartKind = Literal["season", "quarter", "half"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A year, month or century counted from the publication, from an earlier time of the text, or from either."""

    base: Base
    shift: int


@dataclass(frozen=True, slots=True)
class Date:
    """A year, month or day; what the words leave open is `None`. `weekday` (Monday is 1) is said beside it."""

    year: int | Ref | None = None
    month: int | Ref | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A season (21 to 24), quarter or half of a year; number 0 is the one that `year`, a `Ref`, counts from."""

    kind: PartKind
    number: int
    year: int | Ref | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """The decade that begins in year `tens` of its century; the century is that of the first year, 1900 for the 20th."""

    tens: int
    century: int | Ref | None = None


@dataclass(frozen=True, slots=True)
class Century:
    """The century of that number."""

    number: int


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units away."""

    unit: Unit
    count: int
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday is 1): the last, this or next one as `shift` says, else as the tense tells.

    `beside` is a full date that stands in brackets after it, `week` the week that is named after it, 0 that of the publication.
    """

    number: int
    shift: int | None = None
    beside: Date | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The first, second … weekday of a month; 0 is the last one."""

    place: int
    number: int
    month: Date


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast of a year."""

    month: int | None
    day: int | None
    easter: int | None
    year: int | Ref | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one to the other."""

    first: Meaning
    last: Meaning


Meaning: TypeAlias = Date | Part | Decade | Century | Shifted | Weekday | NthWeekday | Feast | Stretch


@dataclass(frozen=True, slots=True)
class Found:
    """An expression: the tokens `start:end` of its sentence and what they say."""

    start: int
    end: int
    meaning: Meaning

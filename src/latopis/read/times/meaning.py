"""What the words of a date say, before it is known which day they mean."""

from __future__ import annotations

from typing import Literal, TypeAlias

from latopis.frozen import frozen

Base = Literal["published", "text", "either"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]
PartKind = Literal["season", "quarter", "half"]
Direction = Literal["past", "future"] | None


@frozen
class Ref:
    """A year, month or century counted from the publication, from an earlier time of the text, or from either."""

    base: Base
    shift: int


@frozen
class Date:
    """A year, month or day; what the words leave open is `None`. `weekday` (Monday is 1) is said beside it."""

    year: int | Ref | None = None
    month: int | Ref | None = None
    day: int | None = None
    weekday: int | None = None


@frozen
class Part:
    """A season (21 to 24), quarter or half of a year; `side` says where it lies if the words do and not the tense."""

    kind: PartKind
    number: int
    year: int | Ref | None = None
    side: Direction = None


@frozen
class Decade:
    """The decade that begins in year `tens` of its century; the century is that of the first year, 1900 for the 20th."""

    tens: int
    century: int | Ref | None = None


@frozen
class Century:
    """The century of that number."""

    number: int


@frozen
class Shifted:
    """So many units away.

    From the time `origin` where the words name it (`rok po wyborach z 2015 r.`), or from the `event`, its possible lemmas,
    which the text has dated before (`rok po wyborach`).
    """

    unit: Unit
    count: int
    base: Base = "published"
    origin: Meaning | None = None
    event: frozenset[str] | None = None


@frozen
class Weekday:
    """A day of the week (Monday is 1): the last, this or next one as `shift` says, else as the tense tells.

    `beside` is a full date that stands in brackets after it, `week` the week that is named after it, 0 that of the publication.
    """

    number: int
    shift: int | None = None
    beside: Date | None = None
    week: int | None = None


@frozen
class NthDay:
    """The first, second … day of a month or year, or of those with that weekday; 0 is the last one. A weekend has `length` 2."""

    place: int
    weekday: int | None
    whole: Date
    length: int = 1


@frozen
class Feast:
    """A feast of a year."""

    month: int | None
    day: int | None
    easter: int | None
    year: int | Ref | None = None


@frozen
class Stretch:
    """From one to the other."""

    first: Meaning
    last: Meaning


Meaning: TypeAlias = Date | Part | Decade | Century | Shifted | Weekday | NthDay | Feast | Stretch


@frozen
class Found:
    """An expression: the tokens `start:end` of its sentence and what they say."""

    start: int
    end: int
    meaning: Meaning

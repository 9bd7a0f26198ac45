"""Whether two reports are of one entry, and why.

What is alike to anything is alike to itself: of many reports with the same outline, one stands for all.
"""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from latopis.chronicle.days import EARLIEST, edtf_of
from latopis.chronicle.sketches import hash_of, minima, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from latopis.chronicle.outline import Named, Outline

Ground = Literal["words", "likeness", "who", "whom", "what", "dates", "shares"]

SYMMETRIC: Final = frozenset({"cooperation", "alliance", "diplomatic"})
"""Ties that each side has with the other: whose name stands first does not matter."""

_BINS: Final = 4
_QUOTED: Final = 8
"""So many words in a row are not said twice by chance."""
_FEW: Final = 5
_WEEK: Final = 7
_MONTH: Final = 31
_STRETCH: Final = 5 * 366
_LONG: Final = 12
"""In how many stretches of five years a tie without an end, or a beginning, is looked for."""
_ROOT: Final = 5
_SAME_WORDS: Final = 0.8


class Reason(NamedTuple):
    """One ground for joining, and what both reports have of it."""

    ground: Ground
    value: str


class Likeness(NamedTuple):
    """That two reports are of one entry: how sure, between 0 and 1, and why."""

    strength: float
    reasons: tuple[Reason, ...]


def likeness(a: Outline, b: Outline) -> Likeness | None:
    """Why the reports are of one entry; None where they are not."""
    if a.kind != b.kind or _sort(a) != _sort(b) or not _dates_agree(a, b):
        return None
    return _RULES[a.kind](a, b)


def keys_of(outline: Outline) -> frozenset[int]:
    """Numbers of which alike reports share at least one: what shares none is not compared."""
    return frozenset(hash_of(outline.kind, *_sort(outline), *parts) for parts in _KEYS[outline.kind](outline))


def _sort(outline: Outline) -> tuple[str, ...]:
    """What both must have alike; in whose voice an event is told may be read differently in the same words."""
    return outline.what[:1] if outline.kind == "event" else outline.what


def alike_actors(a: Sequence[Named], b: Sequence[Named]) -> str | None:
    """The name that both have; None where they have none in common, or more of them differ than not."""
    common = [one.name for one in a for other in b if _same(one, other)]
    return ", ".join(dict.fromkeys(common)) if common and 2 * len(common) >= max(len(a), len(b)) else None


# Statements ---------------------------------------------------------------------------------------


def _statements(a: Outline, b: Outline) -> Likeness | None:
    speaker = alike_actors(a.who, b.who)
    if speaker is None and any(map(_known, a.who)) and any(map(_known, b.who)):
        return None
    named = (Reason("who", speaker),) if speaker else ()
    if a.words == b.words and len(a.words) >= (_FEW if speaker else _QUOTED):
        return Likeness(1.0, (*named, Reason("words", " ".join(a.words))))
    if not _same_sense(a, b) or not _near(a, b, weeks=4):
        return None
    both, smaller = shared(a.stems, b.stems)
    common = len(a.stems & b.stems)
    near = (both >= 0.5 and common >= _FEW - 1) or (smaller >= 0.8 and common >= _FEW)
    if not (near if speaker else (both >= 0.7 and common >= _QUOTED - 1) or (smaller >= 0.9 and common >= _QUOTED)):
        return None
    return Likeness(both, (*named, Reason("likeness", f"{both:.2f}"), Reason("words", _common_words(a, b))))


def _statement_keys(outline: Outline) -> Iterator[tuple[object, ...]]:
    stems = sorted(outline.stems)
    for speaker in outline.who:
        for least in minima(map(hash_of, stems), _BINS):
            for span in _spans(outline, weeks=4):
                yield "said", _surname(speaker), least, span
    yield "same", *outline.words
    words = outline.words
    for least in minima([hash_of(*three) for three in zip(words, words[1:], words[2:], strict=False)], _BINS):
        for span in _spans(outline, weeks=4):
            yield "words", least, span


# Events -------------------------------------------------------------------------------------------


def _events(a: Outline, b: Outline) -> Likeness | None:
    who, whom = alike_actors(a.who, b.who), alike_actors(a.whom, b.whom)
    if not (who or a.who == b.who == ()) or not (whom or a.whom == b.whom == ()) or not (who or whom):
        return None
    if a.where and b.where and a.where != b.where:
        return None
    both, smaller = shared(a.stems, b.stems)
    if a.what != b.what and both < _SAME_WORDS:
        return None
    if both < _needed(a, b) and not (smaller >= 0.8 and len(a.stems & b.stems) >= _FEW):
        return None
    acting = (Reason("who", who),) if who else ()
    acted_on = (Reason("whom", whom),) if whom else ()
    why = (Reason("what", a.what[0]), *acting, *acted_on, *_dates(a, b), Reason("likeness", f"{both:.2f}"))
    return Likeness(both, why)


def _needed(a: Outline, b: Outline) -> float:
    """How alike the words of two events must be: the less, the better they are dated."""
    if a.dated and b.dated:
        return 0.1 if max(a.last - a.first, b.last - b.first) <= 7 else 0.3
    if a.told is None or b.told is None:
        return 0.4
    return 0.25 if _near(a, b, weeks=1) else 0.8


def _event_keys(outline: Outline) -> Iterator[tuple[object, ...]]:
    actors = dict.fromkeys(map(_surname, (*outline.who, *outline.whom)))
    for least in minima(map(hash_of, sorted(outline.stems)), _BINS):
        for span in _spans(outline, weeks=2):
            for actor in actors:
                yield "words", actor, least, span
    if outline.dated and outline.last - outline.first <= 2 * _MONTH:
        for week in range(outline.first // _WEEK, outline.last // _WEEK + 1):
            for who, whom in product(_names(outline.who), _names(outline.whom)):
                yield "week", week, who, whom


# Ties ---------------------------------------------------------------------------------------------


def _ties(a: Outline, b: Outline) -> Likeness | None:
    if not (a.who and a.whom) or _ends(a) != _ends(b) or not ((a.dated and b.dated) or _near(a, b, weeks=26)):
        return None
    ends = Reason("who", a.who[0].name), Reason("whom", a.whom[0].name)
    what = Reason("what", " ".join(filter(None, a.what)))
    return Likeness(1.0 if a.dated and b.dated else 0.5, (what, *ends, *_dates(a, b)))


def _ends(outline: Outline) -> tuple[str, ...]:
    ends = [actor.key for actor in (*outline.who, *outline.whom)]
    return tuple(sorted(ends) if outline.what[0] in SYMMETRIC else ends)


def _names(actors: Sequence[Named]) -> tuple[str, ...]:
    """What those who may be the same share; one empty name for nobody."""
    return tuple(map(_surname, actors)) or ("",)


def _tie_keys(outline: Outline) -> Iterator[tuple[object, ...]]:
    if outline.who and outline.whom:
        for span in _spans(outline, weeks=26):
            yield *_ends(outline), "told", span
        for stretch in _stretches(outline):
            yield *_ends(outline), "dated", stretch


def _stretches(outline: Outline) -> range:
    """Stretches of years of which ties share one whose dates overlap."""
    first, last = outline.first // _STRETCH, outline.last // _STRETCH
    if not outline.dated or last - first <= _LONG:
        return range(first, last + 1) if outline.dated else range(0)
    return range(first, first + _LONG) if outline.first > EARLIEST else range(last - _LONG, last + 1)


# Polls --------------------------------------------------------------------------------------------


def _polls(a: Outline, b: Outline) -> Likeness | None:
    pollster = alike_actors(a.who, b.who) or _inflected(a.who, b.who)
    if (pollster is None and a.who and b.who) or not ((a.dated and b.dated) or _near(a, b, weeks=8)):
        return None
    fewer = min(len(a.shares), len(b.shares))
    same = [x for x in a.shares if any(x.share == y.share for y in b.shares)]
    named = [x for x in same if any(x.share == y.share and _same_label(x.label, y.label) for y in b.shares)]
    sure = pollster and len(same) > 1 and (named or (a.dated and b.dated))
    common = same if sure else named
    if len(common) < (min(fewer, 2) if pollster else 3) or 2 * len(common) < fewer:
        return None
    by = (Reason("who", pollster),) if pollster else ()
    told = ", ".join(f"{share.label} {share.share:g}" for share in dict.fromkeys(common))
    return Likeness(len(common) / max(len(a.shares), len(b.shares)), (*by, *_dates(a, b), Reason("shares", told)))


def _same_label(a: str, b: str) -> bool:
    one, other = ({word[:4] for word in label.split() if len(word) > 2} for label in (a, b))
    return bool(one & other) or a == b


def _inflected(a: Sequence[Named], b: Sequence[Named]) -> str | None:
    """The shortest name, where one may be a form of the other: pollsters' names are seldom in a dictionary."""
    forms = [(one.name, other.name) for one in a for other in b if one.name[:_ROOT] == other.name[:_ROOT]]
    near = [min(pair, key=len) for pair in forms if max(pair, key=len).startswith(min(pair, key=len)[:-1])]
    return min(near, default=None)


def _poll_keys(outline: Outline) -> Iterator[tuple[object, ...]]:
    shares = sorted({share.share for share in outline.shares}, reverse=True)[:6]
    for time in (*_spans(outline, weeks=8), *_months(outline)):
        for pollster in outline.who:
            for share in shares:
                yield pollster.key, share, time
        for pair in pairwise(shares):
            yield "pair", pair, time


def _months(outline: Outline) -> Iterator[str]:
    """Stretches of a month of which polls share one whose days overlap."""
    first, last = outline.first // _MONTH, outline.last // _MONTH
    return (f"month {month}" for month in (range(first, min(last, first + 12) + 1) if outline.dated else ()))


_DESCRIBED: Final = re.compile(r"[0-9a-f]{16}:")
_RULES: Final = {"statement": _statements, "event": _events, "relation": _ties, "poll": _polls}
_KEYS: Final = {"statement": _statement_keys, "event": _event_keys, "relation": _tie_keys, "poll": _poll_keys}


# What all kinds ask -------------------------------------------------------------------------------


def _dates_agree(a: Outline, b: Outline) -> bool:
    """Whether nothing in their dates tells them apart."""
    return not (a.dated and b.dated) or (a.first <= b.last and b.first <= a.last)


def _dates(a: Outline, b: Outline) -> tuple[Reason, ...]:
    if not (a.dated and b.dated):
        return ()
    common = edtf_of(max(a.first, b.first), min(a.last, b.last))
    return (Reason("dates", common),) if common else ()


def _near(a: Outline, b: Outline, *, weeks: int) -> bool:
    """Whether they were published within so many weeks, as far as it is known."""
    return a.told is None or b.told is None or abs(a.told - b.told) <= weeks


def _spans(outline: Outline, *, weeks: int) -> set[int | None]:
    """Stretches of time of which reports share one that were published within so many weeks: blocks must not grow for ever."""
    if outline.told is None:
        return {None}
    return {outline.told // (2 * weeks), (outline.told + weeks) // (2 * weeks)}


def _same_sense(a: Outline, b: Outline) -> bool:
    """Whether neither negates the other, and the numbers of one are all in the other."""
    return a.denied == b.denied and (a.numbers <= b.numbers or b.numbers <= a.numbers)


def _same(a: Named, b: Named) -> bool:
    """Whether the actors are one, or one is a person of whom only the surname is told."""
    if a.key == b.key:
        return True
    shorter, longer = sorted((a.name.split(), b.name.split()), key=len)
    return len(shorter) == 1 < len(longer) and shorter == longer[-1:] and _person(a) and _person(b)


def _known(actor: Named) -> bool:
    """Whether it is known who that is beyond the one article: by the register, or by a name."""
    return not _DESCRIBED.match(actor.key)


def _person(actor: Named) -> bool:
    return actor.key.startswith(("person:", "register:"))


def _surname(actor: Named) -> str:
    return actor.name.rpartition(" ")[2] if _person(actor) else actor.key


def _common_words(a: Outline, b: Outline) -> str:
    stems = a.stems & b.stems
    return " ".join(word for word in dict.fromkeys(a.words) if word[:5] in stems)

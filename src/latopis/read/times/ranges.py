"""Several dates together: `25-26 lipca`, `od marca do maja`, `latach 2008-16`, `nocy z wtorku na środę`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final, Literal

from latopis.read.times.days import day_number
from latopis.read.times.decades import decade_at, numeral
from latopis.read.times.joining import adjacent, filled
from latopis.read.times.line import DASHES, Line, Number
from latopis.read.times.meaning import Date, Decade, Found, Meaning, Stretch
from latopis.read.times.periods import expression
from latopis.read.times.since import since
from latopis.read.times.years import counts, recent_year, year_at, year_end

_AND: Final = frozenset(("i", "oraz"))
_OR: Final = frozenset(("lub", "albo", "czy", ","))
_BETWEEN: Final = frozenset(("między", "pomiędzy"))
_YEARS: Final = frozenset(("lata", "latach", "lat", "latami"))
_YEAR_BEFORE: Final = frozenset(("w", "od", "na", "z"))
_MOST: Final = 6
"""Dates named one after another before their month or year comes."""

_Joint = Literal["range", "next", "and", "or"]
"""`next` joins a day only to the one after it: `z soboty na niedzielę`, but `przesunięto z maja na sierpień`."""


def expressions(line: Line, at: int) -> tuple[Found, ...]:
    """The expressions that begin at the token and belong together; most often one or none."""
    found = _night(line, at) or _turn(line, at) or _month_pair(line, at) or _years(line, at) or _series(line, at)
    if found:
        return found
    single = expression(line, at)
    if single is None:
        return since(line, at)
    return _chain(line, single) or (single,)


def _joint(line: Line, at: int, *, preposition: str) -> _Joint | None:
    """Whether the token joins two dates to a stretch or only lists them."""
    text = line.text(at)
    if (
        text in DASHES
        or text == "/"
        or (text == "do" and preposition == "od")
        or (text in ("a", "i") and preposition in _BETWEEN)
    ):
        return "range"
    if text == "na" and preposition == "z":
        return "next"
    if text in _AND:
        return "and"
    return "or" if text in _OR else None


def _night(line: Line, at: int) -> tuple[Found, ...]:
    """`nocy z wtorku na środę`."""
    if not line.has(at, "night") or line.text(at + 1) not in ("z", "ze"):
        return ()
    first = expression(line, at + 2)
    found = _series(line, at + 2) or (_chain(line, first) if first else ())
    return (replace(found[0], start=at),) if len(found) == 1 else ()


def _month_pair(line: Line, at: int) -> tuple[Found, ...]:
    """`styczeń-kwiecień 2018 r.`, one word to the tokeniser."""
    months = line.value(at, "month_pair")
    if months is None:
        return ()
    year = year_at(line, at + 1, bare=True)
    first, last = (Date(year.year if year else None, month) for month in divmod(months, 100))
    return (Found(at, year.end if year else at + 1, Stretch(first, last)),)


def _turn(line: Line, at: int) -> tuple[Found, ...]:
    """`przełomie lutego i marca`, `przełomie lat 80. i 90.`, `przełomie 2018/2019`"""
    if not line.has(at, "turn"):
        return ()
    years = _years(line, at + 1)
    if years:
        return (replace(years[0], start=at),) if len(years) == 1 else ()
    first = expression(line, at + 1) or _item_found(line, at + 1)
    if first is None or line.text(first.end) not in ("i", "a", "oraz", "/"):
        return ()
    second = _second(line, first, at=first.end + 1)
    joined = filled(first.meaning, second.meaning) if second else None
    return (Found(at, second.end, Stretch(joined, second.meaning)),) if joined and second else ()


def _second(line: Line, first: Found, *, at: int) -> Found | None:
    """The expression at the token; after a decade also another one without `lata`."""
    found = expression(line, at)
    return decade_at(line, at) or found if isinstance(first.meaning, Decade) else found


def _item_found(line: Line, at: int) -> Found | None:
    """A number that waits for its month, year or unit; a bare `Date` of a day holds it."""
    number = _item(line, at)
    return Found(at, number.end, Date(day=number.value)) if number else None


def _item(line: Line, at: int) -> Number | None:
    digits = line.digits(at)
    if digits is not None and (digits <= 31 or digits >= 1000):
        return day_number(line, at) or Number(digits, at + 1)
    return numeral(line, at)


def _series(line: Line, at: int) -> tuple[Found, ...]:
    """Numbers that wait for what follows: `25-26 lipca`, `5, 7 i 9 maja`, `2017-2021 roku`, `I i II kwartale`."""
    preposition = line.preposition(at)
    items: list[tuple[int, Number]] = []
    joints: list[_Joint] = []
    while len(items) < _MOST:
        number = _item(line, at)
        joint = _joint(line, number.end, preposition=preposition) if number else None
        if number is None or joint is None or (joints and not {"range", "next"}.isdisjoint((joint, joints[0]))):
            return ()
        items.append((at, number))
        joints.append(joint)
        at = number.end + 1
        whole = expression(line, at)
        if whole:
            return _completed(line, items, joint=joints[-1], whole=whole) if line.text(at - 1) != "," else ()
    return ()


def _completed(line: Line, items: list[tuple[int, Number]], *, joint: _Joint, whole: Found) -> tuple[Found, ...]:
    """The numbers with the month or year of the expression that ends the series."""
    meanings = [filled(Date(day=number.value), whole.meaning) for _, number in items]
    if None in meanings or (line.text(items[-1][1].end) in DASHES and line.text(items[0][0] - 1) in DASHES):
        return ()
    said = [meaning for meaning in meanings if meaning]
    steps = zip(said, [*said[1:], whole.meaning], strict=True)
    if joint == "range" or (joint in ("and", "next") and all(adjacent(one, other) for one, other in steps)):
        return (Found(items[0][0], whole.end, Stretch(said[0], whole.meaning)),)
    return (*(Found(at, number.end, one) for (at, number), one in zip(items, said, strict=True)), whole)


def _chain(line: Line, first: Found) -> tuple[Found, ...]:
    """Whole expressions that go together: `2 lutego do 17 maja 2011 roku`, `marcu i kwietniu`, `wtorek, środę i piątek`."""
    preposition, chain, joints = line.preposition(first.start), [first], list[_Joint]()
    while len(chain) < _MOST:
        joint = _joint(line, chain[-1].end, preposition=preposition)
        at = chain[-1].end + 1
        if joint in ("and", "or") and preposition and line.preposition(at + 1) == preposition:
            joint, at = "or", at + 1  # w maju i w czerwcu: each on its own
        following = _second(line, chain[-1], at=at) if joint else None
        if joint is None or following is None or filled(chain[-1].meaning, following.meaning) is None:
            break
        chain.append(following)
        joints.append(joint)
        if joint in ("range", "next"):
            break
    return _joined(chain, joints) if len(chain) > 1 else ()


def _joined(chain: list[Found], joints: list[_Joint]) -> tuple[Found, ...]:
    """The members of a chain, each with what the ones after it say for it too, as a stretch or one after another."""
    meanings = [chain[-1].meaning]
    for one in reversed(chain[:-1]):
        meanings.insert(0, filled(one.meaning, meanings[0]) or one.meaning)
    steps = pairwise(meanings)
    if joints == ["range"] or (joints[-1] in ("and", "next") and all(_in_turn(*step) for step in steps)):
        return (Found(chain[0].start, chain[-1].end, Stretch(meanings[0], meanings[-1])),)
    if "range" in joints:
        return ()
    return tuple(replace(one, meaning=meaning) for one, meaning in zip(chain, meanings, strict=True))


def _in_turn(first: Meaning, last: Meaning) -> bool:
    """Whether the second comes right after the first, and both are of a kind that one act may fill together."""
    if isinstance(first, Date) and isinstance(last, Date) and first.month is None:
        return False  # w 2017 r. i 2018 r.
    return adjacent(first, last)


def _years(line: Line, at: int) -> tuple[Found, ...]:
    """`latach 2008-16`, `latach 2020 i 2021`, `sezonie 2018/19`, `(1939-1945)`, `w 2012, 2014 i 2016`."""
    start, named = at, line.text(at) in _YEARS or line.unit(at) == "year"
    at += named
    at += named and line.text(at) == ":"
    first = line.digits(at)
    if first is None or not 1000 <= first <= 2100:
        return ()
    listed = _listed_years(line, start, at=at)
    if listed:
        return listed
    last = _last_year(first, line, at=at + 2)
    return _two_years(line, at, start=start, years=(first, last)) if last is not None else ()


def _two_years(line: Line, at: int, *, start: int, years: tuple[int, int]) -> tuple[Found, ...]:
    """The two years at `at` and two tokens on as what their mark makes of them; the expression begins at `start`."""
    first, last = years
    mark, end, named = line.text(at + 1), year_end(line, at + 3), start < at
    if mark in DASHES or mark == "/":
        together = named or end > at + 3 or _holds_years(line, at, length=last - first, mark=mark)
    else:
        together = named and mark in ("do", "a")
    return (Found(start, end, Stretch(Date(first), Date(last))),) if together and first < last else ()


def _listed_years(line: Line, start: int, *, at: int) -> tuple[Found, ...]:
    """`latach 2012, 2014 i 2016`: each year on its own, unless they follow one another; no `r.` needs to mark them."""
    found: list[Found] = []
    while len(found) < _MOST and (year := line.digits(at)) is not None and 1000 <= year <= 2100:
        found.append(Found(at if found else start, at + 1, Date(year)))
        if line.text(at + 1) not in (",", *_AND):
            break
        at += 2
    if len(found) < 2 or not _are_years(line, found, named=line.digits(start) is None):
        return ()
    found[-1] = replace(found[-1], end=year_end(line, found[-1].end))
    meanings = [one.meaning for one in found]
    if line.text(found[-2].end) in _AND and all(adjacent(*step) for step in pairwise(meanings)):
        return (Found(start, found[-1].end, Stretch(meanings[0], meanings[-1])),)
    return tuple(found)


def _are_years(line: Line, found: list[Found], *, named: bool) -> bool:
    """Whether the numbers of a list are years: after `latach`, or in brackets or after a preposition where they count nothing."""
    if named:
        return True
    start, end = found[0].start, found[-1].end
    marked = line.text(start - 1) in ("(", ":") or line.preposition(start) in _YEAR_BEFORE
    return marked and not counts(line, end) and all(recent_year(line, one.start) for one in found)


def _last_year(first: int, line: Line, *, at: int) -> int | None:
    last = line.digits(at)
    if last is None or len(line.text(at)) not in (2, 4):
        return None
    return last if last > 999 else first // 100 * 100 + last


def _holds_years(line: Line, at: int, *, length: int, mark: str) -> bool:
    """Whether two numbers that no `rok` marks are years: in brackets, after a preposition, or a season of two years."""
    if line.has(at - 1, "unit_year", "period") or (mark == "/" and length == 1):
        return True
    if mark != "/" and length > 0 and not line.tokens[at + 1].spaced and not counts(line, at + 3):
        return True
    return line.preposition(at) in _YEAR_BEFORE and not counts(line, at + 3)

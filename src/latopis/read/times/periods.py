"""Longer and named stretches: seasons, quarters, halves, decades, centuries, feasts, and the edges of all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from latopis.read.times.days import (
    RefAt,
    YearAt,
    calendar_day,
    calendar_month,
    calendar_year,
    determiner,
    nth_weekday,
    only_counts,
    weekday,
    year_at,
)
from latopis.read.times.line import DASHES, UNITS, Line, Number
from latopis.read.times.meaning import Century, Date, Decade, Feast, Found, Meaning, Part, PartKind, Ref, Shifted, Unit
from latopis.read.times.relative import counted_units, day_word

if TYPE_CHECKING:
    from latopis.lexicon.dates import Holiday
    from latopis.model import Token

Reader: TypeAlias = Callable[[Line, int], Found | None]

_NOT_SUMMER: Final = frozenset(("lat", "lata", "latach", "laty", "latom", "latami"))
_YEARS: Final = frozenset(("lat", "lata", "latach", "latom", "latami"))
_SEASON_AFTER: Final = frozenset(("na", "od", "do", "w", "po", "przed", "z"))
_FEAST_AFTER: Final = frozenset(("w", "na", "od", "do", "po", "przed", "z"))
_DECADE_ENDS: Final = frozenset(("tych", "te", "ych", "e"))
_PARTS: Final[dict[str, PartKind]] = {"quarter": "quarter", "half": "half"}


def expression(line: Line, at: int) -> Found | None:
    """The longest single expression that begins at the token."""
    if not line.may_begin(at):
        return None
    if at not in line.read:
        found = [_edge(line, at), _half_of(line, at), _plain(line, at)]
        line.read[at] = max((one for one in found if one), key=lambda one: one.end, default=None)
    return line.read[at]


def _plain(line: Line, at: int) -> Found | None:
    if not line.may_begin(at):
        return None
    kinds = line.cues[at]
    found = [read(line, at) for starts, read in _READERS if not starts.isdisjoint(kinds)] if kinds else []
    if line.digits(at) is not None or line.tokens[at].kind == "number":
        found = [read(line, at) for read in (calendar_day, calendar_year, _part, counted_units)]
    elif line.roman(at):
        found += [_part(line, at), _century(line, at)]
    return max((one for one in found if one), key=lambda one: one.end, default=None)


def _edge(line: Line, at: int) -> Found | None:
    """`początku lutego`, `koniec 2019 roku`, `połowie tygodnia`: the whole that it is the edge of."""
    return _inside(line, at, at=at + 1) if line.has(at, "edge") else None


def _inside(line: Line, start: int, *, at: int) -> Found | None:
    inner = _plain(line, at) or _bare_year(line, at)
    if inner:
        return Found(start, inner.end, inner.meaning)
    unit = line.unit(at)
    if unit in (None, "day") or not line.single(at) or not line.can_be(at, pos="subst", case="gen", number="sg"):
        return None
    return Found(start, at + 1, _this(unit or "year", 0))


def _bare_year(line: Line, at: int) -> Found | None:
    year = year_at(line, at, bare=True)
    return Found(at, year.end, Date(year.year)) if year else None


def _half_of(line: Line, at: int) -> Found | None:
    """`pierwszej połowie 2018 roku`: half of a year; of anything else the whole of it."""
    number = numeral(line, at)
    if number is None or number.value > 2 or not line.text(number.end).startswith("poł") or not line.has(number.end, "edge"):
        return None
    whole = _inside(line, at, at=number.end + 1)
    if whole and isinstance(whole.meaning, Date) and whole.meaning.month is None:
        return Found(at, whole.end, Part("half", number.value, whole.meaning.year))
    return whole


def _this(unit: Unit, shift: int) -> Meaning:
    """The unit so far from the one of the publication."""
    if unit == "year":
        return Date(Ref("published", shift))
    if unit == "month":
        return Date(month=Ref("published", shift))
    return Shifted(unit, shift)


def _unit_phrase(line: Line, at: int) -> Found | None:
    """`ubiegłym tygodniu`, `tego samego dnia`, `bieżącym miesiącu`; `tym wieku` is an age."""
    said = determiner(line, at) or _latest(line, at)
    unit = line.unit(said.end) if said else None
    if said is None or unit is None or not line.single(said.end) or line.text(said.end) == "kw":
        return None
    if unit == "century" and line.has(at, "this") and not line.has(at, "sure"):
        return None
    if only_counts(line, at, said=said):
        return None
    ref = said.ref
    if unit == "day":
        if line.has(at, "last", "next", "sure"):
            return None
        ref = Ref("text", ref.shift)
    return Found(at, said.end + 1, _counted(unit, ref))


def _counted(unit: Unit, ref: Ref) -> Meaning:
    if ref.base == "published":
        return _this(unit, ref.shift)
    return Date(ref) if unit == "year" else Shifted(unit, ref.shift, ref.base)


def _weekend(line: Line, at: int) -> Found | None:
    """`w weekend`, `w trakcie weekendu`, as the tense tells."""
    if line.unit(at) != "weekend" or not line.single(at) or line.has(at - 1, "every") or line.can_be(at - 1, pos="adj"):
        return None
    return Found(at, at + 1, Shifted("weekend", 0))


def _latest(line: Line, at: int) -> RefAt | None:
    """`ostatni weekend`, `najbliższy weekend`; of other units such words name no place on the calendar."""
    if line.unit(at + 1) != "weekend":
        return None
    if line.has(at, "latest"):
        return RefAt(Ref("published", -1), at + 1)
    return RefAt(Ref("published", 0), at + 1) if line.has(at, "nearest") else None


def _season(line: Line, at: int) -> Found | None:
    start, ref = at, None
    said = determiner(line, at)
    if said and said.ref.base == "published":
        at, ref = said.end, said.ref
    number = line.value(at, "season")
    if number is None or (line.text(at) in _NOT_SUMMER and not (at > start or line.has(at - 1, "edge"))):
        return None
    year = year_at(line, at + 1, bare=True)
    adverb = line.can_be(at, pos="subst", case="inst")
    if not (year or ref or adverb or line.preposition(at) in _SEASON_AFTER or line.has(at - 1, "edge")):
        return None
    end = year.end if year else at + 1
    if year and line.text(end) == "/" and line.digits(end + 1) is not None:
        end += 2  # zima 2017/2018
    return Found(start, end, Part("season", number, year.year if year else ref))


def _part(line: Line, at: int) -> Found | None:
    """`III kw. 2019 r.`, `pierwszym półroczu`; the last quarter only of a year that is named."""
    number = numeral(line, at) or _numbered_part(line, at)
    if number is None and line.has(at, "latest"):
        number = Number(0, at + 1)
    unit = line.unit(number.end) if number else None
    if number is None or unit not in _PARTS:
        return None
    end = line.after_stop(number.end + 1) if line.text(number.end) == "kw" else number.end + 1
    year = year_at(line, end, bare=True)
    last = 4 if unit == "quarter" else 2
    value = last if number.value == 0 and year else number.value
    if line.unit(end) == "year" and not year:
        year, end = None, end + 1
    return (
        Found(at, year.end if year else end, Part(_PARTS[unit], value, year.year if year else None))
        if 1 <= value <= last
        else None
    )


def _numbered_part(line: Line, at: int) -> Number | None:
    """`3. kwartale`: with a full stop, for without one quarters are counted."""
    value, end = line.digits(at), line.after_stop(at + 1)
    return Number(value, end) if value and end > at + 1 and line.unit(end) in _PARTS else None


def numeral(line: Line, at: int) -> Number | None:
    """An ordinal in words or as a Roman numeral."""
    roman = line.roman(at)
    return Number(roman, at + 1) if roman else line.ordinal(at)


def _decade(line: Line, at: int) -> Found | None:
    """`lata 90.`, `latach dziewięćdziesiątych XX wieku`."""
    if line.text(at) not in _YEARS:
        return None
    number = decade_number(line, at + 1)
    if number is None:
        return None
    century = _century_at(line, number.end)
    end = century.end if century else number.end
    plain = (number.end == at + 2 and line.digits(at + 1) is not None) or number.end >= len(line)
    if plain and not century and not line.preposition(at) and not line.has(at - 1, "edge", "turn"):
        return None
    meaning = Decade(number.value % 100, number.value // 100 * 100 or (century.year if century else None))
    return Found(at, end, meaning)


def decade_number(line: Line, at: int) -> Number | None:
    """`90.`, `90-tych`, `1990.`, `dziewięćdziesiątych`: a multiple of ten."""
    value = line.digits(at)
    if value is None:
        number = line.ordinal(at)
        return number if number and number.value % 10 == 0 and number.value >= 10 else None
    if value % 10 or not (10 <= value <= 90 or 1000 <= value <= 2100):
        return None
    if line.text(at + 1) in DASHES and line.text(at + 2) in _DECADE_ENDS:
        return Number(value, at + 3)
    end = line.after_stop(at + 1)
    return Number(value, end) if end > at + 1 or value <= 90 else None


def _century_at(line: Line, at: int) -> YearAt | None:
    """The first year of a century (1900 for the 20th) or what it is counted from."""
    number = numeral(line, at)
    if number:
        end = _century_end(line, number.end)
        return YearAt((number.value - 1) * 100, end) if end and 1 <= number.value <= 22 else None
    said = determiner(line, at)
    if said and line.unit(said.end) == "century" and said.ref.base == "published":
        return YearAt(said.ref, said.end + 1)
    return None


def _century_end(line: Line, at: int) -> int | None:
    if line.unit(at) == "century" and line.single(at):
        return None if line.has(at + 1, "era") else at + 1
    return at + 2 if line.has(at, "century_mark") and line.after_stop(at + 1) == at + 2 else None


def _century(line: Line, at: int) -> Found | None:
    number = numeral(line, at)
    end = _century_end(line, number.end) if number else None
    return Found(at, end, Century(number.value)) if number and end and 1 <= number.value <= 22 else None


def _feast(line: Line, at: int) -> Found | None:
    """A feast after a preposition, or with its year."""
    if not line.has(at, "feast"):
        return None
    token = line.tokens[at]
    for lemma in dict.fromkeys(one.lemma.lower() for one in token.analyses):
        for holiday in line.words.holidays.get(lemma, ()):
            end = at + len(holiday.lemmas)
            if not _reads(line, at, holiday=holiday):
                continue
            year = year_at(line, end, bare=True)
            if year or line.preposition(at) in _FEAST_AFTER:
                meaning = Feast(holiday.month, holiday.day, holiday.easter, year.year if year else None)
                return Found(at, year.end if year else end, meaning)
    return None


def _capitalised(line: Line, at: int) -> bool:
    return at < len(line) and line.tokens[at].capitalised


def _reads(line: Line, at: int, *, holiday: Holiday) -> bool:
    if at + len(holiday.lemmas) > len(line):
        return False
    tokens = line.tokens[at : at + len(holiday.lemmas)]
    if holiday.capital and not all(token.capitalised for token in tokens):
        return False
    if len(tokens) == 1 and tokens[0].capitalised and _capitalised(line, at + 1):
        return False  # Sylwester is a first name too
    return all(_is_form(line, token, lemma=lemma) for token, lemma in zip(tokens, holiday.lemmas, strict=True))


def _is_form(line: Line, token: Token, *, lemma: str) -> bool:
    """Whether the token is a form of the lemma, of a weekday in the singular: `Wielka Piątka` is no Good Friday."""
    weekday_name = any(cue.kind == "weekday" for cue in line.words.cues.get(lemma, ()))
    return any(one.lemma.lower() == lemma and not (weekday_name and one.numbers == {"pl"}) for one in token.analyses)


# Which readers look at a word, by the kinds of its cues; a number or a Roman numeral has readers of its own.
_DETERMINERS: Final = frozenset(("this", "last", "next", "previous", "following", "that"))
_UNITS: Final = frozenset(f"unit_{unit}" for unit in UNITS)
_READERS: Final[tuple[tuple[frozenset[str], Reader], ...]] = (
    (frozenset(("weekday", "ordinal")), calendar_day),
    (frozenset(("month", "month_adjective")), calendar_month),
    (_DETERMINERS | {"unit_year", "this_year", "last_year"}, calendar_year),
    (_DETERMINERS | {"weekday", "weekday_adjective", "latest", "nearest"}, weekday),
    (frozenset(("ordinal", "latest")), nth_weekday),
    (_DETERMINERS | {"season"}, _season),
    (frozenset(("ordinal", "latest")), _part),
    (frozenset(("unit_year",)), _decade),
    (frozenset(("ordinal",)), _century),
    (frozenset(("feast",)), _feast),
    (frozenset(("unit_weekend",)), _weekend),
    (_DETERMINERS | {"latest", "nearest"}, _unit_phrase),
    (_UNITS | {"cardinal", "half_count"}, counted_units),
    (frozenset(("day_word", "day_adjective", "next_day")), day_word),
)

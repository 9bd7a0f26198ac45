"""What a sentence tells of how a survey was made: by whom, for whom, when, among how many."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from latopis.frozen import frozen
from latopis.model import Span
from latopis.read.dating import is_coarse
from latopis.read.poll_shares import holders_at

if TYPE_CHECKING:
    from latopis.model import Time
    from latopis.read.poll_shares import Line

NameEnds: TypeAlias = Mapping[int, int]
_QUOTES: Final = frozenset('„”"«»‚’')
_DIGITS: Final = re.compile(r"\d{1,9}")


@frozen
class Counted:
    """A number and the characters that show it."""

    value: float
    span: Span


@frozen
class Facts:
    """What one or several sentences tell of a survey; None is not told."""

    pollster: Span | None = None
    commissioner: Span | None = None
    outlet: Span | None = None
    population: Span | None = None
    question: Span | None = None
    method: Span | None = None
    fieldwork: Time | None = None
    sample: Counted | None = None
    margin: Counted | None = None

    def completed(self, other: Facts) -> Facts:
        """These facts, and those of `other` that are not told here."""
        mine = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(other, **{name: value for name, value in mine.items() if value is not None})


def facts_of(line: Line, names: NameEnds, known: frozenset[int] = frozenset()) -> Facts:
    """What the sentence tells.

    `names` gives ends of names by their starts, 0 for who makes no survey; `known` are the starts of pollsters' names.
    """
    pollster = _pollster(line, names, known)
    return Facts(
        pollster=pollster,
        commissioner=_commissioner(line, names, pollster),
        outlet=_outlet(line, names),
        population=_population(line),
        question=_question(line),
        method=_method(line),
        fieldwork=_fieldwork(line),
        sample=_sample(line),
        margin=_margin(line),
    )


def _name_at(line: Line, index: int, names: NameEnds) -> Span | None:
    """The name that begins there, behind an opening quotation mark where one stands."""
    if line.text(index) in _QUOTES:
        index += 1
    if index >= len(line.tokens) or not line.tokens[index].capitalised or line.tokens[index].text in line.words.signs.methods:
        return None
    start = line.tokens[index].span.start
    if start in names:
        return Span(start, names[start]) if names[start] else None
    end = index + 1
    while end < len(line.tokens) and end < index + 6 and (line.tokens[end].capitalised or line.text(end) == "&"):
        end += 1
    return line.span(index, end)


def _pollster(line: Line, names: NameEnds, known: frozenset[int]) -> Span | None:
    for index in range(len(line.tokens)):
        found = _maker(line, index, names)
        if found is not None:
            return found
    start = next((token.span.start for token in line.tokens if token.span.start in known), None)
    return None if start is None else Span(start, names[start])


def _maker(line: Line, index: int, names: NameEnds) -> Span | None:
    """The pollster whom the word at the index announces: a survey's noun, a maker's noun, `przez` behind a participle."""
    media = line.has(index, line.words.making.media) and any("nom" in entry.cases for entry in line.tokens[index].analyses)
    maker = line.has(index, line.words.making.makers) or (media and _asks(line, index))
    told = _told(line, index, names, maker=maker)
    survey = line.has(index, line.words.signs.surveys | line.words.signs.studies) and line.tokens[index].best.pos == "subst"
    by = line.text(index) in line.words.making.makers_by and line.says(line.words.making.made, max(0, index - 8), index)
    if told is not None or not (survey or maker or by):
        return told
    start = _through_common(line, index + 1, survey=survey)
    if start is None or (line.text(start) in _QUOTES and not maker):
        return None
    found = _name_at(line, start, names)
    if found is not None and line.text(start + 1) == "/":
        return _name_at(line, start + 2, names) or found
    return found if found is not None and not (_is_people(line, start) or (survey and _owns_share(line, found))) else None


def _told(line: Line, index: int, names: NameEnds, *, maker: bool) -> Span | None:
    """Who asks, gathers or is the source: a name before or behind its verb, behind `według`, behind `Źródło:`."""
    named = names.get(line.tokens[index].span.start)
    ordered = line.says(line.words.making.orders, max(0, index - 4), index)
    if named and not (maker or ordered) and _asks(line, _index_behind(line, named) - 1):
        return Span(line.tokens[index].span.start, named)  # `Lowy Institute przeprowadził wywiady`
    if index == 0 and line.text(1) == ":" and line.has(0, line.words.signs.sources):
        return _name_at(line, 2, names)
    if line.text(index) in line.words.sentence.according and index + 1 < len(line.tokens):
        place = line.tokens[index + 1].span.start
        return Span(place, names[place]) if names.get(place) else None
    did = line.has(index, line.words.making.made) and line.tokens[index].pos == "praet"
    gathered = line.says(line.words.signs.surveys | line.words.signs.studies | line.words.signs.traces)
    return _doer(line, index, names) if did and gathered else None


def _doer(line: Line, verb: int, names: NameEnds) -> Span | None:
    """Who is named behind the verb of making: `Sondę przeprowadził we wrześniu Afrobarometr`."""
    for place in range(verb + 1, min(verb + 7, len(line.tokens))):
        token = line.tokens[place]
        if token.kind == "punctuation" or line.has(place, line.words.making.makers | line.words.making.media):
            return None
        if token.capitalised and place not in line.time_at:
            return _name_at(line, place, names)
    return None


def _index_behind(line: Line, end: int) -> int:
    return bisect_left(line.tokens, end, key=lambda token: token.span.start)


def _asks(line: Line, index: int) -> bool:
    """Whether one of the next words is a verb of asking: the name before it did."""
    verb = next((i for i in range(index + 1, min(index + 5, len(line.tokens))) if line.finite(i)), None)
    return verb is not None and line.has(verb, line.words.making.asking | line.words.making.made)


def _through_common(line: Line, index: int, *, survey: bool) -> int | None:
    """The first capitalised word behind nouns and adjectives in the genitive, as in `ośrodka badania opinii publicznej X`."""
    for place in range(index, min(index + 7, len(line.tokens))):
        token = line.tokens[place]
        if token.capitalised or token.text in _QUOTES:
            return place
        if token.kind != "word" or line.finite(place) or token.pos in ("prep", "conj", "comp"):
            return None
        if survey and place > index + 1 and not line.says(line.words.making.makers, index, place + 1):
            return None
    return None


def _owns_share(line: Line, name: Span) -> bool:
    """Whether the name is rather the party whose share is told: `w sondażu Blok Centrum ma 31 proc.`"""
    behind = next((index for index, token in enumerate(line.tokens) if token.span.start >= name.end), len(line.tokens))
    owners = {word[0] for pattern in line.words.patterns if pattern.kind == "owner" for word in pattern.words}
    return line.has(behind, frozenset(owners))


def _is_people(line: Line, index: int) -> bool:
    entry = line.tokens[index].best
    return "pl" in entry.numbers and "sg" not in entry.numbers and "m1" in entry.genders and not entry.guessed


def _commissioner(line: Line, names: NameEnds, pollster: Span | None) -> Span | None:
    for index in range(len(line.tokens)):
        ordered = line.has(index, line.words.making.orders) and line.text(index - 1) in line.words.sentence.onto
        made_for = line.text(index) in line.words.making.meant_for and _tells_making(line, index, pollster)
        if ordered or made_for:
            start = _through_common(line, index + 1, survey=False)
            return None if start is None else _name_at(line, start, names)
    return None


def _tells_making(line: Line, index: int, pollster: Span | None) -> bool:
    """Whether `dla` at the index follows a survey, its maker's name or a participle of making."""
    if index == 0:
        return False
    if pollster is not None and line.tokens[index - 1].span.end == pollster.end:
        return True
    return line.has(index - 1, line.words.signs.surveys | line.words.signs.studies | line.words.making.made)


def _outlet(line: Line, names: NameEnds) -> Span | None:
    for index in range(len(line.tokens)):
        published = (
            line.has(index, line.words.making.publishes)
            and line.tokens[index + 1 : index + 2] != ()
            and line.text(index + 1) in line.words.making.places
        )
        if published or line.has(index, line.words.making.columns):
            first = index + (2 if published else 1)
            start = _through_common(line, first, survey=False)
            timed = (
                first in line.time_at
                or start is None
                or line.says(line.words.signs.surveys | line.words.signs.studies, first, start)
            )
            found = None if timed or start is None else _name_at(line, start, names)
            if found is not None:
                return found
    return None


def _population(line: Line) -> Span | None:
    """Those among whom the survey was made: `na próbie 1000 dorosłych Polaków`, `wśród mieszkańców miast`."""
    for index in range(len(line.tokens)):
        numbered = line.tokens[index].kind == "number" and line.says(
            line.words.signs.samples | line.words.making.made, max(0, index - 6), index
        )
        among = line.text(index) in line.words.holders.groups and line.says(
            line.words.signs.surveys | line.words.signs.studies | line.words.making.made, max(0, index - 8), index
        )
        if not (numbered or among) or (line.tokens[index + 1 : index + 2] and line.tokens[index + 1].kind == "number"):
            continue
        start = (
            index
            + 1
            + (line.has(index + 1, line.words.numbers.thousands))
            + (line.has(index + 1, line.words.numbers.thousands) and line.text(index + 2) == ".")
        )
        holders = holders_at(line, start)
        if holders is not None and holders.kind == "people" and not line.has(holders.head, line.words.holders.asked):
            return line.span(holders.start, holders.end)
    return None


def _question(line: Line) -> Span | None:
    for index in range(len(line.tokens)):
        if not line.has(index, line.words.making.questions):
            continue
        for place in range(index + 1, min(index + 6, len(line.tokens))):
            if line.text(place) in ("„", '"'):
                end = next((i for i in range(place + 1, len(line.tokens)) if line.text(i) in ("”", '"')), None)
                return None if end is None or end == place + 1 else line.span(place + 1, end)
            if line.text(place) in line.words.making.whether:
                end = next(
                    (i for i in range(place, len(line.tokens)) if line.text(i) in (",", "?", ".", "–", ";", ":")),
                    len(line.tokens),
                )
                return line.span(place, end)
    return None


def _method(line: Line) -> Span | None:
    if not line.says(line.words.signs.surveys | line.words.signs.studies | line.words.making.made | line.words.signs.samples):
        return None
    methods = {word.lower() for word in line.words.signs.methods}
    return next((token.span for index, token in enumerate(line.tokens) if line.keys[index] & methods), None)


def _fieldwork(line: Line) -> Time | None:
    """The time of the making: behind its verb, else before it, or right behind the survey's noun (`sondaż z maja`)."""
    nouns = line.words.signs.surveys | line.words.signs.studies | line.words.signs.samples | line.words.signs.traces
    told = line.says(nouns | line.words.holders.sure | line.words.making.asking)
    for index in range(len(line.tokens)):
        asks = line.has(index, line.words.making.asking) and line.finite(index)
        if told and (asks or line.has(index, line.words.making.made)):
            found = _first_time(line, range(index + 1, min(index + 16, len(line.tokens)))) or _first_time(
                line, reversed(range(max(0, index - 8), index))
            )
            if found is not None:
                return found
        if line.has(index, line.words.signs.surveys | line.words.signs.studies):
            beside = _time_beside(line, index)
            if beside is not None:
                return beside
    return None


def _time_beside(line: Line, index: int) -> Time | None:
    """`marcowy sondaż`, `sondaż ośrodka X z maja`: the time right before the noun, or behind it and its maker.

    A single day beside a survey is rather that of its news (`piątkowy sondaż`).
    """
    before = line.time_at[index - 1][1] if index - 1 in line.time_at else None
    if before is not None and is_coarse(before):
        return before
    bracketed = "(" in {line.text(place) for place in range(max(0, index - 3), index)}
    for place in range(index + 1, min(index + 12, len(line.tokens))):
        loose = line.tokens[place].kind == "punctuation" and not (bracketed and line.text(place) in ",„”")
        if loose or line.tokens[place].pos in ("fin", "praet", "imps"):
            return None
        if place in line.time_at:
            time = line.time_at[place][1]
            behind = (
                line.text(place - 1) in (*line.words.sentence.out_of, *line.words.numbers.ranges, *line.words.numbers.inside)
                or bracketed
            )
            return time if behind and (place == index + 2 or is_coarse(time) or "/" in time.value) else None
    return None


def _first_time(line: Line, places: Iterable[int]) -> Time | None:
    for place in places:
        if line.has(place, line.words.making.publishes):
            return None
        if place in line.time_at:
            return line.time_at[place][1]
    return None


def _sample(line: Line) -> Counted | None:
    for index, token in enumerate(line.tokens):
        if token.kind != "number" or not _DIGITS.fullmatch(token.text):
            continue
        found, end = _thousands(line, index)
        grouped = line.says(line.words.signs.samples, max(0, index - 5), index)
        asked = line.has(end, line.words.holders.asked | line.words.holders.people) or line.has(
            end + 1, line.words.holders.asked | line.words.holders.people
        )
        made = line.says(
            line.words.making.made | line.words.holders.sure | line.words.making.surveyed | line.words.making.asking,
            max(0, index - 8),
            index,
        )
        made = made or line.text(1) == ":"
        if (
            found.value >= 100
            and (grouped or (asked and (made or line.has(end, line.words.holders.sure))))
            and index not in line.time_at
        ):
            return found
    return None


def _thousands(line: Line, index: int) -> tuple[Counted, int]:
    """The whole number at the index, with a thousands' group or `tys.` behind it, and the token behind."""
    end = index + 1
    text = line.tokens[index].text
    while end < len(line.tokens) and end < index + 3 and line.tokens[end].kind == "number" and len(line.tokens[end].text) == 3:
        text += line.tokens[end].text
        end += 1
    value = float(int(text)) if text.isdecimal() else 0.0
    if line.has(end, line.words.numbers.thousands):
        value *= 1000
        end += 1 + (line.text(end + 1) == ".")
    return Counted(value, line.span(index, end)), end


def _margin(line: Line) -> Counted | None:
    margin = next((share for share in line.shares if share.kind == "margin"), None)
    return None if margin is None else Counted(margin.value, line.span(margin.start, margin.end))

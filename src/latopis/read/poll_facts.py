"""What a sentence tells of how a survey was made: by whom, for whom, when, among how many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.read.dating import is_coarse
from latopis.read.poll_makers import checked_at, makers_of, note_in
from latopis.read.poll_shares import are_people, holders_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from latopis.model import Span, Time
    from latopis.read.poll_makers import Body, Names
    from latopis.read.poll_shares import Line

_COUNT: Final = re.compile(r"\d{1,9}(?:[.,]\d)?")


@frozen
class Counted:
    """A number and the characters that show it."""

    value: float
    span: Span


@frozen
class Facts:
    """What one or several sentences tell of a survey; None is not told."""

    pollster: Body | None = None
    commissioner: Body | None = None
    outlet: Body | None = None
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


def facts_of(line: Line, names: Names, known: frozenset[int] = frozenset()) -> Facts:
    """What the sentence tells; `known` are the starts of pollsters' names."""
    makers = makers_of(line, names, known)
    return Facts(
        pollster=makers.pollster,
        commissioner=makers.commissioner,
        outlet=makers.outlet,
        population=_population(line),
        question=_question(line),
        method=_method(line),
        fieldwork=_fieldwork(line),
        sample=_sample(line),
        margin=_margin(line),
    )


def _population(line: Line) -> Span | None:
    """Those among whom the survey was made: `na próbie 1000 dorosłych Polaków`, `wśród mieszkańców miast`, `zapytał Finów`."""
    signs, making, people = line.words.signs, line.words.making, line.words.holders
    for index, token in enumerate(line.tokens):
        numbered = token.kind == "number" and line.says(signs.samples | making.made | making.asking, max(0, index - 6), index)
        among = line.text(index) in people.groups and line.says(
            signs.surveys | signs.studies | making.made, max(0, index - 8), index
        )
        questioned = line.has(index, making.questions) and line.finite(index) and token.pos != "imps"
        if not (numbered or among or questioned) or line.is_number(index + 1):
            continue
        tens = line.has(index + 1, line.words.numbers.thousands)
        holders = holders_at(line, index + 1 + tens + (tens and line.text(index + 2) == "."))
        if holders is not None and holders.kind == "people" and not line.has(holders.head, people.asked):
            return line.span(holders.start, holders.end)
    return None


def _question(line: Line) -> Span | None:
    for index in line.places(line.words.making.questions):
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
    signs, making = line.words.signs, line.words.making
    if not any(map(line.says, (signs.surveys, signs.studies, signs.samples, making.made, making.asking))):
        return None
    return next((line.tokens[index].span for index in line.places(frozenset(map(str.lower, signs.methods)))), None)


def _fieldwork(line: Line) -> Time | None:
    """The time of the making: in a note, behind its verb, else before it, or right behind the survey's noun (`sondaż z maja`)."""
    signs, making, note = line.words.signs, line.words.making, note_in(line)
    nouns = (signs.surveys, signs.studies, signs.samples, signs.traces)
    told = any(map(line.says, (*nouns, line.words.holders.sure, making.asking, making.questions, making.surveyed)))
    checked = checked_at(line)
    noted = _first_time(line, range(note, len(line.tokens))) if note is not None else None
    if noted is not None:
        return noted
    for index in range(len(line.tokens)):
        asks = line.finite(index) and (line.has(index, making.asking) or line.says(making.interviewers, max(0, index - 4), index))
        if index == checked or (told and (asks or line.has(index, making.made))):
            found = _first_time(line, range(index + 1, min(index + 16, len(line.tokens)))) or _first_time(
                line, reversed(range(max(0, index - 8), index))
            )
            if found is not None:
                return found
        if line.has(index, signs.surveys) or line.has(index, signs.studies):
            beside = _time_beside(line, index)
            if beside is not None:
                return beside
    return None


def _time_beside(line: Line, index: int) -> Time | None:
    """`marcowy sondaż`, `sondaż ośrodka X z maja`: the time right before the noun, or behind it and its maker.

    A single day beside a survey is rather that of its news (`piątkowy sondaż`).
    """
    named = line.time_at[index - 1][1] if index - 1 in line.time_at else None
    if named is not None and is_coarse(named):
        return named
    bracketed = "(" in {line.text(place) for place in range(max(0, index - 3), index)}
    for place in range(index + 1, min(index + 12, len(line.tokens))):
        loose = line.tokens[place].kind == "punctuation" and not (bracketed and line.text(place) in ",„”")
        if loose or line.tokens[place].pos in ("fin", "praet", "imps"):
            return None
        if place in line.time_at:
            time = line.time_at[place][1]
            before = line.text(place - 1)
            inside = before in line.words.sentence.out_of or before in line.words.numbers.inside
            ranged = before in line.words.numbers.ranges and "/" in time.value  # not `najmniej w naszych badaniach od 2014 roku`
            behind = inside or ranged or (bracketed and line.tokens[place - 1].pos != "prep")
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
    signs, making, people = line.words.signs, line.words.making, line.words.holders
    if not any(token.kind == "number" for token in line.tokens):
        return None
    asking = making.made | people.sure | making.surveyed | making.asking | signs.traces
    note = note_in(line)
    for index, token in enumerate(line.tokens):
        if token.kind != "number" or not _COUNT.fullmatch(token.text) or index in line.time_at:
            continue
        found, end = _thousands(line, index)
        grouped = line.says(signs.samples, max(0, index - 5), index)
        made = line.says(asking, max(0, index - 8), index) or (note is not None and note < index)
        made = made or line.has(end, people.sure | signs.traces)
        if found.value >= 100 and (grouped or (made and _are_asked(line, end))):
            return found
    return None


def _are_asked(line: Line, index: int) -> bool:
    """Whether people are counted there, or what they filled in: `1050 ankiet`."""
    people = line.words.holders.asked | line.words.holders.people | line.words.signs.traces | line.words.signs.surveys
    holders = holders_at(line, index)
    counted = holders is not None and holders.kind in ("people", "asked")
    noun = next(
        (i for i in range(index, min(index + 3, len(line.tokens))) if line.tokens[i].pos not in ("adj", "ppas", "pact")), index
    )
    counted = counted or (noun < len(line.tokens) and are_people(line.tokens[noun]))
    return counted or line.has(index, people) or line.has(index + 1, people)


def _thousands(line: Line, index: int) -> tuple[Counted, int]:
    """The number at the index, with the groups and `tys.` behind it (`1 200`, `2,5 tys.`, `2 tys. 300`), and the token behind."""
    text, end = line.tokens[index].text, index + 1
    while end < index + 3 and line.is_number(end) and len(line.tokens[end].text) == 3 and text.isdecimal():
        text += line.tokens[end].text
        end += 1
    value = float(text.replace(",", "."))
    if not line.has(end, line.words.numbers.thousands):
        return Counted(value if text.isdecimal() else 0.0, line.span(index, end)), end
    end += 1 + (line.text(end + 1) == ".")
    more = line.is_number(end) and text.isdecimal() and len(line.tokens[end].text) == 3 and line.tokens[end].text.isdecimal()
    rest = int(line.tokens[end].text) if more else 0
    return Counted(round(value * 1000) + rest, line.span(index, end + more)), end + more


def _margin(line: Line) -> Counted | None:
    margin = next((share for share in line.shares if share.kind == "margin"), None)
    return None if margin is None else Counted(margin.value, line.span(margin.start, margin.end))

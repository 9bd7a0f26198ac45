"""Percentages in a sentence: which numbers are shares, and whose shares they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from latopis.frozen import frozen
from latopis.read.poll_sentences import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from latopis.lexicon.polls import PollWords
    from latopis.model import Phrase, Sentence, Span, Time, Token

ShareKind = Literal["share", "change", "margin"]
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_SIGNS: Final = frozenset("+-−")
_DASHES: Final = frozenset("-–—")
_ENTRY_ENDS: Final = frozenset((",", ";", "i", "oraz", "a", ")"))
_LIST: Final = 60
"""How many tokens away the unit of a list may stand."""
_NOUNS: Final = frozenset(("subst", "depr", "ger"))
_MODIFIERS: Final = frozenset(("adj", "ppas", "pact"))
FINITE: Final = frozenset(("fin", "praet", "bedzie", "imps", "winien", "pred"))


class Line:
    """A sentence with the lemmas that each of its tokens may have; made when a survey may be near."""

    def __init__(self, sentence: Sentence, words: PollWords, times: Sequence[Time] = ()) -> None:
        self.sentence = sentence
        self.times = times
        self.tokens = sentence.tokens
        self.words = words
        self.keys = [keys_of(token.lower, token.analyses) for token in sentence.tokens]

    @cached_property
    def phrase_from(self) -> dict[int, Phrase]:
        """The phrases by their first token, the preposition included."""
        return {phrase.first: phrase for phrase in self.sentence.phrases}

    @cached_property
    def phrase_to(self) -> dict[int, Phrase]:
        """The phrases by the token behind them."""
        return {phrase.end: phrase for phrase in self.sentence.phrases}

    @cached_property
    def changes(self) -> dict[int, Share]:
        """The changes in points by their first token."""
        return {share.start: share for share in self.shares if share.kind == "change"}

    @cached_property
    def time_at(self) -> dict[int, tuple[int, Time]]:
        """For every token of a time: the first token behind it, and the time."""
        found: dict[int, tuple[int, Time]] = {}
        starts = [token.span.start for token in self.tokens]
        for time in self.times:
            first, end = bisect_left(starts, time.span.start), bisect_left(starts, time.span.end)
            found |= dict.fromkeys(range(first, end), (end, time))
        return found

    @cached_property
    def shares(self) -> list[Share]:
        """The shares of the sentence, in order."""
        return list(shares_in(self))

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset().union(*self.keys)

    def places(self, role: frozenset[str]) -> list[int]:
        """Where one of the words may stand."""
        if self._all.isdisjoint(role):
            return []
        return [index for index, keys in enumerate(self.keys) if not keys.isdisjoint(role)]

    def has(self, index: int, role: frozenset[str]) -> bool:
        """Whether the token stands there and may be one of the words."""
        return 0 <= index < len(self.tokens) and not self.keys[index].isdisjoint(role)

    def holds(self, words: tuple[str, ...]) -> bool:
        """Whether all of the words stand somewhere in the sentence."""
        return self._all.issuperset(words)

    def says(self, role: frozenset[str], start: int = 0, end: int | None = None) -> bool:
        """Whether one of the words stands between the two tokens."""
        if self._all.isdisjoint(role):
            return False
        return (start == 0 and end is None) or any(not keys.isdisjoint(role) for keys in self.keys[start:end])

    def text(self, index: int) -> str:
        """The token in lower case; empty outside the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def finite(self, index: int) -> bool:
        """Whether the token is a finite verb."""
        return self.tokens[index].pos in FINITE

    def is_number(self, index: int) -> bool:
        """Whether a number in digits stands there."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "number"

    def span(self, start: int, end: int) -> Span:
        """The characters of the tokens."""
        return self.sentence.span_of(start, end)


@frozen
class Holders:
    """Who or what a share counts: the tokens `start:end`, the noun, and whether it only names those who answered."""

    start: int
    end: int
    head: int
    kind: Literal["people", "asked", "votes", "thing"]
    sure: bool = False


@frozen
class Share:
    """A number of percent, or of points where `kind` is another one.

    `end` is behind the unit; `shared` counts from 0 the numbers that have one unit, `among` all of them.
    """

    start: int
    end: int
    value: float
    kind: ShareKind = "share"
    holders: Holders | None = None
    shared: int = 0
    among: int = 1
    pair: bool = False
    fraction: bool = False
    quantified: bool = False
    aside: int = 0

    @property
    def after(self) -> int:
        """The first token behind the share and those who hold it."""
        return self.aside + (self.end + self.quantified if self.holders is None else self.holders.end)


def shares_in(line: Line) -> Iterator[Share]:
    """The shares, changes and margins of a sentence, in order; ranges and vague shares are left out.

    Numbers that share one unit (`43, 31 i 12 proc.`) are a share each.
    """
    openers = {key[0] for key in line.words.numbers.fractions}
    for index, token in enumerate(line.tokens):
        if token.kind == "number" and _is_bare(line, index):
            yield Share(index, index + 1, _value(token) or 0.0)
        elif token.kind == "number":
            yield from _numbered(line, index)
        elif token.kind == "word" and not line.keys[index].isdisjoint(openers):
            yield from _in_words(line, index)


def _numbered(line: Line, index: int) -> Iterator[Share]:
    percent = _percent_end(line, index + 1)
    points = None if percent else _points_end(line, index + 1)
    end = percent or points
    if end is None or _value(line.tokens[index]) is None:
        return
    if percent and line.has(end, line.words.numbers.more):
        return
    kind = _kind(line, index, points=points is not None)
    if kind == "change":
        yield Share(index, end, _signed(line, index, end), kind)
    elif kind is not None:
        yield from _unit_shares(line, index, end, kind=kind)


def _unit_shares(line: Line, index: int, end: int, *, kind: ShareKind) -> Iterator[Share]:
    places = _sharing(line, index)
    quantified = line.text(index - 1) == "(" and line.text(end) == ")" and line.has(index - 2, line.words.numbers.quantities)
    holders = holders_at(line, end + quantified)
    aside = _relative_clause(line, end if holders is None else holders.end)
    pair = len(places) > 1 and line.text(index - 1) in line.words.numbers.against
    for number, place in enumerate(places):
        value = _value(line.tokens[place])
        last = place == index
        if value is not None:
            yield Share(
                place,
                end if last else place + 1,
                value,
                kind,
                holders if last else None,
                number,
                len(places),
                pair,
                quantified=quantified,
                aside=aside * last,
            )


def _relative_clause(line: Line, start: int) -> int:
    """The length of the clause that tells more of the people before it, with its commas: `ankietowanych, którzy pamiętają,`."""
    if line.text(start) != "," or not line.has(start + 1, line.words.sentence.relatives):
        return 0
    return next((i + 1 - start for i in range(start + 2, min(start + 30, len(line.tokens))) if line.text(i) == ","), 0)


def _is_bare(line: Line, index: int) -> bool:
    """Whether the number is one of a list of names in which not all have the unit: `ANO – 31,5 proc., ODS – 16, SPD – 9 proc.`"""
    if not _is_entry(line, index) or not (line.holds(("%",)) or line.says(line.words.numbers.percent)):
        return False
    for step in (-1, 1):
        place = index + step
        for _ in range(_LIST):
            if not 0 <= place < len(line.tokens) or line.finite(place) or line.text(place) in ("(", ";", "."):
                break
            if line.tokens[place].kind == "number" and _percent_end(line, place + 1) is not None:
                return True
            if line.tokens[place].kind == "number" and _value_at(line, place) and not _is_entry(line, place):
                break
            place += step
    return False


def _is_entry(line: Line, index: int) -> bool:
    """`Partia na 16,`, `Partia – 16,`: a number behind a name, with nothing behind it."""
    if _value(line.tokens[index]) is None or line.text(index + 1) not in _ENTRY_ENDS:
        return False
    joined = line.text(index - 1) in line.words.sentence.onto or line.text(index - 1) in _DASHES
    before = index - 1 - joined
    if any(line.text(place) in line.words.sentence.onto for place in range(max(0, index - 4), index - 1)):
        return True  # `na ludowców 25,`
    return before >= 0 and (line.tokens[before].capitalised or (joined and line.tokens[before].kind == "number"))


def _value(token: Token) -> float | None:
    if not _NUMBER.fullmatch(token.text):
        return None
    value = float(token.text.replace(",", "."))
    return value if value <= 100 else None


def _percent_end(line: Line, index: int) -> int | None:
    if line.text(index) == "%":
        return index + 1
    if not line.has(index, line.words.numbers.percent):
        return None
    return index + 2 if line.tokens[index].pos == "brev" and line.text(index + 1) == "." else index + 1


def _points_end(line: Line, index: int) -> int | None:
    if not line.has(index, line.words.numbers.points):
        return None
    end = index + 1 + (line.text(index + 1) == ".")
    named = _percent_end(line, end) or (end + 1 if line.has(end, line.words.numbers.percentage) else None)
    return named or end


def _kind(line: Line, index: int, *, points: bool) -> ShareKind | None:
    """What the number measures; None for a lead, a range or a difference in percent."""
    if line.says(line.words.numbers.errors, max(0, index - 7), index):
        return "margin"
    before = index - 1
    while before > 0 and line.has(before, line.words.numbers.around):
        before -= 1
    part_of_another = line.text(before - 1) in line.words.numbers.inside and line.has(before, line.words.numbers.those)
    if line.text(before) in line.words.numbers.inside or part_of_another:
        return None
    by = line.text(before) in line.words.numbers.by
    if by or (points and line.text(before) in _SIGNS):
        return "change" if points else None
    return None if points or _is_range(line, index) else "share"


def _is_range(line: Line, index: int) -> bool:
    dashed = line.text(index - 1) in _DASHES and index > 1 and line.tokens[index - 2].kind == "number"
    return dashed or (
        line.text(index - 1) in line.words.numbers.against
        and _value_at(line, index - 2)
        and line.text(index - 3) in line.words.numbers.ranges
    )


def _value_at(line: Line, index: int) -> bool:
    return index >= 0 and line.tokens[index].kind == "number" and _value(line.tokens[index]) is not None


def _signed(line: Line, index: int, end: int) -> float:
    value = _value(line.tokens[index]) or 0.0
    falls = line.text(index - 1) in ("-", "−") or line.says(line.words.numbers.less, max(0, index - 4), end + 2)
    return -value if falls else value


def _sharing(line: Line, index: int) -> list[int]:
    """The numbers before this one that have its unit, and it."""
    if line.text(index - 1) in line.words.numbers.against and _value_at(line, index - 2):
        return [index - 2, index]
    places = [index]
    while len(places) < 20 and line.text(places[0] - 1) in line.words.numbers.joins and _value_at(line, places[0] - 2):
        places.insert(0, places[0] - 2)
    return places


def _in_words(line: Line, index: int) -> Iterator[Share]:
    for key, value in line.words.numbers.fractions.items():
        end = index + len(key)
        if end > len(line.tokens) or not all(word in line.keys[index + step] for step, word in enumerate(key)):
            continue
        holders = holders_at(line, end)
        exact = line.text(index - 1) not in line.words.numbers.vague
        exact = exact and (line.tokens[index].pos != "subst" or _is_subject(line.tokens[index]))
        counted = holders is not None and holders.kind in ("people", "asked")
        verb = end
        while verb < min(end + 4, len(line.tokens) - 1) and line.tokens[verb].pos in ("adv", "part", "prep"):
            verb += 1 + (line.text(verb + 1) in line.words.numbers.at_all)  # `w ogóle nie pójdzie`
        if exact and (counted or (len(key) > 1 and verb < len(line.tokens) and line.finite(verb))):
            yield Share(index, end, value, holders=holders, fraction=True)
        return


def _is_subject(token: Token) -> bool:
    return any("nom" in entry.cases and "sg" in entry.numbers for entry in token.analyses)


def holders_at(line: Line, start: int) -> Holders | None:
    """Who the share counts, named right after its unit: `47 proc. ankietowanych Szkotów`."""
    if line.text(start) in line.words.sentence.out_of and start + 1 < len(line.tokens) and line.tokens[start + 1].pos == "ppron3":
        return Holders(start, start + 2, start + 1, "asked")
    end, limit = start, min(start + 4, len(line.tokens))
    while end < limit and line.tokens[end].best.pos in _MODIFIERS:
        end += 1
    if end < limit and line.has(end, line.words.holders.asked) and not line.finite(end):
        last = _behind_maker(line, end + 1) or _reach(line, end + 1)
        return Holders(start, last, end, "asked", line.says(line.words.holders.sure, start, end + 1))
    asked = line.says(line.words.holders.asked, start, end)
    verb = end == start and any(entry.pos == "fin" for entry in line.tokens[end].analyses) if end < limit else False
    if end < limit and _counts(line.tokens[end]) and not line.finite(end) and not verb:
        named = _named(line, start, end)
        if not asked or named.kind == "people":
            return replace(named, sure=line.says(line.words.holders.sure, start, end))
    if not asked:
        return None
    return Holders(start, _behind_maker(line, end) or end, end - 1, "asked", line.says(line.words.holders.sure, start, end))


def _behind_maker(line: Line, start: int) -> int | None:
    """The end of who asked them: `ankietowanych przez firmę X`."""
    phrase = line.phrase_from.get(start)
    if phrase is None or line.text(start) not in line.words.making.makers_by:
        return None
    end = phrase.end
    while end < len(line.tokens) and line.tokens[end].capitalised:
        end += 1
    return end


def _named(line: Line, start: int, head: int) -> Holders:
    if line.has(head, line.words.holders.votes):
        return Holders(start, head + 1, head, "votes")
    if line.has(head, line.words.holders.people) or are_people(line.tokens[head]):
        return Holders(start, _reach(line, head + 1), head, "people")
    return Holders(start, head + 1, head, "thing")


def _counts(token: Token) -> bool:
    """Whether the noun may stand behind a number: in the genitive, or a person in the nominative (`co piąty Polak`)."""
    return any(
        entry.pos in _NOUNS and ("gen" in entry.cases or ("m1" in entry.genders and "nom" in entry.cases))
        for entry in token.analyses
    )


def are_people(token: Token) -> bool:
    """Whether the noun may be one for men, or for people of either kind."""
    return any(entry.pos in _NOUNS and "m1" in entry.genders for entry in token.analyses)


def _reach(line: Line, end: int) -> int:
    """The end of the description of people: genitives and places behind the noun, or a participle with what it governs."""
    limit = min(len(line.tokens), end + 8)
    if end < limit and any(entry.pos == "pact" for entry in line.tokens[end].analyses):
        first = end + 1
        while end < limit and (end <= first or not line.finite(end)) and line.tokens[end].kind == "word":
            end += 1
        return end
    while (phrase := line.phrase_from.get(end)) and phrase.end <= limit and _describes(line, phrase):
        end = phrase.end
    return end


def _describes(line: Line, phrase: Phrase) -> bool:
    name = line.tokens[phrase.start].capitalised
    if phrase.preposition is None:
        return "gen" in phrase.cases and (name or "acc" not in phrase.cases) and not line.finite(phrase.start)
    return phrase.preposition in line.words.sentence.out_of and "gen" in phrase.cases and name

"""Who made a survey, for whom, and who published it, as one sentence tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from latopis.frozen import frozen
from latopis.model import Span
from latopis.read.name_words import FIRST_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.read.poll_shares import Line

NameKind: TypeAlias = Literal["maker", "outlet", "other", "never"]
_QUOTES: Final = frozenset('„”"«»‚’')
_ENDS: Final = frozenset((",", ".", ")", "(", ";", "–", "—", ""))
_OPENINGS: Final = frozenset(("(", "–", "—", ",", ";", "."))
_LONGEST: Final = 6
"""How many words an unknown name may have, and how many may introduce it."""
_BETWEEN: Final = 4
_AFTER: Final = 8
"""How many words may stand between a verb and its subject before it, and behind it."""


@frozen
class NamedAt:
    """Where a name ends, and whether its bearer may make surveys: as likely as not (`other`), or never."""

    end: int
    kind: NameKind


Names: TypeAlias = Mapping[int, NamedAt]
"""The names of a document by their first character."""


@frozen
class Body:
    """A named body: its name, the tokens `start:end`, the noun that introduces it, and its base form where that is known."""

    span: Span
    start: int
    end: int
    noun: int | None = None
    lemma: str | None = None


@frozen
class Makers:
    """Who made a survey, for whom, and who published it; None is not told."""

    pollster: Body | None = None
    commissioner: Body | None = None
    outlet: Body | None = None


def makers_of(line: Line, names: Names, known: frozenset[int]) -> Makers:
    """What the sentence tells; `known` are the starts of pollsters' names."""
    sides = _Sides(line, names)
    commissioner, outlet = next(sides.commissioners(), None), next(sides.outlets(), None)
    taken = {body.span for body in (commissioner, outlet) if body is not None}
    pollsters = chain(sides.pollsters(), sides.known(known))
    return Makers(next((body for body in pollsters if body.span not in taken), None), commissioner, outlet)


def note_in(line: Line) -> int | None:
    """The token behind the colon of a note on the source: `(sondaż: X, 1000 osób)`, `Badanie: X, styczeń`."""
    for index in line.places(line.words.signs.sources):
        opens = index == 0 or line.text(index - 1) in _OPENINGS
        if opens and line.text(index + 1) == ":" and index + 2 < len(line.tokens):
            return index + 2
    return None


def checked_at(line: Line) -> int | None:
    """The verb of `dziennik X sprawdził, jak Grecy patrzą na …`: what several people think is found out."""
    for index in line.places(line.words.making.checking):
        if not line.finite(index):
            continue
        comma = next((i for i in range(index, min(index + _AFTER, len(line.tokens))) if line.text(i) == ","), None)
        if comma is None or not line.has(comma + 1, line.words.making.checked):
            continue
        people = [token.best for token in line.tokens[comma + 2 : comma + 5]]
        return (
            index if any("m1" in entry.genders and {"nom"} <= entry.cases and "pl" in entry.numbers for entry in people) else None
        )
    return None


class _Sides:
    """The bodies that a sentence names, and what it says that they did."""

    def __init__(self, line: Line, names: Names) -> None:
        self.line = line
        self.names = names
        self.making = line.words.making
        self.nouns = self.making.makers | self.making.media | self.making.askers
        self.signs = line.words.signs.surveys | line.words.signs.studies
        self.bodies = list(self._bodies())

    # Names ---------------------------------------------------------------------------------------

    def _bodies(self) -> Iterator[Body]:
        """Whoever is named as a body, or behind a noun for one: `pracownia X`, `portal Y`."""
        index = 0
        while index < len(self.line.tokens):
            named = self.names.get(self.line.tokens[index].span.start)
            introduces = named is None and self.line.has(index, self.nouns)
            found = self._name_at(index) if named is not None else self._behind(index + 1, noun=index) if introduces else None
            if found is not None:
                yield found
            index = found.end if found is not None else index + 1

    def _behind(self, index: int, *, noun: int | None = None, reach: int = _LONGEST) -> Body | None:
        """Who is named behind so many nouns and adjectives: `ośrodka badania opinii publicznej X`."""
        line, place, last = self.line, index, index + reach
        while place < len(line.tokens) and place <= last:
            token = line.tokens[place]
            named = token.lower != token.text or token.span.start in self.names  # `iData` too
            if named or token.text in _QUOTES:
                return self._name_at(place, noun=noun, announced=True)
            if token.kind != "word" or line.finite(place) or token.pos in ("prep", "conj", "comp"):
                return None
            if line.has(place, self.nouns):
                noun, last = place, place + _LONGEST
            place += 1
        return None

    def _name_at(self, index: int, *, noun: int | None = None, announced: bool = False) -> Body | None:
        """The name that begins there, behind an opening quotation mark where one stands."""
        line = self.line
        index += line.text(index) in _QUOTES
        if index >= len(line.tokens) or line.tokens[index].text in line.words.signs.methods:
            return None
        token = line.tokens[index]
        named = self.names.get(token.span.start)
        if named is not None:
            return self._named(index, named, noun=noun, announced=announced)
        if token.lower == token.text or index in line.time_at:
            return None
        end = index + 1
        while end < min(len(line.tokens), index + _LONGEST) and (line.tokens[end].capitalised or line.text(end) == "&"):
            end += 1
        declined = (
            noun is None
            and end == index + 1
            and token.best.pos == "subst"
            and not (token.best.guessed or "nom" in token.best.cases)
        )
        lemma = token.best.lemma[:1].upper() + token.best.lemma[1:] if declined else None
        return Body(line.span(index, end), index, end, noun, lemma)

    def _named(self, index: int, named: NamedAt, *, noun: int | None, announced: bool) -> Body | None:
        """The bearer of the name; who may be a person counts only where a noun says that he is none, or words that he asks."""
        token = self.line.tokens[index]
        first_name = any(FIRST_NAME in entry.labels for entry in token.analyses)
        if named.kind == "never" or (named.kind == "other" and noun is None and (first_name or not announced)):
            return None
        end = bisect_left(self.line.tokens, named.end, key=lambda other: other.span.start)
        second = end + 1 < len(self.line.tokens) and self.line.text(end) == "/" and self.line.tokens[end + 1].capitalised
        other = self._name_at(end + 1, noun=noun, announced=announced) if second else None
        return other or Body(Span(token.span.start, named.end), index, end, noun)

    @cached_property
    def _speaks(self) -> bool:
        """Whether the sentence tells of a study's making or results: `badań USG` is none by itself."""
        line = self.line
        words = (
            line.words.signs.tells | self.making.made | self.making.asking | self.making.publishes | line.words.sentence.results
        )
        return bool(line.shares) or line.says(words)

    # Who did what --------------------------------------------------------------------------------

    def commissioners(self) -> Iterator[Body]:
        """For whom the survey was made: `na zlecenie X`, `dla X`, `zamówiony przez X`, `X zlecił badanie`."""
        line = self.line
        if not any(map(line.says, (self.making.orders, self.making.meant_for, self.making.ordering))):
            return
        for index in range(len(line.tokens)):
            ordered = line.has(index, self.making.orders) and line.text(index - 1) in line.words.sentence.onto
            made_for = line.text(index) in self.making.meant_for and self._tells_making(index)
            orders = line.has(index, self.making.ordering)
            found = self._behind(index + 1) if ordered or made_for else None
            if orders and line.text(index + 1) in self.making.makers_by:
                found = self._behind(index + 2)
            elif orders and line.finite(index):
                found = self._subject(index)
            if found is not None:
                yield found

    def _tells_making(self, index: int) -> bool:
        """Whether `dla` follows a survey, its maker or a participle of making, or stands before the verb of making."""
        line, making = self.line, self.making.made | self.making.asking
        if any(body.end == index for body in self.bodies) and line.says(self.signs | making, max(0, index - 10), index):
            return True
        before = index - 1
        while before > 0 and line.tokens[before].pos == "adj":
            before -= 1
        if line.has(before, self.signs | self.making.made):
            return True
        body = self._behind(index + 1)
        return body is not None and line.says(making, body.end, body.end + 4)

    def outlets(self) -> Iterator[Body]:
        """Who published it: `opublikowany w X`, `na łamach X`, `wyniki publikuje portal X`."""
        line, making = self.line, self.making
        if not (line.says(making.publishes) or line.says(making.columns)):
            return
        for index in range(len(line.tokens)):
            published = line.has(index, making.publishes)
            placed = published and line.text(index + 1) in making.places
            first = index + 1 + placed
            if (placed or line.has(index, making.columns)) and first not in line.time_at:
                found = self._behind(first)
                if found is not None and not line.says(self.signs, first, found.start):
                    yield found
            elif published and line.finite(index) and line.says(self.signs | line.words.sentence.results):
                found = self._subject(index, announced=line.text(index + 1) in _QUOTES)
                if found is not None and self._is_outlet(found):
                    yield found

    def _is_outlet(self, body: Body) -> bool:
        if body.noun is not None:
            return self.line.has(body.noun, self.making.media)
        named = self.names.get(body.span.start)
        return self.line.text(body.start - 1) in _QUOTES or (named is not None and named.kind == "outlet")

    def pollsters(self) -> Iterator[Body]:
        """Who made it: in a note, behind `przez`, as the subject of asking, behind the survey's noun, a maker's noun."""
        line, note = self.line, note_in(self.line)
        if note is not None:
            note += line.has(note, line.words.signs.studies)
            found = self._name_at(note, announced=True)
            end = found.end if found is not None else 0
            while found is not None and end < len(line.tokens) and line.tokens[end].capitalised:
                end += 1  # `Źródło: Instytut Zarządzania Wodą, …`: the note names nobody else
            if found is not None and line.text(end) in _ENDS:
                yield found if end == found.end else Body(line.span(found.start, end), found.start, end)
        near = bool(line.shares) or line.says(self.signs)
        yield from self._cited() if near else ()
        checked = checked_at(self.line)
        yield from self._partners(checked)
        yield from self._doers()
        for index in line.places(self.signs):
            if line.tokens[index].best.pos in ("subst", "ger"):
                yield from self._makers_behind(index)
        for body in self.bodies:
            named = self.names.get(body.span.start)
            agency = named is not None and named.kind == "outlet"  # `agencja Reuters` only tells
            if body.noun is not None and line.has(body.noun, self.making.makers) and not agency:
                yield body
        found = self._subject(checked, asking=True) if checked is not None else None
        yield from (found,) if found is not None else ()
        yield from self._sources() if near else ()

    def _partners(self, checked: int | None) -> Iterator[Body]:
        """`telewizja X wspólnie z Y zapytała`: the one beside whoever publishes it is the maker."""
        line = self.line
        for index in line.places(self.making.together):
            if line.text(index) in self.making.together and line.text(index + 1) in line.words.sentence.out_of:
                found = self._behind(index + 2) if checked is not None or line.says(self.making.asking) else None
                if found is not None and not self._is_outlet(found):
                    yield found

    def _cited(self) -> Iterator[Body]:
        """`powołując się na X`, whoever else passes it on."""
        line = self.line
        for index in line.places(self.making.citing):
            if line.text(index + 2) in line.words.sentence.onto:
                found = self._behind(index + 3)
                if found is not None and not self._is_outlet(found):
                    yield found

    def _sources(self) -> Iterator[Body]:
        """Those to whom the sentence goes back: `według X`, `jak podaje X`, `respondentów X`."""
        line = self.line
        for index in range(len(line.tokens) - 1):
            told = line.text(index) in line.words.sentence.according and line.has(index + 1, line.words.signs.tells)
            if told or (line.has(index, self.making.publishes) and line.finite(index)):
                found = self._subject(index + told)
                if found is not None and not self._is_outlet(found):
                    yield found
            if line.text(index) in line.words.sentence.according:
                yield from (body for body in self.bodies if body.start == index + 1)
            asked = line.has(index, line.words.holders.sure) and line.tokens[index].best.pos == "subst"
            found = self._name_at(index + 1, announced=True) if asked and not _is_people(line, index + 1) else None
            if found is not None:
                yield found

    def _doers(self) -> Iterator[Body]:
        line = self.line
        making = self.making
        if not any(map(line.says, (making.made, making.asking, making.makers_by, making.authors))):
            return
        gathered = any(map(line.says, (self.signs, line.words.signs.traces, line.words.holders.sure)))
        for index in range(len(line.tokens)):
            made = line.has(index, self.making.made)
            asking = line.has(index, self.making.asking)
            by = line.text(index) in self.making.makers_by
            if by and line.says(self.making.made | line.words.holders.sure, max(0, index - 8), index):
                found = None if line.says(self.making.ordering, max(0, index - 3), index) else self._behind(index + 1)
            elif (finite := self._finite_of(index)) is not None and (asking or (made and gathered)):
                found = self._subject(finite, announced=made, asking=asking)
            elif line.has(index, self.making.authors) and line.has(index + 1, line.words.sentence.empty):
                found = self._behind(index + 2)
            else:
                continue
            if found is not None:
                yield found

    def _finite_of(self, index: int) -> int | None:
        """The verb itself where it is finite, else the one right before the infinitive: `zdążył jeszcze zapytać`."""
        before = range(index, index - 3 if self.line.tokens[index].pos == "inf" else index - 1, -1)
        return next((place for place in before if place >= 0 and self.line.finite(place)), None)

    def _makers_behind(self, index: int) -> Iterator[Body]:
        """`sondaż X`, `badanie ośrodka X`: who stands right behind the survey's noun."""
        line = self.line
        noun = next((place for place in range(index + 1, index + 4) if line.has(place, self.nouns)), None)
        if noun is None and not (line.has(index, line.words.signs.surveys) or self._speaks):
            return
        found = self._behind(index + 1, noun=noun, reach=_LONGEST if noun is not None else 1)
        if found is None or (noun is None and line.text(found.start - 1) in _QUOTES):
            return
        yield from (body for body in self.bodies if body.noun == found.end)  # `barometr Echo ośrodka X`
        named = self.names.get(found.span.start)
        unsure = noun is None and named is not None and named.kind == "other"
        people = _is_people(line, found.start)
        if not (people or (noun is None and self._owns_share(found)) or (unsure and not self._is_of(index, found))):
            yield found

    def _is_of(self, index: int, name: Body) -> bool:
        """Whether what may be a person's name completes the noun: `badanie Parsifalu`, but `w sondażu Nowak prowadzi`."""
        line = self.line
        cases = set().union(*(entry.cases for entry in line.tokens[name.start].analyses))
        governed = index > 0 and (line.tokens[index - 1].pos == "prep" or line.tokens[index - 2].pos == "prep")
        subject = "nom" in line.tokens[index].best.cases and not governed
        return subject or ("gen" in cases and "nom" not in cases)

    def _owns_share(self, name: Body) -> bool:
        """Whether the name is rather the party whose share is told: `w sondażu Blok Centrum ma 31 proc.`"""
        owners = {word[0] for pattern in self.line.words.patterns if pattern.kind == "owner" for word in pattern.words}
        return self.line.has(name.end, frozenset(owners))

    def known(self, known: frozenset[int]) -> Iterator[Body]:
        """The known pollsters that the sentence names."""
        return (body for body in self.bodies if body.span.start in known)

    def _subject(self, verb: int, *, announced: bool = False, asking: bool = False) -> Body | None:
        """The body that does it: right before the verb, a relative word between, else behind it.

        Of who asks also one in another case: `socjolodzy z Uniwersytetu X pytali`.
        """
        line = self.line
        before = next((body for body in reversed(self.bodies) if body.end <= verb), None)
        if before is not None and not self._reaches(before, verb):
            before = None
        if before is not None and self._may_do(before):
            return before
        for place in range(verb + 1, min(verb + _AFTER, len(line.tokens))):
            body = next((body for body in self.bodies if place in (body.start, body.noun)), None)
            if body is not None and self._may_do(body):
                return body
            token = line.tokens[place]
            if token.kind == "punctuation" and token.text not in _QUOTES:
                break
            if announced and token.capitalised and place not in line.time_at and body is None:
                return self._name_at(place, announced=True)
        return before if asking else None

    def _reaches(self, body: Body, verb: int) -> bool:
        """Whether only a few words stand between the body and the verb, and no mark but that of a relative clause."""
        line, between = self.line, range(body.end, verb)
        relative = any(line.has(place, line.words.sentence.relatives) for place in between)
        stops = (line.finite(place) or (line.text(place) == "," and not relative) for place in between)
        return len(between) <= _BETWEEN and not any(stops)

    def _may_do(self, body: Body) -> bool:
        """Whether the words may stand in the nominative."""
        first = body.start if body.noun is None else body.noun
        token, before = self.line.tokens[first], first - 1
        while before > 0 and (self.line.text(before) in _QUOTES or self.line.tokens[before].pos == "adj"):
            before -= 1
        if before >= 0 and self.line.tokens[before].pos == "prep":
            return False
        unknown = body.noun is None and (token.best.guessed or not token.analyses or token.text.isupper())
        return unknown or any("nom" in entry.cases for entry in token.analyses)


def _is_people(line: Line, index: int) -> bool:
    entry = line.tokens[index].best
    return "pl" in entry.numbers and "sg" not in entry.numbers and "m1" in entry.genders and not entry.guessed

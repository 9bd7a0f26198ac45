"""Sentences with what they tell of surveys, and how near a survey is to each."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from latopis.read.poll_facts import Facts, facts_of
from latopis.read.poll_makers import NamedAt, checked_at
from latopis.read.poll_sentences import cut_at_units
from latopis.read.poll_shares import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.polls import PollWords
    from latopis.model import ActorType, Reading
    from latopis.read.poll_makers import NameKind, Names

_NEAR: Final = 1
BACK: Final = 3  # sentences before the shares in which a survey may be named
_AHEAD: Final = 2
_LATER: Final = 12  # sentences behind them in which the text may tell at last who made it
SURVEY: Final = 2  # the sign of a survey
_MAKERS: Final = frozenset(("organisation", "office", "document"))


def _kind_of(bearer: ActorType, *, known: bool) -> NameKind:
    """Whether whoever has the name may make surveys; a known person, state or place never does."""
    if bearer == "outlet":
        return "outlet"
    return "maker" if bearer in _MAKERS else "never" if known or bearer == "state" else "other"


class Passages:
    """The sentences of a document with what they tell of surveys, each worked out when it is first asked for."""

    def __init__(self, reading: Reading, words: PollWords, known: frozenset[int], barred: frozenset[int]) -> None:
        self.sentences = [
            part for sentence in reading.sentences for part in cut_at_units(sentence, words.making.made | words.making.asking)
        ]
        self.text = reading.document.text
        self.words = words
        self.known = known
        self._lines: dict[int, Line] = {}
        self._facts: dict[int, Facts] = {}
        self._times = sorted(reading.times, key=lambda time: time.span)
        self._time_starts = [time.span.start for time in self._times]
        named = [(name.span, name.type, bool(name.register)) for name in reading.names if name.kind == "name"]
        named += [
            (mention.span, actor.type, actor.register is not None)
            for actor in reading.actors
            for mention in actor.mentions
            if mention.kind == "name"
        ]
        self.names: Names = {
            span.start: NamedAt(span.end, "never" if span.start in barred else _kind_of(kind, known=known))
            for span, kind, known in named
        }

    def line(self, at: int) -> Line:
        """The sentence of that number."""
        if at not in self._lines:
            sentence = self.sentences[at]
            first = bisect_left(self._time_starts, sentence.span.start)
            last = bisect_left(self._time_starts, sentence.span.end)
            self._lines[at] = Line(sentence, self.words, self._times[first:last])
        return self._lines[at]

    def facts(self, at: int) -> Facts:
        """What the sentence tells of how a survey was made."""
        if at not in self._facts:
            self._facts[at] = facts_of(self.line(at), self.names, self.known)
        return self._facts[at]

    def around(self, first: int, last: int) -> Iterator[int]:
        """The sentences near those from `first` to `last`: they themselves, the ones behind, the ones before."""
        yield from range(first, last + 1)
        yield from range(last + 1, min(last + 1 + _AHEAD, len(self.sentences)))
        yield from reversed(range(max(0, first - BACK), first))

    def told_later(self, at: int) -> Facts:
        """How the survey was made, where the text tells it only at its end: `Badanie przeprowadziła pracownia X.`"""
        for other in range(at + _AHEAD + 1, min(at + _LATER, len(self.sentences))):
            line, told = self.line(other), self.facts(other)
            if told.pollster is None or self._sign(other) < SURVEY:
                continue
            again = line.says(self.words.making.made) and not line.says(self.words.signs.others)
            return told if again and not self.has_shares(other) else Facts()
        return Facts()

    def has_shares(self, at: int) -> bool:
        """Whether a share stands in the sentence."""
        return any(share.kind == "share" for share in self.line(at).shares)

    def level(self, at: int) -> tuple[int, bool]:
        """How surely the sentence is about a survey (2 a survey, 1 a study, 0 none), and whether its sign is near."""
        best, near = 0, False
        for other in self.around(at, at):
            sign = self._sign(other) or (other == at and self.facts(at).pollster is not None)
            if other > at and not self._looks_back(other):
                continue
            best = max(best, sign)
            near = near or (sign == 2 and abs(other - at) <= _NEAR)
        return best, near

    def tells_vote(self, at: int) -> bool:
        """Whether the sentence only goes on about a vote that the sentence before tells."""
        line = self.line(at)
        if at == 0 or self._sign(at) or not self.line(at - 1).says(self.words.elections.ballots) or self._sign(at - 1):
            return False
        past = [token.best for token in line.tokens if token.pos in ("praet", "fin", "bedzie")]
        return bool(past) and all(entry.pos == "praet" and not entry.conditional for entry in past)

    def _sign(self, at: int) -> int:
        line = self.line(at)
        if line.says(self.words.signs.surveys) or any(token.span.start in self.known for token in line.tokens):
            return 2
        if self._asked(line, at) or _tells_opinion(line):
            return 2
        if self._is_made(line, at) or self._is_source(line, at):
            return 2
        if not line.says(self.words.signs.studies):
            return 0
        known = line.says(
            self.words.signs.pollsters | self.words.signs.views | frozenset(word.lower() for word in self.words.signs.methods)
        )
        return 2 if known or self.facts(at).pollster is not None or self.facts(at).sample is not None else 1

    def _asked(self, line: Line, at: int) -> bool:
        """Whether several were asked, or a maker asked them: one who is asked (`rzecznik, pytany o …`) is no survey."""
        for index in line.places(self.words.holders.sure):
            token = line.tokens[index]
            if not line.finite(index) and "pl" in token.best.numbers and "sg" not in token.best.numbers:
                return True
            if line.finite(index) and (
                line.says(self.words.making.makers) or line.says(self.words.making.media) or self.facts(at).pollster is not None
            ):
                return True
        return False

    def _is_made(self, line: Line, at: int) -> bool:
        """`Instytut X odwiedził 987 osób`, `Dane zebrała agencja Y`: who makes surveys asks, or gathers what was answered."""
        signs, making = self.words.signs, self.words.making
        if line.says(self.words.elections.counted) and not line.says(signs.surveys):
            return False  # `prokurator odpytał 150 świadków`
        if line.says(making.asking) and (
            self._is_announced(line, at) or self._asks_people(line) or self.facts(at).sample is not None
        ):
            return True
        if line.says(signs.pollsters) and (line.says(signs.tells) or line.says(making.citing)):
            return True  # `Jak podaje pracownia X, …`
        maker = line.says(making.makers) or line.says(making.media)
        if maker and checked_at(line) is not None:
            return True
        gathered = line.says(signs.traces) and line.says(making.made)
        return gathered and (maker or self.facts(at).pollster is not None or self.facts(at).sample is not None)

    def _is_announced(self, line: Line, at: int) -> bool:
        """Whether whoever makes the survey has a noun beside it that says that it does."""
        pollster, making = self.facts(at).pollster, self.words.making
        named = pollster is not None and (line.has(pollster.start, making.makers) or line.has(pollster.start, making.askers))
        return named or (pollster is not None and pollster.noun is not None)

    def _asks_people(self, line: Line) -> bool:
        """`Instytut X zapytał Norwegów, czy …`"""
        makers = line.places(self.words.making.makers | self.words.making.media)
        return any(line.has(place, self.words.making.questions) for index in makers for place in range(index + 1, index + 5))

    def _is_source(self, line: Line, at: int) -> bool:
        """`Źródło: Alco, 1000 osób, 2–5 maja.`"""
        return line.has(0, self.words.signs.sources) and line.text(1) == ":" and self.facts(at).sample is not None

    def _looks_back(self, at: int) -> bool:
        """Whether the sentence tells of the survey whose shares came before: `Tak wynika z sondażu`, `Badanie przeprowadzono`."""
        line = self.line(at)
        named = self.words.signs.surveys | self.words.signs.studies | self.words.signs.samples
        noun = any(line.has(index, named) and "sg" in token.best.numbers for index, token in enumerate(line.tokens))
        if self.has_shares(at):
            same = noun and line.says(frozenset(("sam",)))  # `W tym samym badaniu zapytano …`
            return same or (not noun and line.says(self.words.holders.sure))
        told = line.says(self.words.making.made | self.words.signs.tells | self.words.making.asking)
        if noun and told:
            return True
        facts = self.facts(at)
        return self._sign(at) == 2 and (told or facts.pollster is not None or facts.sample is not None)


def _tells_opinion(line: Line) -> bool:
    """`Zdaniem 45 proc. Duńczyków`: whose opinion it is makes it a survey; that of shareholders is none."""
    held = [
        share.holders.head
        for share in line.shares
        if line.text(share.start - 1) in line.words.sentence.opinions and share.holders is not None and share.start
    ]
    people = line.words.holders.people | line.words.holders.parts
    return any(line.tokens[head].capitalised or line.has(head, people) for head in held)

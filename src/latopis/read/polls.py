"""Sentences -> polls: surveys with their shares, who was asked, by whom, and when.

A share counts where words of a survey stand in its sentence or near it; what measures an economy, an election or a lead never does.
Answers of one question are one poll: another group, an earlier wave, or shares beyond a hundred begin another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from latopis.model import Actor, Mention, Poll, PollOption, Span
from latopis.read.poll_answers import Answer, Part, answer_of, enumerated, parts_of
from latopis.read.poll_facts import Facts, facts_of
from latopis.read.poll_shares import Line

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.lexicon.polls import PollWords
    from latopis.model import Edtf, Evidence, Reading, Sentence, Time

_WHOLE: Final = 103.0  # percent; rounded shares of one question add up to no more
_OPINIONS: Final = frozenset(("opposite", "undecided", "for", "against", "ballot", "that"))
_NEAR: Final = 1
_BACK: Final = 3
_AHEAD: Final = 2
_MAKERS: Final = frozenset(("organisation", "outlet", "office", "document"))
_PRONOUNS: Final = frozenset(("to", "ten", "on", "taki"))


def polls(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with the surveys that it tells, and with actors for pollsters that were none yet."""
    known = frozenset(
        name.span.start
        for name in reading.names
        if any(key in lexicon.register and lexicon.register[key].kind == "pollster" for key in name.register)
    )
    return polls_in(reading, lexicon.polls, known)


def polls_in(reading: Reading, words: PollWords, known: frozenset[int] = frozenset()) -> Reading:
    """The same with the words of surveys; `known` are the starts of names of pollsters."""
    survey = _Survey(reading, words, known)
    drafts = _drafts(survey)
    _tell_facts(survey, drafts)
    cast = _Cast(reading)
    found = tuple(_poll(draft, cast, number) for number, draft in enumerate(drafts, start=1))
    return replace(reading, polls=found, actors=cast.actors)


@dataclass(frozen=True, slots=True)
class _Finding:
    """A share with its answer; `label` is taken from the answer before where it has none of its own."""

    at: int
    part: Part
    answer: Answer
    label: Span
    subgroup: Span | None
    population: Span | None
    earlier: Time | None
    change: float | None = None

    @property
    def option(self) -> PollOption:
        share = self.part.share
        return PollOption(self.label, share.value, self.part.line.span(share.start, share.end), self.change)


@dataclass(slots=True)
class _Draft:
    """A poll in the making; `first` and `last` are sentences."""

    findings: list[_Finding] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)

    @property
    def first(self) -> int:
        return self.findings[0].at

    @property
    def last(self) -> int:
        return self.findings[-1].at

    @property
    def total(self) -> float:
        return sum(finding.part.share.value for finding in self.findings)


class _Survey:
    """The sentences of a document with what they tell of surveys, each worked out when it is first asked for."""

    def __init__(self, reading: Reading, words: PollWords, known: frozenset[int]) -> None:
        self.reading = reading
        self.words = words
        self.known = known
        self._lines: dict[int, Line] = {}
        self._facts: dict[int, Facts] = {}
        self._times = sorted(reading.times, key=lambda time: time.span)
        self._time_starts = [time.span.start for time in self._times]
        self.names = {name.span.start: name.span.end for name in reading.names if name.kind == "name" and name.type in _MAKERS}
        for actor in reading.actors:
            if actor.type in _MAKERS:
                self.names |= {mention.span.start: mention.span.end for mention in actor.mentions if mention.kind == "name"}

    def line(self, at: int) -> Line:
        """The sentence of that number."""
        if at not in self._lines:
            sentence = self.reading.sentences[at]
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
        yield from range(last + 1, min(last + 1 + _AHEAD, len(self.reading.sentences)))
        yield from reversed(range(max(0, first - _BACK), first))

    def level(self, at: int) -> tuple[int, bool]:
        """How surely the sentence stands in a passage on a survey (2 a survey, 1 a study, 0 none), and whether its sign is near."""
        best, near = 0, False
        for other in self.around(at, at):
            sign = self._sign(other)
            if other > at and not self._looks_back(other):
                continue
            best = max(best, sign)
            near = near or (sign == 2 and abs(other - at) <= _NEAR)
        return best, near

    def tells_vote(self, at: int) -> bool:
        """Whether the sentence only goes on about a vote that the sentence before tells."""
        line = self.line(at)
        if at == 0 or self._sign(at) or not self.line(at - 1).says(self.words.ballots) or self._sign(at - 1):
            return False
        past = [token.best for token in line.tokens if token.pos in ("praet", "fin", "bedzie")]
        return bool(past) and all(entry.pos == "praet" and not entry.conditional for entry in past)

    def _sign(self, at: int) -> int:
        line = self.line(at)
        if line.says(self.words.surveys | self.words.sure) or any(token.span.start in self.known for token in line.tokens):
            return 2
        return 1 if line.says(self.words.studies) else 0

    def _looks_back(self, at: int) -> bool:
        """Whether the sentence tells of the survey whose shares came before: `Tak wynika z sondażu`, `Badanie przeprowadzono`."""
        line = self.line(at)
        named = self.words.surveys | self.words.studies | self.words.samples
        noun = any(line.has(index, named) and "sg" in token.best.numbers for index, token in enumerate(line.tokens))
        if any(share.kind == "share" for share in line.shares):
            return not noun and line.says(self.words.sure)
        return noun and line.says(self.words.made | self.words.tells)


def _drafts(survey: _Survey) -> list[_Draft]:
    drafts: list[_Draft] = []
    last = -9
    openers = frozenset(key[0] for key in survey.words.fractions)
    for at, sentence in enumerate(survey.reading.sentences):
        if not _may_hold_shares(sentence, openers):
            continue
        line = survey.line(at)
        shares = [share for share in line.shares if share.kind == "share"]
        _add_change(drafts, at, line)
        if not shares:
            continue
        level, near = survey.level(at)
        if level and survey.tells_vote(at):
            level = 0
        for part in parts_of(line, shares):
            answer = answer_of(part, survey.words.patterns)
            if answer is None or not _counts(part, answer, level, near=near or at - last <= 1):
                continue
            finding = _finding(survey, drafts, at=at, part=part, answer=answer)
            if finding is not None:
                _join(drafts, finding)
                last = at
    return drafts


def _may_hold_shares(sentence: Sentence, openers: frozenset[str]) -> bool:
    """A cheap sign of a share: a unit of percent, or a word that opens a fraction."""
    return any(
        token.text == "%" or token.text[:4].lower() in ("proc", "pkt") or any(entry.lemma in openers for entry in token.analyses)
        for token in sentence.tokens
    )


def _add_change(drafts: list[_Draft], at: int, line: Line) -> None:
    """Give the last share of the sentence before the change that opens this one: `(+4 pkt proc.)` behind a point."""
    opening = next((share for share in line.shares if share.kind == "change" and share.start <= 3), None)
    if opening is None or line.text(0) != "(" or not drafts or drafts[-1].last != at - 1:
        return
    drafts[-1].findings[-1] = replace(drafts[-1].findings[-1], change=opening.value)


def _counts(part: Part, answer: Answer, level: int, *, near: bool) -> bool:
    """Whether the share is one of a survey."""
    holders = part.share.holders
    if holders is not None and holders.sure:
        return True
    if level == 0 or _measures_other(part) or (holders is not None and holders.kind == "thing"):
        return False
    name = answer.pattern.address.rpartition(":")[2]
    people = holders is not None and holders.kind in ("people", "asked")
    if level == 1:
        return people and name not in ("list", "owner")
    return people or name in _OPINIONS or near


def _measures_other(part: Part) -> bool:
    """Whether the part tells an election, a figure of the economy, or a lead."""
    line, words, share = part.line, part.line.words, part.share
    holders = share.holders
    if holders is not None and line.says(frozenset(("głosować", "uprawniony")), holders.start, holders.end):
        return True
    opinion = part.that is not None or (holders is not None and holders.kind in ("people", "asked"))
    opinion = opinion or share.pair or line.says(words.votes, part.start, part.end)
    if not opinion and line.says(words.figures, part.start, part.end):
        return True
    return _tells_vote(part)


def _tells_vote(part: Part) -> bool:
    line, words, verb = part.line, part.line.words, part.verb
    if verb is None or line.tokens[verb].pos != "praet" or line.tokens[verb].best.conditional:
        return False
    start = max(0, part.start - 25)
    if line.says(words.earlier, start, part.end):
        return True
    asked = line.says(words.surveys, start, part.end)
    voted = any(line.has(index, words.ballots) and line.text(index - 1) != "przed" for index in range(start, part.front))
    return voted and not asked


def _finding(survey: _Survey, drafts: list[_Draft], *, at: int, part: Part, answer: Answer) -> _Finding | None:
    line = part.line
    label = _own_label(part, answer)
    if answer.pattern.kind == "back" and at > 0:
        label = _claimed(survey.line(at - 1)) or label
    before = drafts[-1].findings[-1] if drafts else None
    group, people = _subgroup(part, answer), _people(part)
    earlier = _earlier(part) if label is None else None
    if label is None and before is not None and at - before.at <= 1 and (earlier or group or people):
        label = before.label
    if label is None:
        return None
    return _Finding(at, part, answer, label, group, people, earlier, _change(part))


def _own_label(part: Part, answer: Answer) -> Span | None:
    """The words of the answer; None for a pronoun that stands for one."""
    if answer.label is None:
        return None
    start, end = enumerated(part, answer.label)
    return None if end - start == 1 and part.line.has(start, _PRONOUNS) else part.line.span(start, end)


def _claimed(line: Line) -> Span | None:
    """The last clause with `że` of a sentence, to which `takiego zdania` goes back."""
    that = next((i for i in reversed(range(len(line.tokens))) if line.text(i) in ("że", "iż")), None)
    if that is None:
        return None
    end = len(line.tokens)
    while end > that + 1 and line.tokens[end - 1].kind != "word":
        end -= 1
    return line.span(that + 1, end) if end > that + 1 else None


def _subgroup(part: Part, answer: Answer) -> Span | None:
    line, holders = part.line, part.share.holders
    if answer.group is not None:
        return line.span(*answer.group)
    if holders is not None and holders.kind == "people" and line.has(holders.head, line.words.parts):
        return line.span(holders.start, holders.end)
    return None


def _people(part: Part) -> Span | None:
    """The people of whom the share is told, without the words that only say that they were asked."""
    line, holders = part.line, part.share.holders
    if holders is None or holders.kind != "people" or line.has(holders.head, line.words.parts | line.words.asked):
        return None
    start = holders.start
    while start < holders.head and line.has(start, line.words.asked):
        start += 1
    return line.span(start, holders.end)


def _earlier(part: Part) -> Time | None:
    """The time of the wave that a share without an answer belongs to: `w maju było to 38 proc.`"""
    return next((found[1] for index in range(part.start, part.end) if (found := part.line.time_at.get(index))), None)


def _change(part: Part) -> float | None:
    """The change in points told right behind the share."""
    changes = (share for share in part.line.shares if share.kind == "change")
    return next((share.value for share in changes if part.share.after <= share.start < min(part.end, part.share.after + 12)), None)


def _join(drafts: list[_Draft], finding: _Finding) -> None:
    """Add the finding to the poll that it goes on with, else to a new one."""
    for draft in reversed(drafts[-3:]):
        if _continues(draft, finding):
            draft.findings.append(finding)
            return
    drafts.append(_Draft([finding]))


def _continues(draft: _Draft, finding: _Finding) -> bool:
    last = draft.findings[-1]
    text = finding.label
    return (
        finding.at - draft.last <= 2
        and _words_of(last, last.subgroup) == _words_of(finding, finding.subgroup)
        and (last.earlier and last.earlier.value) == (finding.earlier and finding.earlier.value)
        and draft.total + finding.part.share.value <= _WHOLE
        and all(other.label != text for other in draft.findings)
    )


def _words_of(finding: _Finding, span: Span | None) -> tuple[str, ...]:
    tokens = finding.part.line.tokens
    return () if span is None else tuple(token.text.lower() for token in tokens if span.covers(token.span))


def _tell_facts(survey: _Survey, drafts: list[_Draft]) -> None:
    """Complete every draft with what its sentences and those around tell; a sentence on another pollster is left out."""
    before: _Draft | None = None
    for draft in drafts:
        for at in survey.around(draft.first, draft.last):
            told = survey.facts(at)
            other = told.pollster is not None and draft.facts.pollster is not None and not draft.first <= at <= draft.last
            if not other:
                draft.facts = draft.facts.completed(told)
        if before is not None and draft.first - before.last <= _BACK:
            draft.facts = draft.facts.completed(replace(before.facts, question=None))
        before = draft


class _Cast:
    """The actors of a document, and those added for a survey."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        self.actors = reading.actors
        self._added = 0
        self._ids = {actor.id for actor in reading.actors}
        named = sorted((mention.span, actor.id) for actor in reading.actors for mention in actor.mentions if mention.kind == "name")
        self._spans = [span for span, _ in named]
        self._owners = [owner for _, owner in named]

    def actor(self, span: Span) -> str:
        """The id of the actor whom the words name; a new organisation where there is none."""
        at = bisect_left(self._spans, Span(span.end, span.end)) - 1
        for place in range(max(0, at - 3), at + 1):
            if self._spans[place].overlaps(span):
                return self._owners[place]
        return self._new(span)

    def _new(self, span: Span) -> str:
        self._added += 1
        while f"p{self._added}" in self._ids:
            self._added += 1
        name = f"p{self._added}"
        words = span.of(self.text)
        self.actors = (*self.actors, Actor(name, words, "organisation", mentions=(Mention(span, "name", words),)))
        at = bisect_left(self._spans, span)
        self._spans.insert(at, span)
        self._owners.insert(at, name)
        return name


def _poll(draft: _Draft, cast: _Cast, number: int) -> Poll:
    facts, first = draft.facts, draft.findings[0]
    fieldwork = first.earlier or facts.fieldwork
    when: Edtf | None = None if fieldwork is None else fieldwork.value
    population = next((f.population for f in draft.findings if f.population is not None), facts.population)
    evidence = _evidence(facts, fieldwork)
    options = tuple(finding.option for finding in draft.findings)
    subgroup = first.subgroup
    return Poll(
        id=f"poll{number}",
        span=_hull(options, [span for spans in evidence.values() for span in spans], (population, subgroup)),
        evidence=evidence,
        made_by=first.answer.pattern.address,
        when=when,
        options=options,
        pollster=None if facts.pollster is None else cast.actor(facts.pollster),
        commissioner=None if facts.commissioner is None else cast.actor(facts.commissioner),
        outlet=None if facts.outlet is None else cast.actor(facts.outlet),
        population=population,
        subgroup=subgroup,
        sample=None if facts.sample is None else int(facts.sample.value),
        method=None if facts.method is None else facts.method.of(cast.text),
        margin=None if facts.margin is None else facts.margin.value,
        question=facts.question,
        fieldwork=when,
    )


def _evidence(facts: Facts, fieldwork: Time | None) -> Evidence:
    shown = {
        "pollster": facts.pollster,
        "commissioner": facts.commissioner,
        "outlet": facts.outlet,
        "fieldwork": fieldwork and fieldwork.span,
        "sample": facts.sample and facts.sample.span,
        "method": facts.method,
        "margin": facts.margin and facts.margin.span,
    }
    return {name: (span,) for name, span in shown.items() if span is not None}


def _hull(options: tuple[PollOption, ...], shown: list[Span], others: tuple[Span | None, ...]) -> Span:
    spans = [span for option in options for span in (option.label, option.share_span)]
    spans += [*shown, *(span for span in others if span is not None)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))

"""Polls in the making: their shares, and the entry that they become."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from latopis.frozen import frozen
from latopis.model import Actor, Mention, Poll, PollOption, Span
from latopis.read.poll_facts import Facts

if TYPE_CHECKING:
    from latopis.model import Edtf, Evidence, Reading, Time
    from latopis.read.poll_answers import Answer
    from latopis.read.poll_parts import Part


@frozen
class Finding:
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
        """The share as the record holds it."""
        share = self.part.share
        return PollOption(self.label, share.value, self.part.line.span(share.start, share.end), self.change)


@dataclass(slots=True)
class Draft:
    """A poll in the making; `first` and `last` are sentences."""

    findings: list[Finding] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)

    @property
    def first(self) -> int:
        """The sentence of the first share."""
        return self.findings[0].at

    @property
    def last(self) -> int:
        """The sentence of the last share."""
        return self.findings[-1].at

    @property
    def total(self) -> float:
        """The sum of the shares."""
        return sum(finding.part.share.value for finding in self.findings)


class Cast:
    """The actors of a document, and those added for a survey."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        self.actors = reading.actors
        self._added = 0
        self._ids = {actor.id for actor in reading.actors}
        named = sorted(
            (mention.span, actor.id) for actor in reading.actors for mention in actor.mentions if mention.kind == "name"
        )
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


def poll_of(draft: Draft, cast: Cast, number: int) -> Poll:
    """The poll of the draft; those who made it become actors of the cast where they are none yet."""
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
    shown: dict[str, Span | None] = {
        "pollster": facts.pollster,
        "commissioner": facts.commissioner,
        "outlet": facts.outlet,
        "fieldwork": None if fieldwork is None else fieldwork.span,
        "sample": None if facts.sample is None else facts.sample.span,
        "method": facts.method,
        "margin": None if facts.margin is None else facts.margin.span,
    }
    return {name: (span,) for name, span in shown.items() if span is not None}


def _hull(options: tuple[PollOption, ...], shown: list[Span], others: tuple[Span | None, ...]) -> Span:
    spans = [span for option in options for span in (option.label, option.share_span)]
    spans += [*shown, *(span for span in others if span is not None)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))

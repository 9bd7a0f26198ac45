"""Polls in the making: their shares, and the entry that they become."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from latopis.frozen import frozen
from latopis.model import Poll, PollOption, Span
from latopis.read.poll_facts import Facts

if TYPE_CHECKING:
    from latopis.model import Edtf, Evidence, Time
    from latopis.read.cast import Cast
    from latopis.read.poll_answers import Answer
    from latopis.read.poll_makers import Body
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
        pollster=_bearer(cast, facts.pollster),
        commissioner=_bearer(cast, facts.commissioner),
        outlet=_bearer(cast, facts.outlet),
        population=population,
        subgroup=subgroup,
        sample=None if facts.sample is None else int(facts.sample.value),
        method=None if facts.method is None else facts.method.of(cast.text),
        margin=None if facts.margin is None else facts.margin.value,
        question=facts.question,
        fieldwork=when,
    )


def _bearer(cast: Cast, body: Body | None) -> str | None:
    return None if body is None else cast.bearer(body.span, body.lemma or body.span.of(cast.text))


def _evidence(facts: Facts, fieldwork: Time | None) -> Evidence:
    shown: dict[str, Span | None] = {
        "pollster": None if facts.pollster is None else facts.pollster.span,
        "commissioner": None if facts.commissioner is None else facts.commissioner.span,
        "outlet": None if facts.outlet is None else facts.outlet.span,
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

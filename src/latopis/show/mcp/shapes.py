"""What assistants get: as programs do, with an address for each thing that they may cite."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from latopis.show.shapes import (
    ActorShape,
    Edtf,
    EventReport,
    PollReport,
    Shape,
    StatementReport,
    TieReport,
    TieShape,
)

Permalink = Annotated[str, Field(description="Where a reader can check it: give it with what you cite.")]


class Cited(Shape):
    """Where it stands."""

    permalink: Permalink
    article: Annotated[str, Field(description="Ask for its text with the tool article.")]


class Denied(Cited):
    """A claim that a denial answers."""

    entry: str
    speaker: str | None
    quote: str
    source: str | None
    url: str | None
    published: Edtf | None
    same_article: Annotated[bool, Field(description="The article of the denial tells it; else it was found in another.")]


class CitedTie(TieReport, Cited):
    """What became of a tie."""


class CitedStatement(StatementReport, Cited):
    """Who said what; a denial with what it denies."""

    denied: list[Denied]


class CitedEvent(EventReport, Cited):
    """Who did what to whom."""


class CitedPoll(PollReport, Cited):
    """What was measured."""


CitedReport = Annotated[CitedTie | CitedStatement | CitedEvent | CitedPoll, Field(discriminator="kind")]


class CitedTieState(TieShape):
    """How a tie stood at a date, by which reports."""

    permalink: Permalink
    reports: Annotated[Sequence[CitedTie], Field(description="What decides: cite these.")]
    claims: Annotated[Sequence[CitedTie], Field(description="What is only claimed, planned, sought or denied.")]
    conflicts: Sequence[CitedTie]


class Ties(Shape):
    """Ties as of a date, or every state that they had."""

    items: list[CitedTieState]
    next: Annotated[str | None, Field(description="Ask on with after; null at the end.")]


class Reports(Shape):
    """A page of a list by date."""

    items: list[CitedReport]
    next: Annotated[str | None, Field(description="Ask on with after; null at the end.")]


class Hit(Cited):
    """An article in which the words stand."""

    title: str | None
    source: str | None
    url: str | None
    published: Edtf | None
    quote: Annotated[str, Field(description="The sentence around the words; … where it is cut.")]
    entries: list[CitedReport]


class Hits(Shape):
    """What the words are found in."""

    items: list[Hit]
    more: bool


class ArticlePart(Shape):
    """A part of an article, and what is read from it."""

    article: str
    permalink: Permalink
    title: str | None
    source: str | None
    url: str | None
    author: str | None
    published: Edtf | None
    start: int
    length: Annotated[int, Field(description="Of the whole text, in code points.")]
    text: Annotated[str | None, Field(description="From start on; null where only quotations are shown.")]
    next: Annotated[int | None, Field(description="Ask on with start; null at the end.")]
    entries: Annotated[list[CitedReport], Field(description="Those that begin in this part.")]


class CitedActor(ActorShape):
    """Somebody whom articles name."""

    permalink: Permalink


class Actors(Shape):
    """Whom a name may mean; names that look like it, where nobody is called so."""

    items: list[CitedActor]
    near: list[str]

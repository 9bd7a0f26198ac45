"""What assistants may ask for: the questions of the pages, with pages that fit what an assistant can read."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, StringConstraints

from latopis.show.queries import (
    Clocked,
    EventQuery,
    Key,
    Name,
    PollQuery,
    Query,
    StatementQuery,
    TiesQuery,
    TimelineQuery,
    Words,
)

FEW: Final = 10
MOST: Final = 50
LONGEST: Final = 8000

Limit = Annotated[int, Field(ge=1, le=MOST, description="So many at most.")]
SomeWords = Annotated[Words, StringConstraints(min_length=1)]
Somebody = Annotated[Name, StringConstraints(min_length=1)]


class TiesQuestion(TiesQuery):
    """Of whom, with whom, as of when, or all states that the ties had."""

    party: Somebody
    history: Annotated[bool, Field(description="Every state that the ties had, instead of that at one date.")] = False
    limit: Annotated[int, Field(ge=1, le=20, description="With so many others at once; of the ties of two, so many states.")] = (
        FEW
    )


class TimelineQuestion(TimelineQuery):
    """Of whom."""

    limit: Limit = FEW


class StatementsQuestion(StatementQuery):
    """By whom, about whom, of which act; `deny` is a denial."""

    limit: Limit = FEW


class EventsQuestion(EventQuery):
    """By whom, to whom, of which type of PLOVER."""

    limit: Limit = FEW


class PollsQuestion(PollQuery):
    """About whom, among whom, by whom."""

    limit: Limit = FEW


class SearchQuestion(Clocked):
    """Words, in any form."""

    words: SomeWords
    limit: Annotated[int, Field(ge=1, le=20)] = 5


class EntryQuestion(Clocked):
    """The id of an entry."""

    entry: Key
    after: Annotated[int, Field(ge=0, description="The `next` of the answer before.")] = 0


class ArticleQuestion(Query):
    """The id of an article, and which part of it."""

    article: Key
    start: Annotated[int, Field(ge=0, le=1_000_000_000, description="From this character of the text on.")] = 0
    length: Annotated[int, Field(ge=200, le=LONGEST)] = 4000


class ActorsQuestion(Query):
    """A name."""

    name: Somebody

"""What the pages may be asked: the parameters of each, checked; whatever else an address holds is refused."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from latopis import edtf
from latopis.chronicle.listing import Within
from latopis.chronicle.roles import Kind
from latopis.lexicon.labels import Tongue
from latopis.model import Act

PAGE: Final = 20
LARGEST_PAGE: Final = 200

Day = Annotated[str, StringConstraints(max_length=60), AfterValidator(edtf.normalise)]
Words = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]
Key = Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


class Query(BaseModel):
    """What every page may be asked for: its language."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    lang: Tongue | None = None


class Clocked(Query):
    """By which clocks the chronicle is asked."""

    known_at: Day | None = None
    recorded_at: Day | None = None


class Paged(Clocked):
    """A page of a list by date."""

    start: Day | None = Field(None, alias="from")
    end: Day | None = Field(None, alias="to")
    limit: int = Field(PAGE, ge=1, le=LARGEST_PAGE)
    after: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,8}\.[0-9]{1,18}$")] | None = None

    @property
    def within(self) -> Within:
        """The same for the chronicle."""
        return Within(self.start, self.end, self.known_at, self.recorded_at, self.limit, self.after)


class SearchQuery(Clocked):
    """Words, in any form."""

    q: Words | None = None
    limit: int = Field(PAGE, ge=1, le=100)


class SuggestQuery(Query):
    """The beginning of a name."""

    q: Words | None = None


class ArticleQuery(Query):
    """An article, open at some characters of its text."""

    key: Key
    span: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}-[0-9]{1,9}$")] | None = None


class KeyQuery(Clocked):
    """An entry."""

    key: Key


class ActorQuery(Paged):
    """An actor: what it did and said, of one kind or all."""

    key: Key
    kind: Kind | None = None


class TieQuery(Clocked):
    """The ties of an actor, or between two, as of a date."""

    party: Words | None = None
    counterpart: Words | None = None
    as_of: Day | None = None


class TimelineQuery(Paged):
    """What an actor, or anybody, did and said."""

    actor: Words | None = None
    kind: Kind | None = None


class StatementQuery(Paged):
    """Who said what about whom."""

    by: Words | None = None
    about: Words | None = None
    act: Act | None = None


class EventQuery(Paged):
    """Who did what to whom."""

    actor: Words | None = None
    recipient: Words | None = None
    type: EventType | None = None


class PollQuery(Paged):
    """Surveys about somebody, among some, by some."""

    about: Words | None = None
    population: Words | None = None
    pollster: Words | None = None


class JobQuery(Query):
    """An adding that was begun."""

    key: Key

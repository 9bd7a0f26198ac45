"""What is told of entries, ties and actors: the fields of each, for OpenAPI and for assistants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from latopis.model import Act, ActorType, Factuality, Mode, Status, Step, Tie

Edtf = Annotated[str, Field(description="A date as precise as it is told (EDTF): 2021, 2021-11, 2021-11-05, 199X, 2014/2020.")]
Day = Annotated[str | None, Field(description="A day (ISO 8601); null where the date has none on that side.")]
ActorKey = Annotated[str | None, Field(description="Its page is /actors/KEY.")]
Country = Annotated[str | None, Field(description="ISO 3166 alpha-3.")]
EntryId = Annotated[str, Field(description="Its page is /entries/ID.")]
Certainty = Literal["certain", "possible", "no"]


class Shape(BaseModel):
    """Fields that are always there, and no others."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)


class Denies(Shape):
    """A claim of another article that a denial answers."""

    entry: EntryId
    words: Annotated[list[str], Field(description="What both are about.")]


class Told(Shape):
    """What one article tells, and how often it is told."""

    entry: EntryId
    report: Annotated[str, Field(description="The id that what this article tells would have alone.")]
    reports: Annotated[int, Field(description="By how many articles it is told.")]
    sources: Annotated[int, Field(description="By how many that are independent of each other.")]
    when: Edtf | None
    first_day: Day
    last_day: Day
    factuality: Annotated[
        Factuality, Field(description="How certain the article itself is: CT+ certain … CT- certainly not, Uu open.")
    ]
    factuality_said: Annotated[Factuality | None, Field(description="How certain the one is who is told to say it.")]
    said_by: Annotated[str | None, Field(description="Who claims it; null in the article's own voice.")]
    document: str
    title: str | None
    source: Annotated[str | None, Field(description="The outlet.")]
    url: str | None
    author: str | None
    published: Edtf | None
    span: Annotated[tuple[int, int], Field(description="Where the words stand in the article, in code points.")]
    quote: Annotated[str, Field(description="The words of the article, to the letter.")]
    denies: list[Denies] | None
    confidence: Annotated[float | None, Field(description="How often entries of its pattern are right.")]
    made_by: Annotated[str, Field(description="The pattern that found it.")]


class TieReport(Told):
    """What became of a tie."""

    kind: Literal["relation"]
    party: str | None
    party_key: ActorKey
    party_country: Country
    counterpart: str | None
    counterpart_key: ActorKey
    counterpart_country: Country
    relation: Tie
    status: Status
    step: Step | None


class StatementReport(Told):
    """Who said what."""

    kind: Literal["statement"]
    speaker: str | None
    speaker_key: ActorKey
    speaker_country: Country
    addressee: str | None
    outlet: str | None
    act: Act
    mode: Mode
    content: list[str]
    about: list[str]
    about_keys: list[str]
    answers: Annotated[str | None, Field(description="The claim of the same article that it answers.")]


class EventReport(Told):
    """Who did what to whom."""

    kind: Literal["event"]
    type: Annotated[str, Field(description="The type of PLOVER, as COERCE.")]
    mode: str | None
    contexts: list[str]
    actors: list[str]
    actor_keys: list[str]
    actor_countries: list[Country]
    recipients: list[str]
    recipient_keys: list[str]
    recipient_countries: list[Country]
    place: str | None


class Option(Shape):
    """An answer of a poll; shares are percent."""

    label: str
    share: float
    change: float | None


class PollReport(Told):
    """What was measured."""

    kind: Literal["poll"]
    pollster: str | None
    pollster_key: ActorKey
    pollster_country: Country
    commissioner: str | None
    outlet: str | None
    fieldwork: Edtf | None
    sample: int | None
    method: str | None
    margin: float | None
    population: str | None
    subgroup: str | None
    question: str | None
    options: list[Option]


ReportShape = Annotated[TieReport | StatementReport | EventReport | PollReport, Field(discriminator="kind")]


class ActorShape(Shape):
    """Somebody whom articles name."""

    key: Annotated[str, Field(description="Names it alone; its page is /actors/KEY.")]
    name: str
    type: ActorType
    register_: Annotated[str | None, Field(alias="register", description="Its key in the register.")]
    country: str | None


class TieCounts(Shape):
    """How many there are of each."""

    reports: int
    claims: int
    conflicts: int


class TieShape(Shape):
    """How a tie stood at a date."""

    party: str
    counterpart: str
    relation: Tie
    status: Annotated[str | None, Field(description="in_force, suspended or ended; null where nothing decides.")]
    certainty: Certainty
    since: Annotated[str | None, Field(description="EDTF; /2021 is some time until the end of 2021.")]
    until: Annotated[str | None, Field(description="EDTF; null where no end is told, which is not the same as still in force.")]
    as_of: str | None
    known_at: str | None
    recorded_at: str | None
    possible: Annotated[list[str], Field(description="All states that it may have had then.")]
    reports: Annotated[Sequence[TieReport], Field(description="What decides.")]
    claims: Annotated[Sequence[TieReport], Field(description="What decides nothing: claimed, planned, sought, denied.")]
    conflicts: Sequence[TieReport]
    counts: TieCounts
    sources: TieCounts


class HitShape(Shape):
    """An article in which the words stand."""

    id: str
    title: str | None
    source: str | None
    url: str | None
    published: Edtf | None
    places: list[tuple[int, int]]
    snippet: str
    entries: list[ReportShape]

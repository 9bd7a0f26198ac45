"""What a chronicle may be asked: the parameters of each question, checked; whatever else is given is refused.

One question serves the page, JSON, CSV, feeds, exports, alerts and assistants: what it may hold is said here alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, TypeAlias, TypeVar
from urllib.parse import parse_qsl, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from latopis import edtf
from latopis.chronicle.clocks import Clocks
from latopis.chronicle.listing import Wanted, Within, listed
from latopis.chronicle.names import actor_named
from latopis.chronicle.roles import DOING, Kind, Role
from latopis.errors import DateError, InputError
from latopis.lexicon.labels import Tongue
from latopis.model import Act, Edtf, EventType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic_core import ErrorDetails
    from sqlalchemy import Connection

    from latopis.chronicle.listing import Page
    from latopis.chronicle.names import Known, Naming

    Find: TypeAlias = Callable[[str, str], Known]
    """The one actor whom a parameter means, by its name and its value."""

PAGE: Final = 20
LARGEST_PAGE: Final = 200


def time_from(text: str | None) -> Edtf | datetime | None:
    """The moment, or the date.

    Raises:
        ValueError: it is neither.

    >>> time_from("2026-11"), time_from("2026-11-28T06:30:00.000001Z").microsecond
    ('2026-11', 1)
    """
    if text is None or "T" not in text:
        return text and edtf.normalise(text)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise DateError(f"{text!r} is no date and time; write it as 2026-11-28T06:30:00Z") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def told_time(text: str) -> str:
    """The same, checked."""
    return text if isinstance(time_from(text), datetime) else edtf.normalise(text)


Day = Annotated[
    str,
    StringConstraints(max_length=60),
    AfterValidator(edtf.normalise),
    Field(json_schema_extra={"format": "edtf"}, description="A date as precise as known (EDTF): 2021, 2021-11, 2021-11-05."),
]
Time = Annotated[
    str,
    StringConstraints(max_length=60),
    AfterValidator(told_time),
    Field(json_schema_extra={"format": "edtf-or-time"}, description="A date, or a date and time in UTC as answers give it."),
]
Words = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]
Name = Annotated[Words, Field(description="Somebody's name in any case of grammar, with or without Polish letters, or a key.")]
Key = Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")]
Q = TypeVar("Q", bound="Query")


class Query(BaseModel):
    """What every page may be asked for: its language."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    lang: Tongue | None = None


class Clocked(Query):
    """By which clocks the chronicle is asked."""

    known_at: Day | None = None
    recorded_at: Time | None = None

    @property
    def clocks(self) -> Clocks:
        """The same for the chronicle."""
        return Clocks(self.known_at, time_from(self.recorded_at))


class Paged(Clocked):
    """A page of a list by date."""

    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")
    limit: int = Field(default=PAGE, ge=1, le=LARGEST_PAGE)
    after: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,8}\.[0-9]{1,18}$")] | None = None
    changed_since: Time | None = None
    removed_after: (
        Annotated[
            str,
            StringConstraints(pattern=r"^[0-9a-f]{16}[-0-9a-z]{0,60}$"),
            Field(description="With changed_since: go on with what is removed after that mark."),
        ]
        | None
    ) = None

    @property
    def within(self) -> Within:
        """The same for the chronicle."""
        clocks = self.clocks
        since = time_from(self.changed_since)
        return Within(self.start, self.end, clocks.known_at, clocks.recorded_at, self.limit, self.after, since)


class Listed(Paged):
    """A list of reports: of which kind, and which parameter names whom, in which roles."""

    roles: ClassVar[Mapping[str, tuple[Role, ...]]] = {}

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of entries that are asked for; none for all."""
        return ()

    @property
    def details(self) -> tuple[str, ...]:
        """The acts or types that are asked for; none for all."""
        return ()

    @property
    def named(self) -> dict[str, str]:
        """Those who are named, by the parameter that names them."""
        given = {name: getattr(self, name) for name in self.roles}
        return {name: value for name, value in given.items() if value}

    def wanted(self, find: Find) -> Wanted:
        """The same for the chronicle.

        Raises:
            UnknownActor, or what `find` raises: nobody or several are called so.
        """
        numbers = tuple((find(name, value).number, self.roles[name]) for name, value in self.named.items())
        return Wanted(self.kinds, numbers, self.details)


class TimelineQuery(Listed):
    """What an actor, or anybody, did and said."""

    roles: ClassVar[Mapping[str, tuple[Role, ...]]] = {"actor": DOING}

    actor: Name | None = None
    kind: Kind | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The one that is asked for."""
        return (self.kind,) if self.kind else ()


class StatementQuery(Listed):
    """Who said what about whom, or denied whose claims."""

    roles: ClassVar[Mapping[str, tuple[Role, ...]]] = {"by": ("speaker",), "about": ("about",), "denying": ("denied",)}

    by: Name | None = None
    about: Name | None = None
    denying: Name | None = None
    act: Act | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Statements."""
        return ("statement",)

    @property
    def details(self) -> tuple[str, ...]:
        """The act."""
        return (self.act,) if self.act else ()


class EventQuery(Listed):
    """Who did what to whom."""

    roles: ClassVar[Mapping[str, tuple[Role, ...]]] = {"actor": ("actor",), "recipient": ("recipient",)}

    actor: Name | None = None
    recipient: Name | None = None
    type: EventType | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Events."""
        return ("event",)

    @property
    def details(self) -> tuple[str, ...]:
        """The type."""
        return (self.type,) if self.type else ()


class PollQuery(Listed):
    """Surveys about somebody, among some, by some."""

    roles: ClassVar[Mapping[str, tuple[Role, ...]]] = {
        "about": ("about",),
        "population": ("population",),
        "pollster": ("pollster",),
    }

    about: Name | None = None
    population: Name | None = None
    pollster: Name | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Polls."""
        return ("poll",)


class TieReportQuery(Listed):
    """What is told of the ties of an actor, or between two."""

    roles: ClassVar[Mapping[str, tuple[Role, ...]]] = {
        "party": ("party", "counterpart"),
        "counterpart": ("party", "counterpart"),
    }

    party: Name | None = None
    counterpart: Name | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Ties."""
        return ("relation",)


class SearchQuery(Clocked):
    """Words, in any form."""

    q: Words | None = None
    limit: int = Field(default=PAGE, ge=1, le=100)


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


class ActorQuery(Listed):
    """An actor: what it did and said, of one kind or all."""

    roles: ClassVar[Mapping[str, tuple[Role, ...]]] = {"key": DOING}

    key: Key
    kind: Kind | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The one that is asked for."""
        return (self.kind,) if self.kind else ()


class TieQuery(Clocked):
    """The ties of an actor, or between two, as of a date."""

    party: Name | None = None
    counterpart: Name | None = None
    as_of: Day | None = None


class TiesQuery(TieQuery):
    """The same, of an actor with so many others at once."""

    limit: int = Field(default=50, ge=1, le=LARGEST_PAGE)
    after: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,18}$")] | None = None


class JobQuery(Query):
    """An adding that was begun."""

    key: Key


LISTS: Final[dict[str, type[Listed]]] = {
    "timeline": TimelineQuery,
    "statements": StatementQuery,
    "events": EventQuery,
    "polls": PollQuery,
    "ties": TieReportQuery,
}
"""The lists by their names, which are those of their pages."""


def query_of(words: Sequence[str]) -> tuple[str, Listed]:
    """The list and the question that words or an address mean; without any, everything.

    Raises:
        InputError: there is no such list or parameter, or a value is none of its sort.

    >>> query_of(["statements", "about=NATO", "act=deny"]) == query_of(["http://127.0.0.1:8000/statements?about=NATO&act=deny"])
    True
    """
    first, rest = (words[0], words[1:]) if words else ("timeline", ())
    try:
        parts = urlsplit(first)
    except ValueError as fault:
        raise InputError(f"{first!r} is no address: {fault}") from fault
    name = parts.path.strip("/").rpartition("/")[2].partition(".")[0]
    if name not in LISTS:
        raise InputError(f"{first!r} is no list; write one of {', '.join(LISTS)}, then what is asked for, as about=NATO")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for word in rest:
        field, equals, value = word.partition("=")
        if not equals:
            raise InputError(f"{word!r} is no parameter; write NAME=VALUE, as about=NATO")
        pairs.append((field, value))
    return name, checked(LISTS[name], pairs)


def checked(query: type[Q], pairs: Sequence[tuple[str, str]]) -> Q:
    """The question with these parameters, those without a value left out: a form sends all of its fields.

    Raises:
        InputError: one is not known, comes twice, or is no value of its sort.
    """
    given = {name: value for name, value in pairs if value != ""}
    if len({name for name, _ in pairs}) < len(pairs):
        raise InputError("a parameter comes twice")
    try:
        return query.model_validate(given, by_name=False)
    except ValidationError as fault:
        raise InputError("; ".join(_told(query, error) for error in fault.errors(include_url=False))) from fault


def _told(query: type[Query], error: ErrorDetails) -> str:
    """What is wrong with a parameter, and what to write."""
    name = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        known = sorted(field.alias or each for each, field in query.model_fields.items())
        return f"{name}: there is no such parameter; there are {', '.join(known)}"
    if name == "after":
        return f"after: {error['input']!r} is no mark of a page; give the `next` of the page before"
    return f"{name}: {error['msg']}"


def finder(connection: Connection, naming: Naming) -> Find:
    """Whom a parameter means, in this chronicle; UnknownActor tells who may be meant."""
    return lambda _, name: actor_named(connection, name, naming)


def page_of(connection: Connection, query: Listed, find: Find) -> Page:
    """The page of reports that is asked for."""
    return listed(connection, query.wanted(find), query.within)

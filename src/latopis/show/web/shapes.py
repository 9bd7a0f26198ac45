"""What the pages answer to programs: the fields of each, for OpenAPI and for the tests that hold answers to it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from latopis.chronicle.since import Reason
from latopis.show.shapes import (
    ActorShape,
    Edtf,
    EntryId,
    EventReport,
    HitShape,
    PollReport,
    ReportShape,
    Shape,
    StatementReport,
    TieReport,
    TieShape,
)


class Removed(Shape):
    """What counts no longer; with `erased` nothing of the article is left, and all of its entries are meant."""

    entry: str | None
    article: str
    reason: Reason
    to: Annotated[str | None, Field(description="What to look at instead: an entry, or the newer article.")]


class ListShape(Shape):
    """A page of a list by date."""

    items: list[ReportShape]
    next: Annotated[str | None, Field(description="Ask on with after=; null at the end.")]
    changed: Annotated[str, Field(description="When the chronicle changed last: ask later with changed_since=.")]
    removed: Annotated[list[Removed] | None, Field(description="With changed_since=, on the first page.")] = None
    removed_next: Annotated[str | None, Field(description="Ask on for what is removed with removed_after=; null at the end.")] = (
        None
    )


class ActorPage(ListShape):
    """An actor with a page of what it did and said."""

    actor: ActorShape
    names: list[str]


class TiesShape(Shape):
    """Ties as of a date, those of an actor with some others at once, and every state that they had."""

    items: list[TieShape]
    history: list[TieShape]
    next: Annotated[str | None, Field(description="Ask on with after=; null at the end.")]


class EntryShape(Shape):
    """An entry with every report of it."""

    entry: EntryId
    items: list[ReportShape]


class ProblemOfArticle(Shape):
    """A fault of an article that was read all the same."""

    code: str
    span: tuple[int, int] | None
    message: str


class ArticleShape(Shape):
    """An article with what it tells; `text` where whole articles are shown."""

    article: str
    document: str
    title: str | None
    source: str | None
    url: str | None
    published: Edtf | None
    author: str | None
    language: str | None
    text: str | None = None
    items: list[ReportShape]
    problems: list[ProblemOfArticle]


class SearchShape(Shape):
    """What the words are found in, and who is called so."""

    actors: list[ActorShape]
    items: list[HitShape]
    more: bool


class SuggestionsShape(Shape):
    """Those whose names begin so."""

    items: list[ActorShape]


class Counts(Shape):
    """How much there is."""

    articles: int
    actors: int
    relation: int = 0
    statement: int = 0
    event: int = 0
    poll: int = 0


class StartShape(Shape):
    """How much the chronicle holds, and what came last."""

    counts: Counts
    latest: list[ReportShape]


class Proposed(Shape):
    """What waits for a decision: how doubtful it is, and what was decided of it so far."""

    doubt: float
    standing: str
    corrections: dict[str, str | None]


class ProposedTie(TieReport, Proposed):
    """What became of a tie, to be decided."""


class ProposedStatement(StatementReport, Proposed):
    """Who said what, to be decided."""


class ProposedEvent(EventReport, Proposed):
    """Who did what to whom, to be decided."""


class ProposedPoll(PollReport, Proposed):
    """What was measured, to be decided."""


class ReviewShape(Shape):
    """The entry that waits, and the next one."""

    waiting: int
    item: Annotated[ProposedTie | ProposedStatement | ProposedEvent | ProposedPoll, Field(discriminator="kind")] | None
    next: str | None


class Pair(Shape):
    """Two actors of one name, and whom the articles of both name besides them."""

    one: ActorShape
    other: ActorShape
    company: list[ActorShape]


class ReviewActorsShape(Shape):
    """The pair that waits, and the next one."""

    waiting: int
    item: Pair | None
    next: str | None


class FieldAgreement(Shape):
    """How far two agree on a field."""

    field: str
    count: int
    same: float
    kappa: float | None


class Difference(Shape):
    """Where they differ."""

    entry: str
    field: str
    one: str
    other: str


class AgreementShape(Shape):
    """How far two reviewers agree."""

    reviewers: dict[str, int]
    fields_: Annotated[list[FieldAgreement], Field(alias="fields")]
    differences: list[Difference]


class AboutShape(Shape):
    """What serves this."""

    version: str
    articles: int
    licences: dict[str, str]


class AddShape(Shape):
    """What the form to add takes."""

    fields_: Annotated[list[str], Field(alias="fields")]


class Outcome(Shape):
    """What became of an article."""

    outcome: str
    title: str
    article: str | None
    message: str


class JobShape(Shape):
    """How far an adding has got."""

    done: bool
    fault: str | None
    items: list[Outcome]


class Author(Shape):
    """An outlet."""

    name: str


class Quoted(Shape):
    """The words of an item, and where and when they were published."""

    quote: str
    outlet: str | None
    published: Edtf | None


class FeedItem(Shape):
    """An entry, or an article, of a feed."""

    id: str
    url: str
    external_url: str | None = None
    title: str
    content_text: str
    date_published: str | None = None
    date_modified: str
    authors: list[Author] | None = None
    tags: list[str]
    latopis: Annotated[Quoted, Field(alias="_latopis")]


class FeedShape(Shape):
    """What was recorded last, as JSON Feed 1.1."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    language: str
    items: list[FeedItem]


class ProblemShape(Shape):
    """Why there is no answer (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str | None
    candidates: Annotated[list[ActorShape] | None, Field(description="Who may be meant.")] = None
    near: Annotated[list[str] | None, Field(description="Names that look like it.")] = None

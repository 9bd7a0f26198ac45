"""The pages by their addresses: each as HTML and JSON, lists also as CSV and as feeds, with the same parameters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from fastapi import FastAPI
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from latopis.chronicle.connect import reading
from latopis.show.feeds import MEDIA, NO_FEED, Feed
from latopis.show.queries import (
    ActorQuery,
    ArticleQuery,
    EventQuery,
    JobQuery,
    PollQuery,
    Query,
    SearchQuery,
    StatementQuery,
    SuggestQuery,
    TiesQuery,
    TimelineQuery,
)
from latopis.show.web import feeding, shapes
from latopis.show.web.answers import CITATIONS, answered, labels_of
from latopis.show.web.asked import Asked, question_of
from latopis.show.web.described import describe, operation_of, parameters_of, responses_of
from latopis.show.web.feeding import feed_answer
from latopis.show.web.fresh import is_fresh, tag_of
from latopis.show.web.house import House
from latopis.show.web.pages import (
    about,
    actors,
    add,
    agreement,
    articles,
    entries,
    lists,
    polls,
    review,
    review_actors,
    search,
    start,
    ties,
)
from latopis.show.web.review_queries import AgreementQuery, EntryQuery, ReviewActorsQuery, ReviewQuery
from latopis.show.web.view import View

Q = TypeVar("Q", bound=Query)


@dataclass(frozen=True, slots=True)
class Page(Generic[Q]):
    """A page: its address, what it may be asked, what answers, and what programs get of it.

    `csv` where it is a list; `feed` where it lists what was recorded; `keeps` where it changes with the chronicle alone; `cited`
    where it has articles to cite.
    """

    path: str
    query: type[Q]
    answer: Callable[[Asked, Q], View]
    shape: type[BaseModel]
    csv: bool = True
    feed: Callable[[Asked, Q], Feed] | None = None
    keeps: bool = True
    cited: bool = False

    @property
    def forms(self) -> dict[str, str]:
        """The path of each form, the longest endings first: a key may hold anything."""
        ending = "/index" if self.path == "/" else self.path
        endings = (*(MEDIA if self.feed else ()), *(CITATIONS if self.cited else ()), "json", *(("csv",) if self.csv else ()))
        return {**{form: f"{ending}.{form}" for form in endings}, "html": self.path}


def pages_of(house: House) -> list[Page[Query]]:
    """Every page."""
    found: tuple[object, ...] = (
        Page("/", Query, start.page, shapes.StartShape, csv=False),
        Page("/search", SearchQuery, search.page, shapes.SearchShape, feed=feeding.of_search),
        Page("/suggestions", SuggestQuery, search.suggest, shapes.SuggestionsShape, csv=False),
        Page("/ties", TiesQuery, ties.page, shapes.TiesShape, feed=feeding.of_ties),
        Page("/timeline", TimelineQuery, lists.timeline, shapes.ListShape, feed=feeding.of_list),
        Page("/statements", StatementQuery, lists.statements, shapes.ListShape, feed=feeding.of_list),
        Page("/events", EventQuery, lists.events, shapes.ListShape, feed=feeding.of_list),
        Page("/polls", PollQuery, polls.page, shapes.ListShape, feed=feeding.of_list),
        Page(
            *("/review", ReviewQuery, lambda asked, query: review.page(house.queues, asked, query), shapes.ReviewShape),
            csv=False,
            keeps=False,
        ),
        Page(
            *("/review/actors", ReviewActorsQuery, lambda asked, query: review_actors.page(house.queues, asked, query)),
            *(shapes.ReviewActorsShape,),
            csv=False,
            keeps=False,
        ),
        Page("/review/agreement", AgreementQuery, agreement.page, shapes.AgreementShape, keeps=False),
        Page("/about", Query, about.page, shapes.AboutShape, csv=False),
        Page("/add", Query, add.page, shapes.AddShape, csv=False),
        Page(
            *("/add/{key}", JobQuery, lambda asked, query: add.job(house.jobs, asked, query), shapes.JobShape),
            csv=False,
            keeps=False,
        ),
        Page("/articles/{key}", ArticleQuery, articles.page, shapes.ArticleShape),
        Page("/entries/{key}", EntryQuery, entries.page, shapes.EntryShape, cited=True),
        Page("/actors/{key:path}", ActorQuery, actors.page, shapes.ActorPage, feed=feeding.of_list),
    )
    return [page for page in found if isinstance(page, Page)]


def add_pages(app: FastAPI, house: House) -> None:
    """Put every page, in each of its forms, into the app."""
    pages = pages_of(house)
    for page in pages:
        for form, path in page.forms.items():
            app.add_api_route(
                *(path, _endpoint(house, page, form)),
                methods=["GET"],
                name=f"{page.path} as {form}",
                operation_id=operation_of(page.path, form),
                summary=(page.query.__doc__ or "").splitlines()[0],
                response_class=Response,
                openapi_extra={"parameters": parameters_of(page.query, page.path, form)},
                responses=responses_of(page.path, form, page.shape, keeps=page.keeps),
            )
    describe(app, [page.shape for page in pages], house.settings)


def _endpoint(house: House, page: Page[Query], form: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        query = question_of(page.query, request, NO_FEED if form in MEDIA else ())
        with reading(house.settings.chronicle.engine) as connection:
            asked = Asked(
                *(house.settings, connection, house.naming, labels_of(request)),
                path=request.url.path.removesuffix(f".{form}"),
                parameters=dict(request.query_params),
                overview=lambda: house.overview(connection),
                signer=house.signer(request),
            )
            if not page.keeps:
                return answered(house, request, page.answer(asked, query), form)
            tag = tag_of(request, asked, form)
            if is_fresh(request, tag):
                return Response(status_code=304, headers={"ETag": tag})
            if page.feed and form in MEDIA:
                found = feed_answer(request, asked, page.feed(asked, query), form)
            else:
                found = answered(house, request, page.answer(asked, query), form)
            found.headers["ETag"] = tag
            return found

    return answer

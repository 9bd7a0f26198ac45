"""The pages by their addresses: each as HTML and JSON, lists also as CSV, with the same parameters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from latopis.chronicle.connect import reading
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
    TieQuery,
    TimelineQuery,
)
from latopis.show.report_json import Fields
from latopis.show.web.answers import answered, labels_of
from latopis.show.web.asked import Asked, question_of
from latopis.show.web.house import House
from latopis.show.web.pages import about, actors, add, agreement, articles, entries, lists, polls, review, search, start, ties
from latopis.show.web.review_queries import AgreementQuery, EntryQuery, ReviewQuery
from latopis.show.web.view import View

Q = TypeVar("Q", bound=Query)


@dataclass(frozen=True, slots=True)
class Page(Generic[Q]):
    """A page: its address, what it may be asked, and what answers; `csv` where it is a list."""

    path: str
    query: type[Q]
    answer: Callable[[Asked, Q], View]
    csv: bool = True

    @property
    def forms(self) -> dict[str, str]:
        """The path of each form, those with an ending first: a key may hold anything."""
        ending = "/index" if self.path == "/" else self.path
        found = {"json": f"{ending}.json", **({"csv": f"{ending}.csv"} if self.csv else {})}
        return {**found, "html": self.path}


def pages_of(house: House) -> list[Page[Query]]:
    """Every page."""
    found: tuple[object, ...] = (
        Page("/", Query, start.page, csv=False),
        Page("/search", SearchQuery, search.page),
        Page("/suggestions", SuggestQuery, search.suggest, csv=False),
        Page("/ties", TieQuery, ties.page),
        Page("/timeline", TimelineQuery, lists.timeline),
        Page("/statements", StatementQuery, lists.statements),
        Page("/events", EventQuery, lists.events),
        Page("/polls", PollQuery, polls.page),
        Page("/review", ReviewQuery, lambda asked, query: review.page(house.queues, asked, query), csv=False),
        Page("/review/agreement", AgreementQuery, agreement.page),
        Page("/about", Query, about.page, csv=False),
        Page("/add", Query, add.page, csv=False),
        Page("/add/{key}", JobQuery, lambda asked, query: add.job(house.jobs, asked, query), csv=False),
        Page("/articles/{key}", ArticleQuery, articles.page),
        Page("/entries/{key}", EntryQuery, entries.page),
        Page("/actors/{key:path}", ActorQuery, actors.page),
    )
    return [page for page in found if isinstance(page, Page)]


def add_pages(app: FastAPI, house: House) -> None:
    """Put every page, in each of its forms, into the app."""
    for page in pages_of(house):
        for form, path in page.forms.items():
            app.add_api_route(
                *(path, _endpoint(house, page, form)),
                methods=["GET"],
                name=f"{page.path} as {form}",
                operation_id=_operation(page, form),
                summary=(page.query.__doc__ or "").splitlines()[0],
                response_class=Response,
                openapi_extra={"parameters": _parameters(page)},
                responses=_RESPONSES,
            )


def _endpoint(house: House, page: Page[Query], form: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        query = question_of(page.query, request)
        with reading(house.settings.chronicle.engine) as connection:
            asked = Asked(
                *(house.settings, connection, house.naming, labels_of(request)),
                path=request.url.path.removesuffix(f".{form}"),
                parameters=dict(request.query_params),
                counts=lambda: house.counts(connection),
                signer=house.signer(request),
            )
            view = page.answer(asked, query)
            return answered(house, request, view, form)

    return answer


# OpenAPI -----------------------------------------------------------------------------------------

_RESPONSES: Final[dict[int | str, dict[str, object]]] = {
    status: {"description": told, "content": {"application/problem+json": {}, "text/html": {}}}
    for status, told in ((400, "A parameter is unknown or wrong"), (404, "There is no such thing"), (410, "It counts no longer"))
}


def _operation(page: Page[Query], form: str) -> str:
    name = "_".join(part for part in page.path.strip("/").split("/") if "{" not in part) or "start"
    return f"{name}_{'one_' if '{' in page.path else ''}{form}"


def _parameters(page: Page[Query]) -> list[Fields]:
    schema = page.query.model_json_schema(by_alias=True)
    required = schema.get("required", [])
    return [
        {
            "name": name,
            "in": "path" if f"{{{name}" in page.path else "query",
            "required": name in required,
            "schema": {key: value for key, value in fields.items() if key != "title"},
        }
        for name, fields in schema["properties"].items()
    ]

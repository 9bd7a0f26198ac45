"""What may be sent: articles to be added, the token, and how the pages shall look."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from anyio import to_thread
from fastapi import FastAPI
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from latopis import edtf
from latopis.errors import DateError
from latopis.load.article import Intake, checked, header_of
from latopis.load.fetching import articles_at, fetched
from latopis.load.held import taken_out
from latopis.load.readers import held_in
from latopis.load.sources import articles
from latopis.load.unread import ArticleError, Unread
from latopis.model import Document
from latopis.show.demo import examples
from latopis.show.web.answers import THEME, THEMES
from latopis.show.web.guard import DAYS, SESSION
from latopis.show.web.house import House
from latopis.show.web.refusals import Refusal
from latopis.show.web.tongue import COOKIE

if TYPE_CHECKING:
    from latopis.show.web.jobs import Source

_YEAR = 31_536_000


def add_forms(app: FastAPI, house: House) -> None:
    """Put what may be sent into the app."""

    async def add(request: Request) -> Response:
        async with request.form(max_part_size=house.settings.limits.size) as form:
            check_form(house, request, form)
            return _begun(house, await _source(house, form))

    async def add_examples(request: Request) -> Response:
        async with request.form() as form:
            check_form(house, request, form)
        return _begun(house, lambda: articles([examples()], today=house.settings.today()))

    async def login(request: Request) -> Response:
        async with request.form() as form:
            given = {name: str(value) for name, value in form.items()}
        session = await to_thread.run_sync(house.guard.log_in, request, given)
        answer = RedirectResponse(inside(given.get("back", "/")), 303)
        secure = request.url.scheme == "https"
        answer.set_cookie(SESSION, session, max_age=DAYS * 86_400, httponly=True, samesite="strict", secure=secure)
        return answer

    async def logout(request: Request) -> Response:
        async with request.form() as form:
            house.guard.check_form_token(request, str(form.get("form_token", "")))
        answer = RedirectResponse("/", 303)
        answer.delete_cookie(SESSION)
        return answer

    app.add_api_route("/add", add, methods=["POST"], include_in_schema=False)
    app.add_api_route("/add/examples", add_examples, methods=["POST"], include_in_schema=False)
    app.add_api_route("/login", login, methods=["POST"], include_in_schema=False)
    app.add_api_route("/logout", logout, methods=["POST"], include_in_schema=False)
    app.add_api_route("/preferences", preferences, methods=["GET"], include_in_schema=False)


def preferences(request: Request) -> Response:
    """Keep the language or the theme, and go back."""
    answer = RedirectResponse(inside(request.query_params.get("back", "/")), 303)
    lang, theme = request.query_params.get("lang"), request.query_params.get("theme")
    if lang in ("pl", "en"):
        answer.set_cookie(COOKIE, lang, max_age=_YEAR, httponly=True, samesite="lax")
    if theme in THEMES:
        answer.set_cookie(THEME, theme, max_age=_YEAR, httponly=True, samesite="lax")
    elif theme == "auto":
        answer.delete_cookie(THEME)
    return answer


def inside(back: str) -> str:
    """The address, if it is one of ours; else the first page.

    >>> inside("/ties?party=x"), inside("//example.org"), inside("https://example.org"), inside("/\\\\example.org")
    ('/ties?party=x', '/', '/', '/')
    """
    own = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable() and "\\" not in back
    return back if own else "/"


def check_form(house: House, request: Request, form: FormData) -> None:
    """Let a form pass that may be sent, and is ours."""
    if house.settings.read_only:
        raise Refusal(403, "read_only")
    house.guard.check_form_token(request, str(form.get("form_token", "")))


def _begun(house: House, source: Source) -> Response:
    key = house.jobs.begin(source)
    if key is None:
        raise Refusal(429, "rate")
    return RedirectResponse(f"/add/{key}", 303)


async def _source(house: House, form: FormData) -> Source:
    """Where the articles of the form come from: an upload, an address, or the text itself."""
    intake = Intake(house.settings.today(), _date(str(form.get("published", "")).strip()), house.settings.limits.size)
    file = form.get("file")
    if isinstance(file, UploadFile) and file.filename:
        content, name = await file.read(), file.filename
        return lambda: _articles_in(content, name, intake)
    url = str(form.get("url", "")).strip()
    if url:
        return lambda: _from_web(house, url, intake)
    text = str(form.get("text", ""))
    if not text.strip():
        raise Refusal(400, "nothing")
    return lambda: _from_text(text.replace("\r\n", "\n"), str(form.get("title", "")).strip() or None, intake)


def _date(given: str) -> str | None:
    try:
        return edtf.normalise(given) if given else None
    except DateError as fault:
        raise Refusal(400, "parameters", str(fault)) from fault


def _from_text(text: str, title: str | None, intake: Intake) -> Iterable[Document | Unread]:
    try:
        date, start = header_of(text)
        yield checked(Document(text[start:], title, published=date or intake.published), intake.today)
    except ArticleError as fault:
        yield fault.at(title or "")


def _articles_in(content: bytes, name: str, intake: Intake) -> Iterable[Document | Unread]:
    """The articles of a file or a page."""
    return (taken_out(held, intake) for held in held_in(io.BytesIO(content), name, intake=intake, name=name.rpartition("/")[2]))


def _from_web(house: House, url: str, intake: Intake) -> Iterable[Document | Unread]:
    """The articles at the address."""
    here, content = fetched(url, house.settings.web)
    return articles_at(here, content, intake)

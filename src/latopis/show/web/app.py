"""The web application: every request past the guard, every answer with the headers that keep it safe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote

from anyio import to_thread
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from latopis import __version__
from latopis.errors import LatopisError
from latopis.show.web.answers import form_of, refused
from latopis.show.web.asked import address
from latopis.show.web.decisions import add_decisions
from latopis.show.web.downloads import add_downloads
from latopis.show.web.forms import add_forms
from latopis.show.web.gate import Gate, refusal_of
from latopis.show.web.house import FOLDER, House
from latopis.show.web.passing import Packing, sharing
from latopis.show.web.refusals import Moved, Refusal
from latopis.show.web.routes import add_pages
from latopis.show.web.settings import Settings

_AT_ONCE = 4
"""How many pages are worked out at once: more would only wait for each other, and for the connections of the database."""
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FOR_A_YEAR = "public, max-age=31536000, immutable"


def app_of(settings: Settings) -> FastAPI:
    """The application that serves a chronicle."""
    house = House(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
        yield
        house.jobs.end()

    app = FastAPI(title="Latopis", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.add_middleware(Gate, house=house)
    app.add_middleware(Packing)
    if settings.cors:
        app.add_middleware(sharing, origins=settings.cors)
    _add_faults(app, house)
    app.add_api_route("/static/{name}", _static, methods=["GET"], include_in_schema=False)
    app.add_api_route("/favicon.ico", lambda: _static("latopis.svg"), methods=["GET"], include_in_schema=False)
    add_forms(app, house)
    add_decisions(app, house)
    add_pages(app, house)
    add_downloads(app, house)
    return app


def _add_faults(app: FastAPI, house: House) -> None:
    """Every fault in the one shape."""

    async def told(request: Request, fault: Exception) -> Response:
        return refused(house, request, refusal_of(fault, request))

    for kind in (Refusal, HTTPException, LatopisError):
        app.add_exception_handler(kind, told)
    app.add_exception_handler(Moved, _moved)


def _moved(request: Request, moved: Exception) -> Response:
    """The same in the same form, where it stands now."""
    assert isinstance(moved, Moved)
    form = form_of(request.url.path)
    there = quote(moved.path) + ("" if form == "html" else f".{form}")
    place = f"#{quote(moved.place)}" if moved.place and form == "html" else ""
    return RedirectResponse(address(there, **moved.parameters) + place, 307)


def _static(name: str) -> Response:
    path = FOLDER / "static" / name
    if path.suffix not in _TYPES or path.parent != FOLDER / "static" or not path.is_file():
        raise Refusal(404, "no_page")
    return FileResponse(path, media_type=_TYPES[path.suffix], headers={"Cache-Control": _FOR_A_YEAR})

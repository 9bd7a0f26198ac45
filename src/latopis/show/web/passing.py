"""What every answer passes on its way out: it is packed for programs, and may be read by pages of the origins that are named."""

from __future__ import annotations

from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from latopis.show.web.answers import form_of

_SHORT = 1000
_HEADERS = ["Authorization", "If-None-Match"]


class Packing:
    """Packs what programs ask for, and what is the same for everybody.

    A page is left as it is: it holds the mark of its forms beside words of the address, and its packed length would tell of it.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Around the application."""
        self.plain = app
        self.packed = GZipMiddleware(app, minimum_size=_SHORT, compresslevel=5)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = str(scope.get("path", ""))
        app = self.packed if form_of(path) != "html" or path.startswith("/static/") else self.plain
        await app(scope, receive, send)


def sharing(app: ASGIApp, origins: tuple[str, ...]) -> CORSMiddleware:
    """Lets pages of the origins read the answers; never with cookies."""
    return CORSMiddleware(app, origins, ("GET",), _HEADERS, expose_headers=["ETag"])

"""What the command `mcp` does: answer assistants over standard input and output, or over HTTP."""

from __future__ import annotations

import hmac
from typing import Final

from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from latopis import __version__
from latopis.show.mcp.tools import Desk, tools_of
from latopis.show.output import complain, write_line
from latopis.show.web.serving import Wish, settings_of
from latopis.show.web.settings import Settings
from latopis.show.web.tongue import SharedNaming

PATH: Final = "/mcp"
_INSTRUCTIONS: Final = """\
Latopis is a dated, sourced record of what Polish news articles report: who said and denied what, who did what to whom, how ties
(memberships, cooperation, alliances) stood at any date, what polls measured. Names may stand in any case of grammar. Dates are
EDTF, as precise as known: 2015, 2015-03. Say only what the answers hold. For each claim cite the quotation to the letter, the
outlet (source), the date of publication and the permalink. Tell what is certain from what is possible, and what an article
reports from what somebody claims (said_by, factuality). Lists come in pages: go on with after = next."""


def server_of(desk: Desk) -> MCPServer[None]:
    """The server with its tools; it only reads."""
    return MCPServer(
        "latopis", title="Latopis", instructions=_INSTRUCTIONS, version=__version__, tools=tools_of(desk), log_level="WARNING"
    )


def app_of(settings: Settings, base: str) -> ASGIApp:
    """The server over HTTP: called by a name of its own, from no page elsewhere, by whoever knows the token."""
    server = server_of(desk_of(settings, base))
    hosts = [f"[{host}]" if ":" in host else host for host in sorted(settings.hosts)]
    security = TransportSecuritySettings(
        allowed_hosts=[name for host in hosts for name in (host, f"{host}:*")],
        allowed_origins=[f"{scheme}://{name}" for scheme in ("http", "https") for host in hosts for name in (host, f"{host}:*")],
    )
    app = server.streamable_http_app(
        streamable_http_path=PATH, stateless_http=True, json_response=True, transport_security=security
    )
    return Known(app, settings.token) if settings.token else app


def desk_of(settings: Settings, base: str) -> Desk:
    """The chronicle as assistants ask it."""
    return Desk(settings.chronicle, SharedNaming(settings.chronicle.naming), base.rstrip("/"), settings.quotes_only)


class Known:
    """Lets those pass who know the token."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        """Around the application."""
        self.app = app
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        given = Headers(scope=scope).get("authorization", "") if scope["type"] == "http" else ""
        known = hmac.compare_digest(given.removeprefix("Bearer ").strip().encode(), self.token.encode())
        if scope["type"] == "http" and not (known and given.startswith("Bearer ")):
            refused = PlainTextResponse("give the token: Authorization: Bearer …", 401, {"WWW-Authenticate": "Bearer"})
            await refused(scope, receive, send)
            return
        await self.app(scope, receive, send)


def serve_stdio(wish: Wish, base: str) -> int:
    """Answer one assistant until it goes."""
    settings = settings_of(wish)
    server_of(desk_of(settings, base)).run("stdio")
    settings.chronicle.close()
    return 0


def serve_http(wish: Wish, base: str) -> int:
    """Answer whoever may ask, until Ctrl-C."""
    import uvicorn  # noqa: PLC0415  only HTTP needs it

    settings = settings_of(wish)
    write_line(f"http://{f'[{wish.host}]' if ':' in wish.host else wish.host}:{wish.port}{PATH}")
    if settings.token and wish.token is None:
        complain(f"token: {settings.token}")
    config = uvicorn.Config(app_of(settings, base), host=wish.host, port=wish.port, log_level="warning", server_header=False)
    uvicorn.Server(config).run()
    settings.chronicle.close()
    return 0

"""Every request past the guard, every answer with the headers that keep it safe."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from latopis.errors import ChronicleError, LatopisError
from latopis.show.web.answers import refused
from latopis.show.web.guard import FORM, HEADERS
from latopis.show.web.refusals import Refusal

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from latopis.show.web.house import House

_LOG = logging.getLogger("latopis.web")


class Gate:
    """Stands around the application."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        """For one server."""
        self.app = app
        self.house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, or say why it may not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        outgoing = _Outgoing(request, send)
        try:
            self.house.guard.check(request)
            await self.app(scope, receive, outgoing)
        except Exception as fault:
            if outgoing.begun:
                raise
            await refused(self.house, request, refusal_of(fault, request))(scope, receive, outgoing)


class _Outgoing:
    """Sends an answer with the headers; to a browser that comes for the first time, also the mark of its forms."""

    def __init__(self, request: Request, send: Send) -> None:
        known = request.cookies.get(FORM)
        self.browser = known or secrets.token_urlsafe(18)
        self.is_new = known is None
        self.request = request
        self.send = send
        self.begun = False
        request.state.browser = self.browser

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("Cache-Control", "private, no-cache")
            if self.is_new and headers.get("content-type", "").startswith("text/html"):
                headers.append("set-cookie", self._mark())
        await self.send(message)

    def _mark(self) -> str:
        answer = Response()
        answer.set_cookie(FORM, self.browser, httponly=True, samesite="strict", secure=self.request.url.scheme == "https")
        return answer.headers["set-cookie"]


def refusal_of(fault: Exception, request: Request) -> Refusal:
    """What is told of a fault; that of one of ours says nothing but that it is one."""
    match fault:
        case Refusal():
            return fault
        case HTTPException():
            reason = {400: "parameters", 405: "method"}.get(fault.status_code, "no_page")
            return Refusal(fault.status_code, reason, fault.detail if reason == "parameters" else "")
        case ChronicleError():
            return Refusal(503, "chronicle")
        case LatopisError():
            return Refusal(400, "parameters", str(fault))
        case _:
            _LOG.error("a page failed: %s", request.url.path, exc_info=fault)
            return Refusal(500, "fault")

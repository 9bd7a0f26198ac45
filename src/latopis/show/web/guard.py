"""What every request passes first: the name it calls us by, how often it asks, where a form comes from, and who sends it."""

from __future__ import annotations

import hashlib
import hmac
import time
from base64 import b64decode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from latopis.show.web.accounts import NAME_LENGTH
from latopis.show.web.refusals import Refusal
from latopis.show.web.settings import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from latopis.show.web.settings import Settings

SESSION: Final = "latopis_session"
"""Who has shown the token, until when, signed."""
FORM: Final = "latopis_form"
"""A random name of the browser, to which its forms are bound."""
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
DAYS: Final = 30
_OPEN: Final = ("/static/", "/login")
_VISITORS: Final = 10_000
_DIGITS: Final = 18

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(slots=True)
class Rates:
    """So many a minute of each visitor, at most a minute's worth at once."""

    a_minute: int
    clock: Callable[[], float] = time.monotonic
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def allow(self, visitor: str) -> bool:
        """Count one; whether it is still within the limit.

        >>> rates = Rates(2, clock=lambda: 0.0)
        >>> [rates.allow("a"), rates.allow("a"), rates.allow("a"), rates.allow("b")]
        [True, True, False, True]
        """
        now = self.clock()
        left, before = self._left.pop(visitor, (float(self.a_minute), now))
        left = min(self.a_minute, left + (now - before) * self.a_minute / 60)
        if len(self._left) >= _VISITORS:
            self._left.pop(next(iter(self._left)))
        self._left[visitor] = (max(left - 1, 0.0) if left >= 1 else left, now)
        return left >= 1


class Guard:
    """The rules of the house for one server."""

    def __init__(self, settings: Settings) -> None:
        """By its settings."""
        self.settings = settings
        self._requests = Rates(settings.limits.requests)
        self._forms = Rates(settings.limits.forms)
        self._logins = Rates(settings.limits.logins)

    def check(self, request: Request) -> None:
        """Let the request pass.

        Raises:
            Refusal: why it may not.
        """
        if host_of(request) not in self.settings.hosts:
            raise Refusal(421, "host")
        visitor = request.client.host if request.client else ""
        if visitor not in LOOPBACK and not self._requests.allow(visitor):
            raise Refusal(429, "rate")
        if request.method not in SAFE:
            self._check_form(request, visitor)
        request.state.account = self._account(request)
        closed = self.settings.token or self.settings.accounts
        if closed and not request.url.path.startswith(_OPEN) and not (request.state.account or self._knows_token(request)):
            raise Refusal(401, "account" if self.settings.accounts else "token")

    def _check_form(self, request: Request, visitor: str) -> None:
        if not self._forms.allow(visitor):
            raise Refusal(429, "rate")
        length = request.headers.get("content-length", "")
        # In pieces (`Transfer-Encoding`) it may be of any length, whatever the other header says.
        if not length.isdecimal() or len(length) > _DIGITS or "transfer-encoding" in request.headers:
            raise Refusal(411, "length")
        if int(length) > self.settings.limits.size:
            raise Refusal(413, "size")
        if not _same_origin(request):
            raise Refusal(403, "origin")

    def log_in(self, request: Request, given: Mapping[str, str]) -> str:
        """A cookie for who has shown the token, or the password of an account.

        Raises:
            Refusal: neither was shown, or it was tried too often.
        """
        visitor = request.client.host if request.client else ""
        name = given.get("name", "").strip()[: NAME_LENGTH + 1]
        if not self._logins.allow(visitor) or (name and not self._logins.allow(f"account {name}")):
            raise Refusal(429, "rate")
        if self.settings.accounts and name:
            if not self.settings.accounts.is_right(name, given.get("password", "")):
                raise Refusal(401, "account")
            return self._session(name)
        if not self.settings.token or not self._is_token(given.get("token", "")):
            raise Refusal(401, "account" if self.settings.accounts else "token")
        return self._session("")

    def _account(self, request: Request) -> str | None:
        """The account by which the visitor is in, as long as its password is the same."""
        name = self._named(request)
        return name if name and self.settings.accounts and name in self.settings.accounts.hashes else None

    def _knows_token(self, request: Request) -> bool:
        if not self.settings.token:
            return False
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme == "Bearer":
            return self._is_token(given)
        if scheme == "Basic":
            return self._is_token(_password_of(given))
        return self._named(request) == ""

    def _named(self, request: Request) -> str | None:
        """Whom the session is of, nobody by name where it was begun with the token; None where there is none that holds."""
        name, _, rest = request.cookies.get(SESSION, "").partition("|")
        until, _, signature = rest.partition(".")
        name = unquote(name)
        known = until.isdecimal() and int(until[:20]) > time.time()
        return name if known and hmac.compare_digest(signature.encode(), self._signature(name, until).encode()) else None

    def _session(self, name: str) -> str:
        until = str(int(time.time()) + DAYS * 86_400)
        return f"{quote(name)}|{until}.{self._signature(name, until)}"

    def _signature(self, name: str, until: str) -> str:
        """With another password, or without the account, it is another one."""
        password = self.settings.accounts.hashes.get(name, "") if self.settings.accounts else ""
        return self._signed(f"session {name} {until} {password}")

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.strip().encode(), (self.settings.token or "").encode())

    def form_token(self, browser: str) -> str:
        """What a form of that browser must bring along."""
        return self._signed(f"form {browser}")

    def check_form_token(self, request: Request, given: str) -> None:
        """Let the form pass that we gave to this browser.

        Raises:
            Refusal: it is not one of ours.
        """
        browser = request.cookies.get(FORM, "")
        if not browser or not hmac.compare_digest(given.encode(), self.form_token(browser).encode()):
            raise Refusal(403, "form")

    def _signed(self, text: str) -> str:
        key = self.settings.secret + (self.settings.token or "").encode()
        return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def host_of(request: Request) -> str:
    """The name by which the request calls us, without its port."""
    return _host(request.headers.get("host", ""))


def _host(netloc: str) -> str:
    try:
        return urlsplit(f"//{netloc}").hostname or ""
    except ValueError:
        return ""


def _password_of(basic: str) -> str:
    """The password of basic authentication, which readers of feeds know; the name before it may be any."""
    try:
        return b64decode(basic, validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def _same_origin(request: Request) -> bool:
    """Whether a page of ours sends the form: browsers say so, and scripts elsewhere cannot lie about it."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None:
        return site == "same-origin"
    return origin == f"{request.url.scheme}://{request.headers.get('host', '')}"

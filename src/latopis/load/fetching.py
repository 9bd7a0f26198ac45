"""Pages from the web, when somebody asks for them: no private address, no other scheme, not too large, not too slow.

A host is resolved once; every one of its addresses must be public, and the one that was checked is the one that is connected
to, so that a name cannot mean something else a moment later. This is the only place that connects to anything.
"""

from __future__ import annotations

import io
import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urljoin, urlsplit

from latopis.errors import InputError, MissingExtra
from latopis.load.held import taken_out
from latopis.load.readers import held_in
from latopis.load.unread import Unread

if TYPE_CHECKING:
    from latopis.load.article import Intake
    from latopis.model import Document

LARGEST: Final = 5_000_000
SECONDS: Final = 15.0
"""How long a host may be silent; all of an answer may take twice as long."""
MOST_REDIRECTS: Final = 5
REDIRECTING: Final = frozenset({301, 302, 303, 307, 308})
_PORTS: Final = {"http": 80, "https": 443}
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
"""Their last four bytes are the address of the old sort to which a gateway hands on what is sent there (NAT64, RFC 6052)."""
_ACCEPTED: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain,*/*;q=0.5"


class Unreachable(InputError):
    """A host that could not be reached, or did not answer in time: another try may help."""


@dataclass(frozen=True, slots=True)
class Request:
    """A URL to be got from the one address that was checked; no more than `largest` bytes and one are read.

    With a `content`, that is sent there (POST).
    """

    url: str
    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    largest: int = LARGEST
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back from one address; the names of headers are in small letters."""

    status: int
    location: str | None
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


Resolver: TypeAlias = Callable[[str, int], list[str]]
"""The addresses of a host, as text."""
Transport: TypeAlias = Callable[[Request], Fetched]


def resolved(host: str, port: int) -> list[str]:
    """The addresses of the host, as the machine knows them."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as fault:
        raise Unreachable(f"{host} is not known: {fault}") from fault


def got(request: Request) -> Fetched:
    """The answer of that one address, certificates checked for the name; reading stops where it is too large or too slow."""
    try:
        import httpx2  # noqa: PLC0415  an optional part
    except ImportError as fault:
        raise MissingExtra("fetching pages needs an optional part; install it with: pip install 'latopis[watch]'") from fault

    parts = urlsplit(request.url)
    name = _ascii(parts.netloc)
    there = f"[{request.address}]" if ":" in request.address else request.address
    target = parts._replace(netloc=f"{there}:{parts.port}" if parts.port else there, fragment="").geturl()
    headers = {"Accept": _ACCEPTED, "User-Agent": "latopis", **request.headers, "Host": name}
    extensions = {"sni_hostname": name.rpartition(":")[0] if parts.port else name}
    method = "GET" if request.content is None else "POST"
    end = time.monotonic() + 2 * SECONDS
    try:
        with (
            httpx2.Client(timeout=SECONDS, trust_env=False, follow_redirects=False) as client,
            client.stream(method, target, content=request.content, headers=headers, extensions=extensions) as answer,
        ):
            content = bytearray()
            for piece in answer.iter_bytes():
                content += piece
                if len(content) > request.largest:
                    break
                if time.monotonic() > end:
                    raise Unreachable(f"{parts.hostname} answers too slowly")
            told = {name.lower(): value for name, value in answer.headers.items()}
            return Fetched(answer.status_code, told.get("location"), bytes(content), told)
    except httpx2.HTTPError as fault:
        raise Unreachable(f"{parts.hostname} could not be reached: {type(fault).__name__}") from fault
    except (httpx2.InvalidURL, UnicodeError) as fault:
        raise InputError(f"{request.url[:200]} is no address of the web: {fault}") from fault


def _ascii(name: str) -> str:
    """The name of a host as the web spells it.

    >>> _ascii("żółw.example:8080")
    'xn--w-uga1v8h.example:8080'
    """
    try:
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError as fault:
        raise InputError(f"{name} is no name of a host: {fault}") from fault


@dataclass(frozen=True, slots=True)
class Web:
    """How the web is reached; `private` lets addresses and ports pass that are not public, as those of one's own network."""

    resolve: Resolver = resolved
    transport: Transport = got
    private: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)


def fetched(url: str, web: Web) -> tuple[str, bytes]:
    """The bytes of the page, and the address at which it was found after redirections.

    Raises:
        InputError: it may not, or could not, be fetched.
    """
    here = url.strip()
    for _ in range(MOST_REDIRECTS + 1):
        answer = answer_of(here, web)
        if answer.status in REDIRECTING and answer.location:
            here = led_to(here, answer.location)
            continue
        if answer.status != 200:
            raise InputError(f"{here} answers with status {answer.status}")
        return here, answer.content
    raise InputError(f"{url} leads on more than {MOST_REDIRECTS} times")


def answer_of(url: str, web: Web, headers: Mapping[str, str] | None = None, *, largest: int = LARGEST) -> Fetched:
    """What the URL answers, whatever its status; redirections are not followed.

    Raises:
        InputError: it may not be fetched, or is too large.
        Unreachable: it could not be fetched now.
    """
    answer = beginning_of(url, web, headers, largest=largest)
    if len(answer.content) > largest:
        raise InputError(f"{url} is larger than {largest:,} bytes")
    return answer


def beginning_of(url: str, web: Web, headers: Mapping[str, str] | None = None, *, largest: int) -> Fetched:
    """The same, cut where it is larger, one byte after the limit."""
    return web.transport(Request(url, checked_address(url, web), {**web.headers, **(headers or {})}, largest))


def led_to(here: str, location: str) -> str:
    """The address to which a redirection leads.

    Raises:
        InputError: to none.

    >>> led_to("https://example.org/a/b", "c")
    'https://example.org/a/c'
    """
    try:
        return urljoin(here, location)
    except ValueError as fault:
        raise InputError(f"{here} leads to {location[:200]!r}, which is no address: {fault}") from fault


def sent_to(url: str, content: bytes, web: Web, headers: Mapping[str, str]) -> Fetched:
    """What the URL answers to what is sent there; no redirection is followed.

    Raises:
        InputError: nothing may be sent there.
        Unreachable: it could not be reached now.
    """
    return web.transport(Request(url, checked_address(url, web), {**web.headers, **headers}, LARGEST, content))


def checked_address(url: str, web: Web) -> str:
    """The address to connect to.

    Raises:
        InputError: it is no address of the web, or not a public one.

    >>> checked_address("https://example.org/", Web(resolve=lambda host, port: ["93.184.215.14"]))
    '93.184.215.14'
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise InputError(f"{url} is no address of the web: {fault}") from fault
    if parts.scheme not in _PORTS or not host or parts.username or parts.password:
        raise InputError(f"{url} is no address of the web; it begins with https:// or http://, and names no user")
    if port not in (None, _PORTS[parts.scheme]) and not web.private:
        raise InputError(f"{url} names the port {port}; only the usual ones are asked")
    found = web.resolve(host, port or _PORTS[parts.scheme])
    if not found or not (web.private or all(map(_is_public, found))):
        raise InputError(f"{host} is no public address; only pages of the public web are fetched")
    return found[0]


def _is_public(address: str) -> bool:
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(known, ipaddress.IPv4Address):
        return known.is_global and not known.is_multicast
    inner = known.ipv4_mapped or known.sixtofour or (ipaddress.IPv4Address(known.packed[-4:]) if known in _TRANSLATED else None)
    if inner is not None:
        return _is_public(str(inner))
    return known.is_global and not (known.is_multicast or known.is_reserved or known.is_site_local)


def articles_at(url: str, content: bytes, intake: Intake) -> list[Document | Unread]:
    """The articles at the address. It is their URL, whatever the page says of itself: a page must not pose as another."""
    name = url.partition("?")[0].rpartition("/")[2]
    found = (taken_out(held, intake) for held in held_in(io.BytesIO(content), url, intake=intake, name=name))
    return [each if isinstance(each, Unread) else replace(each, url=url) for each in found]

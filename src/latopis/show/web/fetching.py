"""One page from the web, when its reader asks for it: no private address, no other scheme, not too large, not too slow.

A host is resolved once; every one of its addresses must be public, and the one that was checked is the one that is connected
to, so that a name cannot mean something else a moment later.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from latopis.errors import InputError
from latopis.show.web.settings import Fetched

if TYPE_CHECKING:
    from latopis.show.web.settings import Resolver, Transport

LARGEST: Final = 5_000_000
SECONDS: Final = 15.0
_REDIRECTS: Final = 5
_PORTS: Final = {"http": 80, "https": 443}
_REDIRECTING: Final = frozenset({301, 302, 303, 307, 308})


def fetched(url: str, *, resolve: Resolver | None = None, transport: Transport | None = None) -> tuple[str, bytes]:
    """The bytes of the page, and the address at which it was found after redirections.

    Raises:
        InputError: it may not, or could not, be fetched.
    """
    here = url.strip()
    for _ in range(_REDIRECTS + 1):
        answer = (transport or _get)(here, public_address(here, resolve or _resolve))
        if answer.status in _REDIRECTING and answer.location:
            here = urljoin(here, answer.location)
            continue
        if answer.status != 200:
            raise InputError(f"{here} answers with status {answer.status}")
        if len(answer.content) > LARGEST:
            raise InputError(f"{here} is larger than {LARGEST:,} bytes")
        return here, answer.content
    raise InputError(f"{url} leads on more than {_REDIRECTS} times")


def public_address(url: str, resolve: Resolver) -> str:
    """The address to connect to.

    Raises:
        InputError: it is no address of the web, or not a public one.

    >>> public_address("https://example.org/", lambda host, port: ["93.184.215.14"])
    '93.184.215.14'
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise InputError(f"{url} is no address of the web: {fault}") from fault
    if parts.scheme not in _PORTS or not host or parts.username or parts.password:
        raise InputError(f"{url} is no address of the web; it begins with https:// or http://, and names no user")
    if port not in (None, _PORTS[parts.scheme]):
        raise InputError(f"{url} names the port {port}; only the usual ones are asked")
    found = resolve(host, _PORTS[parts.scheme])
    if not found or not all(map(_is_public, found)):
        raise InputError(f"{host} is no public address; only pages of the public web are fetched")
    return found[0]


def _is_public(address: str) -> bool:
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = getattr(known, "ipv4_mapped", None) or getattr(known, "sixtofour", None) or known
    return bool(known.is_global and inner.is_global and not known.is_multicast and not inner.is_multicast)


def _resolve(host: str, port: int) -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as fault:
        raise InputError(f"{host} is not known: {fault}") from fault


def _get(url: str, address: str) -> Fetched:
    """The answer of that one address, certificates checked for the name; reading stops where it is too large."""
    import httpx2  # noqa: PLC0415  only who fetches needs it

    parts = urlsplit(url)
    there = f"[{address}]" if ":" in address else address
    target = parts._replace(netloc=there, fragment="").geturl()
    headers = {"Host": parts.hostname or "", "User-Agent": "latopis", "Accept": "text/html,application/xhtml+xml,text/plain"}
    extensions = {"sni_hostname": parts.hostname or ""}
    try:
        with (
            httpx2.Client(timeout=SECONDS, trust_env=False, follow_redirects=False) as client,
            client.stream("GET", target, headers=headers, extensions=extensions) as answer,
        ):
            content = b""
            for piece in answer.iter_bytes():
                content += piece
                if len(content) > LARGEST:
                    break
            return Fetched(answer.status_code, answer.headers.get("location"), content)
    except httpx2.HTTPError as fault:
        raise InputError(f"{parts.hostname} could not be reached: {type(fault).__name__}") from fault

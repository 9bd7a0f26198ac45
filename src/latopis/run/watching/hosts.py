"""Politeness: one request a host at a time, a pause after it, and nothing that its robots.txt forbids.

What robots.txt may say is RFC 9309: where there is none (4xx) everything is allowed, where it cannot be had nothing is.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from latopis.errors import InputError, MissingExtra
from latopis.load.fetching import LARGEST, MOST_REDIRECTS, REDIRECTING, Unreachable, answer_of, beginning_of, led_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from protego import Protego

    from latopis.load.fetching import Fetched, Web

AGENT: Final = "latopis"
_PERMANENT: Final = frozenset({301, 308})
_REMEMBERED: Final = 86_400.0
"""Seconds for which a robots.txt counts."""
_LARGEST_ROBOTS: Final = 512_000
"""Bytes of a robots.txt that are read; what comes after them forbids nothing (RFC 9309 asks for 500 KiB at least)."""
_LONGEST_PAUSE: Final = 300.0
"""Seconds between two requests that a robots.txt may ask for: whoever waits for one host asks no other meanwhile."""


class Disallowed(InputError):
    """A page that its host's robots.txt asks not to fetch."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back after redirections: `here` is where it was found, `moved` the same where every one was permanent."""

    here: str
    status: int
    content: bytes
    headers: Mapping[str, str]
    moved: str | None = None


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    rules: Protego | None = None
    rules_until: float = 0.0
    pause: float = 0.0


class Hosts:
    """Asks hosts, each one request after another; safe across threads."""

    def __init__(self, web: Web, delay: float) -> None:
        """With `delay` seconds between two requests to the same host."""
        self._web = web
        self._delay = delay
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let nobody wait for his turn any longer."""
        self._stopped.set()

    def ask(self, url: str, headers: Mapping[str, str], *, largest: int = LARGEST) -> Answer:
        """What the URL answers, redirections followed.

        Raises:
            InputError: it may not be fetched, or leads on without end.
            Unreachable: it could not be fetched now.
        """
        if not host_of(url):
            raise InputError(f"{url[:200]} is no address of the web")
        here, moved = url, True
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._one(here, headers, largest)
            if answer.status not in REDIRECTING or not answer.location:
                settled = here if moved and here != url else None
                return Answer(here, answer.status, answer.content, answer.headers, settled)
            moved = moved and answer.status in _PERMANENT
            here = led_to(here, answer.location)
        raise InputError(f"{url} leads on more than {MOST_REDIRECTS} times")

    def _one(self, url: str, headers: Mapping[str, str], largest: int) -> Fetched:
        with self._turn(url) as host:
            self._learn_rules(host, url)
            if host.rules is not None and not host.rules.can_fetch(url, AGENT):
                raise Disallowed("robots.txt asks not to fetch it")
            return answer_of(url, self._web, headers, largest=largest)

    @contextmanager
    def _turn(self, url: str) -> Iterator[_Host]:
        with self._lock:
            host = self._hosts.setdefault(host_of(url), _Host())
        with host.lock:
            self._wait(host)
            try:
                yield host
            finally:
                self._pause(host)

    def _wait(self, host: _Host) -> None:
        if self._stopped.wait(max(0.0, host.free_at - time.monotonic())):
            raise Unreachable("the watching was stopped")

    def _pause(self, host: _Host) -> None:
        host.free_at = time.monotonic() + max(self._delay, host.pause)

    def _learn_rules(self, host: _Host, url: str) -> None:
        if host.rules_until > time.monotonic():
            return
        try:
            from protego import Protego  # noqa: PLC0415  an optional part
        except ImportError as fault:
            raise MissingExtra("watching feeds needs an optional part; install it with: pip install 'latopis[watch]'") from fault

        host.rules = Protego.parse(self._robots_of(url))
        host.pause = min(host.rules.crawl_delay(AGENT) or 0.0, _LONGEST_PAUSE)
        host.rules_until = time.monotonic() + _REMEMBERED
        self._pause(host)
        self._wait(host)

    def _robots_of(self, url: str) -> str:
        """The robots.txt of the host, as far as it is read; empty where it has none."""
        here = urljoin(url, "/robots.txt")
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = beginning_of(here, self._web, largest=_LARGEST_ROBOTS)
                if answer.status in REDIRECTING and answer.location:
                    here = led_to(here, answer.location)
                    continue
            except Unreachable:
                raise
            except InputError:
                return ""  # on a host that is none of the web
            if answer.status == 200:
                return answer.content.decode("utf-8-sig", "replace")
            if 400 <= answer.status < 500 and answer.status != 429:
                return ""
            raise Unreachable(f"{here} answers with status {answer.status}, so that it is not known what may be fetched")
        return ""


def host_of(url: str) -> str:
    """The host of an address, with its port where it names one; empty for what is no address.

    >>> host_of("https://Example.org:8080/a"), host_of("http://[")
    ('example.org:8080', '')
    """
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""

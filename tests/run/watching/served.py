"""A small web on this machine: hosts of any name, pages that answer as they are told, and what was asked of them."""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from latopis.load.article import Intake
from latopis.load.fetching import Web
from latopis.run.chronicle import Chronicle
from latopis.run.watching.hosts import Hosts
from latopis.run.watching.plan import Plan
from latopis.run.watching.rounds import Watch
from latopis.run.watching.state import State
from load.packing import page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from latopis.run.adding import Added

INTAKE = Intake(date(2024, 5, 1), max_size=300_000)


@dataclass
class Reply:
    """What a page answers: `endless` never ends, `drip` is the seconds between two bytes."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    endless: bool = False
    drip: float = 0.0


@dataclass
class Site:
    """Replies by path, the same for every host unless `host/path` has one of its own."""

    pages: dict[str, Reply | Callable[[], Reply]]
    port: int = 0
    asked: list[str] = field(default_factory=list)
    sent: list[Mapping[str, str]] = field(default_factory=list)
    begun: list[tuple[str, float]] = field(default_factory=list)
    open_now: Counter[str] = field(default_factory=Counter)
    most_open: Counter[str] = field(default_factory=Counter)

    def url(self, path: str, host: str = "a.example") -> str:
        """The address of a page."""
        return f"http://{host}:{self.port}{path}"

    def reply(self, host: str, path: str) -> Reply:
        """What the page answers now."""
        found = self.pages.get(f"{host}{path}") or self.pages.get(path) or Reply(b"", 404)
        return found if isinstance(found, Reply) else found()


@contextmanager
def site(pages: dict[str, Reply | Callable[[], Reply]]) -> Iterator[Site]:
    """The site, for as long as it is asked."""
    found = Site(pages)

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            found.asked.append(f"{host}{self.path}")
            found.sent.append({name.lower(): value for name, value in self.headers.items()})
            found.begun.append((host, time.monotonic()))
            found.open_now[host] += 1
            found.most_open[host] = max(found.most_open[host], found.open_now[host])
            try:
                self._answer(found.reply(host, self.path))
            except OSError:
                pass  # the other end has gone
            finally:
                found.open_now[host] -= 1

        def _answer(self, reply: Reply) -> None:
            known = reply.etag is not None and reply.etag == self.headers.get("If-None-Match")
            self.send_response(304 if known else reply.status)
            for name, value in ({"ETag": reply.etag} if reply.etag else {}).items() | dict(reply.headers).items():
                self.send_header(name, value)
            self.end_headers()
            while reply.endless:
                self.wfile.write(b"x" * 65_536)
            for place in range(0, 0 if known else len(reply.body), 1 if reply.drip else 1 << 20):
                self.wfile.write(reply.body[place : place + (1 if reply.drip else 1 << 20)])
                time.sleep(reply.drip)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    found.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def article(title: str, day: str = "2024-04-30") -> Reply:
    """The page of an article."""
    head = f'<meta property="article:published_time" content="{day}"><meta property="og:site_name" content="Nowiny">'
    return Reply(page(f"{title} przyjęty", head=head, body=(f"Rząd przyjął {title}. Litwa przystąpiła do NATO.",) * 3))


def rss(*items: str, more: str = "") -> bytes:
    """A feed of the addresses."""
    named = "".join(f"<item><title>{url}</title><link>{url}</link>{more}</item>" for url in items)
    return f'<rss version="2.0"><channel><title>Kanał</title>{named}</channel></rss>'.encode()


def watched(folder: Path, *feeds: str | Mapping[str, object], private: bool = True, **settings: object) -> list[Added]:
    """One round of what is due, on every host at this machine; the state and the chronicle stand in the folder."""
    wanted = {"every": 0, "delay": 0, **settings}
    plan = Plan.model_validate({"feed": [{"url": each} if isinstance(each, str) else each for each in feeds], **wanted})
    state = State(folder / "feeds.state")
    web = Web(lambda host, port: ["127.0.0.1"], private=private)
    try:
        with Chronicle.open(folder / "latopis.db") as chronicle:
            return list(Watch(plan, state, Hosts(web, plan.delay), chronicle, INTAKE).articles(once=True))
    finally:
        state.close()


def outcomes(found: list[Added]) -> Counter[str]:
    """How often each outcome came."""
    return Counter(each.outcome for each in found)

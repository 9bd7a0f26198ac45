"""Chronicles of the examples and of articles made by hand, served to a client without a network, or to a browser."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.testclient import TestClient

from latopis.load.sources import articles
from latopis.model import Document
from latopis.run.chronicle import Chronicle
from latopis.show.demo import examples
from latopis.show.web.app import app_of
from latopis.show.web.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI
    from starlette.types import ASGIApp

    from chronicle.made import Writer

TODAY = date(2026, 11, 28)


@contextmanager
def written(folder: Path, *writers: Writer) -> Iterator[Chronicle]:
    """A chronicle of what these wrote, in which decisions are signed by ada."""
    with Chronicle.open(folder / "latopis.db", signer="ada") as found:
        for writer in writers:
            found.keep(writer.article())
        yield found


def filled(place: Path) -> Chronicle:
    """A chronicle of the examples."""
    chronicle = Chronicle.open(place)
    for article in articles([examples()], today=TODAY):
        assert isinstance(article, Document)
        chronicle.add(article)
    return chronicle


def settings_of(chronicle: Chronicle, **changes: object) -> Settings:
    """The usual rules, with some changed."""
    return replace(Settings(chronicle, today=lambda: TODAY), **changes)  # type: ignore[arg-type]


def client_of(chronicle: Chronicle, **changes: object) -> TestClient:
    """A client of the chronicle that speaks English and follows no redirection."""
    return client_for(app_of(settings_of(chronicle, **changes)))


def client_for(app: FastAPI) -> TestClient:
    """A client of the application, on this machine."""
    headers = {"accept-language": "en"}
    return TestClient(
        app,
        base_url="http://127.0.0.1",
        headers=headers,
        follow_redirects=False,
        raise_server_exceptions=False,
        client=("127.0.0.1", 1),
    )


@contextmanager
def server_of(app: ASGIApp) -> Iterator[str]:
    """The address at which the application is served, as long as the block lasts."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()

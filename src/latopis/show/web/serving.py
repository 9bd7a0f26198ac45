"""What the command `serve` does: check who may reach it, and run the server."""

from __future__ import annotations

import json
import os
import secrets
import socket
import tempfile
import threading
import webbrowser
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from latopis.errors import InputError, MissingExtra
from latopis.pipeline import settle
from latopis.show.asking import opened
from latopis.show.output import complain, write_line

if TYPE_CHECKING:
    from fastapi import FastAPI

    from latopis.show.web.settings import Settings

SHARED = "LATOPIS_SERVING"
"""What several servers of one chronicle share, in the environment of their processes."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Where to serve, and what may be done there."""

    host: str
    port: int
    chronicle: str | None
    token: str | None = None
    read_only: bool = False
    quotes_only: bool | None = None
    browser: bool = True
    registers: tuple[str, ...] = ()
    cors: tuple[str, ...] = ()
    accounts: str | None = None
    workers: int = 1


def serve(wish: Wish) -> int:
    """Serve the chronicle until Ctrl-C.

    Raises:
        MissingExtra: the packages for it are not installed.
    """
    try:
        import uvicorn  # noqa: PLC0415  only this command needs it

        from latopis.show.web.app import app_of  # noqa: PLC0415
    except ImportError as fault:
        raise MissingExtra("serving pages needs an optional part; install it with: pip install 'latopis[web]'") from fault
    shown = f"http://{f'[{wish.host}]' if ':' in wish.host else wish.host}:{wish.port}/"
    settings = settings_of(wish)
    write_line(shown)
    if settings.token and wish.token is None:
        complain(f"token: {settings.token}")
    if wish.browser:
        threading.Timer(0.7, webbrowser.open, (shown,)).start()
    if wish.workers > 1:
        return _serve_by_several(wish, settings)
    threading.Thread(target=_prepare, args=(settings,), daemon=True).start()
    uvicorn.Server(uvicorn.Config(app_of(settings), **_how(wish))).run()
    settings.chronicle.close()
    return 0


class _How(TypedDict):
    host: str
    port: int
    log_level: str
    access_log: bool
    server_header: bool
    timeout_keep_alive: int
    timeout_worker_healthcheck: int


def _how(wish: Wish) -> _How:
    return {
        "host": wish.host,
        "port": wish.port,
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        "timeout_keep_alive": 20,
        "timeout_worker_healthcheck": 60,
    }


def _serve_by_several(wish: Wish, settings: Settings) -> int:
    """By so many processes that listen together; what one begins, the others know of."""
    import uvicorn  # noqa: PLC0415  only this command needs it

    settings.chronicle.close()
    with tempfile.TemporaryDirectory(prefix="latopis-") as jobs:
        shared = {"wish": asdict(replace(wish, token=settings.token)), "secret": settings.secret.hex(), "jobs": jobs}
        os.environ[SHARED] = json.dumps(shared)
        uvicorn.run(f"{__name__}:app_of_worker", factory=True, workers=wish.workers, **_how(wish))
    return 0


def app_of_worker() -> FastAPI:
    """The application of one of several processes, which are told by the environment what they serve."""
    from pydantic import TypeAdapter  # noqa: PLC0415

    from latopis.show.web.app import app_of  # noqa: PLC0415

    shared = json.loads(os.environ.pop(SHARED))
    wish = TypeAdapter(Wish).validate_python(shared["wish"])
    settings = replace(settings_of(wish), secret=bytes.fromhex(shared["secret"]), jobs=Path(shared["jobs"]))
    _prepare(settings)
    return app_of(settings)


def _prepare(settings: Settings) -> None:
    """Load the lexicon before somebody asks for it, which stays."""
    settings.chronicle.naming.keys("Polska")
    settle()


def settings_of(wish: Wish) -> Settings:
    """The rules for the address: beyond this machine a token is needed, and only quotations are shown unless told otherwise."""
    from latopis.show.web.accounts import Accounts  # noqa: PLC0415
    from latopis.show.web.settings import LOOPBACK, Settings  # noqa: PLC0415

    inside = wish.host in LOOPBACK
    accounts = Accounts(wish.accounts) if wish.accounts else None
    if accounts is not None and not accounts.hashes:
        raise InputError(f"{wish.accounts}: holds no account; `latopis accounts add NAME --accounts {wish.accounts}` adds one")
    hosts = LOOPBACK if inside else LOOPBACK | {wish.host, socket.gethostname(), *_own_addresses(wish.host)}
    return Settings(
        opened(wish.chronicle, wish.registers, create=not wish.read_only),
        hosts=frozenset(hosts),
        token=wish.token or (None if inside or accounts else secrets.token_urlsafe(24)),
        accounts=accounts,
        read_only=wish.read_only,
        quotes_only=(not inside) if wish.quotes_only is None else wish.quotes_only,
        cors=wish.cors,
    )


def _own_addresses(host: str) -> list[str]:
    """The addresses of this machine, where it is served on all of them."""
    if host not in ("0.0.0.0", "::"):
        return []
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None)]
    except OSError:
        return []

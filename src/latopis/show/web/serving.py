"""What the command `serve` does: check who may reach it, and run the server."""

from __future__ import annotations

import gc
import secrets
import socket
import threading
import webbrowser
from dataclasses import dataclass
from typing import TYPE_CHECKING

from latopis.errors import MissingExtra
from latopis.show.asking import opened
from latopis.show.output import complain, write_line

if TYPE_CHECKING:
    from latopis.show.web.settings import Settings


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
    settings = settings_of(wish)
    shown = f"http://{f'[{wish.host}]' if ':' in wish.host else wish.host}:{wish.port}/"
    write_line(shown)
    if settings.token and wish.token is None:
        complain(f"token: {settings.token}")
    threading.Thread(target=_prepare, args=(settings,), daemon=True).start()
    if wish.browser:
        threading.Timer(0.7, webbrowser.open, (shown,)).start()
    config = uvicorn.Config(
        app_of(settings), host=wish.host, port=wish.port, log_level="warning", server_header=False, timeout_keep_alive=20
    )
    uvicorn.Server(config).run()
    settings.chronicle.close()
    return 0


def _prepare(settings: Settings) -> None:
    """Load the lexicon before somebody asks for it, and let it never be looked through for what can be freed."""
    settings.chronicle.naming.keys("Polska")
    gc.freeze()


def settings_of(wish: Wish) -> Settings:
    """The rules for the address: beyond this machine a token is needed, and only quotations are shown unless told otherwise."""
    from latopis.show.web.settings import LOOPBACK, Settings  # noqa: PLC0415

    inside = wish.host in LOOPBACK
    hosts = LOOPBACK if inside else LOOPBACK | {wish.host, socket.gethostname(), *_own_addresses(wish.host)}
    return Settings(
        opened(wish.chronicle, wish.registers, create=not wish.read_only),
        hosts=frozenset(hosts),
        token=wish.token or (None if inside else secrets.token_urlsafe(24)),
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

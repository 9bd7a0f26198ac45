"""How the page is served: by which chronicle, to whom, and what may be done there."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from latopis.load.fetching import Web
from latopis.run.chronicle import Chronicle
from latopis.show.web.accounts import Accounts

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this machine that nothing from outside can reach."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken: bytes of a form, requests, forms and attempts to log in a minute of one visitor; files at once of all.

    A file holds a connection to the database for as long as whoever gets it takes.
    """

    size: int = 2_000_000
    requests: int = 1200
    forms: int = 60
    logins: int = 10
    files: int = 6


@dataclass(frozen=True, slots=True)
class Settings:
    """The chronicle and the rules of the house.

    `hosts` are the names by which the server may be called; with a `token`, whoever does not know it sees nothing, and neither
    does who has none of the `accounts`, where there are any. `web` is how an address is fetched. Several servers of one chronicle
    share the `secret` and the folder `jobs`.
    """

    chronicle: Chronicle
    hosts: frozenset[str] = LOOPBACK
    token: str | None = None
    accounts: Accounts | None = None
    read_only: bool = False
    quotes_only: bool = False
    limits: Limits = Limits()
    today: Callable[[], date] = date.today
    web: Web = field(default_factory=Web)
    cors: tuple[str, ...] = ()
    jobs: Path | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

"""What one server keeps from request to request: templates, the guard, who adds, and what was counted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from latopis.chronicle.overview import Counts, counts_of, last_change, latest
from latopis.show.web.guard import Guard
from latopis.show.web.jobs import Jobs
from latopis.show.web.queue import Queues
from latopis.show.web.tongue import SharedNaming

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from starlette.requests import Request

    from latopis.chronicle.kept import Report
    from latopis.show.web.settings import Settings

SIGNER: Final = "latopis_reviewer"
"""How the reviewer is called who has no account."""
_LATEST: Final = 8
FOLDER: Final = Path(str(files("latopis.show.web")))


class House:
    """One server."""

    def __init__(self, settings: Settings) -> None:
        """By its settings."""
        self.settings = settings
        self.naming = SharedNaming(settings.chronicle.naming)
        self.guard = Guard(settings)
        self.jobs = Jobs(settings.chronicle, self.naming.lock, settings.jobs)
        self.queues = Queues()
        self.files = BoundedSemaphore(settings.limits.files)
        self._overview: tuple[int, Counts, list[Report]] | None = None

    def overview(self, connection: Connection) -> tuple[Counts, list[Report]]:
        """How much the chronicle holds and what came last, looked up anew after each change."""
        change = last_change(connection)
        known = self._overview
        if known is None or known[0] != change:
            known = self._overview = (change, counts_of(connection), latest(connection, _LATEST))
        return known[1:]

    def account(self, request: Request) -> str | None:
        """The account of whoever asks; None where there are no accounts."""
        found: str | None = getattr(request.state, "account", None)
        return found

    def signer(self, request: Request) -> str | None:
        """Who signs the decisions of whoever asks: the account, else the name that was given, else the user of this machine."""
        given = unquote(request.cookies.get(SIGNER, ""))
        named = given if given.isprintable() and given.strip() else None
        alone = self.settings.chronicle.signer if not (self.settings.token or self.settings.accounts) else None
        return self.account(request) or named or alone

    def written(self, template: str, shown: Mapping[str, object]) -> str:
        """The template with what it shows."""
        return self._templates.get_template(template).render(shown)

    @cached_property
    def _templates(self) -> Environment:
        found = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        found.globals["version"] = static_version()
        return found


def static_version() -> str:
    """A name of what `static` holds, so that browsers keep it until it changes."""
    found = hashlib.sha256()
    for path in sorted((FOLDER / "static").iterdir()):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]

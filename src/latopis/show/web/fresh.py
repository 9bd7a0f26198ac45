"""Whether what somebody has is still good: an answer stays the same until the chronicle changes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from latopis import __version__
from latopis.chronicle.overview import last_change
from latopis.show.web.answers import THEME

if TYPE_CHECKING:
    from starlette.requests import Request

    from latopis.show.web.asked import Asked


def tag_of(request: Request, asked: Asked, form: str) -> str:
    """A name (ETag) of the answer: the last change, and all that the same question may depend on besides.

    A page for people holds the mark of its browser's forms, and looks as its reader wants.
    """
    who = () if form != "html" else (request.state.browser, request.cookies.get(THEME), asked.signer, request.state.account)
    about = (last_change(asked.connection), __version__, str(request.url), asked.labels.tongue, asked.settings.today(), *who)
    return f'W/"{hashlib.sha256(repr(about).encode("utf-8", "backslashreplace")).hexdigest()[:32]}"'


def is_fresh(request: Request, tag: str) -> bool:
    """Whether whoever asks has that answer already."""
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return "*" in known or tag.removeprefix("W/") in known

"""About: versions, licences, how far the readings are to be trusted, and the keys of the keyboard."""

from __future__ import annotations

import sys
from typing import Final

from latopis import __version__
from latopis.lexicon.confidence import load_confidence
from latopis.show.keys import KEYS
from latopis.show.queries import Query
from latopis.show.web.asked import Asked
from latopis.show.web.view import View

_NOT_HERE: Final = ("quit",)
_LICENCES: Final = (("Latopis", "Apache-2.0"), ("morfeusz2, SGJP", "BSD-2-Clause"), ("htmx", "0BSD"))


def page(asked: Asked, query: Query) -> View:
    """What this is."""
    measured = sorted(load_confidence("pl").values())
    middle = measured[len(measured) // 2] if measured else 0.0
    held = asked.overview()[0]
    shown = {
        "version": __version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "patterns": len(measured),
        "middle": f"{round(middle * 100)}%",
        "licences": _LICENCES,
        "keys": [(key, asked.labels.of(f"web.key.{what}")) for key, what in KEYS if what not in _NOT_HERE],
        "read_only": asked.settings.read_only,
        "quotes_only": asked.settings.quotes_only,
    }
    fields = {"version": __version__, "articles": held.articles, "licences": dict(_LICENCES)}
    return View("about.html", asked.labels.of("web.about.title"), shown, lambda: fields)

"""Views as answers: HTML for people, JSON and CSV for programs, and refusals in the form that was asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse, Response

from latopis.lexicon.labels import load_labels
from latopis.show.export.bibtex import BIBTEX
from latopis.show.export.csl import CSL
from latopis.show.export.delimited import csv_head, csv_lines
from latopis.show.export.making import EVERYTHING
from latopis.show.feeds import MEDIA, NO_FEED
from latopis.show.legible import legible
from latopis.show.report_json import fields_of_actor
from latopis.show.web.asked import address
from latopis.show.web.refusals import Refusal, Unclear
from latopis.show.web.tongue import COOKIE, tongue_of
from latopis.show.web.view import Choice, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.requests import Request

    from latopis.chronicle.kept import Report
    from latopis.lexicon.labels import Labels
    from latopis.show.report_json import Fields
    from latopis.show.web.house import House

THEME: Final = "latopis_theme"
THEMES: Final = ("light", "dark")
CITATIONS: Final = {"csl.json": CSL, "bib": BIBTEX}
"""The formats in which the articles of an entry are cited, by the endings of their addresses."""
CITED: Final = {"bib": "BibTeX", "csl.json": "CSL-JSON"}
FORMS: Final = (*MEDIA, *CITATIONS, "json", "csv")
"""The endings of what programs ask for, the longest first."""
FEEDS: Final = {"atom": "Atom", "feed.json": "JSON Feed"}
NAV: Final = ("ties", "timeline", "statements", "events", "polls")
_NO_CHANGE: Final = ("lang", "theme")


def labels_of(request: Request) -> Labels:
    """The words of the language that the request asks for."""
    accepted = request.headers.get("accept-language", "")
    return load_labels(tongue_of(request.query_params.get("lang"), request.cookies.get(COOKIE), accepted))


def form_of(path: str) -> str:
    """In which form a path asks for its answer; files are for programs."""
    if path.startswith("/exports/"):
        return "json"
    return next((form for form in FORMS if path.endswith(f".{form}")), "html")


def answered(house: House, request: Request, view: View, form: str) -> Response:
    """The view in one of its forms."""
    if form == "json":
        return json_of(view.fields(), view.status)
    if form == "csv" and view.rows is not None:
        return Response(csv_of(view.rows()), media_type="text/csv; charset=utf-8")
    if form in CITATIONS and view.cited is not None:
        return citation_of(view.cited(), form)
    answer = page_of(house, request, view)
    wanted = request.query_params.get("lang")
    if wanted in ("pl", "en"):
        answer.set_cookie(COOKIE, wanted, max_age=31_536_000, httponly=True, samesite="lax")
    return answer


def page_of(house: House, request: Request, view: View) -> Response:
    """The view as a page of its own."""
    labels = labels_of(request)
    theme = request.cookies.get(THEME)
    same = _same(request)
    shown = {
        "t": labels.of,
        "tongue": labels.tongue,
        "theme": theme if theme in THEMES else "",
        "title": view.title,
        "nav": NAV,
        "path": request.url.path,
        "same": same,
        "english": address("/preferences", lang="en", back=same),
        "polish": address("/preferences", lang="pl", back=same),
        "themes": [(name, address("/preferences", theme=name, back=same)) for name in (*THEMES, "auto")],
        "as_json": _as(request, "json"),
        "as_csv": _as(request, "csv") if view.rows else "",
        "feeds": [(FEEDS[form], media, _as(request, form)) for form, media in MEDIA.items()] if view.feed else [],
        "citations": [(CITED[form], _as(request, form)) for form in CITED] if view.cited else [],
        "files": view.files,
        "may_add": not house.settings.read_only,
        "account": house.account(request),
        "form_token": house.guard.form_token(request.state.browser),
        "q": "",
        **view.shown,
    }
    return HTMLResponse(house.written(view.template, shown), view.status)


def refused(house: House, request: Request, refusal: Refusal) -> Response:
    """Why there is no answer."""
    labels = labels_of(request)
    reason = labels.of(f"web.refused.{refusal.reason}")
    if form_of(request.url.path) != "html" or request.headers.get("accept", "").startswith("application/json"):
        fields: Fields = {"type": "about:blank", "title": reason, "status": refusal.status, "detail": refusal.detail or None}
        if isinstance(refusal, Unclear):
            fields |= {"candidates": [fields_of_actor(actor) for actor in refusal.candidates], "near": list(refusal.near)}
        answer = json_of(fields, refusal.status, "application/problem+json")
        if refusal.status == 401:
            answer.headers["WWW-Authenticate"] = 'Bearer, Basic realm="Latopis", charset="UTF-8"'
        return answer
    choices = _choices(request, refusal, labels) if isinstance(refusal, Unclear) else []
    shown = {
        "reason": reason,
        "detail": legible(refusal.detail),
        "status": refusal.status,
        "other": refusal.other,
        "choices": choices,
        "unclear": address("/search", q=refusal.name) if isinstance(refusal, Unclear) else "",
    }
    view = View(
        "refused.html",
        reason,
        {**shown, "asks": refusal.reason if refusal.reason in ("token", "account") else ""},
        dict,
        status=refusal.status,
    )
    return page_of(house, request, view)


def json_of(fields: Fields, status: int = 200, media: str = "application/json") -> Response:
    """The fields as JSON."""
    text = json.dumps(fields, ensure_ascii=False, default=str)
    return Response(text.encode("utf-8", "backslashreplace"), status, media_type=media)


def csv_of(rows: Iterable[Fields]) -> bytes:
    """The rows under the names of all fields that any of them has."""
    found = list(rows)
    names = list(dict.fromkeys(name for row in found for name in row))
    return csv_head(names) + csv_lines(found, names)


def citation_of(reports: Sequence[Report], form: str) -> Response:
    """The articles of the reports, as reference managers read them: a file."""
    wanted = CITATIONS[form]
    content = b"".join(wanted.whole([wanted.part(reports, EVERYTHING)], EVERYTHING))
    headers = {"Content-Disposition": f'attachment; filename="latopis.{form}"'}
    return Response(content, media_type=wanted.media, headers=headers)


def _same(request: Request) -> str:
    """This page, without the language."""
    return address(request.url.path, **{name: value for name, value in request.query_params.items() if name not in _NO_CHANGE})


def _as(request: Request, form: str) -> str:
    """This page in another form."""
    path = request.url.path
    left = NO_FEED if form in MEDIA else ()
    kept = {name: value for name, value in request.query_params.items() if name not in left}
    return address(("/index" if path == "/" else path) + f".{form}", **kept)


def _choices(request: Request, refusal: Unclear, labels: Labels) -> list[Choice]:
    """Those who may be meant, each leading to the same question about them."""
    kept = {name: value for name, value in request.query_params.items() if name not in ("after", "lang")}
    exact = [
        Choice(
            legible(actor.name),
            actor.key,
            address(request.url.path, **{**kept, refusal.field: actor.key}),
            count=labels.of(f"actor.{actor.type}"),
        )
        for actor in refusal.candidates
    ]
    near = [Choice(legible(name), name, address(request.url.path, **{**kept, refusal.field: name})) for name in refusal.near]
    return exact or near

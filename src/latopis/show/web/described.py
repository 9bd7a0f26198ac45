"""The OpenAPI of the pages: what each may be asked, and every answer that it may give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from pydantic import BaseModel, JsonValue
from pydantic.json_schema import models_json_schema

from latopis.show.feeds import MEDIA, NO_FEED
from latopis.show.web.answers import CITATIONS
from latopis.show.web.guard import SESSION
from latopis.show.web.shapes import FeedShape, ProblemShape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastapi import FastAPI

    from latopis.show.queries import Query
    from latopis.show.report_json import Fields
    from latopis.show.web.settings import Settings

Responses: TypeAlias = dict[int | str, dict[str, object]]

_REF: Final = "#/components/schemas/{model}"
_MODE: Final[Literal["serialization"]] = "serialization"
_PROBLEM: Final = "application/problem+json"
_TYPES: Final = {
    **{"html": "text/html", "json": "application/json", "csv": "text/csv"},
    **MEDIA,
    **{form: each.media.partition(";")[0] for form, each in CITATIONS.items()},
}
_PLAIN: Final[dict[str, Fields]] = {"csl.json": {"type": "array", "items": {"type": "object", "required": ["id", "type"]}}}
_SECURITY: Final[dict[str, Fields]] = {
    "token": {"type": "http", "scheme": "bearer", "description": "The word that `--token` names."},
    "password": {"type": "http", "scheme": "basic", "description": "The same word as a password, under any name."},
    "session": {"type": "apiKey", "in": "cookie", "name": SESSION, "description": "Of whoever has logged in by the page."},
}
_REFUSED: Final = {
    400: "A parameter is unknown or wrong.",
    401: "The token is missing or wrong.",
    403: "Nothing can be added here.",
    404: "There is no such thing; for a name, who may be meant.",
    410: "It counts no longer.",
    421: "The server is not called so.",
    429: "Too much at once.",
    500: "A fault of ours.",
    503: "The chronicle cannot be read just now.",
}


def responses_of(path: str, form: str, shape: type[BaseModel], *, keeps: bool) -> Responses:
    """Every answer of a page in that form; `keeps` where it stays good until the chronicle changes."""
    models: dict[str, type[BaseModel]] = {"json": shape, "feed.json": FeedShape}
    schema: Fields = (
        {"$ref": _REF.format(model=models[form].__name__)} if form in models else _PLAIN.get(form, {"type": "string"})
    )
    found: Responses = {200: {"description": "The answer.", "content": {_TYPES[form]: {"schema": schema}}}}
    if form != "html" and keeps:
        found[200]["headers"] = {"ETag": {"description": "Send it back in If-None-Match.", "schema": {"type": "string"}}}
        found[304] = {"description": "It is as it was (If-None-Match)."}
    if path.startswith("/entries/"):
        found[307] = {"description": "It was joined to another entry, which is there."}
    problem: Fields = {_PROBLEM: {"schema": {"$ref": _REF.format(model=ProblemShape.__name__)}}}
    page: Fields = {"text/html": {"schema": {"type": "string"}}} if form == "html" else {}
    for status, told in _REFUSED.items():
        if status != 403 or path == "/add":
            found[status] = {"description": told, "content": problem | page}
    return found


def parameters_of(query: type[Query], path: str, form: str) -> list[Fields]:
    """The parameters of a page in that form; those that its path holds are parts of it."""
    schema = query.model_json_schema(by_alias=True)
    required = schema.get("required", [])
    return [
        {
            "name": name,
            "in": "path" if f"{{{name}" in path else "query",
            "required": name in required,
            **({} if name in required else {"allowEmptyValue": True}),
            "schema": {key: value for key, value in _given(fields).items() if key != "title"},
        }
        for name, fields in schema["properties"].items()
        if form not in MEDIA or name not in NO_FEED
    ]


def _given(fields: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """What a parameter may be where it is given: null is to leave it out."""
    choices = fields.get("anyOf")
    first = choices[0] if isinstance(choices, list) else None
    return first if isinstance(first, dict) else fields


def operation_of(path: str, form: str) -> str:
    """The name of a page in that form."""
    name = "_".join(part for part in path.strip("/").split("/") if "{" not in part) or "start"
    return f"{name}_{'one_' if '{' in path else ''}{form.replace('.', '_')}"


def security_of(settings: Settings) -> list[dict[str, list[str]]]:
    """By which of the schemes one gets in; none is needed on a server that is open to this machine alone."""
    named = [*(("token", "password") if settings.token else ()), *(("session",) if settings.token or settings.accounts else ())]
    return [{name: []} for name in named]


def describe(app: FastAPI, shapes: Iterable[type[BaseModel]], settings: Settings) -> None:
    """Let the app tell what its answers look like and who gets them, besides what it knows of its routes."""
    known = app.openapi

    def openapi() -> Fields:
        if app.openapi_schema is None:
            found = known()
            every: set[type[BaseModel]] = {*shapes, ProblemShape, FeedShape}
            _, schemas = models_json_schema([(shape, _MODE) for shape in sorted(every, key=repr)], ref_template=_REF)
            found["components"] = {"schemas": schemas.get("$defs", {}), "securitySchemes": _SECURITY}
            if security := security_of(settings):
                found["security"] = security
            app.openapi_schema = found
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]

"""Exports from the browser: `/exports/events/parquet?type=COERCE` is a file with every entry of the question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from latopis.chronicle.connect import reading
from latopis.errors import InputError, MissingExtra
from latopis.show.export.exporting import Question, Tally, exported
from latopis.show.export.formats import format_named, formats_for
from latopis.show.export.making import EVERYTHING, Format
from latopis.show.queries import LISTS, Listed, checked
from latopis.show.report_json import Fields
from latopis.show.web.answers import labels_of
from latopis.show.web.asked import Asked
from latopis.show.web.described import operation_of, parameters_of, responses_of
from latopis.show.web.house import House
from latopis.show.web.refusals import Refusal
from latopis.show.web.shapes import ListShape

_PAGES: Final = ("limit", "after")
"""Parameters of pages: a file has everything."""


def add_downloads(app: FastAPI, house: House) -> None:
    """Put a path for each list into the app; its last part is a format that can hold what the list holds."""
    for name, query in LISTS.items():
        path = f"/exports/{name}/{{form}}"
        responses = responses_of(path, "csv", ListShape, keeps=False)
        told: Fields = {"schema": {}}
        responses[200]["content"] = {each.media.partition(";")[0]: told for each in formats_for(query().kinds)}
        app.add_api_route(
            *(path, _endpoint(house, name, query)),
            methods=["GET"],
            name=f"export of {name}",
            operation_id=operation_of(path, "export"),
            summary=f"Every one of them as a file. {(query.__doc__ or '').splitlines()[0]}",
            response_class=Response,
            openapi_extra={"parameters": [_form(query), *_parameters(query)]},
            responses=responses,
        )


def _endpoint(house: House, name: str, query: type[Listed]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        if wrong := [each for each in _PAGES if each in request.query_params]:
            raise Refusal(400, "parameters", f"{', '.join(wrong)}: a file has none")
        try:
            form = format_named(request.path_params["form"])
            stream = _one_of_few(house, _stream(house, request, checked(query, request.query_params.multi_items()), form))
            first = next(stream, b"")
        except (InputError, MissingExtra) as fault:
            raise Refusal(400, "parameters", str(fault)) from fault
        headers = {"Content-Disposition": f'attachment; filename="{name}{form.suffix}"'}
        return StreamingResponse(chain((first,), stream), media_type=form.media, headers=headers)

    return answer


def _one_of_few(house: House, stream: Iterator[bytes]) -> Iterator[bytes]:
    """The same, unless as many are on their way as may be: whoever takes them slowly must not keep pages from the database."""
    if not house.files.acquire(blocking=False):
        raise Refusal(429, "rate")
    try:
        yield from stream
    finally:
        house.files.release()


def _stream(house: House, request: Request, query: Listed, form: Format) -> Iterator[bytes]:
    """The file, made while it is sent; quotations only."""
    labels = labels_of(request)
    words = [request.url.path.split("/")[2], *(f"{name}={value}" for name, value in request.query_params.items())]
    wish = replace(EVERYTHING, tongue=labels.tongue, asked=" ".join(words), day=house.settings.today().isoformat())
    with reading(house.settings.chronicle.engine) as connection:
        asked = Asked(
            *(house.settings, connection, house.naming, labels),
            path=request.url.path,
            parameters=dict(request.query_params),
            overview=lambda: house.overview(connection),
        )
        yield from exported(connection, form, Question(query.wanted(asked.actor), query.within, wish), Tally())


def _form(query: type[Listed]) -> Fields:
    names = [each.name for each in formats_for(query().kinds)]
    return {"name": "form", "in": "path", "required": True, "schema": {"type": "string", "enum": names}}


def _parameters(query: type[Listed]) -> list[Fields]:
    return [each for each in parameters_of(query, "", "csv") if each["name"] not in _PAGES]

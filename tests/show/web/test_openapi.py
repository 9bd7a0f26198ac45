"""Whatever the OpenAPI of the pages allows, and what it does not, is answered as it says: never with a fault of ours."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_schema_conformance,
    status_code_conformance,
)

from latopis.chronicle.connect import reading
from latopis.chronicle.schema import actors, entries, versions
from latopis.show.queries import time_from
from latopis.show.web.app import app_of
from show.web.served import client_for, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fastapi import FastAPI
    from schemathesis import APIOperation, Case
    from starlette.testclient import TestClient

    from latopis.run.chronicle import Chronicle

FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
EXAMPLES = 60 if FULL else 2
FORM = re.compile(r"(\.feed)?\.[a-z]+(\.json)?$")
HOST = {"host": "127.0.0.1"}
ANSWERED = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
DATED = ("from", "to", "as_of", "known_at", "recorded_at", "changed_since")
DATES = some.sampled_from(["2015", "2021-11", "2021-11-05", "199X", "2014/2020", "1992-03/..", "2017-24"])
TIMES = some.sampled_from(["2026-11-28T06:30:00.000001Z", "2020-01-01T00:00:00", "2026-11-28"])

load_all_checks()


@pytest.fixture(scope="module", autouse=True)
def _formats() -> None:
    """Dates and times that a parameter may hold."""
    schemathesis.openapi.format("edtf", DATES)
    schemathesis.openapi.format("edtf-or-time", TIMES)


def operations_of(app: FastAPI) -> Iterator[APIOperation]:  # type: ignore[type-arg]
    """Every question that the OpenAPI tells of."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST)
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        yield found.ok()


def by_question(operations: Iterable[APIOperation]) -> list[list[APIOperation]]:  # type: ignore[type-arg]
    """The forms of each question together, that with the most parameters first: making up values takes longer than asking."""
    found: dict[str, list[APIOperation]] = defaultdict(list)  # type: ignore[type-arg]
    for each in operations:
        found[each.path if FULL else FORM.sub("", each.path)].append(each)
    return [sorted(forms, key=lambda each: -len(each.query)) for forms in found.values()]


def can_be_told(name: str, value: object) -> bool:
    """Whether a schema tells right from wrong here.

    A form sends all of its fields: what is empty is not asked, whatever its sort. What is no date is told by no schema.
    """
    try:
        return value not in ("", [], {}, [""]) and (name not in DATED or time_from(str(value)) is not None)
    except ValueError:
        return False


def asked(forms: list[APIOperation], mode: GenerationMode) -> int:  # type: ignore[type-arg]
    """Ask a few questions of one sort, each in every form; how many were held to what is told of them."""
    count, (operation, *others) = 0, forms
    check = positive_data_acceptance if mode is GenerationMode.POSITIVE else negative_data_rejection

    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:  # type: ignore[type-arg]
        nonlocal count
        count += 1
        known = all(map(can_be_told, *zip(*(case.query or {"lang": "pl"}).items(), strict=True)))
        case.call_and_validate(headers=HOST, checks=[*ANSWERED, check] if known else ANSWERED)
        for other in others:
            same = {name: value for name, value in (case.query or {}).items() if name in {each.name for each in other.query}}
            again = other.Case(path_parameters=case.path_parameters, query=same)
            again.call_and_validate(headers=HOST, checks=ANSWERED)
            count += 1

    ask()
    return count


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_is_as_told(app: FastAPI, mode: GenerationMode) -> None:
    """Right questions are answered and wrong ones refused at every address, with the status, sort and fields that are told.

    What is wrong is found before the form counts: unless all shall be tried, that of JSON stands for all.
    """
    wanted = [each for each in operations_of(app) if FULL or mode is GenerationMode.POSITIVE or each.path.endswith(".json")]
    assert EXAMPLES * len(wanted) <= sum(asked(forms, mode) for forms in by_question(wanted))


def test_every_page_of_a_chronicle_is_as_told(app: FastAPI, kept: Chronicle) -> None:
    """All articles, entries and actors, in every form."""
    with reading(kept.engine) as connection:
        keys = {
            f"/{table.name.replace('versions', 'articles')}/{{key}}": connection.execute(table.select()).all()
            for table in (versions, entries, actors)
        }
    count = 0
    for operation in operations_of(app):
        for row in keys.get(operation.path.partition(".")[0], [])[:: 1 if FULL else 12]:
            operation.Case(path_parameters={"key": row.key}).call_and_validate(headers=HOST, checks=ANSWERED)
            count += 1
    assert 60 < count


def test_an_untold_answer_is_found(kept: Chronicle) -> None:
    """These tests can fail: a field of another sort than is told is found."""
    app = app_of(settings_of(kept))
    app.openapi()["components"]["schemas"]["Counts"]["properties"]["articles"] = {"type": "string"}
    operation = next(each for each in operations_of(app) if each.path == "/index.json")
    with pytest.raises(FailureGroup):
        operation.Case().call_and_validate(headers=HOST, checks=ANSWERED)


@pytest.mark.parametrize("path", ["/events.json", "/events.csv", "/events.atom", "/events.feed.json"])
def test_refusals_of_every_form_are_problems(client: TestClient, path: str) -> None:
    """What programs ask for is refused as `application/problem+json`, never as a page."""
    answer = client.get(path, params={"kiss": "1"})
    assert (400, "application/problem+json") == (answer.status_code, answer.headers["content-type"])


def test_every_refusal_is_told(kept: Chronicle) -> None:
    """An address that needs a token says so and tells how it is shown; the server's other names are refused as told."""
    client = client_for(app_of(settings_of(kept, token="word")))
    assert 401 == client.get("/events.json").status_code
    told = client.get("/openapi.json", headers={"authorization": "Bearer word"}).json()
    assert "3.1.0" == told["openapi"]
    assert [{"token": []}, {"password": []}, {"session": []}] == told["security"]
    assert {"token", "password", "session"} == set(told["components"]["securitySchemes"])
    for path in told["paths"].values():
        assert {"200", "400", "401", "404", "410", "421", "429", "500", "503"} <= set(path["get"]["responses"])

"""Whatever the OpenAPI of the pages allows, and what it does not, is answered: never with a fault of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok

from latopis.show.web.app import app_of
from show.web.served import settings_of

if TYPE_CHECKING:
    from latopis.run.chronicle import Chronicle

EXAMPLES = 3


def test_no_question_makes_the_server_fail(kept: Chronicle) -> None:
    """A few questions at every address, right ones and wrong ones."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", app_of(settings_of(kept)), headers={"host": "127.0.0.1"})
    asked = 0
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()

        @settings(max_examples=EXAMPLES, database=None, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:  # type: ignore[type-arg]
            nonlocal asked
            asked += 1
            case.call_and_validate(headers={"host": "127.0.0.1"}, checks=[not_a_server_error])

        ask()
    assert asked > 60

"""The pages of the examples for all tests that only read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from latopis.show.web.app import app_of
from show.web.browsing import browser_of, chromium
from show.web.served import client_for, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

    from latopis.run.chronicle import Chronicle


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a file; no other event loop can run in the thread before it is closed."""
    with browser_of(chromium() or "") as found:
        yield found


@pytest.fixture(scope="session")
def app(kept: Chronicle) -> FastAPI:
    """The application that serves it."""
    return app_of(settings_of(kept))


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """Whoever reads it, for the first time."""
    return client_for(app)

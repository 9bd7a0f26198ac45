"""What is served besides pages: our own files, and one that is vendored as it came."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from latopis.show.web.house import FOLDER

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_what_is_vendored_is_what_it_is_said_to_be() -> None:
    """The file has the digest that stands beside it."""
    digest = hashlib.sha256((FOLDER / "static" / "htmx.min.js").read_bytes()).hexdigest()
    assert digest in (FOLDER / "static" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "kind"), [("latopis.css", "text/css"), ("latopis.js", "text/javascript"), ("latopis.svg", "image/svg+xml")]
)
def test_our_files_are_kept_by_browsers(client: TestClient, name: str, kind: str) -> None:
    """Their address changes with what they hold."""
    answer = client.get(f"/static/{name}")
    assert (200, True, True) == (
        *(answer.status_code, answer.headers["content-type"].startswith(kind)),
        "immutable" in answer.headers["cache-control"],
    )


@pytest.mark.parametrize("name", ["README.md", "..%2Fapp.py", "%2e%2e/app.py", "nothing.css"])
def test_no_other_file_is_served(client: TestClient, name: str) -> None:
    """Neither from beside them nor from above."""
    assert 404 == client.get(f"/static/{name}").status_code

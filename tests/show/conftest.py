"""One chronicle of the examples for all tests that only read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from show.web.served import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.run.chronicle import Chronicle


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chronicle]:
    """A chronicle of the examples."""
    chronicle = filled(tmp_path_factory.mktemp("shown") / "latopis.db")
    yield chronicle
    chronicle.close()

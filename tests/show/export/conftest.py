"""A chronicle to be exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from show.export.files import chronicle_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.run.chronicle import Chronicle


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chronicle]:
    """The usual articles; tests of one file read the same one."""
    with chronicle_in(tmp_path_factory.mktemp("chronicle")) as found:
        yield found

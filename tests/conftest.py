"""What every test starts from: nothing of the user who runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import postgres as server_of_tests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No configuration, and an empty folder for what is kept."""
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.delenv("LATOPIS_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    return home


@pytest.fixture(scope="session")
def postgres() -> Iterator[Path | None]:
    """The folder of the server of the tests; None where PostgreSQL is not installed."""
    if not server_of_tests.is_there():
        yield None
        return
    with server_of_tests.server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new chronicle may be: a file, and a database of PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "latopis.db")
    folder = request.getfixturevalue("postgres")
    if folder is None:
        pytest.skip("PostgreSQL is not installed")
    return server_of_tests.new_database(folder)

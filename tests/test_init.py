"""The public names of the package."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys

import latopis


def test_every_public_name_is_there() -> None:
    """What `__all__` promises can be imported."""
    assert ["Chronicle", "Document", "Record", "__version__", "export", "read"] == sorted(latopis.__all__)
    assert all(hasattr(latopis, name) for name in latopis.__all__)


def test_read_stays_a_function_once_the_stages_are_loaded() -> None:
    """The folder of the stages has the name of the function, and never takes its place."""
    importlib.import_module("latopis.pipeline")
    assert inspect.isfunction(latopis.read)


def test_importing_latopis_loads_nothing_heavy() -> None:
    """A program that imports latopis pays for the stages when it reads, not before."""
    heavy = "('pydantic', 'rich', 'typer', 'morfeusz2', 'sqlalchemy', 'latopis.pipeline')"
    program = f"import sys, latopis; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stdout

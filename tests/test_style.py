"""The size and shape of the code: what CONTRIBUTING.md promises and no other tool checks."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import median
from typing import TypeAlias

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
FOLDERS = ("tests", "benchmarks", "scripts", "compiling")
ALL = sorted([*SOURCES, *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))])
BANNED = {"util", "utils", "helper", "helpers", "manager", "handler", "process", "data2", "misc"}
LONGEST_FUNCTION = 60
LONGEST_MEDIAN = 12
LONGEST_FILE = 400
MOST_ARGUMENTS = 5

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """The path from the root, as the name of a test."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions_in(path: Path) -> list[Function]:
    """Every function and method of a file."""
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, Function)]


def length_of(function: Function) -> int:
    """Its lines, docstring included, decorators not."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def arguments_of(function: Function) -> list[str]:
    """The names of its arguments but `self` and `cls`; those of a command are its options, which nobody passes in Python."""
    if any("command" in ast.unparse(decorator) for decorator in function.decorator_list):
        return []
    arguments = function.args
    found = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [argument.arg for argument in found if argument.arg not in ("self", "cls")]


def names_in(tree: ast.Module) -> set[str]:
    """The names that a file gives: of functions, classes, arguments and variables."""
    given: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                given.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                given.add(name)
    return given


def words_of(name: str) -> set[str]:
    """The words of a name in snake or camel case, in lower case."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+", name)}


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_length_of_files(path: Path) -> None:
    """No file is so long that it holds two subjects."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_functions(path: Path) -> None:
    """No function is too long, or takes too many arguments."""
    functions = functions_in(path)
    too_long = {function.name: length_of(function) for function in functions if length_of(function) > LONGEST_FUNCTION}
    too_many = {function.name: found for function in functions if len(found := arguments_of(function)) > MOST_ARGUMENTS}
    assert ({}, {}) == (too_long, too_many)


def test_median_of_functions() -> None:
    """Most functions are small."""
    lengths = [length_of(function) for path in SOURCES for function in functions_in(path)]
    assert median(lengths) <= LONGEST_MEDIAN


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_names(path: Path) -> None:
    """No name is one that says nothing, and none is `Any`."""
    tree = tree_of(path)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    bad = {name for name in names_in(tree) | {path.stem} if words_of(name) & BANNED}
    assert (set(), False) == (bad, "Any" in used)


@pytest.mark.parametrize("path", [path for path in SOURCES if path.name != "__main__.py"], ids=name_of)
def test_docstrings(path: Path) -> None:
    """Every module says in its first line what it is."""
    assert ast.get_docstring(tree_of(path))

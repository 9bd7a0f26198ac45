"""The source of a module with what its decorators would make written out, so that mypyc makes native classes of its values.

A dataclass keeps its methods in Python and one with slots is no native class at all; a `cached_property` has no place in one;
what `lru_cache` wraps is called through the interpreter. Values refer to none that refers to them: the collector need not look.
Everything else stays as it is, comments included.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_VALUES: Final = {"frozen": (True, True), "unique": (False, False)}
"""The decorators of `latopis.frozen`, and whether their classes compare and hash by their fields."""


class _Field(NamedTuple):
    name: str
    type: str
    default: str | None
    factory: str | None
    compared: bool


class _Edit(NamedTuple):
    """Lines that take the place of the lines `start:end`, which count from 0."""

    start: int
    end: int
    lines: list[str]


def spelled_out(source: str) -> str:
    """The module with its dataclasses as plain classes and its cached properties as plain ones that keep their value."""
    tree = ast.parse(source)
    lines = _with_lists(source.split("\n"), tree)
    edits = [edit for node in tree.body if isinstance(node, ast.ClassDef) for edit in _edits(node)]
    edits += [edit for node in tree.body if isinstance(node, ast.FunctionDef) for edit in _kept_results(node)]
    for start, end, new in sorted(edits, reverse=True):
        lines[start:end] = new
    if any(edit.lines for edit in edits):
        at = next(node.lineno for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__")
        lines[at:at] = [
            "from typing import ClassVar as _ClassVar, Final as _Final",
            "from latopis.frozen import fields_named as _fields, native as _native",
        ]
    return "\n".join(lines)


def _with_lists(lines: list[str], tree: ast.Module) -> list[str]:
    """`in (*a, b)` as `in list((*a, b))`: mypyc knows no star there."""
    tuples = [one for node in ast.walk(tree) if isinstance(node, ast.Compare) for one in node.comparators if _is_starred(one)]
    marks = [(one.end_lineno or 0, one.end_col_offset or 0, b")") for one in tuples]
    marks += [(one.lineno, one.col_offset, b"list(") for one in tuples]
    for line, column, mark in sorted(marks, reverse=True):
        before = lines[line - 1].encode()
        lines[line - 1] = (before[:column] + mark + before[column:]).decode()
    return lines


def _is_starred(node: ast.expr) -> bool:
    return isinstance(node, ast.Tuple) and any(isinstance(one, ast.Starred) for one in node.elts)


def _edits(node: ast.ClassDef) -> Iterator[_Edit]:
    for decorator in node.decorator_list:
        kind = _kind(decorator)
        if kind is not None:
            plain = ["@_native(acyclic=True)"] if ast.unparse(decorator) in _VALUES else []
            yield _Edit(decorator.lineno - 1, decorator.end_lineno or 0, plain)
            yield from _fields_as_methods(node, *kind)
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and any(ast.unparse(one) == "cached_property" for one in method.decorator_list):
            yield _Edit(method.lineno - 2, method.lineno, _keeping(method))


def _kept_results(node: ast.FunctionDef) -> Iterator[_Edit]:
    """A function that `lru_cache` wraps, as one that looks into a dictionary first."""
    limit = next((found for found in map(_limit, node.decorator_list) if found), None)
    if limit is None:
        return
    name, result = node.name, ast.unparse(node.returns) if node.returns else "object"
    parameters = ast.unparse(node.args)
    names = [argument.arg for argument in node.args.args]
    types = [ast.unparse(argument.annotation) if argument.annotation else "object" for argument in node.args.args]
    key, of = (names[0], types[0]) if len(names) == 1 else (f"({', '.join(names)})", f"tuple[{', '.join(types)}]")
    open_ = "None" in result
    value = f"_work_out_{name}({', '.join(names)})"
    lines = [
        f"_kept_{name}: _Final[dict[{of}, {f'tuple[{result}]' if open_ else result}]] = {{}}",
        f"def {name}({parameters}) -> {result}:",
        f"    found = _kept_{name}.get({key})",
        "    if found is None:",
        f"        if len(_kept_{name}) >= {limit}:",
        f"            _kept_{name}.clear()",
        f"        found = _kept_{name}[{key}] = {f'({value},)' if open_ else value}",
        f"    return found{'[0]' if open_ else ''}",
        f"def _work_out_{name}({parameters}) -> {result}:",
    ]
    yield _Edit(node.decorator_list[0].lineno - 1, node.body[0].lineno - 1, lines)


def _limit(decorator: ast.expr) -> str:
    """How many results the decorator keeps; empty for one that keeps none."""
    if ast.unparse(decorator) == "_cached":
        return "32768"
    if not isinstance(decorator, ast.Call) or ast.unparse(decorator.func) != "lru_cache":
        return ""
    return ast.unparse(decorator.keywords[0].value)


def _kind(decorator: ast.expr) -> tuple[bool, bool] | None:
    """Whether the dataclass that it makes compares and hashes by its fields; None where it makes none."""
    name, options = ast.unparse(decorator), {}
    if isinstance(decorator, ast.Call):
        name = ast.unparse(decorator.func)
        options = {keyword.arg: ast.unparse(keyword.value) == "True" for keyword in decorator.keywords}
    if name == "dataclass":
        return options.get("eq", True), options.get("frozen", False)
    return _VALUES.get(name)


def _fields_as_methods(node: ast.ClassDef, compares: bool, hashes: bool) -> Iterator[_Edit]:
    """The fields leave the body of the class; what the decorator would have made of them stands in the place of the first."""
    found = [one for one in node.body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)]
    fields = [_field(one) for one in found]
    names = " ".join(f"{field.name!r}," for field in fields)
    new = [f"__match_args__: _Final = ({names})", f"__dataclass_fields__: _ClassVar = _fields(({names}))"]
    new += _constructor(fields)
    new += _representation(node.name, fields)
    compared = [f"self.{field.name}" for field in fields if field.compared]
    if compares:
        new += _comparison(node.name, compared)
    if hashes:
        new += ["def __hash__(self) -> int:", f"    return hash(({' '.join(f'{name},' for name in compared)}))"]
    for place, one in enumerate(found):
        yield _Edit(one.lineno - 1, one.end_lineno or 0, [] if place else ["    " + line for line in new])


def _field(node: ast.AnnAssign) -> _Field:
    default, factory, compared = node.value, None, True
    if isinstance(default, ast.Call) and ast.unparse(default.func) == "field":
        options = {keyword.arg: keyword.value for keyword in default.keywords}
        default, factory = options.get("default"), options.get("default_factory")
        compared = "compare" not in options or ast.unparse(options["compare"]) == "True"
    value, made = [None if part is None else ast.unparse(part) for part in (default, factory)]
    return _Field(ast.unparse(node.target), ast.unparse(node.annotation), value, made, compared)


def _constructor(fields: list[_Field]) -> list[str]:
    parameters = [_parameter(field) for field in fields]
    made = [
        field.name if field.factory is None else f"{field.factory}() if {field.name} is None else {field.name}"
        for field in fields
    ]
    assigned = [f"    self.{field.name}: {field.type} = {value}" for field, value in zip(fields, made, strict=True)]
    return [f"def __init__(self, {', '.join(parameters)}) -> None:", *assigned]


def _parameter(field: _Field) -> str:
    if field.factory is not None:
        return f"{field.name}: {field.type} | None = None"
    return f"{field.name}: {field.type}" + ("" if field.default is None else f" = {field.default}")


def _representation(name: str, fields: list[_Field]) -> list[str]:
    shown = ", ".join(f"{field.name}={{self.{field.name}!r}}" for field in fields)
    return ["def __repr__(self) -> str:", f"    return f{f'{name}({shown})'!r}"]


def _comparison(name: str, compared: list[str]) -> list[str]:
    same = " and ".join(f"{one} == other{one.removeprefix('self')}" for one in compared)
    other = [f"    if not isinstance(other, {name}):", "        return NotImplemented"]
    equal = ["def __eq__(self, other: object) -> bool:", *other, f"    return {same}"]
    return [*equal, "def __ne__(self, other: object) -> bool:", *other, f"    return not ({same})"]


def _keeping(method: ast.FunctionDef) -> list[str]:
    """The property that keeps what the method gives, and the head of the method under another name."""
    name, result = method.name, ast.unparse(method.returns) if method.returns else "object"
    kept = [
        f"_kept_{name}: {result} | None = None",
        "@property",
        f"def {name}(self) -> {result}:",
        f"    kept = self._kept_{name}",
        "    if kept is None:",
        f"        kept = self._kept_{name} = self._work_out_{name}()",
        "    return kept",
        f"def _work_out_{name}(self) -> {result}:",
    ]
    return ["    " + line for line in kept]

"""Values whose methods are written out for the compiler behave as dataclasses do."""

from __future__ import annotations

import ast
import sys
from dataclasses import fields, replace
from pathlib import Path
from types import ModuleType

import pytest

from spelled import spelled_out

SOURCES = Path(__file__).parents[2] / "src"
MODULE = '''
from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from latopis.frozen import frozen, unique


@frozen
class Place:
    """Somewhere."""

    name: str
    near: tuple[str, ...] = ()
    seen: int = field(default=0, compare=False)

    @property
    def long(self) -> bool:
        return len(self.name) > 5


@unique
class Only:
    name: str


@dataclass(slots=True)
class Draft:
    name: str
    found: list[str] = field(default_factory=list)


class Asked:
    def __init__(self) -> None:
        self.times = 0

    @cached_property
    def answer(self) -> str:
        """What was asked."""
        self.times += 1
        return "so"


@lru_cache(maxsize=2)
def length_of(name: str) -> int:
    """How long it is."""
    asked.append(name)
    return len(name)


@lru_cache(maxsize=100)
def found_in(names: tuple[str, ...], name: str) -> int | None:
    asked.append(name)
    return names.index(name) if name in names else None


asked: list[str] = []


def is_near(place: Place, name: str) -> bool:
    return name in (*place.near, place.name)  # mypyc knows no star here
'''


def module_of(source: str) -> ModuleType:
    module = sys.modules["made"] = ModuleType("made")  # a dataclass looks up its module
    exec(source, module.__dict__)
    del sys.modules["made"]
    return module


@pytest.fixture(scope="module")
def made() -> ModuleType:
    return module_of(spelled_out(MODULE))


def test_no_decorator_is_left() -> None:
    """No class of the module is a dataclass any more, no property needs a dictionary; values are told to be in no cycle."""
    classes = [node for node in ast.parse(spelled_out(MODULE)).body if isinstance(node, ast.ClassDef)]
    native = "_native(acyclic=True)"
    assert [native, native] == [ast.unparse(decorator) for node in classes for decorator in node.decorator_list]
    assert "@cached_property" not in spelled_out(MODULE)


def test_values_are_built_shown_and_compared_as_before(made: ModuleType) -> None:
    """The written-out class has the constructor, the representation, the equality and the hash of the dataclass."""
    before = module_of(MODULE)
    for module in (made, before):
        place = module.Place("Gdynia", ("Sopot",), seen=3)
        assert ("Place(name='Gdynia', near=('Sopot',), seen=3)", True) == (repr(place), place.long)
        assert place == module.Place("Gdynia", ("Sopot",), seen=9)
        assert place != module.Place("Gdynia")
        assert hash(place) == hash(module.Place("Gdynia", ("Sopot",)))
        assert module.Place("Sopot") != "Sopot"
    assert repr(before.Place("Hel")) == repr(made.Place("Hel"))


def test_a_unique_value_is_itself_only(made: ModuleType) -> None:
    """Two `unique` values with the same fields are two."""
    assert made.Only("Hel") != made.Only("Hel")


def test_each_draft_has_a_list_of_its_own(made: ModuleType) -> None:
    """A default that a factory makes is made anew for each value."""
    one, other = made.Draft("a"), made.Draft("b")
    one.found.append("x")
    assert ([], ["x"]) == (other.found, one.found)


def test_the_standard_library_takes_them_for_dataclasses(made: ModuleType) -> None:
    """`replace` and `fields` do what they do with the dataclass, and patterns by place match."""
    place = replace(made.Place("Hel"), near=("Jurata",))
    assert ("Hel", ("Jurata",)) == (place.name, place.near)
    assert ["name", "near", "seen"] == [field.name for field in fields(made.Place)]
    assert ("name", "near", "seen") == made.Place.__match_args__


def test_a_property_is_worked_out_once(made: ModuleType) -> None:
    """What a cached property gives is kept, without a dictionary of the instance."""
    asked = made.Asked()
    assert ("so", "so", 1) == (asked.answer, asked.answer, asked.times)


def test_what_a_function_keeps_is_worked_out_once(made: ModuleType) -> None:
    """A function that keeps its results gives the same ones, also where one is None, and keeps no more than it may."""
    assert [3, 3] == [made.length_of("Hel"), made.length_of("Hel")]
    assert [0, None, None] == [made.found_in(("a",), name) for name in ("a", "b", "b")]
    assert ["Hel", "a", "b"] == made.asked
    for name in ("Puck", "Reda", "Hel"):
        made.length_of(name)
    assert "Hel" == made.asked[-1]


def test_a_star_in_a_membership_test_is_kept(made: ModuleType) -> None:
    """`in (*a, b)` means the same when it is written as a list."""
    assert [True, True, False] == [made.is_near(made.Place("Hel", ("Jurata",)), name) for name in ("Hel", "Jurata", "Puck")]


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.py")), ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_every_module_can_be_spelled_out(path: Path) -> None:
    """Each module of the package is still Python when it is written out, with the same names at its top."""
    source = path.read_text(encoding="utf-8")
    before, after = (
        {node.name for node in ast.parse(text).body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
        for text in (source, spelled_out(source))
    )
    assert before == {name for name in after if not name.startswith("_work_out_")}

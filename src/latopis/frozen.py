"""Values: dataclasses with slots that type checkers hold frozen."""

from __future__ import annotations

from copy import copy
from dataclasses import Field, dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar, dataclass_transform

_T = TypeVar("_T")

if TYPE_CHECKING:
    from mypy_extensions import mypyc_attr as native
else:

    def native(**_options):
        """What the compiler is told of a class; at run time nothing."""
        return lambda cls: cls


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T]) -> type[_T]:
    """The class as a dataclass with slots; setting a field is an error to the type checker, not at run time.

    Reading builds thousands of small values for each document, and a dataclass that is frozen at run time takes five to
    seven times as long to build. Nouns that leave the package (`Document`, `Record`, …) are frozen at run time too.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def unique(cls: type[_T]) -> type[_T]:
    """As `frozen`, but equal to itself only: what is made once and shared costs nothing to look up in a cache."""
    return dataclass(slots=True, eq=False)(cls)


def changed(value: _T, **others: object) -> _T:
    """As `dataclasses.replace`, in half the time, of a dataclass with slots whose fields are all handed to its constructor."""
    kind: type = type(value)
    found: _T = _made(kind)
    for name in _names_of(kind):
        _put(found, name, others[name] if name in others else getattr(value, name))
    return found


_made: Final = object.__new__
_put: Final = object.__setattr__


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@dataclass
class _Template:
    name: object


def fields_named(names: tuple[str, ...]) -> dict[str, Field[object]]:
    """What `dataclasses.replace` and `fields` ask of a class whose methods are spelled out before it is compiled."""
    found = {}
    for name in names:
        found[name] = copy(fields(_Template)[0])
        found[name].name = name
    return found

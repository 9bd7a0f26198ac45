"""Number, case and gender as bit sets, so that agreement is one `&`.

A bit stands for one combination of a number, a case and a gender. The tags are those of the National Corpus of Polish.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

NUMBERS: Final = ("sg", "pl")
CASES: Final = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
GENDERS: Final = ("m1", "m2", "m3", "f", "n")

_PLACE: Final = {
    (number, case, gender): (n * len(CASES) + c) * len(GENDERS) + g
    for n, number in enumerate(NUMBERS)
    for c, case in enumerate(CASES)
    for g, gender in enumerate(GENDERS)
}
EVERY: Final = (1 << len(_PLACE)) - 1
_VALUES: Final = (*NUMBERS, *CASES, *GENDERS)
_OF_VALUE: Final = {value: sum(1 << place for key, place in _PLACE.items() if value in key) for value in _VALUES}


def bits(values: Iterable[str]) -> int:
    """Every combination with one of the values, all of which belong to one category; all combinations for none.

    >>> bits(["gen"]) & bits(["sg"]) & bits(["f"]) == 1 << 8
    True
    """
    found = 0
    for value in values:
        found |= _OF_VALUE[value]
    return found or EVERY


def agreement(numbers: Iterable[str], cases: Iterable[str], genders: Iterable[str]) -> int:
    """The combinations of the given values; an empty category is open."""
    return bits(numbers) & bits(cases) & bits(genders)


@lru_cache(maxsize=4096)
def cases_in(agreement: int) -> frozenset[str]:
    """The cases that the bit set leaves possible."""
    return frozenset(case for case in CASES if agreement & _OF_VALUE[case])


@lru_cache(maxsize=4096)
def numbers_in(agreement: int) -> frozenset[str]:
    """The numbers that the bit set leaves possible."""
    return frozenset(number for number in NUMBERS if agreement & _OF_VALUE[number])


@lru_cache(maxsize=4096)
def genders_in(agreement: int) -> frozenset[str]:
    """The genders that the bit set leaves possible."""
    return frozenset(gender for gender in GENDERS if agreement & _OF_VALUE[gender])

"""Which texts may be near-duplicates, found without comparing each with each: MinHash by one permutation."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHINGLE: Final = 5
"""How many words in a row make a shingle of a text."""
_BITS: Final = 32


def hash_of(*parts: object) -> int:
    """A number of 63 bits for the parts, the same in every process.

    >>> hash_of("a", 1) == hash_of("a", 1), hash_of("a", 1) == hash_of("a1")
    (True, False)
    """
    joined = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(joined, digest_size=8).digest()) >> 1


def shingles_of(words: Sequence[str], size: int = SHINGLE) -> frozenset[int]:
    """The hashes of the runs of words; a text that is shorter than a run is one.

    >>> len(shingles_of("to jest bardzo długie zdanie o niczym".split()))
    3
    """
    if not words:
        return frozenset()
    last = max(1, len(words) - size + 1)
    return frozenset(hash_of(*words[start : start + size]) for start in range(last))


def minima(hashes: Iterable[int], bins: int) -> list[int]:
    """The least hash of each bin, bins told apart by the highest bits; empty bins are left out (one-permutation MinHash)."""
    least: dict[int, int] = {}
    for value in hashes:
        place = (value >> (63 - _BITS)) * bins >> _BITS
        if value < least.get(place, value + 1):
            least[place] = value
    return [least[place] for place in sorted(least)]


def shared(a: frozenset[int] | frozenset[str], b: frozenset[int] | frozenset[str]) -> tuple[float, float]:
    """How much two sets share: of both together (Jaccard), and of the smaller one (containment).

    >>> shared(frozenset("abc"), frozenset("bcde"))
    (0.4, 0.6666666666666666)
    """
    common = len(a & b)
    smaller = min(len(a), len(b))
    return (common / (len(a) + len(b) - common), common / smaller) if smaller else (0.0, 0.0)

"""What every format is made of: parts that stand for some articles each, and what is left out, told with its reason."""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from latopis.chronicle.roles import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from typing_extensions import Buffer

    from latopis.chronicle.kept import Report
    from latopis.chronicle.roles import Kind
    from latopis.lexicon.labels import Tongue
    from latopis.show.report_json import Fields


_JSON: Final = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Wish:
    """Which kinds, whether whole texts too; the language of what is told to people, the query in words, and the day."""

    kinds: tuple[Kind, ...]
    full_text: bool = False
    tongue: Tongue = "en"
    asked: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some articles in the format: how many entries that holds, and how many were left out for which reason."""

    data: bytes
    entries: int
    left_out: Counter[str] = field(default_factory=Counter)


EVERYTHING: Final = Wish(tuple(KINDS.values()))


Making: TypeAlias = "Callable[[Sequence[Report], Wish], Part]"
"""Makes a part of the reports of some articles; what it makes depends on nothing else."""
Whole: TypeAlias = "Callable[[Iterable[Part], Wish], Iterator[bytes]]"
"""Makes the file of its parts."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the kinds of entries that it can hold, what becomes of an entry in it, and what is lost."""

    name: str
    suffix: str
    media: str
    kinds: tuple[Kind, ...]
    gives: str
    loses: str
    part: Making
    whole: Whole
    reviewed: bool = False


def one_after_another(parts: Iterable[Part], _: Wish) -> Iterator[bytes]:
    """The parts alone, as of JSON Lines."""
    yield from (part.data for part in parts)


def enclosed(head: str, tail: str) -> Whole:
    """The parts as items of one list of JSON, between a beginning and an end; each item stands on its line."""

    def whole(parts: Iterable[Part], _: Wish) -> Iterator[bytes]:
        yield head.encode()
        between = b"\n"
        for part in parts:
            if part.data:
                yield between + part.data
                between = b",\n"
        yield b"\n" + tail.encode() + b"\n"

    return whole


def items(found: Iterable[Fields | str], reports: Sequence[Report] | None = None) -> Part:
    """The objects as items of a list; what is no object says why its entry was left out."""
    told = list(found)
    kept = [each for each in told if not isinstance(each, str)]
    left_out = Counter(each for each in told if isinstance(each, str))
    return Part(b",\n".join(map(bytes_of, kept)), len(kept) if reports is None else len(reports), left_out)


def lines(found: Iterable[Fields | str]) -> Part:
    """The objects, one a line; what is no object says why its entry was left out."""
    told = list(found)
    kept = [bytes_of(each) for each in told if not isinstance(each, str)]
    return Part(b"".join(line + b"\n" for line in kept), len(kept), Counter(each for each in told if isinstance(each, str)))


def bytes_of(fields: Fields) -> bytes:
    """The object as JSON on one line; a lone surrogate, which UTF-8 cannot hold, becomes a question mark."""
    return _JSON(fields).encode("utf-8", "replace")


def without_nothing(fields: Fields) -> Fields:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}, ())}


class Passing(io.RawIOBase):
    """A file of which nothing is kept but what has not been taken yet."""

    def __init__(self) -> None:
        self._length = 0
        self._waiting: list[bytes] = []

    def writable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """How much was written."""
        return self._length

    def write(self, data: Buffer, /) -> int:
        """Keep the bytes until they are taken."""
        self._waiting.append(bytes(data))
        self._length += len(self._waiting[-1])
        return len(self._waiting[-1])

    def taken(self) -> bytes:
        """What was written since the last time."""
        found = b"".join(self._waiting)
        self._waiting.clear()
        return found

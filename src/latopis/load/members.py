"""Packed files of many parts, one behind another; behind a broken part the next record of a web archive is looked for.

Only in web archives does each part begin with a record, so that what follows a broken one can be read by itself.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from latopis.load.records import MARK

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    class Unpacker(Protocol):
        """Unpacks one part, piece by piece."""

        @property
        def eof(self) -> bool:
            """Whether its end was reached."""

        @property
        def unused_data(self) -> bytes:
            """What was handed over behind its end."""

        def decompress(self, data: bytes, /) -> bytes:
            """The bytes that the piece holds."""


@dataclass(frozen=True, slots=True)
class Packing:
    """How parts are packed: what one begins with, what unpacks it, its faults, and how much may be handed over at a time.

    That is little, as a bomb makes a thousand bytes of one, or with Zstandard many thousands.
    """

    mark: bytes
    unpacker: Callable[[], Unpacker]
    fault: type[Exception]
    step: int


GZIP: Final = Packing(b"\x1f\x8b\x08", lambda: zlib.decompressobj(31), zlib.error, 4096)
_BLOCK: Final = 1 << 18
"""Packed bytes that are read at once; Zstandard may ask for half of them before it gives any."""
_TRIES: Final = 1000
"""Places behind a broken one that look like the beginning of a part, before it is given up."""


class Members:
    """The unpacked bytes of all parts of a stream; `passed_over` counts the broken places behind which others were found."""

    def __init__(self, stream: BinaryIO, packing: Packing) -> None:
        self._stream, self._packing = stream, packing
        self._raw, self._at, self._out = b"", 0, b""
        self._part: Unpacker | None = None
        self.passed_over = 0

    def read1(self, size: int) -> bytes:
        """Some of the bytes, no more than so many; none at the end.

        Raises:
            OSError, or what the packing raises: it is broken or breaks off, and nothing that can be read follows.
        """
        while not self._out and self._holds(1):
            self._out = self._next()
        if not self._out and self._part is not None:
            raise OSError("it is cut")
        given, self._out = self._out[:size], self._out[size:]
        return given

    def _holds(self, size: int) -> bool:
        """Whether so many packed bytes come."""
        while len(self._raw) - self._at < size and (block := self._stream.read(_BLOCK)):
            self._raw, self._at = self._raw[self._at :] + block, 0
        return len(self._raw) - self._at >= size

    def _next(self) -> bytes:
        """What the next packed bytes give."""
        begun = self._at
        piece = self._raw[begun : begun + self._packing.step]
        self._at += len(piece)
        if self._part is None:
            piece = piece.lstrip(b"\0")  # some writers fill up with zeros
            if not piece:
                return b""
            self._part = self._packing.unpacker()
        try:
            found = self._part.decompress(piece)
        except self._packing.fault:
            self._at = begun
            if not self._goes_on():
                raise
            return b""
        if self._part.eof:
            self._at -= len(self._part.unused_data)
            self._part = None
        return found

    def _goes_on(self) -> bool:
        """Whether a part that holds a record begins behind this place, which is where reading then goes on."""
        self._part = None
        for _ in range(_TRIES):
            self._at += 1
            if not self._finds_mark():
                return False
            if self._begins_a_record():
                self.passed_over += 1
                return True
        return False

    def _finds_mark(self) -> bool:
        mark = self._packing.mark
        while (found := self._raw.find(mark, self._at)) < 0:
            self._at = max(self._at, len(self._raw) - len(mark) + 1)
            if not self._holds(len(self._raw) - self._at + 1):
                return False
        self._at = found
        return True

    def _begins_a_record(self) -> bool:
        """Whether what comes next unpacks to the beginning of a record."""
        self._holds(_BLOCK)
        part, out = self._packing.unpacker(), b""
        try:
            for start in range(self._at, min(len(self._raw), self._at + _BLOCK), self._packing.step):
                if len(out) >= len(MARK) or part.eof:
                    break
                out += part.decompress(self._raw[start : start + self._packing.step])
        except self._packing.fault:
            return False
        return out.startswith(MARK)

"""The records of a web archive as they stand, one after another; behind a broken place the next one is looked for.

A record begins with its version and a header that says how long it is. One that is cut by the beginning of another ends there,
and what stands between records is passed over. No more is held than one record of the size that is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MARK: Final = b"WARC/1."
_BEGINNING: Final = re.compile(rb"WARC/1\.\d\r\n[\w-]+:")
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_END: Final = b"\r\n\r\n"
_BLOCK: Final = 1 << 18
_OVERLAP: Final = 64
"""Bytes at the end of what is held that may be half of a beginning."""
_LONGEST_HEAD: Final = 1 << 14
"""Bytes of the header of a record, and of what is kept of one that is too large."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A record that is `whole`, the beginning of one that is `large` or `cut`, `count` `lost` bytes, or an `open` end."""

    state: Literal["whole", "large", "cut", "lost", "open"]
    data: bytes = b""
    count: int = 0


def pieces_of(stream: BinaryIO, *, most: int) -> Iterator[Piece]:
    """The records of the stream and what is lost between them, in order; of one above that size in bytes only its beginning.

    The last piece is `open` where the stream ends in another way than a record does.
    """
    ahead = _Ahead(stream)
    while ahead.skips_blank_lines():
        size = ahead.size_of_record()
        if size is None:
            yield Piece("lost", count=ahead.pass_over())
        elif size > most + _LONGEST_HEAD:
            yield Piece("large", ahead.part(0, _LONGEST_HEAD))
            ahead.pass_over(size)
        else:
            piece = ahead.record(size)
            yield piece
            if piece.state == "whole" and ahead.reach(len(_END)) < len(_END):
                yield Piece("open")


class _Ahead:
    """A stream of which what comes next is held, as far as it was asked for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._held, self._at, self._over = stream, bytearray(), 0, False

    def reach(self, size: int) -> int:
        """How many bytes are held, once there are so many or the stream is over."""
        while not self._over and len(self._held) - self._at < size:
            if self._at > _BLOCK and self._at * 2 > len(self._held):
                del self._held[: self._at]
                self._at = 0
            block = self._stream.read(_BLOCK)
            self._held += block
            self._over = not block
        return len(self._held) - self._at

    def part(self, start: int, end: int) -> bytes:
        """Those of the bytes that come next."""
        return bytes(self._held[self._at + start : self._at + end])

    def skips_blank_lines(self) -> bool:
        """Whether anything comes behind the ends of lines that come next, which are left out."""
        while self.reach(_BLOCK):
            start = self.part(0, 64)
            blank = len(start) - len(start.lstrip(b"\r\n"))
            self._at += blank
            if blank < len(start):
                return True
        return False

    def size_of_record(self) -> int | None:
        """The bytes of the record that begins here with its header; None where none does."""
        if not _BEGINNING.match(self._held, self._at):
            return None
        end = self._held.find(_END, self._at, self._at + _LONGEST_HEAD)
        told = _LENGTH.search(self._held, self._at, end + 2) if end >= 0 else None
        return end - self._at + len(_END) + int(told[1]) if told else None

    def record(self, size: int) -> Piece:
        """The record of that size, or what there is of it: where no end follows, another one may begin before it."""
        held = self.reach(size + len(_END))
        state: Literal["whole", "cut"] = "whole"
        if held < size or self.part(size, size + len(_END)) != _END:
            other = self._beginning(1, size)
            if other is not None or held < size:
                state, size = "cut", other or held
        found = Piece(state, self.part(0, size))
        self._at += size
        return found

    def pass_over(self, size: int | None = None) -> int:
        """Go on to the next record, or behind so many bytes where none begins before; how many bytes were passed over."""
        self._at += 1  # not the one that begins here
        passed = 1
        while (size is None or passed < size) and (held := self.reach(_BLOCK)):
            window = held if size is None else min(held, size - passed)
            found = self._beginning(0, window)
            step = found if found is not None else max(window - _OVERLAP, 1)
            self._at += step
            passed += step
            if found is not None:
                break
        return passed

    def _beginning(self, start: int, end: int) -> int | None:
        """Where a record begins, from the one to the other place."""
        at = self._at + start
        while (at := self._held.find(MARK, at, self._at + end + len(MARK) - 1)) >= 0:
            if _BEGINNING.match(self._held, at):
                return at - self._at
            at += 1
        return None

"""Packed files: gzip and Zstandard around a file, and ZIP archives of files; nothing is unpacked to disk."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, cast

from latopis.load.extras import missing
from latopis.load.members import GZIP, Members, Packing
from latopis.load.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from latopis.load.held import Held

    Reader = Callable[[BinaryIO, str], Iterator[Held]]

_MOST_UNPACKED: Final = 64_000_000_000
"""Bytes that one packed file may give in all: more than any archive of news, less than a bomb."""
_BREAKS: Final = (OSError, EOFError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError)


@dataclass(slots=True)
class _Left:
    """How many bytes a packed file may still give: all files of an archive share it."""

    bytes: int


class _Unpacking(io.RawIOBase):
    """What is unpacked, up to a limit; where it breaks off it ends, and `fault` says why."""

    def __init__(self, inner: BinaryIO, left: _Left) -> None:
        self._inner, self._left = cast("io.BufferedReader", inner), left
        self.fault: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        try:
            data = b"" if self.fault else self._inner.read1(len(view))
        except Exception as fault:
            self.fault, data = fault, b""
        self._left.bytes -= len(data)
        if self._left.bytes < 0:
            self.fault, data = OSError(f"it unpacks to more than {_MOST_UNPACKED:,} bytes"), b""
        view[: len(data)] = data
        return len(data)


def from_gzip(stream: BinaryIO, where: str, *, read: Reader) -> Iterator[Held]:
    """The articles of the file inside a gzip, or several; what stands before a broken place is read."""
    yield from _in_members(Members(stream, GZIP), where, read=read)


def from_zstd(stream: BinaryIO, where: str, *, read: Reader) -> Iterator[Held]:
    """The articles of the file inside a Zstandard frame, or several."""
    try:
        import zstandard  # noqa: PLC0415  an optional part
    except ImportError as fault:
        refusal = missing(fault, "packed with Zstandard", extra="warc")
        yield refusal.at(where)
        return
    frames = Packing(b"\x28\xb5\x2f\xfd", zstandard.ZstdDecompressor().decompressobj, zstandard.ZstdError, 256)
    yield from _in_members(Members(stream, frames), where, read=read)


def _in_members(members: Members, where: str, *, read: Reader) -> Iterator[Held]:
    yield from _unpacked(cast("BinaryIO", members), where, read, _Left(_MOST_UNPACKED))
    if members.passed_over:
        yield Unread(where, f"is broken in {members.passed_over:,} places; the records behind each of them were read", "broken")


def _unpacked(inner: BinaryIO, where: str, read: Reader, left: _Left) -> Iterator[Held]:
    """The articles of what is unpacked; where it breaks off, the last one may be cut too and is left out."""
    unpacking = _Unpacking(inner, left)
    last: Held | None = None
    buffered = io.BufferedReader(unpacking)
    for article in read(cast("BinaryIO", buffered), where):
        if last is not None:
            yield last
        last = article
    if unpacking.fault:
        if isinstance(last, Unread) and last.code == "broken":
            yield last
        said = str(unpacking.fault) or type(unpacking.fault).__name__
        yield Unread(where, f"breaks off ({said}); what stood before was read, but for the last article", "broken")
    elif last is not None:
        yield last


def from_zip(stream: BinaryIO, where: str, *, read: Reader) -> Iterator[Held]:
    """The articles of the files of a ZIP, in its order; hidden files and names that lead out are left."""
    if not stream.seekable():
        yield Unread(
            where, "is a ZIP archive in a pipe or in another packed file, which is read from its end; unpack it", "not-a-file"
        )
        return
    try:
        packed = zipfile.ZipFile(stream)
        members = [member for member in packed.infolist() if not member.is_dir()]
    except _BREAKS as fault:
        yield Unread(where, f"is a broken ZIP archive ({fault}); pack it again", "broken")
        return
    if not members:
        yield Unread(where, "is a ZIP archive without files", "empty")
    left = _Left(_MOST_UNPACKED)
    for member in members:
        if left.bytes >= 0:
            yield from _member(packed, member, where, read, left)


def _member(packed: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, read: Reader, left: _Left) -> Iterator[Held]:
    path = PurePosixPath(member.filename)
    place = f"{where}/{member.filename}"
    if path.is_absolute() or ".." in path.parts:
        yield Unread(place, "has a name that leads out of its archive; it was left out", "not-a-file")
        return
    if any(part.startswith((".", "__MACOSX")) for part in path.parts):
        return
    try:
        with packed.open(member) as inner:
            yield from _unpacked(cast("BinaryIO", inner), place, read, left)
    except _BREAKS as fault:
        yield Unread(place, f"cannot be unpacked ({fault}); pack it again", "broken")

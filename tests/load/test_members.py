"""Packed files of many parts."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest

from latopis.load.members import GZIP, Members


def unpacked(data: bytes) -> tuple[bytes, int]:
    """All bytes of the parts, and how many broken places were passed over."""
    members = Members(io.BytesIO(data), GZIP)
    return b"".join(iter(lambda: members.read1(1000), b"")), members.passed_over


def test_parts_are_one_file() -> None:
    """The parts stand behind each other as one file, zeros between them left out."""
    assert (b"abc" * 50_000 + b"def", 0) == unpacked(gzip.compress(b"abc" * 50_000) + b"\0" * 600 + gzip.compress(b"def"))
    assert (b"", 0) == unpacked(b"")


def test_only_records_are_gone_on_with() -> None:
    """Behind a broken part reading goes on with a record of a web archive and with nothing else."""
    broken, record = gzip.compress(bytes(range(256)) * 900)[:-3], gzip.compress(b"WARC/1.0 and so on")
    assert (b"WARC/1.0 and so on", 1) == unpacked(broken + record)
    with pytest.raises(zlib.error):
        unpacked(broken + gzip.compress(b"def"))
    with pytest.raises(OSError, match="cut"):
        unpacked(record + broken)


def test_marks_without_end() -> None:
    """A broken file of nothing but beginnings of parts is given up."""
    with pytest.raises(zlib.error):
        unpacked((GZIP.mark + b"\xff") * 100_000)

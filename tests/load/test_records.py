"""Records of web archives as they stand."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from latopis.load.records import pieces_of
from load.packing import page, warc

RECORDS = [warc((f"https://example.org/{number}", page(f"Tytuł {number}"))) for number in range(3)]


def pieces(data: bytes, most: int = 100_000) -> list[tuple[str, int]]:
    """The state of each piece, and its bytes."""
    return [(piece.state, piece.count or len(piece.data)) for piece in pieces_of(io.BytesIO(data), most=most)]


def whole(record: bytes) -> tuple[str, int]:
    """The record without the end of its lines."""
    return "whole", len(record) - 4


def test_records() -> None:
    """Each record stands by itself, whatever empty lines stand between; the end must be that of a record."""
    assert [whole(record) for record in RECORDS] == pieces(b"".join(RECORDS))
    assert [whole(record) for record in RECORDS] == pieces(b"\r\n".join(RECORDS) + b"\n" * 500)
    assert [whole(RECORDS[0]), ("open", 0)] == pieces(RECORDS[0][:-1])
    assert [("cut", len(RECORDS[0]) - 5)] == pieces(RECORDS[0][:-5])
    assert [] == pieces(b"")


def test_what_is_lost_is_counted() -> None:
    """Bytes that are no record are counted, at any place and however many."""
    noise = bytes(range(200)) * 5_000
    assert [("lost", 1_000_000), whole(RECORDS[0])] == pieces(noise + RECORDS[0])
    assert [whole(RECORDS[0]), ("lost", 3)] == pieces(RECORDS[0] + b"abc")


def test_large_records() -> None:
    """Of a record above the limit only the beginning is kept; where it lies about its size, those inside are found."""
    large = warc(("https://example.org/large", b"x" * 900_000))
    assert [("large", 16_384), whole(RECORDS[1])] == pieces(large + RECORDS[1])
    lying = RECORDS[0].replace(b"Content-Length:", b"Content-Length: 9000000\r\nX-Was:", 1)
    assert ["large", "whole", "whole"] == [state for state, _ in pieces(lying + RECORDS[1] + RECORDS[2])]


@given(st.integers(0, len(RECORDS[1])), st.integers(0, 40), st.binary(max_size=40))
def test_no_other_record_is_lost(place: int, gap: int, damage: bytes) -> None:
    """Whatever happens to one record, all that stand before and behind it are read."""
    broken = RECORDS[1][:place] + damage + RECORDS[1][place + gap :]
    found = [piece.data for piece in pieces_of(io.BytesIO(RECORDS[0] + broken + RECORDS[2]), most=100_000)]
    assert RECORDS[0][:-4] == found[0]
    assert RECORDS[2][:-4] == found[-1]

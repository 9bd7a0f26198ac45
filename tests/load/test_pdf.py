"""PDF documents."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter

from latopis.load.pdf import joined
from load.packing import told


def pdf(*lines: str) -> bytes:
    """A PDF document of one page with the lines, made by hand: its letters are those of Latin-2."""
    shown = "".join(f"({line}) Tj T* " for line in lines).encode("cp1252", "replace")
    stream = b"BT /F1 12 Tf 72 720 Td 14 TL " + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


def test_text() -> None:
    """Lines become sentences, and a word cut at the end of a line is whole again."""
    assert ["Rada miasta nie obraduje. Radni chwalili remont."] == told(
        pdf("Rada miasta nie obra-", "duje. Radni chwalili", "remont.")
    )


def test_joined_keeps_paragraphs() -> None:
    """A line that ends a sentence ends a paragraph too, as nothing tells where one ends."""
    assert "Raz dwa.\nTrzy cztery." == joined(["Raz\ndwa.\nTrzy", "cztery."])


def locked() -> bytes:
    """A PDF document behind a password."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("tajne")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"), [(b"%PDF-1.4\nnic", "not-text"), (pdf("x")[:60], "not-text"), (locked(), "not-text"), (pdf(), "empty")]
)
def test_refused(data: bytes, code: str) -> None:
    """A broken, locked or empty document is refused."""
    assert [f"file {code}"] == told(data)

"""Bytes become text: UTF-8, UTF-16, and the two 8-bit encodings in which Polish was written.

Own code instead of a detection library: only two 8-bit encodings are possible, they differ in six letters, and a general
detector guesses among dozens, differently from release to release. What is none of them is refused, never guessed.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from latopis.load.unread import ArticleError

SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (.docx, .odt and .epub are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
TYPOGRAPHY = frozenset("„”“’‘‚–—…•«»§°€\u00a0\u00ad")
ASCII = bytes(range(128))
SAMPLE = 65_536
ADVICE = "save it as plain text in UTF-8"
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def decoded(data: bytes) -> str:
    r"""The text of the bytes, without a byte order mark; line ends stay as they are.

    Raises:
        ArticleError: the bytes are no text in one of the encodings.

    >>> decoded("Łódź, środa".encode("iso-8859-2")) == decoded("Łódź, środa".encode("cp1250")) == "Łódź, środa"
    True
    """
    refuse_signature(data)
    wide = _utf_16(data)
    text = _strict(data, wide) if wide else narrow(data)
    if _odd(text):
        raise ArticleError("not-text", f"is no text: it holds control characters, as binary files do; {ADVICE}")
    return text


def refuse_signature(data: bytes) -> None:
    """Nothing, for bytes that do not begin as a kind of binary file does.

    Raises:
        ArticleError: they do; the message names the kind.
    """
    for signature, meaning in SIGNATURES:
        if data.startswith(signature):
            raise ArticleError("not-text", f"is {meaning}; {ADVICE}")


def narrow(data: bytes) -> str:
    """The text of bytes that are UTF-8 or, where they are not, in a Polish 8-bit encoding.

    Raises:
        ArticleError: they are neither.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        text = _polish_8_bit(data)
        if text is None:
            byte = f"byte {data[fault.start]:#04x} at {fault.start}"
            raise ArticleError(
                "not-text", f"is neither UTF-8 ({byte}) nor Polish in ISO-8859-2 or Windows-1250; {ADVICE}"
            ) from fault
        return text


def _utf_16(data: bytes) -> str | None:
    """The name of the UTF-16 that the bytes are in: by their mark, or by zeros in most of the places of one parity."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:SAMPLE]
    if len(sample) < 4 or len(data) % 2 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 < len(sample) or min(even, odd) * 50 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise ArticleError("not-text", f"begins like UTF-16 but is not at byte {fault.start}; {ADVICE}") from fault


def _polish_8_bit(data: bytes) -> str | None:
    """The text in the encoding that makes Polish of the bytes; `None` where neither does."""
    high = Counter(data.translate(None, ASCII))
    likeness = {encoding: _likeness(high, encoding) for encoding in ("cp1250", "iso-8859-2")}
    best = max(likeness, key=lambda encoding: likeness[encoding])
    return data.decode(best) if likeness[best] > 0 else None


def _likeness(high: Counter[int], encoding: str) -> float:
    """How far the bytes beyond ASCII look like Polish: above 0 where two thirds are Polish letters and typography.

    No byte is a Polish letter in both encodings and a different one in each, so that a wrong decoding shows.
    """
    fit = broken = 0
    for byte, count in high.items():
        mark = bytes([byte]).decode(encoding, errors="replace")
        fit += count * (mark in POLISH or mark in TYPOGRAPHY)
        broken += count * (mark == "\ufffd" or mark <= "\x9f")
    return fit / max(1, high.total()) - 0.66 - broken


def _odd(text: str) -> bool:
    """Whether the text holds a zero, or more control characters than a slip of the keyboard leaves."""
    sample = text[:SAMPLE]
    return "\0" in text or len(CONTROLS.findall(sample)) * 100 > len(sample)

"""What a file is, told by how it begins and not by its name."""

from __future__ import annotations

import re
from typing import Final, Literal

Kind = Literal[
    "text", "jsonl", "html", "feed", "json-feed", "sitemap", "addresses", "warc", "pdf", "zip", "gzip", "zstd", "parquet", "csv"
]

HEAD: Final = 4_096
"""So many bytes are looked at."""
_MAGIC: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"WARC/1.", "warc"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PAR1", "parquet"),
)
_ROOTS: Final[tuple[tuple[str, Kind], ...]] = (
    ("rss", "feed"),
    ("feed", "feed"),
    ("rdf:rdf", "feed"),
    ("urlset", "sitemap"),
    ("sitemapindex", "sitemap"),
    ("html", "html"),
    ("head", "html"),
    ("body", "html"),
)
_BEFORE_ROOT: Final = re.compile(r"\s*(?:<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>)", re.IGNORECASE | re.DOTALL)
_ROOT: Final = re.compile(r"\s*<\s*([a-z][a-z0-9:]*)[\s>/]", re.IGNORECASE)
_DOCTYPE: Final = re.compile(r"\s*<!doctype\s+html", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_MARK: Final = b"\xef\xbb\xbf"
_TABLES: Final = (".csv", ".tsv")
_LINES: Final = (".jsonl", ".ndjson")


def kind_of(head: bytes, name: str = "") -> Kind:
    r"""The kind of a file that begins with the bytes; where they leave it open, its name tells a table or JSON Lines from a text.

    >>> kind_of(b"\xef\xbb\xbf<!DOCTYPE html><title>x"), kind_of(b"<?xml version='1.0'?>\n<rss>"), kind_of(b"Premier")
    ('html', 'feed', 'text')
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    start = head[:HEAD].removeprefix(_MARK).decode("latin-1")
    lower = name.lower()
    if lower.endswith(_TABLES):
        return "csv"
    if start.lstrip()[:1] == "{" or lower.endswith(_LINES):
        return _json_kind(start, lower)
    if start.lstrip()[:1] == "<":
        return _marked_up(start)
    return "addresses" if _lists_addresses(start) else "text"


def _json_kind(start: str, name: str) -> Kind:
    if "jsonfeed.org/version" in start[:600]:
        return "json-feed"
    return "jsonl" if name.endswith(_LINES) or re.match(r'\s*\{\s*"[^"\n]*"\s*:', start) else "text"


def _lists_addresses(start: str) -> bool:
    """Whether each line is an address of the web; empty ones and remarks (`#`) aside."""
    lines = start.split("\n")
    whole = lines[:-1] if len(start) >= HEAD - len(_MARK) and len(lines) > 1 else lines
    told = [line.strip() for line in whole if line.strip() and not line.lstrip().startswith("#")]
    return bool(told) and all(map(_ADDRESS.fullmatch, told))


def _marked_up(start: str) -> Kind:
    """HTML, a feed or a sitemap by its first element; a text may begin with `<` too."""
    if _DOCTYPE.match(start):
        return "html"
    at = 0
    while before := _BEFORE_ROOT.match(start, at):
        if _DOCTYPE.match(start, at):
            return "html"
        at = before.end()
    root = _ROOT.match(start, at)
    found = root[1].lower() if root else ""
    return next((kind for name, kind in _ROOTS if name == found), "text")

"""What a file is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latopis.load.kinds import Kind, kind_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"Rada miasta", "text"),
        (b"", "text"),
        (b"date 2020 <html>", "text"),
        (b"<3 mimo wszystko", "text"),
        (b"<!doctype HTML>\n<p>x", "html"),
        (b"\xef\xbb\xbf\n<!-- a --><html lang=pl>", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "html"),
        (b"<?xml version='1.0'?>\n<?xml-stylesheet href='a'?><rss version='2.0'>", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b"<rdf:RDF>", "feed"),
        (b"<urlset>", "sitemap"),
        (b"<notatka>", "text"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "json-feed"),
        (b'{"text": "Deszcz."}\n', "jsonl"),
        (b"{Deszcz}", "text"),
        (b"%PDF-1.7", "pdf"),
        (b"WARC/1.0\r\n", "warc"),
        (b"PK\x03\x04", "zip"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (b"PAR1", "parquet"),
    ],
)
def test_kind(head: bytes, kind: Kind) -> None:
    """The first bytes tell the kind; what looks like none is a text."""
    assert kind == kind_of(head)


@pytest.mark.parametrize(("name", "kind"), [("a.CSV", "csv"), ("a.tsv", "csv"), ("a.jsonl", "jsonl"), ("a.html", "text")])
def test_name(name: str, kind: Kind) -> None:
    """A name tells only what the bytes cannot: a table, or lines of JSON."""
    assert kind == kind_of(b"tekst,data", name)


@given(st.binary(max_size=200), st.sampled_from([b"", b"<", b"<!--", b"<?xml ", b"{"]))
def test_any_bytes(tail: bytes, start: bytes) -> None:
    """Any bytes are of some kind."""
    assert kind_of(start + tail)


def test_hostile_beginning() -> None:
    """Thousands of comments that never close take no time."""
    assert "text" == kind_of(b"<!--" * 100_000) == kind_of(b"<? " * 100_000)

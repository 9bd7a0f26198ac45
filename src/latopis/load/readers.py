"""Which reader takes the articles out of a stream: one for each kind of file; the only module that knows them all."""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from latopis.load import packed
from latopis.load.kinds import HEAD, kind_of
from latopis.load.text import document_of
from latopis.load.unread import ArticleError, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO, Protocol

    from latopis.load.article import Intake
    from latopis.load.held import Held
    from latopis.load.kinds import Kind

    class Reader(Protocol):
        """Gives the articles of a stream in their order, with what could not be read in its place."""

        def __call__(self, stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Held]:
            """The articles; `where` names the stream for people."""


_MODULES: Final = {
    "jsonl": "jsonl:documents_of",
    "html": "html:documents_of",
    "feed": "feeds:documents_of",
    "json-feed": "feeds:json_documents_of",
    "warc": "warc:documents_of",
    "pdf": "pdf:documents_of",
    "csv": "tables:csv_documents_of",
    "parquet": "tables:parquet_documents_of",
}
"""Readers that are loaded when a file asks for them."""
_MOST_LAYERS: Final = 3
"""Packed files inside packed files that are looked into."""


def held_in(stream: BinaryIO, where: str, *, intake: Intake, name: str = "", layer: int = 0) -> Iterator[Held]:
    """What a stream holds, read as the kind of file that it is; `name` is that of the file, without its folder."""
    if isinstance(stream, io.BufferedReader):
        yield from _of_kind(kind_of(stream.peek(HEAD), name), cast("BinaryIO", stream), where, intake=intake, layer=layer)
        return
    buffered = io.BufferedReader(cast("io.RawIOBase", stream))
    try:
        yield from _of_kind(kind_of(buffered.peek(HEAD), name), cast("BinaryIO", buffered), where, intake=intake, layer=layer)
    finally:
        buffered.detach()  # the stream stays its owner's


def _of_kind(kind: Kind, whole: BinaryIO, where: str, *, intake: Intake, layer: int) -> Iterator[Held]:
    if kind in ("gzip", "zstd", "zip"):
        yield from _unpacked(kind, whole, where, intake=intake, layer=layer)
    elif kind in ("sitemap", "addresses"):
        yield Unread(where, "is a list of addresses; `latopis add --fetch` fetches the pages that it names", "not-text")
    elif kind in _MODULES:
        module, _, function = _MODULES[kind].partition(":")
        reader: Reader = getattr(import_module(f"latopis.load.{module}"), function)
        yield from reader(whole, where, intake=intake)
    else:
        yield from _text(whole, where, intake=intake)


def _unpacked(kind: str, stream: BinaryIO, where: str, *, intake: Intake, layer: int) -> Iterator[Held]:
    if layer == _MOST_LAYERS:
        yield Unread(where, f"is packed more than {_MOST_LAYERS} times; unpack it", "not-text")
        return

    def read(inner: BinaryIO, place: str) -> Iterator[Held]:
        plain = place.rsplit("/", 1)[-1].removesuffix(".gz").removesuffix(".zst")
        return held_in(inner, place, intake=intake, name=plain, layer=layer + 1)

    match kind:
        case "gzip":
            yield from packed.from_gzip(stream, where, read=read)
        case "zstd":
            yield from packed.from_zstd(stream, where, read=read)
        case _:
            yield from packed.from_zip(stream, where, read=read)


def _text(stream: BinaryIO, where: str, *, intake: Intake) -> Iterator[Held]:
    """The one text of a stream."""
    try:
        yield document_of(stream.read(intake.max_size + 1), intake)
    except ArticleError as fault:
        yield fault.at(where)

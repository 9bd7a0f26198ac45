"""What the tests of loading pack their articles into."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from latopis.load.article import Intake
from latopis.load.held import taken_out
from latopis.load.readers import held_in
from latopis.load.unread import Unread

if TYPE_CHECKING:
    from latopis.model import Document

INTAKE = Intake(date(2024, 5, 1), max_size=100_000)
BODY = (
    "Rada miasta przyjęła w poniedziałek budżet, a burmistrz Olga Werner zapowiedziała remont mostu na Wiśle.",
    "Opozycja uważa, że pieniędzy nie wystarczy. Radni wrócą do sprawy po wakacjach, kiedy będą znane oferty wykonawców.",
)


def page(title: str = "Budżet przyjęty", *, body: tuple[str, ...] = BODY, head: str = "") -> bytes:
    """A page of a newspaper, with a menu and a footer around its article."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f'<!DOCTYPE html><html lang="pl"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<nav><ul><li><a href="/">Start</a></li><li><a href="/sport">Sport</a></li></ul></nav><article><h1>{title}</h1>'
        f"{paragraphs}</article><footer>Wszelkie prawa zastrzeżone</footer></body></html>"
    ).encode()


def warc(*pages: tuple[str, bytes], status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """A web archive in which a server answers with the pages, each under its address."""
    records: list[bytes] = []
    for url, data in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-04-01T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(records):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(records)


def loaded(data: bytes, name: str = "file", *, intake: Intake = INTAKE) -> list[Document | Unread]:
    """The articles in the bytes of a file of that name."""
    return [taken_out(held, intake) for held in held_in(io.BytesIO(data), name, intake=intake, name=name)]


def told(data: bytes, name: str = "file", *, intake: Intake = INTAKE) -> list[str]:
    """For each article its title or, without one, its text; for each Unread where it was and its code."""
    found = loaded(data, name, intake=intake)
    return [
        f"{article.where} {article.code}" if isinstance(article, Unread) else article.title or article.text for article in found
    ]

"""Ids that come from content: the same articles give the same ids, whatever the order in which they are added."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from latopis.chronicle.words import folded
from latopis.model import Event, Poll, Relation, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from latopis.model import Actor, Document, Entry, Record

_LETTERS: dict[type[Entry], str] = {Statement: "s", Event: "e", Relation: "r", Poll: "p"}
_BETWEEN = "\x1f"
_LOCAL = re.compile(r"[0-9a-f]{16}:a\d+")


def version_key(document: Document) -> str:
    """The id of an article as it came: its text, where it comes from and when it was published.

    >>> from latopis.model import Document
    >>> version_key(Document("Tekst.")) == version_key(Document("Tekst.", published="2023"))
    False
    """
    parts = (document.id, document.url, document.source, document.published)
    return _hash(*(part or "" for part in parts))[:16]


def entry_keys(record: Record) -> list[str]:
    """The id of each entry of the record: its document, the letter of its kind, its place; what stands at one place is numbered.

    >>> from latopis import Document, read
    >>> entry_keys(read(Document("Finlandia przystąpiła do NATO w 2023 roku.")))
    ['f03f5ffe731520ec-r0-41']
    """
    document = record.document.id
    seen: dict[str, int] = {}
    found = []
    for entry in record.entries:
        key = f"{document}-{_LETTERS[type(entry)]}{entry.span.start}-{entry.span.end}"
        seen[key] = seen.get(key, 0) + 1
        found.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return found


def actor_keys(record: Record) -> dict[str, str]:
    """The id in the chronicle of each actor of the record, by its id there.

    A known actor has the key of the register. Others are the same where name, type and what they belong to are. What is only
    described, and belongs to nobody, may be somebody else in every article, and stays in its own; so does a person of whom only
    one name is told.
    """
    actors = {actor.id: actor for actor in record.actors}
    return {actor.id: actor_key(actor, actors, record.document) for actor in record.actors}


def is_local(key: str) -> bool:
    """Whether the key is that of somebody who is only described, in one article.

    >>> is_local("9039055ca96368ea:a3"), is_local("person:anna nowak:")
    (True, False)
    """
    return _LOCAL.fullmatch(key) is not None


def actor_key(actor: Actor, actors: Mapping[str, Actor], document: Document) -> str:
    """The id in the chronicle of one of the actors of the document's record."""
    if actor.register is not None:
        return f"register:{actor.register}"
    owner = actors.get(actor.of or "")
    alone = actor.type == "person" and len(actor.name.split()) == 1
    if owner is None and (alone or not any(mention.kind == "name" for mention in actor.mentions)):
        return f"{document.id}:{actor.id}"
    belongs = "" if owner is None else owner.register or folded(owner.name)
    return f"{actor.type}:{folded(actor.name)}:{belongs}"


def hash_of(lines: Iterable[str]) -> str:
    """The SHA-256 of the lines, whatever their order."""
    return _hash(*sorted(lines))


def _hash(*parts: str) -> str:
    return hashlib.sha256(_BETWEEN.join(parts).encode("utf-8", "surrogatepass")).hexdigest()

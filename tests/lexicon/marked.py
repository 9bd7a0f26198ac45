"""The marked examples of the lexicon: `{role:words}` in a sentence."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from latopis.model import Entry, Event, Poll, Relation, Span, Statement

_MARK: Final = re.compile(r"\{(\w+):([^{}]*)\}")


class Marked(NamedTuple):
    """The sentence without its marks, and the spans of each role."""

    text: str
    spans: dict[str, list[Span]]


def unmarked(example: str) -> Marked:
    """The example with its marks taken out and their places kept.

    >>> unmarked("{party:Litwa} wstąpiła.")
    Marked(text='Litwa wstąpiła.', spans={'party': [Span(start=0, end=5)]})
    """
    text, last = "", 0
    spans: dict[str, list[Span]] = {}
    for match in _MARK.finditer(example):
        text += example[last : match.start()]
        spans.setdefault(match[1], []).append(Span(len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    return Marked(text + example[last:], spans)


_FIELDS: Final = {"actor": "actors", "recipient": "recipients"}


def shown(entry: Entry, role: str) -> list[Span]:
    """The spans by which an entry shows the role."""
    own: list[Span] = []
    if isinstance(entry, Statement):
        own = list(entry.content) if role == "content" else [entry.cue] if role == "cue" and entry.cue else []
    elif isinstance(entry, Event) and role == "trigger":
        own = [entry.trigger]
    elif isinstance(entry, Poll):
        own = [option.label for option in entry.options]
    elif isinstance(entry, Relation) and role == "trigger":
        own = list(entry.evidence.get("status", ()))
    return own or list(entry.evidence.get(_FIELDS.get(role, role), ()))

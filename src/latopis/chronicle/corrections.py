"""Corrections of what was read: a field's right value, and the record as it is with them."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis import edtf
from latopis.chronicle.words import folded, storable
from latopis.errors import InputError
from latopis.model import ACTS, EVENT_TYPES, FACTUALITIES, MODES, STATUSES, TIES, Actor, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from latopis.model import ActorType, Entry, Record

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "statement": ("speaker", "act", "mode", "content", "addressee", "outlet", "when"),
    "relation": ("party", "counterpart", "relation", "status", "when", "factuality"),
    "event": ("type", "actors", "recipients", "place", "when", "factuality"),
    "poll": ("pollster", "population", "question", "fieldwork", "sample"),
}
"""What can be corrected, by the kind of entry."""
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "act": ACTS,
    "mode": MODES,
    "relation": TIES,
    "status": STATUSES,
    "factuality": FACTUALITIES,
    "type": EVENT_TYPES,
}
"""The values that a field may have; others are free."""
ACTORS: Final = frozenset({"speaker", "addressee", "outlet", "party", "counterpart", "place", "pollster", "actors", "recipients"})
"""Fields of which the value is an actor, or several."""
LISTS: Final = frozenset({"actors", "recipients", "content"})
"""Fields that may have several values; typed ones stand between semicolons."""
_DATES: Final = frozenset({"when", "fieldwork"})
_QUOTED: Final = frozenset({"content", "population", "question"})
"""Fields of which the value is words of the text."""
_LONGEST_NUMBER: Final = 9
_NEVER_EMPTY: Final = frozenset({*CHOICES, "party", "counterpart", "content"})


class Meant(NamedTuple):
    """An actor whom a correction names, as it was known when that was decided."""

    name: str
    type: ActorType
    register: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A field's right value: as it was typed, or words of the text with their place; whom the names mean, where that is known."""

    value: str | None
    span: tuple[int, int] | None = None
    meant: tuple[Meant | None, ...] = ()

    def to_json(self) -> str:
        """As a decision keeps it."""
        return storable(json.dumps({"value": self.value, "span": self.span, "meant": self.meant}, ensure_ascii=False))

    @classmethod
    def from_json(cls, text: str) -> Correction:
        """What `to_json` wrote."""
        kept = json.loads(text)
        meant = tuple(each and Meant(*each) for each in kept.get("meant", ()))
        return cls(kept["value"], tuple(kept["span"]) if kept["span"] else None, meant)

    def names(self, field: str) -> list[str]:
        """The values of the field, one by one."""
        found = (self.value or "").split(";") if field in LISTS and self.span is None else [self.value or ""]
        return [name.strip() for name in found if name.strip()]


def check_value(field: str, correction: Correction, text: str) -> None:
    """Refuse a value that the field cannot have.

    Raises:
        InputError: it is none of the choices, or no words of the text.
    """
    value = correction.value
    if correction.span and text[slice(*correction.span)] != value:
        raise InputError(f"{value!r} does not stand at {correction.span}")
    if value is None and field in _NEVER_EMPTY:
        raise InputError(f"{field}: must have a value; reject the entry if none is right")
    if value is None:
        return
    if field in CHOICES and value not in CHOICES[field]:
        raise InputError(f"{value!r} is no {field}; it is one of {', '.join(CHOICES[field])}")
    if field in _DATES:
        edtf.normalise(value)
    if field == "sample" and not (value.isdecimal() and len(value) <= _LONGEST_NUMBER):
        raise InputError(f"{value[:40]!r} is no number of people; write up to {_LONGEST_NUMBER} digits alone")
    if field in _QUOTED and correction.span is None and value not in text:
        raise InputError(f"{value!r} does not stand in the text; write words as they stand there")


def corrected(record: Record, corrections: Sequence[Mapping[str, Correction]]) -> Record:
    """The record with each of its entries corrected, in their order; whoever is named for the first time becomes an actor."""
    cast = _Cast(record)
    entries = tuple(
        _corrected(entry, found, cast) if found else entry for entry, found in zip(record.entries, corrections, strict=True)
    )
    return replace(record, entries=entries, actors=(*record.actors, *cast.new))


def _corrected(entry: Entry, corrections: Mapping[str, Correction], cast: _Cast) -> Entry:
    changes: dict[str, object] = {}
    evidence = dict(entry.evidence)
    known = {each.name for each in fields(entry)}
    for name, correction in corrections.items():
        if name in known:
            changes.update(_changes(entry, name, correction, cast))
            evidence.pop(name, None)
            if correction.span:
                evidence[name] = (Span(*correction.span),)
    return replace(entry, **changes, evidence=evidence)  # type: ignore[arg-type]  # each field has a value of its own type


def _changes(entry: Entry, field: str, correction: Correction, cast: _Cast) -> dict[str, object]:
    """The fields of the entry that the correction changes, with their values."""
    value = correction.value
    if field in ACTORS:
        found = tuple(cast.ids(field, correction, entry))
        if field in LISTS:
            return {field: found}
        return {field: found[0] if found else None} if found or field not in _NEVER_EMPTY else {}
    if field in _QUOTED:
        span = correction.span or _nearest(value, entry.span.start, cast.text)
        place = Span(*span) if span else None
        return {field: place} if field not in LISTS else {field: (place,)} if place else {}
    if field == "factuality":  # whoever says how certain it is says so for the article
        return {"factuality": value, "said_in": None, "factuality_said": None}
    if field == "sample":
        return {field: int(value) if value else None}
    return {field: edtf.normalise(value) if value and field in _DATES else value}


class _Cast:
    """The actors of a record, and those whom corrections add."""

    def __init__(self, record: Record) -> None:
        self.text = record.document.text
        self.actors = record.actors
        self.new: list[Actor] = []

    def ids(self, field: str, correction: Correction, entry: Entry) -> Iterator[str]:
        """The ids of those whom the correction names."""
        at = self._at(correction.span)
        if at:
            yield at
            return
        for name, known in zip_longest(names := correction.names(field), correction.meant[: len(names)]):
            yield self._named(name, known) or self._added(name, known, field, entry=entry, span=correction.span)

    def _at(self, span: tuple[int, int] | None) -> str | None:
        """Whoever is mentioned at the place."""
        if span is None:
            return None
        near = [
            (abs(mention.span.start - span[0]) + abs(mention.span.end - span[1]), mention.stands_for or actor.id)
            for actor in self.actors
            for mention in actor.mentions
            if mention.kind != "implied" and mention.span.start < span[1] and span[0] < mention.span.end
        ]
        return min(near)[1] if near else None

    def _named(self, name: str, known: Meant | None) -> str | None:
        """Whoever of the record has that name, or is known to be the one that is meant."""
        wanted = {folded(name), *([folded(known.name)] if known else [])}
        for actor in (*self.actors, *self.new):
            same = known is not None and known.register is not None and known.register == actor.register
            if same or not wanted.isdisjoint(map(folded, (actor.name, *actor.aliases))):
                return actor.id
        return None

    def _added(self, name: str, known: Meant | None, field: str, *, entry: Entry, span: tuple[int, int] | None) -> str:
        given = known or Meant(name, self._type_of(field, entry))
        mentions = (Mention(Span(*span), "name", given.name),) if span else (Mention(entry.span, "name", given.name),)
        number = f"c{len(self.new) + 1}"
        self.new.append(Actor(number, given.name, given.type, register=given.register, mentions=mentions))
        return number

    def _type_of(self, field: str, entry: Entry) -> ActorType:
        """The type of whoever stood there before; of nobody, that of most who stand in such a place."""
        before = getattr(entry, field)
        first = before if isinstance(before, str) else next(iter(before or ()), None)
        known = next((actor.type for actor in self.actors if actor.id == first), None)
        return known or ("person" if field in ("speaker", "addressee") else "organisation")


def _nearest(value: str | None, place: int, text: str) -> tuple[int, int] | None:
    """Where the words stand that are closest to the place."""
    if not value:
        return None
    before, after = text.rfind(value, 0, place + len(value)), text.find(value, place)
    found = min((each for each in (before, after) if each >= 0), key=lambda each: (abs(each - place), each), default=None)
    return None if found is None else (found, found + len(value))

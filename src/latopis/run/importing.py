"""Ties that others have gathered become reports of the chronicle, with their source, beside what articles say.

What one address tells, or the source itself where it has none, is one document of each date: a line for each tie. The same
again changes nothing; other rows of the same address or file are a new version of it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from latopis import __version__
from latopis.chronicle.adding import Article
from latopis.chronicle.connect import reading
from latopis.chronicle.identity import is_local
from latopis.chronicle.names import actors_named
from latopis.chronicle.rereading import IMPORTED
from latopis.chronicle.words import words_in
from latopis.errors import InputError
from latopis.load.told_ties import TYPES, BadRow, told_in_entities, told_in_table
from latopis.model import Actor, Document, Extraction, Mention, Record, Relation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from latopis.chronicle.adding import Outcome
    from latopis.chronicle.names import Known
    from latopis.load.told_ties import Told, ToldTie
    from latopis.model import ActorType, Edtf, Status
    from latopis.run.chronicle import Chronicle

_USUAL: Final[ActorType] = "organisation"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: how many ties were taken, what became of their documents, and the rows that were not taken."""

    ties: int
    outcomes: tuple[Outcome, ...]
    bad: tuple[BadRow, ...]


def import_ties(chronicle: Chronicle, path: Path, columns: Mapping[str, str], given: Mapping[str, str]) -> Imported:
    """Take the ties of a table, or of FollowTheMoney (`.jsonl`, `.json`, `.ftm`).

    Raises:
        InputError: the file cannot be read, lacks a column, which the message names, or is no table.
    """
    try:
        data = path.read_bytes()
    except OSError as wrong:
        raise InputError(f"{path}: cannot be read: {wrong.strerror or wrong}") from wrong
    entities = path.suffix in (".jsonl", ".json", ".ftm")
    found: Iterable[Told] = told_in_entities(data, given) if entities else told_in_table(data, columns, given)
    bad: list[BadRow] = []
    groups: dict[tuple[str, str | None, Edtf | None], list[ToldTie]] = {}
    first_at: dict[str, ToldTie] = {}
    cast = _Cast(chronicle)
    for each in found:
        fault = each.reason if isinstance(each, BadRow) else cast.fault(each) or _fault_of_address(each, first_at)
        if isinstance(each, BadRow) or fault:
            bad.append(BadRow(each.line, fault or ""))
        else:
            groups.setdefault((each.source, each.url, each.published), []).append(each)
    taken = Extraction(hashlib.sha256(data).hexdigest(), f"{IMPORTED} {__version__}")
    dates = Counter(source for source, url, _ in groups if url is None)
    articles = [
        _article(ties, cast, taken, path, edition=published or "" if dates[source] > 1 else None)
        for (source, _, published), ties in groups.items()
    ]
    return Imported(sum(map(len, groups.values())), tuple(chronicle.keep_all(articles)), tuple(bad))


def _fault_of_address(tie: ToldTie, first_at: dict[str, ToldTie]) -> str | None:
    """Why the tie cannot stand at its address: another row has it with another source or date, which this one would hide."""
    first = first_at.setdefault(tie.url, tie) if tie.url else tie
    if (first.source, first.published) == (tie.source, tie.published):
        return None
    return f"line {first.line} has the same address with another source or date; an address has one of each"


class _Cast:
    """Who is meant by the names of a file: those of the register, those of the chronicle, or somebody new."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._found: dict[tuple[str, ActorType | None], Actor | str] = {}

    def fault(self, tie: ToldTie) -> str | None:
        """Why the names of the tie mean nobody in particular; None where they do."""
        sides = (self.of(tie.party, tie.party_type), self.of(tie.counterpart, tie.counterpart_type))
        return next((side for side in sides if isinstance(side, str)), None)

    def of(self, name: str, kind: ActorType | None) -> Actor | str:
        """The actor, or why there is none."""
        if (name, kind) not in self._found:
            self._found[name, kind] = self._looked_up(name, kind)
        return self._found[name, kind]

    def _looked_up(self, name: str, kind: ActorType | None) -> Actor | str:
        register = self._chronicle.naming.lexicon.register
        keys = [name] if name in register else self._chronicle.naming.keys(name)
        if len(keys) > 1:
            return f"{name!r} may be several; give the key of one of them: {', '.join(keys)}"
        if keys:
            known = register[keys[0]]
            code = known.iso3166 or None
            return Actor(
                *("", known.name, known.type), register=known.key, iso3166=code, wikidata=known.wikidata or None, country=code
            )
        with reading(self._chronicle.engine) as connection:
            told = [each for each in actors_named(connection, name, self._chronicle.naming) if _stands_alone(each)]
        if len(told) == 1 and kind in (None, told[0].type):
            return Actor("", told[0].name, TYPES[told[0].type], country=told[0].country)
        return Actor("", name, kind or _USUAL)


def _stands_alone(known: Known) -> bool:
    """Whether a name and a type alone say who it is."""
    return not is_local(known.key) and known.key.startswith(f"{known.type}:") and known.key.endswith(":")


@dataclass(slots=True)
class _Page:
    """A document that is being written: a line for each tie."""

    text: str = ""
    actors: dict[tuple[str, str | None], Actor] = field(default_factory=dict)
    entries: list[Relation] = field(default_factory=list)

    def words(self, words: str) -> Span:
        """Where the words stand that are added."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def actor(self, actor: Actor, words: str) -> tuple[str, Span]:
        """The id of the actor, who is named at the end of the text."""
        span = self.words(words)
        key = actor.name, actor.register
        known = self.actors.get(key) or replace(actor, id=f"a{len(self.actors) + 1}")
        self.actors[key] = replace(known, mentions=(*known.mentions, Mention(span, "name", actor.name)))
        return known.id, span


def _article(ties: list[ToldTie], cast: _Cast, taken: Extraction, path: Path, *, edition: str | None) -> Article:
    """The document of what one address tells, with what it says of each tie; `edition` tells those of one source apart."""
    page = _Page()
    for tie in sorted(ties, key=lambda tie: (tie.party, tie.counterpart, tie.relation, tie.since or "", tie.until or "")):
        _write(page, tie, cast)
    first = ties[0]
    document = Document(page.text, path.name, first.source, first.url, first.published, extraction=taken)
    record = Record(document, f"{IMPORTED} {__version__}", tuple(page.actors.values()), entries=tuple(page.entries))
    return Article(record, frozenset(words_in(page.text)), "#".join(filter(None, (str(path.resolve()), first.source, edition))))


def _write(page: _Page, tie: ToldTie, cast: _Cast) -> None:
    party, counterpart = cast.of(tie.party, tie.party_type), cast.of(tie.counterpart, tie.counterpart_type)
    if isinstance(party, str) or isinstance(counterpart, str):
        return
    start = len(page.text)
    ends = [page.actor(party, tie.party)]
    page.words(" – ")
    ends.append(page.actor(counterpart, tie.counterpart))
    page.words(": ")
    status = page.words(tie.relation)
    changes: list[tuple[Status, Edtf | None, tuple[Span, ...]]] = []
    for state, word, when in _changes_of(tie):
        page.words(f", {word} ")
        changes.append((state, when, (page.words(when),)))
    line = Span(start, len(page.text))
    page.words("\n")
    for state, told, dated in changes or [("in_force", None, ())]:
        shown = {"party": (ends[0][1],), "counterpart": (ends[1][1],), "status": (status,)}
        page.entries.append(
            Relation(
                id=f"e{len(page.entries) + 1}",
                span=line,
                evidence=shown | ({"when": dated} if dated else {}),
                made_by=f"{IMPORTED}:{tie.relation}",
                when=told,
                party=ends[0][0],
                counterpart=ends[1][0],
                relation=tie.relation,
                status=state,
            )
        )


def _changes_of(tie: ToldTie) -> Iterator[tuple[Status, str, Edtf]]:
    if tie.since:
        yield "began", "since", tie.since
    if tie.until:
        yield "ended", "until", tie.until

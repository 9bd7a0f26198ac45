"""What of a report is compared with others: who, whom, what, when, in which words."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.chronicle.days import days_of, last_day
from latopis.chronicle.identity import naming_keys
from latopis.chronicle.roles import KINDS, detail_of
from latopis.chronicle.sketches import hash_of
from latopis.chronicle.words import folded, words_in
from latopis.model import Event, Poll, Relation, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from latopis.chronicle.roles import Kind
    from latopis.model import Entry, Record, Span

_WEEK: Final = 7
_STEM: Final = 5
"""Letters by which forms of one word are known: inflection is at the end."""
_LONG: Final = 4
_NOT: Final = "nie"
_AROUND: Final = 300
_ENDS: Final = re.compile(r"[.!?…]\W*\s|\n")
_LASTING: Final = frozenset({"in_force"})
"""What holds whenever it is told."""


class Named(NamedTuple):
    """An actor: its key in the chronicle, and its name, folded."""

    key: str
    name: str


class Share(NamedTuple):
    """An answer of a poll: the words of its label, and its percentage."""

    label: str
    share: float


@dataclass(frozen=True, slots=True)
class Outline:
    """A report as it is compared. `told` is the week of its publication; `words` are folded, in their order."""

    kind: Kind
    what: tuple[str, ...]
    who: tuple[Named, ...] = ()
    whom: tuple[Named, ...] = ()
    where: str | None = None
    words: tuple[str, ...] = ()
    first: int = 0
    last: int = 0
    told: int | None = None
    shares: tuple[Share, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether it is told when it happened."""
        return self.first <= self.last

    @property
    def stems(self) -> frozenset[str]:
        """The beginnings of its longer words: the same for most forms of a word."""
        return frozenset(stem_of(word) for word in self.words if len(word) >= _LONG and not word.isdecimal())

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers among its words."""
        return frozenset(word for word in self.words if word[0].isdecimal())

    @property
    def denied(self) -> bool:
        """Whether its words are negated an odd number of times."""
        return self.words.count(_NOT) % 2 == 1

    @property
    def digest(self) -> int:
        """The same for reports that nothing tells apart."""
        return hash_of(self.to_json())

    def to_json(self) -> str:
        """Its fields in one line, for the database."""
        return json.dumps([getattr(self, name) for name in _FIELDS], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Outline:
        """What `to_json` wrote."""
        kind, what, who, whom, where, words, first, last, told, shares = json.loads(text)
        named = tuple(Named(*each) for each in who), tuple(Named(*each) for each in whom)
        shown = tuple(Share(*each) for each in shares)
        return cls(kind, tuple(what), *named, where, tuple(words), first, last, told, shown)


_FIELDS: Final = ("kind", "what", "who", "whom", "where", "words", "first", "last", "told", "shares")


def stem_of(word: str) -> str:
    """The beginning of a word."""
    return word[:_STEM]


def outlines_of(record: Record) -> Iterator[Outline]:
    """The outline of each entry of the record, in their order."""
    keys = naming_keys(record)
    names = {actor.id: Named(keys[actor.id], folded(actor.name)) for actor in record.actors}
    published = last_day(record.document.published)
    told = None if published is None else published // _WEEK
    speakers = {entry.id: entry.speaker for entry in record.entries if isinstance(entry, Statement)}
    article = _Article(record.document.text, names, told, speakers)
    for entry in record.entries:
        yield _outline(entry, article)


class _Article(NamedTuple):
    text: str
    names: dict[str, Named]
    told: int | None
    speakers: dict[str, str | None]

    def named(self, *actors: str | None) -> tuple[Named, ...]:
        """Those of the actors that the record has, sorted."""
        return tuple(sorted({self.names[actor] for actor in actors if actor in self.names}))

    def words(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The words of the spans."""
        return tuple(word for span in spans for word in words_in(span.of(self.text)))

    def around(self, span: Span) -> tuple[str, ...]:
        """The words of the sentence in which the span stands."""
        before, after = self.text[max(0, span.start - _AROUND) : span.start], self.text[span.end : span.end + _AROUND]
        begun = max((found.end() for found in _ENDS.finditer(before)), default=0)
        ended = _ENDS.search(after)
        return tuple(words_in(before[begun:] + span.of(self.text) + (after[: ended.start()] if ended else after)))

    def voice(self, entry: Entry) -> tuple[str, str]:
        """How certain it is, and who claims it."""
        if entry.said_in is None:
            return entry.factuality, ""
        speaker = self.named(self.speakers.get(entry.said_in))
        return entry.factuality, speaker[0].key if speaker else "somebody"


def _outline(entry: Entry, article: _Article) -> Outline:
    kind = KINDS[type(entry)]
    days = days_of(entry.when)
    match entry:
        case Statement():
            act = "deny" if entry.act == "deny" else "say"
            words = article.words(entry.content)
            return Outline(kind, (act,), article.named(entry.speaker), (), None, words, *days, article.told)
        case Event():
            ends = article.named(*entry.actors), article.named(*entry.recipients)
            place = next((each.key for each in article.named(entry.place)), None)
            what = (entry.type, *article.voice(entry))
            return Outline(kind, what, *ends, place, article.around(entry.span), *days, article.told)
        case Relation():
            ends = article.named(entry.party), article.named(entry.counterpart)
            told = None if entry.status in _LASTING else article.told
            return Outline(kind, (entry.relation, detail_of(entry), *article.voice(entry)), *ends, None, (), *days, told)
        case Poll():
            return _poll(entry, article)
    raise TypeError(type(entry))


def _poll(entry: Poll, article: _Article) -> Outline:
    text = article.text
    shares = tuple(sorted(Share(" ".join(words_in(option.label.of(text))), option.share) for option in entry.options))
    asked = article.words(span for span in (entry.population, entry.subgroup) if span)
    days = days_of(entry.fieldwork or entry.when)
    return Outline("poll", (), article.named(entry.pollster), (), None, asked, *days, article.told, shares)

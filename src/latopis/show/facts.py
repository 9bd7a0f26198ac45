"""What a record says, in words: who, what, how certain, and from which words of the text. No layout here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from latopis.model import Event, Poll, Relation, Span, Statement
from latopis.record_json import spans_of
from latopis.show.dates import date_words
from latopis.show.legible import clipped, legible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from latopis.lexicon.labels import Labels
    from latopis.model import Actor, Document, Edtf, Entry, PollOption, Record

NAME = 80
"""Where a name is cut, in characters."""
QUOTE = 280
"""Where the words of the text are cut: three lines or so of a narrow terminal."""
SHORT = 60
"""Where they are cut in a line that tells a whole entry."""
_GAP = 12
_LOOSE = " ,;:–-"


@dataclass(frozen=True, slots=True)
class Facts:
    """A record with what is looked up in it, in one language of the interface."""

    record: Record
    labels: Labels
    actors: dict[str, Actor]
    entries: dict[str, Entry]

    def name(self, actor: str | None) -> str:
        """The actor's name; the id itself where the record holds no such actor."""
        if actor is None:
            return self.labels.of("page.nobody")
        found = self.actors.get(actor)
        return legible(clipped(found.name if found else actor, NAME))

    def names(self, actors: Iterable[str]) -> str:
        """Their names, with commas."""
        return ", ".join(map(self.name, actors))

    def words(self, span: Span, limit: int = QUOTE) -> str:
        """The words of the text there, fit to be shown."""
        return legible(clipped(span.of(self.record.document.text), limit))

    def quote(self, spans: Iterable[Span], limit: int = QUOTE) -> str:
        """The words of several places as one quotation, `…` between them; empty where there are none."""
        text = self.record.document.text
        pieces = [clipped(span.of(text), limit).strip(_LOOSE) for span in joined_spans(spans)]
        joined = clipped(" … ".join(filter(None, pieces)), limit)
        return self.labels.of("page.quote", words=legible(joined)) if joined else ""

    def date(self, value: Edtf | None) -> str:
        """The date in words, or the word for none."""
        return self.labels.of("page.undated") if value is None else date_words(value, self.labels)


def facts_of(record: Record, labels: Labels) -> Facts:
    """The record, ready to be put into words."""
    actors = {actor.id: actor for actor in record.actors}
    return Facts(record, labels, actors, {entry.id: entry for entry in record.entries})


def title_in(document: Document) -> str:
    """The title of the article, or else the first line of its text."""
    first = next((line for line in document.text[: 4 * NAME].splitlines() if line.strip()), "")
    return document.title or first.strip()


def joined_spans(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch, overlap or stand close to each other as one.

    >>> joined_spans([Span(40, 50), Span(0, 5), Span(3, 9), Span(12, 14)])
    [Span(start=0, end=14), Span(start=40, end=50)]
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start - found[-1].end <= _GAP:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def evidence_quote(entry: Entry, facts: Facts) -> str:
    """The words that the entry comes from: its whole sentence where that is short, else the pieces that show it."""
    spans = spans_of(entry)
    shown = spans if entry.span.end - entry.span.start <= QUOTE else [span for span in spans if span != entry.span]
    return facts.quote(shown or spans)


def certainty(entry: Entry, facts: Facts) -> str:
    """How certain the entry is, in words; empty where the article plainly says so itself."""
    labels = facts.labels
    own = "" if entry.factuality == "CT+" else labels.of(f"factuality.{entry.factuality}")
    claim = facts.entries.get(entry.said_in or "")
    if not isinstance(claim, Statement):
        return own
    said = entry.factuality_said or entry.factuality
    speaker = facts.name(claim.speaker)
    if said in ("CT+", "Uu"):
        told = labels.of("page.according", speaker=speaker)
    else:
        told = labels.of("page.according.how", speaker=speaker, how=labels.of(f"factuality.{said}"))
    return told if entry.factuality == "Uu" or not own else f"{own}; {told}"


def headline(entry: Entry, facts: Facts) -> str:
    """The entry in one line, without its date and certainty."""
    match entry:
        case Relation():
            return _tie(entry, facts)
        case Statement():
            return _said(entry, facts)
        case Event():
            return _done(entry, facts)
        case Poll():
            return _measured(entry, facts)
        case _:
            return legible(entry.id)


def told_in_short(entry: Entry, facts: Facts) -> str:
    """The entry in one line that can stand alone: a statement with its first words, a poll with its first answer."""
    line = headline(entry, facts)
    match entry:
        case Statement() if entry.content:
            return f"{line} {facts.quote(entry.content[:1], SHORT)}"
        case Poll() if entry.options:
            option = entry.options[0]
            return f"{line}: {facts.words(option.label, SHORT)} {percent(option.share, facts.labels)}"
        case Event():
            return f"{line} {facts.quote([entry.trigger], SHORT)}"
        case _:
            return line


def causes(entry: Entry, facts: Facts) -> str:
    """What the text names as the causes of the entry; empty where it names none."""
    because = entry.because if isinstance(entry, Event | Relation) else ()
    found = [facts.entries[cause] for cause in because if cause in facts.entries]
    told = "; ".join(told_in_short(cause, facts) for cause in found)
    return facts.labels.of("page.because", causes=told) if told else ""


def details(entry: Entry, facts: Facts) -> list[str]:
    """What else is known of the entry, each with its label, for one line."""
    match entry:
        case Relation():
            found = _details_of_tie(entry, facts)
        case Statement():
            found = _details_of_statement(entry, facts)
        case Event():
            found = _details_of_event(entry, facts)
        case Poll():
            found = _details_of_poll(entry, facts)
        case _:
            found = []
    return [*found, facts.labels.of("page.also", count=len(entry.also))] if entry.also else found


def percent(share: float, labels: Labels) -> str:
    """A share as it is printed in that language.

    >>> from latopis.lexicon.labels import load_labels
    >>> percent(47.0, load_labels("pl")), percent(4.75, load_labels("pl"))
    ('47%', '4,75%')
    """
    return f"{number(share, labels)}%"


def number(value: float, labels: Labels) -> str:
    """A number without needless zeros, with the decimal mark of the language."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", labels.of("number.decimal"))


def change(option: PollOption, labels: Labels) -> str:
    """The points won or lost since the last wave, with their sign; empty where the text tells none."""
    if option.change is None:
        return ""
    sign = "+" if option.change > 0 else "−" if option.change < 0 else "±"
    return labels.of("poll.change", points=sign + number(abs(option.change), labels))


def _tie(entry: Relation, facts: Facts) -> str:
    label = facts.labels.of(f"tie.{entry.relation}.{entry.status}")
    return f"{facts.name(entry.party)} – {facts.name(entry.counterpart)}: {label}"


def _said(entry: Statement, facts: Facts) -> str:
    labels = facts.labels
    return f"{facts.name(entry.speaker)}: {labels.of(f'act.{entry.act}')} ({labels.of(f'mode.{entry.mode}')})"


def _done(entry: Event, facts: Facts) -> str:
    label = facts.labels.maybe(f"event.{entry.type}") or legible(entry.type)
    who = facts.names(entry.actors) or facts.name(None)
    return f"{who} → {facts.names(entry.recipients)}: {label}" if entry.recipients else f"{who}: {label}"


def _measured(entry: Poll, facts: Facts) -> str:
    title = facts.labels.of("poll.title")
    return f"{facts.name(entry.pollster)}: {title}" if entry.pollster else title[:1].upper() + title[1:]


def _details_of_tie(entry: Relation, facts: Facts) -> list[str]:
    labels = facts.labels
    level = [labels.of("page.level", level=legible(clipped(entry.level, NAME)))] if entry.level else []
    step = [labels.of("page.step", step=labels.of(f"step.{entry.step}"))] if entry.step else []
    return level + step


def _details_of_statement(entry: Statement, facts: Facts) -> list[str]:
    labels = facts.labels
    found = [labels.of("page.addressee", name=facts.name(entry.addressee))] if entry.addressee else []
    return found + ([labels.of("page.outlet", name=facts.name(entry.outlet))] if entry.outlet else [])


def _details_of_event(entry: Event, facts: Facts) -> list[str]:
    labels = facts.labels
    found = [labels.maybe(f"plover.{code}") or legible(code) for code in (entry.mode, *entry.contexts) if code]
    return found + ([labels.of("page.place", name=facts.name(entry.place))] if entry.place else [])


def _details_of_poll(entry: Poll, facts: Facts) -> list[str]:
    labels = facts.labels
    named = (("commissioner", entry.commissioner), ("outlet", entry.outlet))
    found = [labels.of(f"poll.{key}", name=facts.name(actor)) for key, actor in named if actor]
    quoted = (("population", entry.population), ("subgroup", entry.subgroup), ("question", entry.question))
    found += [labels.of(f"poll.{key}", words=facts.words(span)) for key, span in quoted if span]
    if entry.sample is not None:
        found.append(labels.of("poll.sample", count=entry.sample))
    if entry.method is not None:
        found.append(labels.of("poll.method", words=legible(clipped(entry.method, NAME))))
    if entry.margin is not None:
        found.append(labels.of("poll.margin", share=number(entry.margin, labels)))
    if entry.fieldwork is None or entry.fieldwork == entry.when:
        return found
    return [*found, labels.of("poll.fieldwork", date=facts.date(entry.fieldwork))]

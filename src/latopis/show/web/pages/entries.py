"""An entry: every report that tells it, each field with the words that show it, and how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from latopis.chronicle.articles import is_withdrawn, version_of_entry
from latopis.chronicle.clocks import Clocks
from latopis.chronicle.kept import Report, reports_of_entry
from latopis.model import Span
from latopis.show.facts import QUOTE, facts_of
from latopis.show.legible import legible
from latopis.show.queries import KeyQuery
from latopis.show.report_json import fields_of_report
from latopis.show.web.asked import Asked, address
from latopis.show.web.cards import Card, Cards
from latopis.show.web.dating import when_words
from latopis.show.web.refusals import Refusal
from latopis.show.web.view import View

_OWN: Final = ("cue", "content", "trigger", "population", "subgroup", "question")


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the entry: its card, its evidence by field, what made it, and how often that is right."""

    card: Card
    evidence: tuple[tuple[str, str], ...]
    made_by: str
    confidence: str
    cite: str


def page(asked: Asked, query: KeyQuery) -> View:
    """The entry with all its reports."""
    reports = reports_of_entry(asked.connection, query.key, Clocks(query.known_at, query.recorded_at))
    if not reports:
        raise _gone(asked, query.key)
    cards = Cards(asked.labels).of(reports)
    told = [_told(asked, report, card) for report, card in zip(reports, cards, strict=True)]
    return View(
        *("entry.html", cards[0].text, {"told": told, "key": query.key, "lead": cards[0]}),
        fields=lambda: {"entry": query.key, "items": [fields_of_report(report) for report in reports]},
        rows=lambda: map(fields_of_report, reports),
    )


def _gone(asked: Asked, key: str) -> Refusal:
    version = version_of_entry(asked.connection, key)
    if version:
        return Refusal(410, "entry_gone", other=address(f"/articles/{version}"))
    return Refusal(410, "entry_gone") if is_withdrawn(asked.connection, key) else Refusal(404, "no_entry")


def _told(asked: Asked, report: Report, card: Card) -> Told:
    labels, entry = asked.labels, report.entry
    facts = facts_of(report.record, labels)
    spans: dict[str, tuple[Span, ...]] = dict(entry.evidence)
    for name in _OWN:
        own = getattr(entry, name, None)
        if own:
            spans[name] = (own,) if isinstance(own, Span) else own
    named = [(labels.maybe(f"web.field.{name}") or legible(name), facts.quote(found, QUOTE)) for name, found in spans.items()]
    share = "" if entry.confidence is None else labels.of("explain.confidence", share=f"{round(entry.confidence * 100)}%")
    return Told(card, tuple(named), entry.made_by, share, _citation(asked, report, card))


def _citation(asked: Asked, report: Report, card: Card) -> str:
    """The newspaper, author and date first, then the entry."""
    document = report.document
    first = [
        document.author,
        document.source,
        f"„{card.source.title}”" if asked.labels.tongue == "pl" else f"“{card.source.title}”",
    ]
    dated = when_words(document.published, asked.labels) if document.published else asked.labels.of("page.unpublished")
    accessed = when_words(asked.settings.today().isoformat(), asked.labels)
    parts = [*(legible(part) for part in first if part), dated, *([legible(document.url)] if document.url else [])]
    return f"{', '.join(parts)}. {asked.labels.of('web.entry.cited', entry=report.key, date=accessed)}"

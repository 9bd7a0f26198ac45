"""An entry: every report of it, each field with the words that show it, what was decided of it, and how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from latopis.chronicle.answers import denied_by, is_denial
from latopis.chronicle.articles import is_withdrawn, version_of_entry
from latopis.chronicle.deciding import Decision, story_of
from latopis.chronicle.kept import Report, reports_of_entry
from latopis.chronicle.reviewing import Correction, Verdict, keys_in, verdicts
from latopis.chronicle.why import Joined, reasons_of
from latopis.show.facts import QUOTE, facts_of
from latopis.show.legible import clipped, legible
from latopis.show.report_json import fields_of_report, fields_with_denied
from latopis.show.web.asked import Asked, address
from latopis.show.web.cards import Card, Cards
from latopis.show.web.dating import when_words
from latopis.show.web.judging import Field, Form, fields_of, form_of, spans_of_field, value_words
from latopis.show.web.refusals import Moved, Refusal
from latopis.show.web.review_queries import EntryQuery
from latopis.show.web.story import Step, step_of
from latopis.show.web.view import View

_SHORT: Final = 40
"""Longer values do not stand beside the same words."""
_OWN: Final = ("cue", "trigger", "subgroup")
"""Fields that have words of their own and are not corrected."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field of a report: its value and the words that show it; `opening` leads to the form that corrects it."""

    label: str
    field: Field | None
    words: str
    opening: str


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the entry: its card, its fields, what was decided of it, what made it, and how often that is right."""

    own: str
    card: Card
    rows: tuple[Row, ...]
    standing: str
    by: str
    made_by: str
    confidence: str
    cite: str
    form: Form | None
    leave: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an entry was joined to another one."""

    entry: str
    to: str
    reasons: tuple[tuple[str, str], ...]


def page(asked: Asked, query: EntryQuery) -> View:
    """The entry with all its reports; one that was joined to another leads there.

    Raises:
        Refusal, Moved: it is not here.
    """
    clocks = query.clocks
    reports = reports_of_entry(asked.connection, query.key, clocks, rejected=True)
    if not reports:
        raise _gone(asked, query.key)
    if reports[0].key != query.key:
        raise Moved(f"/entries/{reports[0].key}", dict(asked.parameters), f"r-{query.key}")
    cards = Cards(asked.labels).of(reports)
    known = verdicts(asked.connection)
    beside = {key for each in reports for key in keys_in(each)}
    standing = {each.own: known.of(each.own, beside) for each in reports}
    rejected = all(each.standing == "rejected" for each in standing.values())
    told = [_told(asked, query, each, card=card, verdict=standing[each.own]) for each, card in zip(reports, cards, strict=True)]
    owns = sorted({query.key, *standing})
    shown = {
        "told": told,
        "key": query.key,
        "lead": cards[0],
        "rejected": rejected,
        "story": [_step(asked, each, reports[0]) for each in story_of(asked.connection, owns, beside)],
        "grounds": [_ground(asked, each) for each in reasons_of(asked.connection, query.key)] if len(reports) > 1 else [],
        "denied": _denied(asked, reports),
        "signer": asked.signer,
        "here": address(f"/entries/{query.key}"),
    }

    def counting() -> list[Report]:
        if rejected:
            raise Refusal(410, "entry_rejected")
        return [each for each in reports if standing[each.own].standing != "rejected"]

    return View(
        *("entry.html", cards[0].text, shown),
        fields=lambda: {"entry": query.key, "items": fields_with_denied(asked.connection, counting(), asked.naming)},
        rows=lambda: map(fields_of_report, counting()),
        status=410 if rejected else 200,
        cited=counting,
    )


def _gone(asked: Asked, key: str) -> Refusal:
    version = version_of_entry(asked.connection, key)
    if version:
        return Refusal(410, "entry_gone", other=address(f"/articles/{version}"))
    return Refusal(410, "entry_gone") if is_withdrawn(asked.connection, key) else Refusal(404, "no_entry")


def _told(asked: Asked, query: EntryQuery, report: Report, *, card: Card, verdict: Verdict) -> Told:
    labels, confidence = asked.labels, report.entry.confidence
    fields = fields_of(report, verdict, labels)
    opened = next((each for each in fields if (report.own, each.name) == (query.report, query.correct)), None)
    share = "" if confidence is None else labels.of("explain.confidence", share=f"{round(confidence * 100)}%")
    return Told(
        *(report.own, card, tuple(_rows(asked, report, fields)), verdict.standing, legible(verdict.signer or "")),
        *(legible(report.entry.made_by), share, _citation(asked, report, card)),
        form=form_of(report, opened, labels) if opened else None,
        leave=f"{asked.address(report=None, correct=None)}#r-{report.own}",
    )


def _rows(asked: Asked, report: Report, fields: list[Field]) -> list[Row]:
    """The fields that can be corrected, then what else has words that show it."""
    facts = facts_of(report.record, asked.labels)
    names = [each.name for each in fields]
    others = [name for name in (*report.entry.evidence, *_OWN) if name not in names and spans_of_field(report, name)]

    def words(name: str) -> str:
        return facts.quote(spans_of_field(report, name), QUOTE)

    def opening(name: str) -> str:
        return asked.address(report=report.own, correct=name)

    corrected = [_row(each, words(each.name), opening(each.name)) for each in fields]
    shown = [(name, asked.labels.maybe(f"web.field.{name}") or legible(name)) for name in dict.fromkeys(others)]
    return [*corrected, *(Row(label, None, words(name), "") for name, label in shown)]


def _row(field: Field, words: str, opening: str) -> Row:
    """The field; where its value is the words themselves, they stand there once."""
    same = field.corrected is None and field.words != "–" and field.words.rstrip("…") in words
    return Row(field.label, None if same and len(field.words) > _SHORT else field, words, opening)


def _denied(asked: Asked, reports: list[Report]) -> list[Card]:
    """The claims of other articles that the entry denies."""
    found = [each.claim for report in reports if is_denial(report) for each in denied_by(asked.connection, report, asked.naming)]
    return Cards(asked.labels).of({each.key: each for each in found}.values())


def _step(asked: Asked, decision: Decision, report: Report) -> Step:
    """The decision in words, a correction with the value that it gives."""
    labels = asked.labels
    if decision.kind != "correct" or not decision.value or not decision.field:
        return step_of(decision, labels)
    value = Correction.from_json(decision.value).value or ""
    label = labels.maybe(f"web.field.{decision.field}") or decision.field
    return step_of(decision, labels, f"{label} → {value_words(decision.field, value, report, labels)}")


def _ground(asked: Asked, joined: Joined) -> Ground:
    reasons = ((asked.labels.of(f"ground.{each.ground}"), legible(clipped(each.value, QUOTE))) for each in joined.reasons)
    return Ground(joined.entry, joined.to, tuple(reasons))


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

"""What reviewers accepted, as annotations of articles, and as counts of the patterns that found it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from sqlalchemy import select

from latopis.chronicle.clocks import NOW
from latopis.chronicle.kept import reports_of
from latopis.chronicle.reviewing import keys_in, verdicts
from latopis.chronicle.schema import readings, reports, versions
from latopis.model import Event, Poll, Relation, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.kept import Report
    from latopis.chronicle.reviewing import Verdict
    from latopis.model import Span

Fields: TypeAlias = dict[str, object]
_LISTS: Final = {Statement: "statements", Relation: "relations", Event: "events", Poll: "polls"}


def annotated(connection: Connection) -> list[Fields]:
    """One object for each article of which something was accepted: what is right in it, each place as a verbatim quote.

    Where a quote occurs several times, `nth` tells which is meant, from 1.
    """
    by_document: dict[str, list[tuple[Report, Verdict]]] = defaultdict(list)
    for report, verdict in _reviewed(connection):
        if verdict.standing == "accepted":
            by_document[report.document.id].append((report, verdict))
    return [_article(found) for _, found in sorted(by_document.items())]


def pattern_counts(connection: Connection) -> dict[str, tuple[int, int]]:
    """How often each pattern's entries were reviewed, and how often they were right as they were read."""
    found: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for report, verdict in _reviewed(connection):
        fired, right = found[report.entry.made_by]
        found[report.entry.made_by] = fired + 1, right + (verdict.standing == "accepted" and not verdict.corrections)
    return dict(found)


def _reviewed(connection: Connection) -> list[tuple[Report, Verdict]]:
    """The reports that count on which there is a verdict, in the order of their places."""
    known = verdicts(connection)
    documents = {key.partition("-")[0] for key, _ in known.items()}
    query = (
        select(reports.c.id)
        .join(readings, readings.c.id == reports.c.reading)
        .join(versions, versions.c.id == readings.c.version)
    )
    chosen = query.where(versions.c.document.in_(sorted(documents)), *NOW.stands()).order_by(reports.c.id)
    numbers = connection.execute(chosen).scalars().all()
    found = [(report, known.of(report.own, keys_in(report))) for report in reports_of(connection, numbers)]
    return [(report, verdict) for report, verdict in found if verdict.standing != "proposed"]


def _article(found: Sequence[tuple[Report, Verdict]]) -> Fields:
    document = found[0][0].document
    lists: dict[str, list[Fields]] = {"times": [], "statements": [], "relations": [], "events": [], "polls": []}
    for report, verdict in found:
        lists[_LISTS[type(report.entry)]].append(_annotation(report) | _corrected(report, verdict) | _answered(report, found))
    lists["times"] = _times(found)
    name = document.url or document.title or document.id
    return {"doc": name, "document": document.id, "published": document.published, **lists}


def _answered(report: Report, found: Sequence[tuple[Report, Verdict]]) -> Fields:
    """Which of the statements that were accepted a statement answers, by its place among them from 0."""
    entry = report.entry
    if not isinstance(entry, Statement):
        return {}
    said = [other.entry.id for other, _ in found if other.version == report.version and isinstance(other.entry, Statement)]
    return {"answers": said.index(entry.answers) if entry.answers in said else None}


def _times(found: Sequence[tuple[Report, Verdict]]) -> list[Fields]:
    """The times that date what was accepted as it was read, in the order of the text."""
    times = {
        time.span: time
        for report, verdict in found
        if verdict.corrections.keys().isdisjoint(("when", "fieldwork"))
        for time in report.record.times
        for span in (*report.entry.evidence.get("when", ()), *report.entry.evidence.get("fieldwork", ()))
        if span.start <= time.span.start and time.span.end <= span.end
    }
    return [{**_quote(found[0][0], span), "value": times[span].value} for span in sorted(times)]


def _annotation(report: Report) -> Fields:
    entry = report.entry
    match entry:
        case Statement():
            return {
                **_actor(report, "speaker", [entry.speaker], one=True),
                "cue": entry.cue and entry.cue.of(report.document.text),
                "content": [span.of(report.document.text) for span in entry.content],
                **{"mode": entry.mode, "act": entry.act, "outlet": _name(report, entry.outlet)},
            }
        case Relation():
            return {
                **_actor(report, "party", [entry.party], one=True),
                **_actor(report, "counterpart", [entry.counterpart], one=True),
                **{"relation": entry.relation, "status": entry.status, "when": entry.when, "factuality": entry.factuality},
                **_quote(report, entry.span),
            }
        case Event():
            return {
                "type": entry.type,
                **_actor(report, "actors", entry.actors),
                **_actor(report, "recipients", entry.recipients),
                **{"when": entry.when, "factuality": entry.factuality, "trigger": entry.trigger.of(report.document.text)},
            }
        case Poll():
            text = report.document.text
            options = [{"label": option.label.of(text), "share": option.share} for option in entry.options]
            asked = {"population": entry.population and entry.population.of(text), "sample": entry.sample, "options": options}
            return {
                "pollster": _name(report, entry.pollster),
                "fieldwork": entry.fieldwork,
                **asked,
                **_quote(report, entry.span),
            }
    return {}


def _corrected(report: Report, verdict: Verdict) -> Fields:
    many = {"actors", "recipients", "content"}
    return {
        name: [correction.value] if name in many and correction.value else correction.value
        for name, correction in verdict.corrections.items()
    }


def _actor(report: Report, role: str, keys: Iterable[str | None], *, one: bool = False) -> Fields:
    found = [actor for key in keys if (actor := report.actor(key))]
    names = [actor.name for actor in found]
    text = report.document.text
    also = sorted(
        {mention.span.of(text) for actor in found for mention in actor.mentions if mention.kind != "implied"} - set(names)
    )
    aka = "aka" if role == "speaker" else f"{role}_aka"
    return {role: (names[0] if names else None) if one else names, aka: also}


def _name(report: Report, key: str | None) -> str | None:
    actor = report.actor(key)
    return actor.name if actor else None


def _quote(report: Report, span: Span) -> Fields:
    text = report.document.text
    quote = span.of(text)
    nth, place = 1, text.find(quote)
    while place not in (span.start, -1):
        nth, place = nth + 1, text.find(quote, place + 1)
    return {"quote": quote} if nth == 1 else {"quote": quote, "nth": nth}

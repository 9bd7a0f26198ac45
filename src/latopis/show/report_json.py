"""Reports and states of ties as JSON for programs: one object a line, actors by name."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from latopis.chronicle.answers import denied_by, is_denial
from latopis.chronicle.corrections import Correction
from latopis.chronicle.days import day_of, days_of
from latopis.chronicle.identity import entry_keys
from latopis.chronicle.roles import KINDS
from latopis.model import Event, Poll, Relation, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.answers import Denied
    from latopis.chronicle.deciding import Decision
    from latopis.chronicle.kept import Report
    from latopis.chronicle.names import Known, Naming
    from latopis.chronicle.since import Gone
    from latopis.chronicle.ties import TieState
    from latopis.chronicle.why import Joined
    from latopis.model import Actor, Entry, Span

Fields: TypeAlias = dict[str, object]


def line(fields: Fields) -> str:
    """The fields as one line."""
    return json.dumps(fields, ensure_ascii=False, default=str)


def fields_of_report(report: Report, denied: Iterable[Denied] | None = None) -> Fields:
    """The report with its source and words; what an entry of its kind has, with names for ids; what it denies elsewhere.

    None is denied where that was not looked for: it takes as long as reading the claims.
    """
    document, entry = report.document, report.entry
    first, last = days_of(entry.when)
    return {
        "entry": report.key,
        "report": report.own,
        "reports": report.told.reports,
        "sources": report.told.sources,
        "kind": KINDS[type(entry)],
        **fields_of_entry(report),
        **codes_of(report),
        "when": entry.when,
        "first_day": day_of(first),
        "last_day": day_of(last),
        "factuality": entry.factuality,
        "factuality_said": entry.factuality_said,
        "said_by": _speaker_of(report),
        "document": report.kept.id,
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "author": document.author,
        "published": document.published,
        "span": list(entry.span),
        "quote": entry.span.of(document.text),
        "denies": None if denied is None else [{"entry": each.claim.key, "words": list(each.words)} for each in denied],
        "confidence": entry.confidence,
        "made_by": entry.made_by,
    }


def fields_with_denied(connection: Connection, reports: Iterable[Report], naming: Naming) -> list[Fields]:
    """The reports, denials with the claims of other articles that they answer."""
    return [fields_of_report(each, denied_by(connection, each, naming) if is_denial(each) else ()) for each in reports]


def fields_of_entry(report: Report) -> Fields:
    """What only entries of its kind have."""
    entry = report.entry
    match entry:
        case Relation():
            return {
                **_names(report, party=entry.party, counterpart=entry.counterpart),
                **_plain(entry, "relation", "status", "step"),
            }
        case Statement():
            return {
                **_names(report, speaker=entry.speaker, addressee=entry.addressee, outlet=entry.outlet),
                **_plain(entry, "act", "mode"),
                "content": _words(report, entry.content),
                "about": _all_names(report, entry.about),
                "answers": _key_of(report, entry.answers),
            }
        case Event():
            parts = {"actors": _all_names(report, entry.actors), "recipients": _all_names(report, entry.recipients)}
            return {
                **_plain(entry, "type", "mode"),
                "contexts": list(entry.contexts),
                **parts,
                **_names(report, place=entry.place),
            }
        case Poll():
            return _poll(report, entry)
        case _:
            return {}


def codes_of(report: Report) -> Fields:
    """The keys and countries of the actors who are named."""
    entry = report.entry
    match entry:
        case Relation():
            ends = {"party": entry.party, "counterpart": entry.counterpart}
        case Statement():
            return {**_code(report, "speaker", entry.speaker), "about_keys": _keys(report, entry.about)}
        case Event():
            actors, recipients = entry.actors, entry.recipients
            return {
                **{"actor_keys": _keys(report, actors), "actor_countries": _countries(report, actors)},
                **{"recipient_keys": _keys(report, recipients), "recipient_countries": _countries(report, recipients)},
            }
        case Poll():
            ends = {"pollster": entry.pollster or ""}
        case _:
            return {}
    return {name: code for role, actor in ends.items() for name, code in _code(report, role, actor).items()}


def country_of(actor: Actor | None) -> str | None:
    """The alpha-3 code of the actor's country, or its own."""
    return (actor.country or actor.iso3166) if actor else None


def fields_of_history(report: Report, decisions: Sequence[Decision]) -> Fields:
    """What was decided of the report, by whom and when, and how the corrected fields were read; nothing where nothing was."""
    if not decisions:
        return {}
    before = values_of(report.as_read)
    corrected = dict.fromkeys(each.field for each in decisions if each.kind == "correct" and each.field)
    made = [
        {"kind": each.kind, "field": each.field, "value": value_of_decision(each), "reason": each.reason}
        | {"by": each.signer, "at": datetime.fromtimestamp(each.recorded / 1_000_000, UTC).isoformat(timespec="seconds")}
        for each in decisions
    ]
    return {"decisions": made, "as_read": {field: before.get(field) for field in corrected}}


def values_of(report: Report) -> Fields:
    """The values of the fields that can be corrected, and others."""
    return fields_of_entry(report) | {"when": report.entry.when, "factuality": report.entry.factuality}


def value_of_decision(decision: Decision) -> str | None:
    """The right value that a correction gives."""
    return Correction.from_json(decision.value).value if decision.kind == "correct" and decision.value else None


def fields_of_tie(tie: TieState) -> Fields:
    """The state of a tie with its reports, claims and conflicts; where more are kept than shown, `counts` tells."""
    listed = {"reports": tie.reports, "claims": tie.claims, "conflicts": tie.conflicts}
    plain = ("party", "counterpart", "relation", "status", "certainty", "since", "until", "as_of", "known_at", "recorded_at")
    return {
        **{name: getattr(tie, name) for name in plain},
        "possible": list(tie.possible),
        **{name: [fields_of_report(report) for report in found] for name, found in listed.items()},
        "counts": dict(zip(listed, tie.counts, strict=True)),
        "sources": dict(zip(listed, tie.sources, strict=True)),
    }


def fields_of_joined(joined: Joined) -> Fields:
    """Why an entry was joined."""
    reasons = [{"ground": reason.ground, "value": reason.value} for reason in joined.reasons]
    return {"entry": joined.entry, "to": joined.to, "strength": round(joined.strength, 3), "reasons": reasons}


def fields_of_gone(gone: Gone) -> Fields:
    """What is not found any more, why, and what to look at instead."""
    return {"entry": gone.entry, "article": gone.article, "reason": gone.reason, "to": gone.to}


def fields_of_actor(actor: Known) -> Fields:
    """An actor of the chronicle."""
    return {name: getattr(actor, name) for name in ("key", "name", "type", "register", "country")}


def _poll(report: Report, entry: Poll) -> Fields:
    named = _names(report, pollster=entry.pollster, commissioner=entry.commissioner, outlet=entry.outlet)
    asked = {"population": entry.population, "subgroup": entry.subgroup, "question": entry.question}
    text = report.document.text
    options = [{"label": option.label.of(text), "share": option.share, "change": option.change} for option in entry.options]
    quoted = {name: span and span.of(text) for name, span in asked.items()}
    return {**named, **_plain(entry, "fieldwork", "sample", "method", "margin"), **quoted, "options": options}


def _plain(entry: Entry, *fields: str) -> Fields:
    return {field: getattr(entry, field) for field in fields}


def _names(report: Report, **actors: str | None) -> Fields:
    return {role: _name(report, actor) for role, actor in actors.items()}


def _name(report: Report, actor: str | None) -> str | None:
    found = report.actor(actor)
    return found.name if found else None


def _all_names(report: Report, actors: Iterable[str]) -> list[str]:
    return [name for actor in actors if (name := _name(report, actor))]


def _code(report: Report, role: str, actor: str | None) -> Fields:
    return {f"{role}_key": report.kept.keys.get(actor or ""), f"{role}_country": country_of(report.actor(actor))}


def _keys(report: Report, actors: Iterable[str]) -> list[str]:
    return [key for actor in actors if (key := report.kept.keys.get(actor))]


def _countries(report: Report, actors: Iterable[str]) -> list[str | None]:
    return [country_of(found) for actor in actors if (found := report.actor(actor))]


def _words(report: Report, spans: Iterable[Span]) -> list[str]:
    return [span.of(report.document.text) for span in spans]


def _speaker_of(report: Report) -> str | None:
    """Who claims it; None in the article's own voice."""
    said_in = report.entry.said_in
    if said_in is None:
        return None
    said = next((entry for entry in report.record.entries if entry.id == said_in), None)
    return _name(report, said.speaker) if isinstance(said, Statement) else None


def _key_of(report: Report, entry: str | None) -> str | None:
    """The id in the chronicle of another entry of the same record."""
    if entry is None:
        return None
    keys = {each.id: key for each, key in zip(report.record.entries, entry_keys(report.record), strict=True)}
    return keys.get(entry)

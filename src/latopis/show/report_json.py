"""Reports and states of ties as JSON for programs: one object a line, actors by name."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from latopis.chronicle.answers import denied_by, is_denial
from latopis.chronicle.corrections import Correction
from latopis.chronicle.days import day_of, days_of
from latopis.chronicle.identity import keys_of_places
from latopis.record_rows import EventRow, PollRow, RelationRow, StatementRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from latopis.chronicle.answers import Denied
    from latopis.chronicle.deciding import Decision
    from latopis.chronicle.kept import Report
    from latopis.chronicle.names import Known, Naming
    from latopis.chronicle.since import Gone
    from latopis.chronicle.ties import TieState
    from latopis.chronicle.why import Joined
    from latopis.model import Actor, Edtf
    from latopis.record_rows import ActorRow

Fields: TypeAlias = dict[str, object]


def line(fields: Fields) -> str:
    """The fields as one line."""
    return json.dumps(fields, ensure_ascii=False, default=str)


def fields_of_report(report: Report, denied: Iterable[Denied] | None = None) -> Fields:
    """The report with its source and words; what an entry of its kind has, with names for ids; what it denies elsewhere.

    None is denied where that was not looked for: it takes as long as reading the claims.
    """
    document, row = report.document, report.row
    first, last = _days_told(row.when)
    return {
        "entry": report.key,
        "report": report.own,
        "reports": report.told.reports,
        "sources": report.told.sources,
        "kind": row.kind,
        **fields_of_entry(report),
        **codes_of(report),
        "when": row.when,
        "first_day": first,
        "last_day": last,
        "factuality": row.factuality,
        "factuality_said": row.factuality_said,
        "said_by": None if row.said_in is None else _speaker_of(report, row.said_in),
        "document": report.kept.id,
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "author": document.author,
        "published": document.published,
        "span": list(row.span),
        "quote": row.span.of(document.text),
        "denies": None if denied is None else [{"entry": each.claim.key, "words": list(each.words)} for each in denied],
        "confidence": row.confidence,
        "made_by": row.made_by,
    }


def fields_with_denied(connection: Connection, reports: Iterable[Report], naming: Naming) -> list[Fields]:
    """The reports, denials with the claims of other articles that they answer."""
    return [fields_of_report(each, denied_by(connection, each, naming) if is_denial(each) else ()) for each in reports]


def fields_of_entry(report: Report) -> Fields:
    """What only entries of its kind have."""
    row, actors, text = report.row, report.kept.called, report.document.text
    match row:
        case RelationRow():
            return {
                "party": _name(actors, row.party),
                "counterpart": _name(actors, row.counterpart),
                "relation": row.relation,
                "status": row.status,
                "step": row.step,
            }
        case StatementRow():
            return {
                "speaker": _name(actors, row.speaker),
                "addressee": _name(actors, row.addressee),
                "outlet": _name(actors, row.outlet),
                "act": row.act,
                "mode": row.mode,
                "content": [span.of(text) for span in row.content],
                "about": _names(actors, row.about),
                "answers": None if row.answers is None else _key_of(report, row.answers),
            }
        case EventRow():
            return {
                "type": row.type,
                "mode": row.mode,
                "contexts": list(row.contexts),
                "actors": _names(actors, row.actors),
                "recipients": _names(actors, row.recipients),
                "place": _name(actors, row.place),
            }
        case PollRow():
            return _poll(row, actors, text)
        case _:
            return {}


def codes_of(report: Report) -> Fields:
    """The keys and countries of the actors who are named."""
    row, actors, keys = report.row, report.kept.called, report.kept.keys
    match row:
        case RelationRow():
            party, counterpart = row.party, row.counterpart
            return {
                "party_key": keys.get(party),
                "party_country": _state(actors.get(party)),
                "counterpart_key": keys.get(counterpart),
                "counterpart_country": _state(actors.get(counterpart)),
            }
        case StatementRow():
            speaker = row.speaker or ""
            about = [key for actor in row.about if (key := keys.get(actor))]
            return {"speaker_key": keys.get(speaker), "speaker_country": _state(actors.get(speaker)), "about_keys": about}
        case EventRow():
            found: Fields = {}
            for role, those in (("actor", row.actors), ("recipient", row.recipients)):
                found[f"{role}_keys"] = [key for actor in those if (key := keys.get(actor))]
                found[f"{role}_countries"] = [each.state for actor in those if (each := actors.get(actor))]
            return found
        case PollRow():
            pollster = row.pollster or ""
            return {"pollster_key": keys.get(pollster), "pollster_country": _state(actors.get(pollster))}
        case _:
            return {}


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
    return fields_of_entry(report) | {"when": report.row.when, "factuality": report.row.factuality}


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


def _poll(row: PollRow, actors: Mapping[str, ActorRow], text: str) -> Fields:
    named = {"pollster": row.pollster, "commissioner": row.commissioner, "outlet": row.outlet}
    plain = {"fieldwork": row.fieldwork, "sample": row.sample, "method": row.method, "margin": row.margin}
    asked = {"population": row.population, "subgroup": row.subgroup, "question": row.question}
    options = [{"label": option.label.of(text), "share": option.share, "change": option.change} for option in row.options]
    return {
        **{role: _name(actors, actor) for role, actor in named.items()},
        **plain,
        **{name: span and span.of(text) for name, span in asked.items()},
        "options": options,
    }


def _name(actors: Mapping[str, ActorRow], actor: str | None) -> str | None:
    found = actors.get(actor or "")
    return found.name if found else None


def _names(actors: Mapping[str, ActorRow], those: Iterable[str]) -> list[str]:
    return [found.name for actor in those if (found := actors.get(actor))]


@lru_cache(maxsize=4096)
def _days_told(when: Edtf | None) -> tuple[str | None, str | None]:
    """The first and the last day of a date."""
    first, last = days_of(when)
    return day_of(first), day_of(last)


def _state(actor: ActorRow | None) -> str | None:
    return actor.state if actor else None


def _speaker_of(report: Report, said_in: str) -> str | None:
    """Who claims what stands in that entry."""
    said = next((row for row in report.kept.rows.entries if row.id == said_in), None)
    return _name(report.kept.called, said.speaker) if isinstance(said, StatementRow) else None


def _key_of(report: Report, entry: str) -> str | None:
    """The id in the chronicle of another entry of the same record."""
    rows = report.kept.rows.entries
    keys = keys_of_places(((row.kind[0], row.span) for row in rows), report.kept.id)
    return next((key for row, key in zip(rows, keys, strict=True) if row.id == entry), None)

"""PLOVER (version 2024-02): its JSON, one event a line, and its codes, which other formats of events need too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.chronicle.days import day_of, days_of
from latopis.model import Event
from latopis.show.export.making import Format, lines, one_after_another, without_nothing
from latopis.show.facts import title_in
from latopis.show.report_json import country_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from latopis.chronicle.kept import Report
    from latopis.show.export.making import Part, Wish
    from latopis.show.report_json import Fields

CODEBOOK: Final = "PLOVER 2024-02"
VERBAL_COOPERATION: Final = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE")
MATERIAL_COOPERATION: Final = ("COOPERATE", "AID", "RETREAT")
VERBAL_CONFLICT: Final = ("REQUEST", "ACCUSE", "REJECT", "THREATEN")
MATERIAL_CONFLICT: Final = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
QUADS: Final = {
    kind: (number, name)
    for number, (name, kinds) in enumerate(
        (
            ("VERBAL COOPERATION", VERBAL_COOPERATION),
            ("MATERIAL COOPERATION", MATERIAL_COOPERATION),
            ("VERBAL CONFLICT", VERBAL_CONFLICT),
            ("MATERIAL CONFLICT", MATERIAL_CONFLICT),
        ),
        1,
    )
    for kind in kinds
}
"""The quad of each type, with its number; the manual itself disagrees about SANCTION, which is material conflict here."""


def raw_words(report: Report, role: str) -> list[str]:
    """The words of the text that show who has the role."""
    return [span.of(report.document.text) for span in report.entry.evidence.get(role, ())]


def _actors(report: Report, role: str, keys: Iterable[str]) -> list[Fields]:
    words = raw_words(report, role)
    found = []
    for place, actor in enumerate(filter(None, map(report.actor, keys))):
        told: Fields = {
            "code": country_of(actor),
            "sector": actor.sector,
            "actor_text": words[place] if place < len(words) else None,
            "identifier_id": actor.wikidata,
            "identifier_text": actor.name,
        }
        found.append(without_nothing(told))
    return found


def _record(report: Report) -> Fields | str:
    entry, document = report.entry, report.document
    first, last = map(day_of, days_of(entry.when))
    if not isinstance(entry, Event):
        raise TypeError(f"{entry.id} is no event")
    if first is None:
        return "undated"
    place = report.actor(entry.place)
    cited: Fields = {
        "url": document.url,
        "title": title_in(document),
        "publication": document.source,
        "language": document.language,
    }
    cited |= {"coder": f"latopis {report.record.reader}", "codebook": CODEBOOK}
    told: Fields = {
        "id": report.key,
        "date": first,
        "enddate": last if last != first else None,
        "event": [entry.type],
        "mode": [entry.mode] if entry.mode else None,
        "context": list(entry.contexts),
        "event_text": [entry.span.of(document.text)],
        "event_loc": place and without_nothing({"name": place.name, "cc3": country_of(place)}),
        "quad_code": QUADS.get(entry.type, (None, ""))[0],
        "text_info": {"start": entry.span.start, "end": entry.span.end},
        "cite_info": without_nothing(cited),
        "factuality": entry.factuality,
        "edtf": entry.when,
        "published": document.published,
        "reports": report.told.reports,
        "sources": report.told.sources,
    }
    actors = {"actor": _actors(report, "actors", entry.actors), "recipient": _actors(report, "recipients", entry.recipients)}
    return {**{name: told.pop(name) for name in ("id", "date")}, "actor": actors["actor"], **without_nothing(told | actors)}


def _part(reports: Sequence[Report], wish: Wish) -> Part:
    return lines(
        record | {"text": report.document.text} if wish.full_text and not isinstance(record, str) else record
        for report in reports
        for record in [_record(report)]
    )


PLOVER: Final = Format(
    *("plover", ".jsonl", "application/x-ndjson", ("event",)),
    gives="a record on a line of its own, with lists of actors and recipients",
    loses="events without a date; who claims the event; the scores, on which versions of PLOVER differ",
    part=_part,
    whole=one_after_another,
)

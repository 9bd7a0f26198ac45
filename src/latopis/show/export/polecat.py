"""POLECAT: events as its weekly files have them, 40 columns between tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.chronicle.days import day_of, days_of
from latopis.lexicon.world import cow_numbers
from latopis.model import Event
from latopis.show.export.making import Format, Part
from latopis.show.export.plover import CODEBOOK, QUADS, raw_words
from latopis.show.report_json import country_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from latopis.chronicle.kept import Report
    from latopis.model import Actor, ActorType
    from latopis.show.export.making import Wish

COLUMNS: Final = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors"),
    *("Actor Title", "Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
_BETWEEN: Final = "; "
_ORGANISED: Final[tuple[ActorType, ...]] = ("organisation", "office", "group", "outlet")


def _row(report: Report) -> list[str]:
    entry, document = report.entry, report.document
    if not isinstance(entry, Event):
        raise TypeError(f"{entry.id} is no event")
    place = report.actor(entry.place)
    return [
        *(report.key, day_of(days_of(entry.when).first) or "", entry.type, entry.mode or ""),
        *("", QUADS.get(entry.type, (0, ""))[1], _BETWEEN.join(entry.contexts)),
        *_side(report, "actors", entry.actors),
        *_side(report, "recipients", entry.recipients),
        *(place.name if place else "", "", "", "", (country_of(place) or "") if place else "", "", "", ""),
        *(_BETWEEN.join(raw_words(report, "place")), "", document.source or "", document.published or ""),
        *_story(report),
        *(document.language or "", f"latopis {report.record.reader}, {CODEBOOK}"),
    ]


def _side(report: Report, role: str, keys: Iterable[str]) -> Iterator[str]:
    """The eight columns of those on one side; several stand in one cell."""
    found = [actor for key in keys if (actor := report.actor(key))]
    countries = [country_of(actor) or "" for actor in found]
    sectors = [actor.sector or "" for actor in found]
    yield _BETWEEN.join(actor.name for actor in found)
    yield _each(countries)
    yield _each([cow_numbers().get(country, "") for country in countries])
    yield sectors[0] if sectors else ""
    yield _each(sectors)
    yield ""
    yield _BETWEEN.join(raw_words(report, role))
    yield ""


def _each(values: list[str]) -> str:
    """The values in the order of the actors; nothing where none of them is known."""
    return _BETWEEN.join(values) if any(values) else ""


def _story(report: Report) -> Iterator[str]:
    """The people, organisations and places that the article names."""
    named = [actor for actor in report.record.actors if any(mention.kind == "name" for mention in actor.mentions)]
    yield _names(actor for actor in named if actor.type == "person")
    yield _names(actor for actor in named if actor.type in _ORGANISED)
    yield _names(actor for actor in named if actor.type in ("state", "place"))


def _names(actors: Iterable[Actor]) -> str:
    return _BETWEEN.join(actor.name for actor in actors)


def _line(cells: Iterable[str]) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


def _part(reports: Sequence[Report], _: Wish) -> Part:
    return Part("".join(_line(_row(report)) for report in reports).encode("utf-8", "replace"), len(reports))


def _whole(parts: Iterable[Part], _: Wish) -> Iterator[bytes]:
    yield _line(COLUMNS).encode()
    yield from (part.data for part in parts)


POLECAT: Final = Format(
    *("polecat", ".tsv", "text/tab-separated-values; charset=utf-8", ("event",)),
    gives="a row; several actors stand in one cell, `; ` between them",
    loses="the quotation and its place, address and title, who claims it and how certain it is, how many report it; "
    "of a date that is no day, all but its first day; what Latopis does not know is empty (intensity, titles, coordinates)",
    part=_part,
    whole=_whole,
)

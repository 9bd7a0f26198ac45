"""TimelineJS: dated entries as slides."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final

from latopis.chronicle.days import EARLIEST, LATEST, days_of
from latopis.chronicle.roles import KINDS
from latopis.lexicon.labels import load_labels
from latopis.show.dates import date_words
from latopis.show.export.citing import calendar
from latopis.show.export.making import Format, enclosed, items, without_nothing
from latopis.show.facts import certainty, facts_of, title_in, told_in_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.chronicle.kept import Report
    from latopis.lexicon.labels import Labels
    from latopis.show.export.making import Part, Wish
    from latopis.show.report_json import Fields

_PARTS: Final = ("year", "month", "day")


def _slide(report: Report, labels: Labels) -> Fields | str:
    entry, facts = report.entry, facts_of(report.record, labels)
    first, last = days_of(entry.when)
    if entry.when is None or not EARLIEST < first < LATEST:
        return "undated"
    known = calendar(entry.when)
    start = known or _ymd(first)
    told: Fields = {
        "unique_id": report.key,
        "start_date": dict(zip(_PARTS, start, strict=False)),
        "end_date": None if known or last >= LATEST else dict(zip(_PARTS, _ymd(last), strict=True)),
        "display_date": date_words(entry.when, labels),
        "group": labels.of(f"kind.{KINDS[type(entry)]}"),
        "text": {"headline": escape(told_in_short(entry, facts)), "text": _text(report, certainty(entry, facts), labels)},
        "autolink": False,
    }
    return without_nothing(told) | {"autolink": False}


def _ymd(day: int) -> list[int]:
    found = date.fromordinal(day)
    return [found.year, found.month, found.day]


def _text(report: Report, sure: str, labels: Labels) -> str:
    """The quotation with its source, as HTML."""
    document = report.document
    published = date_words(document.published, labels) if document.published else ""
    source = ", ".join(filter(None, (document.source, title_in(document), published)))
    shown = escape(source or document.url or report.kept.id)
    linked = f'<a href="{escape(document.url)}">{shown}</a>' if document.url and document.url.startswith("http") else shown
    return "".join((f"<p>{escape(sure)}</p>" if sure else "", f"<blockquote>{escape(report.quote)}</blockquote><p>{linked}</p>"))


def _part(reports: Sequence[Report], wish: Wish) -> Part:
    labels = load_labels(wish.tongue)
    return items(_slide(report, labels) for report in reports)


TIMELINE: Final = Format(
    *("timelinejs", ".json", "application/json", tuple(KINDS.values())),
    gives="a slide, where it has a date",
    loses="entries without a date or with an open beginning; fields other than the headline, quotation and source",
    part=_part,
    whole=enclosed('{"events": [', "]}"),
)

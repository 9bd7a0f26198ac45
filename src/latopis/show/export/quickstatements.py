"""QuickStatements (version 1) for Wikidata: memberships and diplomatic relations that somebody has reviewed.

Properties: P463 member of, P530 diplomatic relation, P580 start time, P582 end time, S854 the address of the source. Items are
those that the register names with its source; an actor without one stays out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from latopis import edtf
from latopis.model import Relation
from latopis.show.export.citing import calendar
from latopis.show.export.making import Format, Part, one_after_another

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.chronicle.kept import Report
    from latopis.model import Edtf, Status, Tie
    from latopis.show.export.making import Wish

_PROPERTIES: Final[dict[Tie, str]] = {"membership": "P463", "diplomatic": "P530"}
_QUALIFIERS: Final[dict[Status, str]] = {"began": "P580", "ended": "P582"}
_PRECISIONS: Final = {"decade": 8, "year": 9, "month": 10, "day": 11}


def _statement(report: Report) -> tuple[str, str]:
    """The line, or else nothing and the reason for it."""
    entry = report.entry
    if not isinstance(entry, Relation):
        raise TypeError(f"{entry.id} is no tie")
    party, counterpart = report.actor(entry.party), report.actor(entry.counterpart)
    verb = _PROPERTIES.get(entry.relation)
    if verb is None or entry.status not in ("began", "in_force", "ended"):
        return "", "no_such_statement"
    if entry.factuality != "CT+" or entry.said_in is not None:
        return "", "only_claimed"
    if not (party and counterpart and party.wikidata and counterpart.wikidata):
        return "", "no_item"
    if not report.document.url:
        return "", "no_address"
    when = time_value(entry.when)
    if entry.status in _QUALIFIERS and when is None:
        return "", "undated"
    qualifier = [_QUALIFIERS[entry.status], when] if entry.status in _QUALIFIERS and when else []
    source = report.document.url.replace('"', "%22").replace("\t", "%09")
    return "\t".join([party.wikidata, verb, counterpart.wikidata, *qualifier, "S854", f'"{source}"']) + "\n", ""


def time_value(when: Edtf | None) -> str | None:
    """The date as Wikidata writes it, with its precision; None for what it cannot say.

    >>> time_value("2021-11"), time_value("199X"), time_value("2014/2020")
    ('+2021-11-00T00:00:00Z/10', '+1990-00-00T00:00:00Z/8', None)
    """
    precision = None if when is None else edtf.precision(when)
    if when is None or precision not in _PRECISIONS:
        return None
    start = edtf.earliest(when)
    year, month, day = [*(calendar(when) or [start.year if start else 0]), 0, 0][:3]
    return f"+{year:04}-{month:02}-{day:02}T00:00:00Z/{_PRECISIONS[precision]}"


def _part(reports: Sequence[Report], _: Wish) -> Part:
    told = [_statement(report) for report in reports]
    kept = [line for line, _ in told if line]
    return Part("".join(kept).encode(), len(kept), Counter(reason for _, reason in told if reason))


QUICKSTATEMENTS: Final = Format(
    *("quickstatements", ".tsv", "text/tab-separated-values; charset=utf-8", ("relation",)),
    gives="a command, where it was accepted in a review and both sides have an item in Wikidata",
    loses="entries that nobody accepted; ties that are no membership or diplomatic relation, or suspended, sought, planned; "
    "what is only claimed; quotations",
    part=_part,
    whole=one_after_another,
    reviewed=True,
)

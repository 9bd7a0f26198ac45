"""Two reviewers: how far they agree on each field, and where they differ."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from latopis.chronicle.agreement import Agreement, Difference, agreement
from latopis.chronicle.deciding import signers
from latopis.chronicle.reviewing import REVIEWS
from latopis.show.facts import number
from latopis.show.legible import clipped, legible
from latopis.show.web.asked import Asked, address
from latopis.show.web.review_queries import AgreementQuery
from latopis.show.web.view import Choice, View

_NAME = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A field in words."""

    field: str
    count: int
    same: str
    kappa: str


@dataclass(frozen=True, slots=True)
class Case:
    """An entry of which two reviewers said different things."""

    entry: str
    address: str
    field: str
    one: str
    other: str


def page(asked: Asked, query: AgreementQuery) -> View:
    """The agreement of the two that are named, of the two that decided most without names."""
    who = signers(asked.connection, *REVIEWS)
    most = sorted(who, key=lambda name: (-who[name], name))
    one = query.one or (most[0] if most else "")
    other = query.other or next((name for name in most if name != one), "")
    found, differences = agreement(asked.connection, one, other) if one and other else ([], [])
    shown = {
        "one": one,
        "other": other,
        "choices": {
            name: [Choice(f"{legible(each)} ({who[each]})", each, chosen=each == chosen) for each in sorted(who)]
            for name, chosen in (("one", one), ("other", other))
        },
        "rows": [_row(asked, each) for each in found if each.count],
        "cases": [_case(asked, each) for each in differences],
    }
    return View(
        *("agreement.html", asked.labels.of("web.agreement.title"), shown),
        fields=lambda: {
            "reviewers": who,
            "fields": [asdict(each) for each in found],
            "differences": [asdict(each) for each in differences],
        },
        rows=lambda: (asdict(each) for each in differences),
    )


def _row(asked: Asked, found: Agreement) -> Row:
    kappa = "–" if found.kappa is None else number(found.kappa, asked.labels)
    return Row(_field(asked, found.field), found.count, f"{found.same:.0%}", kappa)


def _case(asked: Asked, found: Difference) -> Case:
    one, other = (_said(asked, found.field, value) for value in (found.one, found.other))
    return Case(found.entry, address("/review", at=found.entry), _field(asked, found.field), one, other)


def _said(asked: Asked, field: str, value: str) -> str:
    label = asked.labels.maybe(f"review.{value}") if field == "verdict" else asked.labels.maybe(f"web.agreement.{value}")
    return label or legible(clipped(value, _NAME)) or "–"


def _field(asked: Asked, name: str) -> str:
    return asked.labels.maybe(f"web.field.{name}") or legible(name)

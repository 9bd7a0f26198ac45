"""Reports as assistants get them: with addresses, and denials with the claims that they deny."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from latopis.chronicle.answers import denied_by, is_denial
from latopis.chronicle.identity import entry_keys
from latopis.model import Statement
from latopis.show.hit_page import snippet
from latopis.show.mcp.shapes import CitedActor, CitedReport, CitedTie, CitedTieState, Denied, Hit
from latopis.show.report_json import fields_of_actor, fields_of_report, fields_of_tie
from latopis.show.web.asked import actor_address, address, segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from latopis.chronicle.kept import Report
    from latopis.chronicle.names import Known, Naming
    from latopis.chronicle.search import Hit as Found
    from latopis.chronicle.ties import TieState
    from latopis.model import Entry
    from latopis.show.report_json import Fields

_REPORTS: TypeAdapter[list[CitedReport]] = TypeAdapter(list[CitedReport])
_TIES: TypeAdapter[list[CitedTie]] = TypeAdapter(list[CitedTie])


@dataclass(frozen=True, slots=True)
class Citing:
    """Makes answers of what was found: `base` is where the chronicle is served to readers."""

    connection: Connection
    naming: Naming
    base: str

    def reports(self, found: Iterable[Report]) -> list[CitedReport]:
        """The reports with their addresses."""
        return _REPORTS.validate_python([self._fields(report) for report in found])

    def tie(self, state: TieState) -> CitedTieState:
        """The state of a tie with those of its reports."""
        party, counterpart = state.keys
        there = address("/ties", party=party, counterpart=counterpart, as_of=state.as_of, known_at=state.known_at)
        groups = {"reports": state.reports, "claims": state.claims, "conflicts": state.conflicts}
        cited = {name: _TIES.validate_python([self._fields(each) for each in found]) for name, found in groups.items()}
        return CitedTieState.model_validate({**fields_of_tie(state), **cited, "permalink": self.base + there})

    def hit(self, hit: Found) -> Hit:
        """An article that was found by its words."""
        document = hit.document
        return Hit(
            permalink=self.article(hit.version, hit.places[0].start if hit.places else None),
            article=hit.version,
            title=document.title,
            source=document.source,
            url=document.url,
            published=document.published,
            quote=snippet(hit),
            entries=self.reports(hit.reports),
        )

    def actor(self, actor: Known) -> CitedActor:
        """An actor with its page."""
        return CitedActor.model_validate({**fields_of_actor(actor), "permalink": self.base + actor_address(actor.key)})

    def article(self, version: str, start: int | None = None) -> str:
        """The page of an article, open at a place of its text."""
        place = None if start is None else f"{start}-{start + 1}"
        return self.base + address(f"/articles/{segment(version)}", span=place)

    def _fields(self, report: Report) -> Fields:
        denied = denied_by(self.connection, report, self.naming) if is_denial(report) else []
        fields = fields_of_report(report, denied)
        if fields["kind"] == "statement":
            others = [self._denied(each.claim, each.claim.entry, each.claim.key, same=False) for each in denied]
            fields["denied"] = [*self._answered(report), *others]
        return {**fields, "permalink": self._entry(report.key), "article": report.version}

    def _answered(self, report: Report) -> list[Denied]:
        """The claim of the same article that the statement answers."""
        wanted = report.entry.answers if isinstance(report.entry, Statement) else None
        keys = zip(report.record.entries, entry_keys(report.record), strict=True)
        return [self._denied(report, entry, key, same=True) for entry, key in keys if entry.id == wanted]

    def _denied(self, report: Report, entry: Entry, key: str, *, same: bool) -> Denied:
        """The claim `entry`, told by the article of the report."""
        document = report.document
        speaker = report.actor(entry.speaker) if isinstance(entry, Statement) else None
        return Denied(
            permalink=self._entry(key),
            article=report.version,
            entry=key,
            speaker=speaker.name if speaker else None,
            quote=entry.span.of(document.text),
            source=document.source,
            url=document.url,
            published=document.published,
            same_article=same,
        )

    def _entry(self, key: str) -> str:
        return f"{self.base}/entries/{segment(key)}"

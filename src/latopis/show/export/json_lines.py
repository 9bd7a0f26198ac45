"""JSON Lines: one object an entry, with the columns of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.chronicle.roles import KINDS
from latopis.show.export.columns import rows_of
from latopis.show.export.making import Format, Part, lines, one_after_another

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.chronicle.kept import Report
    from latopis.show.export.making import Wish


def _part(reports: Sequence[Report], wish: Wish) -> Part:
    return lines(rows_of(reports, wish))


JSON_LINES: Final = Format(
    *("jsonl", ".jsonl", "application/x-ndjson", tuple(KINDS.values())),
    gives="an object on a line of its own, with the columns of the tables",
    loses="nothing of the tables",
    part=_part,
    whole=one_after_another,
)

"""The review of actors in the terminal: two of one name after the other, whether they are one; each decision is kept at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.text import Text

from latopis.show.deciding import signer_of
from latopis.show.legible import clipped, legible
from latopis.show.report_page import source_line
from latopis.show.review_loop import Loop

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

    from latopis.chronicle.merging import Doubtful
    from latopis.chronicle.names import Known
    from latopis.show.asking import Asked
    from latopis.show.keys import Action

_AROUND: Final = 160
_SHOWN: Final = 6
_LINE: Final = 2 * 78


def review_actors(asked: Asked, *, signer: str | None) -> int:
    """Show those who wait until the user quits; 0."""
    with asked.opened() as chronicle:
        chronicle.signer = signer_of(signer)
        _Review(Loop(chronicle, asked.labels, chronicle.doubtful_actors(), lambda pair: {pair.one.key, pair.other.key})).run()
    return 0


@dataclass(slots=True)
class _Review:
    """What the keys do with two who may be one: accepted, they are."""

    loop: Loop[Doubtful]

    def run(self) -> None:
        """Until the user quits."""
        chronicle = self.loop.chronicle
        self.loop.run(
            self._page,
            {
                "accept": lambda: self._judge("accept", chronicle.merge_actors),
                "reject": lambda: self._judge("reject", chronicle.split_actor),
            },
        )

    def _page(self, pair: Doubtful) -> RenderableType:
        place, count = self.loop.count
        shared = legible(clipped(", ".join(each.name for each in pair.company[:_SHOWN]), _LINE))
        head = Text(f"{place}/{count} · {self.loop.labels.of('actors.same', names=shared)}", style="dim")
        both = [
            line
            for actor in (pair.one, pair.other)
            for line in (Text(legible(actor.key), style="bold"), Text(self._told_of(actor)))
        ]
        return Group(head, *both)

    def _told_of(self, actor: Known) -> str:
        """The first words of an article that name the actor, and where they stand."""
        report = next(iter(self.loop.chronicle.naming_reports(actor)), None)
        if report is None:
            return ""
        text, span = report.document.text, report.entry.span
        around = text[max(0, span.start - _AROUND) : span.end + _AROUND].replace("\n", " ")
        return f"{legible(clipped(around, 3 * _LINE))}\n{legible(clipped(source_line(report, self.loop.labels), _LINE))}"

    def _judge(self, action: Action, judge: Callable[[str, str], object]) -> None:
        pair = self.loop.current
        if pair is not None:
            judge(pair.one.key, pair.other.key)
            self.loop.done(action, legible(f"{pair.one.key} = {pair.other.key}"))

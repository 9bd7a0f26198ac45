"""The review of actors in the terminal: two of one name after the other, whether they are one; each decision is kept at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from latopis.errors import LatopisError
from latopis.show.deciding import signer_of
from latopis.show.keys import ACTIONS, ENDS, KEYS, read_key
from latopis.show.legible import clipped, legible
from latopis.show.report_page import source_line

if TYPE_CHECKING:
    from rich.console import Console

    from latopis.chronicle.merging import Doubtful
    from latopis.chronicle.names import Known
    from latopis.lexicon.labels import Labels
    from latopis.run.chronicle import Chronicle
    from latopis.show.asking import Asked

_USED: Final = ("accept", "reject", "skip", "undo", "next", "previous", "quit")
_AROUND: Final = 160
_SHOWN: Final = 6
_LINE: Final = 2 * 78


def review_actors(asked: Asked, *, signer: str | None) -> int:
    """Show those who wait until the user quits; 0."""
    from rich.console import Console  # noqa: PLC0415  rich is loaded only for people

    with asked.opened() as chronicle:
        chronicle.signer = signer_of(signer)
        console = Console(highlight=False, markup=False, emoji=False)
        _Review(chronicle, asked.labels, console, chronicle.doubtful_actors()).run()
    return 0


@dataclass(slots=True)
class _Review:
    chronicle: Chronicle
    labels: Labels
    console: Console
    queue: list[Doubtful] = field(default_factory=list)
    place: int = 0
    message: str = ""

    def run(self) -> None:
        """Until the key that quits, or the end of the terminal."""
        while True:
            self._show()
            key = read_key()
            action = ACTIONS.get(key)
            if action == "quit" or key in ENDS:
                return
            self.message = ""
            try:
                self._do(action or "")
            except LatopisError as fault:
                self.message = str(fault)

    def _show(self) -> None:
        self.console.clear()
        if self.place >= len(self.queue):
            self.console.print(self.labels.of("review.end", count=str(len(self.queue))))
        else:
            pair = self.queue[self.place]
            shared = ", ".join(each.name for each in pair.company[:_SHOWN])
            count = f"{self.place + 1}/{len(self.queue)}"
            self.console.print(f"{count} · {self.labels.of('actors.same', names=legible(clipped(shared, _LINE)))}", style="dim")
            for actor in (pair.one, pair.other):
                self.console.print(legible(actor.key), style="bold")
                self.console.print(self._told_of(actor))
        if self.message:
            self.console.print(self.message, style="yellow")
        keys = [each for each in KEYS if each.action in _USED]
        self.console.print("  ".join(f"[{each.key}] {self.labels.of(f'review.{each.action}')}" for each in keys), style="reverse")

    def _told_of(self, actor: Known) -> str:
        """The first words of an article that name the actor, and where they stand."""
        report = next(iter(self.chronicle.naming_reports(actor)), None)
        if report is None:
            return ""
        text, span = report.document.text, report.entry.span
        around = text[max(0, span.start - _AROUND) : span.end + _AROUND].replace("\n", " ")
        return f"{legible(clipped(around, 3 * _LINE))}\n{legible(clipped(source_line(report, self.labels), _LINE))}"

    def _do(self, action: str) -> None:
        if action == "undo":
            undone = self.chronicle.undo()
            self.message = self.labels.of("undo.done", count=str(len(undone))) if undone else self.labels.of("undo.none")
            self.place = max(self.place - 1, 0)
        elif action == "previous":
            self.place = max(self.place - 1, 0)
        elif action in ("next", "skip", "accept", "reject") and self.place < len(self.queue):
            pair = self.queue[self.place]
            if action == "accept":
                self.chronicle.merge_actors(pair.one.key, pair.other.key)
            elif action == "reject":
                self.chronicle.split_actor(pair.one.key, pair.other.key)
            if action in ("accept", "reject"):
                self.message = self.labels.of(f"review.done.{action}", entry=legible(f"{pair.one.key} = {pair.other.key}"))
            self.place += 1

"""The review in the terminal: one proposal after another, one key for each decision; each is kept at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from latopis.chronicle.reviewing import FIELDS, Correction, Filter
from latopis.chronicle.roles import KINDS
from latopis.errors import LatopisError
from latopis.show.deciding import signer_of
from latopis.show.keys import ACTIONS, ENDS, KEYS, read_key
from latopis.show.passage import chosen, words_of
from latopis.show.review_screen import fields_page, keys_line, numbered, screen

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from latopis.chronicle.kept import Report
    from latopis.chronicle.reviewing import Proposal
    from latopis.lexicon.labels import Labels
    from latopis.run.chronicle import Chronicle
    from latopis.show.asking import Asked
    from latopis.show.keys import Action

_RANGE: Final = re.compile(r":(\d+)(?:-(\d+))?")


def review(asked: Asked, wanted: Filter, *, signer: str | None) -> int:
    """Show the proposals until the user quits; 0."""
    from rich.console import Console  # noqa: PLC0415  rich is loaded only for people

    with asked.opened() as chronicle:
        chronicle.signer = signer_of(signer)
        _Review(chronicle, asked.labels, Console(highlight=False, markup=False, emoji=False), wanted).run()
    return 0


@dataclass(slots=True)
class _Review:
    chronicle: Chronicle
    labels: Labels
    console: Console
    wanted: Filter
    queue: list[Proposal] = field(default_factory=list)
    place: int = 0
    message: str = ""

    def run(self) -> None:
        """Until the key that quits, or the end of the terminal."""
        self._load()
        while True:
            self._show()
            key = read_key()
            action = ACTIONS.get(key)
            if action == "quit" or key in ENDS:
                return
            self.message = ""
            if action:
                try:
                    self._do(action)
                except LatopisError as fault:
                    self.message = str(fault)

    def _load(self) -> None:
        self.queue, self.place = self.chronicle.proposals(self.wanted), 0

    def _show(self) -> None:
        self.console.clear()
        self.console.print(self._page())
        if self.message:
            self.console.print(self.message, style="yellow")
        self.console.print(keys_line(self.labels))

    def _page(self) -> RenderableType:
        if self.place >= len(self.queue):
            return self.labels.of("review.end", count=str(len(self.queue)))
        proposal = self.queue[self.place]
        verdict = self.chronicle.verdict(proposal.report.own)
        return screen(proposal, verdict, (self.place + 1, len(self.queue)), self.labels)

    def _do(self, action: Action) -> None:
        match action:
            case "next" | "skip":
                self.place = min(self.place + 1, len(self.queue))
            case "previous":
                self.place = max(self.place - 1, 0)
            case "undo":
                self._undo()
            case "search":
                self._filter()
            case "help":
                self.message = "\n".join(f"{each.key}  {self.labels.of(f'review.{each.action}')}" for each in KEYS)
            case "accept_all" | "reject_all":
                self._all(accept=action == "accept_all")
            case _:
                self._decide(action)

    def _decide(self, action: Action) -> None:
        if self.place >= len(self.queue):
            return
        report = self.queue[self.place].report
        if action == "correct":
            if not self._correct(report):
                return
        elif action == "accept":
            self.chronicle.accept(report.own)
        else:
            self.chronicle.reject(report.own)
        self.message = self.labels.of(f"review.done.{action}", entry=report.own)
        self.place += 1

    def _correct(self, report: Report) -> bool:
        """Ask for the field and its value: typed, or `:3-5` for the third to the fifth of the words shown."""
        self.console.clear()
        self.console.print(fields_page(report))
        self.console.print(numbered(report))
        names = FIELDS[KINDS[type(report.entry)]]
        number = self.console.input(self.labels.of("review.which") + " ").strip()
        if not number.isdecimal() or not 1 <= int(number) <= len(names):
            return False
        typed = self.console.input(self.labels.of("review.value", field=names[int(number) - 1]) + " ").strip()
        self.chronicle.correct(report, names[int(number) - 1], correction_of(report, typed))
        return True

    def _undo(self) -> None:
        undone = self.chronicle.undo()
        self.message = self.labels.of("undo.done", count=str(len(undone))) if undone else self.labels.of("undo.none")
        targets = {each.target for each in undone}
        self.place = next((at for at, each in enumerate(self.queue) if each.report.own in targets), self.place)

    def _filter(self) -> None:
        words = self.console.input(self.labels.of("review.filter") + " ").strip()
        self.wanted = Filter(self.wanted.kind, self.wanted.detail, self.wanted.made_by, words or None)
        self._load()

    def _all(self, *, accept: bool) -> None:
        """Decide on all that the filter leaves and that are not decided, after the count was confirmed."""
        keys = [each.report.own for each in self.queue if self.chronicle.verdict(each.report.own).standing == "proposed"]
        question = self.labels.of("review.sure.accept" if accept else "review.sure.reject", count=str(len(keys)))
        if not keys or self.console.input(question + " ").strip() not in ("y", "t"):
            return
        (self.chronicle.accept if accept else self.chronicle.reject)(*keys)
        self.message = self.labels.of("review.done.all", count=str(len(keys)))


def correction_of(report: Report, typed: str) -> Correction:
    """What was typed, or the words of the text that it chooses."""
    asked = _RANGE.fullmatch(typed)
    words = words_of(report)
    if asked is None:
        return Correction(typed or None)
    first, last = int(asked[1]), int(asked[2] or asked[1])
    if not 1 <= first <= last <= len(words):
        return Correction(typed)
    return chosen(report, words[first - 1], words[last - 1])

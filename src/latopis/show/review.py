"""The review in the terminal: one proposal after another, one key for each decision; each is kept at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from latopis.chronicle.reviewing import FIELDS, Correction, Filter
from latopis.chronicle.roles import KINDS
from latopis.show.deciding import signer_of
from latopis.show.keys import KEYS
from latopis.show.passage import chosen, words_of
from latopis.show.review_loop import Loop
from latopis.show.review_screen import fields_page, numbered, screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

    from latopis.chronicle.kept import Report
    from latopis.chronicle.reviewing import Proposal
    from latopis.show.asking import Asked
    from latopis.show.keys import Action


class _Judge(Protocol):
    """Accepts or rejects entries."""

    def __call__(self, *entries: str) -> object: ...


_RANGE: Final = re.compile(r":(\d+)(?:-(\d+))?")


def review(asked: Asked, wanted: Filter, *, signer: str | None) -> int:
    """Show the proposals until the user quits; 0."""
    with asked.opened() as chronicle:
        chronicle.signer = signer_of(signer)
        loop = Loop(chronicle, asked.labels, chronicle.proposals(wanted), lambda proposal: {proposal.report.own})
        _Review(loop, wanted).run()
    return 0


@dataclass(slots=True)
class _Review:
    """What the keys do with the proposals of a filter."""

    loop: Loop[Proposal]
    wanted: Filter

    def run(self) -> None:
        """Until the user quits."""
        actions: dict[Action, Callable[[], None]] = {
            "accept": lambda: self._judge("accept", self.loop.chronicle.accept),
            "reject": lambda: self._judge("reject", self.loop.chronicle.reject),
            "correct": self._correct,
            "search": self._filter,
            "accept_all": lambda: self._all("accept", self.loop.chronicle.accept),
            "reject_all": lambda: self._all("reject", self.loop.chronicle.reject),
            "help": self._help,
        }
        self.loop.run(self._page, actions)

    def _page(self, proposal: Proposal) -> RenderableType:
        verdict = self.loop.chronicle.verdict(proposal.report.own)
        return screen(proposal, verdict, self.loop.count, self.loop.labels)

    def _judge(self, action: Action, judge: _Judge) -> None:
        proposal = self.loop.current
        if proposal is not None:
            judge(proposal.report.own)
            self.loop.done(action, proposal.report.own)

    def _correct(self) -> None:
        """Ask for the field and its value: typed, or `:3-5` for the third to the fifth of the words shown."""
        if self.loop.current is None:
            return
        report, labels = self.loop.current.report, self.loop.labels
        self.loop.console.clear()
        self.loop.console.print(fields_page(report))
        self.loop.console.print(numbered(report))
        names = FIELDS[KINDS[type(report.entry)]]
        number = self.loop.asked(labels.of("review.which"))
        if number.isdecimal() and 1 <= int(number) <= len(names):
            typed = self.loop.asked(labels.of("review.value", field=names[int(number) - 1]))
            self.loop.chronicle.correct(report, names[int(number) - 1], correction_of(report, typed))
            self.loop.done("correct", report.own)

    def _help(self) -> None:
        self.loop.message = "\n".join(f"{each.key}  {self.loop.labels.of(f'review.{each.action}')}" for each in KEYS)

    def _filter(self) -> None:
        self.wanted = replace(self.wanted, words=self.loop.asked(self.loop.labels.of("review.filter")) or None)
        self.loop.queue, self.loop.place = self.loop.chronicle.proposals(self.wanted), 0

    def _all(self, action: Action, judge: _Judge) -> None:
        """Decide on all that the filter leaves and that are not decided, after the count was confirmed."""
        owns = [each.report.own for each in self.loop.queue]
        keys = [own for own in owns if self.loop.chronicle.verdict(own).standing == "proposed"]
        question = self.loop.labels.of(f"review.sure.{action}", count=str(len(keys)))
        if keys and self.loop.asked(question) in ("y", "t"):
            judge(*keys)
            self.loop.message = self.loop.labels.of("review.done.all", count=str(len(keys)))


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

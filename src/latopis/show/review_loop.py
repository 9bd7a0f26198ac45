"""The loop of every review in the terminal: one of a queue after another, one key for each decision, which is kept at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from rich.console import Console
from rich.text import Text

from latopis.errors import LatopisError
from latopis.show.keys import ACTIONS, ENDS, KEYS, read_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rich.console import RenderableType

    from latopis.lexicon.labels import Labels
    from latopis.run.chronicle import Chronicle
    from latopis.show.keys import Action, Key

Item = TypeVar("Item")


def console() -> Console:
    """The terminal: what texts hold is shown as it is."""
    return Console(highlight=False, markup=False, emoji=False)


@dataclass(slots=True)
class Loop(Generic[Item]):
    """What waits, and the place in it; a place behind the last is the end. A decision on an item is about `keys_of` it."""

    chronicle: Chronicle
    labels: Labels
    queue: list[Item]
    keys_of: Callable[[Item], set[str]]
    console: Console = field(default_factory=console)
    place: int = 0
    message: str = ""

    def run(self, page: Callable[[Item], RenderableType], actions: Mapping[Action, Callable[[], None]]) -> None:
        """Show what waits by `page`, and do what the keys of the `actions` ask for, until the user quits or the terminal ends."""
        moves: dict[Action, Callable[[], None]] = {"skip": self._on, "undo": self._undo, "next": self._on, "previous": self._back}
        table = {**moves, **actions}
        while True:
            self._show(page, [each for each in KEYS if each.action in table or each.action == "quit"])
            key = read_key()
            action = ACTIONS.get(key)
            if action == "quit" or key in ENDS:
                return
            self.message = ""
            if action in table:
                try:
                    table[action]()
                except LatopisError as fault:
                    self.message = str(fault)

    @property
    def current(self) -> Item | None:
        """What is shown; None at the end."""
        return self.queue[self.place] if self.place < len(self.queue) else None

    @property
    def count(self) -> tuple[int, int]:
        """The number of what is shown, and of all."""
        return self.place + 1, len(self.queue)

    def asked(self, question: str) -> str:
        """What the user types."""
        return self.console.input(question + " ").strip()

    def done(self, action: Action, told: str) -> None:
        """Tell what was done, and go on."""
        self.message = self.labels.of(f"review.done.{action}", entry=told)
        self.place += 1

    def _show(self, page: Callable[[Item], RenderableType], keys: list[Key]) -> None:
        current = self.current
        self.console.clear()
        self.console.print(self.labels.of("review.end", count=str(len(self.queue))) if current is None else page(current))
        if self.message:
            self.console.print(self.message, style="yellow")
        self.console.print(keys_line(keys, self.labels))

    def _on(self) -> None:
        self.place = min(self.place + 1, len(self.queue))

    def _back(self) -> None:
        self.place = max(self.place - 1, 0)

    def _undo(self) -> None:
        """Take back the last decision, and show what it was about."""
        undone = self.chronicle.undo()
        self.message = self.labels.of("undo.done", count=str(len(undone))) if undone else self.labels.of("undo.none")
        about = {key for each in undone for key in (each.target, each.value)}
        self.place = next((at for at, each in enumerate(self.queue) if self.keys_of(each) <= about), self.place)


def keys_line(keys: Iterable[Key], labels: Labels) -> Text:
    """The keys and what they do."""
    return Text("  ".join(f"[{each.key}] {labels.of(f'review.{each.action}')}" for each in keys), style="reverse")

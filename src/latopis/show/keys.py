"""The keys of the review, in one table for the terminal and whatever else shows them; and one key read from a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Action = Literal[
    "accept", "reject", "correct", "skip", "undo", "next", "previous", "search", "accept_all", "reject_all", "help", "quit"
]


class Key(NamedTuple):
    """A key and what it does; its words stand in the labels as `review.<action>`."""

    key: str
    action: Action


KEYS: Final = (
    *(Key("a", "accept"), Key("r", "reject"), Key("e", "correct"), Key("s", "skip"), Key("u", "undo")),
    *(Key("j", "next"), Key("k", "previous"), Key("/", "search")),
    *(Key("A", "accept_all"), Key("R", "reject_all"), Key("?", "help"), Key("q", "quit")),
)
ACTIONS: Final[dict[str, Action]] = {each.key: each.action for each in KEYS}
ENDS: Final = frozenset({"", "\x04"})
"""The terminal is gone, or Ctrl-D."""


def read_key() -> str:
    """The next key that is pressed, without waiting for the end of a line."""
    if not sys.stdin.isatty():
        return sys.stdin.read(1)
    with _by_key():
        return sys.stdin.read(1)


@contextmanager
def _by_key() -> Iterator[None]:
    import termios  # noqa: PLC0415  only terminals of Unix have it
    import tty  # noqa: PLC0415

    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)

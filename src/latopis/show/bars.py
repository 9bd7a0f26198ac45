"""The answers of a poll as small bars, each with its share in figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from latopis.show.facts import SHORT, Facts, change, percent

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from latopis.model import Poll

_EIGHTHS = " ▏▎▍▌▋▊▉"
_NARROWEST = 8
_WIDEST = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar as long as the share of the width it is given, to an eighth of a column."""

    share: float

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The bar, as wide as the column allows."""
        yield Text(bar(self.share, min(options.max_width, _WIDEST)))


def bar(share: float, width: int) -> str:
    """A bar of `width` columns at most, that many hundredths of it full.

    >>> bar(50, 8), bar(47, 10), bar(1, 10)
    ('████    ', '████▊     ', '▏         ')
    """
    full = min(max(share, 0.0), 100.0)
    eighths = max(round(full * width * 8 / 100), 1 if full else 0)
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()).ljust(width)


def bars(poll: Poll, facts: Facts) -> Table:
    """A line an option: its label, its bar, its share, its change."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(ratio=3, overflow="fold")
    grid.add_column(ratio=2, min_width=_NARROWEST, max_width=_WIDEST)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    for option in poll.options:
        label = Text(facts.words(option.label, SHORT))
        grid.add_row(label, Bar(option.share), percent(option.share, facts.labels), change(option, facts.labels))
    return grid

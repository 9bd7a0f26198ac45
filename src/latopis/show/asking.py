"""What the commands do that ask a chronicle; loaded only when one of them runs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from latopis.lexicon.labels import load_labels
from latopis.run.chronicle import Chronicle
from latopis.show.output import write_line, write_page
from latopis.show.report_json import fields_of_tie, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from latopis.lexicon.labels import Labels, Tongue
    from latopis.model import Edtf
    from latopis.show.report_json import Fields

VARIABLE = "LATOPIS_CHRONICLE"
USUAL = "latopis.db"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which chronicle is asked, in which language it answers, and by which clocks."""

    tongue: Tongue
    chronicle: str | None = None
    json: bool = False
    known_at: Edtf | None = None
    recorded_at: Edtf | None = None
    registers: tuple[str, ...] = ()

    @property
    def labels(self) -> Labels:
        """The words of that language."""
        return load_labels(self.tongue)

    def opened(self) -> Chronicle:
        """The chronicle, which must be there."""
        return opened(self.chronicle, self.registers, create=False)

    def answer(self, found: Iterable[Fields], page: RenderableType) -> int:
        """Show the answer: JSON Lines, or the page; nothing found is an answer too."""
        if self.json:
            for fields in found:
                write_line(line(fields))
        else:
            show(page)
        return 0


def opened(chronicle: str | None, registers: tuple[str, ...], *, create: bool) -> Chronicle:
    """The chronicle that the option names, else the environment, else the one in this folder."""
    from latopis.pipeline import default_lexicon  # noqa: PLC0415  most questions need no lexicon of the user

    place = chronicle or os.environ.get(VARIABLE) or USUAL
    lexicon = default_lexicon(registers=registers) if registers else None
    return Chronicle(place, lexicon=lexicon, create=create)


def show(page: RenderableType) -> None:
    """Print the page as wide as the terminal."""
    from rich.console import Console  # noqa: PLC0415  rich is loaded only for people

    write_page(page, Console(highlight=False, markup=False, emoji=False))


def show_ties(asked: Asked, party: str, counterpart: str | None, *, as_of: Edtf | None, history: bool) -> int:
    """The ties as of a date, today's without one, or their history."""
    from latopis.show.tie_page import tie_page  # noqa: PLC0415  rich is loaded only for people

    clocks = {"known_at": asked.known_at, "recorded_at": asked.recorded_at}
    with asked.opened() as chronicle:
        if history:
            ties = chronicle.history(party, counterpart, **clocks)
        else:
            ties = chronicle.ties(party, counterpart, as_of=as_of or date.today().isoformat(), **clocks)
    return asked.answer(map(fields_of_tie, ties), tie_page(ties, asked.labels))

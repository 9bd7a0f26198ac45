"""A statement while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from latopis.model import Span

if TYPE_CHECKING:
    from latopis.model import Act, Mode


@dataclass(slots=True)
class Said:
    """Who said what, by which words.

    `shown` are the words that tell the speaker, `token` and `clause` the cue's place, `phrase` that of its noun.
    """

    cue: Span | None
    content: list[Span]
    mode: Mode
    act: Act
    speaker: str | None
    shown: Span | None
    made_by: str
    sentence: int = 0
    clause: int | None = None
    token: int | None = None
    phrase: int | None = None
    addressee: tuple[str, Span] | None = None
    outlet: tuple[str, Span] | None = None

    @property
    def span(self) -> Span:
        """From the first to the last of its words."""
        spans = [*self.content, *([self.cue] if self.cue else []), *([self.shown] if self.shown else [])]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

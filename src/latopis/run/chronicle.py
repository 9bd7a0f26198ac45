"""The chronicle for Python programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from latopis.chronicle import adding
from latopis.chronicle.clocks import Clocks
from latopis.chronicle.connect import reading, writing
from latopis.chronicle.names import actor_named
from latopis.chronicle.store import opened
from latopis.chronicle.ties import TieState, tie_states
from latopis.run.adding import article_of
from latopis.run.naming import LexiconNaming

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection

    from latopis.chronicle.adding import Article, Outcome
    from latopis.chronicle.names import Known
    from latopis.lexicon import Lexicon
    from latopis.model import Document, Edtf


class Chronicle:
    """Records in a database, asked as of any date.

    Actors are given by any name, in any case, or by their key. `as_of` is when something held in the world, `known_at` what had
    been published by then, `recorded_at` what this chronicle held then.
    """

    def __init__(
        self, place: str | Path, *, lexicon: Lexicon | None = None, signer: str | None = None, create: bool = True
    ) -> None:
        """As `open`."""
        self.naming = LexiconNaming(lexicon)
        self.signer = signer
        self.engine = opened(place, create=create)

    @classmethod
    def open(cls, place: str | Path, *, lexicon: Lexicon | None = None, signer: str | None = None) -> Self:
        """The chronicle at a path, or at a URL of PostgreSQL; made where there is none.

        Raises:
            ChronicleError: it cannot be opened; the message says why and what to do.

        >>> from latopis import Chronicle, Document
        >>> with Chronicle.open(":memory:") as chronicle:
        ...     chronicle.add(Document("Finlandia przystąpiła do NATO 4 kwietnia 2023 r.", published="2023-04-05"))
        ...     [(tie.status, tie.certainty, tie.since) for tie in chronicle.ties("Finlandii", "NATO", as_of="2024")]
        'added'
        [('in_force', 'certain', '2023-04-04')]
        """
        return cls(place, lexicon=lexicon, signer=signer)

    def __enter__(self) -> Self:
        """The chronicle itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    def add(self, document: Document, *, origin: str | None = None) -> Outcome:
        """Read the document and keep what was read; `origin` is the file of which it is the whole."""
        return "known" if self.knows(document) else self.keep(article_of(document, self.naming.lexicon, origin=origin))

    def knows(self, document: Document) -> bool:
        """Whether the document has been added, or removed, before."""
        with reading(self.engine) as connection:
            return adding.is_known(connection, document)

    def keep(self, article: Article) -> Outcome:
        """Keep what was read, in one transaction."""
        with writing(self.engine) as connection:
            return adding.add(connection, article, signer=self.signer)

    def actor(self, name: str) -> Known:
        """The one actor that a name or key means.

        Raises:
            UnknownActor: nobody or several; the message lists who may be meant.
        """
        with reading(self.engine) as connection:
            return actor_named(connection, name, self.naming)

    def ties(
        self,
        party: str,
        counterpart: str | None = None,
        *,
        as_of: Edtf | None = None,
        known_at: Edtf | None = None,
        recorded_at: Edtf | datetime | None = None,
    ) -> list[TieState]:
        """The ties of an actor, or those between two, as they stood at `as_of`; without a date, after all that is told."""
        with reading(self.engine) as connection:
            ends = self._ends(connection, party, counterpart)
            return tie_states(connection, ends, as_of=as_of, clocks=Clocks(known_at, recorded_at))

    def history(
        self,
        party: str,
        counterpart: str | None = None,
        *,
        known_at: Edtf | None = None,
        recorded_at: Edtf | datetime | None = None,
    ) -> list[TieState]:
        """The ties of an actor, or those between two, each with all the states that it had, in order."""
        with reading(self.engine) as connection:
            ends = self._ends(connection, party, counterpart)
            return tie_states(connection, ends, clocks=Clocks(known_at, recorded_at), history=True)

    def _ends(self, connection: Connection, party: str, counterpart: str | None) -> tuple[int, int | None]:
        return self._number(connection, party), None if counterpart is None else self._number(connection, counterpart)

    def _number(self, connection: Connection, name: str) -> int:
        return actor_named(connection, name, self.naming).number

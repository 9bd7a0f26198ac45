"""What the review may be asked: which entries wait, and how far two reviewers agree."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from latopis.chronicle.reviewing import Filter
from latopis.chronicle.roles import Kind
from latopis.show.queries import Key, KeyQuery, Query, Words

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,30}$")]


class ReviewQuery(Query):
    """What waits for a decision: of which sort, and which entry (`at`), with which field open to be corrected."""

    kind: Kind | None = None
    detail: Words | None = None
    doubt: Literal["high", "middle", "low"] | None = None
    made_by: Words | None = None
    words: Words | None = None
    second: bool = False
    at: Key | None = None
    correct: FieldName | None = None
    every: Literal["accept", "reject"] | None = None
    done: Literal["accept", "reject", "correct", "undo", "none", "every", "changed"] | None = None

    @property
    def wanted(self) -> Filter:
        """The same for the chronicle."""
        return Filter(self.kind, self.detail, self.made_by, self.words, self.doubt)


class ReviewActorsQuery(Query):
    """Actors of one name of whom it is to be decided whether they are one; which two, by their keys."""

    one: Key | None = None
    other: Key | None = None
    done: Literal["merge", "split", "undo", "none"] | None = None


class EntryQuery(KeyQuery):
    """An entry, and the field of a report of it that is to be corrected."""

    report: Key | None = None
    correct: FieldName | None = None


class AgreementQuery(Query):
    """How far two reviewers agree."""

    one: Words | None = None
    other: Words | None = None

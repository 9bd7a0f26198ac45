"""The actors of one document while they are being found: who is known so far, under which names and roles.

Drafts grow as mentions are added; `latopis.read.actors` turns them into the record's actors at the end.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from latopis.grammar import EVERY, bits

if TYPE_CHECKING:
    from latopis.errors import Problem
    from latopis.model import ActorType, MentionKind, Span
    from latopis.read.offices import Office
    from latopis.register import KnownActor


_BODIES: Final = frozenset(("organisation", "office", "outlet", "document"))
_HEADED: Final = 3
"""Among how many first words of the name of a body its head noun stands."""


@dataclass(slots=True)
class DraftMention:
    """A mention whose `stands_for` is still a draft."""

    span: Span
    kind: MentionKind
    lemma: str | None = None
    stands_for: Draft | None = None


@dataclass(slots=True, eq=False)
class Draft:
    """An actor in the making; `agreement` is the bit set of the forms that refer to it, `roles` the nouns it was called.

    `callings` are all nouns by which it was called or described, each with whether it still is so (`były minister` is not).
    """

    type: ActorType
    name: str
    known: KnownActor | None = None
    of: Draft | None = None
    agreement: int = EVERY
    roles: set[str] = field(default_factory=set)
    callings: dict[str, bool] = field(default_factory=dict)
    lemmas: list[str] = field(default_factory=list)
    mentions: list[DraftMention] = field(default_factory=list)
    number: int = -1

    @property
    def surname(self) -> str:
        """The last word of the name, folded."""
        return self.name.split()[-1].casefold()


@dataclass(slots=True, eq=False)
class Roster:
    """Every draft of a document, the order in which they came up, the keys of known actors that it names, what is in doubt.

    `by_head` finds bodies named in several words by the first of them, one of which is the head noun.
    """

    drafts: list[Draft] = field(default_factory=list)
    by_key: dict[str, Draft] = field(default_factory=dict)
    by_lemma: dict[str, Draft] = field(default_factory=dict)
    by_surname: dict[str, list[Draft]] = field(default_factory=dict)
    by_head: dict[str, list[Draft]] = field(default_factory=dict)
    history: list[tuple[int, Draft, bool]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    offices: list[tuple[Draft, Office]] = field(default_factory=list)
    made: int = 0

    def new(self, draft: Draft) -> Draft:
        """The draft, added, with a number that no other had, though some were taken out again."""
        draft.number = self.made
        self.made += 1
        self.drafts.append(draft)
        if draft.type == "person":
            self.by_surname.setdefault(draft.surname, []).append(draft)
        elif draft.type in _BODIES:
            for word in dict.fromkeys(draft.name.casefold().split()[:-1][:_HEADED]):
                self.by_head.setdefault(word, []).append(draft)
        return draft

    def mention(self, draft: Draft, mention: DraftMention) -> None:
        """Note the mention as the draft's."""
        draft.mentions.append(mention)

    def met(self, place: int, draft: Draft, *, subject: bool) -> None:
        """Note that the draft came up at the place, as a subject or otherwise; places must not fall."""
        self.history.append((place, draft, subject))

    def recent(self, before: int, agreement: int, *, reach: int, persons: bool = False, subjects: bool = False) -> Draft | None:
        """The draft that came up last before the place, at most `reach` characters away, and can be meant by such a form."""
        last = bisect_right(self.history, before, key=lambda item: item[0])
        for place, draft, subject in reversed(self.history[max(0, last - 60) : last]):
            if place < before - reach:
                return None
            if (
                place < before
                and draft.agreement & agreement
                and (subject or not subjects)
                and (not persons or draft.type == "person")
            ):
                return draft
        return None


def agreement_of(genders: frozenset[str], numbers: frozenset[str]) -> int:
    """The forms that refer to an actor of these genders and numbers, in any case."""
    return bits(genders) & bits(numbers)

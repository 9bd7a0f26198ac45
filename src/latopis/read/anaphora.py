"""What came up so far in a text, and whom its pronouns mean; where grammar leaves several, or a thing, nobody is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.frozen import frozen
from latopis.grammar import agreement, bits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.model import Token
    from latopis.read.roster import Draft
    from latopis.syntax import Syntax

_BACK: Final = 1
"""How many sentences before its own a pronoun or verb may look for whom it means."""
_REMEMBERED: Final = 80


class Here(NamedTuple):
    """A place of the text: its sentence and paragraph, and which quoted speech it is in, if any."""

    sentence: int
    paragraph: int
    speech: int | None


class Role(NamedTuple):
    """Of what a phrase is the subject: of a clause that others depend on (`leads`), of one that says something (`says`)."""

    leads: bool
    says: bool


@frozen
class Met:
    """A phrase or dropped subject that came up: its forms, the actor that it means, if any; of a subject its clause and role."""

    here: Here
    forms: int
    draft: Draft | None
    clause: int | None = None
    role: Role | None = None


class Anaphora:
    """What came up so far in the order of the text."""

    def __init__(self) -> None:
        self._met: list[Met] = []

    def note(self, met: Met) -> None:
        """Keep what came up."""
        self._met.append(met)

    def lately(self, here: Here) -> Iterator[Met]:
        """What came up in the same voice and paragraph, latest first."""
        for met in self._met[: -_REMEMBERED - 1 : -1]:
            if met.here.paragraph != here.paragraph:
                return
            if met.here.speech == here.speech:
                yield met

    def _before(self, here: Here) -> Iterator[Met]:
        """What came up in this sentence and the one before it, in the same voice and paragraph, latest first."""
        for met in self.lately(here):
            if met.here.sentence < here.sentence - _BACK:
                return
            yield met

    def pronoun(self, syntax: Syntax, index: int, here: Here, *, subject: Met | None, says: bool) -> Draft | None:
        """The only actor that the pronoun can mean: nothing else near agrees; with `on` and `ona` no thing, and no other subject.

        It never means the `subject` of its own clause, of which `swój` and `się` would tell, unless it completes a gerund (`po
        zmuszeniu jej do wyjazdu`). `says`: the verb of the clause is one of saying, so that things are not meant.
        """
        forms = forms_of(syntax.tokens[index])
        if completes_gerund(syntax, index) and subject is not None and subject.forms & forms:
            return subject.draft
        barred = None if subject is None else subject.draft
        agreeing = [
            met
            for met in self._before(here)
            if met.forms & forms and met is not subject and (met.draft is None or met.draft is not barred)
        ]
        if any("nom" in entry.cases for entry in syntax.tokens[index].analyses if entry.pos == "ppron3"):
            things = not says and any(
                met.draft is None for met in agreeing
            )  # `on` may be a thing as well as the man who is the subject
            agreeing = [met for met in agreeing if met.role is not None or things] or agreeing
        return only(agreeing) if any(map(_tells_gender, agreeing)) else None


def only(found: list[Met]) -> Draft | None:
    """The actor that all of them are; None for several, or for a thing."""
    return found[0].draft if found and all(met.draft is found[0].draft for met in found) else None


def _tells_gender(met: Met) -> bool:
    """Whether the forms tell a man from a woman from a thing: those of a title or of a name that does not decline do not."""
    return sum(bool(met.forms & bits((gender,))) for gender in ("m1", "f", "n")) == 1


def completes_gerund(syntax: Syntax, index: int) -> bool:
    """Whether the pronoun stands right behind a gerund (`po zmuszeniu jej`)."""
    return any(token.pos == "ger" for token in syntax.tokens[max(index - 2, 0) : index])


def forms_of(token: Token) -> int:
    """The numbers and genders of whom a pronoun means."""
    forms = 0
    for entry in token.analyses:
        forms |= agreement(entry.numbers, [], entry.genders) if entry.pos == "ppron3" else 0
    return forms

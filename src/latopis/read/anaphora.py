"""Pronouns and dropped subjects -> whom grammar leaves them to mean; where it leaves several, or a thing, nobody is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.frozen import frozen
from latopis.grammar import agreement, bits
from latopis.syntax import RELATIVES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from latopis.model import Phrase, Token
    from latopis.read.roster import Draft
    from latopis.syntax import Syntax

_BACK: Final = 1
"""How many sentences before its own a pronoun or verb may look for whom it means."""
_REMEMBERED: Final = 80
_NOMINATIVE: Final = bits(["nom"])


class Here(NamedTuple):
    """A place of the text: its sentence and paragraph, and which quoted speech it is in, if any."""

    sentence: int
    paragraph: int
    speech: int | None


@frozen
class Met:
    """A phrase or dropped subject that came up: its forms, and the actor that it means, if any."""

    here: Here
    forms: int
    draft: Draft | None
    subject: bool


class Anaphora:
    """What came up so far in the order of the text."""

    def __init__(self, impersonal: frozenset[str]) -> None:
        self._impersonal = impersonal
        self._met: list[Met] = []

    def note(self, met: Met) -> None:
        """Keep what came up."""
        self._met.append(met)

    def _before(self, here: Here) -> Iterator[Met]:
        """What came up before in the same voice, latest first, in this sentence and the one before it."""
        for met in self._met[: -_REMEMBERED - 1 : -1]:
            if met.here.paragraph != here.paragraph or met.here.sentence < here.sentence - _BACK:
                return
            if met.here.speech == here.speech:
                yield met

    def pronoun(self, syntax: Syntax, index: int, here: Here, *, subject: Met | None) -> Draft | None:
        """The only actor that the pronoun can mean: nothing else near agrees with it, or with `on` and `ona` no other subject.

        It never means the `subject` of its own clause, of which `swój` and `się` would tell, unless it completes a gerund (`po
        zmuszeniu jej do wyjazdu`).
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
            agreeing = [met for met in agreeing if met.subject] or agreeing
        if not agreeing or not all(met.draft is agreeing[0].draft for met in agreeing):
            return None
        return agreeing[0].draft if any(map(_tells_gender, agreeing)) else None

    def dropped(self, syntax: Syntax, index: int, here: Here, *, acts: Callable[[Phrase], bool]) -> Met | None:
        """Whose verb this is: that of the last subject that agrees with it, be it an actor or not; None where it has no doer.

        `acts` tells of a phrase of the clause whether it names or describes somebody who may be the doer.
        """
        number = syntax.clause_at(index)
        if number is None or self._has_no_doer(syntax, number, index) or _has_subject(syntax, number, index, acts=acts):
            return None
        best = syntax.tokens[index].best
        forms = agreement(best.numbers, [], best.genders)
        before = (met for met in self._before(here) if met.subject)
        found = next((met for met in before if met.forms & forms), None)
        return Met(here, forms & found.forms if found else forms, found.draft if found else None, True)

    def _has_no_doer(self, syntax: Syntax, number: int, index: int) -> bool:
        """Whether the verb is impersonal: by its form or word, `nie ma`, `się` with an object or in the present."""
        clause, token = syntax.clauses[number], syntax.tokens[index]
        best = token.best
        if clause.voice == "impersonal" or best.pos == "pred" or best.person in ("pri", "sec") or best.genders == {"n"}:
            return True
        if token.lemma in self._impersonal or (clause.negated and token.lemma in ("mieć", "być")):
            return True
        told = clause.verb if clause.verb is not None else index
        if clause.voice == "passive" or (syntax.tokens[told].lemma == "być" and not best.genders):
            return True  # of what is done, and of what is, things are the subject as often as actors
        inside = [syntax.phrases[place] for place in syntax.phrases_in(number)]
        if token.lemma == "być" and any(_is_partitive(phrase) for phrase in inside):
            return True
        return syntax.has_reflexive(index) and (not best.genders or any(_is_object(phrase) for phrase in inside))


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


def _is_partitive(phrase: Phrase) -> bool:
    """Whether a genitive depends on nothing: `barier będzie mniej`."""
    return phrase.preposition is None and phrase.parent is None and "gen" in phrase.cases and not phrase.cases & {"nom", "inst"}


def _is_object(phrase: Phrase) -> bool:
    return phrase.preposition is None and "acc" in phrase.cases and "nom" not in phrase.cases


def _has_subject(syntax: Syntax, number: int, index: int, *, acts: Callable[[Phrase], bool]) -> bool:
    """Whether something in the clause may be the subject all the same: a relative, a noun before the verb, an actor after it."""
    if syntax.clauses[number].introducer in RELATIVES or (index and syntax.tokens[index - 1].kind == "number"):
        return True
    return any(_may_be_subject(syntax, syntax.phrases[place], index, acts=acts) for place in syntax.phrases_in(number))


def _may_be_subject(syntax: Syntax, phrase: Phrase, index: int, *, acts: Callable[[Phrase], bool]) -> bool:
    if phrase.preposition is not None:
        return False
    best = syntax.tokens[index].best
    agrees = bool(phrase.agreement & bits(best.numbers) & bits(best.genders) & _NOMINATIVE)
    if not agrees and "gen" in phrase.cases and syntax.is_counted(phrase):
        return True
    if phrase.head > index and "nom" in phrase.cases and acts(phrase):
        return agrees or syntax.tokens[phrase.head].capitalised  # an undeclined name has no gender to agree in
    told = bool(best.genders)  # `złożył wniosek` has its object behind it; of `złagodzi fakt` the form does not tell
    return agrees and (not told or phrase.head < index or "acc" not in phrase.cases or "m1" in phrase.genders)

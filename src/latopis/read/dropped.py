"""Verbs without a subject -> whose act they tell, where grammar leaves one.

A verb of a dependent clause goes on with the subject of the clause above it; one of a main clause with that of the main clause
before it. What stands in dependent clauses between them, or in somebody's speech, is what was told of and not who is told of:
it only makes doubtful what would else be sure. A verb of saying goes on with whoever spoke.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.grammar import agreement, bits
from latopis.read.anaphora import Met, Role, only
from latopis.syntax import RELATIVES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from latopis.lexicon.clauses import ClauseWords
    from latopis.model import Phrase
    from latopis.read.anaphora import Anaphora, Here
    from latopis.syntax import Syntax

_NOMINATIVE: Final = bits(["nom"])
_PERSONAL: Final = bits(["m1", "f"])
_SET_OFF: Final = frozenset((",", "–", "—", "-"))
_FIRST_PERSONS: Final = ("bym", "byś", "byśmy", "byście")
_SHARES: Final = frozenset(("%", "procent", "."))
_SPEAKERS: Final = frozenset(("person", "organisation", "office", "outlet", "group", "state"))
_INSERTED: Final = "jak"


@frozen
class Verb:
    """A finite verb in its sentence: its clause, whether it is a verb of saying, and whether it stands behind quoted speech.

    `asked`: its clause tells what is wanted of somebody, or held against him, whom the clause above names (`wezwał go, by …`).
    """

    syntax: Syntax
    index: int
    clause: int
    here: Here
    says: bool
    quotes: bool
    asked: bool = False

    @property
    def forms(self) -> int:
        """The numbers and genders of its subject."""
        best = self.syntax.tokens[self.index].best
        return agreement(best.numbers, [], best.genders)


def role_in(syntax: Syntax, clause: int, *, says: bool) -> Role:
    """The role of the subject of the clause."""
    inserted = syntax.clauses[clause].introducer == _INSERTED and says
    return Role(syntax.clauses[clause].parent is None and not inserted, says and (inserted or not governing(syntax, clause)))


def governing(syntax: Syntax, clause: int) -> list[int]:
    """The clauses on which this one depends, the nearest first."""
    found: list[int] = []
    parent = syntax.clauses[clause].parent
    while parent is not None and parent not in found:
        found.append(parent)
        parent = syntax.clauses[parent].parent
    return found


def doer_of(verb: Verb, memory: Anaphora, subject_of: Callable[[int], Met | None]) -> Met:
    """Whose verb it is, as far as grammar decides; `subject_of` a clause of the sentence is what came up as such."""
    inserted = verb.says and verb.syntax.clauses[verb.clause].introducer == _INSERTED
    above = [] if inserted else governing(verb.syntax, verb.clause)
    found = _from_above(verb, memory, [subject_of(clause) for clause in above]) if above else _from_before(verb, memory)
    draft = only(found)
    forms = verb.forms & found[0].forms if draft is not None else verb.forms
    return Met(verb.here, forms, draft, verb.clause, role_in(verb.syntax, verb.clause, says=verb.says))


def _from_above(verb: Verb, memory: Anaphora, above: list[Met | None]) -> list[Met]:
    """The subjects of the clauses above and beside that agree; of the clause that a conjunction joins it to alone."""
    syntax, clause = verb.syntax, verb.syntax.clauses[verb.clause]
    own = _here(verb, memory)
    beside = [met for met in own if met.clause != verb.clause and syntax.clauses[met.clause or 0].parent == clause.parent]
    if beside and _is_joined(verb, beside[0].clause or 0):
        return beside[:1]
    agreeing = [met for met in above if met is not None and met.forms & verb.forms]
    if not agreeing and not beside:
        return _from_before(verb, memory) if all(met is None or met.draft is None for met in above) else []
    found = [*agreeing[:1], *beside]
    if verb.asked:
        lately = (met for met in memory.lately(verb.here) if met.here.sentence == verb.here.sentence)
        return [*found, *(met for met in lately if _may_be_asked(met, verb, found))]
    if verb.says:
        return [met for met in (*agreeing, *beside) if met.role is not None and met.role.says] or found
    return found


def _is_joined(verb: Verb, other: int) -> bool:
    """`że wstał i wyszedł`: a conjunction joins the clause to the other, both under one word; `i że` opens one of its own."""
    syntax, clause = verb.syntax, verb.syntax.clauses[verb.clause]
    opened = [token.lemma for token in syntax.tokens[clause.start + 1 : clause.start + 2]]
    alike = clause.introducer == syntax.clauses[other].introducer
    return alike and syntax.tokens[clause.start].pos == "conj" and clause.introducer not in opened


def _may_be_asked(met: Met, verb: Verb, found: list[Met]) -> bool:
    """`Wezwał rząd, by ustąpił`: of whom something is wanted may be anybody whom the clause above names."""
    return met not in found and met.role is None and bool(met.forms & verb.forms)


def _here(verb: Verb, memory: Anaphora) -> list[Met]:
    """The subjects before the verb in its sentence that agree, latest first."""
    same = (met for met in memory.lately(verb.here) if met.here.sentence == verb.here.sentence)
    return [met for met in same if met.role is not None and met.clause is not None and met.forms & verb.forms]


def _from_before(verb: Verb, memory: Anaphora) -> list[Met]:
    """The subjects that agree: of clauses of the sentence, or of the one before."""
    own = [] if _is_set_off(verb) else _here(verb, memory)
    leading = [met for met in own if met.role is not None and met.role.leads]
    if leading:
        return leading if verb.says else own  # for another verb what depends on a clause before is as near
    under = [met for met in own if verb.clause in governing(verb.syntax, met.clause or 0)]
    if under:
        return under
    lately = [met for met in memory.lately(verb.here) if met.role is not None and met.forms & verb.forms]
    before = [met for met in lately if met.here.sentence == verb.here.sentence - 1]
    return _spoke(verb, before, lately) if verb.says else _acted(before)


def _acted(before: list[Met]) -> list[Met]:
    """Whoever the sentence before tells of: its main subject, and all others that would make that doubtful."""
    return [met for met in before if met.role is not None and (met.role.leads or not met.role.says)]


def _spoke(verb: Verb, before: list[Met], lately: list[Met]) -> list[Met]:
    """Whoever spoke in the sentence before, else its main subject; several where somebody else spoke lately."""
    before = [met for met in before if met.draft is not None or met.forms & _PERSONAL]
    speakers = [met for met in before if met.role is not None and met.role.says]
    leading = [met for met in before if met.role is not None and met.role.leads]
    found = speakers or ([] if _is_set_off(verb) else leading)  # what leads the sentence before may be told of as well
    if any(met.draft is None or met.draft.type not in _SPEAKERS for met in found):
        return []
    if not found or (all(map(_is_person, found)) and not _is_set_off(verb)):
        return found
    spoke = [met for met in lately if met.role is not None and met.role.says and met not in before]
    return [*found, *(spoke if _is_set_off(verb) else filter(_is_person, (*before, *spoke)))]


def _is_person(met: Met) -> bool:
    return met.draft is not None and met.draft.type == "person"


def _is_set_off(verb: Verb) -> bool:
    """Whether a verb of saying stands behind or inside what it tells, without marks, so that subjects before it are told of."""
    if not verb.says or verb.index < 2 or verb.quotes:
        return False
    before = verb.syntax.tokens[verb.index - 1].text in _SET_OFF
    return before and verb.syntax.complement_clause(verb.clause, verb.index) is None


def has_no_doer(verb: Verb, words: ClauseWords, *, reflexive: frozenset[str]) -> bool:
    """Whether the verb is impersonal: by its form or word, `nie ma`, `się` with an object or in the present.

    `reflexive` verbs are known with `się`, which tells nothing of their doer (`sprzeciwia się`).
    """
    syntax, index = verb.syntax, verb.index
    clause, token = syntax.clauses[verb.clause], syntax.tokens[index]
    best = token.best
    formal = best.pos == "pred" or best.person in ("pri", "sec") or best.genders == {"n"}
    called = token.lemma in words.impersonal or (clause.negated and token.lemma in ("mieć", "być"))
    if clause.voice == "impersonal" or formal or called or syntax.tokens[clause.start].lower.endswith(_FIRST_PERSONS):
        return True
    inside = [syntax.phrases[place] for place in syntax.phrases_in(verb.clause)]
    if _is_of_things(verb) or (token.lemma == "być" and any(_is_partitive(phrase) for phrase in inside)):
        return True
    open_ = not best.genders and token.lemma not in reflexive
    return syntax.has_reflexive(index) and (open_ or any(_is_object(phrase) for phrase in inside))


def _is_of_things(verb: Verb) -> bool:
    """Whether the clause tells what is done, or what is: things are the subject there as often as actors."""
    clause, token = verb.syntax.clauses[verb.clause], verb.syntax.tokens[verb.index]
    told = clause.verb if clause.verb is not None else verb.index
    if token.lemma == "być" and _is_judged(verb.syntax, verb.clause, verb.index):
        return True
    return clause.voice == "passive" or (verb.syntax.tokens[told].lemma == "być" and not token.best.genders)


def _is_judged(syntax: Syntax, number: int, index: int) -> bool:
    """`będzie można wejść`, `będzie trudniej wejść`: the clause is about the act, not about somebody."""
    verb = syntax.clauses[number].verb
    inside = [place for start, end in syntax.clauses[number].pieces for place in range(start, end)]
    near = (syntax.tokens[place] for place in inside if abs(place - index) <= 2)
    judged = verb is not None and syntax.tokens[verb].pos == "inf" and any(token.pos == "adv" for token in near)
    return judged or any(syntax.tokens[place].pos == "pred" for place in inside)


def _is_partitive(phrase: Phrase) -> bool:
    """Whether a genitive depends on nothing: `barier będzie mniej`."""
    return phrase.preposition is None and phrase.parent is None and "gen" in phrase.cases and not phrase.cases & {"nom", "inst"}


def _is_object(phrase: Phrase) -> bool:
    return phrase.preposition is None and "acc" in phrase.cases and "nom" not in phrase.cases


def has_subject(verb: Verb, acts: Callable[[Phrase], bool]) -> bool:
    """Whether something in the clause may be the subject all the same: a relative, a noun before the verb, an actor after it.

    `acts` tells of a phrase of the clause whether it names or describes somebody who may be the doer.
    """
    syntax, index = verb.syntax, verb.index
    if syntax.clauses[verb.clause].introducer in RELATIVES or (index and syntax.tokens[index - 1].kind == "number"):
        return True
    if any(_is_some(syntax, place) or syntax.tokens[place].lower == "kto" for place in _before_in(syntax, verb)):
        return True
    return any(_may_be_subject(syntax, syntax.phrases[place], index, acts=acts) for place in syntax.phrases_in(verb.clause))


def _before_in(syntax: Syntax, verb: Verb) -> Iterator[int]:
    """The tokens of the verb's clause before it."""
    return (place for start, end in syntax.clauses[verb.clause].pieces for place in range(start, min(end, verb.index)))


def _is_some(syntax: Syntax, index: int) -> bool:
    """`wielu z nich chce`: a numeral for people that stands alone."""
    token = syntax.tokens[index]
    alone = token.pos == "num" and token.lower.endswith("u") and syntax.phrase_at(index) is None
    return alone and (index == 0 or syntax.tokens[index - 1].pos != "prep")


def _is_share(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a number stands right before the phrase (`36 proc. Polaków`, `około 40 tys. osób`)."""
    place = phrase.first - 1
    while place > 0 and (syntax.tokens[place].pos == "brev" or syntax.tokens[place].text in _SHARES):
        place -= 1
    return place >= 0 and (syntax.tokens[place].kind == "number" or syntax.tokens[place].pos == "num")


def _may_be_subject(syntax: Syntax, phrase: Phrase, index: int, *, acts: Callable[[Phrase], bool]) -> bool:
    if phrase.preposition is not None:
        return False
    best = syntax.tokens[index].best
    agrees = bool(phrase.agreement & bits(best.numbers) & bits(best.genders) & _NOMINATIVE)
    if not agrees and "gen" in phrase.cases and (syntax.is_counted(phrase) or _is_share(syntax, phrase)):
        return True
    if phrase.head > index and "nom" in phrase.cases and acts(phrase):
        return agrees or syntax.tokens[phrase.head].capitalised  # an undeclined name has no gender to agree in
    told = bool(best.genders)  # `złożył wniosek` has its object behind it; of `złagodzi fakt` the form does not tell
    return agrees and (not told or phrase.head < index or "acc" not in phrase.cases or "m1" in phrase.genders)

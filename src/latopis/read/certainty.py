"""How certain an act is, from the words around its predicate: FactBank's values, before anybody is asked who says so.

Mood, tense, modality, negation, particles and what governs a noun each allow at most a value; the weakest wins, and an odd
number of negations turns it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read.fillers import NOMINAL
from latopis.sentence import is_averted

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Clause, Factuality, Phrase
    from latopis.syntax import Syntax

_STRENGTH: Final = {"CT": 3, "PR": 2, "PS": 1}
_NAME: Final = {3: "CT", 2: "PR", 1: "PS"}
_MODAL: Final = {"possible": 1, "wanted": 1, "necessary": 1, "scheduled": 2, "decided": 2, "begun": 3, "refused": 3}


def factuality_of(syntax: Syntax, index: int, form: str, lexicon: Lexicon) -> Factuality:
    """The value of the predicate at the token, in the sentence's own voice; `form` is its class there."""
    number = syntax.clause_at(index)
    if number is None:
        return "CT+"
    clause = syntax.clauses[number]
    if form in NOMINAL or (form in ("ppas", "pact") and clause.verb != index):
        return _of_noun(syntax, index, number, lexicon)
    if clause.introducer == "czy" and clause.parent is not None:
        return "Uu"
    if clause.question and clause.parent is None and clause.introducer in (None, "czy"):
        return "Uu"
    if _not_known(syntax, clause, lexicon):
        return "Uu"
    averted = is_averted(syntax.tokens, clause)
    strength = 3 if averted else min(_of_clause(syntax, number, lexicon), _of_form(syntax, clause, index, form, lexicon))
    inner = clause.modal is not None and clause.finite is not None and _is_denied(syntax, clause.finite + 1, index)
    negative = (clause.negated or inner) != (clause.modal == "refused" and form == "inf")
    governed = _governed(syntax, clause, lexicon)
    negative = negative != averted
    if governed is not None:
        strength, negative = min(strength, _STRENGTH[governed[:2]]), negative != governed.endswith("-")
    return _value(strength, negative)


def _governed(syntax: Syntax, clause: Clause, lexicon: Lexicon) -> Factuality | None:
    """What the words on which a clause with `że` rests make of it (`niewykluczone, że`)."""
    if clause.introducer not in (*lexicon.certainty.that, "jakoby") or clause.parent is None:
        return None
    words, above = lexicon.certainty.governors, syntax.clauses[clause.parent]
    near = [token for start, end in above.pieces for token in syntax.tokens[start : min(end, clause.start)]]
    lemmas = {token.lemma for token in near}
    if not lemmas.isdisjoint(lexicon.certainty.denials):
        return None  # whoever denies it is its speaker
    if above.negated and not lemmas.isdisjoint(lexicon.certainty.truths):
        return "CT-"
    return next((words[word] for token in near for word in (token.lemma, token.lower) if word in words), None)


def is_purpose(syntax: Syntax, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether `by` opens what is wanted, and not what is denied."""
    if clause.introducer not in lexicon.clauses.purposes:
        return False
    verb = syntax.clauses[clause.parent].verb if clause.parent is not None else None
    return verb is None or syntax.tokens[verb].lemma not in lexicon.certainty.denials


def _is_denied(syntax: Syntax, start: int, end: int) -> bool:
    """`może nie zostać przyjęty`: whether a negation stands between the modal and what it carries."""
    return any(token.lower == "nie" for token in syntax.tokens[start:end])


def _value(strength: int, negative: bool) -> Factuality:
    found: Factuality = f"{_NAME[strength]}{'-' if negative else '+'}"  # type: ignore[assignment]  # six names, all of the type
    return found


def _of_clause(syntax: Syntax, number: int, lexicon: Lexicon) -> int:
    """What mood, condition, purpose and particles leave."""
    clause = syntax.clauses[number]
    words = lexicon.clauses
    strength = 3
    if (
        clause.mood in ("conditional", "imperative")
        or clause.introducer in words.conditions
        or is_purpose(syntax, clause, lexicon)
        or _conditioned(syntax, number, lexicon)
        or _thought_possible(syntax, clause, lexicon)
    ):
        strength = 1
    for start, end in clause.pieces:
        before = ""
        for token in syntax.tokens[start:end]:
            if token.lemma == clause.introducer:
                continue  # `zaprzeczył, jakoby` opens a clause like `że`
            particles = lexicon.certainty.particles
            value = particles.get(token.lemma) or particles.get(token.lower) or particles.get(f"{before} {token.lower}")
            before = token.lower
            strength = min(strength, _STRENGTH[value[:2]]) if value else strength
    return strength


def _not_known(syntax: Syntax, clause: Clause, lexicon: Lexicon) -> bool:
    """`nie potwierdził, że wystąpiła`, `nie wiadomo, czy wystąpiła`."""
    if clause.parent is None or clause.introducer not in (*lexicon.certainty.that, "czy"):
        return False
    above = syntax.clauses[clause.parent]
    verb = above.verb if above.verb is not None else above.finite
    return verb is not None and above.negated and syntax.tokens[verb].lemma in lexicon.certainty.confirming


def _thought_possible(syntax: Syntax, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the clause is what is not ruled out or may be: `nie można wykluczyć, że wystąpi`, `możliwe, że wystąpi`."""
    if clause.introducer not in lexicon.certainty.that or clause.parent is None:
        return False
    above = syntax.clauses[clause.parent]
    lemmas = {token.lemma for start, end in above.pieces for token in syntax.tokens[start:end]}
    excluded = not lemmas.isdisjoint(lexicon.certainty.excluding)
    return (excluded and "nie" in lemmas) or not lemmas.isdisjoint(lexicon.certainty.possible)


def _conditioned(syntax: Syntax, number: int, lexicon: Lexicon) -> bool:
    """Whether the clause rests on a condition: `jeśli X, to Y`."""
    return any(syntax.clauses[child].introducer in lexicon.clauses.conditions for child in syntax.children_of(number))


def _of_form(syntax: Syntax, clause: Clause, index: int, form: str, lexicon: Lexicon) -> int:
    if form == "inf" or (form == "ppas" and clause.modal is not None):
        if clause.modal is not None:
            return 3 if _had_to(syntax, clause, index) else _MODAL.get(clause.modal, 2)
        governing = syntax.tokens[clause.finite].lemma if clause.finite is not None else ""
        value = lexicon.certainty.verbs.get(governing)
        future = clause.tense == "future"
        return _STRENGTH[value[:2]] if value else 2 if future else 1 if governing else 3
    return 2 if clause.tense == "future" else 3


def _had_to(syntax: Syntax, clause: Clause, index: int) -> bool:
    """`musiał ustąpić`: who had to do it once did it."""
    past = clause.modal == "necessary" and clause.tense == "past" and not clause.negated
    return past and clause.mood == "indicative" and syntax.tokens[index].best.aspect == "perf"


def _of_noun(syntax: Syntax, index: int, number: int, lexicon: Lexicon) -> Factuality:
    """A noun for an act tells a fact unless what governs it takes that back, or its whole clause is hypothetical."""
    words = lexicon.certainty
    clause = syntax.clauses[number]
    place = syntax.phrase_at(index)
    parent = syntax.phrases[place].parent if place is not None else None
    governing = syntax.tokens[syntax.phrases[parent].head].lemma if parent is not None else _noun_before(syntax, index)
    value = None if is_met(syntax, index, lexicon) else words.nouns.get(governing or "")
    phrase = syntax.phrases[place] if place is not None else None
    top = _top(syntax, place)
    if value is None and clause.verb is not None and clause.verb != index and not (top is not None and _is_occasion(top)):
        value = words.verbs.get(syntax.tokens[clause.verb].lemma)
    strength, negative = (_STRENGTH[value[:2]], value.endswith("-")) if value else (3, False)
    if phrase is not None and phrase.preposition == "przed":
        strength = min(strength, 2)  # it is still to come
    for token in syntax.tokens[phrase.start : phrase.end] if phrase is not None else ():
        modified = words.modifiers.get(token.lemma)
        strength = min(strength, _STRENGTH[modified[:2]]) if modified else strength
    if clause.mood == "conditional" or clause.introducer in lexicon.clauses.conditions:
        strength = min(strength, 1)
    verb = syntax.tokens[clause.verb].lemma if clause.verb is not None and parent is None else ""
    bare = phrase is not None and phrase.preposition is None
    carried = verb in words.light or (bare and verb in lexicon.acts.occur)
    if (
        carried and verb not in words.lasting and clause.verb is not None
    ):  # `może nałożyć sankcje`: the noun is no surer than the verb that does it
        strength = min(strength, _of_form(syntax, clause, clause.verb, syntax.tokens[clause.verb].pos, lexicon))
        negative = negative != clause.negated
    return _value(strength, negative)


def is_met(syntax: Syntax, index: int, lexicon: Lexicon) -> bool:
    """`tematem spotkania był handel`: whether what is told of a meeting tells that it takes place."""
    place = syntax.phrase_at(index)
    parent = syntax.phrases[place].parent if place is not None else None
    aspect = parent is not None and syntax.tokens[syntax.phrases[parent].head].lemma in lexicon.acts.aspects
    return aspect and syntax.tokens[index].lemma in lexicon.acts.meetings


def _top(syntax: Syntax, place: int | None) -> Phrase | None:
    """The phrase that the phrase completes at last: `w wyniku` of `w wyniku odejścia`."""
    while place is not None and (parent := syntax.phrases[place].parent) is not None:
        place = parent
    return syntax.phrases[place] if place is not None else None


def _is_occasion(phrase: Phrase) -> bool:
    """`na spotkaniu zapowiedział`: a noun that tells when somebody did something is not what the verb is about."""
    return phrase.preposition == "podczas" or (phrase.preposition in ("po", "na", "w", "przy") and "loc" in phrase.cases)


def _noun_before(syntax: Syntax, index: int) -> str | None:
    """The noun before the preposition of the phrase, with or without an owner (`wniosek o zawieszenie`, `wniosek Litwy o …`)."""
    place = syntax.phrase_at(index)
    if place is None or syntax.phrases[place].preposition is None or place == 0:
        return None
    before = syntax.phrases[place - 1]
    if before.end != syntax.phrases[place].first:
        return None
    owned = syntax.phrases[before.parent] if before.parent is not None and syntax.tokens[before.head].capitalised else before
    return syntax.tokens[owned.head].lemma

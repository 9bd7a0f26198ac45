"""Nouns that attribute: `deklaracja premiera, że …`, `wystąpił z propozycją, aby …`, `padł zarzut, że …`.

Whoever the noun's genitive or possessive names speaks, or the subject of a light verb that does no more than say the noun.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from latopis.read.cues import STRUCTURE, Cue, implied
from latopis.read.fillers import NOMINAL, Filler
from latopis.read.frames import Match, framed, match_at
from latopis.syntax import REPORTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from latopis.lexicon.frames import Frame, Frames
    from latopis.lexicon.sources import SourceWords
    from latopis.syntax import Syntax

_OBLIQUE: Final = frozenset(("gen", "inst"))
_REACH: Final = 12
"""How many words away from its verb the noun may stand."""


def noun_cues_in(syntax: Syntax, frames: Frames, words: SourceWords, *, verbs: Iterable[Cue]) -> list[Cue]:
    """The nouns of a sentence that attribute.

    A clause that a verb of speaking attributes is the noun's only where that names a speaker (`odparł na zarzut rządu, że`).
    """
    if not _may_attribute(syntax, words):
        return []
    told = [cue for cue in verbs if cue.match.complete and cue.match.frame is not STRUCTURE]
    taken = [cue.match.roles["content"] for cue in told if "content" in cue.match.roles]
    busy = {cue.clause for cue in told}
    found: dict[int, Cue] = {}
    for index, frame, form in framed(syntax, frames, kind="statement"):
        if form not in NOMINAL or index in found:
            continue
        cue = _cue_at(syntax, frame, index, form=form, words=words)
        content = cue.match.roles.get("content") if cue is not None else None
        free = content not in taken or (cue is not None and _has_owner(syntax, cue))
        if cue is not None and free and (content is not None or cue.clause not in busy):
            found[index] = cue
    return [found[index] for index in sorted(found)]


def _may_attribute(syntax: Syntax, words: SourceWords) -> bool:
    """Whether the sentence has what a noun needs to tell anything: a clause that tells, a colon, or a light verb."""
    if ":" in syntax.forms or any(clause.introducer in REPORTERS for clause in syntax.clauses):
        return True
    return any(clause.verb is not None and syntax.tokens[clause.verb].lemma in words.light for clause in syntax.clauses)


def _has_owner(syntax: Syntax, cue: Cue) -> bool:
    """Whether the noun itself names who speaks, and not where the verb's subject does (`w liście rządu`)."""
    place = syntax.phrase_at(cue.match.trigger)
    own = "speaker" in cue.match.roles and "speaker" in cue.match.frame.slots
    return own and place is not None and syntax.phrases[place].preposition not in ("w", "we", "według", "z")


def _cue_at(syntax: Syntax, frame: Frame, index: int, *, form: str, words: SourceWords) -> Cue | None:
    place, clause = syntax.phrase_at(index), syntax.clause_at(index)
    if place is None or clause is None or syntax.phrases[place].head != index:
        return None
    light = _light_verb(syntax, place, clause, words)
    match = match_at(syntax, _without_speaker(frame) if light else frame, index, form)
    if match is None or (light and not _is_told(syntax, clause)):
        return None
    content = match.roles.get("content")
    if content is not None and content.clause is not None and not _is_beside(syntax, index, content.clause, light=light):
        content = None
    if not light and (content is None or content.clause is None) and not _opens_words(syntax, index):
        return None
    roles = {role: filler for role, filler in match.roles.items() if role != "content"}
    if content is not None:
        roles["content"] = content
    if light and clause is not None:
        subject = syntax.subject_of(clause)
        roles["speaker"] = Filler(phrase=subject) if subject is not None else implied(Cue(match, clause), syntax)
    return Cue(Match(match.frame, index, form, clause, roles), clause)


def _without_speaker(frame: Frame) -> Frame:
    """The frame of a noun that is the object of its speaker's verb: its genitive is what was said."""
    return replace(frame, slots={role: ways for role, ways in frame.slots.items() if role != "speaker"})


def _light_verb(syntax: Syntax, place: int, clause: int, words: SourceWords) -> bool:
    """Whether the noun completes a verb of its clause that only says it, so that the verb's subject speaks."""
    phrase, verb = syntax.phrases[place], syntax.clauses[clause].verb
    if verb is None or abs(verb - phrase.head) > _REACH:
        return False
    places = words.light.get(syntax.tokens[verb].lemma, frozenset())
    if phrase.preposition is None:
        if syntax.subject_of(clause) == place:
            return False
        negated = syntax.clauses[clause].negated and "gen" in phrase.cases
        return ("object" in places and ("acc" in phrase.cases or negated)) or not places.isdisjoint(phrase.cases & _OBLIQUE)
    return any(f"{phrase.preposition} + {case}" in places for case in phrase.cases)


def _is_told(syntax: Syntax, number: int) -> bool:
    """Whether the light verb tells that the noun was said: not denied, wished or to come, and in the third person."""
    clause = syntax.clauses[number]
    told = clause.modal in (None, "begun", "necessary", "possible")
    if clause.negated or not told or clause.mood in ("imperative", "conditional"):
        return False
    if clause.finite is None:
        return True
    future = clause.tense == "future" and clause.verb == clause.finite
    return not future and syntax.tokens[clause.finite].best.person not in ("pri", "sec") and clause.voice == "active"


def _is_beside(syntax: Syntax, index: int, child: int, *, light: bool) -> bool:
    """Whether the clause follows the noun with nothing but the noun's own complements between."""
    start = syntax.clauses[child].start
    between = [at for at in range(index + 1, start) if syntax.tokens[at].kind != "punctuation"]
    if light:
        return all(syntax.clause_at(at) in (syntax.clause_at(index), None) for at in between)
    place = syntax.phrase_at(index)
    own = [place, *syntax.chain_after(place)] if place is not None else []
    return all(syntax.phrase_at(at) in own for at in between)


def _opens_words(syntax: Syntax, index: int) -> bool:
    """Whether a colon stands behind the noun and its complements (`apel prezydenta: …`)."""
    place = syntax.phrase_at(index)
    chain = syntax.chain_after(place) if place is not None else []
    end = syntax.phrases[chain[-1]].end if chain else syntax.phrases[place].end if place is not None else index + 1
    return end < len(syntax.tokens) and syntax.tokens[end].text == ":"

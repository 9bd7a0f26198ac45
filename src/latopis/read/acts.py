"""Which of what the words tell is an act: what somebody did, will do or may have done, not what is wished or talked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read.certainty import is_met, is_purpose

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Clause, Factuality, Phrase
    from latopis.read.frames import Match
    from latopis.syntax import Syntax

_TALKED: Final = frozenset(("AGREE", "CONSULT", "COOPERATE", "SUPPORT", "AID", "SANCTION"))
"""Types whose nouns stand for a topic as often as for an act (`umowa`, `rozmowy`, `współpraca`)."""
_OF_SOMEBODY: Final = frozenset((("convict",), ("expel",)))
"""Modes whose nouns are acts against somebody (`wydalenie dyplomatów`)."""
_LEAVING: Final = ("withdraw",)
"""Leaving, as a noun, is talked about long before and after it is done: no date makes it an event."""
_OCCASIONS: Final = frozenset(("po", "podczas", "przed", "w", "na", "przy"))
_WISHES: Final = frozenset(("wanted", "necessary"))


def is_told(syntax: Syntax, match: Match, value: Factuality, lexicon: Lexicon) -> bool:
    """Whether the words tell an act: not a wish, a duty, a purpose, a habit, or a noun for what might be."""
    if match.clause is None:
        return True
    clause = syntax.clauses[match.clause]
    open_ = value.endswith("-") and syntax.tokens[match.trigger].lemma in lexicon.certainty.excluding  # `nie wyklucza rozmów`
    if open_ or value == "PS-" or _is_habit(syntax, match, lexicon) or _is_presumed(syntax, clause, value, lexicon):
        return False
    settled = not value.startswith("PS") and value != "Uu"
    if match.nominal and _is_goal(syntax, match, lexicon):
        return False
    if match.nominal:
        return settled or (value == "PS+" and _is_doubted(syntax, match, lexicon))
    asked = clause.introducer == "czy" and clause.parent is not None
    if clause.mood == "imperative" or asked or is_purpose(syntax, clause, lexicon):
        return False
    bound = match.form == "inf" or (match.form == "ppas" and clause.modal is not None)
    return not bound or _is_meant(clause, value, settled=settled)


def _is_presumed(syntax: Syntax, clause: Clause, value: Factuality, lexicon: Lexicon) -> bool:
    """`gdy Litwa wystąpi z paktu`: whether it is the time of something else that it is still to come."""
    told = clause.start > 0 and syntax.tokens[clause.start - 1].lemma in ("to", "ten")  # `po tym, jak`
    return clause.introducer in lexicon.clauses.temporal and value.startswith("PR") and not told


def _is_meant(clause: Clause, value: Factuality, *, settled: bool) -> bool:
    """Whether the infinitive is more than wanted or required of somebody."""
    if clause.modal in _WISHES:
        return value.startswith("CT")
    return settled or (clause.modal == "possible" and value == "PS+" and clause.mood != "conditional")


def _is_goal(syntax: Syntax, match: Match, lexicon: Lexicon) -> bool:
    """`dąży do ukarania`, `oskarżył o atak`: what a preposition makes the aim or the matter of another act."""
    place = syntax.phrase_at(match.trigger)
    preposition = syntax.phrases[place].preposition if place is not None else None
    if preposition not in lexicon.acts.goals or match.clause is None:
        return False
    verb = syntax.clauses[match.clause].verb
    if preposition == "o" and place is not None:
        return not _is_decided(syntax, place, verb, lexicon)
    return not (preposition == "do" and verb is not None and syntax.tokens[verb].lemma in lexicon.acts.occur)


def _is_decided(syntax: Syntax, place: int, verb: int | None, lexicon: Lexicon) -> bool:
    """`zdecydował o nałożeniu sankcji`, `decyzja o wydaleniu dyplomatów`: what is decided is more than talked about."""
    near = [syntax.tokens[other.head].lemma for other in syntax.phrases[max(place - 2, 0) : place]]
    return not syntax.words.decisions.isdisjoint(near) or (verb is not None and syntax.tokens[verb].lemma in lexicon.acts.decides)


def _is_doubted(syntax: Syntax, match: Match, lexicon: Lexicon) -> bool:
    """`rzekomy atak`: only hearsay about the act itself leaves it told."""
    place = syntax.phrase_at(match.trigger)
    phrase = syntax.phrases[place] if place is not None else None
    if phrase is None:
        return False
    return any(token.lemma in lexicon.acts.doubted for token in syntax.tokens[phrase.start : phrase.end])


def _is_habit(syntax: Syntax, match: Match, lexicon: Lexicon) -> bool:
    """Whether what is told happens again and again."""
    if match.clause is None or syntax.tokens[match.trigger].best.aspect != "imperf":
        return False
    pieces = syntax.clauses[match.clause].pieces
    return any(token.lemma in lexicon.acts.habits for start, end in pieces for token in syntax.tokens[start:end])


def is_topic(syntax: Syntax, match: Match, value: Factuality, lexicon: Lexicon, *, dated: bool) -> bool:
    """Whether it is a noun for an act that is talked about, and not said to take place."""
    talked = match.nominal and match.frame.gives[1] in _TALKED and match.frame.gives[2:] not in _OF_SOMEBODY
    return talked and _is_mere(syntax, match, value, lexicon, dated=dated)


def _is_mere(syntax: Syntax, match: Match, value: Factuality, lexicon: Lexicon, *, dated: bool) -> bool:
    """Whether a noun for an act is talked about: nothing says that it takes place, no date, and nobody does it there."""
    place = syntax.phrase_at(match.trigger)
    if place is None or match.clause is None:
        return not dated
    if is_met(syntax, match.trigger, lexicon):
        return False
    phrase, verb = _whole(syntax, place, lexicon), syntax.clauses[match.clause].verb
    told = syntax.tokens[verb].lemma if verb is not None else ""
    occurs = told in lexicon.acts.occur
    if match.frame.gives[2:] == _LEAVING:
        return not occurs or phrase.preposition not in (None, "do") or phrase.parent is not None
    if phrase.preposition == "o" and _is_decided(syntax, place, verb, lexicon):
        return False
    goal = _leads(phrase)
    dated = dated or any(token.lemma in lexicon.acts.settled for token in syntax.tokens[phrase.start : phrase.end + 1])
    sure = dated and (phrase.parent is None or value.startswith("CT"))
    if not goal and (sure or _is_reason(syntax, phrase, lexicon)):
        return False
    done = occurs or told in lexicon.certainty.light
    meant = phrase.parent is not None or (value.startswith("PR") and not occurs)
    return goal or meant or not _takes_place(syntax, match, phrase, done=done, occurs=occurs)


def _whole(syntax: Syntax, place: int, lexicon: Lexicon) -> Phrase:
    """The phrase of the noun, or of the stretch of it that is told of (`rundę rozmów`)."""
    phrase = syntax.phrases[place]
    parent = syntax.phrases[phrase.parent] if phrase.parent is not None else None
    stretch = parent is not None and syntax.tokens[parent.head].lemma in lexicon.acts.rounds
    return parent if parent is not None and stretch else phrase


def _takes_place(syntax: Syntax, match: Match, phrase: Phrase, *, done: bool, occurs: bool) -> bool:
    """Whether the noun is the occasion of what its clause tells, or something is `done` with it."""
    if phrase.preposition is None or (phrase.preposition == "do" and occurs):  # `doszło do spotkania`
        return done or _is_done(syntax, match)
    verbless = match.clause is not None and syntax.clauses[match.clause].verb is None
    return phrase.preposition in _OCCASIONS and (not verbless or match.form == "ger")


def _is_done(syntax: Syntax, match: Match) -> bool:
    """A gerund of a perfective verb tells what was done (`uwolnienie`), another noun what goes on (`rozmowy`)."""
    return match.form == "ger" and syntax.tokens[match.trigger].best.aspect != "imperf"


def _is_reason(syntax: Syntax, phrase: Phrase, lexicon: Lexicon) -> bool:
    """`z powodu sankcji`, `w odpowiedzi na rozmowy`, `powodem były sankcje`: what has effects takes place."""
    before = tuple([token.lower for token in syntax.tokens[max(phrase.start - 4, 0) : phrase.start]])
    named = not syntax.lemmas.isdisjoint(lexicon.causes.nouns)
    return named or any(before[-len(words) :] == words for words in lexicon.causes.phrases)


def _leads(phrase: Phrase) -> bool:
    """Whether `w` or `na` governs the accusative, which tells a goal (`czekać na spotkanie`)."""
    return phrase.preposition in ("w", "na") and "loc" not in phrase.cases

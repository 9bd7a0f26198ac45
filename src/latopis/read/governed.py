"""What a verb makes of the act that it carries: who promises help agrees, who refuses it rejects, who ends it breaks off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.read.frames import Match
    from latopis.syntax import Syntax

_OFFERED: Final = frozenset(("AID", "SUPPORT", "COOPERATE", "CONSULT"))
"""Types that are an agreement as long as they are only promised."""
_YIELDED: Final = frozenset(("RETREAT",))
"""Types that are a concession as long as they are only promised."""
_WANTED: Final = _OFFERED | _YIELDED | {"AGREE", "CONCEDE", "MOBILIZE"}
"""Types of what somebody may be asked to do, so that he consents or refuses."""
_HARMS: Final[dict[str, tuple[str, ...]]] = {
    "ASSAULT": ("violence",),
    "COERCE": ("restrict",),
    "SANCTION": ("relations",),
    "MOBILIZE": (),
    "REJECT": (),
}
"""What a threat of an act is, by its mode."""
_ENDED: Final = {"AID": ("SANCTION", "discontinue"), "COOPERATE": ("SANCTION", "discontinue"), "SUPPORT": ("REJECT",)}
"""What the end of an act is."""


def governed(syntax: Syntax, match: Match, lexicon: Lexicon) -> Match | None:
    """The act that the verb above makes of an infinitive, gerund or clause, else the match itself; None where it is no act."""
    clause = syntax.clauses[match.clause] if match.clause is not None else None
    if clause is None or clause.finite is None:
        return match
    if match.form != "inf" and (announced := _announced(syntax, match, lexicon)) is not None:
        return announced
    kind, verb = match.frame.gives[1], syntax.tokens[clause.finite]
    if clause.finite != match.trigger and kind in _WANTED and refuses(syntax, match, lexicon):
        return _retold(match, clause.finite, verb.pos, ("REJECT",))
    if match.form == "ger" and (promise := _promise(syntax, match, lexicon)):
        negated = "REJECT" if verb.lemma in lexicon.acts.consents else ""
        return _retold(match, clause.finite, verb.pos, (promise,), negated=negated)
    return _of_infinitive(syntax, match, clause.finite, lexicon) if match.form == "inf" else match


def _of_infinitive(syntax: Syntax, match: Match, finite: int, lexicon: Lexicon) -> Match | None:
    """What an end or a promise makes of its infinitive."""
    kind, verb, clause = match.frame.gives[1], syntax.tokens[finite], syntax.clauses[match.clause or 0]
    if verb.lemma in lexicon.acts.ceases:
        ended = _ENDED.get(kind)
        return _retold(match, finite, verb.pos, ended) if ended is not None and not clause.negated else None
    promised = _promised(kind, verb.lemma, lexicon) if clause.modal == "decided" else ""
    negated = "REJECT" if verb.lemma in lexicon.acts.consents else ""
    return _retold(match, finite, verb.pos, (promised,), negated=negated) if promised else match


def _announced(syntax: Syntax, match: Match, lexicon: Lexicon) -> Match | None:
    """`zagroził, że zaatakuje Litwę`, `obiecał, że pomoże Litwie`: a threat or promise of what a clause tells of the same one."""
    clause = syntax.clauses[match.clause] if match.clause is not None else None
    if clause is None or clause.parent is None or clause.introducer not in lexicon.certainty.that or clause.negated:
        return None
    filler, finite = match.roles.get("actor"), syntax.clauses[clause.parent].finite
    if filler is None or filler.implied is None or finite is None:
        return None
    kind, verb = match.frame.gives[1], syntax.tokens[finite]
    if verb.lemma in lexicon.acts.threats and kind in _HARMS:
        told = ("THREATEN", *_HARMS[kind])
    elif verb.lemma in lexicon.acts.promises and (promised := _promised(kind, verb.lemma, lexicon)):
        told = (promised,)
    else:
        return None
    return replace(_retold(match, finite, verb.pos, told), clause=clause.parent)


def _promise(syntax: Syntax, match: Match, lexicon: Lexicon) -> str:
    """`zadeklarował przekazanie rakiet`, `zgodził się na wydanie jeńców`: the type of what a verb promises, empty for none."""
    place, clause = syntax.phrase_at(match.trigger), syntax.clauses[match.clause or 0]
    if place is None or clause.finite is None or clause.verb != clause.finite:
        return ""
    phrase, verb = syntax.phrases[place], syntax.tokens[clause.finite].lemma
    alone = phrase.parent is None and not phrase.conjuncts and phrase.head > clause.finite
    bound = alone and phrase.preposition in (None, "na", "do")
    if bound and phrase.preposition is None and verb in lexicon.acts.announces and match.frame.gives[1] in _YIELDED:
        return "CONCEDE"
    return _promised(match.frame.gives[1], verb, lexicon) if bound else ""


def _promised(kind: str, verb: str, lexicon: Lexicon) -> str:
    """The type of the promise of an act; empty where the verb promises none."""
    if verb not in lexicon.acts.promises or kind not in _WANTED:
        return ""
    if kind in _YIELDED:
        return "CONCEDE"
    return "AGREE" if kind in _OFFERED or verb in lexicon.acts.consents else ""


def refuses(syntax: Syntax, match: Match, lexicon: Lexicon) -> bool:
    """Whether the act is what somebody refuses: `odmówiła wysłać wojska`, `odmówiła uwolnienia jeńców`."""
    clause = syntax.clauses[match.clause] if match.clause is not None else None
    if clause is None or clause.finite is None or match.form not in ("inf", "ger"):
        return False
    if lexicon.clauses.modals.get(syntax.tokens[clause.finite].lemma) != "refused":
        return False
    place = syntax.phrase_at(match.trigger)
    return match.form == "inf" or (place is not None and syntax.phrases[place].preposition is None)


def _retold(match: Match, trigger: int, form: str, kind: tuple[str, ...], *, negated: str = "") -> Match:
    """The match as the act that the verb at `trigger` tells."""
    return replace(match, frame=replace(match.frame, gives=("event", *kind), negated=negated), trigger=trigger, form=form)

"""Cues: the words that attribute.

A cue is a frame of the lexicon at a finite verb (or participle), or any verb that stands where one of saying does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.lexicon.frames import Frame, Slot
from latopis.model import ACTS
from latopis.read.fillers import REPORTERS_OF, Filler
from latopis.read.frames import Match, framed, match_at
from latopis.read.quotes import DASHES, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.frames import Frames
    from latopis.model import Act, Token
    from latopis.syntax import Syntax

_FORMS: Final = frozenset(("fin", "praet", "imps", "pcon", "pant", "inf", "bedzie", "ppas", "winien"))
GERUNDS: Final = frozenset(("pcon", "pant"))
FINITE: Final = frozenset(("fin", "praet", "imps"))
_NO_CUES: Final = frozenset(("być", "mieć", "móc", "musieć", "zostać", "stać", "chcieć"))
_SPEAKS: Final = MARKS | DASHES | {":"}
_QUOTE: Final = (Slot("quote"),)
_WHOLE: Final = (True, True)
_SUBJECT_REACH: Final = 6
STRUCTURE: Final = Frame(
    address="pl/saying:structure",
    gives=("statement", "say"),
    slots={"speaker": (Slot("subject"),), "content": (Slot("that"),)},
    optional=frozenset(("content",)),
)
"""Any verb that stands where one of saying does."""


@frozen
class Cue:
    """A match that attributes; `clause` is its clause, never None."""

    match: Match
    clause: int

    def act(self, syntax: Syntax) -> Act:
        """The act that the lexicon names: that of the denied word where it is denied."""
        frame = self.match.frame
        named = frame.negated if frame.negated and syntax.clauses[self.clause].negated else frame.gives[1]
        return next(act for act in ACTS if act == named)


def cues_in(syntax: Syntax, frames: Frames) -> list[Cue]:
    """The verbs of a sentence that attribute, one cue each: the complete frame where there is one, else the first."""
    best: dict[int, Cue] = {}
    marked = not _SPEAKS.isdisjoint(syntax.forms)
    for index, frame, form in framed(syntax, frames, kind="statement"):
        known = best.get(index)
        whole = known is not None and _fit(known.match) == _WHOLE
        if whole or form not in _FORMS or not _may_hold(syntax, frame, marked=marked):
            continue
        match = match_at(syntax, frame, index, form)
        if match is None or match.clause is None or not _can_attribute(syntax, match):
            continue
        if known is None or _fit(match) > _fit(known.match):
            best[index] = Cue(match, match.clause)
    for index in (*_told_by_structure(syntax), *_told_by_colon(syntax)) if marked else ():
        if index not in best:
            told = match_at(syntax, STRUCTURE, index, syntax.tokens[index].pos)
            if told is not None and told.clause is not None:
                best[index] = Cue(told, told.clause)
    return [best[trigger] for trigger in sorted(best)]


def _may_hold(syntax: Syntax, frame: Frame, *, marked: bool) -> bool:
    """Whether the sentence can have what the frame's content must be: quoted words, or a clause that the right word opens."""
    ways = frame.slots["content"]
    if ways == _QUOTE:
        return marked
    openers = [REPORTERS_OF.get(slot.kind) for slot in ways]
    return any(words is None or not words.isdisjoint(syntax.lemmas) for words in openers)


def _fit(match: Match) -> tuple[bool, bool]:
    return match.complete, "content" in match.roles


def _told_by_structure(syntax: Syntax) -> Iterator[int]:
    """The verbs, whatever they mean, right behind the dash that ends a quotation, with their subject behind them.

    `– A kto zapłaci? – irytowała się posłanka`: any verb may attribute there.
    """
    tokens = syntax.tokens
    for index in range(2, len(tokens)):
        token = tokens[index]
        if token.pos not in ("fin", "praet") or tokens[index - 1].text not in DASHES or token.lemma in _NO_CUES:
            continue
        quoted = tokens[index - 2].text in MARKS or tokens[0].text in DASHES
        number = syntax.clause_at(index)
        if not quoted or number is None or token.best.person in ("pri", "sec") or syntax.clauses[number].verb != index:
            continue
        subject = syntax.subject_of(number)
        if subject is not None and index < syntax.phrases[subject].head <= index + _SUBJECT_REACH:
            yield index


def _told_by_colon(syntax: Syntax) -> Iterator[int]:
    """The verbs before a colon that opens a speech: `Burmistrz rozkłada ręce: – To nie nasza droga`."""
    tokens = syntax.tokens
    for index in range(2, len(tokens) - 1 if ":" in syntax.forms else 0):
        if tokens[index].text != ":" or not (tokens[index + 1].text in DASHES or tokens[index + 1].text in MARKS):
            continue
        number = syntax.clause_at(index - 1)
        finite = syntax.clauses[number].finite if number is not None else None
        if number is None or finite is None or finite > index or tokens[finite].pos not in ("fin", "praet"):
            continue
        if tokens[finite].best.person not in ("pri", "sec") and syntax.subject_of(number) is not None:
            yield finite


def _can_attribute(syntax: Syntax, match: Match) -> bool:
    """Whether the word tells what somebody said; where its frame has no subject (`czytamy w raporcie`), who is named speaks."""
    ways = {slot.kind for slot in match.frame.slots.get("speaker", ())}
    if ways == {"object"}:
        return match.form == "ppas" and "speaker" in match.roles  # `jest przekonany`
    if "subject" not in ways:
        best = syntax.tokens[match.trigger].best
        reads = best.pos == "praet" and best.person == "ter" and "n" not in best.genders  # `w radiu usłyszał, że`
        return "speaker" in match.roles and not reads
    wanted = match.frame.slots.keys() & {"addressee"} - match.frame.optional - match.roles.keys()
    if wanted or not _is_others(syntax, match) or not _is_fact(syntax, match):
        return False  # `mówił głośno, żeby go słyszano`: only who tells somebody wants something of him
    assert match.clause is not None
    content = match.roles.get("content")
    told = match.form == "ppas" and "speaker" not in match.roles and content is not None and content.clause is not None
    if told and syntax.subject_of(match.clause) is not None:
        return False  # `był pytany, czy ustąpi`: nobody says who asked
    clause = syntax.clauses[match.clause]
    return _is_affirmed(match, syntax.tokens[match.trigger], negated=clause.negated and clause.verb == match.trigger)


def _is_others(syntax: Syntax, match: Match) -> bool:
    """Whether somebody is told of: first and second persons speak for themselves, and `można przewidywać, że` anybody."""
    assert match.clause is not None
    clause = syntax.clauses[match.clause]
    own = syntax.tokens[match.trigger].best.person in ("pri", "sec") or clause.mood == "imperative"
    return not own and (clause.finite is None or syntax.tokens[clause.finite].pos != "pred")


def _is_fact(syntax: Syntax, match: Match) -> bool:
    """Whether it has been said: not what will be said or is wished, nor who is asked for it (`zapytany o powód`)."""
    assert match.clause is not None
    clause = syntax.clauses[match.clause]
    if clause.verb != match.trigger:
        return match.form != "ppas"
    wished = match.form == "inf" and clause.modal not in (None, "begun", "necessary", "possible")
    return clause.tense != "future" and not wished


def _is_affirmed(match: Match, token: Token, *, negated: bool) -> bool:
    """Whether something is said: a denied word tells nothing (`nie obiecał`) but where its frame says what (`nie zaprzeczył`)."""
    frame = match.frame
    must = bool(frame.denied) and any(entry.lemma in frame.denied for entry in token.analyses)
    return (must or bool(frame.negated)) if negated else not must


def implied(cue: Cue, syntax: Syntax) -> Filler:
    """The dropped subject of the cue's verb."""
    finite = syntax.clauses[cue.clause].finite
    return Filler(implied=finite if finite is not None else cue.match.trigger)

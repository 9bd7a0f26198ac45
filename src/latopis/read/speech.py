"""Cues: the words that attribute, and how each finds its content and its speaker.

A cue is a frame of the lexicon at a finite verb (or participle), or a phrase such as `zdaniem X`. What it attributes is, in
this order: the quotation or dash speech beside it, the clause that it governs, the sentence into which it is put (`Jak podał
X, …`), its complement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.lexicon.frames import Frame, Slot
from latopis.model import ACTS
from latopis.read.fillers import Filler
from latopis.read.frames import Match, match_at, matches
from latopis.read.quotes import DASHES, MARKS
from latopis.syntax import RELATIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.frames import Frames
    from latopis.model import Act, Sentence, Span, Token
    from latopis.syntax import Syntax

_TRIM: Final = frozenset((*".,;:…()", *DASHES, *MARKS))
_FORMS: Final = frozenset(("fin", "praet", "imps", "pcon", "pant", "inf", "bedzie", "ppas", "winien"))
_CITING: Final = frozenset(("powoływać", "powołać", "cytować"))
GERUNDS: Final = frozenset(("pcon", "pant"))
FINITE: Final = frozenset(("fin", "praet", "imps"))
_ASKED: Final = frozenset(("kiedy", "gdzie", "dlaczego", "jak"))
_NO_CUES: Final = frozenset(("być", "mieć", "móc", "musieć", "zostać", "stać", "chcieć"))
_SPEAKS: Final = MARKS | DASHES | {":"}
_QUOTE: Final = (Slot("quote"),)
_SUBJECT_REACH: Final = 6
STRUCTURE: Final = Frame(
    address="pl/saying:structure",
    gives=("statement", "say"),
    slots={"speaker": (Slot("subject"),), "content": (Slot("that"),)},
    optional=frozenset(("content",)),
)
"""Any verb that stands where one of saying does."""
_INSERTS: Final = frozenset(("jak",))


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
    marked = any(token.text in _SPEAKS for token in syntax.tokens)
    for match in matches(syntax, frames, kind="statement"):
        if not marked and match.frame.slots["content"] == _QUOTE:
            continue
        if match.form not in _FORMS or match.clause is None or not _can_attribute(syntax, match):
            continue
        known = best.get(match.trigger)
        if known is None or _fit(match) > _fit(known.match):
            best[match.trigger] = Cue(match, match.clause)
    for index in _told_by_structure(syntax):
        if index not in best:
            told = match_at(syntax, STRUCTURE, index, syntax.tokens[index].pos)
            if told is not None and told.clause is not None:
                best[index] = Cue(told, told.clause)
    return [best[trigger] for trigger in sorted(best)]


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


def _can_attribute(syntax: Syntax, match: Match) -> bool:
    """Whether the word tells what somebody said; where its frame has no subject (`czytamy w raporcie`), who is named speaks."""
    if all(slot.kind != "subject" for slot in match.frame.slots.get("speaker", ())):
        return "speaker" in match.roles
    wanted = match.frame.slots.keys() & {"addressee"} - match.frame.optional - match.roles.keys()
    if wanted or not _is_others(syntax, match) or not _is_fact(syntax, match):
        return False  # `mówił głośno, żeby go słyszano`: only who tells somebody wants something of him
    assert match.clause is not None
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


def reported(syntax: Syntax, cue: Cue, triggers: frozenset[int]) -> Span | None:
    """The clause that the cue governs, with all that depends on it, without the word that opens it.

    `triggers` are the verbs of all cues of the sentence: `powiedział, że X, i dodał, że Y` says two things.
    """
    filler = cue.match.roles.get("content")
    child = filler.clause if filler is not None else _behind_relative(syntax, cue)
    if child is None:
        return None
    start = _after_introducer(syntax, child)
    return trimmed(syntax.sentence, start, _reach(syntax, child, cue.clause, triggers)) if start is not None else None


def _behind_relative(syntax: Syntax, cue: Cue) -> int | None:
    """`ostrzegł firmy, które inwestują w gaz, że`: the clause that a relative clause parts from its cue."""
    if not any(slot.kind in ("że", "that") for slot in cue.match.frame.slots["content"]):
        return None
    for child, clause in enumerate(syntax.clauses):
        above = clause.parent
        if clause.introducer not in ("że", "iż") or above is None or clause.start <= cue.match.trigger:
            continue
        relative = syntax.clauses[above]
        if (
            relative.introducer in RELATIVES
            and relative.parent == cue.clause
            and relative.verb != _last_word(syntax, clause.start)
        ):
            return child
    return None


def _last_word(syntax: Syntax, before: int) -> int | None:
    words = (index for index in range(before - 1, -1, -1) if syntax.tokens[index].kind != "punctuation")
    return next(words, None)


def _after_introducer(syntax: Syntax, child: int) -> int | None:
    clause = syntax.clauses[child]
    tokens = syntax.tokens
    for index in range(clause.start, min(clause.start + 4, len(tokens))):
        if tokens[index].lemma == clause.introducer:
            keeps = tokens[index].pos != "comp" or clause.introducer in _ASKED  # a question word belongs to what was asked
            return index if keeps else index + 1
    return clause.start


def _reach(syntax: Syntax, child: int, governing: int, triggers: frozenset[int]) -> int:
    """The end of the last clause that belongs to the reported one: its dependents, and those that go on with it."""
    inside = {child}
    end = syntax.clauses[child].end
    for number in range(child + 1, len(syntax.clauses)):
        clause = syntax.clauses[number]
        if clause.verb in triggers and _own_cue(syntax, number, governing):
            break
        if syntax.tokens[clause.start].lower == "po" and clause.introducer == "co":
            break  # `…, po czym wyszedł`: what he did next
        goes_on = clause.parent in inside or (clause.parent == governing and _goes_on(syntax, number))
        if not goes_on:
            if clause.start >= end:
                break
            continue
        inside.add(number)
        end = max(end, clause.end)
    if end < len(syntax.tokens) and syntax.tokens[end].text == ":" and end + 1 < len(syntax.tokens):
        marked = syntax.tokens[end + 1].text in MARKS or syntax.tokens[end + 1].text in DASHES
        end = end if marked else len(syntax.tokens)  # what the colon opens tells more of the same
    resumed = [start for start, _ in syntax.clauses[governing].pieces if start > syntax.clauses[child].start]
    return min([end, *(start for start in resumed if start < end and _resumes(syntax, governing, start))])


def _own_cue(syntax: Syntax, number: int, governing: int) -> bool:
    """Whether a clause that says something stands beside the governing one, not under it: same tense, joined by a conjunction."""
    clause, above = syntax.clauses[number], syntax.clauses[governing]
    if clause.finite is None or above.finite is None or syntax.tokens[clause.start].pos != "conj":
        return False
    one, other = syntax.tokens[clause.finite].best, syntax.tokens[above.finite].best
    alike = clause.tense == above.tense and one.genders == other.genders and one.numbers == other.numbers
    return alike and any(syntax.clauses[child].introducer in ("że", "iż") for child in syntax.children_of(number))


def _goes_on(syntax: Syntax, number: int) -> bool:
    """Whether a clause beside the reported one continues it: `że X, a Y`, not a new sentence behind a dash."""
    start = syntax.clauses[number].start
    return start > 0 and syntax.tokens[start - 1].text not in DASHES


def _resumes(syntax: Syntax, governing: int, start: int) -> bool:
    finite = syntax.clauses[governing].finite
    return finite is not None and finite >= start


def inserted(syntax: Syntax, cue: Cue) -> list[Span]:
    """The sentence into which `jak podał X` is put: the pieces of it before and behind that clause."""
    clause = syntax.clauses[cue.clause]
    if clause.introducer not in _INSERTS:
        return []
    start, end = clause.start, _inner_end(syntax, cue.clause)
    before = trimmed(syntax.sentence, 0, start) if start > 1 else None
    behind = trimmed(syntax.sentence, end, before_comment(syntax, end, len(syntax.tokens)))
    pieces = [span for span in (before, behind) if span is not None]
    return pieces if _has_verb(syntax, 0, start) or _has_verb(syntax, end, len(syntax.tokens)) else []


def _has_verb(syntax: Syntax, start: int, end: int) -> bool:
    return any(clause.finite is not None and start <= clause.finite < end for clause in syntax.clauses)


def _inner_end(syntax: Syntax, number: int) -> int:
    """The end of an inserted clause: its own words, and the participles that depend on it (`powołując się na Y`)."""
    end = syntax.clauses[number].end
    for child in syntax.children_of(number):
        clause = syntax.clauses[child]
        if clause.finite is None and clause.start >= end and clause.verb is not None:
            end = clause.end
    return end


def trailing(syntax: Syntax, cue: Cue) -> Span | None:
    """`Szpitale są gotowe, powiedział X.`: the words before a cue that a comma sets off."""
    start = syntax.clauses[cue.clause].start
    set_off = start == cue.match.trigger and start > 1 and syntax.tokens[start - 1].text == ","
    if not set_off or not _has_verb(syntax, 0, start) or syntax.clauses[cue.clause].introducer is not None:
        return None
    if not _speaks_behind(syntax, cue, start):
        return None
    return trimmed(syntax.sentence, 0, start - 1)


def _speaks_behind(syntax: Syntax, cue: Cue, start: int) -> bool:
    """Whether a cue behind a dependent clause has its speaker behind it: else its subject is parted from it by that clause."""
    number = syntax.clause_at(start - 2)
    introducer = syntax.clauses[number].introducer if number is not None else None
    filler = cue.match.roles.get("speaker")
    behind = filler is not None and filler.phrase is not None and syntax.phrases[filler.phrase].head > start
    return introducer is None or (behind and introducer not in _INSERTS)


def complement(syntax: Syntax, cue: Cue) -> Span | None:
    """The noun that tells what was said (`zażądał analizy`), with all that stands behind it in its clause."""
    filler = cue.match.roles.get("content")
    if filler is None or filler.clause is not None:
        return None
    if filler.token is not None:
        start = filler.token
    elif filler.phrase is not None:
        start = syntax.phrases[filler.phrase].first
        if syntax.phrases[filler.phrase].preposition == "o":
            start = syntax.phrases[filler.phrase].first
    else:
        return None
    if any(syntax.tokens[at].pos in GERUNDS for at in range(cue.match.trigger + 1, start)):
        return None  # it completes the participle that goes on
    if start < cue.match.trigger:
        phrase = syntax.phrases[filler.phrase] if filler.phrase is not None else None
        chain = syntax.chain_after(filler.phrase) if filler.phrase is not None else []
        end = syntax.phrases[chain[-1]].end if chain else phrase.end if phrase is not None else start + 1
        return trimmed(syntax.sentence, start, min(end, cue.match.trigger))
    end = max(end for begin, end in syntax.clauses[cue.clause].pieces if begin <= start) if cue.clause is not None else start + 1
    return trimmed(syntax.sentence, start, _before_participle(syntax, cue, start, _with_dependents(syntax, cue.clause, end)))


def _before_participle(syntax: Syntax, cue: Cue, start: int, end: int) -> int:
    """Where the noun ends: before a participle that goes on, and behind a participle's object before its main verb."""
    finite = syntax.clauses[cue.clause].finite
    leads = cue.match.form in GERUNDS and finite is not None
    for at in range(start, end - 1):
        goes_on = syntax.tokens[at + 1].pos in GERUNDS or (leads and finite is not None and finite > at)
        if syntax.tokens[at].text == "," and goes_on:
            return at
    return end


def _with_dependents(syntax: Syntax, clause: int, end: int) -> int:
    """The end of the clauses that directly follow and depend on the words before them (relative clauses)."""
    for child in syntax.children_of(clause):
        if syntax.clauses[child].start in (end, end + 1) and syntax.clauses[child].introducer is not None:
            end = max(end, syntax.clauses[child].end)
    return end


def before_comment(syntax: Syntax, start: int, end: int) -> int:
    """The end of what is told between the tokens: `X zrobi to w maju, co dziwi` closes with a comment on the whole.

    So does what names a further source (`…, powołując się na ministra`).
    """
    for at in range(start + 2, end):
        if syntax.tokens[at].lemma in _CITING and syntax.tokens[at].pos in GERUNDS and syntax.tokens[at - 1].text == ",":
            end = at - 1
            break
    for clause in syntax.clauses:
        at = clause.start
        if (
            clause.introducer == "co"
            and start + 2 < at < end
            and syntax.tokens[at].lemma == "co"
            and syntax.tokens[at - 1].text == ","
        ):
            return at - 1
    return end


def trimmed(sentence: Sentence, start: int, end: int) -> Span | None:
    """The tokens `start:end` without the marks at their ends; None where nothing is left."""
    tokens = sentence.tokens
    while start < end and tokens[start].text in _TRIM:
        start += 1
    while end > start and tokens[end - 1].text in _TRIM and not _keeps(sentence, start, end):
        end -= 1
    return sentence.span_of(start, end) if end > start else None


def _keeps(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the last mark belongs to the words: a closing bracket or mark that is opened inside, an abbreviation's stop."""
    tokens = sentence.tokens
    last = tokens[end - 1]
    pair = {")": "(", "”": "„", '"': '"', "»": "«"}.get(last.text)
    if pair is not None:
        return any(token.text in (pair, "“") for token in tokens[start : end - 1])
    return last.text == "." and not last.spaced and end >= 2 and tokens[end - 2].pos == "brev" and end < len(tokens)


def implied(cue: Cue, syntax: Syntax) -> Filler:
    """The dropped subject of the cue's verb."""
    finite = syntax.clauses[cue.clause].finite
    return Filler(implied=finite if finite is not None else cue.match.trigger)

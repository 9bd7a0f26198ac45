"""Cues: the words that attribute, and how each finds its content and its speaker.

A cue is a frame of the lexicon at a finite verb (or participle), or a phrase such as `zdaniem X`. What it attributes is, in
this order: the quotation or dash speech beside it, the clause that it governs, the sentence into which it is put (`Jak podał
X, …`), its complement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.lexicon.frames import Frame, Slot
from latopis.read.fillers import Filler
from latopis.read.frames import Match, match_at, matches
from latopis.read.quotes import DASHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.frames import Frames
    from latopis.model import Sentence, Span
    from latopis.syntax import Syntax

_TRIM: Final = frozenset('.,;:–—-―…"„”“«»()')
_FORMS: Final = frozenset(("fin", "praet", "imps", "pcon", "pant", "inf", "bedzie", "ppas", "winien"))
_CITING: Final = frozenset(("powoływać", "powołać", "cytować"))
_GERUNDS: Final = frozenset(("pcon", "pant"))
_ASKED: Final = frozenset(("kiedy", "gdzie", "dlaczego", "jak"))
_CLOSERS: Final = frozenset('”"“«»')
_NO_CUES: Final = frozenset(("być", "mieć", "móc", "musieć", "zostać", "stać", "chcieć"))
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

    @property
    def act(self) -> str:
        """The act that the lexicon names."""
        return self.match.frame.gives[1]


def cues_in(syntax: Syntax, frames: Frames) -> list[Cue]:
    """The cues of a sentence, one a verb: the complete frame where there is one, else the first."""
    best: dict[int, Cue] = {}
    for match in matches(syntax, frames, kind="statement"):
        if match.form not in _FORMS or match.clause is None or not _can_attribute(syntax, match):
            continue
        known = best.get(match.trigger)
        if known is None or (match.complete and not known.match.complete):
            best[match.trigger] = Cue(match, match.clause)
    for index in _told_by_structure(syntax):
        if index not in best:
            told = match_at(syntax, STRUCTURE, index, syntax.tokens[index].pos)
            if told is not None and told.clause is not None:
                best[index] = Cue(told, told.clause)
    return [best[trigger] for trigger in sorted(best)]


def _told_by_structure(syntax: Syntax) -> Iterator[int]:
    """The verbs, whatever they mean, right behind the dash that ends a quotation, with their subject behind them.

    `– A kto zapłaci? – irytowała się posłanka`: any verb may attribute there.
    """
    tokens = syntax.tokens
    for index in range(2, len(tokens)):
        token = tokens[index]
        if token.pos not in ("fin", "praet") or tokens[index - 1].text not in DASHES or token.lemma in _NO_CUES:
            continue
        quoted = tokens[index - 2].text in _CLOSERS or tokens[0].text in DASHES
        number = syntax.clause_at(index)
        if not quoted or number is None or token.best.person in ("pri", "sec") or syntax.clauses[number].verb != index:
            continue
        subject = syntax.subject_of(number)
        if subject is not None and index < syntax.phrases[subject].head <= index + _SUBJECT_REACH:
            yield index


def _can_attribute(syntax: Syntax, match: Match) -> bool:
    """First and second persons speak for themselves; a negated or wished saying tells no words."""
    assert match.clause is not None
    clause = syntax.clauses[match.clause]
    token = syntax.tokens[match.trigger]
    impersonal = all(slot.kind != "subject" for slot in match.frame.slots.get("speaker", ()))
    if impersonal:
        return "speaker" in match.roles  # `czytamy w raporcie`: the document speaks
    if clause.tense == "future" and clause.verb == match.trigger:
        return False  # `przekaże pomoc`: what will be said has not been said
    if token.best.person in ("pri", "sec") or clause.mood == "imperative":
        return False
    if clause.finite is not None and syntax.tokens[clause.finite].pos == "pred":
        return False  # `można przewidywać, że`: anybody's words
    if match.form == "inf" and clause.modal not in (None, "begun", "necessary", "possible") and clause.verb == match.trigger:
        return False
    return not (clause.negated and match.frame.gives[1] == "say" and clause.verb == match.trigger)


def reported(syntax: Syntax, cue: Cue, triggers: frozenset[int]) -> Span | None:
    """The clause that the cue governs, with all that depends on it, without the word that opens it.

    `triggers` are the verbs of all cues of the sentence: `powiedział, że X, i dodał, że Y` says two things.
    """
    filler = cue.match.roles.get("content")
    child = filler.clause if filler is not None and filler.clause is not None else None
    if child is None and filler is None:
        child = syntax.complement_clause(cue.clause, cue.match.trigger)
    if child is None:
        return None
    start = _after_introducer(syntax, child)
    return trimmed(syntax.sentence, start, _reach(syntax, child, cue.clause, triggers)) if start is not None else None


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
        goes_on = clause.parent in inside or (clause.parent == governing and _goes_on(syntax, number))
        if not goes_on:
            if clause.start >= end:
                break
            continue
        inside.add(number)
        end = max(end, clause.end)
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
    return trimmed(syntax.sentence, 0, start - 1)


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
    leads = cue.match.form in _GERUNDS and finite is not None
    for at in range(start, end - 1):
        goes_on = syntax.tokens[at + 1].pos in _GERUNDS or (leads and finite is not None and finite > at)
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
        if syntax.tokens[at].lemma in _CITING and syntax.tokens[at].pos in _GERUNDS and syntax.tokens[at - 1].text == ",":
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

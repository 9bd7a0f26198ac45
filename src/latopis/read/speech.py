"""Reported speech: which words belong to a cue that governs them.

They are the clause that it governs, the sentence into which it is put (`Jak podał X, …`), the words before its comma, or its
complement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.read.cues import GERUNDS
from latopis.read.quotes import DASHES, MARKS
from latopis.syntax import RELATIVES

if TYPE_CHECKING:
    from latopis.model import Clause, Sentence, Span
    from latopis.read.cues import Cue
    from latopis.syntax import Syntax

_TRIM: Final = frozenset((*".,;:…()", *DASHES, *MARKS))
_CITING: Final = frozenset(("powoływać", "powołać", "cytować"))
_AGAINST: Final = frozenset(("jednak", "ale", "lecz", "tymczasem"))
_JOINS: Final = frozenset(("i", "oraz", "a"))
_ASKED: Final = frozenset(("kiedy", "gdzie", "dlaczego", "jak"))
_SHORT: Final = 6
"""How many words a cue between commas has at most."""
_INSERTS: Final = frozenset(("jak",))


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
            if tokens[index].pos == "comp" and clause.introducer not in _ASKED:
                return index + 1
            governed = index > clause.start and tokens[index - 1].pos == "prep"
            return index - 1 if governed else index  # what was asked belongs to it: `w jaki sposób`, `gdzie`
    return clause.start


def _reach(syntax: Syntax, child: int, governing: int, triggers: frozenset[int]) -> int:
    """The end of the last clause that belongs to the reported one: its dependents, and those that go on with it."""
    inside = {child}
    end = syntax.clauses[child].end
    for number in range(child + 1, len(syntax.clauses)):
        clause = syntax.clauses[number]
        if clause.verb in triggers and _own_cue(syntax, number, governing):
            break
        if _goes_back(syntax, number, governing) or _happened(syntax, number, child):
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


def _goes_back(syntax: Syntax, number: int, governing: int) -> bool:
    """`powiedział, że X, i wyszedł`: the comma before `i` closes the reported clause where the verb agrees with the cue's."""
    clause, above = syntax.clauses[number], syntax.clauses[governing]
    closed = clause.start > 1 and syntax.tokens[clause.start].pos == "conj" and syntax.tokens[clause.start - 1].text == ","
    joins = closed and syntax.tokens[clause.start].lemma in _JOINS and clause.introducer is None
    return joins and _agrees_with(syntax, clause, above)


def _happened(syntax: Syntax, number: int, child: int) -> bool:
    """`obiecał, że przyjdzie, jednak nie przyszedł`: what happened is no part of what was to come."""
    clause = syntax.clauses[number]
    opposed = clause.introducer is None and syntax.tokens[clause.start].lemma in _AGAINST
    return opposed and clause.tense == "past" and syntax.clauses[child].tense == "future"


def _agrees_with(syntax: Syntax, clause: Clause, above: Clause) -> bool:
    """Whether the verbs of two clauses are in the same tense, number and gender."""
    if clause.finite is None or above.finite is None:
        return False
    one, other = syntax.tokens[clause.finite].best, syntax.tokens[above.finite].best
    return clause.tense == above.tense and one.genders == other.genders and one.numbers == other.numbers


def _own_cue(syntax: Syntax, number: int, governing: int) -> bool:
    """Whether a clause that says something stands beside the governing one, not under it: same tense, joined by a conjunction."""
    clause, above = syntax.clauses[number], syntax.clauses[governing]
    alike = syntax.tokens[clause.start].pos == "conj" and _agrees_with(syntax, clause, above)
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
    if clause.introducer not in _INSERTS or _is_correlated(syntax, clause.start):
        return []
    start, end = clause.start, _inner_end(syntax, cue.clause)
    first, last = _around(syntax, start, end)
    before = trimmed(syntax.sentence, first, start) if start > 1 else None
    behind = trimmed(syntax.sentence, end, before_comment(syntax, end, last))
    pieces = [span for span in (before, behind) if span is not None]
    return pieces if _has_verb(syntax, first, start) or _has_verb(syntax, end, last) else []


def _around(syntax: Syntax, start: int, end: int) -> tuple[int, int]:
    """The sentence, or the relative clause into which the tokens are put: `leków, których – jak twierdzi – brakuje`."""
    number = syntax.clause_at(start - 2) if start > 1 else None
    around = syntax.clauses[number] if number is not None else None
    if around is None or around.introducer not in RELATIVES or around.finite is None or around.finite < end:
        return 0, len(syntax.tokens)
    return around.start, around.end


def _is_correlated(syntax: Syntax, start: int) -> bool:
    """`po tym, jak Litwa oskarżyła Węgry`: behind a word that points to it, the clause tells when or how, not who says so."""
    return start > 1 and syntax.tokens[start - 1].text == "," and syntax.tokens[start - 2].lemma in ("to", "ten", "tak", "taki")


def _has_verb(syntax: Syntax, start: int, end: int) -> bool:
    return any(clause.finite is not None and start <= clause.finite < end for clause in syntax.clauses)


def _tells_itself(syntax: Syntax, end: int) -> bool:
    """Whether the words before the token have a verb of their own, not only one in a relative clause."""
    return any(
        clause.finite is not None and clause.finite < end and clause.introducer not in RELATIVES for clause in syntax.clauses
    )


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
    if not set_off or not _tells_itself(syntax, start) or syntax.clauses[cue.clause].introducer is not None:
        return None
    if not _speaks_behind(syntax, cue, start):
        return None
    return trimmed(syntax.sentence, 0, start - 1)


def interrupting(syntax: Syntax, cue: Cue) -> list[Span]:
    """`W maju, dodawał, kasa będzie pusta`: the words around a cue between commas."""
    start = cue.match.trigger
    end = next((b for a, b in syntax.clauses[cue.clause].pieces if a <= start < b), start)
    between = start > 1 and syntax.tokens[start - 1].text == "," and end - start <= _SHORT
    if not between or end >= len(syntax.tokens) or syntax.tokens[end].text != "," or syntax.clauses[cue.clause].introducer:
        return []
    governs = end + 1 < len(syntax.tokens) and syntax.tokens[end + 1].pos == "comp"  # `szef sztabu, generał, wykazał, że …`
    if governs or _has_verb(syntax, 0, start) or not _has_verb(syntax, end, len(syntax.tokens)):
        return []
    pieces = (trimmed(syntax.sentence, 0, start), trimmed(syntax.sentence, end, len(syntax.tokens)))
    return [piece for piece in pieces if piece is not None]


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

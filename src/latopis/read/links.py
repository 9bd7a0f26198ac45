"""Entries -> entries that know each other: what is said inside what, which denial answers which claim, what caused what."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from latopis.model import Event, Poll, Relation, Span, Statement
from latopis.read.covering import Covering
from latopis.read.denials import with_answers

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Factuality, Reading, Sentence
    from latopis.syntax import Syntax

_Linked = TypeVar("_Linked", Statement, Event, Relation, Poll)
_NOUN_TIES: Final = "pl/phases:"
_OPPOSITE: Final[dict[Factuality, Factuality]] = {
    "CT+": "CT-", "CT-": "CT+", "PR+": "PR-", "PR-": "PR+", "PS+": "PS-", "PS-": "PS+",
}  # fmt: skip


def links(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with `said_in`, `answers` and `because` of every entry."""
    answered = with_answers(reading, lexicon.sources.denials)
    statements = _nested(answered, answered)
    causes = _causes(reading, lexicon)
    ties = [tie for tie in reading.relations if tie.made_by.startswith(_NOUN_TIES)]
    named_ties = {span for tie in ties for span in tie.evidence.get("relation", ())}  # a tie is no act
    return replace(
        reading,
        statements=statements,
        events=tuple(
            replace(event, because=causes.get(event.id, ()))
            for event in _nested(reading.events, statements)
            if event.trigger not in named_ties
        ),
        relations=tuple(replace(tie, because=causes.get(tie.id, ())) for tie in _nested(reading.relations, statements)),
        polls=_nested(reading.polls, statements),
    )


def _nested(entries: tuple[_Linked, ...], statements: tuple[Statement, ...]) -> tuple[_Linked, ...]:
    """What stands inside a statement is its speaker's claim: the article itself leaves it open."""
    done: list[_Linked] = []
    contents: dict[Span, list[Statement]] = {}
    for statement in statements:
        for span in statement.content:
            contents.setdefault(span, []).append(statement)
    covering = Covering(contents)
    for entry in entries:
        around = [(span, statement) for span in covering.around(_predicate(entry)) for statement in contents[span]]
        holder = _holder(entry, around)
        if holder is None:
            done.append(entry)
        else:
            said = _turned(entry.factuality) if holder.act == "deny" and holder.mode != "direct" else entry.factuality
            done.append(replace(entry, said_in=holder.id, factuality="Uu", factuality_said=said))
    return tuple(done)


def _turned(value: Factuality) -> Factuality:
    """What a denial makes of it: `zaprzeczył, że wystąpiła` says that it did not."""
    return _OPPOSITE.get(value, value)


def _holder(entry: Statement | Event | Relation | Poll, around: list[tuple[Span, Statement]]) -> Statement | None:
    """The innermost of the statements whose content holds the entry's predicate."""
    inside = [
        (span.end - span.start, statement.id, statement)
        for span, statement in around
        if statement.id != entry.id and (not isinstance(entry, Statement) or _is_inside(entry, statement))
    ]
    return min(inside, key=lambda item: item[:2])[2] if inside else None


def _is_inside(inner: Statement, outer: Statement) -> bool:
    return inner.cue is not None and any(span.covers(inner.cue) for span in outer.content)


def _predicate(entry: Statement | Event | Relation | Poll) -> Span:
    match entry:
        case Event():
            return entry.trigger
        case Statement():
            return entry.cue or entry.span
        case Relation():
            return entry.evidence.get("status", (entry.span,))[0]
        case Poll():
            return entry.options[0].share_span if entry.options else entry.span


# Causes ------------------------------------------------------------------------------------------


def _causes(reading: Reading, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The causes of each entry, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    acts = [(_predicate(event), event.id) for event in reading.events] + [(_predicate(tie), tie.id) for tie in reading.relations]
    starts = [sentence.span.start for sentence in reading.sentences]
    acts_in: list[list[tuple[Span, str]]] = [[] for _ in starts]
    for span, name in acts:
        acts_in[bisect_right(starts, span.start) - 1].append((span, name))
    for number, sentence in enumerate(reading.sentences):
        here = acts_in[number]
        if not here:
            continue
        syntax = reading.syntaxes[number]
        if _names_cause(sentence, lexicon) and number:
            before = acts_in[number - 1]
            for name in (name for span, name in before if span == before[-1][0]):
                found.setdefault(name, tuple(name for _, name in here))
        for start, end in _reasons(syntax, lexicon):
            reason = [name for span, name in here if sentence.span_of(start, end).covers(span)]
            effect = [(span, name) for span, name in here if name not in reason]
            for name in (name for span, name in effect if reason and span == effect[0][0]):
                found.setdefault(name, tuple(reason))
    return found


def _names_cause(sentence: Sentence, lexicon: Lexicon) -> bool:
    """`Powodem były X`: a noun for a cause is the predicate of a form of `być`."""
    for index, token in enumerate(sentence.tokens[:6]):
        near = sentence.tokens[index + 1 : index + 4]
        if token.lemma in lexicon.causes.nouns and any(other.lemma in ("być", "stać", "zostać") for other in near):
            return True
    return False


def _reasons(syntax: Syntax, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The token ranges that give a reason: behind `z powodu`, `w odpowiedzi na`, `po tym, jak`, `ponieważ`."""
    found: list[tuple[int, int]] = []
    forms = [token.lower for token in syntax.tokens]
    for index, form in enumerate(forms):
        found += [
            (index, _end_of_reason(syntax, index + len(words)))
            for words in lexicon.causes.phrases
            if form == words[0] and tuple(forms[index : index + len(words)]) == words
        ]
    return found


def _end_of_reason(syntax: Syntax, start: int) -> int:
    """The end of the phrases that begin at the token, as after `z powodu`; else of its clause, as after `ponieważ`."""
    if start >= len(syntax.tokens):
        return start
    place = syntax.phrase_at(start)
    opened = syntax.tokens[start - 1].pos == "comp"
    if place is not None and not opened and syntax.phrases[place].first <= start:
        chain = syntax.chain_after(place)
        return syntax.phrases[chain[-1] if chain else place].end
    number = syntax.clause_at(start)
    return syntax.clauses[number].end if number is not None else start

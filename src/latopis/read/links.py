"""Entries -> entries that know each other: what is said inside what, which denial answers which claim, what caused what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from latopis.frozen import changed
from latopis.model import Event, Poll, Relation, Span, Statement
from latopis.read.covering import Covering
from latopis.read.denials import with_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon import Lexicon
    from latopis.model import Factuality, Reading, Sentence
    from latopis.syntax import Syntax

_Linked = TypeVar("_Linked", Statement, Event, Relation, Poll)
_NOUN_TIES: Final = "pl/phases:"
_OPPOSITE: Final[dict[Factuality, Factuality]] = {
    "CT+": "CT-", "CT-": "CT+", "PR+": "PR-", "PR-": "PR+", "PS+": "PS-", "PS-": "PS+",
}  # fmt: skip
_ALSO_TIES: Final = frozenset(("SANCTION", "SUPPORT"))
"""Leaving, expelling, breaking off; signing and ratifying: acts that also make or end a tie."""

_PLANNED: Final[dict[str, Factuality]] = {"promise": "PR+", "threaten": "PS+"}
"""What an act that its doer announces is to the article, by the act of his statement."""


def links(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with `said_in`, `answers`, `because` and `also_as` of every entry."""
    answered = with_answers(reading, lexicon.sources.denials)
    statements = _nested(answered, answered)
    nested = tuple(event for event in _nested(reading.events, statements) if not _is_weighed(event))
    causes = _causes(replace(reading, events=nested), lexicon)
    ties = [tie for tie in reading.relations if tie.made_by.startswith(_NOUN_TIES) and tie.status != "in_force"]
    named_ties = {span for tie in ties for span in tie.evidence.get("relation", ())}  # a tie is no act
    events = [event for event in nested if event.trigger not in named_ties]
    same = _same(reading.relations, events)
    return replace(
        reading,
        statements=statements,
        events=tuple(changed(event, because=causes.get(event.id, ()), also_as=same.get(event.id, ())) for event in events),
        relations=tuple(
            changed(tie, because=causes.get(tie.id, ()), also_as=same.get(tie.id, ()))
            for tie in _nested(reading.relations, statements)
        ),
        polls=_nested(reading.polls, statements),
    )


def _is_weighed(event: Event) -> bool:
    """Whether a speaker only weighs it: `powiedział, że Litwa może zaatakować` is a view, and no act."""
    said = event.factuality_said
    return said is not None and (said.startswith("PS") or said == "Uu")


def _same(ties: tuple[Relation, ...], events: list[Event]) -> dict[str, tuple[str, ...]]:
    """By id: the events that the predicate of a tie tells as well, and the ties that such an event tells."""
    found: dict[str, tuple[str, ...]] = {}
    starts = [event.trigger.start for event in events]
    for tie in ties:
        place = _predicate(tie)
        for event in events[bisect_left(starts, place.start) : bisect_left(starts, place.end)]:
            involved = {tie.party, tie.counterpart} & {*event.actors, *event.recipients}
            if event.type in _ALSO_TIES and involved:
                found[tie.id] = (*found.get(tie.id, ()), event.id)
                found[event.id] = (*found.get(event.id, ()), tie.id)
    return found


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
            value = _PLANNED.get(holder.act, "Uu") if _announces(holder, entry) else "Uu"
            done.append(changed(entry, said_in=holder.id, factuality=value, factuality_said=said))
    return tuple(done)


def _announces(statement: Statement, entry: Statement | Event | Relation | Poll) -> bool:
    """Whether somebody says what he himself is going to do: that is no claim, but makes it a plan."""
    future = isinstance(entry, Event) and entry.factuality == "PR+"
    return future and statement.mode == "indirect" and isinstance(entry, Event) and statement.speaker in entry.actors


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
    for number, here in enumerate(acts_in):
        before = acts_in[number - 1] if number else []
        for effect, reason in _caused(reading.syntaxes[number], here, before, lexicon) if here else ():
            for name in (name for span, name in effect if span == effect[0][0]):
                found.setdefault(name, tuple(name for _, name in reason))
    return found


_Acts: TypeAlias = "list[tuple[Span, str]]"


def _caused(syntax: Syntax, here: _Acts, before: _Acts, lexicon: Lexicon) -> Iterator[tuple[_Acts, _Acts]]:
    """Pairs of acts, the effect first, among those of a sentence and of the one `before` it."""
    if before and _names_cause(syntax.sentence, lexicon):
        yield [act for act in before if act[0] == before[-1][0]], here
    for start, end in _reasons(syntax, lexicon):
        reason = [act for act in here if syntax.sentence.span_of(start, end).covers(act[0])]
        effect = [act for act in here if act not in reason]
        if reason and effect:
            yield effect, reason
    for index in _turns(syntax, lexicon):
        place = syntax.tokens[index].span.start
        effect = [act for act in here if act[0].start > place]
        reason = [act for act in here if act[0].end <= place] or [act for act in before if act[0] == before[-1][0]]
        if reason and effect:
            yield effect, reason


def _turns(syntax: Syntax, lexicon: Lexicon) -> list[int]:
    """The tokens at which what follows is called the effect of what was told before (`dlatego`, `w wyniku czego`)."""
    forms = [token.lower for token in syntax.tokens]
    found = [(index, index + len(words)) for index, words in _found(forms, lexicon.causes.effects)]
    return [index for index, end in found if not lexicon.causes.goes_on.intersection(forms[end : end + 1])]


def _found(forms: list[str], phrases: tuple[tuple[str, ...], ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where each of the phrases stands among the words."""
    for index, form in enumerate(forms):
        yield from ((index, words) for words in phrases if form == words[0] and tuple(forms[index : index + len(words)]) == words)


def _names_cause(sentence: Sentence, lexicon: Lexicon) -> bool:
    """`Powodem były X`: a noun for a cause is the predicate of a form of `być`."""
    for index, token in enumerate(sentence.tokens[:6]):
        near = sentence.tokens[index + 1 : index + 4]
        if token.lemma in lexicon.causes.nouns and any(other.lemma in ("być", "stać", "zostać") for other in near):
            return True
    return False


def _reasons(syntax: Syntax, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The token ranges that give a reason: behind `z powodu`, `w odpowiedzi na`, `po tym, jak`, `ponieważ`."""
    forms = [token.lower for token in syntax.tokens]
    turns = _turns(syntax, lexicon)
    found = [(index, index + len(words)) for index, words in _found(forms, lexicon.causes.phrases) if index not in turns]
    return [(index, _end_of_reason(syntax, end)) for index, end in found]


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

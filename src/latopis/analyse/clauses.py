"""Sentences -> their clauses: where each begins, ends and resumes, its verb, tense, mood and polarity.

A sentence is cut into segments at its marks and before conjunctions that join two finite verbs; segments are then put together:
one that a subordinator opens is a clause that depends on the one before; one without a finite verb continues the clause that it
interrupts or follows; one that comes after a dependent clause resumes the governing clause where that still lacks its verb.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, Literal

from latopis.model import Clause, Reading, Sentence, Token

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.lexicon.clauses import ClauseWords

_FINITE: Final = frozenset(("fin", "praet", "impt", "imps", "bedzie", "winien"))
_PERHAPS_FINITE: Final = _FINITE | {"pred"}
_PREDICATIVE: Final = frozenset(("można", "trzeba", "warto", "wolno", "należy"))
_CUTS: Final = frozenset(',;:()[]–—-„”“"«»…')
_COPULAS: Final = frozenset(("być", "zostać", "zostawać", "bywać"))
_REACH: Final = 12
"""How many tokens a participle or infinitive may stand away from its auxiliary."""

_Tense = Literal["past", "present", "future", "none"]
_Mood = Literal["indicative", "conditional", "imperative", "infinitive", "none"]


@dataclass(slots=True)
class _Segment:
    start: int
    end: int
    mark: str
    finite: list[int]
    introducer: str | None = None


@dataclass(slots=True)
class _Draft:
    pieces: list[tuple[int, int]] = field(default_factory=list)
    finite: int | None = None
    introducer: str | None = None
    parent: int | None = None
    full: bool = False  # it lacks no finite verb: it has one, or an infinitive for it (`by uniknąć sporu`)


def clauses(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with the clauses of every sentence."""
    words = lexicon.clauses
    return replace(reading, sentences=tuple([_with_clauses(sentence, words) for sentence in reading.sentences]))


def _with_clauses(sentence: Sentence, words: ClauseWords) -> Sentence:
    found = clauses_of(sentence, words)
    return Sentence(sentence.span, sentence.tokens, sentence.paragraph, sentence.headline, sentence.phrases, found)


def clauses_of(sentence: Sentence, words: ClauseWords) -> tuple[Clause, ...]:
    """The clauses of an analysed sentence, in the order in which they begin."""
    tokens = sentence.tokens
    drafts = _joined(tokens, _segments(tokens, words), words)
    question = tokens[-1].text == "?" or (len(tokens) > 1 and tokens[-2].text == "?")
    return tuple(_finished(tokens, draft, words, question) for draft in drafts)


def is_finite(token: Token) -> bool:
    """Whether the token is, as far as its neighbours tell, a finite verb."""
    return token.pos in _FINITE or (token.pos == "pred" and token.lemma in _PREDICATIVE)


def _is_perhaps(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the token is the second word of `być może`."""
    return index > 0 and tokens[index].lower == "może" and tokens[index - 1].lower == "być"


def _segments(tokens: tuple[Token, ...], words: ClauseWords) -> list[_Segment]:
    """The stretches between marks; a mark belongs to none."""
    found: list[_Segment] = []
    start, mark = 0, ""
    for index, token in enumerate(tokens):
        if token.text in _CUTS and (token.spaced or token.text not in ("-", "–", "—")):
            if index > start:
                found += _split(tokens, start, index, mark=mark, words=words)
            start, mark = index + 1, token.text
    return found + _split(tokens, start, len(tokens), mark=mark, words=words) if start < len(tokens) else found


def _split(tokens: tuple[Token, ...], start: int, end: int, *, mark: str, words: ClauseWords) -> list[_Segment]:
    """The segments of a stretch without marks: cut before the conjunction that joins two of its finite verbs."""
    finite = [
        index
        for index in range(start, end)
        if tokens[index].pos in _PERHAPS_FINITE and is_finite(tokens[index]) and not _is_perhaps(tokens, index)
    ]
    cuts = [start]
    if _doubled(tokens, start, end, words):
        cuts.append(start + 1)
    for one, other in pairwise(finite):
        joints = [index for index in range(one + 1, other) if _joint(tokens[index], words)]
        if joints:
            cuts.append(joints[-1] if tokens[joints[-1]].lemma in words.coordinators else joints[0])
    if len(cuts) == 1:
        return [_Segment(start, end, mark, finite, _introducer(tokens, start, end, words))]
    bounds = zip(cuts, [*cuts[1:], end], strict=True)
    return [
        _Segment(
            a, b, mark if a == start else "", [index for index in finite if a <= index < b], _introducer(tokens, a, b, words)
        )
        for a, b in bounds
    ]


def _doubled(tokens: tuple[Token, ...], start: int, end: int, words: ClauseWords) -> bool:
    """`że gdyby X, to Y`: the first word opens a clause that goes on after the one that the second opens."""
    if end - start < 3 or tokens[start].pos != "comp" or tokens[start + 1].pos != "comp":
        return False
    return tokens[start].lemma in words.subordinators and tokens[start + 1].lemma in words.subordinators


def _joint(token: Token, words: ClauseWords) -> bool:
    return token.lemma in words.coordinators or (token.pos == "comp" and token.lemma in words.subordinators)


def _introducer(tokens: tuple[Token, ...], start: int, end: int, words: ClauseWords) -> str | None:
    """The lemma of the subordinator or relative word at the start, after a preposition or a conjunction."""
    for index in range(start, min(start + 4, end)):
        token = tokens[index]
        if token.lemma in words.subordinators and token.pos == "prep":
            return token.lemma if index + 1 < end and tokens[index + 1].lemma in ("że", "iż") else None
        if token.lemma in words.subordinators and token.pos in ("comp", "part", "conj"):
            return token.lemma
        condition = f"{tokens[index - 1].lower} {token.lemma}" if index > start else ""
        if condition in words.conditions:  # `o ile Litwa się zgodzi`
            return condition
        if token.lemma in words.relatives and (start > 0 or index > start or token.pos == "adj"):
            return token.lemma
        if token.pos not in ("prep", "conj", "part") and token.lower not in _BEFORE_SUBORDINATOR:
            return None
    return None


_BEFORE_SUBORDINATOR: Final = frozenset(
    ("dzięki", "podczas", "tym", "po", "tam", "nawet", "zwłaszcza", "szczególnie", "to", "tego")
)


def _joined(tokens: tuple[Token, ...], segments: list[_Segment], words: ClauseWords) -> list[_Draft]:
    drafts: list[_Draft] = []
    top: int | None = None
    brackets: list[int | None] = []
    last = 0
    for segment in segments:
        for mark in tokens[last : segment.start]:
            if mark.text == "(":
                brackets.append(top)
            elif mark.text == ")" and brackets:
                top = brackets.pop()
        top = _placed(tokens, drafts, segment, top, words)
        last = segment.end
    return drafts


def _placed(tokens: tuple[Token, ...], drafts: list[_Draft], segment: _Segment, top: int | None, words: ClauseWords) -> int:
    """Put the segment into a clause, old or new, and say which is open now."""
    if segment.introducer is not None:
        opened = drafts[top] if top is not None else None
        beside = opened is not None and opened.introducer == segment.introducer and tokens[segment.start].pos == "conj"
        place = _begun(drafts, segment, parent=opened.parent if opened is not None and beside else top)
        drafts[place].full |= segment.introducer in words.purposes and _holds_infinitive(tokens, segment)
        return place
    if segment.mark == "(" and segment.finite:
        return _begun(drafts, segment, parent=top)
    host = _host(drafts, segment, top)
    if host is not None:
        _extend(drafts[host], segment)
        return host
    if _participle(tokens, segment):
        return _begun(drafts, segment, parent=top)
    return _coordinated(drafts, segment, top, words)


def _host(drafts: list[_Draft], segment: _Segment, top: int | None) -> int | None:
    """The open clause that the segment continues, if any: the innermost one that lacks a verb, for one that has a verb."""
    if top is None:
        return None
    place: int | None = top
    if segment.finite:
        while place is not None and drafts[place].full:
            place = drafts[place].parent
        return place if segment.mark not in (":", ";") else None
    if drafts[top].introducer is not None and drafts[top].finite is not None:
        waiting = _host(drafts, replace(segment, finite=[segment.start]), drafts[top].parent)
        return waiting if waiting is not None else top
    return top


def _extend(draft: _Draft, segment: _Segment) -> None:
    if draft.pieces and draft.pieces[-1][1] >= segment.start - 1 and segment.mark in (",", ""):
        draft.pieces[-1] = (draft.pieces[-1][0], segment.end)
    else:
        draft.pieces.append((segment.start, segment.end))
    if draft.finite is None and segment.finite:
        draft.finite, draft.full = segment.finite[0], True


def _begun(drafts: list[_Draft], segment: _Segment, *, parent: int | None) -> int:
    finite = segment.finite[0] if segment.finite else None
    drafts.append(_Draft([(segment.start, segment.end)], finite, segment.introducer, parent, finite is not None))
    return len(drafts) - 1


def _holds_infinitive(tokens: tuple[Token, ...], segment: _Segment) -> bool:
    return any(token.pos == "inf" for token in tokens[segment.start : segment.end])


def _participle(tokens: tuple[Token, ...], segment: _Segment) -> bool:
    return any(token.pos in ("pcon", "pant") for token in tokens[segment.start : segment.end])


def _coordinated(drafts: list[_Draft], segment: _Segment, top: int | None, words: ClauseWords) -> int:
    """A clause beside the open one; after a dependent clause that came first (`Gdy X, Y`) it is the one that governs that."""
    opened = drafts[top] if top is not None else None
    parent = opened.parent if opened is not None and segment.mark not in (":", "–", "—", "-") else None
    place = _begun(drafts, segment, parent=parent)
    if opened is not None and opened.introducer in words.subordinators and opened.parent is None:
        opened.parent = place
    elif opened is not None and opened.introducer is not None and segment.mark == "":
        drafts[place].introducer = opened.introducer  # `że X i Y`
    return place


def _finished(tokens: tuple[Token, ...], draft: _Draft, words: ClauseWords, question: bool) -> Clause:
    finite = draft.finite
    if finite is None:
        return _verbless(tokens, draft)
    pieces = [range(start, end) for start, end in draft.pieces]
    inside = list(pieces[0] if len(pieces) == 1 else chain.from_iterable(pieces))
    modal, verb, voice = _predicate(tokens, inside, finite, words)
    conditional = _conditional(tokens, inside, finite, draft, words)
    return Clause(
        pieces=tuple(draft.pieces),
        finite=finite,
        verb=verb,
        introducer=draft.introducer,
        parent=draft.parent,
        tense=_tense(tokens[finite], verb != finite),
        mood="conditional" if conditional else "imperative" if tokens[finite].pos == "impt" else "indicative",
        voice=voice,
        negated=_negated(tokens, finite) or (verb != finite and _negated(tokens, verb)),
        modal=modal,
        question=question or draft.introducer == "czy",
        transitive=voice == "active" and tokens[verb].lemma not in words.intransitive and not _reflexive(tokens, inside, verb),
    )


def _verbless(tokens: tuple[Token, ...], draft: _Draft) -> Clause:
    verbs = [i for start, end in draft.pieces for i in range(start, end) if tokens[i].pos in ("pcon", "pant", "inf")]
    verb = verbs[0] if verbs else None
    return Clause(
        pieces=tuple(draft.pieces),
        verb=verb,
        introducer=draft.introducer,
        parent=draft.parent,
        mood="none" if verb is None else "infinitive",
        negated=verb is not None and _negated(tokens, verb),
    )


def _predicate(
    tokens: tuple[Token, ...], inside: list[int], finite: int, words: ClauseWords
) -> tuple[str | None, int, Literal["active", "passive", "impersonal"]]:
    """The modal, the word that carries the meaning, and the voice."""
    lemma = tokens[finite].lemma
    near = [index for index in inside if -_REACH <= index - finite <= _REACH and index != finite]
    if lemma in _COPULAS:
        participle = next((i for i in _after_first(near, finite) if _passive(tokens[i], tokens[finite], opens=i == 0)), None)
        if participle is not None and not (lemma == "być" and _is_named_as(tokens, inside, finite)):
            return None, participle, "passive"
    governs = lemma in words.modals or tokens[finite].pos in ("bedzie", "winien", "pred")
    infinitives = [index for index in near if tokens[index].pos == "inf"] if governs else []
    if infinitives:
        return _governed(tokens, infinitives, near, words.modals.get(lemma))
    if tokens[finite].pos == "bedzie":
        main = next((i for i in near if tokens[i].pos == "praet"), finite)
        return None, main, "active"
    return None, finite, "impersonal" if tokens[finite].pos == "imps" else "active"


def _is_named_as(tokens: tuple[Token, ...], inside: list[int], finite: int) -> bool:
    """`Powodem były sfałszowane wybory`: a noun in the instrumental before `być` is what the subject is."""
    return any(
        tokens[i].pos == "subst" and tokens[i].best.cases == {"inst"} and (i == 0 or tokens[i - 1].pos != "prep")
        for i in inside
        if i < finite
    )


def _governed(
    tokens: tuple[Token, ...], infinitives: list[int], near: list[int], modal: str | None
) -> tuple[str | None, int, Literal["active", "passive", "impersonal"]]:
    verb = (
        infinitives[-1] if tokens[infinitives[0]].lemma in ("móc", "zacząć", "zaczynać", "chcieć", "musieć") else infinitives[0]
    )
    if tokens[verb].lemma in _COPULAS:
        participle = next((i for i in near if tokens[i].pos == "ppas" and i > verb), None)
        if participle is not None:
            return modal, participle, "passive"
    return modal, verb, "active"


def _after_first(indices: list[int], pivot: int) -> list[int]:
    return [i for i in indices if i > pivot] + [i for i in reversed(indices) if i < pivot and pivot - i <= 3]


def _passive(token: Token, auxiliary: Token, *, opens: bool) -> bool:
    """Whether the participle can be predicate: in the nominative, agreeing with its auxiliary in number; no part of a name."""
    return (opens or not token.capitalised) and any(
        entry.pos == "ppas" and "nom" in entry.cases and (entry.numbers & auxiliary.best.numbers or not auxiliary.best.numbers)
        for entry in token.analyses
    )


def _conditional(tokens: tuple[Token, ...], inside: list[int], finite: int, draft: _Draft, words: ClauseWords) -> bool:
    if tokens[finite].best.conditional or draft.introducer in words.conditions - {"jeśli", "jeżeli"}:
        return True
    if tokens[finite].pos != "praet" or draft.introducer == "by":
        return False
    return any(abs(i - finite) <= 3 and tokens[i].lower in ("by", "bym", "byś", "byśmy") for i in inside)


def _reflexive(tokens: tuple[Token, ...], inside: list[int], verb: int) -> bool:
    return any(tokens[index].lower == "się" for index in inside if -3 <= index - verb <= 3)


def _negated(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether `nie` stands before the word; pronouns and `się` may stand between."""
    for place in range(index - 1, max(index - 4, -1), -1):
        if tokens[place].lower in ("nie", "nigdy"):
            return tokens[place].lower == "nie"
        if tokens[place].lemma == "tylko":  # `nie tylko obiecał`
            return False
        if tokens[place].pos not in ("ppron3", "siebie", "part"):
            return False
    return False


def _tense(token: Token, periphrastic: bool) -> _Tense:
    best = token.best
    if best.pos in ("praet", "imps"):
        return "past"
    if best.pos == "bedzie" or (best.pos == "fin" and best.aspect == "perf"):
        return "future"
    return "none" if best.pos == "impt" or (best.pos not in ("fin", "winien", "pred") and periphrastic) else "present"

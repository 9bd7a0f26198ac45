"""Which answer, party or candidate a share belongs to, by the patterns of `polls_answers.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from latopis.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from latopis.lexicon.polls import AnswerKind, AnswerPattern
    from latopis.model import Phrase
    from latopis.read.poll_parts import Part
    from latopis.read.poll_shares import Line

Range: TypeAlias = tuple[int, int]
_STOPS: Final = frozenset((",", ";", "(", ")", ":", "–", "—", "-", ".", "…", "”", '"', "?", "!"))
_DASHES: Final = frozenset("–-—")


@frozen
class Answer:
    """The tokens that name the answer, None where the share has none of its own, and the pattern that found it."""

    label: Range | None
    pattern: AnswerPattern
    group: Range | None = None


def answer_of(part: Part, patterns: Sequence[AnswerPattern]) -> Answer | None:
    """The answer of the share by the first pattern that finds one; None where none does."""
    group = _group(part)
    for pattern in patterns:
        found = _FINDERS[pattern.kind](part, pattern)
        if found is None:
            continue
        label = _unmarked(part, *found) if pattern.kind == "clause" else _trimmed(part, *found)
        if label is not None or pattern.kind in ("object", "list", "pair"):
            return Answer(label, pattern, group)
    return None


def _group(part: Part) -> Range | None:
    """Those of the asked to whom the share is limited: `wśród kobiet`."""
    for index in range(part.start, part.end):
        if part.line.text(index) in part.line.words.holders.groups and part.share.after != index:
            end = _aged(part.line, _chain(part.line, index, part.end), part.end)
            counted = part.line.tokens[index + 1].kind == "number" if index + 1 < part.end else True
            named = end > index + 1 and not counted and not part.line.says(part.line.words.holders.sure, index, end)
            return (index + 1, end) if named else None
    return None


def _aged(line: Line, end: int, limit: int) -> int:
    """The end of a group with its age: `osób w wieku od 18 do 24 lat`."""
    while end < limit and (
        line.tokens[end].kind == "number" or line.has(end, line.words.holders.ages) or line.text(end) in _DASHES
    ):
        end += 1
    return end


def _whole(part: Part, pattern: AnswerPattern) -> Range | None:
    keys, told = part.line.keys, [words for words in pattern.words if part.line.holds(words)]
    if not told:
        return None
    limit = next((i for i in range(part.share.after, part.end) if part.line.text(i) in _STOPS), part.end)
    for index in range(part.start, limit):
        for words in told:
            if index + len(words) <= len(keys) and all(word in keys[index + step] for step, word in enumerate(words)):
                end = index + len(words)
                return index, _onward(part, end) if (pattern.words and len(words) != 2) or words[
                    0
                ] in part.line.words.sentence.negations else end
    return None


def _side(part: Part, pattern: AnswerPattern) -> Range | None:
    line = part.line
    verbs = pattern.verbs
    for index in line.places(frozenset([word[0] for word in pattern.words])):
        if not part.start <= index < part.end:
            continue
        inside = part.that is not None and index > part.that + 1
        governed = any(line.has(place, verbs) for place in (index - 1, index - 2, index - 3) if place >= part.start)
        told = part.verb is None or line.has(part.verb, verbs)
        if not (governed if inside else told or governed or index == part.share.after):
            continue
        found = _side_at(part, index, pattern.case)
        if found is not None and not (inside and found[1] == index + 1):
            return found
    return None


def _side_at(part: Part, index: int, case: str) -> Range | None:
    """What the preposition at the index governs, with a possessive; the preposition alone before a verb, number or mark."""
    line = part.line
    for first in (index, index + 1, index + 2):
        phrase = line.phrase_from.get(first)
        if phrase is None and first < part.end and (first == index or line.tokens[first].pos == "ppron3"):
            continue
        if phrase is None or phrase.end > part.end or _is_number(line, phrase.start):
            break
        if case in phrase.cases and phrase.preposition_at in (index, None):
            return index + 1, _chain(line, first, part.end)
        if line.tokens[phrase.head].pos != "ppron3":
            return None
    return index, index + 1


def _ballot(part: Part, pattern: AnswerPattern) -> Range | None:
    line = part.line
    verbs = frozenset(word[0] for word in pattern.words)
    if not any(line.has(index, verbs) for index in range(part.start, part.end)) and part.verb is not None:
        return None
    for index in range(part.start, part.end):
        phrase = line.phrase_from.get(index)
        if (
            phrase is not None
            and phrase.preposition in line.words.sentence.onto
            and "acc" in phrase.cases
            and index + 1 not in line.time_at
            and index + 1 != part.front
        ):
            return index + 1, _chain(line, index, part.end)
    return None


def _clause(part: Part, pattern: AnswerPattern) -> Range | None:
    words = frozenset(word[0] for word in pattern.words)
    that = part.that
    if that is None or not part.line.has(that, words):
        return None
    if (
        part.verb is not None
        and not part.share.after <= part.verb < that
        and any(part.line.finite(i) for i in range(part.start, that))
    ):
        return None
    return that + 1, part.end


def _owner(part: Part, pattern: AnswerPattern) -> Range | None:
    line, verb = part.line, part.verb
    holders = part.share.holders
    if verb is None or (holders is not None and holders.kind in ("people", "asked")):
        return None
    if not any(line.has(index, frozenset(word[0] for word in pattern.words)) for index in range(verb, min(verb + 3, part.end))):
        return None
    if verb < part.front:
        start = next((i for i in range(part.start, verb) if line.finite(i)), verb)
        first = _trimmed(part, part.start, start)
        return first or _trimmed(part, verb + 1, part.front) or (part.share.after, _stop(line, part.share.after, part.end))
    after = _trimmed(part, verb + 1, _stop(line, verb + 1, part.end))
    return after or (part.start, part.front)


def _given(part: Part, pattern: AnswerPattern) -> Range | None:
    """To whom the survey gives the share: `daje liberałom 22 proc.`"""
    line, verb = part.line, part.verb
    if verb is None or verb > part.front or not line.has(verb, frozenset(word[0] for word in pattern.words)):
        return None
    for place in range(verb + 1, part.front):
        phrase = line.phrase_from.get(place)
        if phrase is not None and phrase.preposition is None and pattern.case in phrase.cases:
            pronoun = line.tokens[phrase.head].pos == "ppron3"
            return None if pronoun else (place, min(_chain(line, place, part.front), part.front))
    return None


def _object(part: Part, pattern: AnswerPattern) -> Range | None:
    del pattern
    line, verb = part.line, part.verb
    if verb is None or _beside(part):
        return None
    negated = line.text(verb - 1) in line.words.sentence.negations
    if line.text(part.front - 1) in line.words.sentence.according:
        end = _object_end(part, part.share.after)
        return (part.share.after, end) if _trimmed(part, part.share.after, end) else (part.start, part.front - 1)
    if verb >= part.share.after:
        end = _object_end(part, verb)
        return (verb - 1, end) if negated else _trimmed(part, verb + 1, end) or (verb, end)
    found = _trimmed(part, part.start, verb - negated)
    if found is None and negated:
        return verb - 1, part.front
    if found is None:
        behind = _trimmed(part, part.share.after, _own_end(part)) or _trimmed(part, verb + 1, part.front)
        return behind or (verb, verb + (not _empty(line, verb)))
    rated = verb + 1 < part.front and line.tokens[verb + 1].pos == "adv" and not _is_number(line, verb + 1)
    return (found[0], verb + 1 + rated) if negated or rated else found  # `rząd ocenia dobrze 40 proc.`


def _own_end(part: Part) -> int:
    """The end of what stands behind the share, before a comma behind which another verb tells something else."""
    line, end = part.line, _stop(part.line, part.share.after, part.end)
    further = any(line.finite(place) for place in range(end, part.end))
    return end if line.text(end) == "," and further and part.that is None else part.end


def _object_end(part: Part, verb: int) -> int:
    """The end of what completes the verb: before `, gdyby …` or `, a …`."""
    line = part.line
    ends = line.words.sentence.breaks | line.words.sentence.conditions
    return next((i for i in range(verb + 1, part.end) if line.text(i) == "," and line.text(i + 1) in ends), part.end)


def _empty(line: Line, verb: int) -> bool:
    """Whether the verb only joins (`było to 38 proc.`) and names no answer."""
    return line.has(verb, line.words.sentence.empty)


def _list(part: Part, pattern: AnswerPattern) -> Range | None:
    del pattern
    line = part.line
    if not _beside(part):
        return None
    before = line.text(part.front - 1) if part.front > part.start else ""
    marks = {*_DASHES, "(", ":", *line.words.sentence.out_of, *line.words.sentence.onto}
    if before in marks and part.front - 1 > part.start:
        first = _backward(line, part.front - 1, part.start)
        group = _group(part)
        if group is None:
            return _trimmed(part, first, part.front - 1) or (part.front, part.front)
        found = _trimmed(part, first, group[0] - 1) or _trimmed(part, part.start, first - 1)
        return (part.front, part.front) if found is None or _bare_adjective(line, found) else found
    return _trimmed(part, part.start, part.front) or (part.share.after, _onward(part, part.share.after))


def _bare_adjective(line: Line, label: Range) -> bool:
    """Whether the label is one adjective whose noun stands before (`najmniejsze`)."""
    return label[1] - label[0] == 1 and line.tokens[label[0]].pos == "adj"


def _pair(part: Part, pattern: AnswerPattern) -> Range | None:
    """The first or second of two sides or names before `51 do 49 proc.`"""
    del pattern
    line, share = part.line, part.share
    if not share.pair:
        return None
    start = max(0, part.front - 40)
    named = [phrase for at in range(start, part.front) if (phrase := line.phrase_from.get(at)) and phrase.end <= part.front]
    sides = [phrase for phrase in named if line.has(phrase.head, line.words.sentence.sides)]
    sides = sides or [phrase for phrase in named if line.tokens[phrase.start].capitalised and phrase.start > 0]
    if share.shared >= len(sides):
        return part.front, part.front
    side = sides[share.shared]
    return side.start, _chain(line, side.first, part.front)


def _beside(part: Part) -> bool:
    """Whether the share stands beside a name or thing, without a verb between them."""
    line = part.line
    before = line.text(part.front - 1)
    if part.verb is None or part.front == part.start or part.share.quantified:
        return part.verb is None
    if before in line.words.sentence.out_of or (before in line.words.sentence.onto and line.tokens[part.front - 2].capitalised):
        return part.share.holders is None or part.share.holders.kind == "votes"
    return before == "(" or ((before in _DASHES or before == ":") and part.verb < part.front)


def _backward(line: Line, end: int, start: int) -> int:
    """The first token of the name or thing that ends there."""
    stops = (_STOPS - {'"', "”"}) | line.words.sentence.breaks | line.words.sentence.ranks
    index = end
    while index > start and not line.finite(index - 1) and line.text(index - 1) not in stops:
        index -= 1
    return index


def _chain(line: Line, first: int, limit: int) -> int:
    """The end of the phrase at `first` with the genitives, places and joined phrases that follow it."""
    phrase = line.phrase_from.get(first)
    end = first if phrase is None else phrase.end
    while end < limit:
        joined = line.text(end) in line.words.sentence.pairs
        following = line.phrase_from.get(end + joined)
        if following is None or following.end > limit or _is_number(line, following.start) or line.finite(following.start):
            break
        if joined and following.preposition in line.words.sentence.stands:
            break
        if not joined and not _completes(line, following, end):
            break
        end = following.end
    return end


def _completes(line: Line, phrase: Phrase, end: int) -> bool:
    """Whether the phrase can complete the one that ends there: a genitive, one with a preposition, a name behind a noun."""
    if line.has(phrase.head, line.words.sentence.shares):
        return False
    if phrase.preposition is not None or "gen" in phrase.cases:
        return True
    return line.tokens[phrase.start].capitalised and not line.tokens[end - 1].capitalised


def _is_number(line: Line, index: int) -> bool:
    return line.tokens[index].kind == "number" or line.has(index, line.words.numbers.around)


def _onward(part: Part, start: int) -> int:
    """The end of what follows without a mark, a finite verb or a number."""
    end = start
    while end < part.end and end != part.front and part.line.text(end) not in _STOPS and not part.line.finite(end):
        end += 1
    return end


def _stop(line: Line, start: int, limit: int) -> int:
    return next((i for i in range(start, limit) if line.text(i) in _STOPS), limit)


def _trimmed(part: Part, start: int, end: int) -> Range | None:
    """The tokens without what is no part of an answer at both ends; None where nothing is left."""
    line = part.line
    while start < end and (step := _leading(part, start, end)):
        start += step
    while end > start and (
        (line.tokens[end - 1].kind == "punctuation" and line.text(end - 1) not in ("”", '"', ")")) or _trailing(line, end - 1)
    ):
        end -= 1
    units = line.words.numbers.percent | line.words.numbers.joins
    worded = (line.tokens[place].kind == "word" and not line.has(place, units) for place in range(start, end))
    return (start, end) if start < end and any(worded) else None


def _unmarked(part: Part, start: int, end: int) -> Range | None:
    """The clause without the marks at its end."""
    line = part.line
    while end > start and line.text(end - 1) not in ("”", '"', ")"):
        if line.tokens[end - 1].kind != "punctuation" and line.text(end - 1) not in line.words.sentence.breaks:
            break
        end -= 1
    return (start, end) if start < end else None


def _trailing(line: Line, index: int) -> bool:
    return line.has(index, line.words.numbers.around | line.words.numbers.joins) or line.text(index) in line.words.sentence.loose


def _leading(part: Part, start: int, end: int) -> int:
    """How many tokens at the start are no part of an answer: conjunctions, marks, times, the survey's name, a group."""
    line = part.line
    if line.text(start) in line.words.sentence.openers or (
        line.tokens[start].kind == "punctuation" and line.text(start) not in ("„", '"')
    ):
        return 1
    if line.has(start, line.words.numbers.around) or line.text(start) in line.words.making.meant_for:
        return 1
    if f"{line.text(start)} {line.text(start + 1)}" in line.words.sentence.openers:
        return 2
    time = line.time_at.get(start) or (line.time_at.get(start + 1) if line.tokens[start].pos == "prep" else None)
    if time is not None:
        return min(time[0], end) - start
    return _survey_phrase(line, start, end)


def _survey_phrase(line: Line, start: int, end: int) -> int:
    phrase = line.phrase_from.get(start)
    if phrase is None or (phrase.preposition is None and not line.has(phrase.head, line.words.signs.surveys)):
        return 0
    signs = line.words.signs
    survey = line.says(signs.surveys | signs.studies | signs.waves | line.words.holders.sure, phrase.start, phrase.end)
    if not (survey or line.text(start) in line.words.holders.groups or line.text(start) in line.words.sentence.according):
        return 0
    chained = min(_chain(line, start, end), end)
    if line.text(start) in line.words.sentence.according and not survey:
        chained = phrase.end  # `Według Gallupa z pracy zadowolonych jest …`
    last = line.phrase_to.get(chained, phrase)
    swallowed = chained == end and last.start > phrase.start and "nom" in last.cases and line.tokens[last.start].capitalised
    return (last.start if swallowed else chained) - start


_FINDERS: Final[dict[AnswerKind, Callable[[Part, AnswerPattern], Range | None]]] = {
    "whole": _whole,
    "side": _side,
    "ballot": _ballot,
    "clause": _clause,
    "given": _given,
    "owner": _owner,
    "object": _object,
    "list": _list,
    "pair": _pair,
    "back": _whole,
}


def enumerated(part: Part, label: Range) -> Range:
    """The one of several joined names that belongs to the share, where as many are joined as shares have one unit; else all."""
    line, share = part.line, part.share
    cuts = [i for i in range(*label) if line.text(i) in line.words.numbers.joins]
    if len(cuts) + 1 != share.among or share.among == 1:
        return label
    edges = [label[0] - 1, *cuts, label[1]]
    return edges[share.shared] + 1, edges[share.shared + 1]

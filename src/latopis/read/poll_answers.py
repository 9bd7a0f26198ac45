"""Which answer, party or candidate a share belongs to: the words of its part of the sentence, by the patterns of `polls_answers.toml`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from latopis.lexicon.polls import AnswerKind, AnswerPattern
    from latopis.model import Phrase
    from latopis.read.poll_shares import Line, Share

Range: TypeAlias = tuple[int, int]
_SUBORDINATE: Final = frozenset(("że", "iż", "który", "żeby", "aby", "gdyby", "gdy", "jeśli", "jeżeli", "bo", "ponieważ"))
_THAT: Final = frozenset(("że", "iż", ":"))
_STOPS: Final = frozenset((",", ";", "(", ")", ":", "–", "—", "-", ".", "…", "”", '"', "?", "!"))
_BREAKS: Final = frozenset((",", ";", "a", "natomiast", "zaś", "podczas", "i", "oraz"))
_SIDE_CASES: Final = {"za": "inst", "przeciw": "dat", "przeciwko": "dat"}
_CONDITIONS: Final = frozenset(("gdyby", "jeśli", "jeżeli", "gdy", "jak", "czy"))
_SIDES: Final = frozenset(("zwolennik", "przeciwnik", "sympatyk"))
_GROUPS: Final = frozenset(("wśród", "spośród", "pośród"))


@dataclass(frozen=True, slots=True)
class Part:
    """A share and its part of the sentence, the tokens `start:end`; `verb` is the finite verb by which it is told."""

    line: Line
    share: Share
    start: int
    end: int
    front: int
    verb: int | None

    @property
    def that(self) -> int | None:
        """The conjunction that opens a clause behind the share."""
        return next((i for i in range(self.share.after, self.end) if self.line.has(i, _SUBORDINATE)), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """The tokens that name the answer, None where the share has none of its own, and the pattern that found it."""

    label: Range | None
    pattern: AnswerPattern
    group: Range | None = None


def parts_of(line: Line, shares: Sequence[Share]) -> list[Part]:
    """The parts of a sentence, one a share; shares of one unit have the same part."""
    fronts = [_front(line, share) for share in shares]
    starts = [_opening(line, fronts[0])]
    for before, share, front in zip(shares, shares[1:], fronts[1:], strict=False):
        starts.append(starts[-1] if share.shared else _boundary(line, before, front))
    ends = [*starts[1:], len(line.tokens)]
    for number in reversed(range(len(shares) - 1)):
        if shares[number + 1].shared:
            ends[number] = ends[number + 1]
            fronts[number + 1] = fronts[number]
    parts: list[Part] = []
    for share, start, end, front in zip(shares, starts, ends, fronts, strict=True):
        last = max(share.after, min(end, _closing(line, share.after, end)))
        parts.append(Part(line, share, start, last, front, _verb(line, share, (start, front, last))))
    return parts


def _front(line: Line, share: Share) -> int:
    """The first token of the share with what limits it (`tylko około 47 proc.`)."""
    front = share.start
    while front > 0 and line.has(front - 1, line.words.around):
        front -= 1
    return front


def _opening(line: Line, front: int) -> int:
    """Where the part of the first share begins: behind the words that bring the survey up."""
    that = next((i for i in reversed(range(front)) if line.has(i, _THAT)), None)
    start = 0 if that is None else that + 1
    points = next((share.end for share in line.shares if share.kind == "change" and start < share.end <= front), start)
    if points > start:
        start = next((i for i in range(points, front) if line.text(i) in _BREAKS), start)
    clause = next((c for c in line.sentence.clauses if c.holds(front)), None)
    if clause is not None and clause.start < front:
        start = max(start, clause.start)
    return _behind_condition(line, start, front)


def _behind_condition(line: Line, start: int, front: int) -> int:
    """Behind `Gdyby wybory odbyły się dziś,` or `Na pytanie, czy podatek jest słuszny,` where the part begins with it."""
    opener = next((i for i in range(start, min(start + 4, front)) if line.has(i, _CONDITIONS)), None)
    if opener is None:
        return start
    comma = next((i for i in range(opener, front) if line.text(i) == ","), None)
    return start if comma is None else comma + 1


def _boundary(line: Line, before: Share, front: int) -> int:
    """Where the part of a share begins that follows another: at the share, where a mark or conjunction stands before it, else at the first."""
    dashed = line.text(front - 1) in ("–", "-") and not any(line.tokens[i].kind == "word" for i in range(before.after, front))
    if line.text(front - 1) in _BREAKS or dashed:
        return front
    for index in range(before.after, front):
        if line.text(index) in _BREAKS or _new_sentence(line, index):
            return index
    return before.after


def _new_sentence(line: Line, index: int) -> bool:
    """Whether a sentence begins here that the point of `proc.` hid."""
    if index == 0 or line.text(index - 1) != "." or not line.tokens[index].capitalised:
        return False
    return line.tokens[index].pos not in ("subst", "adj", "ppas", "brev") or line.has(index, line.words.surveys | line.words.studies)


def _closing(line: Line, start: int, end: int) -> int:
    """Where the part of the last share ends: before the words that name the survey or its teller, or a new sentence."""
    for index in range(start, end):
        if line.text(index) == ";" or _new_sentence(line, index) or (line.text(index) == "." and line.text(index + 1) == "("):
            return index
        told = line.has(index + 1, line.words.tells) or line.text(index + 1) in ("jak", "tak", "według")
        if line.text(index) in ("–", "-", "—", ",") and told:
            return index
    return end


def _verb(line: Line, share: Share, places: tuple[int, int, int]) -> int | None:
    """The finite verb nearest to the share, a subordinate clause behind it apart; one right behind those who are asked is theirs."""
    start, front, end = places
    behind = next((i for i in range(share.after, end) if line.finite(i) or line.has(i, _SUBORDINATE) or line.text(i) in (",", "(")), None)
    if behind is not None and not line.finite(behind):
        behind = None
    before = next((i for i in reversed(range(start, front)) if line.finite(i)), None)
    if behind is None or before is None:
        return before if behind is None else behind
    return behind if behind - share.after < front - before else before


def answer_of(part: Part, patterns: Sequence[AnswerPattern]) -> Answer | None:
    """The answer of the share by the first pattern that finds one; None where none does."""
    group = _group(part)
    for pattern in patterns:
        found = _FINDERS[pattern.kind](part, pattern)
        if found is None:
            continue
        label = _trimmed(part, *found)
        if label is not None or pattern.kind in ("object", "list", "pair"):
            return Answer(label, pattern, group)
    return None


def _group(part: Part) -> Range | None:
    """Those of the asked to whom the share is limited: `wśród kobiet`."""
    for index in range(part.start, part.end):
        if part.line.text(index) in _GROUPS and part.share.after != index:
            end = _chain(part.line, index, part.end)
            return (index + 1, end) if end > index + 1 and not part.line.says(part.line.words.sure, index, end) else None
    return None


def _whole(part: Part, pattern: AnswerPattern) -> Range | None:
    limit = next((i for i in range(part.share.after, part.end) if part.line.text(i) in _STOPS), part.end)
    for index in range(part.start, limit):
        for words in pattern.words:
            if all(part.line.has(index + step, frozenset((word,))) for step, word in enumerate(words)):
                end = index + len(words)
                return index, _onward(part, end) if pattern.words and len(words) != 2 or words[0] == "nie" else end
    return None


def _side(part: Part, pattern: AnswerPattern) -> Range | None:
    line = part.line
    verbs = pattern.verbs
    for index in range(part.start, part.end):
        if not line.has(index, frozenset(word[0] for word in pattern.words)):
            continue
        inside = part.that is not None and index > part.that + 1
        governed = any(line.has(place, verbs) for place in (index - 1, index - 2, index - 3) if place >= part.start)
        told = part.verb is None or line.has(part.verb, verbs)
        if not (governed if inside else told or governed):
            continue
        phrase = line.phrase_from.get(index)
        if phrase is not None and _is_number(line, phrase.start):
            phrase = None
        if phrase is not None and phrase.preposition_at == index and _SIDE_CASES.get(line.text(index), "inst") in phrase.cases:
            return index + 1, _chain(line, index, part.end)
        if phrase is None or phrase.preposition_at != index:
            return index, index + 1
    return None


def _ballot(part: Part, pattern: AnswerPattern) -> Range | None:
    line = part.line
    verbs = frozenset(word[0] for word in pattern.words)
    if not any(line.has(index, verbs) for index in range(part.start, part.end)) and part.verb is not None:
        return None
    for index in range(part.start, part.end):
        phrase = line.phrase_from.get(index)
        if phrase is not None and phrase.preposition == "na" and "acc" in phrase.cases and index + 1 not in line.time_at:
            return index + 1, _chain(line, index, part.end)
    return None


def _clause(part: Part, pattern: AnswerPattern) -> Range | None:
    words = frozenset(word[0] for word in pattern.words)
    that = part.that
    if that is None or not part.line.has(that, words):
        return None
    if part.verb is not None and not part.share.after <= part.verb < that and any(part.line.finite(i) for i in range(part.start, that)):
        return None
    return that + 1, part.end


def _owner(part: Part, pattern: AnswerPattern) -> Range | None:
    line, verb = part.line, part.verb
    holders = part.share.holders
    if verb is None or (holders is not None and holders.kind in ("people", "asked")):
        return None
    if not any(line.has(index, frozenset(word[0] for word in pattern.words)) for index in range(verb, min(verb + 3, part.end))):
        return None
    if line.has(verb, frozenset(("popierać",))) and line.text(part.front - 1) == line.text(verb):
        return None
    if verb < part.front:
        first = _trimmed(part, part.start, verb)
        return first or _trimmed(part, verb + 1, part.front) or (part.share.after, _stop(line, part.share.after, part.end))
    after = _trimmed(part, verb + 1, _stop(line, verb + 1, part.end))
    return after or (part.start, part.front)


def _object(part: Part, pattern: AnswerPattern) -> Range | None:
    del pattern
    line, verb = part.line, part.verb
    if verb is None or _beside(part):
        return None
    negated = line.text(verb - 1) == "nie"
    if verb >= part.share.after:
        end = part.end
        return (verb - 1, end) if negated else _trimmed(part, verb + 1, end) or (verb, end)
    found = _trimmed(part, part.start, verb - negated)
    if found is None:
        behind = _trimmed(part, part.share.after, part.end) or _trimmed(part, verb + 1, part.front)
        return behind or ((verb - 1, verb + 1) if negated else (verb, verb + 1) if not _empty(line, verb) else (verb, verb))
    return (found[0], verb + 1) if negated else found


def _empty(line: Line, verb: int) -> bool:
    """Whether the verb only joins (`było to 38 proc.`) and names no answer."""
    return line.has(verb, frozenset(("być", "wynosić", "wynieść")))


def _list(part: Part, pattern: AnswerPattern) -> Range | None:
    del pattern
    line = part.line
    if not _beside(part):
        return None
    before = line.text(part.front - 1) if part.front > part.start else ""
    if before in ("(", "–", "-", "—", ":", "z", "ze") and part.front - 1 > part.start:
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
    named = [phrase for phrase in line.sentence.phrases if start <= phrase.start and phrase.end <= part.front]
    sides = [phrase for phrase in named if line.has(phrase.head, _SIDES)]
    sides = sides or [phrase for phrase in named if line.tokens[phrase.start].capitalised and phrase.start > 0]
    if share.shared >= len(sides):
        return part.front, part.front
    side = sides[share.shared]
    return side.start, _chain(line, side.first, part.front)


def _beside(part: Part) -> bool:
    """Whether the share stands beside a name or thing, without a verb between them."""
    line = part.line
    before = line.text(part.front - 1)
    if part.verb is None or part.front == part.start:
        return part.verb is None
    if before in ("z", "ze"):
        return part.share.holders is None or part.share.holders.kind == "votes"
    return before == "(" or (before in ("–", "-", "—", ":") and part.verb < part.front)


def _backward(line: Line, end: int, start: int) -> int:
    """The first token of the name or thing that ends there."""
    stops = _STOPS - {'"', "”"} | {"i", "oraz", "a", "przed", "nad"}
    index = end
    while index > start and not line.finite(index - 1) and line.text(index - 1) not in stops:
        index -= 1
    return index


def _chain(line: Line, first: int, limit: int) -> int:
    """The end of the phrase at `first` with the genitives, places and joined phrases that follow it."""
    phrase = line.phrase_from.get(first)
    end = first if phrase is None else phrase.end
    while end < limit:
        joined = line.text(end) in ("i", "oraz", "lub", "czy")
        following = line.phrase_from.get(end + joined)
        if following is None or following.end > limit or _is_number(line, following.start) or line.finite(following.start):
            break
        if joined and following.preposition in ("za", "przeciw", "przeciwko"):
            break
        if not joined and not _completes(line, following, end):
            break
        end = following.end
    return end


def _completes(line: Line, phrase: Phrase, end: int) -> bool:
    """Whether the phrase can complete the one that ends there: a genitive, one with a preposition, or a name behind a common noun."""
    if phrase.preposition is not None or "gen" in phrase.cases:
        return True
    return line.tokens[phrase.start].capitalised and not line.tokens[end - 1].capitalised


def _is_number(line: Line, index: int) -> bool:
    return line.tokens[index].kind == "number" or line.has(index, line.words.around)


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
    while end > start and (line.tokens[end - 1].kind == "punctuation" and line.text(end - 1) not in ("”", '"', ")") or _trailing(line, end - 1)):
        end -= 1
    return (start, end) if start < end and any(token.kind == "word" for token in line.tokens[start:end]) else None


def _trailing(line: Line, index: int) -> bool:
    return line.has(index, line.words.around | line.words.joins) or line.text(index) in ("się", "na", "to", "z")


def _leading(part: Part, start: int, end: int) -> int:
    """How many tokens at the start are no part of an answer: conjunctions, marks, times, the survey's name, a group."""
    line = part.line
    if line.text(start) in line.words.openers or (line.tokens[start].kind == "punctuation" and line.text(start) not in ("„", '"')):
        return 1
    if line.text(start) == "się" or line.has(start, line.words.around):
        return 1
    if line.text(start) == "z" and line.text(start + 1) == "kolei":
        return 2
    time = line.time_at.get(start) or (line.time_at.get(start + 1) if line.tokens[start].pos == "prep" else None)
    if time is not None:
        return min(time[0], end) - start
    return _survey_phrase(line, start, end)


def _survey_phrase(line: Line, start: int, end: int) -> int:
    phrase = line.phrase_from.get(start)
    if phrase is None or phrase.preposition is None:
        return 0
    survey = line.says(line.words.surveys | line.words.studies | line.words.sure, phrase.start, phrase.end)
    if survey or line.text(start) in _GROUPS or line.text(start) in ("według", "wg", "zdaniem"):
        return min(_chain(line, start, end), end) - start
    return 0


_FINDERS: Final[dict[AnswerKind, Callable[[Part, AnswerPattern], Range | None]]] = {
    "whole": _whole,
    "side": _side,
    "ballot": _ballot,
    "clause": _clause,
    "owner": _owner,
    "object": _object,
    "list": _list,
    "pair": _pair,
    "back": _whole,
}


def enumerated(part: Part, label: Range) -> Range:
    """The one of several joined names that belongs to the share, where as many are joined as shares have one unit; else all of them."""
    line, share = part.line, part.share
    cuts = [i for i in range(*label) if line.text(i) in line.words.joins]
    if len(cuts) + 1 != share.among or share.among == 1:
        return label
    edges = [label[0] - 1, *cuts, label[1]]
    return edges[share.shared] + 1, edges[share.shared + 1]

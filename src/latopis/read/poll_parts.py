"""The part of a sentence that belongs to each of its shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from latopis.read.poll_shares import Line, Share

_DASHES: Final = frozenset("–-—")


@frozen
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
        return next(
            (i for i in range(self.share.after, self.end) if self.line.has(i, self.line.words.sentence.subordinate)), None
        )


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
        elif shares[number].holders is not None and _joined(line, shares[number].after, fronts[number + 1]):
            ends[number] = ends[number + 1]
    parts: list[Part] = []
    for share, start, end, front in zip(shares, starts, ends, fronts, strict=True):
        last = max(share.after, min(end, _closing(line, share.after, end)))
        parts.append(Part(line, share, start, last, front, _verb(line, share, (start, front, last))))
    return parts


def _joined(line: Line, end: int, front: int) -> bool:
    """Whether only a conjunction parts two shares, so that what follows is told of both."""
    return front == end + 1 and line.text(end) in line.words.sentence.pairs


def _front(line: Line, share: Share) -> int:
    """The first token of the share with what limits it (`tylko około 47 proc.`)."""
    front = share.start
    while front > 0 and line.has(front - 1, line.words.numbers.around):
        front -= 1
    if line.has(front - 1, line.words.sentence.results) and line.text(front - 2) in line.words.sentence.out_of:
        return front - 1
    return front


def _opening(line: Line, front: int) -> int:
    """Where the part of the first share begins: behind the words that bring the survey up."""
    that = next((i for i in reversed(range(front)) if (line.text(i) == ":" or line.has(i, line.words.sentence.reports))), None)
    start = 0 if that is None else that + 1
    points = next((share.end for share in line.shares if share.kind == "change" and start < share.end <= front), start)
    if points > start:
        told = next((i for i in range(points, front) if line.text(i) in line.words.sentence.breaks), start)
        start = told if any(line.tokens[i].pos in ("subst", "ger", "ppron3") for i in range(told, front)) else start
    clause = next((c for c in line.sentence.clauses if c.holds(front)), None)
    if clause is not None and clause.start < front:
        start = max(start, clause.start)
    return _behind_condition(line, start, front)


def _behind_condition(line: Line, start: int, front: int) -> int:
    """Behind `Gdyby wybory odbyły się dziś,` or `Na pytanie, czy podatek jest słuszny,` where the part begins with it."""
    opener = next((i for i in range(start, min(start + 4, front)) if line.has(i, line.words.sentence.conditions)), None)
    if opener is None:
        return start
    comma = next((i for i in range(opener, front) if line.text(i) == ","), None)
    return start if comma is None else comma + 1


def _boundary(line: Line, before: Share, front: int) -> int:
    """Where the part of a share that follows another begins: at it behind a mark or conjunction, else at the first one."""
    dashed = line.text(front - 1) in _DASHES and not any(line.tokens[i].kind == "word" for i in range(before.after, front))
    if line.text(front - 1) in line.words.sentence.breaks or dashed:
        return front
    first = next((line.changes[i].end for i in reversed(range(before.after, front)) if i in line.changes), before.after)
    for index in range(first, front):
        if line.text(index) in line.words.sentence.breaks or line.text(index) == "(" or _new_sentence(line, index):
            return index
    return front if line.finite(before.after) else before.after


def _new_sentence(line: Line, index: int) -> bool:
    """Whether a sentence begins here that the point of `proc.` hid."""
    if index == 0 or line.text(index - 1) != "." or not line.tokens[index].capitalised:
        return False
    return line.tokens[index].pos not in ("subst", "adj", "ppas", "brev") or line.has(
        index, line.words.signs.surveys | line.words.signs.studies
    )


def _closing(line: Line, start: int, end: int) -> int:
    """Where the part of the last share ends: before the words that name the survey or its teller, or a new sentence."""
    for index in range(start, end):
        if line.text(index) == ";" or _new_sentence(line, index) or (line.text(index) == "." and line.text(index + 1) == "("):
            return index
        told = line.has(index + 1, line.words.signs.tells) or line.text(index + 1) in line.words.sentence.according
        if line.text(index) in _DASHES | {","} and told:
            return index
        named = line.words.signs.surveys | line.words.signs.studies | line.words.signs.samples
        if line.text(index) == "(" and line.says(named, index + 1, index + 4):
            return index
    return end


def _verb(line: Line, share: Share, places: tuple[int, int, int]) -> int | None:
    """The finite verb nearest to the share; a subordinate clause behind it does not count."""
    start, front, end = places
    behind = next(
        (
            i
            for i in range(share.after, end)
            if line.finite(i) or line.has(i, line.words.sentence.subordinate) or line.text(i) in (",", "(")
        ),
        None,
    )
    if behind is not None and not line.finite(behind):
        behind = None
    before = next((i for i in reversed(range(start, front)) if line.finite(i)), None)
    if behind is None or before is None:
        return before if behind is None else behind
    return behind if behind - share.after < front - before else before

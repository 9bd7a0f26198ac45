"""Sentences -> polls: surveys with their shares, who was asked, by whom, and when.

A share counts where words of a survey stand in its sentence or near it; what measures an economy, an election or a lead
never does.
Answers of one question are one poll: another group, an earlier wave, or shares beyond a hundred begin another.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from latopis.read.cast import Cast
from latopis.read.poll_answers import answer_of, enumerated
from latopis.read.poll_drafts import Draft, Finding, poll_of
from latopis.read.poll_facts import Facts
from latopis.read.poll_parts import parts_of
from latopis.read.poll_passages import BACK, Passages

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.lexicon.polls import PollWords
    from latopis.model import Analysis, Reading, Sentence, Span, Time
    from latopis.read.poll_answers import Answer
    from latopis.read.poll_parts import Part
    from latopis.read.poll_shares import Line

_WHOLE: Final = 103.0  # percent; rounded shares of one question add up to no more
_NEAR: Final = 2
"""How many sentences apart two waves are told."""
_MOST: Final = 50  # answers of a question
_FRACTION: Final = 3  # what the signs of its first and its last word add up to
_OPENING: Final = frozenset('„"«')
_CLOSING: Final = frozenset('”"»')
_OPINIONS: Final = frozenset(("opposite", "undecided", "for", "against", "ballot", "that"))


def polls(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with the surveys that it tells, and with actors for pollsters that were none yet."""
    kinds = {
        name.span.start: lexicon.register[key].kind
        for name in reading.names
        for key in name.register[:1]
        if key in lexicon.register
    }
    known = frozenset(start for start, kind in kinds.items() if kind in lexicon.polls.making.known_kinds)
    barred = frozenset(start for start, kind in kinds.items() if kind in lexicon.polls.making.barred_kinds)
    return polls_in(reading, lexicon.polls, known=known, barred=barred)


def polls_in(
    reading: Reading, words: PollWords, *, known: frozenset[int] = frozenset(), barred: frozenset[int] = frozenset()
) -> Reading:
    """The same with the words of surveys; `known` are the starts of names of pollsters, `barred` those of who makes no survey."""
    if not any(_tells_share(sentence, words) for sentence in reading.sentences):
        return replace(reading, polls=())
    survey = Passages(reading, words, known, barred)
    drafts = _drafts(survey)
    _tell_facts(survey, drafts)
    cast = Cast(reading)
    found = tuple(poll_of(draft, cast, number) for number, draft in enumerate(drafts, start=1))
    return replace(reading, polls=found, actors=cast.all)


def _drafts(survey: Passages) -> list[Draft]:
    drafts: list[Draft] = []
    last = -9
    for at, sentence in enumerate(survey.sentences):
        if not _tells_share(sentence, survey.words):
            continue
        line = survey.line(at)
        shares = [share for share in line.shares if share.kind == "share"]
        _add_change(drafts, at, line)
        if not shares:
            continue
        level, near = survey.level(at)
        if level and survey.tells_vote(at):
            level = 0
        vote = False
        for part in parts_of(line, shares):
            answer = answer_of(part, survey.words.patterns)
            vote = _goes_on(part) if vote else _tells_vote(part)
            if vote or answer is None or not _counts(part, answer, level, near=near or at - last <= 1, same=at == last):
                continue
            finding = _finding(survey, drafts, at=at, part=part, answer=answer)
            if finding is not None:
                _join(survey, drafts, finding)
                last = at
    return drafts


def _tells_share(sentence: Sentence, words: PollWords) -> bool:
    """A cheap sign of a share: a unit of percent, or the words that open and end a fraction."""
    found = 0
    for token in sentence.tokens:
        found |= _sign_of(token.lower, token.analyses, words)
    return found >= _FRACTION


@lru_cache(maxsize=32_768)
def _sign_of(form: str, analyses: tuple[Analysis, ...], words: PollWords) -> int:
    """4 for a unit of percent, 1 for a word that opens a fraction, 2 for one that ends it, and their sums."""
    lemmas = {entry.lemma for entry in analyses}
    opens = not lemmas.isdisjoint([key[0] for key in words.numbers.fractions])
    ends = not {form, *map(str.lower, lemmas)}.isdisjoint([key[-1] for key in words.numbers.fractions])
    return 4 * (form == "%" or form[:4] in ("proc", "pkt")) + opens + 2 * ends


def _add_change(drafts: list[Draft], at: int, line: Line) -> None:
    """Give the last share of the sentence before the change that opens this one: `(+4 pkt proc.)` behind a point."""
    opening = next((line.changes[index] for index in range(4) if index in line.changes), None)
    if opening is None or line.text(0) != "(" or not drafts or drafts[-1].last != at - 1:
        return
    drafts[-1].findings[-1] = replace(drafts[-1].findings[-1], change=opening.value)


def _counts(part: Part, answer: Answer, level: int, *, near: bool, same: bool) -> bool:
    """Whether the share is one of a survey."""
    holders = part.share.holders
    if holders is not None and holders.sure:
        return True
    if part.line.says(part.line.words.elections.counted) and not part.line.says(part.line.words.signs.surveys):
        return False
    if level < 1 + part.share.fraction or _measures_other(part) or (holders is not None and holders.kind == "thing"):
        return False
    name = answer.pattern.address.rpartition(":")[2]
    people = holders is not None and holders.kind in ("people", "asked")
    if level == 1:
        held = name in _OPINIONS or part.line.says(part.line.words.signs.opinions, part.start, part.end) or _would(part)
        return ((people and held) or same) and name not in ("list", "owner")
    return people or name in _OPINIONS or near


def _would(part: Part) -> bool:
    """`kupiłoby`: what people would do is their opinion."""
    return part.verb is not None and part.line.tokens[part.verb].best.conditional


def _measures_other(part: Part) -> bool:
    """Whether the part tells an election, a figure of the economy, or a lead."""
    line, words, share = part.line, part.line.words, part.share
    holders = share.holders
    if holders is not None and line.says(words.elections.voters, holders.start, holders.end):
        return True
    opinion = part.that is not None or (holders is not None and holders.kind in ("people", "asked"))
    opinion = opinion or share.pair or line.says(words.holders.votes, part.start, part.end)
    opinion = opinion or (line.text(part.front - 1) == "(" and line.says(words.signs.surveys | words.signs.pollsters))
    return not opinion and line.says(words.elections.figures, part.start, part.end)


def _goes_on(part: Part) -> bool:
    """Whether a part behind one that tells a vote tells the same one: `a przeciwnego zdania było 48 proc.`"""
    told = None if part.verb is None else part.line.tokens[part.verb].best
    return told is None or (told.pos == "praet" and not told.conditional)


def _tells_vote(part: Part) -> bool:
    line, words, verb = part.line, part.line.words, part.verb
    if verb is None or line.tokens[verb].pos != "praet" or line.tokens[verb].best.conditional:
        return False
    start = max(0, part.start - 25)
    named = line.says(words.signs.surveys | words.signs.studies)
    if line.has(verb, words.elections.voters) or (line.has(verb, words.elections.voted) and _earlier(part) and not named):
        return True
    if line.says(words.elections.earlier, start, part.end):
        return True
    asked = line.says(words.signs.surveys, start, part.end)
    holders = part.share.holders
    if holders is not None and holders.kind == "votes" and line.has(verb, words.sentence.owners) and not asked:
        return line.says(words.elections.cast, holders.start, holders.end)
    voted = any(
        line.has(index, words.elections.ballots) and line.text(index - 1) not in words.sentence.ranks
        for index in range(start, part.front)
    )
    return voted and not asked


def _finding(survey: Passages, drafts: list[Draft], *, at: int, part: Part, answer: Answer) -> Finding | None:
    label = _own_label(part, answer)
    if answer.label is not None and part.line.has(answer.label[1] - 1, part.line.words.sentence.relatives):
        label = _antecedent(part, answer.label[0])
    if answer.pattern.kind == "back" and at > 0:
        label = _claimed(survey.line(at - 1)) or label
    before = drafts[-1].findings[-1] if drafts else None
    group, people = _subgroup(part, answer), _people(part)
    compared = before is not None and at - before.at <= _NEAR
    earlier = _earlier(part) if label is None or (compared and _was(part)) else None
    wave = part.line.says(part.line.words.signs.waves, part.start, part.end)
    if label is None and before is not None and at - before.at <= 1 and (earlier or group or people or wave):
        label = before.label
    if label is None:
        return None
    return Finding(at, part, answer, label, group, people, earlier, _change(part))


def _was(part: Part) -> bool:
    """Whether the part tells how it was: `w czerwcu ufało mu 40 proc.`"""
    line, verb = part.line, part.verb
    if verb is None or line.says(line.words.signs.surveys | line.words.signs.studies, part.start, part.end):
        return False
    best = line.tokens[verb].best
    return best.pos == "praet" and best.aspect == "imperf" and not best.conditional


def _own_label(part: Part, answer: Answer) -> Span | None:
    """The words of the answer; None for a pronoun that stands for one."""
    if answer.label is None:
        return None
    start, end = enumerated(part, answer.label)
    line, verb = part.line, part.verb
    if line.says(line.words.sentence.pronouns, start, end) and line.says(line.words.sentence.shares, start, end):
        return None  # `odsetek ten wynosi`
    quoted = line.text(end - 1) in _CLOSING and not any(line.text(place) in _OPENING for place in range(start, end - 1))
    start -= quoted and line.text(start - 1) in _OPENING  # both marks, or none
    if end - start > 1 or not line.has(start, line.words.sentence.pronouns | line.words.sentence.owners):
        return line.span(start, end)
    if verb is None or abs(verb - start) > 1 or line.has(verb, line.words.sentence.empty | line.words.sentence.owners):
        return None
    return line.span(min(verb, start), max(verb, start) + 1)  # `ufało mu 40 proc.`


def _antecedent(part: Part, start: int) -> Span | None:
    """The phrase before the comma to which the relative pronoun of the answer goes back."""
    phrase = part.line.phrase_to.get(start - 1)
    return None if phrase is None else part.line.span(phrase.start, phrase.end)


def _claimed(line: Line) -> Span | None:
    """The last clause with `że` of a sentence, to which `takiego zdania` goes back."""
    that = next((i for i in reversed(range(len(line.tokens))) if line.has(i, line.words.sentence.reports)), None)
    if that is None:
        return None
    end = len(line.tokens)
    while end > that + 1 and line.tokens[end - 1].kind != "word":
        end -= 1
    return line.span(that + 1, end) if end > that + 1 else None


def _subgroup(part: Part, answer: Answer) -> Span | None:
    line, holders = part.line, part.share.holders
    if answer.group is not None:
        return line.span(*answer.group)
    if holders is not None and holders.kind == "people" and line.has(holders.head, line.words.holders.parts):
        return line.span(holders.start, holders.end)
    return None


def _people(part: Part) -> Span | None:
    """The people of whom the share is told, without the words that only say that they were asked."""
    line, holders = part.line, part.share.holders
    if holders is None or holders.kind != "people" or line.has(holders.head, line.words.holders.parts | line.words.holders.asked):
        return None
    start = holders.start
    while start < holders.head and line.has(start, line.words.holders.asked):
        start += 1
    return line.span(start, holders.end)


def _earlier(part: Part) -> Time | None:
    """The time of the wave that a share without an answer belongs to: `w maju było to 38 proc.`"""
    return next((found[1] for index in range(part.start, part.end) if (found := part.line.time_at.get(index))), None)


def _change(part: Part) -> float | None:
    """The change in points told right behind the share."""
    places = range(part.share.after, min(part.end, part.share.after + 12))
    return next((part.line.changes[index].value for index in places if index in part.line.changes), None)


def _join(survey: Passages, drafts: list[Draft], finding: Finding) -> None:
    """Add the finding to the poll that it goes on with, else to a new one."""
    for draft in reversed(drafts[-3:]):
        if _continues(draft, finding) and not _repeats(survey, draft, finding):
            draft.findings.append(finding)
            return
    drafts.append(Draft([finding]))


def _continues(draft: Draft, finding: Finding) -> bool:
    last = draft.findings[-1]
    return (
        finding.at - draft.last <= 2
        and len(draft.findings) < _MOST
        and _words_of(last, last.subgroup) == _words_of(finding, finding.subgroup)
        and (last.earlier and last.earlier.value) == (finding.earlier and finding.earlier.value)
        and draft.total + finding.part.share.value <= _WHOLE
    )


def _repeats(survey: Passages, draft: Draft, finding: Finding) -> bool:
    """Whether the poll has that answer already, or the sentence names another pollster than the poll's last one."""
    label = finding.label.of(survey.text)
    if any(other.label.of(survey.text) == label for other in draft.findings):
        return True
    before, here = survey.facts(draft.last).pollster, survey.facts(finding.at).pollster
    if draft.last == finding.at or before is None or here is None:
        return False
    return before.span.of(survey.text) != here.span.of(survey.text)


def _words_of(finding: Finding, span: Span | None) -> tuple[str, ...]:
    tokens = finding.part.line.tokens
    return () if span is None else tuple(token.lower for token in tokens if span.covers(token.span))


def _tell_facts(survey: Passages, drafts: list[Draft]) -> None:
    """Complete every draft with what its sentences and those around tell; a sentence on another pollster is left out."""
    before: Draft | None = None
    for draft in drafts:
        for at in survey.around(draft.first, draft.last):
            inside = draft.first <= at <= draft.last
            told = survey.facts(at)
            if not inside and survey.has_shares(at):
                told = Facts(told.pollster, told.commissioner, told.outlet)
            other = told.pollster is not None and draft.facts.pollster is not None and not inside
            if not other:
                draft.facts = draft.facts.completed(told)
        if before is not None and draft.first - before.last <= BACK and draft.facts.pollster in (None, before.facts.pollster):
            draft.facts = draft.facts.completed(replace(before.facts, question=None))
        if draft.facts.pollster is None:
            draft.facts = draft.facts.completed(survey.told_later(draft.last))
        before = draft

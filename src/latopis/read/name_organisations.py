"""New names with a head noun: Urząd Morski w Gdyni, Krajowa Izba Producentów Drobiu, Traktat o Przyjaźni."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.grammar import bits
from latopis.read import name_words as w
from latopis.read.name_line import LONGEST, NOMINATIVE, Run
from latopis.read.name_nobody import names_nobody

if TYPE_CHECKING:
    from latopis.read.name_line import Line
    from latopis.register import Match

_ABOUT: Final = "o"
_LONG: Final = 4
"""So many words in small letters at most tell what a law is about."""
_NOUNS: Final = frozenset(("subst", "ger", "adj", "ppas", "pact"))
_LOCATIVE: Final = bits(("loc",))
_BEHIND: Final = bits(("loc", "gen"))
_DATIVE: Final = bits(("dat",))
_AND: Final = frozenset(("i", "oraz"))
_IN: Final = frozenset(("w", "we", "na"))
_AWAY: Final = frozenset(("z", "ze", "do", "od"))
_INNER: Final = frozenset((".", "rzecz", "spraw", "im"))
_ADJECTIVES_BEFORE: Final = 3


def organisation(line: Line, at: int) -> Run | None:
    """The name that a head noun, or adjectives and a head noun, begin at this token; None where none does."""
    head = at
    while head < at + _ADJECTIVES_BEFORE and _leads(line, head):
        head += 1
    kind = line.head_type(head) if head < len(line.tokens) else None
    if kind is None or not _agrees(line, at, head) or _only_opens(line, at, head) or _is_told_of(line, at, head):
        return None
    end = _end(line, head, sure=head > at or not line.opens(at))
    if head > at and head in line.matches and (line.matches[head].end > head + 1 or end == head + 1):
        return None
    if end - at < 2 or (head > at and end == head + 1 and line.opens(at) and not _seen(line, head)):
        return None
    match = line.matches.get(at)
    return None if match and match.end >= end else Run(at, end, None, kind)


def _only_opens(line: Line, at: int, head: int) -> bool:
    """`Spółka Wega` at the head of a sentence: the noun has its capital from there, the name is what follows."""
    titled = w.title_type(line.tokens[head], line.words) == "organisation" and head == at and line.opens(at)
    return titled and line.unknown(at + 1) and not _seen(line, head)


def _is_told_of(line: Line, at: int, head: int) -> bool:
    """`Uchwalona Ustawa o Lasach`: a participle has its capital from the head of the sentence, and tells what became of it."""
    return head > at and line.opens(at) and line.tokens[at].pos in ("ppas", "pact") and not _seen(line, at)


def longer(line: Line, match: Match) -> int:
    """The end of a known organisation's name with the capitalised words that continue it, adjectives and genitives."""
    end = match.end
    while end < len(line.tokens) and line.free(end) and not line.first_name(end) and _continues(line, match.start, end):
        end += 1
    return end


def _leads(line: Line, at: int) -> bool:
    if not line.word(at) or not w.is_adjective(line.tokens[at]) or line.head_type(at):
        return False
    match = line.matches.get(at)
    return match is None or match.end == at + 1


def _agrees(line: Line, start: int, head: int) -> bool:
    agreement = w.noun_agreement(line.tokens[head])
    for at in range(start, head):
        agreement &= w.adjective_agreement(line.tokens[at])
    return start == head or agreement != 0


def _seen(line: Line, at: int) -> bool:
    return not w.lemmas(line.tokens[at]).isdisjoint(line.evidence.inside)


def _end(line: Line, head: int, *, sure: bool) -> int:
    end = head + 1
    while end < len(line.tokens) and end - head < LONGEST:
        step = _step(line, head, end, sure=sure)
        if step is None:
            break
        end = step
    return end


def _step(line: Line, head: int, at: int, *, sure: bool) -> int | None:
    """The end of the next piece of the name, or None where it ends."""
    token = line.tokens[at]
    match = line.matches.get(at)
    if match and line.word(at):
        return _absorbed(line, match, first=at == head + 1, sure=sure and head not in line.matches)
    if line.word(at):
        return at + 1 if not line.nominative_first_name(at) and _continues(line, head, at) else None
    if token.text == _ABOUT and sure and line.head_type(head) == "document" and not line.word(at + 1):
        return _subject(line, at)
    if token.text.casefold() in line.words.links["organisation"]:
        return _linked(line, head, at)
    return None


def _subject(line: Line, at: int) -> int | None:
    """The end of what a treaty or law is about, in small letters: `Traktat o funkcjonowaniu Unii Europejskiej`."""
    end = at + 1
    while end < len(line.tokens) and end - at <= _LONG:
        token, match = line.tokens[end], line.matches.get(end)
        if match is not None and line.word(end):
            return match.end if line.genitive(end) and end > at + 1 else None
        small = token.kind == "word" and not token.capitalised and token.pos in _NOUNS
        if not small or not any(entry.agreement & (_LOCATIVE if end == at + 1 else _BEHIND) for entry in token.analyses):
            break
        end += 1
    return end if end > at + 1 else None


def _continues(line: Line, head: int, at: int) -> bool:
    """An adjective that agrees with the head, a genitive, an acronym or a foreign word."""
    token = line.tokens[at]
    if w.is_small(token) or names_nobody(line, at):
        return False
    if w.title_type(token, line.words) == "person" and line.word(at + 1) and not line.genitive(at):
        return False
    if at == head + 1 and w.noun_agreement(token) & NOMINATIVE and not line.opens(head):
        return True
    agrees = w.adjective_agreement(token) & w.noun_agreement(line.tokens[head])
    if line.word(at + 1) and w.is_given_in_two(line.tokens[at + 1]):
        return False
    if token.best.guessed and at > head + 1 and not line.tokens[at - 1].best.guessed and line.unknown(at + 1):
        return False  # `Federacji Piłkarskiej Litwy | Ignacio Benavídez`: two foreign words behind Polish ones are somebody
    needy = any(entry.agreement & _DATIVE and entry.pos == "subst" and not entry.labels for entry in token.analyses)
    return bool(agrees) or line.genitive(at) or needy or token.best.guessed or w.is_acronym(token)


def _absorbed(line: Line, match: Match, *, first: bool, sure: bool) -> int | None:
    """The end of a known name inside the longer one: of a place or an organisation, in the genitive."""
    kind = line.actor(match).type
    outlet = kind == "outlet" and not w.is_common(line.tokens[match.start])
    if kind in ("person", "group") or outlet or not line.genitive(match.start) or (first and not sure):
        return None
    return match.end


def _linked(line: Line, head: int, at: int) -> int | None:
    """The end of what a small word inside the name leads to: a further capitalised word."""
    after = at + 1
    while after < len(line.tokens) and line.tokens[after].text.casefold() in _INNER:
        after += 1
    if not line.word(after):
        return None
    link = line.tokens[at].text.casefold()
    match = line.matches.get(after)
    if link in _AND:
        return _couple(line, head, at, after) or _second(line, head, at, after)
    if (link in _IN or link in _AWAY) and after == at + 1:
        return _located(line, head, at)
    return None if match and line.actor(match).type in ("person", "group") else match.end if match else after + 1


def _couple(line: Line, head: int, at: int, after: int) -> int | None:
    """`Fundacja Jana i Anny Dudków`: two first names and the surname of both."""
    both = at == head + 2 and line.first_name(at - 1) and line.first_name(after) and line.word(after + 1)
    return after + 2 if both and line.genitive(at - 1) and line.genitive(after + 1) else None


def _second(line: Line, head: int, at: int, after: int) -> int | None:
    """`Drobiu i Pasz`: two genitives of one name; a second head noun, a known actor or a person is another name."""
    known = line.known(after) is not None and line.known(after, "place", "state") is None
    new = line.head_type(after) is not None and not line.genitive(after)
    if known or new or line.first_name(after) or at - 1 <= head:
        return None
    return after + 1 if line.genitive(after) and line.genitive(at - 1) else None


def _located(line: Line, head: int, at: int) -> int | None:
    """`w Gdyni` after the name of an office or court that has more than its head; a bridge is named without its city."""
    match = line.known(at + 1, "place", "state")
    placed = match is not None or w.has_label(line.tokens[at + 1], w.PLACE) or line.unknown(at + 1)
    if line.tokens[at].text.casefold() in _AWAY or not placed or at == head + 1:
        return None
    if line.head_type(head) not in ("organisation", "office"):
        return None
    return match.end if match else at + 2

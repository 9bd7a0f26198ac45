"""Tokens -> sentences: paragraphs by line breaks, sentences by their closing marks.

A full stop closes a sentence unless it belongs to an abbreviation, an initial or an ordinal. A closing quotation mark or
bracket after the mark stays with its sentence; a dash that opens the next one goes with that.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from latopis.analyse.morphology import dictionary
from latopis.model import Reading, Sentence, Span, Token

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.lexicon.sentences import SentenceWords

CLOSERS: Final = frozenset("”\"’»)]'“")
_ENDS: Final = frozenset(".!?…")
_DASHES: Final = frozenset("-–—―")
_OPENERS: Final = frozenset("„\"“”«»'‘‚([")
_VERBS: Final = frozenset(("fin", "praet", "imps", "impt", "inf", "bedzie", "winien", "pcon", "pant"))
_FINITE: Final = frozenset(("fin", "praet", "imps", "bedzie", "winien", "pred"))
_REACH: Final = 40
"""How many tokens a sentence without a verb may have."""
_DATED: Final = 4
"""How many tokens the date under a post has: day, month, comma, year."""
_YEAR: Final = 4
"""How many digits a year has."""
_BREAKS: Final = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_SHORT_START: Final = 6
"""Fewer tokens than this before `r.` are the start of a sentence (`W 2014 r. Rosja …`), not a whole one."""
_LONGEST: Final = 250
"""What has more tokens than this is a list or a table, no sentence: it is cut, so that no sentence costs more than its share."""


def sentences(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its sentences."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(_paragraphs(reading)):
        headline = _ends_open(paragraph)
        starts = _shortened(_starts(paragraph, lexicon.sentences), len(paragraph))
        for start, end in zip(starts, [*starts[1:], len(paragraph)], strict=True):
            part = tuple(paragraph[start:end])
            span = Span(part[0].span.start, part[-1].span.end)
            found.append(Sentence(span, part, number, headline=headline and start == 0))
    return replace(reading, sentences=tuple(found))


def _paragraphs(reading: Reading) -> list[list[Token]]:
    paragraphs: list[list[Token]] = []
    text = reading.document.text
    last = 0
    for token in reading.tokens:
        between = text[last : token.span.start]
        if not paragraphs or (between not in ("", " ") and _parts(between, token)):
            paragraphs.append([])
        paragraphs[-1].append(token)
        last = token.span.end
    return paragraphs


def _parts(between: str, token: Token) -> bool:
    """Whether white space holds a paragraph break: a lone line break before a small letter only wraps a line."""
    breaks = sum(character in _BREAKS for character in between.replace("\r\n", "\n"))
    return breaks > 1 or (breaks == 1 and not token.text[:1].islower())


def _ends_open(paragraph: list[Token]) -> bool:
    """Whether a paragraph ends without a closing mark, as headlines and pull quotes do."""
    for token in reversed(paragraph):
        if token.text not in CLOSERS:
            return token.text[:1] not in _ENDS and token.text not in (":", ";", ",")
    return True


def _starts(paragraph: list[Token], words: SentenceWords) -> list[int]:
    starts, index = [0], 0
    while index < len(paragraph):
        after = index + 1
        if paragraph[index].text[0] in _ENDS:
            after = _after_closers(paragraph, after)
            if after < len(paragraph) and _begins(paragraph, after) and not _belongs(paragraph, index, after, words, starts[-1]):
                starts.append(after)
        elif paragraph[index].text[0] == "@":
            after = _after_signature(paragraph, index)
            if index + 1 < after < len(paragraph) and _begins(paragraph, after):
                starts.append(after)
        index = after
    return starts


def _after_signature(paragraph: list[Token], handle: int) -> int:
    """The place behind the date under an embedded post (`(@anowak) 5 maja 2018`), or behind the handle where no date follows."""
    if [token.text for token in paragraph[handle - 1 : handle + 2 : 2]] != ["(", ")"]:
        return handle + 1
    for place in range(handle + 2, min(handle + 2 + _DATED, len(paragraph))):
        token = paragraph[place]
        if token.kind == "number" and len(token.text) == _YEAR:
            return place + 1
    return handle + 1


def _shortened(starts: list[int], end: int) -> list[int]:
    """The starts, and further ones inside what would be too long."""
    stops = [*starts[1:], end]
    return [place for start, stop in zip(starts, stops, strict=True) for place in range(start, stop, _LONGEST)]


def _after_closers(paragraph: list[Token], index: int) -> int:
    while index < len(paragraph) and (
        (paragraph[index].text in CLOSERS and not paragraph[index].spaced) or paragraph[index].text[0] in _ENDS
    ):
        index += 1
    return index


def _begins(paragraph: list[Token], index: int) -> bool:
    """Whether a sentence can begin here: a capital, a number, or marks that open one before those."""
    for token in paragraph[index : index + 3]:
        if token.kind in ("word", "number"):
            return not token.text[0].islower() and (token.spaced or index > 0)
        if token.text not in _OPENERS and token.text not in _DASHES:
            return token.kind == "symbol"
    return False


def _belongs(paragraph: list[Token], index: int, after: int, words: SentenceWords, start: int) -> bool:
    """Whether the full stop at `index` belongs to the word before it rather than to the sentence."""
    if paragraph[index].text != "." or index == 0:
        return False
    before, following = paragraph[index - 1], paragraph[after]
    if after > index + 1 or not following.spaced:
        bare = after == index + 1 and following.kind == "word" and not paragraph[index].spaced
        return bare or (after > index + 1 and _bracketed(paragraph, index, after, words, start))
    opens = following.lower in words.openers or following.kind == "punctuation" or _is_verb(following)
    last = before.text.rpartition("-")[2]  # `umowa UE-Wlk. Brytania`
    lemma = last if last in words.abbreviations else last.lower()
    if len(before.text) == 1 and before.text.isupper():
        return not opens
    if lemma in words.abbreviations:
        kind = words.abbreviations[lemma]
        goes_on = kind == "year" and (  # `w 2009 r. 5 mld`, `w 2009 r. Wspólnotę Narodów.`
            following.kind == "number" or not _has_verb(paragraph, after) or _waits_for_verb(paragraph, start, index)
        )
        return (goes_on and not opens) or _abbreviated(kind, opens=opens, length=index - start)
    if before.kind != "number" or _is_model(paragraph, index - 1, start):
        return False
    return _ordinal(before, following, opens=opens)


def _bracketed(paragraph: list[Token], index: int, after: int, words: SentenceWords, start: int) -> bool:
    """`większość (64 proc.) Belgów`: whether the full stop is of an abbreviation that ends what a sentence has in brackets."""
    if [token.text for token in paragraph[index + 1 : after]] != [")"] or paragraph[index - 1].lower not in words.abbreviations:
        return False
    near = range(max(start + 1, index - _REACH), index)
    opens = paragraph[after].lower in words.openers or _is_verb(paragraph[after])
    return not opens and any(paragraph[place].text == "(" for place in near)


def _is_model(paragraph: list[Token], number: int, start: int) -> bool:
    """Whether the number ends a name (`Nord Stream 2. Rosja …`): a word with a capital stands before it inside the sentence."""
    return number > start + 1 and paragraph[number - 1].capitalised and paragraph[number - 1].kind == "word"


def _is_verb(token: Token) -> bool:
    """Whether the capitalised word can only be a verb, and so no name that goes on with the sentence."""
    entries = dictionary().of(token)
    return token.kind == "word" and all(entry.pos in _VERBS for entry in entries)


def _has_verb(paragraph: list[Token], start: int) -> bool:
    """Whether a word that may be a finite verb stands before the next closing mark."""
    for token in paragraph[start : start + _REACH]:
        if token.text[0] in _ENDS:
            return False
        if token.kind == "word" and any(entry.pos in _FINITE for entry in dictionary().of(token)):
            return True
    return True


def _waits_for_verb(paragraph: list[Token], start: int, index: int) -> bool:
    """`Założona z trudem przed wojną w 1938 r. Huta`, `dodał, że w 2014 r. Huta`: whether what began has no verb up to here."""
    clause = next(
        (place for place in range(index - 1, max(start, index - _SHORT_START), -1) if _opens_clause(paragraph, place)), start
    )
    first = dictionary().of(paragraph[clause])
    begun = clause > start or any(entry.pos in ("ppas", "pact", "prep") for entry in first)
    words = (token for token in paragraph[clause:index] if token.kind == "word")
    verbal = any(entry.pos in _FINITE for token in words for entry in dictionary().of(token))
    return begun and not verbal and index - clause < _REACH


def _opens_clause(paragraph: list[Token], place: int) -> bool:
    """`, że …`, `, a w …`; but `, a Litwa w 2015 r.` shares its verb."""
    if paragraph[place - 1].text != ",":
        return False
    pos = dictionary().of(paragraph[place])[0].pos
    following = paragraph[place + 1]
    timed = following.kind == "number" or dictionary().of(following)[0].pos == "prep"
    return pos == "comp" or (pos == "conj" and timed)


def _abbreviated(kind: str, *, opens: bool, length: int) -> bool:
    """`before` never ends a sentence, `unit` ends one before a plain opener, `year` also after a long enough start."""
    if kind == "before":
        return True
    if kind == "year":
        return not opens and length < _SHORT_START
    return not opens


def _ordinal(before: Token, following: Token, *, opens: bool) -> bool:
    roman = following.kind == "word" and not following.text.strip("IVXLC")
    return roman or (len(before.text) <= 2 and not opens and following.kind == "word")

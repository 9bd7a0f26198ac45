"""What a cue attributes: the direct speech beside it, the clause that it governs, the sentence into which it is put, its noun."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from latopis.read.direct import Pieces
from latopis.read.speech import complement, inserted, interrupting, reported, trailing
from latopis.read.voice import is_own_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from latopis.lexicon import Lexicon
    from latopis.model import Mode, Sentence, Span
    from latopis.read.cues import Cue
    from latopis.read.direct import Direct
    from latopis.syntax import Syntax

_ACTS: Final = ("cja", "anie", "enie", "cie", "ość", "zja")
"""Endings of nouns for acts and states."""
_QUOTED: Final = frozenset("„”“»«")


class Contents:
    """Finds the words of each cue; those of direct speech that one cue has no other gets."""

    def __init__(self, sentences: Sequence[Sentence], text: str, *, direct: Direct, lexicon: Lexicon) -> None:
        self._sentences = sentences
        self._text = text
        self._direct = direct
        self._lexicon = lexicon

    def of_cue(self, number: int, syntax: Syntax, cue: Cue, triggers: frozenset[int]) -> Pieces | None:
        """The words that the cue attributes, and how; `triggers` are the verbs of all cues of the sentence."""
        ways = self._of_noun if cue.match.nominal else self._of_verb
        return next((pieces for pieces in ways(number, syntax, cue, triggers) if pieces is not None), None)

    def _of_verb(self, number: int, syntax: Syntax, cue: Cue, triggers: frozenset[int]) -> Iterator[Pieces | None]:
        clause = reported(syntax, cue, triggers)
        yield self._direct.content(number, syntax, cue, unmarked=clause is None)
        colon = self._direct.after_colon(number, syntax, cue)
        yield colon if colon is not None and (colon.mode == "direct" or _takes_words(cue)) else None
        yield self._told(clause, "że")
        around = inserted(syntax, cue) or ([] if "content" in cue.match.roles else interrupting(syntax, cue))
        yield Pieces(around, self.mode_of(*around), "jak") if around else None
        yield self._told(trailing(syntax, cue), "comma")
        whole = cue.match.complete or (cue.match.form in ("imps", "ppas") and "content" in cue.match.roles)
        yield self._told(complement(syntax, cue), "noun") if whole and self._tells(syntax, cue) else None

    def _of_noun(self, number: int, syntax: Syntax, cue: Cue, triggers: frozenset[int]) -> Iterator[Pieces | None]:
        """What a noun attributes: the words behind its colon, its clause, or its complement."""
        yield self._direct.after_colon(number, syntax, cue)
        filler = cue.match.roles.get("content")
        if filler is not None:
            clausal = filler.clause is not None
            yield self._told(reported(syntax, cue, triggers) if clausal else complement(syntax, cue), "noun")

    def _told(self, span: Span | None, pattern: str) -> Pieces | None:
        return Pieces([span], self.mode_of(span), pattern) if span is not None else None

    def _tells(self, syntax: Syntax, cue: Cue) -> bool:
        """Whether a bare object says what was said: a noun for an act (`zapowiedział wycofanie`), not for a thing (`deser`)."""
        filler = cue.match.roles.get("content")
        if filler is None or filler.phrase is None or syntax.phrases[filler.phrase].preposition is not None:
            return True
        head = syntax.tokens[syntax.phrases[filler.phrase].head]
        needed = cue.match.frame.needs.get("content")
        called = any(role.startswith("_") for role in cue.match.roles)  # `nazwał plan szaleństwem`
        bare = head.lemma in self._lexicon.sources.topics and not _is_completed(syntax, filler.phrase)
        if bare and not needed and not called:
            return False
        act = any(entry.pos == "ger" for entry in head.analyses) or head.lemma in self._lexicon.frames.nouns
        oblique = "acc" not in syntax.phrases[filler.phrase].cases
        return bool(needed) or act or oblique or head.lemma.endswith(_ACTS) or head.lemma in self._lexicon.sources.acts

    def mode_of(self, *spans: Span) -> Mode:
        """Of reported words: mixed where marks stand in them."""
        return "mixed" if any(_is_marked(span.of(self._text)) for span in spans) else "indirect"

    def is_own_voice(self, spans: Sequence[Span]) -> bool:
        """Whether the words are in the first or second person."""
        first, last = spans[0].start, spans[-1].end
        tokens = (token for sentence in self._sentences_in(first, last) for token in sentence.tokens)
        return is_own_voice((token for token in tokens if first <= token.span.start < last), self._lexicon.sources)

    def _sentences_in(self, start: int, end: int) -> Iterator[Sentence]:
        first = bisect_left(self._sentences, start, key=lambda sentence: sentence.span.end)
        while first < len(self._sentences) and self._sentences[first].span.start < end:
            yield self._sentences[first]
            first += 1


def _is_completed(syntax: Syntax, place: int) -> bool:
    """Whether a complement follows the noun: a genitive, or a phrase with `o`, `w sprawie`."""
    after = place + 1
    if after >= len(syntax.phrases) or syntax.phrases[after].first != syntax.phrases[place].end:
        return False
    following = syntax.phrases[after]
    return following.parent == place or following.preposition in ("o", "w sprawie", "ws.", "na", "do")


def _takes_words(cue: Cue) -> bool:
    """Whether the cue's own content is words rather than a noun (`potwierdza to: …`)."""
    return any(slot.kind in ("że", "that", "quote") for slot in cue.match.frame.slots["content"])


def _is_marked(words: str) -> bool:
    """Whether a quotation stands in the words, even one whose other mark is missing."""
    return words.count('"') > 1 or not _QUOTED.isdisjoint(words)

"""Direct speech beside a cue: which quotation, or which words after a dash, the cue attributes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from latopis.frozen import frozen
from latopis.model import Span
from latopis.read.cues import FINITE, GERUNDS, STRUCTURE, Cue
from latopis.read.quotes import DASHES, begins_with_dash, speeches
from latopis.read.speech import trimmed
from latopis.read.voice import is_own_voice
from latopis.syntax import RELATIVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from latopis.lexicon.sources import SourceWords
    from latopis.model import Mode, Sentence, Token
    from latopis.read.quotes import Quote
    from latopis.syntax import Syntax

_BETWEEN: Final = frozenset(" ,–—-―\n\t:")
_NEAR_START: Final = 4
"""How many words may stand between the dash and its cue (`– w rozmowie z PAP powiedział`)."""


@frozen
class Pieces:
    """The words that a cue attributes, and how they were found."""

    spans: list[Span]
    mode: Mode
    pattern: str


class Direct:
    """The direct speech of a document: what its cues have taken so far is taken.

    `cued` are the sentences in which a cue follows a dash, `told` those with any cue; whoever makes this sets them once the cues
    are known.
    """

    def __init__(self, sentences: Sequence[Sentence], quotes: list[Quote], words: SourceWords) -> None:
        self.sentences = sentences
        self._lexicon = words
        self.quotes = quotes
        self._run = {number: start for start, end in speeches(sentences) for number in range(start, end)}
        self._ends = dict(speeches(sentences))
        self._taken: set[Span] = set()
        self._told: set[int] = set()
        self._told_first: dict[int, int] = {}
        self._starts = [sentence.span.start for sentence in sentences]
        self.cued: frozenset[int] = frozenset()
        self.told: frozenset[int] = frozenset()
        self._by_sentence: dict[int, list[Quote]] = {}
        for quote in self.quotes:
            for number in range(quote.sentence, self._last_sentence(quote) + 1):
                self._by_sentence.setdefault(number, []).append(quote)

    def _last_sentence(self, quote: Quote) -> int:
        number = quote.sentence
        while number + 1 < len(self.sentences) and self.sentences[number + 1].span.start < quote.outer.end:
            number += 1
        return number

    def content(self, number: int, syntax: Syntax, cue: Cue, *, unmarked: bool) -> Pieces | None:
        """The direct speech of the cue; None where it has none. Without `unmarked`, words without any mark are none."""
        marked = self._around(number, syntax, cue) or self._marked(number, syntax, cue)
        return marked or self._after_dash(number, syntax, cue, unmarked=unmarked)

    # Between marks -------------------------------------------------------------------------------

    def _around(self, number: int, syntax: Syntax, cue: Cue) -> Pieces | None:
        """`„A – powiedział X – B”`: the cue stands inside the marks, between dashes."""
        start, end = _piece(syntax, cue)
        here = syntax.sentence.span_of(start, end)
        for quote in self._by_sentence.get(number, ()):
            if not quote.inner.covers(here) or not start or syntax.tokens[start - 1].text not in DASHES:
                continue
            before = self._stripped(Span(quote.inner.start, syntax.tokens[start - 1].span.start))
            behind = self._stripped(Span(here.end, quote.inner.end))
            spans = [span for span in (before, behind) if span.end > span.start]
            self._taken.add(quote.outer)
            return Pieces(spans, "direct", "quote-around")
        return None

    def _stripped(self, span: Span) -> Span:
        first = next((token.span for token in self._words(span)), None)
        last = next((token.span for token in self._words(span, backwards=True)), None)
        return Span(first.start, last.end) if first and last else Span(span.start, span.start)

    def _words(self, span: Span, *, backwards: bool = False) -> Iterator[Token]:
        """The tokens inside the span that are no punctuation."""
        for token in self._tokens(span, backwards=backwards):
            if token.kind != "punctuation":
                yield token

    def _tokens(self, span: Span, *, backwards: bool = False) -> Iterator[Token]:
        """The tokens inside the span, in order or from its end; only as many as are asked for are looked at."""
        sentences = self.sentences[max(bisect_right(self._starts, span.start) - 1, 0) : bisect_left(self._starts, span.end)]
        for sentence in reversed(sentences) if backwards else sentences:
            for token in reversed(sentence.tokens) if backwards else sentence.tokens:
                if span.covers(token.span):
                    yield token

    def _marked(self, number: int, syntax: Syntax, cue: Cue) -> Pieces | None:
        """A quotation that ends right before the cue's clause, or begins after the cue in its clause or behind a colon."""
        near = self._by_sentence.get(number, [])
        spans: list[Span] = []
        for quote in near:
            if quote.outer in self._taken:
                continue
            if self._precedes(syntax, cue, quote) or self._follows(number, syntax, cue, quote):
                spans.append(quote.inner)
                self._taken.add(quote.outer)
        return Pieces(spans, "direct", "quote") if spans else None

    def _precedes(self, syntax: Syntax, cue: Cue, quote: Quote) -> bool:
        start = syntax.tokens[_piece(syntax, cue)[0]].span.start
        if quote.outer.end > start:
            return False
        between = [token for token in syntax.tokens if quote.outer.end <= token.span.start < start]
        inside = any(token.kind == "word" and token.span.end <= quote.outer.start for token in syntax.tokens)
        if not quote.speech and (inside or not any(token.text in DASHES for token in between)):
            return False  # words in inverted commas inside the sentence that is told
        return all(token.kind == "punctuation" and token.text[0] in _BETWEEN for token in between)

    def _follows(self, number: int, syntax: Syntax, cue: Cue, quote: Quote) -> bool:
        """Behind the cue with nothing but its clause between, and no other word that opens a clause."""
        trigger = syntax.tokens[cue.match.trigger].span
        if quote.outer.start < trigger.end or quote.sentence != number or cue.match.frame is STRUCTURE:
            return False
        if syntax.clauses[cue.clause].introducer == "jak" and syntax.tokens[quote.token - 1].text != ",":
            return False  # `jak czytamy w wyroku, oskarżony „działał na chłodno”`
        between = [
            index
            for index in range(cue.match.trigger + 1, len(syntax.tokens))
            if syntax.tokens[index].span.end <= quote.outer.start
        ]
        if not quote.speech:
            return False
        colon = bool(between) and syntax.tokens[between[-1]].text == ":"
        inside = all(syntax.clause_at(index) in (cue.clause, None) for index in between)
        finished = all(syntax.tokens[index].text not in (";",) and syntax.tokens[index].pos != "comp" for index in between)
        return inside and finished and (colon or len(between) <= 8)

    # After a dash --------------------------------------------------------------------------------

    def _after_dash(self, number: int, syntax: Syntax, cue: Cue, *, unmarked: bool) -> Pieces | None:
        dash = self._dash_before(syntax, cue)
        first, opened = self._first(number)
        if dash is None or not (opened or unmarked):
            return None
        tokens = self.sentences[first].tokens
        start = tokens[1 if begins_with_dash(self.sentences[first]) else 0].span.start
        before = self._spoken(start, syntax.tokens[dash - 1].span.end) if dash else None
        behind = self._behind(number, syntax, cue)
        told = opened or any(_tells(syntax, span) for span in (before, behind) if span is not None)
        spans = [span for span in (before, behind) if span is not None] if before is not None and told else []
        self._told.add(number)
        self._told_first.setdefault(self._run.get(number, number), number)
        return Pieces(spans, "direct", "dash" if opened else "dash-open") if spans else None

    def _first(self, number: int) -> tuple[int, bool]:
        """The sentence with which the words before the cue begin, and whether a dash opens them.

        Without an opening dash, sentences in the first person before the cue's own are the speaker's too.
        """
        run = self._run.get(number)
        if run is not None and self._told_first.get(run, number) >= number:
            return run, True
        first, before = number, number
        while before and self._may_go_on(before - 1, number):
            before -= 1
            if is_own_voice(self.sentences[before].tokens, self._lexicon):
                first = before
        return first, begins_with_dash(self.sentences[first])

    def _may_go_on(self, number: int, cue: int) -> bool:
        """Whether the words of the sentence can be those of the cue's speaker: in its paragraph, and nobody else's."""
        same = self.sentences[number].paragraph == self.sentences[cue].paragraph
        return same and number not in self._told and number not in self.told and number not in self._by_sentence

    def _dash_before(self, syntax: Syntax, cue: Cue) -> int | None:
        """The dash that the cue's clause follows; the verb stands near it, and nothing subordinates the clause."""
        clause = syntax.clauses[cue.clause]
        if clause.introducer is not None and clause.introducer != "jak":
            return None
        if clause.parent is not None and syntax.clauses[clause.parent].introducer in RELATIVES:
            return None  # `leków, których – jak twierdzi – brakuje`
        start = _piece(syntax, cue)[0]
        if not start or syntax.tokens[start - 1].text not in DASHES or start == 1:
            return None
        if cue.match.form in GERUNDS and any(syntax.tokens[at].pos in FINITE for at in range(start, cue.match.trigger)):
            return None  # `– zaznaczył, dodając, że`: the first verb has the words before the dash
        return start - 1 if cue.match.trigger - start <= _NEAR_START or clause.introducer == "jak" else None

    def _spoken(self, start: int, end: int) -> Span | None:
        """The words between, without the mark that ends them."""
        if end <= start:
            return None
        backwards = self._tokens(Span(start, end), backwards=True)
        last = next((token for token in backwards if token.text not in (",", ".", ";", ":", "–", "-")), None)
        return Span(start, last.span.end) if last is not None else None

    def _behind(self, number: int, syntax: Syntax, cue: Cue) -> Span | None:
        """What the speaker goes on to say: behind a second dash in the sentence, or after a dash that opens the next one."""
        end = max(b for a, b in syntax.clauses[cue.clause].pieces if a <= cue.match.trigger)
        dashes = [i for i in range(end, len(syntax.tokens)) if syntax.tokens[i].text in DASHES and syntax.tokens[i].spaced]
        run = self._run.get(number)
        if dashes:
            last = self._ends.get(run, number + 1) - 1 if run is not None else number
            begins = syntax.tokens[min(dashes[0] + 1, len(syntax.tokens) - 1)].span.start
            return self._spoken(begins, self.sentences[last].span.end)
        following = number + 1
        if run is None or following not in self._ends or self.sentences[following].paragraph != self.sentences[number].paragraph:
            return None
        run_end = self._ends[following]
        if any(other in self.cued for other in range(following, run_end)):
            return None
        return self._spoken(self.sentences[following].tokens[1].span.start, self.sentences[run_end - 1].span.end)

    def is_cued(self, syntax: Syntax, cues: list[Cue]) -> bool:
        """Whether one of the cues of the sentence follows a dash."""
        return any(self._dash_before(syntax, cue) is not None for cue in cues)

    # Behind a colon ------------------------------------------------------------------------------

    def after_colon(self, number: int, syntax: Syntax, cue: Cue) -> Pieces | None:
        """`X powiedział: treść`: what a colon opens right behind the cue's clause, in this sentence or in the next.

        Behind a verb that does not say so itself (`X rozkłada ręce: – …`) only speech that a mark opens.
        """
        colon = _colon_behind(syntax, cue)
        if colon is None:
            return None
        if cue.match.frame is STRUCTURE:
            plain = syntax.tokens[colon - 1].lemma in self._lexicon.labels or colon + 1 == len(syntax.tokens)
            return None if plain else self._opened(number, colon + 1, speech=True)
        if colon + 1 == len(syntax.tokens):
            return self._opened(number + 1, 0) if number + 1 < len(self.sentences) else None
        opened = self._opened(number, colon + 1)
        if opened is not None:
            return opened
        told = trimmed(syntax.sentence, colon + 1, len(syntax.tokens))
        own = is_own_voice(syntax.tokens[colon + 1 :], self._lexicon)
        return Pieces([told], "direct" if own else "indirect", "colon") if told is not None else None

    def labelled(self, number: int, colon: int) -> Pieces | None:
        """`X: – Treść.`: what a colon opens behind a name, where it is plainly speech."""
        return self._opened(number, colon + 1)

    def _opened(self, number: int, at: int, *, speech: bool = False) -> Pieces | None:
        """The speech that a dash or a quotation mark opens at the token of the sentence; with `speech` no title in marks."""
        tokens = self.sentences[number].tokens
        if at + 1 >= len(tokens):
            return None
        if tokens[at].text in DASHES and tokens[at + 1].spaced:
            if number in self.cued:
                return None  # who says it stands behind it
            told = self._spoken(tokens[at + 1].span.start, self.sentences[self._last_spoken(number)].span.end)
            return Pieces([told], "direct", "colon") if told is not None else None
        for quote in self._by_sentence.get(number, ()):
            speaks = quote.speech or not speech
            if speaks and quote.outer.start == tokens[at].span.start and quote.outer not in self._taken:
                self._taken.add(quote.outer)
                return Pieces([quote.inner], "direct", "colon")
        return None

    def _last_spoken(self, number: int) -> int:
        """The last sentence of a speech that a dash opens: that of the paragraph, unless somebody else speaks before it."""
        last, paragraph = number, self.sentences[number].paragraph
        while last + 1 < len(self.sentences) and self.sentences[last + 1].paragraph == paragraph:
            following = self.sentences[last + 1]
            if begins_with_dash(following) or last + 1 in self.told:
                break
            last += 1
        return last


def _colon_behind(syntax: Syntax, cue: Cue) -> int | None:
    """The colon that ends the cue's clause."""
    for index in range(cue.match.trigger + 1, len(syntax.tokens)):
        if syntax.tokens[index].text == ":":
            return index
        number = syntax.clause_at(index)
        if number not in (cue.clause, None) and syntax.clauses[number or 0].finite is not None:
            return None
    return None


def _piece(syntax: Syntax, cue: Cue) -> tuple[int, int]:
    """The stretch of the clause in which the cue stands."""
    clause = syntax.clauses[cue.clause]
    return next((piece for piece in clause.pieces if piece[0] <= cue.match.trigger < piece[1]), (clause.start, clause.end))


def _tells(syntax: Syntax, span: Span) -> bool:
    """Whether the words have a finite verb: a name between dashes is no speech."""
    return any(
        clause.finite is not None and clause.introducer not in RELATIVES and span.covers(syntax.tokens[clause.finite].span)
        for clause in syntax.clauses
    )

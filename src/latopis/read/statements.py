"""Who said what: every cue, opinion phrase, headline and pull quote -> a statement with its content and speaker.

Found by structure first (marks, dashes, reporting clauses); the lexicon of cues names the act. Sentences are read in order,
for the speaker of a cue without a subject is whoever spoke before.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from latopis.model import Span, Statement
from latopis.read.cast import Cast
from latopis.read.content import Contents
from latopis.read.covering import Covering
from latopis.read.cues import STRUCTURE, Cue, cues_in
from latopis.read.dating import when_of
from latopis.read.direct import Direct
from latopis.read.media import guest_of, medium_of
from latopis.read.nouns import noun_cues_in
from latopis.read.opinions import HEADLINE, headline_of, label_of, opinions_in, pull_quote_of, quoted_headline_of
from latopis.read.posts import post_of
from latopis.read.quotes import quotes_of
from latopis.read.said import Said
from latopis.read.speakers import Speakers

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Reading
    from latopis.read.quotes import Quote
    from latopis.syntax import Syntax


def statements(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its statements, and with the actors that only speak."""
    finder = _Finder(reading, lexicon)
    found = finder.found()
    done = tuple(finder.statement(said, number) for number, said in enumerate(found, start=1))
    return replace(reading, statements=done, actors=finder.cast.all)


_CASES: Final = 6
"""A name that may be in as many cases does not decline."""
_QUOTES: Final = 8
"""How many quotations of a headline are looked at."""


class _Finder:
    """Reads a document sentence by sentence."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.words = lexicon.sources
        self.text = reading.document.text
        self.cast = Cast(reading)
        self.speakers = Speakers(reading, self.cast, lexicon.sources)
        self.quotes: list[Quote] = quotes_of(reading.sentences)
        self.syntaxes = reading.syntaxes
        self.cues = [cues_in(syntax, lexicon.frames) for syntax in self.syntaxes]
        self.direct = Direct(reading.sentences, self.quotes, lexicon.sources)
        self.direct.cued = frozenset(
            number for number, syntax in enumerate(self.syntaxes) if self.direct.is_cued(syntax, self.cues[number])
        )
        self.direct.told = frozenset(number for number, cues in enumerate(self.cues) if cues)
        self.contents = Contents(reading.sentences, reading.document.text, direct=self.direct, lexicon=lexicon)
        self.has_outlets = any(actor.type == "outlet" for actor in reading.actors)
        self.interviews: dict[str, tuple[str, Span]] = {}
        self.triggers: frozenset[int] = frozenset()

    def found(self) -> list[Said]:
        """What is said, in order; words inside a direct quotation attribute nothing of their own."""
        said = [one for number in range(len(self.syntaxes)) for one in self._in_sentence(number)]
        spoken = (one for one in said if one.mode == "direct" or one.made_by == HEADLINE)
        direct = Covering(span for one in spoken for span in one.content)
        kept = [one for one in said if one.cue is None or not set(direct.around(one.cue)) - set(one.content)]
        for one in kept:
            if one.cue is None and one.outlet is None and one.speaker in self.interviews:
                one.outlet = self.interviews[one.speaker]  # a headline tells what was said in the interview below
        return sorted(_without_doubles(kept), key=lambda one: (one.span, one.cue or Span(0, 0)))

    def _in_sentence(self, number: int) -> list[Said]:
        syntax = self.syntaxes[number]
        cues = self.cues[number]
        self.triggers = frozenset(cue.match.trigger for cue in cues)
        guest = guest_of(syntax, self.cast, self.words) if self.has_outlets else None
        if guest is not None:
            self.interviews[guest[0]] = guest[1].actor, guest[1].span
        found: list[Said] = []
        nouns = noun_cues_in(syntax, self.lexicon.frames, self.words, verbs=cues)
        theirs = [filler for cue in nouns if (filler := cue.match.roles.get("content")) is not None]
        for cue in (*cues, *nouns):
            told = cue.match.roles.get("content")
            theirs_too = cue.match.frame is STRUCTURE and any(cue.clause == noun.clause for noun in nouns)
            if theirs_too or (told in theirs and not cue.match.nominal):
                continue
            said = self._of_cue(number, cue)
            if said is not None:
                said.sentence = number
                found.append(said)
                self.speakers.remember([said])
        named = {filler.phrase for cue in cues if (filler := cue.match.roles.get("speaker")) is not None}
        for said in opinions_in(syntax, self.words, self.cast, self.speakers.previous):
            if said.phrase in named:
                continue  # `z informacji policji wynika, że`: the verb attributes
            said.mode = self.contents.mode_of(*said.content)
            found.append(said)
        found += self._signed(number, told=bool(found))
        for said in found:
            said.sentence = number
        self.speakers.remember(found)
        return found

    def _signed(self, number: int, *, told: bool) -> list[Said]:
        """What a headline, a label, a signature or a pull quote attributes; `told` if the sentence has statements already."""
        syntax = self.syntaxes[number]
        post = post_of(self.reading.sentences, number, syntax=syntax, cast=self.cast, told=self.direct.told)
        if not syntax.sentence.headline:
            found = [post, self._labelled(number)]
        else:
            paragraph = self._paragraph(number)
            headline = headline_of(paragraph, self.cast, self.words)
            found = [post, headline, None if post else self._pull_quote(number, paragraph)]
            if not told and not any(found):
                found.append(quoted_headline_of(paragraph, self.quotes_at(number), self.cast))
        return [said for said in found if said is not None]

    def quotes_at(self, number: int) -> list[Quote]:
        """The quotations that begin in the paragraph of the sentence."""
        paragraph = self.reading.sentences[number].paragraph
        first = bisect_left(self.quotes, number, key=lambda quote: quote.sentence)
        found: list[Quote] = []
        for quote in self.quotes[first : first + _QUOTES]:
            if self.reading.sentences[quote.sentence].paragraph != paragraph:
                break
            found.append(quote)
        return found

    def _paragraph(self, number: int) -> list[Syntax]:
        """The sentences of a paragraph that begins with this one."""
        last = number
        while (
            last + 1 < len(self.syntaxes)
            and self.reading.sentences[last + 1].paragraph == self.reading.sentences[number].paragraph
        ):
            last += 1
        return list(self.syntaxes[number : last + 1])

    def _labelled(self, number: int) -> Said | None:
        """`Prezes Kos: – Treść.`: a name and a colon before words that a mark opens."""
        syntax = self.syntaxes[number]
        label = label_of(syntax, self.cast)
        told = self.direct.labelled(number, label.colon) if label is not None else None
        if label is None or told is None:
            return None
        return Said(None, told.spans, "direct", "say", label.speaker, label.shown, "pl/headlines:label")

    def _pull_quote(self, number: int, paragraph: list[Syntax]) -> Said | None:
        before = number
        while before and self.reading.sentences[before - 1].paragraph == self.reading.sentences[number].paragraph - 1:
            before -= 1
        return pull_quote_of(paragraph, self.syntaxes[before:number], cast=self.cast, words=self.words)

    # One cue -------------------------------------------------------------------------------------

    def _of_cue(self, number: int, cue: Cue) -> Said | None:
        syntax = self.syntaxes[number]
        pieces = self.contents.of_cue(number, syntax, cue, self.triggers)
        if pieces is None or not pieces.spans or self._leaves_marks(number, syntax.tokens[cue.match.trigger].span, pieces.spans):
            return None
        content, mode, pattern = pieces.spans, pieces.mode, pieces.pattern
        token = syntax.tokens[cue.match.trigger]
        unmarked = mode != "direct" or pattern == "dash-open" or cue.match.frame is STRUCTURE
        if unmarked and not self.speakers.can_speak(syntax, cue):
            return None
        speaker, shown = self.speakers.of_cue(syntax, cue, content)
        if (pattern == "noun" or cue.match.nominal) and (speaker is None or not self.speakers.is_actor(speaker)):
            return None
        if token.lemma in self.words.learns and pattern != "jak" and not self._is_outlet(speaker):
            return None
        said = Said(
            cue=token.span,
            content=content,
            mode=mode,
            act=cue.act(syntax),
            speaker=speaker,
            shown=shown,
            made_by=f"{cue.match.frame.address}/{pattern}",
            clause=cue.clause,
            token=cue.match.trigger,
        )
        if pattern == "dash-open" and not self._is_plainly_own(said):
            said.mode = self.contents.mode_of(*content)
        self._outlet(syntax, cue, said)
        self._address(syntax, cue, said)
        return said

    def _leaves_marks(self, number: int, cue: Span, content: list[Span]) -> bool:
        """`»Mówią, że odeszła« zejdzie z afisza`: whether a cue between marks would tell words behind them."""
        return any(
            quote.inner.covers(cue) and any(span.overlaps(quote.inner) and span.end > quote.outer.end for span in content)
            for quote in self.quotes_at(number)
        )

    def _address(self, syntax: Syntax, cue: Cue, said: Said) -> None:
        """Whom the words are said to: somebody else beside the cue, outside of what is said."""
        filler = cue.match.roles.get("addressee")
        whom = self.cast.of_filler(syntax, filler) if filler is not None else ()
        if filler is None or not whom or whom[0] == said.speaker:
            return
        span = self.cast.span_of_filler(syntax, filler)
        if not _is_near(syntax, cue, filler.phrase):
            return
        if not any(content.overlaps(span) for content in said.content):
            said.addressee = whom[0], span

    def _is_plainly_own(self, said: Said) -> bool:
        """Whether words without marks are the speaker's own: a person's, or in the first person; others' are reported."""
        person = said.speaker is None or self.cast.actors[said.speaker].type == "person"
        return person or self.contents.is_own_voice(said.content)

    def _is_outlet(self, speaker: str | None) -> bool:
        return speaker is not None and self.cast.actors[speaker].type == "outlet"

    # Through which medium ----------------------------------------------------------------------

    def _outlet(self, syntax: Syntax, cue: Cue, said: Said) -> None:
        """The medium named beside the cue; that of an interview holds for what else its guest says."""
        medium = medium_of(syntax, cue, said, cast=self.cast, words=self.words) if self.has_outlets else None
        if medium is not None:
            said.outlet = medium.actor, medium.span
            if medium.holds and said.speaker is not None:
                self.interviews[said.speaker] = said.outlet
        elif said.speaker in self.interviews and said.speaker is not None:
            said.outlet = self.interviews[said.speaker]

    # The entry -----------------------------------------------------------------------------------

    def statement(self, said: Said, number: int) -> Statement:
        """The statement of a draft."""
        sentence = self.reading.sentences[said.sentence]
        time = when_of(self.reading, sentence, said.token) if said.token is not None else None
        evidence = {
            "speaker": said.shown,
            "act": said.cue,
            "addressee": said.addressee[1] if said.addressee else None,
            "outlet": said.outlet[1] if said.outlet else None,
            "when": time.span if time is not None else None,
        }
        about = [actor for span in said.content for actor in self.cast.named_in(span) if actor != said.speaker]
        return Statement(
            id=f"s{number}",
            span=said.span,
            evidence={field: (span,) for field, span in evidence.items() if span is not None},
            made_by=said.made_by,
            when=time.value if time is not None else None,
            speaker=said.speaker,
            cue=said.cue,
            content=tuple(said.content),
            mode=said.mode,
            act=said.act,
            addressee=said.addressee[0] if said.addressee else None,
            outlet=said.outlet[0] if said.outlet else None,
            about=tuple(dict.fromkeys(about)),
        )


def _is_near(syntax: Syntax, cue: Cue, place: int | None) -> bool:
    """Whether the phrase can be whom the cue addresses: no comma between, and right behind it where it does not decline."""
    if place is None:
        return True
    phrase = syntax.phrases[place]
    declined = len(phrase.cases) < _CASES or phrase.first == cue.match.trigger + 1
    return declined and not syntax.apart(phrase.head, cue.match.trigger)


def _without_doubles(found: list[Said]) -> list[Said]:
    """Of statements with the same words, the one with a speaker, a cue and the shortest way to it."""
    best: dict[tuple[Span, ...], Said] = {}
    for said in found:
        key = tuple(said.content)
        known = best.get(key)
        if known is None or (known.speaker is None and said.speaker is not None):
            best[key] = said
    return list(best.values())

"""Who said what: every cue, opinion phrase, headline and pull quote -> a statement with its content and speaker.

Found by structure first (marks, dashes, reporting clauses); the lexicon of cues names the act. Sentences are read in order,
for the speaker of a cue without a subject is whoever spoke before.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from latopis.grammar import EVERY, agreement, bits
from latopis.model import Span, Statement
from latopis.read.cast import Cast
from latopis.read.covering import Covering
from latopis.read.dating import when_of
from latopis.read.direct import Direct
from latopis.read.media import is_told, medium_of
from latopis.read.opinions import headline_of, opinions_in, pull_quote_of
from latopis.read.quotes import DASHES, quotes_of
from latopis.read.said import Said
from latopis.read.speech import Cue, complement, cues_in, implied, inserted, reported, trailing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon import Lexicon
    from latopis.model import Act, Mode, Reading, Sentence, Token
    from latopis.read.fillers import Filler
    from latopis.read.quotes import Quote
    from latopis.syntax import Syntax

_ACTS: Final = ("cja", "anie", "enie", "cie", "ość", "zja")
"""Endings of nouns for acts and states."""


_PERSONAL: Final = frozenset(("m1", "f"))
_NEAR: Final = 400
"""Characters back to whoever a verb without a subject may mean."""
_OWN: Final = frozenset(("ja", "my", "mój", "nasz"))


def statements(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its statements, and with the actors that only speak."""
    finder = _Finder(reading, lexicon)
    found = finder.found()
    done = tuple(finder.statement(said, number) for number, said in enumerate(found, start=1))
    return replace(reading, statements=done, actors=finder.cast.all)


class _Finder:
    """Reads a document sentence by sentence."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.text = reading.document.text
        self.cast = Cast(reading)
        self.known = frozenset(actor.id for actor in reading.actors)
        self.people = sorted(
            (mention.span.start, actor.id)
            for actor in reading.actors
            if actor.type == "person"
            for mention in actor.mentions
            if mention.kind in ("name", "description")
        )
        self.quotes: list[Quote] = quotes_of(reading.sentences)
        self.syntaxes = reading.syntaxes
        self.cues = [cues_in(syntax, lexicon.frames) for syntax in self.syntaxes]
        self.direct = Direct(reading.sentences, self.quotes)
        self.direct.cued = frozenset(
            number for number, syntax in enumerate(self.syntaxes) if self.direct.is_cued(syntax, self.cues[number])
        )
        self.last: Said | None = None
        self.interviews: dict[str, tuple[str, Span]] = {}
        self.triggers: frozenset[int] = frozenset()
        self.genders: dict[str, int] = {}

    def found(self) -> list[Said]:
        """What is said, in order; words inside a direct quotation attribute nothing of their own."""
        said = [one for number in range(len(self.syntaxes)) for one in self._in_sentence(number)]
        direct = Covering(span for one in said if one.mode == "direct" for span in one.content)
        kept = [one for one in said if one.cue is None or not set(direct.around(one.cue)) - set(one.content)]
        return sorted(_without_doubles(kept), key=lambda one: (one.span, one.cue or Span(0, 0)))

    def _in_sentence(self, number: int) -> list[Said]:
        syntax = self.syntaxes[number]
        cues = self.cues[number]
        self.triggers = frozenset(cue.match.trigger for cue in cues)
        found: list[Said] = []
        for cue in cues:
            said = self._of_cue(number, cue)
            if said is not None:
                said.sentence = number
                found.append(said)
                self._remember([said])
        for said in opinions_in(syntax, self.lexicon.sources, self.cast, self._previous_speaker):
            said.mode = self._mode(*said.content)
            found.append(said)
        if syntax.sentence.headline:
            found += [said for said in (headline_of(syntax, self.cast), self._pull_quote(number)) if said is not None]
        for said in found:
            said.sentence = number
        self._remember(found)
        return found

    def _pull_quote(self, number: int) -> Said | None:
        paragraph = self.reading.sentences[number].paragraph
        last = number
        while last + 1 < len(self.syntaxes) and self.reading.sentences[last + 1].paragraph == paragraph:
            last += 1
        before = number
        while before and self.reading.sentences[before - 1].paragraph == paragraph - 1:
            before -= 1
        return pull_quote_of(self.syntaxes[number : last + 1], self.syntaxes[before:number], self.cast)

    def _remember(self, found: list[Said]) -> None:
        for said in found:
            if said.speaker is None:
                continue
            self.last = said
            tokens = self.reading.sentences[said.sentence].tokens
            genders = tokens[said.token].best.genders if said.token is not None else frozenset()
            if genders:
                self.genders[said.speaker] = bits(genders)  # `powiedziała` tells of whom one can go on to say `dodała`

    # One cue -------------------------------------------------------------------------------------

    def _of_cue(self, number: int, cue: Cue) -> Said | None:
        syntax = self.syntaxes[number]
        content, mode, pattern = self._content(number, cue)
        if not content:
            return None
        token = syntax.tokens[cue.match.trigger]
        if mode != "direct" and not self._can_speak(syntax, cue):
            return None
        speaker, shown = self._speaker(number, cue, content)
        if pattern == "noun" and (speaker is None or not self._is_actor(speaker)):
            return None
        said = Said(
            cue=token.span,
            content=content,
            mode=mode,
            act="say" if _act_of(cue) == "deny" and syntax.clauses[cue.clause].negated else _act_of(cue),
            speaker=speaker,
            shown=shown,
            made_by=f"{cue.match.frame.address}/{pattern}",
            clause=cue.clause,
            token=cue.match.trigger,
        )
        if pattern == "dash-open" and not self._is_own_voice(said):
            said.mode = self._mode(*content)
        self._outlet(syntax, cue, said)
        filler = cue.match.roles.get("addressee")
        if filler is not None and (whom := self.cast.of_filler(syntax, filler)) and whom[0] != speaker:
            said.addressee = whom[0], self.cast.span_of_filler(syntax, filler)
        return said

    def _content(self, number: int, cue: Cue) -> tuple[list[Span], Mode, str]:
        syntax = self.syntaxes[number]
        pieces = self.direct.content(number, syntax, cue)
        if pieces is not None:
            return pieces.spans, pieces.mode, pieces.pattern
        clause = reported(syntax, cue, self.triggers)
        if clause is not None:
            return [clause], self._mode(clause), "że"
        pieces_around = inserted(syntax, cue)
        if pieces_around:
            return pieces_around, self._mode(*pieces_around), "jak"
        told = self.direct.after_colon(number, syntax, cue)
        if told is not None:
            begins = syntax.sentence.tokens[syntax.clauses[cue.clause].end + 1 :][:1]
            return [told], "direct" if begins and begins[0].text in DASHES else self._mode(told), "colon"
        before = trailing(syntax, cue)
        if before is not None:
            return [before], self._mode(before), "comma"
        noun = complement(syntax, cue) if cue.match.complete and self._tells(syntax, cue) else None
        return ([noun], self._mode(noun), "noun") if noun is not None else ([], "indirect", "")

    def _tells(self, syntax: Syntax, cue: Cue) -> bool:
        """Whether a bare object says what was said: a noun for an act (`zapowiedział wycofanie`), not for a thing (`deser`)."""
        filler = cue.match.roles.get("content")
        if filler is None or filler.phrase is None or syntax.phrases[filler.phrase].preposition is not None:
            return True
        head = syntax.tokens[syntax.phrases[filler.phrase].head]
        needed = cue.match.frame.needs.get("content")
        act = any(entry.pos == "ger" for entry in head.analyses) or head.lemma in self.lexicon.frames.nouns
        oblique = "acc" not in syntax.phrases[filler.phrase].cases
        return bool(needed) or act or oblique or head.lemma.endswith(_ACTS) or head.lemma in self.lexicon.sources.acts

    def _is_actor(self, speaker: str) -> bool:
        """Whether somebody can say things: what a noun complement tells is a statement only of those who can."""
        return speaker in self.known or any(mention.kind != "description" for mention in self.cast.actors[speaker].mentions)

    def _can_speak(self, syntax: Syntax, cue: Cue) -> bool:
        """Whether the subject can say things: `fakt, że …` and `ryzyko sprawia, że …` are nobody's words."""
        filler = cue.match.roles.get("speaker")
        if filler is None or filler.phrase is None:
            return True
        head = syntax.tokens[syntax.phrases[filler.phrase].head]
        return head.pos != "subst" or head.capitalised or bool(self.cast.of_filler(syntax, filler))

    def _mode(self, *spans: Span) -> Mode:
        return "mixed" if any(self._quotes_in(span) for span in spans) else "indirect"

    def _is_own_voice(self, said: Said) -> bool:
        """Whether words without marks are the speaker's own: a person's, or in the first person; others' are reported."""
        if said.speaker is None or self.cast.actors[said.speaker].type == "person":
            return True
        first, last = said.content[0].start, said.content[-1].end
        tokens = (token for sentence in self._sentences_in(first, last) for token in sentence.tokens)
        return any(token.kind == "word" and _is_first_person(token) for token in tokens if first <= token.span.start < last)

    def _sentences_in(self, start: int, end: int) -> Iterator[Sentence]:
        first = bisect_left(self.reading.sentences, start, key=lambda sentence: sentence.span.end)
        for sentence in self.reading.sentences[first:]:
            if sentence.span.start >= end:
                return
            yield sentence

    def _quotes_in(self, span: Span) -> bool:
        first = bisect_left(self.quotes, span.start, key=lambda quote: quote.outer.start)
        return first < len(self.quotes) and self.quotes[first].outer.end <= span.end

    # Who speaks ----------------------------------------------------------------------------------

    def _speaker(self, number: int, cue: Cue, content: list[Span]) -> tuple[str | None, Span | None]:
        syntax = self.syntaxes[number]
        filler = cue.match.roles.get("speaker")
        if filler is not None and filler.phrase is not None:
            head = syntax.tokens[syntax.phrases[filler.phrase].head].span
            if any(span.covers(head) for span in content):  # nobody speaks inside his own words
                return self._spoke_before(syntax, cue, implied(cue, syntax), dropped=True)
        if filler is not None and filler.implied is None:
            who = self.cast.speaker(syntax, filler)
            if who and is_told(syntax, cue, who[0], cast=self.cast, words=self.lexicon.sources):
                return self._spoke_before(syntax, cue, implied(cue, syntax), dropped=True)
            if who:
                return who[0], self.cast.span_of_filler(syntax, filler)
            filler = None
        if cue.match.form in ("imps", "ppas"):
            return self._document(syntax, cue)
        return self._spoke_before(syntax, cue, filler or implied(cue, syntax))

    def _spoke_before(self, syntax: Syntax, cue: Cue, filler: Filler, *, dropped: bool = False) -> tuple[str | None, Span | None]:
        """The last speaker where the verb agrees, else whom the dropped subject means.

        `dropped`: what looked like the subject is none, so that nobody has asked yet whom the verb means.
        """
        token = syntax.tokens[filler.implied if filler.implied is not None else cue.match.trigger]
        meant = self.cast.of_filler(syntax, filler) or (self._came_up_last(token) if dropped else ())
        if meant and self._came_up_since(meant[0], token):
            return meant[0], token.span
        who = self._previous_speaker(token) or next(iter(meant or self._came_up_last(token)), None)
        return (who, token.span) if who is not None else (None, None)

    def _came_up_last(self, token: Token) -> tuple[str, ...]:
        """The person named or described nearest before the cue, of the verb's number and gender; nobody where that is too far."""
        forms = agreement(token.best.numbers, [], token.best.genders) if token.best.genders & _PERSONAL else 0
        for place in range(bisect_left(self.people, (token.span.start, "")) - 1, -1, -1):
            start, actor = self.people[place]
            if start < token.span.start - _NEAR:
                break
            if self.cast.forms_of(actor) & forms:
                return (actor,)
        return ()

    def _came_up_since(self, actor: str, token: Token) -> bool:
        """Whether a person was named or described between the last statement and this cue: then it is he who goes on to speak."""
        if self.last is None or self.cast.actors[actor].type != "person":
            return False
        after = self.last.span.end
        mentions = self.cast.actors[actor].mentions
        told = any(after <= m.span.start < token.span.start and m.kind in ("name", "description") for m in mentions)
        return told and not any(span.start >= after for span in self.last.content)

    def _previous_speaker(self, token: Token | None) -> str | None:
        if self.last is None or self.last.speaker is None:
            return None
        if token is None or not token.best.genders:
            return self.last.speaker
        forms = agreement(token.best.numbers, [], token.best.genders)
        told = self.genders.get(self.last.speaker, EVERY)
        return self.last.speaker if self.cast.forms_of(self.last.speaker) & told & forms else None

    def _document(self, syntax: Syntax, cue: Cue) -> tuple[str | None, Span | None]:
        """`w komunikacie podkreślono`: the document, or the outlet, in which it stands."""
        for place in syntax.phrases_in(cue.clause):
            phrase = syntax.phrases[place]
            if phrase.preposition == "w":
                who = self.cast.of_phrase(syntax, place)
                if who and self.cast.actors[who[0]].type in ("document", "outlet", "organisation", "office"):
                    return who[0], syntax.sentence.span_of(phrase.start, phrase.end)
        return None, None

    def _outlet(self, syntax: Syntax, cue: Cue, said: Said) -> None:
        """The medium named beside the cue; that of an interview holds for what else its guest says."""
        medium = medium_of(syntax, cue, self.cast, self.lexicon.sources, speaker=said.speaker)
        if medium is not None:
            said.outlet = medium.actor, medium.span
            if medium.holds and said.speaker is not None:
                self.interviews[said.speaker] = said.outlet
        elif said.speaker in self.interviews and said.speaker is not None and said.mode != "indirect":
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


def _act_of(cue: Cue) -> Act:
    act: Act = cue.act  # type: ignore[assignment]  # the lexicon's check allows no other
    return act


def _is_first_person(token: Token) -> bool:
    return (token.best.person == "pri" and token.pos != "ppron3") or token.lemma in _OWN


def _without_doubles(found: list[Said]) -> list[Said]:
    """Of statements with the same words, the one with a speaker, a cue and the shortest way to it."""
    best: dict[tuple[Span, ...], Said] = {}
    for said in found:
        key = tuple(said.content)
        known = best.get(key)
        if known is None or (known.speaker is None and said.speaker is not None):
            best[key] = said
    return list(best.values())

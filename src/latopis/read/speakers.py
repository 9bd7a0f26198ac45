"""Who speaks: the subject of a cue, the source that it names, or whoever spoke or came up before."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from latopis.grammar import EVERY, agreement, bits
from latopis.read.cues import GERUNDS, STRUCTURE, implied
from latopis.read.fillers import Filler
from latopis.read.media import is_told
from latopis.read.quotes import DASHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.sources import SourceWords
    from latopis.model import Phrase, Reading, Span, Token
    from latopis.read.cast import Cast
    from latopis.read.cues import Cue
    from latopis.read.said import Said
    from latopis.syntax import Syntax

_SINGULAR: Final = bits(("sg",))
_PERSONAL: Final = frozenset(("m1", "f"))
_NEAR: Final = 400
"""Characters back to whoever a verb without a subject may mean."""
_CASES: Final = 6
"""A name that may be in as many cases does not decline: it may belong to the noun before it."""
_BEHIND: Final = 8
"""How many words behind the verb its subject may stand."""
_TITLE: Final = 3
"""How many unknown words may stand between a verb and the name of who speaks."""
_CLOSE: Final = 2
"""How many sentences back the house that spoke is still meant."""
_SEATED: Final = frozenset(("document", "outlet", "organisation", "office"))

Found = tuple[str | None, "Span | None"]
"""A speaker, and the words that show who it is."""


class Speakers:
    """Finds the speaker of each cue, in the order of the text."""

    def __init__(self, reading: Reading, cast: Cast, words: SourceWords) -> None:
        self._reading = reading
        self._cast = cast
        self._words = words
        self._known = frozenset(actor.id for actor in reading.actors)
        self._people = sorted(
            (mention.span.start, actor.id)
            for actor in reading.actors
            if actor.type == "person"
            for mention in actor.mentions
            if mention.kind in ("name", "description")
        )
        self._starts = [sentence.span.start for sentence in reading.sentences]
        self._last: Said | None = None
        self._latest: Said | None = None
        self._told: dict[str, int] = {}

    def remember(self, found: list[Said]) -> None:
        """Who spoke, and in what gender his verbs stand."""
        for said in found:
            self._latest = said
            if said.speaker is None:
                continue
            self._last = said
            tokens = self._reading.sentences[said.sentence].tokens
            if said.token is not None and tokens[said.token].pos == "praet":
                best = tokens[said.token].best  # `powiedziała` tells of whom one can go on to say `dodała`
                self._told[said.speaker] = agreement(best.numbers, [], best.genders)

    def is_actor(self, speaker: str) -> bool:
        """Whether somebody can say things: what a noun complement tells is a statement only of those who can."""
        actor = self._cast.actors[speaker]
        known = speaker in self._known or actor.type != "group"
        return known or any(mention.kind != "description" for mention in actor.mentions)

    def can_speak(self, syntax: Syntax, cue: Cue) -> bool:
        """Whether the subject can say things: `fakt, że …` and `ryzyko sprawia, że …` are nobody's words."""
        filler = cue.match.roles.get("speaker")
        if filler is None or filler.phrase is None:
            return True
        head = syntax.tokens[syntax.phrases[filler.phrase].head]
        if cue.match.frame is STRUCTURE and head.pos not in ("subst", "ger"):
            return False
        spoken = head.lemma in self._words.words or head.lemma in self._words.crowds or "m1" in head.best.genders
        spoken = spoken or head.lemma in self._words.seats
        woman = head.best.genders == {"f"} and head.lemma.endswith(self._words.women)
        if head.pos not in ("subst", "ger") or head.capitalised or spoken or woman:
            return True
        return bool(self._cast.of_filler(syntax, filler))

    def of_cue(self, syntax: Syntax, cue: Cue, content: list[Span]) -> Found:
        """The speaker of the cue."""
        filler = cue.match.roles.get("speaker")
        if filler is not None and filler.implied is None and not self._is_said(syntax, filler, content):
            who, shown = self._named(syntax, filler)
            if who is None:
                return self._unnamed(syntax, cue, None)
            if not is_told(syntax, cue, who, cast=self._cast, words=self._words):
                return who, shown
        if filler is not None and filler.phrase is not None:
            outside = self._outside(syntax, cue, content)
            return outside if outside[0] is not None else self._spoke_before(syntax, cue, implied(cue, syntax), dropped=True)
        return self._unnamed(syntax, cue, filler)

    @staticmethod
    def _is_said(syntax: Syntax, filler: Filler, content: list[Span]) -> bool:
        """Whether what looks like the speaker stands in what is said: nobody speaks inside his own words."""
        if filler.phrase is None:
            return False
        head = syntax.tokens[syntax.phrases[filler.phrase].head].span
        return any(span.covers(head) for span in content)

    def _unnamed(self, syntax: Syntax, cue: Cue, filler: Filler | None) -> Found:
        """The speaker of a cue beside which nobody is named."""
        if cue.match.nominal and filler is None:
            return None, None
        governing = self._governing(syntax, cue) if cue.match.form in (*GERUNDS, "inf") else None
        if governing is not None:
            return governing
        near = next((found for found in self._near(syntax, cue) if found[0] is not None), None)
        if near is not None or cue.match.form in ("imps", "ppas"):
            return near or (None, None)
        return self._spoke_before(syntax, cue, filler or implied(cue, syntax))

    def _near(self, syntax: Syntax, cue: Cue) -> Iterator[Found]:
        """Those who may be meant though they are no subject, the likelier ones first."""
        if cue.match.form == "inf":
            yield self._purpose(syntax, cue)
        if syntax.clauses[cue.clause].introducer == "jak":
            yield self._behind(syntax, cue)
        yield self._person_behind(syntax, cue)
        if cue.match.form in ("imps", "ppas"):
            yield self._seat(syntax, cue)
            yield self._house(syntax, cue)

    def _outside(self, syntax: Syntax, cue: Cue, content: list[Span]) -> Found:
        """`„To nasza ziemia” – mówi sołtys Maria Gil`: the subject behind the verb, where one stands in what is said too."""
        finite = syntax.clauses[cue.clause].finite
        for place in syntax.phrases_in(cue.clause) if finite is not None else ():
            phrase, filler = syntax.phrases[place], Filler(phrase=place)
            near = cue.match.trigger < phrase.head <= cue.match.trigger + _BEHIND and phrase.preposition is None
            declined = len(phrase.cases) < _CASES or phrase.first == cue.match.trigger + 1
            agrees = finite is not None and "nom" in phrase.cases and syntax.agrees(phrase, syntax.tokens[finite])
            if not (near and declined and agrees) or self._is_said(syntax, filler, content):
                continue
            found = self._named(syntax, filler)
            if not is_told(syntax, cue, found[0], cast=self._cast, words=self._words):
                return found
        return None, None

    # Named beside the cue ------------------------------------------------------------------------

    def _named(self, syntax: Syntax, filler: Filler) -> Found:
        """Whoever the filler names; of `ustalenia gazety` and `jej słowa` whoever found out or spoke."""
        place = filler.phrase
        if filler.token is not None:
            span = syntax.tokens[filler.token].span
            return self._cast.at(span), span
        if place is not None and syntax.tokens[syntax.phrases[place].head].lemma in self._words.words:
            owner = self._owner(syntax, place)
            if owner[0] is not None:
                return owner
            who = self._cast.speaker(syntax, filler, kind="document")
        else:
            who = self._beside(syntax, place) or self._cast.speaker(syntax, filler)
        return (who[0], self._cast.span_of_filler(syntax, filler)) if who else (None, None)

    def _beside(self, syntax: Syntax, place: int | None) -> tuple[str, ...]:
        """`Jan Kos – były minister – uważa`: the person, or the noun of a participle, right before the subject's dash."""
        phrase = syntax.phrases[place] if place is not None else None
        if phrase is None or place is None or not place or syntax.tokens[phrase.start - 1].text not in DASHES:
            return ()
        before = syntax.phrases[place - 1]
        if before.end != phrase.start - 1 or before.preposition is not None or "nom" not in before.cases:
            return ()
        named = self._cast.of_phrase(syntax, place - 1)
        if syntax.tokens[phrase.head].pos not in ("subst", "ger"):
            return named or self._cast.speaker(syntax, Filler(phrase=place - 1))
        return named if named and self._cast.actors[named[0]].type == "person" else ()

    def _owner(self, syntax: Syntax, place: int) -> Found:
        """The genitive or possessive of a noun for words."""
        after = place + 1
        if after < len(syntax.phrases) and syntax.phrases[after].parent == place:
            who = self._cast.speaker(syntax, Filler(phrase=after))
            return (who[0], self._cast.span_of_filler(syntax, Filler(phrase=after))) if who else (None, None)
        phrase = syntax.phrases[place]
        for index in range(max(phrase.start - 1, 0), phrase.end):
            token = syntax.tokens[index]
            if token.pos == "ppron3":
                return self._cast.at(token.span) or self.previous(token), token.span
        return None, None

    def _seat(self, syntax: Syntax, cue: Cue) -> Found:
        """`w komunikacie podkreślono`, `w ratuszu potwierdzono`: the document, the outlet or the office in which it stands."""
        for place in syntax.phrases_in(cue.clause):
            phrase = syntax.phrases[place]
            if phrase.preposition not in ("w", "na"):
                continue
            span = syntax.sentence.span_of(phrase.start, phrase.end)
            who = self._cast.of_phrase(syntax, place)
            if who and self._cast.actors[who[0]].type in _SEATED:
                return who[0], span
            if syntax.tokens[phrase.head].lemma in self._words.seats:
                return self._cast.speaker(syntax, Filler(phrase=place), kind="office")[0], span
        return None, None

    def _governing(self, syntax: Syntax, cue: Cue) -> Found | None:
        """`zaznaczono, dodając, że`: whoever spoke by the verb on which the participle depends."""
        before = self._latest
        if before is None or before.token is None or before.sentence != bisect_left(self._starts, syntax.sentence.span.start):
            return None
        clause = syntax.clauses[cue.clause]
        depends = clause.parent is not None and before.clause in (clause.parent, cue.clause)
        return (before.speaker, before.shown) if depends else None

    def _purpose(self, syntax: Syntax, cue: Cue) -> Found:
        """`użył wizyty, by przekazać, że`: the subject of the clause that the infinitive serves."""
        clause = syntax.clauses[cue.clause]
        subject = syntax.subject_of(clause.parent) if clause.finite is None and clause.parent is not None else None
        return self._named(syntax, Filler(phrase=subject)) if subject is not None else (None, None)

    def _behind(self, syntax: Syntax, cue: Cue) -> Found:
        """`jak szacuje rząd`: the noun right behind the verb speaks, though it could be its object."""
        for place in syntax.phrases_in(cue.clause):
            phrase = syntax.phrases[place]
            finite = syntax.clauses[cue.clause].finite
            fits = finite is not None and "nom" in phrase.cases and syntax.agrees(phrase, syntax.tokens[finite])
            if phrase.first == cue.match.trigger + 1 and phrase.preposition is None and fits:
                return self._named(syntax, Filler(phrase=place))
        return None, None

    def _person_behind(self, syntax: Syntax, cue: Cue) -> Found:
        """`mówi glacjolożka Runa Eide`: a person's name behind the verb whose noun the dictionary does not know."""
        if cue.match.form not in ("fin", "praet"):
            return None, None
        for place in syntax.phrases_in(cue.clause):
            phrase = syntax.phrases[place]
            between = syntax.tokens[cue.match.trigger + 1 : phrase.start]
            unknown = between and len(between) <= _TITLE and all(not _is_known(token) for token in between)
            who = self._cast.of_phrase(syntax, place) if unknown and phrase.preposition is None else ()
            if who and self._cast.actors[who[0]].type == "person" and syntax.tokens[phrase.head].capitalised:
                return who[0], syntax.sentence.span_of(phrase.start, phrase.end)
        return None, None

    def _house(self, syntax: Syntax, cue: Cue) -> Found:
        """`„Działamy” – podkreślono`: the house, paper or office that spoke right before."""
        filler, last = cue.match.roles.get("content"), self._last
        number = bisect_left(self._starts, syntax.sentence.span.start)
        if (
            last is None
            or last.speaker is None
            or number - last.sentence > _CLOSE
            or (filler is not None and filler.clause is None)
        ):
            return None, None
        spoke = self._cast.actors[last.speaker].type in (*_SEATED, "group", "state")
        return (last.speaker, syntax.tokens[cue.match.trigger].span) if spoke else (None, None)

    # Not named -----------------------------------------------------------------------------------

    def _spoke_before(self, syntax: Syntax, cue: Cue, filler: Filler, *, dropped: bool = False) -> Found:
        """The last speaker where the verb agrees, else whom the dropped subject means.

        `dropped`: what looked like the subject is none, so that nobody has asked yet whom the verb means.
        """
        token = syntax.tokens[filler.implied if filler.implied is not None else cue.match.trigger]
        forms = agreement(token.best.numbers, [], token.best.genders)
        meant = tuple(who for who in self._cast.of_filler(syntax, filler) if self._forms_of(who) & forms)
        meant = meant or (self._came_up_last(token) if dropped else ())
        if meant and self._came_up_since(meant[0], token):
            return meant[0], token.span
        who = self.previous(token) or next(iter(meant or self._came_up_last(token)), None)
        return (who, token.span) if who is not None else self._people_before(syntax, token)

    def _came_up_last(self, token: Token) -> tuple[str, ...]:
        """The person named or described nearest before the cue, of the verb's number and gender; nobody where that is too far."""
        forms = agreement(token.best.numbers, [], token.best.genders) if token.best.genders & _PERSONAL else 0
        for place in range(bisect_left(self._people, (token.span.start, "")) - 1, -1, -1):
            start, actor = self._people[place]
            if start < token.span.start - _NEAR:
                break
            if self._forms_of(actor) & forms:
                return (actor,)
        return ()

    def _forms_of(self, actor: str) -> int:
        """The numbers and genders of verbs that tell of the actor: those of what he said before, else those of his names."""
        one = _SINGULAR if self._cast.actors[actor].type == "person" else EVERY
        return self._cast.forms_of(actor) & self._told.get(actor, one)

    def _people_before(self, syntax: Syntax, token: Token) -> Found:
        """`Krzyczeli, że …`: the only people in the plural that this sentence or the one before it names."""
        if "m1" not in token.best.genders or token.best.numbers != {"pl"}:
            return None, None
        for near in (syntax, self._sentence_before(syntax)):
            phrases = near.phrases if near is not None else ()
            joint = self._joint(near, token) if near is not None else ()
            if joint:
                return joint[0], token.span
            people = [place for place, phrase in enumerate(phrases) if near is not None and _are_people(near, phrase, token)]
            if near is not None and len(people) == 1:
                return self._cast.speaker(near, Filler(phrase=people[0]))[0], token.span
            if people:
                return None, None
        return None, None

    def _joint(self, syntax: Syntax, token: Token) -> tuple[str, ...]:
        """The persons named together before the verb, where they are the only ones."""
        found = [
            self._cast.of_phrase(syntax, place)
            for place, phrase in enumerate(syntax.phrases)
            if len(phrase.conjuncts) > 1 and place == phrase.conjuncts[0] and "nom" in phrase.cases
        ]
        people = [who for who in found if len(who) > 1 and all(self._cast.actors[one].type == "person" for one in who)]
        before = [who for who in people if self._cast.actors[who[0]].mentions[0].span.end <= token.span.start]
        return before[0] if len(before) == 1 else ()

    def _sentence_before(self, syntax: Syntax) -> Syntax | None:
        starts = self._starts
        number = bisect_left(starts, syntax.sentence.span.start) - 1
        return self._reading.syntaxes[number] if number >= 0 else None

    def _came_up_since(self, actor: str, token: Token) -> bool:
        """Whether a person was named or described between the last statement and this cue: then it is he who goes on to speak."""
        if self._last is None or self._cast.actors[actor].type != "person":
            return False
        after = self._last.span.end
        mentions = self._cast.actors[actor].mentions
        told = any(after <= m.span.start < token.span.start and m.kind in ("name", "description") for m in mentions)
        return told and not any(span.start >= after for span in self._last.content)

    def previous(self, token: Token | None) -> str | None:
        """Whoever spoke last, if the verb or pronoun agrees with him."""
        if self._last is None or self._last.speaker is None:
            return None
        if token is None:
            return self._last.speaker
        forms = agreement(token.best.numbers, [], token.best.genders)
        return self._last.speaker if self._forms_of(self._last.speaker) & forms else None


def _is_known(token: Token) -> bool:
    """Whether the dictionary knows the word."""
    return token.kind != "word" or any(not entry.guessed and entry.pos not in ("ign", "") for entry in token.analyses)


def _are_people(syntax: Syntax, phrase: Phrase, token: Token) -> bool:
    """Whether the phrase names people in the plural before the verb: a noun for men, or for men and women."""
    head = syntax.tokens[phrase.head]
    plural = phrase.numbers == {"pl"} and "m1" in phrase.genders and len(phrase.genders) == 1
    return plural and head.pos == "subst" and head.span.end <= token.span.start

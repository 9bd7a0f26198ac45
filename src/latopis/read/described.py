"""Descriptions, pronouns and dropped subjects -> the actors that they mean.

Sentences are read in order, so that what is said can only mean who came up before it. Where grammar does not decide, nothing is
decided: a pronoun or description without a fitting actor stays without one, or is an actor of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from latopis.grammar import EVERY, agreement, bits
from latopis.lexicon.descriptions import Description
from latopis.read.anaphora import Anaphora, Here, Met, completes_gerund, forms_of
from latopis.read.quotes import spoken
from latopis.read.roster import Draft, DraftMention, Roster

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import ActorType, Phrase, Reading, Sentence, Span, Token
    from latopis.syntax import Syntax

_REACH: Final = 700
"""How many characters back a pronoun or dropped subject may find its actor: some five sentences."""
_NEAR: Final = 350
_COMPLEMENTS: Final = 7
"""How many phrases may stand between an office and the name of its holder."""
_QUOTES: Final = frozenset('„"“”«»')
_LABELLED: Final = frozenset(("outlet", "organisation"))
_SINGULAR: Final = bits(["sg"])
_FEMININE: Final = agreement(["sg"], [], ["f"])
_BODIES: Final = frozenset(("office", "organisation", "outlet"))
_PEOPLE: Final = frozenset(("osoba", "człowiek", "ludzie"))
_CROWD: Final = Description("group", "people")
_NOT_ACTORS: Final = frozenset(("człowiek", "osoba", "ktoś", "nikt", "kto", "wszyscy", "każdy", "raz", "rok", "czas", "członek"))


class Describer:
    """Adds to a roster the mentions that are no names."""

    def __init__(self, reading: Reading, lexicon: Lexicon, roster: Roster) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.roster = roster
        self._named = sorted((mention.span, draft.number, mention.kind) for draft in roster.drafts for mention in draft.mentions)
        self._starts = [span.start for span, _, _ in self._named]
        self._drafts = {draft.number: draft for draft in roster.drafts}
        self._names_here: list[tuple[Span, Draft]] = []  # the names of the sentence being read
        self._own: dict[str, Draft] = {}
        self._speech = spoken(reading.sentences)
        self._anaphora = Anaphora(lexicon.clauses.impersonal)
        self._sentences_read = 0
        self._met_here: dict[int, Met] = {}  # of the sentence being read, by phrase
        self._dropped_here: dict[int | None, Met] = {}  # and by clause

    def describe(self) -> None:
        """Read every sentence in order."""
        for syntax in self.reading.syntaxes:
            self._sentence(syntax)
            self._sentences_read += 1

    # One sentence --------------------------------------------------------------------------------

    def _sentence(self, syntax: Syntax) -> None:
        self._names_here = self._names_in(syntax.sentence)
        subjects = {place for number in range(len(syntax.clauses)) for place in _subjects_of(syntax, number)}
        ahead: list[int] = []
        self._met_here, self._dropped_here = {}, {}
        phrase_heads = {phrase.head: place for place, phrase in enumerate(syntax.phrases)}
        dropped = {clause.finite for number, clause in enumerate(syntax.clauses) if syntax.subject_of(number) is None}
        for index, token in enumerate(syntax.tokens):
            place = phrase_heads.get(index)
            if token.pos == "ppron3":
                found = self._pronoun(syntax, index)
                if found is None:
                    ahead.append(index)
                elif place is not None:
                    here = self._here(syntax, token.span)
                    self._note(place, Met(here, _forms_in(syntax.phrases[place], found), found, place in subjects))
            elif place is not None:
                here, subject = self._here(syntax, token.span), place in subjects
                draft = self._phrase(syntax, place, subject=subject and here.speech is None)
                self._note(place, Met(here, _forms_in(syntax.phrases[place], draft), draft, subject))
            elif index in dropped:
                self._dropped(syntax, index)
        for index in ahead:
            self._cataphor(syntax, index)

    def _names_in(self, sentence: Sentence) -> list[tuple[Span, Draft]]:
        first, last = (bisect_left(self._starts, place) for place in sentence.span)
        return [(span, self._drafts[number]) for span, number, kind in self._named[first:last] if kind == "name"]

    def _note(self, place: int, met: Met) -> None:
        self._anaphora.note(met)
        self._met_here[place] = met

    def _here(self, syntax: Syntax, span: Span) -> Here:
        """The place of the words; what is somebody's speech is not what the text goes on to tell of."""
        place = bisect_right(self._speech, span.start, key=lambda speech: speech.start) - 1
        quoted = place >= 0 and self._speech[place].covers(span)
        return Here(self._sentences_read, syntax.sentence.paragraph, place if quoted else None)

    def _phrase(self, syntax: Syntax, place: int, *, subject: bool) -> Draft | None:
        """The actor that the phrase names or describes, noted as come up; None where it does neither."""
        phrase = syntax.phrases[place]
        named = self._named_in(syntax, phrase)
        head = syntax.tokens[phrase.head]
        if named is not None:
            span, draft = named
            described = None if span.covers(head.span) else self._description(head)
            if described is not None and self._fits(draft, described, phrase):
                draft.roles.add(head.lemma)
            if subject and draft.type == "person":
                self._known_by_verb(syntax, place, draft)
            self.roster.met(span.start, draft, subject=subject)
            return draft
        described = self._description(head) or self._crowd(syntax, phrase)
        reign = phrase.preposition == "za" and head.lemma == "rząd" and "sg" not in phrase.numbers
        if described is None or reign:  # `za jego rządów` tells when, not who
            return None
        end = self._extent(syntax, place)
        span = syntax.sentence.span_of(phrase.start, end)
        found = self._meant(syntax, place, described, end)
        self.roster.mention(found, DraftMention(span, "description"))
        self.roster.met(span.start, found, subject=subject)
        return found

    def _known_by_verb(self, syntax: Syntax, place: int, draft: Draft) -> None:
        """The past tense tells whether a name is a man's or a woman's."""
        number = syntax.clause_at(syntax.phrases[place].head)
        finite = syntax.clauses[number].finite if number is not None else None
        genders = syntax.tokens[finite].best.genders if finite is not None else frozenset()
        if genders and not syntax.phrases[place].conjuncts and draft.agreement & bits(genders):
            draft.agreement &= bits(genders)

    def _named_in(self, syntax: Syntax, phrase: Phrase) -> tuple[Span, Draft] | None:
        """The actor that a phrase of the sentence names; an adjective in it is none."""
        if not self._names_here:
            return None
        start, end = syntax.tokens[phrase.start].span.start, syntax.tokens[phrase.end - 1].span.end
        for named in self._names_here:
            if named[0].start >= start:
                return named if named[0].start < end else None
        return None

    def _description(self, head: Token) -> Description | None:
        """What the noun describes: as the lexicon says, or a person where its gender is the masculine personal one."""
        found = self.lexicon.descriptions.get(head.lemma)
        if found is not None or head.pos not in ("subst", "adj", "ppas", "pact") or (head.capitalised and head.pos != "subst"):
            return found
        best = head.best
        if head.lemma in _NOT_ACTORS or (head.pos != "subst" and "pl" not in best.numbers):
            return None
        return self.lexicon.person if best.genders == {"m1"} and not best.guessed else None

    def _crowd(self, syntax: Syntax, phrase: Phrase) -> Description | None:
        """`pięć osób`, `100 tys. ludzi`: people who are counted are a group, though the word alone describes nobody."""
        people = syntax.tokens[phrase.head].lemma in _PEOPLE
        return _CROWD if people and syntax.is_counted(phrase) else None

    def _extent(self, syntax: Syntax, place: int) -> int:
        """The end of a description: of its phrase, its genitives, and a place after it (`władz w Mińsku`)."""
        phrase = syntax.phrases[place]
        end = phrase.end
        for other in syntax.chain_after(place):
            following = syntax.phrases[other]
            seat = following.preposition == "w" and self._named_in(syntax, following) is not None
            if not seat and (following.preposition is not None or following.parent is None):
                break
            end = following.end
        return end

    # Whom a description means --------------------------------------------------------------------

    def _meant(self, syntax: Syntax, place: int, described: Description, end: int) -> Draft:
        """The actor of the description, which is the tokens up to `end`."""
        equated = self._apposed(syntax, place, described) or self._introduced(syntax, place, described)
        if equated is not None:
            equated.roles.add(syntax.tokens[syntax.phrases[place].head].lemma)
            return equated
        known = self._referred(syntax, place, described, end)
        return known if known is not None else self._own_actor(syntax, place, described, end)

    def _apposed(self, syntax: Syntax, place: int, described: Description) -> Draft | None:
        """The actor named right before or after the description, with a comma between: `X, lider partii, …`."""
        phrase = syntax.phrases[place]
        if described.type in ("state", "document"):
            return None
        for other in (place - 1, place + 1):
            if not 0 <= other < len(syntax.phrases):
                continue
            beside = syntax.phrases[other]
            first, last = (beside, phrase) if other < place else (phrase, beside)
            mark = syntax.tokens[first.end].text if last.first - first.end == 1 else ""
            quoted = mark in _QUOTES and other > place and described.type in _LABELLED
            listed = bool(beside.conjuncts and phrase.conjuncts)
            if quoted or (mark == "," and phrase.preposition is None and beside.cases & phrase.cases and not listed):
                named = self._named_in(syntax, beside)
                if named is not None and quoted and named[1].known is None:
                    named[1].type = described.type  # what is in inverted commas is what the noun before it says
                if named is not None and self._fits(named[1], described, phrase):
                    return named[1]
        return None

    def _introduced(self, syntax: Syntax, place: int, described: Description) -> Draft | None:
        """The person named after an office and its complements: `szef komisji ds. reform Jan Nowak`."""
        phrase = syntax.phrases[place]
        if described.type != "person" or "sg" not in phrase.numbers:
            return None
        for other in range(place + 1, min(place + _COMPLEMENTS, len(syntax.phrases))):
            following = syntax.phrases[other]
            between = [syntax.tokens[i] for i in range(phrase.end, following.first) if not syntax.is_bracketed(i)]
            if any(token.pos in ("fin", "praet", "imps", "comp") or token.text in (",", ":", ";", "–", "-") for token in between):
                return None
            named = self._named_in(syntax, following)
            if named is None or not _may_be_person(named[1], syntax, following) or following.preposition is not None:
                continue
            bare = named[0].start == syntax.tokens[following.start].span.start
            oblique = _cases_of(syntax, following) & phrase.cases - {"voc"}
            if bare and oblique and (other > place + 1 or "gen" not in oblique):
                named[1].type = "person"
                return named[1]
        return None

    def _fits(self, draft: Draft, described: Description, phrase: Phrase) -> bool:
        same = draft.type == described.type or (draft.type in _BODIES and described.type in _BODIES)
        return same and ("sg" in phrase.numbers or draft.type == "group")

    def _referred(self, syntax: Syntax, place: int, described: Description, end: int) -> Draft | None:
        """Someone who came up before: under the same role, or the only one of whom such a word can be said."""
        phrase = syntax.phrases[place]
        head = syntax.tokens[phrase.head]
        if "sg" not in phrase.numbers and described.sense != "government":
            return None
        bare = end - phrase.start == 1
        if described.sense == "government":
            return self._government(syntax.sentence.span_of(phrase.start, end), bare=bare)
        start = syntax.tokens[phrase.start].span.start
        if bare and (holder := self._holder(head.lemma, start, numbers=phrase.numbers)) is not None:
            return holder
        if described.sense == "state" and bare:
            return self._last_state(syntax.sentence.span.start, start)
        if described.sense == "woman":
            return self._last_woman(start)
        plain = bare and described.sense == "generic" and phrase.preposition is None
        return self._last_person(syntax.sentence.span.start) if plain else None

    def _holder(self, role: str, before: int, *, numbers: frozenset[str]) -> Draft | None:
        """The last actor that was called so: of several experts none is the expert."""
        for place, draft, _ in reversed(self.roster.history[-200:]):
            if place < before and role in draft.roles and draft.agreement & bits(numbers):
                return draft
        return None

    def _last_state(self, sentence: int, before: int) -> Draft | None:
        """The state that the text is about: the only one of the sentence so far, else of those near before the only subject."""
        near = [item for item in self.roster.history[-60:] if before - _REACH <= item[0] < before]
        fitting = [(place, draft, subject) for place, draft, subject in near if draft.type == "state"]
        here = [draft for place, draft, _ in fitting if place >= sentence]
        subjects = [draft for _, draft, subject in fitting if subject]
        ruled = [draft.of for _, draft, _ in near if draft.of is not None and draft.of.type == "state"]
        found = here or subjects or [draft for _, draft, _ in fitting] or ruled
        return found[-1] if len({draft.number for draft in found}) == 1 else None

    def _last_person(self, before: int) -> Draft | None:
        """The only person who came up lately, in a sentence before: `Zdaniem Nowaka … – ocenia analityk`."""
        lately = [draft for place, draft, _ in self.roster.history[-20:] if before - _NEAR <= place < before]
        near = [draft for draft in lately if draft.type == "person"]
        return near[0] if len({draft.number for draft in near}) == 1 else None

    def _last_woman(self, before: int) -> Draft | None:
        """The only woman who came up lately; of two, none."""
        near = [
            draft
            for place, draft, _ in self.roster.history[-40:]
            if before - _NEAR <= place < before and draft.type == "person" and draft.agreement & bits(["f"])
        ]
        women = [draft for draft in near if not draft.agreement & bits(["m1"])] or near
        return women[0] if len({draft.number for draft in women}) == 1 else None

    def _government(self, span: Span, *, bare: bool) -> Draft | None:
        """The government of the state that the description names; without one, the government spoken of last."""
        state = self._state_of(span)
        if state is None:
            return self._own.get("government") if bare else None
        key = f"government {state.number}"
        if key not in self._own:
            name = span.of(self.reading.document.text)
            self._own[key] = self.roster.new(Draft("office", name, of=state, agreement=EVERY))
        self._own["government"] = self._own[key]
        return self._own[key]

    def _state_of(self, span: Span) -> Draft | None:
        """The state of a description: its adjective, its genitive, or the seat after `w`."""
        for position in range(bisect_left(self._starts, span.start), len(self._named)):
            named, number, _ = self._named[position]
            if named.start >= span.end:
                return None
            draft = self._drafts[number]
            if draft.type == "state":
                return draft
            if draft.of is not None and draft.of.type == "state":
                return draft.of
        return None

    def _own_actor(self, syntax: Syntax, place: int, described: Description, end: int) -> Draft:
        """An actor that is only described; the same words mean the same one."""
        phrase = syntax.phrases[place]
        words = [token.lemma for token in syntax.tokens[phrase.start : end] if token.pos != "num"]
        plural = "pl" in phrase.numbers and "sg" not in phrase.numbers
        key = " ".join([*words, "pl"] if plural else words)  # an actress is not the actresses
        span = syntax.sentence.span_of(phrase.start, end)
        text = span.of(self.reading.document.text)
        if key not in self._own:
            kind: ActorType = "group" if plural and described.type == "person" else described.type
            forms = agreement(phrase.numbers, [], phrase.genders)
            self._own[key] = self.roster.new(Draft(kind, text, of=self._state_of(span), agreement=forms))
        draft = self._own[key]
        draft.roles.add(syntax.tokens[phrase.head].lemma)
        if described.sense == "government":
            self._own["government"] = draft
        if "nom" in phrase.cases and "acc" not in phrase.cases:
            draft.name = text
        return draft

    # Pronouns and dropped subjects ---------------------------------------------------------------

    def _cataphor(self, syntax: Syntax, index: int) -> None:
        """The object of a gerund before anybody came up means the subject of its clause: `Po zmuszeniu go do wyjazdu Nowak …`."""
        if not completes_gerund(syntax, index):
            return
        number = syntax.clause_at(index)
        subject = syntax.subject_of(number) if number is not None else None
        if subject is None or syntax.phrases[subject].start < index or syntax.phrases[subject].preposition is not None:
            return
        named = self._named_in(syntax, syntax.phrases[subject])
        if named is not None and _forms_in(syntax.phrases[subject], named[1]) & forms_of(syntax.tokens[index]):
            self.roster.mention(named[1], DraftMention(syntax.tokens[index].span, "pronoun"))

    def _pronoun(self, syntax: Syntax, index: int) -> Draft | None:
        token = syntax.tokens[index]
        number = syntax.clause_at(index)
        place = syntax.subject_of(number) if number is not None else None
        subject = self._met_here.get(place) if place is not None else self._dropped_here.get(number)
        found = self._anaphora.pronoun(syntax, index, self._here(syntax, token.span), subject=subject)
        if found is not None:
            self.roster.mention(found, DraftMention(token.span, "pronoun"))
        return found

    def _dropped(self, syntax: Syntax, index: int) -> None:
        """The subject that a third-person verb leaves out."""
        token = syntax.tokens[index]

        def acts(phrase: Phrase) -> bool:
            described = self._description(syntax.tokens[phrase.head]) is not None
            return described or self._named_in(syntax, phrase) is not None

        met = self._anaphora.dropped(syntax, index, self._here(syntax, token.span), acts=acts)
        if met is None:
            return
        self._anaphora.note(met)
        self._dropped_here[syntax.clause_at(index)] = met
        if met.draft is not None:
            self.roster.mention(met.draft, DraftMention(token.span, "implied"))
            self.roster.met(token.span.start, met.draft, subject=True)


def _may_be_person(draft: Draft, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is a person, or two unknown words with capitals that only a title before them could tell to be one."""
    unknown = draft.known is None and draft.type == "organisation" and phrase.end - phrase.start == 2
    return draft.type == "person" or (unknown and all(token.capitalised for token in syntax.tokens[phrase.start : phrase.end]))


def _cases_of(syntax: Syntax, phrase: Phrase) -> frozenset[str]:
    """The cases of the phrase, and all that the form of a word in it may be which the dictionary does not know."""
    words = [token for token in syntax.tokens[phrase.start : phrase.end] if any(entry.guessed for entry in token.analyses)]
    return phrase.cases.union(*(entry.cases for token in words for entry in token.analyses))


def _subjects_of(syntax: Syntax, number: int) -> tuple[int, ...]:
    """The subject of the clause with all that is coordinated with it."""
    place = syntax.subject_of(number)
    return () if place is None else (place, *syntax.phrases[place].conjuncts)


def _forms_in(phrase: Phrase, draft: Draft | None) -> int:
    """The forms that can refer to the phrase: its own, narrowed by what is known of the actor."""
    own = bits(phrase.numbers) & bits(phrase.genders)
    return own & draft.agreement or own if draft is not None else own

"""Descriptions, pronouns and dropped subjects -> the actors that they mean.

Sentences are read in order, so that what is said can only mean who came up before it. Where grammar does not decide, nothing is
decided: a pronoun or description without a fitting actor stays without one, or is an actor of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from latopis.grammar import bits
from latopis.lexicon.descriptions import Description
from latopis.model import Span
from latopis.read.anaphora import Anaphora, Here, Met, Role, completes_gerund, forms_of
from latopis.read.dropped import Verb, doer_of, has_no_doer, has_subject, role_in
from latopis.read.meanings import Meanings, fits, numbers_of
from latopis.read.name_places import NamePlaces
from latopis.read.offices import join_holders, office_of
from latopis.read.quotes import spoken
from latopis.read.roster import DraftMention

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Phrase, Reading, Sentence, Token
    from latopis.read.roster import Draft, Roster
    from latopis.syntax import Syntax

_COPULAS: Final = frozenset(("być", "zostać", "zostawać", "bywać", "pozostać", "pozostawać"))
_OPENERS: Final = frozenset('–—-:„”“"«»')
_PEOPLE: Final = frozenset(("osoba", "człowiek", "ludzie"))
_FORMER: Final = "były"
_NOMINATIVE: Final = bits(["nom"])
_OTHER: Final = 250
"""How many characters before `ten` whoever it means is told of."""
_LATELY: Final = 12
_STATE: Final = frozenset(("GOV", "LEG", "MIL", "JUD", "COP", "SPY"))
"""Sectors of those who serve a state."""
_CROWD: Final = Description("group", "people")
_CHARGES: Final = frozenset(("accuse", "praise"))
_NO_SUBJECT: Final = (None, None)
"""The clause and the role of a phrase that is no subject."""
_NOT_ACTORS: Final = frozenset(("człowiek", "osoba", "ktoś", "nikt", "kto", "wszyscy", "każdy", "raz", "rok", "czas", "członek"))


class Describer:
    """Adds to a roster the mentions that are no names."""

    def __init__(self, reading: Reading, lexicon: Lexicon, roster: Roster) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.roster = roster
        self._places = NamePlaces(roster)
        self._meanings = Meanings(reading.document.text, roster, self._places)
        self._speech = spoken(reading.sentences)
        self._speech_starts = [speech.start for speech in self._speech]
        self._anaphora = Anaphora()
        self._sentences_read = 0
        self._sentences_told = 0  # those that are not somebody's speech from end to end
        self._met_here: dict[int, Met] = {}  # of the sentence being read, by phrase
        self._dropped_here: dict[int | None, Met] = {}  # and by clause

    def describe(self) -> None:
        """Read every sentence in order."""
        for syntax in self.reading.syntaxes:
            self._sentence(syntax)
            self._sentences_read += 1
            self._sentences_told += not self._is_spoken(syntax.sentence)
        join_holders(self.roster)

    # One sentence --------------------------------------------------------------------------------

    def _sentence(self, syntax: Syntax) -> None:
        self._places.enter(syntax.sentence)
        subjects = self._subjects_in(syntax)
        ahead: list[int] = []
        self._met_here, self._dropped_here = {}, {}
        phrase_heads = {phrase.head: place for place, phrase in enumerate(syntax.phrases)}
        dropped = {clause.finite for number, clause in enumerate(syntax.clauses) if syntax.subject_of(number) is None}
        for index, token in enumerate(syntax.tokens):
            place = phrase_heads.get(index)
            if token.pos == "ppron3" and not _is_in_a_name(syntax, index):
                found = self._pronoun(syntax, index)
                if found is None:
                    ahead.append(index)
                if place is not None and (found is not None or place in subjects):
                    here = self._here(syntax, token.span)
                    self._note(place, Met(here, _forms_in(syntax, place, found), found, *subjects.get(place, _NO_SUBJECT)))
            elif place is not None:
                here = self._here(syntax, token.span)
                draft = self._phrase(syntax, place, subject=place in subjects and here.speech is None)
                self._note(place, Met(here, _forms_in(syntax, place, draft), draft, *subjects.get(place, _NO_SUBJECT)))
            elif index in dropped:
                self._dropped(syntax, index)
        for index in ahead:
            self._cataphor(syntax, index)

    def _subjects_in(self, syntax: Syntax) -> dict[int, tuple[int, Role]]:
        """The phrases that are subjects, each with its clause and its role there: that of the clause that leads, if any does."""
        found: dict[int, tuple[int, Role]] = {}
        for number in range(len(syntax.clauses)):
            role = role_in(syntax, number, says=self._says(syntax, number))
            for place in _subjects_of(syntax, number):
                if place not in found or (role.leads, role.says) > found[place][1]:
                    found[place] = number, role
        return found

    def _says(self, syntax: Syntax, number: int) -> bool:
        """Whether the verb of the clause is one of saying."""
        return bool(self._acts_of(syntax, number))

    def _acts_of(self, syntax: Syntax, number: int) -> set[str]:
        """The acts of saying that the verb of the clause may be."""
        verb = syntax.clauses[number].verb
        frames = self.lexicon.frames.verbs.get(syntax.tokens[verb].lemma, ()) if verb is not None else ()
        return {frame.gives[1] for frame in frames if frame.gives[0] == "statement"}

    def _asks(self, syntax: Syntax, number: int) -> bool:
        """Whether the clause tells what somebody shall do, or is said to have done, whom the clause above may name."""
        clause = syntax.clauses[number]
        charged = clause.parent is not None and not self._acts_of(syntax, clause.parent).isdisjoint(_CHARGES)
        return charged or clause.introducer in self.lexicon.clauses.purposes

    def _is_spoken(self, sentence: Sentence) -> bool:
        """Whether all of the sentence is somebody's speech."""
        words = [token.span for token in sentence.tokens if token.kind != "punctuation"]
        place = bisect_right(self._speech, words[0].start, key=lambda speech: speech.start) - 1 if words else -1
        return place >= 0 and self._speech[place].covers(Span(words[0].start, words[-1].end))

    def _note(self, place: int, met: Met) -> None:
        self._anaphora.note(met)
        self._met_here[place] = met

    def _here(self, syntax: Syntax, span: Span) -> Here:
        """The place of the words; what is somebody's speech is not what the text goes on to tell of."""
        place = bisect_right(self._speech_starts, span.start) - 1
        quoted = place >= 0 and self._speech[place].covers(span)
        number = self._sentences_read if quoted else self._sentences_told
        return Here(number, syntax.sentence.paragraph, place if quoted else None)

    def _phrase(self, syntax: Syntax, place: int, *, subject: bool) -> Draft | None:
        """The actor that the phrase names or describes, noted as come up; None where it does neither."""
        phrase = syntax.phrases[place]
        named = self._places.named_in(syntax, phrase)
        head = syntax.tokens[phrase.head]
        if named is not None:
            span, draft = named
            described = None if span.covers(head.span) else self._description(head)
            if described is not None and fits(draft, described, phrase):
                draft.roles.add(head.lemma)
                self._note_office(syntax, place, phrase.head + 1, draft)
            if not span.covers(head.span):
                self._call(draft, syntax, phrase, end=phrase.head + 1)
            if subject and draft.type == "person":
                self._known_by_verb(syntax, place, draft)
            self.roster.met(span.start, draft, subject=subject)
            return draft
        described = self._description(head) or self._crowd(syntax, phrase)
        if described is not None and _describes_nobody(syntax, phrase, described):
            return None
        reign = phrase.preposition == "za" and head.lemma == "rząd" and "sg" not in phrase.numbers
        if described is None and subject and head.lemma == "ten" and phrase.end - phrase.start == 1:
            return self._other(syntax, phrase)
        if described is None or reign:  # `za jego rządów` tells when, not who
            return None
        end = self._extent(syntax, place)
        span = syntax.sentence.span_of(phrase.start, end)
        found = self._meanings.meant(syntax, place, described, end)
        self.roster.mention(found, DraftMention(span, "description"))
        self._call(found, syntax, phrase, end=end)
        self.roster.met(span.start, found, subject=subject)
        self._note_office(syntax, place, end, found)
        return found

    def _other(self, syntax: Syntax, phrase: Phrase) -> Draft | None:
        """`Litwin skrytykował premiera, ten zaś …`: the only person who came up since the last subject, and is not it."""
        token = syntax.tokens[phrase.head]
        start = token.span.start
        near = [item for item in self.roster.history[-_LATELY:] if start - _OTHER <= item[0] < start]
        last = max((at for at, _, subject in near if subject), default=start)
        others = {draft.number: draft for at, draft, subject in near if at > last and not subject and draft.type == "person"}
        fitting = [draft for draft in others.values() if draft.agreement & phrase.agreement & _NOMINATIVE]
        if len(others) != 1 or not fitting:
            return None
        self.roster.mention(fitting[0], DraftMention(token.span, "pronoun"))
        self.roster.met(start, fitting[0], subject=True)
        return fitting[0]

    def _note_office(self, syntax: Syntax, place: int, end: int, draft: Draft) -> None:
        """Keep of which office the description of a person tells."""
        office = office_of(syntax, place, end, words=self.lexicon.offices, places=self._places)
        if office is not None and draft.type == "person" and "sg" in syntax.phrases[place].numbers:
            self.roster.offices.append((draft, office))

    def _call(self, draft: Draft, syntax: Syntax, phrase: Phrase, *, end: int) -> None:
        """Note the noun by which the phrase calls the actor, whether he still is that, and the state whose office it is."""
        noun = syntax.tokens[phrase.head].lemma
        former = any(token.lemma == _FORMER for token in syntax.tokens[phrase.start : phrase.head])
        draft.callings[noun] = draft.callings.get(noun, False) or not former
        if (
            draft.type == "person"
            and draft.known is None
            and draft.of is None
            and self.lexicon.plover.by_noun.get(noun) in _STATE
        ):
            draft.of = self._places.state_in(syntax.sentence.span_of(phrase.start, end))

    def _known_by_verb(self, syntax: Syntax, place: int, draft: Draft) -> None:
        """The past tense tells whether a name is a man's or a woman's."""
        number = syntax.clause_at(syntax.phrases[place].head)
        finite = syntax.clauses[number].finite if number is not None else None
        genders = syntax.tokens[finite].best.genders if finite is not None else frozenset()
        if genders and not syntax.phrases[place].conjuncts and draft.agreement & bits(genders):
            draft.agreement &= bits(genders)

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
            seat = following.preposition == "w" and self._places.named_in(syntax, following) is not None
            if not seat and (following.preposition is not None or following.parent is None):
                break
            end = following.end
        return end

    # Pronouns and dropped subjects ---------------------------------------------------------------

    def _cataphor(self, syntax: Syntax, index: int) -> None:
        """The object of a gerund before anybody came up means the subject of its clause: `Po zmuszeniu go do wyjazdu Nowak …`."""
        if not completes_gerund(syntax, index):
            return
        number = syntax.clause_at(index)
        subject = syntax.subject_of(number) if number is not None else None
        if subject is None or syntax.phrases[subject].start < index or syntax.phrases[subject].preposition is not None:
            return
        named = self._places.named_in(syntax, syntax.phrases[subject])
        if named is not None and _forms_in(syntax, subject, named[1]) & forms_of(syntax.tokens[index]):
            self.roster.mention(named[1], DraftMention(syntax.tokens[index].span, "pronoun"))

    def _pronoun(self, syntax: Syntax, index: int) -> Draft | None:
        token = syntax.tokens[index]
        number = syntax.clause_at(index)
        subject = self._subject_of(syntax, number) if number is not None else None
        says = number is not None and self._says(syntax, number)
        found = self._anaphora.pronoun(syntax, index, self._here(syntax, token.span), subject=subject, says=says)
        if found is not None:
            self.roster.mention(found, DraftMention(token.span, "pronoun"))
        return found

    def _subject_of(self, syntax: Syntax, number: int) -> Met | None:
        """What came up as the subject of a clause of the sentence, in its words or left out."""
        place = syntax.subject_of(number)
        return self._met_here.get(place) if place is not None else self._dropped_here.get(number)

    def _dropped(self, syntax: Syntax, index: int) -> None:
        """The subject that a third-person verb leaves out."""
        token, number = syntax.tokens[index], syntax.clause_at(index)
        if number is None:
            return

        def acts(phrase: Phrase) -> bool:
            described = self._description(syntax.tokens[phrase.head]) is not None
            return described or self._places.named_in(syntax, phrase) is not None

        before = [other.span for other in syntax.tokens[:index] if other.kind == "word"]
        quotes = bool(before) and self._here(syntax, before[-1]).speech is not None
        verb = Verb(
            syntax, index, number, self._here(syntax, token.span), self._says(syntax, number), quotes, self._asks(syntax, number)
        )
        if has_no_doer(verb, self.lexicon.clauses, reflexive=self.lexicon.frames.reflexive) or has_subject(verb, acts):
            return
        met = doer_of(verb, self._anaphora, lambda clause: self._subject_of(syntax, clause))
        self._anaphora.note(met)
        self._dropped_here[number] = met
        if met.draft is not None:
            self.roster.mention(met.draft, DraftMention(token.span, "implied"))
            self.roster.met(token.span.start, met.draft, subject=True)


def _is_in_a_name(syntax: Syntax, index: int) -> bool:
    """A capital inside the sentence belongs to a title (`View On`)."""
    return index > 0 and syntax.tokens[index].capitalised and syntax.tokens[index - 1].capitalised


def _describes_nobody(syntax: Syntax, phrase: Phrase, described: Description) -> bool:
    """Readers who are addressed (`czy Państwo wiedzą`), participles that go on with a noun (`X, mający dość`), no government."""
    head = syntax.tokens[phrase.head]
    if described.sense == "government":
        power = head.lemma == "władza" and "pl" not in phrase.numbers  # `przejąć władzę`
        return power or any(token.lemma == "cień" for token in syntax.tokens[phrase.end : phrase.end + 1])
    before = syntax.tokens[phrase.first - 1].text if phrase.first else ""
    if described.sense == "state":
        number = syntax.clause_at(phrase.head)
        finite = syntax.clauses[number].finite if number is not None else None
        several = finite is not None and "nom" in phrase.cases and syntax.tokens[finite].best.numbers == {"pl"}
        return (head.capitalised and before not in ("", *_OPENERS)) or (several and head.lower == "państwo")
    if described.type == "person" and phrase.cases == {"inst"} and phrase.preposition is None and _is_what_one_is(syntax, phrase):
        return True
    return head.pos in ("pact", "ppas") and (before in _OPENERS or before == ",")


def _is_what_one_is(syntax: Syntax, phrase: Phrase) -> bool:
    """`mógłby być premierem`: what somebody is or becomes is nobody of whom the text tells."""
    number = syntax.clause_at(phrase.head)
    if number is None or phrase.end - phrase.start > 1:
        return False
    return any(
        syntax.tokens[place].lemma in _COPULAS for start, end in syntax.clauses[number].pieces for place in range(start, end)
    )


def _subjects_of(syntax: Syntax, number: int) -> tuple[int, ...]:
    """The subject of the clause with all that is coordinated with it."""
    place = syntax.subject_of(number)
    return () if place is None else (place, *syntax.phrases[place].conjuncts)


def _forms_in(syntax: Syntax, place: int, draft: Draft | None) -> int:
    """The forms that can refer to the phrase: its own, narrowed by what is known of the actor."""
    phrase = syntax.phrases[place]
    own = bits(numbers_of(syntax, phrase)) & bits(phrase.genders)
    return own & draft.agreement or own if draft is not None else own

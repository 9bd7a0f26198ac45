"""Descriptions -> the actors that they mean.

A description means the actor beside it (`X, lider partii, …`), whoever was called so before, or the only one near of whom such a
word can be said. Where several may be meant it is an actor of its own; the same words mean that one again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from latopis.grammar import EVERY, agreement, bits, cases_in
from latopis.read.roster import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from latopis.lexicon.descriptions import Description
    from latopis.model import ActorType, Phrase, Span
    from latopis.read.name_places import NamePlaces
    from latopis.read.roster import Roster
    from latopis.syntax import Syntax

_REACH: Final = 700
"""How many characters back a description may find its actor: some five sentences."""
_NEAR: Final = 350
_COMPLEMENTS: Final = 7
"""How many phrases may stand between an office and the name of its holder."""
_QUOTES: Final = frozenset('„"“”«»')
_STOPS: Final = frozenset((",", ":", ";", "–", "-"))
_LABELLED: Final = frozenset(("outlet", "organisation"))
_BODIES: Final = frozenset(("office", "organisation", "outlet"))
_VERBAL: Final = frozenset(("fin", "praet", "imps", "comp"))
_OR: Final = frozenset(("czy", "lub", "albo", "ani", "a"))
_AND: Final = frozenset(("i", "oraz"))
_SINGULAR: Final = bits(["sg"])
_ANY: Final = frozenset(("jaki", "który", "każdy", "żaden", "pewien", "jakiś"))
_ABROAD: Final = frozenset(("świat", "granica", "zagranica"))


class Meanings:
    """Tells whom the descriptions of one document mean, in the order of the text."""

    def __init__(self, text: str, roster: Roster, places: NamePlaces) -> None:
        self._text = text
        self._roster = roster
        self._places = places
        self._own: dict[str, tuple[Draft, int]] = {}  # by their words: the actor, and where he was last described so

    def meant(self, syntax: Syntax, place: int, described: Description, end: int) -> Draft:
        """The actor of the description, which is the phrase at `place` with all up to the token `end`."""
        beside = self._apposed(syntax, place, described, end) or self._introduced(syntax, place, described)
        equated = beside or self._joined(syntax, place, described)
        if equated is not None:
            equated.roles.add(syntax.tokens[syntax.phrases[place].head].lemma)
            return equated
        known = self._referred(syntax, place, described, end)
        return known if known is not None else self._own_actor(syntax, place, described, end)

    # Beside a name -------------------------------------------------------------------------------

    def _apposed(self, syntax: Syntax, place: int, described: Description, end: int) -> Draft | None:
        """The actor named right before or after the description, with a comma between: `X, lider partii, …`."""
        phrase = syntax.phrases[place]
        if described.type in ("state", "document"):
            return None
        for other in (place - 1, place + 1):
            if not 0 <= other < len(syntax.phrases):
                continue
            beside = syntax.phrases[other]
            first, last = (beside, phrase) if other < place else (phrase, beside)
            marks = [token.text for token in syntax.tokens[first.end : min(last.first, first.end + 3)]]
            closed = len(marks) == 2 and marks[0] in _QUOTES and other < place and described.type in _LABELLED  # `„Echo”, pismo`
            mark = marks[-1] if len(marks) == 1 or closed else ""
            quoted = (closed and mark == ",") or (mark in _QUOTES and other > place and described.type in _LABELLED)
            listed = bool(beside.conjuncts and phrase.conjuncts) or syntax.clause_at(beside.head) != syntax.clause_at(phrase.head)
            if quoted or (mark == "," and phrase.preposition is None and beside.cases & phrase.cases and not listed):
                named = self._places.named_in(syntax, beside)
                if named is not None and quoted and named[1].known is None:
                    named[1].type = described.type  # what is in inverted commas is what the noun before it says
                if named is not None and fits(named[1], described, phrase):
                    return named[1]
        return self._behind(syntax, place, described, end)

    def _behind(self, syntax: Syntax, place: int, described: Description, end: int) -> Draft | None:
        """The actor named between commas behind the description and its complements: `prezes spółki, Jan Nowak, …`."""
        phrase = syntax.phrases[place]
        following = next((other for other in syntax.phrases[place + 1 :] if other.first >= end), None)
        if end == phrase.end or following is None or phrase.preposition is not None or phrase.conjuncts or following.conjuncts:
            return None
        marks = [token.text for token in (syntax.tokens[end], *syntax.tokens[following.end : following.end + 1])]
        named = self._places.named_in(syntax, following)
        told = following.first == end + 1 and marks in ([",", ","], ["–", "–"]) and following.cases & phrase.cases
        return named[1] if told and named is not None and fits(named[1], described, phrase) else None

    def _introduced(self, syntax: Syntax, place: int, described: Description) -> Draft | None:
        """The person named after an office and its complements: `szef komisji ds. reform Jan Nowak`."""
        phrase = syntax.phrases[place]
        if described.type != "person" or "sg" not in phrase.numbers:
            return None
        for other in range(place + 1, min(place + _COMPLEMENTS, len(syntax.phrases))):
            following = syntax.phrases[other]
            between = [syntax.tokens[i] for i in range(phrase.end, following.first) if not syntax.is_bracketed(i)]
            inside = sum(token.text in _QUOTES for token in between) % 2  # `publicysta „Echa”`: what is quoted is no holder
            if inside or any(token.pos in _VERBAL or token.text in _STOPS or token.text in _OR for token in between):
                return None
            named = self._places.named_in(syntax, following)
            if named is None or not _may_be_person(named[1], syntax, following) or following.preposition is not None:
                continue
            bare = named[0].start == syntax.tokens[following.start].span.start
            oblique = _cases_of_name(syntax, following) & _cases_of_one(phrase) - {"voc"}
            if bare and oblique and (other > place + 1 or "gen" not in oblique):
                named[1].type = "person"
                return named[1]
        return None

    def _joined(self, syntax: Syntax, place: int, described: Description) -> Draft | None:
        """`pisarz i reżyser Jan Nowak`: two callings of one person; two offices are rather those of two."""
        if described.type != "person" or described.sense == "office" or place + 1 >= len(syntax.phrases):
            return None
        phrase, following = syntax.phrases[place], syntax.phrases[place + 1]
        between = [token.text for token in syntax.tokens[phrase.end : following.first]]
        named = self._places.named_in(syntax, following)
        if len(between) != 1 or between[0] not in _AND or named is None or named[1].type != "person":
            return None
        titled = syntax.tokens[following.start].span.start < named[0].start and not syntax.tokens[following.start].capitalised
        alike = following.cases & phrase.cases and "sg" in phrase.numbers and phrase.genders & following.genders
        return named[1] if titled and alike else None

    # Told of before ------------------------------------------------------------------------------

    def _referred(self, syntax: Syntax, place: int, described: Description, end: int) -> Draft | None:
        """Someone who came up before: under the same role, or the only one of whom such a word can be said."""
        phrase = syntax.phrases[place]
        head = syntax.tokens[phrase.head]
        if "sg" not in numbers_of(syntax, phrase) and described.sense != "government":
            return None
        bare = end - phrase.start - _points(syntax, phrase) == 1
        if described.sense == "government":
            return self._government(syntax.sentence.span_of(phrase.start, end), bare=bare)
        start = syntax.tokens[phrase.start].span.start
        if bare and (holder := self._holder(head.lemma, start, described, numbers=phrase.numbers)) is not None:
            return holder
        if described.sense == "state" and bare:
            sentence, pointed = syntax.sentence.span.start, _points(syntax, phrase)
            return None if _is_any(syntax, phrase) else self._last_state(sentence, start, pointed=pointed)
        if described.sense == "woman":
            return self._last_woman(start)
        plain = bare and described.sense == "generic" and phrase.preposition is None
        return self._last_person(syntax.sentence.span.start) if plain else None

    def _holder(self, role: str, before: int, described: Description, *, numbers: frozenset[str]) -> Draft | None:
        """The last actor that was called so; of several experts none is the expert, nor a company where another came up since."""
        since: list[Draft] = []
        for place, draft, subject in reversed(self._roster.history[-200:]):
            if place >= before:
                continue
            if role in draft.roles and draft.agreement & bits(numbers):
                return None if any(other is not draft for other in since) else draft
            if subject and described.type in _LABELLED and draft.type == described.type and draft.lemmas:
                since.append(draft)
        return None

    def _last_state(self, sentence: int, before: int, *, pointed: bool) -> Draft | None:
        """The state that the text is about: the only one of the sentence so far, else of those near before the only subject.

        Where an adjective of the sentence (`irlandzka linia`) tells of another one, that may be meant as well, though not by
        a noun that points back (`ten kraj`). A state that is named stands before one of which only the people is.
        """
        near = [item for item in self._roster.history[-60:] if before - _REACH <= item[0] < before]
        fitting = [(draft, subject) for _, draft, subject in near if draft.type == "state"]
        ruled = [(place, draft.of) for place, draft, _ in near if draft.of is not None and _rules(draft)]
        named = self._places.states_named(sentence, before) or self._places.states_between(sentence, before, "name")
        here = [*named, *(state for place, state in ruled if place >= sentence)]
        subjects = [draft for draft, subject in fitting if subject]
        found = here or subjects or [draft for draft, _ in fitting] or [state for _, state in ruled]
        told = self._places.states_between(sentence, before, "adjective")
        if not found and not pointed:
            found = told
        return found[-1] if len({draft.number for draft in (*found, *told)}) == 1 and found else None

    def _last_person(self, before: int) -> Draft | None:
        """The only person who came up lately, in a sentence before: `Zdaniem Nowaka … – ocenia analityk`."""
        lately = [draft for place, draft, _ in self._roster.history[-20:] if before - _NEAR <= place < before]
        near = [draft for draft in lately if draft.type == "person"]
        return near[0] if len({draft.number for draft in near}) == 1 else None

    def _last_woman(self, before: int) -> Draft | None:
        """The only woman who came up lately; of two, none."""
        near = [
            draft
            for place, draft, _ in self._roster.history[-40:]
            if before - _NEAR <= place < before and draft.type == "person" and draft.agreement & bits(["f"])
        ]
        women = [draft for draft in near if not draft.agreement & bits(["m1"])] or near
        return women[0] if len({draft.number for draft in women}) == 1 else None

    def _government(self, span: Span, *, bare: bool) -> Draft | None:
        """The government of the state that the description names; without one, the government spoken of last."""
        state = self._places.state_in(span)
        if state is None:
            found = self._own.get("government")
            return found[0] if bare and found is not None else None
        key = f"government {state.number}"
        if key not in self._own:
            draft = self._roster.new(Draft("office", span.of(self._text), of=state, agreement=EVERY))
            self._own[key] = draft, span.start
        self._own["government"] = self._own[key]
        return self._own[key][0]

    # An actor of its own -------------------------------------------------------------------------

    def _own_actor(self, syntax: Syntax, place: int, described: Description, end: int) -> Draft:
        """An actor that is only described; the same words mean the same one, a crowd only near."""
        phrase = syntax.phrases[place]
        numbers = numbers_of(syntax, phrase)
        plural = "pl" in numbers and "sg" not in numbers
        words = [token.lemma if token.kind == "word" else token.text for token in syntax.tokens[phrase.start : end]]
        key = " ".join([*words, "pl"] if plural else words)  # an actress is not the actresses
        span = syntax.sentence.span_of(phrase.start, end)
        known = self._own.get(key)
        if known is None or not self._goes_on(
            known, span.start, described, plural=plural, bare=len(words) - _points(syntax, phrase) == 1
        ):
            known = self._new(phrase, span, described, plural=plural), span.start
        draft = known[0]
        self._own[key] = draft, span.start
        draft.roles.add(syntax.tokens[phrase.head].lemma)
        if described.sense == "government":
            self._own["government"] = self._own[key]
        if "nom" in phrase.cases and "acc" not in phrase.cases:
            draft.name = span.of(self._text)
        return draft

    def _new(self, phrase: Phrase, span: Span, described: Description, *, plural: bool) -> Draft:
        kind: ActorType = "group" if plural and described.type == "person" else described.type
        forms = agreement(phrase.numbers, [], phrase.genders)
        return self._roster.new(Draft(kind, span.of(self._text), of=self._places.state_in(span), agreement=forms))

    def _goes_on(self, known: tuple[Draft, int], start: int, described: Description, *, plural: bool, bare: bool) -> bool:
        """Whether the same words mean the same actor again: several only near, a body or paper where no other came up since."""
        draft, last = known
        if plural or (bare and described.type == "document"):
            return start - last <= _REACH
        if bare and described.sense == "state":
            return False  # of several states that may be meant it is now this one, now that
        if not bare or described.type not in _LABELLED:
            return True
        return not any(other is not draft and other.type == described.type and other.lemmas for other in self._since(last, start))

    def _since(self, last: int, start: int) -> Iterator[Draft]:
        return (draft for place, draft, _ in reversed(self._roster.history[-200:]) if last < place < start)


def numbers_of(syntax: Syntax, phrase: Phrase) -> frozenset[str]:
    """The numbers of the phrase as a form of its head's likeliest lemma: `posłowie` are several, whatever else that may be."""
    head = syntax.tokens[phrase.head]
    own = {number for entry in head.analyses if entry.lemma == head.lemma for number in entry.numbers}
    return phrase.numbers & own or phrase.numbers


def fits(draft: Draft, described: Description, phrase: Phrase) -> bool:
    """Whether the phrase can be said of the actor."""
    same = draft.type == described.type or (draft.type in _BODIES and described.type in _BODIES)
    return same and ("sg" in phrase.numbers or draft.type == "group")


def _rules(draft: Draft) -> bool:
    """Whether the actor is an office of a state."""
    return draft.type == "office" and draft.of is not None and draft.of.type == "state"


def _cases_of_one(phrase: Phrase) -> frozenset[str]:
    """The cases that the phrase can be in when it is of one person: `aktorki` is of one in the genitive only."""
    return cases_in(phrase.agreement & _SINGULAR or phrase.agreement)


def _may_be_person(draft: Draft, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is a person, or two unknown words with capitals that only a title before them could tell to be one."""
    unknown = draft.known is None and draft.type == "organisation" and phrase.end - phrase.start == 2
    return draft.type == "person" or (unknown and all(token.capitalised for token in syntax.tokens[phrase.start : phrase.end]))


def _cases_of_name(syntax: Syntax, phrase: Phrase) -> frozenset[str]:
    """The cases of the phrase, and all that the form of a word in it may be which the dictionary does not know."""
    words = [token for token in syntax.tokens[phrase.start : phrase.end] if any(entry.guessed for entry in token.analyses)]
    return _cases_of_one(phrase).union(*(entry.cases for token in words for entry in token.analyses))


def _points(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether `ten` stands before the noun."""
    return phrase.head > phrase.start and syntax.tokens[phrase.start].lemma == "ten"


def _is_any(syntax: Syntax, phrase: Phrase) -> bool:
    """`jaki kraj`: no certain one; `z kraju i ze świata`: the readers' country, whatever the text is about."""
    following = syntax.tokens[phrase.end : phrase.end + 3]
    abroad = bool(following) and following[0].text in _AND and any(token.lemma in _ABROAD for token in following)
    return abroad or (phrase.start > 0 and syntax.tokens[phrase.start - 1].lemma in _ANY)

"""Sentences -> their noun phrases: modifiers, head, case by agreement, the preposition, what is coordinated with what.

A proper name that was found before is one atom, whatever stands inside it. A phrase grows while number, case and gender still
agree; a genitive after it begins a phrase of its own, which depends on it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from latopis.analyse.coordination import coordinated
from latopis.grammar import EVERY, bits, cases_in, genders_in, numbers_in
from latopis.model import Name, Phrase, Reading, Sentence, Span, Token
from latopis.sentence import agreement_as
from latopis.syntax import Syntax

if TYPE_CHECKING:
    from latopis.lexicon import Lexicon
    from latopis.model import Analysis

_NOUNS: Final = frozenset(("subst", "ger", "depr", "ppron3", "ppron12", "siebie"))
_PRONOUNS: Final = frozenset(("ppron3", "ppron12", "siebie"))
_MODIFIERS: Final = frozenset(("adj", "ppas", "pact"))
_CALLED: Final = frozenset(("voc",))
_QUANTITIES: Final = frozenset(("num",))
_SKIPPED: Final = frozenset(("adv", "part"))
_OPENING: Final = _NOUNS | _MODIFIERS | _QUANTITIES | {"prep", "brev", "dig"}
_POSSESSIVES: Final = frozenset(("jego", "jej", "ich"))  # after a preposition a pronoun would be `niego`, `niej`, `nich`
_QUOTES_OPEN: Final = frozenset(("„", '"', "«", "‚"))
_CLAUSE_WORDS: Final = frozenset(("który", "jaki", "kto", "co"))
_WOMAN: Final = frozenset(("f",))
_DECLINED: Final = ("ski", "cki")
"""Endings of names that always decline."""
_INDECLINABLE: Final = 6
"""From so many cases on a name does not decline."""
_MARKS: Final = frozenset('„“”"«»')
_NOMINATIVE: Final = bits(["nom"])
_GENITIVE: Final = bits(["gen"])
_ACCUSATIVE: Final = bits(["acc"])
_OF_SEVERAL: Final = _GENITIVE & bits(["pl"])
_COUNTED: Final = bits(["nom", "acc"])
_LONGEST: Final = 40
"""How many tokens a phrase may hold: more than any has, so that a table of numbers is not searched from each of them."""
_Atoms = dict[int, tuple[int, Name]]


class Bearers(NamedTuple):
    """Nouns that bear names: `labelled`, after which one need not be declined (`z agencją Reuters`); what people are called."""

    labelled: frozenset[str] = frozenset()
    callings: frozenset[str] = frozenset()


_NO_BEARERS: Final = Bearers()


def phrases(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with the noun phrases of every sentence."""
    names = [name for name in reading.names if name.kind == "name"]
    starts = [name.span.start for name in names]
    dates = [time.span for time in reading.times]
    found = []
    for sentence in reading.sentences:
        inside = names[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        nouns = Bearers(lexicon.labelled, lexicon.callings)
        grown = phrases_of(sentence, inside, dated=_dated(sentence, dates), nouns=nouns)
        whole = Sentence(sentence.span, sentence.tokens, sentence.paragraph, sentence.headline, grown, sentence.clauses)
        found.append(whole)
    return replace(reading, sentences=tuple(found), syntaxes=tuple([Syntax(sentence, lexicon.clauses) for sentence in found]))


def _dated(sentence: Sentence, dates: list[Span]) -> frozenset[int]:
    """The tokens of dates, which are no phrases; an adjective that dates its noun (`wtorkowe rozmowy`) stays in its phrase."""
    first = bisect_left(dates, (sentence.span.start, 0))
    last = bisect_left(dates, (sentence.span.end, 0))
    if first == last:
        return frozenset()
    starts = [token.span.start for token in sentence.tokens]
    return frozenset(
        index
        for date in dates[first:last]
        for index in range(bisect_left(starts, date.start), bisect_left(starts, date.end))
        if not (sentence.tokens[index].span == date and sentence.tokens[index].pos in _MODIFIERS)
    )


def phrases_of(
    sentence: Sentence, names: list[Name], *, dated: frozenset[int] = frozenset(), nouns: Bearers = _NO_BEARERS
) -> tuple[Phrase, ...]:
    """The phrases of an analysed sentence, in order; `names` are the proper names in it, `dated` the tokens of dates."""
    tokens, atoms = sentence.tokens, _atoms(sentence, names)
    closed = dated | {clause.verb for clause in sentence.clauses if clause.verb is not None}
    builder = _Builder(tokens, atoms, closed, nouns)
    found: list[Phrase] = []
    after = 0
    for index, token in enumerate(tokens):
        if index < after:
            continue
        if token.lower == "o" and index + 1 < len(tokens) and tokens[index + 1].lower == "ile":
            after = index + 2  # a conjunction of two words
            continue
        opens = token.pos in _OPENING or index in atoms or (token.pos == "adv" and _modifies(tokens, index))
        phrase = builder.phrase_at(index) if opens else None
        if phrase is not None:
            found.append(phrase)
            after = phrase.end
        elif index in atoms:
            after = atoms[index][0]
    return coordinated(sentence, _governed(tokens, found, nouns.labelled))


def _modifies(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether what the adverb can modify stands behind it: before one that modifies nothing no phrase begins."""
    return index + 1 < len(tokens) and tokens[index + 1].pos in _MODIFIERS


def _atoms(sentence: Sentence, names: list[Name]) -> _Atoms:
    if not names:
        return {}
    spans = [token.span for token in sentence.tokens]
    found: _Atoms = {}
    for name in names:
        start = bisect_left(spans, (name.span.start, 0))
        end = bisect_left(spans, (name.span.end, 0))
        if start < end and spans[start].start == name.span.start and spans[end - 1].end == name.span.end:
            found[start] = (end, name)
    return found


@dataclass(slots=True)
class _Builder:
    """Grows one phrase after another; `open` are the combinations that still agree, `closed` the tokens that belong to none."""

    tokens: tuple[Token, ...]
    atoms: _Atoms
    closed: frozenset[int] = frozenset()
    nouns: Bearers = _NO_BEARERS
    open: int = EVERY
    head: int | None = None
    named: bool = False
    governed: int = EVERY
    counted: bool = False

    def phrase_at(self, index: int) -> Phrase | None:
        """The phrase that begins at the token, with or without a preposition; None where there is none."""
        self._forget()
        start = index
        if index not in self.atoms and self.tokens[index].pos == "prep":
            start = index + 1
            if start < len(self.tokens) and self.tokens[start].text == "." and not self.tokens[start].spaced:
                start += 1  # the stop of `ds.`
            if start + 1 in self.atoms and self.tokens[start].text in _QUOTES_OPEN:
                start += 1  # `dla „Echa”`
            if start >= len(self.tokens):
                return None
            self.open = self.governed = _governed_by(self.tokens[index].analyses)
        end = start
        last = min(len(self.tokens), start + _LONGEST)
        while end < last and (following := self._grown(end, start)) is not None:
            end = following
        if self.head is None:
            self.head = self._adjective_head(start, end)
        if self.head is None:
            return None
        while end > self.head + 1 and self.tokens[end - 1].pos in _SKIPPED and not self.named:
            end -= 1
        return self._made(index, start, end)

    def _forget(self) -> None:
        self.open, self.governed, self.head, self.named, self.counted = EVERY, EVERY, None, False, False

    def _made(self, index: int, start: int, end: int) -> Phrase:
        assert self.head is not None
        open_, cases = self.open, cases_in(self.open)
        if self.counted and "gen" in cases and start == index:
            cases |= {"nom", "acc"}
        preposition = self.tokens[index].lemma if start > index else None
        return Phrase(
            start,
            end,
            self.head,
            cases,
            numbers_in(open_),
            genders_in(open_),
            preposition,
            index if start > index else None,
            agreement=open_,
        )

    def _grown(self, index: int, start: int) -> int | None:
        """The place after the next word where that still belongs to the phrase."""
        if index in self.closed:
            return None
        if index in self.atoms:
            return self._name(index)
        token = self.tokens[index]
        if index == start and self.open != EVERY and token.lower in _POSSESSIVES:
            return index + 1
        if token.kind == "number":
            self.counted = True
            return index + 1 if self.head is None else None
        if token.kind != "word":
            return self._abbreviation_stop(index)
        return None if token.lemma in _CLAUSE_WORDS else self._word(index, start)

    def _name(self, index: int) -> int | None:
        end, name = self.atoms[index]
        mask = self._mask_of_name(index, end, name)
        if self.head is not None and (self.named or not self._may_bear(self.tokens[self.head], name, mask)):
            return None
        if self.head is not None and cases_in(self.open & mask) <= _CALLED:
            return self._label(end, mask) if name.type != "person" else None
        if not self.open & mask:
            woman = name.type == "person" and name.genders == _WOMAN  # `senator Anna Kos`: her title need not decline
            self.open, mask = (self.governed & mask or mask, mask) if woman else (self.open, EVERY)
        self.open &= mask
        self.named = True
        if self.head is None:
            self.head = end - 1
        return end

    def _may_bear(self, head: Token, name: Name, mask: int) -> bool:
        """Whether the noun can stand in apposition to the name: `premier Estonii` is no state, `premier Kallas` is a person.

        A name that does not decline agrees with any noun: only one for such a bearer takes it (`agencja PAP`).
        """
        if head.pos not in ("subst", "ger"):
            return False
        person = any("m1" in entry.genders for entry in head.analyses if entry.pos == "subst") and not head.best.guessed
        if person or name.type in ("person", "group"):
            called = person or name.type == "group" or head.best.guessed or head.lemma in self.nouns.callings
            return called and name.type in ("person", "group")
        one = "sg" in numbers_in(self.open)  # `instytucje UE` are not the Union
        if name.type == "state":
            return one and head.lemma in self.nouns.labelled  # `państwo Izrael`, but not `rządu Izraela`
        return len(cases_in(mask)) < _INDECLINABLE or (one and head.lemma in self.nouns.labelled)

    def _label(self, end: int, mask: int) -> int | None:
        """A name in the nominative after a noun for what bears it stays as it is: `z agencją Reuters`."""
        assert self.head is not None
        if self.tokens[self.head].lemma not in self.nouns.labelled or not mask & _NOMINATIVE:
            return None
        self.named = True
        return end

    def _mask_of_name(self, index: int, end: int, name: Name) -> int:
        """What the words of a name can be: its own words in agreement, the first of them for an organisation."""
        words = name.lemma.split()
        mask = EVERY
        for place in range(index, end):
            plain = name.type != "group" and len(words) == end - index  # the base of a people's name is a plural
            word = words[place - index] if plain else None
            token_mask = self._mask_of_word(place, word)
            if token_mask and mask & token_mask:
                mask &= token_mask
            if name.register and word and word.casefold() != self.tokens[place].lower and name.numbers == {"sg"}:
                mask = mask & ~_NOMINATIVE or mask  # what is not its base form is no nominative
            if name.type in ("organisation", "document", "office") and place == index:
                break
        alone = end - index == 1
        unsure = alone and (self.tokens[index].text.isupper() or self.tokens[index].best.guessed)
        mask = mask & bits(name.numbers) & (EVERY if unsure else bits(name.genders)) or mask
        if name.type == "person" and name.genders == _WOMAN and not mask & bits(_WOMAN):
            return bits(_WOMAN) & bits(name.numbers)  # a woman's name that the dictionary has for a man: it does not decline
        bare = alone and name.type == "person" and self.open == EVERY and _stands_alone(self.tokens[index])
        return mask & _NOMINATIVE or mask if bare else mask

    def _mask_of_word(self, index: int, lemma: str | None) -> int:
        """What a word of a name can be, as a form of its base; a base that is another word to the dictionary is undeclined."""
        token = self.tokens[index]
        mask = 0
        base = lemma.casefold() if lemma is not None else ""
        sure = base != token.lower or base.endswith(_DECLINED)
        declined = [entry for entry in token.analyses if sure and entry.guessed and entry.lemma.casefold() == base]
        for entry in declined or token.analyses:  # a guess that leads to the base of the name is right
            nominal = (entry.pos in _NOUNS and (lemma is None or entry.pos != "depr")) or entry.pos in _MODIFIERS  # `Antony`
            if nominal and (lemma is None or entry.guessed or entry.pos != "subst" or entry.lemma.casefold() == lemma.casefold()):
                mask |= entry.agreement
        called = cases_in(mask) <= _CALLED  # nobody is called by name in the news: the name does not decline
        return mask if not called and (lemma != token.text or token.best.pos in _NOUNS) else 0

    def _abbreviation_stop(self, index: int) -> int | None:
        token = self.tokens[index]
        if token.text == "." and not token.spaced and index and self.tokens[index - 1].pos == "brev" and self.head == index - 1:
            return index + 1
        return None

    def _modifier_follows(self, index: int) -> bool:
        following = index + 1
        return (
            following < len(self.tokens)
            and self.tokens[index].pos == "adv"
            and self.tokens[following].pos in _MODIFIERS
            and bool(self._mask(following, _MODIFIERS) & self.open)
        )

    def _mask(self, index: int, classes: frozenset[str]) -> int:
        return agreement_as(self.tokens[index].analyses, classes)

    def _word(self, index: int, start: int) -> int | None:
        token, pos = self.tokens[index], self.tokens[index].pos
        if pos in _MODIFIERS:
            return self._agreeing(index, _MODIFIERS)
        if self.head is not None:
            return None
        if pos in _NOUNS:
            return self._noun(index, start)
        if pos in _QUANTITIES:
            self.counted = True
        elif pos == "brev" and not token.text.endswith("."):
            self.head = index
        elif pos not in _SKIPPED or not self._modifier_follows(index):
            return None
        return index + 1

    def _noun(self, index: int, start: int) -> int | None:
        """The head: what stands before it must agree, else the phrase before ends without it."""
        mask = self._mask(index, _PRONOUNS if self.tokens[index].pos in _PRONOUNS else _NOUNS)
        if not self.open & mask:
            counted = self.counted and mask & _OF_SEVERAL and self.governed & _ACCUSATIVE  # `na dziesięć lat`
            if index > start and (not counted or self.governed == EVERY):
                return None
            self.open, mask = (_ACCUSATIVE & bits(genders_in(mask)) if index > start else self.open), EVERY
        self.open &= mask
        self.head = index
        return index + 1

    def _agreeing(self, index: int, classes: frozenset[str]) -> int | None:
        mask = self._mask(index, classes)
        if self.head is None and self.counted:
            mask |= self.open
        after_head = self.head is not None and (self.named or self._heads_another(index))
        if not self.open & mask or after_head:
            return None
        self.open &= mask
        return index + 1

    def _heads_another(self, index: int) -> bool:
        """Whether the modifier after a head rather belongs to an agreeing noun behind it (`rząd | nowego premiera`)."""
        following = index + 1
        if following >= len(self.tokens) or self.tokens[following].pos not in _NOUNS:
            return False
        if following in self.atoms and len(cases_in(self._mask(following, _NOUNS))) >= _INDECLINABLE:
            return False
        after = self._mask(following, _NOUNS) & self._mask(index, _MODIFIERS)
        return bool(after & _GENITIVE) or (bool(after) and not self._mask(following, _NOUNS) & _GENITIVE)

    def _adjective_head(self, start: int, end: int) -> int | None:
        """A phrase without a noun: its last modifier stands for one (`ankietowanych`, `najważniejsi`)."""
        for index in range(end - 1, start - 1, -1):
            if self.tokens[index].pos in _MODIFIERS:
                return index
        return None


@lru_cache(maxsize=32_768)
def _governed_by(analyses: tuple[Analysis, ...]) -> int:
    """The combinations that stand after the preposition."""
    return bits({case for entry in analyses if entry.pos == "prep" for case in entry.cases})


def _governed(tokens: tuple[Token, ...], found: list[Phrase], labelled: frozenset[str]) -> list[Phrase]:
    """The phrases with the parent of each genitive that follows a noun directly."""
    done = found[:1]
    for index, (before, phrase) in enumerate(pairwise(found)):
        gap = phrase.first - before.end
        if gap == 0:
            attached = (
                phrase.preposition is None
                and "gen" in phrase.cases
                and tokens[before.head].pos not in _PRONOUNS
                and not _stands_alone(tokens[phrase.head])
                and not _unlikely_owner(tokens[before.head], tokens[phrase.head], phrase)
            )
        else:
            attached = gap == 1 and _quoted_name(tokens, before, labelled)
        done.append(phrase.with_ties(index, ()) if attached else phrase)
    return done


def _quoted_name(tokens: tuple[Token, ...], before: Phrase, labelled: frozenset[str]) -> bool:
    """`dziennika „Kurier”`: what stands between marks after a noun for it belongs to that noun."""
    return tokens[before.end].text in _MARKS and tokens[before.head].lemma in labelled


def _unlikely_owner(before: Token, head: Token, phrase: Phrase) -> bool:
    """An acronym before a name that may be a nominative has no genitive, nor a man an act (`żąda od rządu | przestrzegania`)."""
    acronym = before.text.isupper() and len(before.text) > 1 and "nom" in phrase.cases
    act = before.best.genders == {"m1"} and any(entry.pos == "ger" for entry in head.analyses)
    return acronym or act


def _stands_alone(token: Token) -> bool:
    """Whether an unknown name is likelier in the nominative: in a consonant it would have an ending in the genitive."""
    declined = any("gen" in entry.cases and entry.lemma != token.text for entry in token.analyses)
    return token.best.guessed and token.best.cases <= {"nom", "voc"} and not declined

"""How the base form of a name becomes a pattern, and which words of a text fit its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final, TypeAlias
from unicodedata import normalize

from latopis.frozen import frozen
from latopis.grammar import bits
from latopis.model import Analysis, Token
from latopis.sentence import agreement_as

Analyse: TypeAlias = Callable[[str], tuple[Analysis, ...]]

# The words of a base form, cut as the text's own tokens are cut.
PART: Final = re.compile(r"(?:[A-Z]\.){2,4}|[^\W\d_]\w*(?:[-‑'’`][^\W_]\w*)*|\d+(?:[.,:]\d+)*|[^\w\s]")
CACHE_LIMIT: Final = 200_000
"""Words of texts of which something is kept before the cache starts anew."""
_FOREIGN: Final = re.compile(r"[À-ÖØ-öø-ƿ](?<![ÓóĄąĆćĘęŁłŃńŚśŹźŻż])")
_UMLAUT: Final = "\N{COMBINING DIAERESIS}"
_NOUNS: Final = frozenset(("subst", "ger", "depr", "ign"))
_ADJECTIVES: Final = frozenset(("adj", "ppas", "pact"))
_NOMINATIVE: Final = bits(("nom",))
_OF_PEOPLE: Final = frozenset(("imię", "nazwisko", "patronimicum"))
_ADJECTIVAL: Final = ("ny", "wy", "ski", "cki", "na", "wa", "ska", "cka", "ne", "we", "skie", "ckie")
_PLURAL_ENDINGS: Final = frozenset("yie")


@frozen
class Part:
    """A word of a name; `bends`: it inflects; `strange`: the dictionary does not know it, so that its forms are guessed.

    `plural` and `single`: it names somebody only in that number.
    """

    form: str
    folded: str
    bases: frozenset[str]
    bends: bool
    acronym: bool
    plural: bool
    strange: bool
    single: bool


@dataclass(slots=True)
class Pattern:
    """A base form of an actor; what its parts match is worked out when its first part is first met.

    `exact` is the plural name of a people, whose other forms its singular stands for; `number` its place among all.
    """

    number: int
    key: str
    name: str
    forms: tuple[str, ...]
    person: bool
    exact: bool
    single: bool = False
    parts: tuple[Part, ...] = ()


class Patterns:
    """Makes patterns and tells what fits them; what it has worked out changes no answer."""

    def __init__(self, analyse: Analyse, guess: Analyse) -> None:
        """As `Register.build`."""
        self._analyse = analyse
        self._guess = guess
        self._guessed: dict[str, tuple[str, ...]] = {}

    def keys(self, pattern: Pattern) -> list[str]:
        """What the first word of the name may be looked up by."""
        return sorted(self._bases(pattern.forms[0], person=pattern.person, alone=len(pattern.forms) == 1))

    def seconds(self, pattern: Pattern) -> frozenset[str]:
        """What the second word of the name may be looked up by."""
        return self._bases(pattern.forms[1], person=pattern.person, alone=False)

    def keys_of_second(self, token: Token) -> dict[str, None]:
        """What a token may be looked up by as the second word of a name: whatever `fits` would compare."""
        return dict.fromkeys((*keys_of(token.text, token.analyses), fold(token.text), *self.guesses(token.text)))

    def fits(self, pattern: Pattern, tokens: Sequence[Token], at: int, *, shouting: bool) -> bool:
        """Whether the tokens from this one on are the name; `shouting`: the text is a headline in capitals."""
        if not pattern.parts:
            pattern.parts = self._parts(pattern)
        for place, part in enumerate(pattern.parts, start=at):
            fits = _part_fits(part, tokens[place], shouting=shouting)
            if not fits and not (part.strange and not part.bases.isdisjoint(self.guesses(tokens[place].text))):
                return False
        return True

    def guesses(self, form: str) -> tuple[str, ...]:
        """The folded base forms of a capitalised word, in both halves of a compound, as if the dictionary did not know it."""
        found = self._guessed.get(form)
        if found is None:
            if len(self._guessed) >= CACHE_LIMIT:
                self._guessed.clear()
            halves = [[fold(lemma) for lemma in self._readings(half)] for half in plain(form).split("-")[:2]]
            found = self._guessed[form] = tuple(dict.fromkeys("-".join(pair) for pair in product(*halves)))
        return found

    def _readings(self, half: str) -> list[str]:
        before, mark, name = half.rpartition("'") if half[:1].islower() else ("", "", half)  # d'Estainga
        if not name[:1].isupper():
            return []
        known = (*self._analyse(half), *self._guess(name))
        return [f"{before}{mark}{entry.lemma}" if entry.guessed else entry.lemma for entry in known]

    def _bases(self, form: str, *, person: bool, alone: bool) -> frozenset[str]:
        """The base forms that a token of this part may have; alone, a noun has no other than its own (Niemcy, not Niemiec)."""
        folded = form.casefold()
        if person or _is_acronym(form) or not form[:1].isalpha() or (alone and form[-1] not in _PLURAL_ENDINGS):
            return frozenset((folded,))
        known = [entry for entry in self._analyse(form) if "nom" in entry.cases and not entry.guessed]
        nouns = {fold(entry.lemma) for entry in known if entry.pos in _NOUNS}
        adjectives = {fold(entry.lemma) for entry in known if entry.pos in _ADJECTIVES and not alone}
        if alone and folded in nouns:
            nouns = set()
        return frozenset(nouns | adjectives | {folded})

    def _parts(self, pattern: Pattern) -> tuple[Part, ...]:
        alone = len(pattern.forms) == 1
        bending = [True] if pattern.person or alone else list(self._bending(pattern.forms))
        return tuple(
            Part(
                form=form,
                folded=form.casefold(),
                bases=self._bases(form, person=pattern.person, alone=alone),
                bends=(pattern.person or bending[place]) and not pattern.exact,
                acronym=_is_acronym(form),
                plural=alone and not (pattern.person or pattern.exact) and self._is_plural(form),
                single=alone and pattern.single and self._is_singular(form),
                strange=any(map(str.isupper, form)) and not _is_acronym(form) and self._is_strange(form, person=pattern.person),
            )
            for place, form in enumerate(pattern.forms)
        )

    def _is_strange(self, form: str, *, person: bool) -> bool:
        """Whether the dictionary does not know the base form, of a person as a name: so it cannot know its other forms."""
        nominal = (entry for entry in self._analyse(form) if entry.pos in _NOUNS or entry.pos in _ADJECTIVES)
        known = [entry for entry in nominal if "nom" in entry.cases and not entry.guessed]
        if person:
            known = [entry for entry in known if entry.labels & _OF_PEOPLE and fold(entry.lemma) == fold(form)]
        return "-" in form or not known

    def _is_singular(self, form: str) -> bool:
        """Whether a place is named in the singular, of which nobody speaks in the plural (New is no form of Newa)."""
        return any(
            "sg" in entry.numbers and fold(entry.lemma) == fold(form) for entry in self._analyse(form) if not entry.guessed
        )

    def _is_plural(self, form: str) -> bool:
        """Whether a name of one word is the plural of a common noun (Demokraci), which the singular does not name."""
        if form[-1] not in _PLURAL_ENDINGS:
            return False
        nouns = [entry for entry in self._analyse(form) if "nom" in entry.cases and entry.pos in _NOUNS and not entry.guessed]
        return bool(nouns) and all("sg" not in entry.numbers and fold(entry.lemma) != form.casefold() for entry in nouns)

    def _bending(self, forms: Sequence[str]) -> Iterator[bool]:
        """Whether each part of an organisation's or a place's name inflects: up to the head, and what agrees with it after it."""
        entries = [tuple([entry for entry in self._analyse(form) if entry.guessed or "nom" in entry.cases]) for form in forms]
        head = self._head(entries)
        agreement = agreement_as(entries[head], _NOUNS) & _NOMINATIVE
        closed = joined = False
        for place, form in enumerate(forms):
            if place <= head:
                yield True
            elif closed or form == "i":
                joined = not closed
                yield False
            else:
                foreign = joined or any(entry.guessed for entry in entries[place])
                fitting = agreement_as(entries[place], _NOUNS if foreign else _ADJECTIVES) & (
                    _NOMINATIVE if foreign else agreement
                )
                closed, joined = not fitting, False
                yield not closed

    @staticmethod
    def _head(entries: Sequence[tuple[Analysis, ...]]) -> int:
        """The first noun that is no adjective of what comes after it."""
        head, after = 0, 0
        for place in reversed(range(len(entries))):
            noun = agreement_as(entries[place], _NOUNS) & _NOMINATIVE
            former = any(entry.lemma.endswith(_ADJECTIVAL) for entry in entries[place])  # an adjective become a noun: naczelny
            leads = after if noun and former else agreement_as(entries[place], _ADJECTIVES) & after
            if noun and not leads:
                head = place
            after = noun | leads
        return head


def _part_fits(part: Part, token: Token, *, shouting: bool) -> bool:
    if part.acronym:
        return _acronym_fits(part.form, token, shouting=shouting)
    if not token.capitalised and part.form[:1].isupper():
        return False
    if part.plural or (part.single and part.folded != fold(token.text)):
        barred = "sg" if part.plural else "pl"
        return any(entry.numbers != {barred} and fold(entry.lemma) in part.bases for entry in token.analyses)
    return part.folded == fold(token.text) or (part.bends and not part.bases.isdisjoint(keys_of(token.text, token.analyses)))


def _acronym_fits(acronym: str, token: Token, *, shouting: bool) -> bool:
    """An acronym keeps its letters; in a headline of capitals a short word may be anything."""
    form = plain(token.text)
    if form == acronym:
        return not (shouting and len(acronym) < 3)
    front, _, ending = form.partition("-")
    if front == acronym and ending.islower() and len(ending) < 5 and "sk" not in ending:
        return True
    declined = len(form) >= len(acronym) and any(entry.lemma == acronym for entry in token.analyses)  # no `AP` of an APA
    return declined and sum(map(str.isupper, form)) > 1


def _is_acronym(form: str) -> bool:
    letters = [character for character in form if character.isalpha()]
    return len(form) > 1 and sum(map(str.isupper, letters)) * 2 > len(letters)


def shouts(tokens: Sequence[Token]) -> bool:
    """Whether the text is a headline in capitals."""
    if sum([token.text.isupper() for token in tokens]) < 2:
        return False  # as in most sentences
    long_words = [token.text for token in tokens if token.kind == "word" and len(token.text) > 3]
    return len(long_words) > 2 and sum(map(str.isupper, long_words)) * 2 > len(long_words)


@lru_cache(maxsize=32_768)
def keys_of(text: str, analyses: tuple[Analysis, ...]) -> tuple[str, ...]:
    """What a token may be looked up by: its lemmas, the likeliest first, and its form; nothing for a mark of several signs."""
    if len(text) > 1 and not any(map(str.isalnum, text)):
        return ()
    lemmas = [fold(entry.lemma) for entry in analyses if entry.lemma]
    front, _, ending = text.partition("-")
    suffixed = (fold(front),) if ending.islower() and len(ending) < 5 else ()
    return tuple(dict.fromkeys((*lemmas, fold(text), *suffixed)))


def spellings(name: str) -> tuple[str, ...]:
    """The name, and how it is written without letters that Polish has not: `Sao Paulo`, `Duesseldorf`.

    >>> spellings("Düsseldorf"), spellings("Łódź")
    (('Düsseldorf', 'Dusseldorf', 'Duesseldorf'), ('Łódź',))
    """
    if name.isascii() or not _FOREIGN.search(name):
        return (name,)
    bare = _FOREIGN.sub(lambda found: normalize("NFD", found[0])[0], name)
    return tuple(dict.fromkeys((name, bare, _FOREIGN.sub(_in_two, name))))


def _in_two(found: re.Match[str]) -> str:
    """A letter as Germans write it without its mark."""
    bare = normalize("NFD", found[0])
    return bare[0] + "e" if bare[1:] == _UMLAUT else bare[0]


def plain(form: str) -> str:
    """The form with plain apostrophes and hyphens."""
    return form if form.isalpha() else form.replace("’", "'").replace("‑", "-").replace("`", "'")


@lru_cache(maxsize=32_768)
def fold(form: str) -> str:
    """The plain form without capitals."""
    return plain(form).casefold()

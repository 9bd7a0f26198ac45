"""Names and words in any form, for the chronicle: what the register and the dictionary know."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from latopis.chronicle.words import words_in
from latopis.model import Document
from latopis.pipeline import default_lexicon, forms_of, reading_until, register_of
from latopis.register import KnownActor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from latopis.lexicon import Lexicon
    from latopis.model import ActorType, Reading, Record, Token
    from latopis.register import Register

_TELLING: Final = frozenset({"subst", "ger", "fin", "praet", "inf", "imps", "impt", "pact", "ppas", "bedzie"})
_LONG: Final = 4


class LexiconNaming:
    """The lexicon, loaded when it is first asked."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        """With the usual lexicon unless another is given."""
        self._given = lexicon

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon."""
        return self._given or default_lexicon()

    def keys(self, name: str) -> list[str]:
        """The keys in the register of those whom the name, in any case, may mean."""
        tokens = self._tokens(name)
        return _named(self.lexicon.register, tokens) or _named(self.lexicon.register, self._tokens(_titled(name)))

    def same(self, name: str, candidates: Sequence[tuple[str, ActorType]]) -> list[int]:
        """The places of those candidates of whose name this is a form."""
        register = register_of(KnownActor(str(place), kind, "", known) for place, (known, kind) in enumerate(candidates))
        return [int(key) for key in _named(register, self._tokens(name)) or _named(register, self._tokens(_titled(name)))]

    def lemmas(self, word: str) -> set[str]:
        """The base forms that the word may have."""
        return {form.lemma for form in (*forms_of(word), *forms_of(word.capitalize()))} | {word}

    def terms(self, text: str) -> set[str]:
        """The base forms of the nouns and verbs of the text."""
        return {token.lemma for token in self._tokens(text) if token.pos in _TELLING and len(token.lemma) >= _LONG}

    def _tokens(self, name: str) -> list[Token]:
        reading = reading_until(Document(name), "morphology", self.lexicon)
        return [token for sentence in reading.sentences for token in sentence.tokens]


def words_of(record: Record, reading: Reading) -> frozenset[str]:
    """The words by which an article is found, folded: as they stand, their base forms, and those of the names in it.

    >>> from latopis.pipeline import read_through
    >>> sorted(words_of(*read_through(Document("Przyznał Łukaszence rację."))))
    ['alaksandr', 'lukaszence', 'lukaszenka', 'lukaszenko', 'przyznac', 'przyznal', 'racja', 'racje']
    """
    found: set[str] = set(words_in(record.document.title or ""))
    for text in {text for sentence in reading.sentences for token in sentence.tokens for text in (token.text, token.lemma)}:
        found.update(words_in(text))
    for text in _lemmas_of_names(record):
        found.update(words_in(text))
    return frozenset(found)


def _lemmas_of_names(record: Record) -> Iterator[str]:
    for actor in record.actors:
        if actor.mentions:
            yield actor.name
        yield from (mention.lemma for mention in actor.mentions if mention.lemma)


def _named(register: Register, tokens: Sequence[Token]) -> list[str]:
    """The keys of those whom all of the tokens name together."""
    match = next(iter(register.matches(tokens)), None) if tokens else None
    return list(match.keys) if match and (match.start, match.end) == (0, len(tokens)) else []


def _titled(name: str) -> str:
    """The name with capitals: people search in small letters."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())

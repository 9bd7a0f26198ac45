"""The stages in order, and the reading of one document through them; the only module that knows every stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from latopis import __version__
from latopis import lexicon as lexicons
from latopis.analyse.clauses import clauses
from latopis.analyse.guess import guesses
from latopis.analyse.morphology import dictionary, morphology
from latopis.analyse.phrases import phrases
from latopis.analyse.sentences import sentences
from latopis.analyse.tokens import tokens
from latopis.lexicon import Lexicon
from latopis.model import Analysis, Document, Reading, Record
from latopis.read.actors import actors
from latopis.read.assembly import record_of
from latopis.read.events import events
from latopis.read.links import links
from latopis.read.names import names
from latopis.read.polls import polls
from latopis.read.relations import relations
from latopis.read.statements import statements
from latopis.read.times import times

Stage = Callable[[Reading, Lexicon], Reading]

STAGES: Final[tuple[Stage, ...]] = (
    tokens,
    sentences,
    morphology,
    clauses,
    times,
    names,
    phrases,
    actors,
    statements,
    events,
    relations,
    polls,
    links,
)


def read(document: Document, lexicon: Lexicon | None = None) -> Record:
    """The record of the document; a fault of the document becomes a Problem in it, never an exception.

    >>> record = read(Document("Rzecznik powiedział, że rozmowy trwają.", published="2023-07"))
    >>> [entry.made_by for entry in record.entries]
    ['pl/saying:powiedzieć/że']
    """
    known = lexicon or default_lexicon()
    return record_of(reading_until(document, STAGES[-1].__name__, known), __version__, confidence=known.confidence)


def reading_until(document: Document, stage: str, lexicon: Lexicon | None = None) -> Reading:
    """The reading after the stage of that name; `ValueError` for a name that no stage has."""
    names = [step.__name__ for step in STAGES]
    reading, known = Reading(document), lexicon or default_lexicon()
    for step in STAGES[: names.index(stage) + 1]:
        reading = step(reading, known)
    return reading


@cache
def default_lexicon(language: str = "pl") -> Lexicon:
    """The lexicon of the language with the register that comes with the package."""
    return lexicons.load(language, _analyse, guesses)


def _analyse(word: str) -> tuple[Analysis, ...]:
    return dictionary().word(word)

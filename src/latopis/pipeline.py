"""The stages in order, and the reading of one document through them; the only module that knows every stage."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from latopis import __version__
from latopis import lexicon as lexicons
from latopis.analyse.clauses import clauses
from latopis.analyse.guess import guesses
from latopis.analyse.morphology import dictionary, morphology
from latopis.analyse.nominative import nominative
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
from latopis.register import KnownActor, Register

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

_OBJECTS: Final = 20_000
"""New objects after which the collector looks for cycles: those of a few articles."""


def read(document: Document, lexicon: Lexicon | None = None) -> Record:
    """The record of the document; a fault of the document becomes a Problem in it, never an exception.

    >>> record = read(Document("Rzecznik powiedział, że rozmowy trwają.", published="2023-07"))
    >>> [entry.made_by for entry in record.entries]
    ['pl/saying:powiedzieć/że']
    """
    return read_through(document, lexicon)[0]


def read_through(document: Document, lexicon: Lexicon | None = None) -> tuple[Record, Reading]:
    """The record of the document, and the reading from which it was made."""
    known = lexicon or default_lexicon()
    reading = reading_until(document, STAGES[-1].__name__, known)
    return record_of(reading, __version__, confidence=known.confidence, inflect=nominative), reading


def reading_until(document: Document, stage: str, lexicon: Lexicon | None = None) -> Reading:
    """The reading after the stage of that name; `ValueError` for a name that no stage has."""
    names = [step.__name__ for step in STAGES]
    reading, known = Reading(document), lexicon or default_lexicon()
    for step in STAGES[: names.index(stage) + 1]:
        reading = step(reading, known)
    return reading


def default_lexicon(language: str = "pl", *, registers: Iterable[str | Path] = ()) -> Lexicon:
    """The lexicon of the language with the register that comes with the package, and the actors of the user's files in it.

    Files are TOML, CSV or entities of FollowTheMoney (`docs/how-to.md`); an actor of a later one takes the place of one with
    the same key. They are read again when they have changed.

    Raises:
        RegisterError: a file cannot be read as a register; the message names file and line.

    >>> import tempfile, pathlib
    >>> mine = pathlib.Path(tempfile.mkdtemp(), "mine.csv")
    >>> _ = mine.write_text("type,name,of\\norganisation,Fabryka Wega,polska\\n", encoding="utf-8")
    >>> default_lexicon(registers=[mine]).register["fabryka-wega"].of
    'polska'
    """
    several = [registers] if isinstance(registers, str | Path) else registers
    paths = tuple(_stamped(Path(path)) for path in several)
    return _widened(language, paths) if paths else lexicons.load(language, _analyse, guesses)


def settle() -> None:
    """Let the collector of cycles pass over all that is loaded, which stays, and look less often for new ones: reading makes few.

    That takes a tenth of the time of reading otherwise. It is for a program that does nothing else.
    """
    gc.freeze()
    gc.set_threshold(_OBJECTS)


class _Stamp(NamedTuple):
    """A file as it stands: another size or time is another register."""

    path: Path
    size: int
    changed: int


def _stamped(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return _Stamp(path, 0, 0)  # reading it says what is wrong
    return _Stamp(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=2)
def _widened(language: str, stamps: tuple[_Stamp, ...]) -> Lexicon:
    from latopis.load.registers import known_actors  # noqa: PLC0415  few readings have registers of their own

    lexicon = lexicons.load(language, _analyse, guesses)
    register = lexicon.register
    with _without_collection():
        own = known_actors((stamp.path for stamp in stamps), (register[key] for key in register))
        return replace(lexicon, register=register.with_actors(own))


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for cycles meanwhile: hundreds of thousands of values that have none are built, in half the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def forms_of(word: str) -> tuple[Analysis, ...]:
    """What the word may be, standing alone: as the dictionary has it, or as its letters let one guess.

    >>> sorted({form.lemma for form in forms_of("współpracy")})
    ['współpraca']
    """
    known = _analyse(word)
    return known if known and known[0].pos != "ign" else (*known, *guesses(word))


def register_of(actors: Iterable[KnownActor]) -> Register:
    """A register of these actors that knows the forms of their names."""
    return Register.build(actors, _analyse, guesses)


def _analyse(word: str) -> tuple[Analysis, ...]:
    return dictionary().word(word)

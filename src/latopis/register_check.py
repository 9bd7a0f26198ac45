"""What is wrong, or looks wrong, with the register: that of the package and the user's own, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from latopis.analyse.guess import guesses
from latopis.analyse.morphology import dictionary
from latopis.frozen import frozen
from latopis.lexicon.countries import states_by_country
from latopis.lexicon.tables import names_in
from latopis.lexicon.world import load_world
from latopis.load.registers import register_file, stray
from latopis.model import Document, Span
from latopis.pipeline import reading_until
from latopis.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from latopis.load.registers.checked import RegisterFile
    from latopis.register import KnownActor

Sort: TypeAlias = Literal["entry", "key", "name", "same name", "replaced", "common word", "gender"]
Named: TypeAlias = "dict[tuple[str, str], list[str]]"

# A name stands among small letters: a line of capitals only is read as a headline, in which letters tell less.
_BEFORE: Final = "Wczoraj "
_AFTER: Final = " ogłosiło kilka nowych decyzji w tej sprawie."
_SHOWN: Final = 5


@frozen
class Finding:
    """A line of a register's report; an error is what would never work, a warning what may be meant."""

    where: str
    level: Literal["error", "warning"]
    sort: Sort
    message: str

    def __str__(self) -> str:
        """The line for people and editors: `path:line: level: message`."""
        return f"{self.where}: {self.level}: {self.message}"


@dataclass(frozen=True, slots=True)
class Checked:
    """The files that were checked together, and what was found in them, in the order of the files."""

    files: tuple[RegisterFile, ...]
    findings: tuple[Finding, ...]


def check(paths: Iterable[str | Path] = ()) -> Checked:
    """What is wrong with the files, beside the register of the package; without a file, with that register itself.

    Raises:
        RegisterError: a file cannot be read at all.
    """
    states = states_by_country(load_world())
    world = [register_file(path, states=states) for path in _world()]
    own = [register_file(path, states=states) for path in paths]
    chosen = own or world
    known = {actor.key: actor for file in (*world, *own) for actor in file.actors}
    named = _by_name(known.values())
    found: list[Finding] = []
    before: dict[str, str] = {actor.key: file.path for file in (world if own else ()) for actor in file.actors}
    for file in chosen:
        found += _in_file(file, known, named, before, strict=not own)
        before |= dict.fromkeys(file.lines, file.path)
    return Checked(tuple(chosen), tuple(found))


def _world() -> list[Path]:
    """The files of the package's own register, as short as they can be named from here."""
    paths = [Path(str(files("latopis").joinpath("data", *name.split("/")))) for name in names_in("world", ".tsv")]
    here = Path.cwd()
    return [path.relative_to(here) if path.is_relative_to(here) else path for path in paths]


def _by_name(actors: Iterable[KnownActor]) -> Named:
    """The keys of the actors by type and name."""
    found: Named = {}
    for actor in actors:
        for name in dict.fromkeys(actor.names):
            found.setdefault((actor.type, name), []).append(actor.key)
    return found


def _in_file(
    file: RegisterFile, known: Mapping[str, KnownActor], named: Named, before: Mapping[str, str], *, strict: bool
) -> Iterator[Finding]:
    """What is found in one file, line by line; `strict` where a key that came in another file is an error."""
    found = [(line, Finding(file.place(line), "error", "entry", message)) for line, message in file.faults]
    for actor in file.actors:
        line = file.lines[actor.key]
        where = file.place(line)
        if actor.key in before:
            message = f"{actor.name!r} takes the place of the actor with the key {actor.key!r} of {before[actor.key]}"
            found.append((line, Finding(where, "error" if strict else "warning", "replaced", message)))
        found += ((line, finding) for finding in _about(actor, where, known, named))
    yield from (finding for _, finding in sorted(found, key=lambda pair: pair[0]))


def _about(actor: KnownActor, where: str, known: Mapping[str, KnownActor], named: Named) -> Iterator[Finding]:
    for key in (actor.of, actor.capital):
        if key and key not in known:
            yield Finding(where, "error", "key", stray(actor, key))
    for name in unfindable(actor):
        yield Finding(where, "error", "name", f"{name!r} is never found, as it is no name in its base form; write another")
    for name in dict.fromkeys(actor.names):
        others = [key for key in named.get((actor.type, name), []) if key != actor.key]
        if others:
            more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
            message = f"{name!r} is a name of {', '.join([actor.key, *others[:_SHOWN]])}{more}; alone it may mean none of them"
            yield Finding(where, "warning", "same name", message)
    for name in filter(_is_common, actor.aliases):
        yield Finding(where, "warning", "common word", f"{name!r} is a common word too, with which a sentence may begin")
    if actor.type == "person" and not actor.gender:
        yield Finding(where, "warning", "gender", f"{actor.name!r} has no gender; m1 or f tells who `he` and `she` are")


def unfindable(actor: KnownActor) -> list[str]:
    """The names that the register would never find in a text, not even in their base form.

    >>> from latopis.register import KnownActor
    >>> unfindable(KnownActor("wega", "organisation", "company", "Wega", ("Zakłady Wega", "...")))
    ['...']
    """
    register = Register.build([actor], dictionary().word, guesses)
    return [name for name in dict.fromkeys(actor.names) if not _is_found(name, register)]


def _is_found(name: str, register: Register) -> bool:
    span = Span(len(_BEFORE), len(_BEFORE) + len(name))
    for sentence in reading_until(Document(f"{_BEFORE}{name}{_AFTER}"), "morphology").sentences:
        for match in register.matches(sentence.tokens):
            if sentence.span_of(match.start, match.end).covers(span):
                return True
    return False


def _is_common(name: str) -> bool:
    """Whether the name is a word that the dictionary knows, in small letters, as no name."""
    if not name.isalpha() or name.isupper() or name.islower():
        return False
    return any(not entry.guessed and not entry.labels for entry in dictionary().word(name.lower()))


def errors_in(findings: Sequence[Finding]) -> int:
    """How many of the findings are errors."""
    return sum(finding.level == "error" for finding in findings)
